"""What a reader copies from a paper is what stands there."""

import pytest

from record.pdf.letters import printable


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("7\u0301 ton", "7□ ton"),
        ("7\u200d\u200e ton", "7 ton"),
        ("3%\ufe0f", "3%"),
        ("–\u0301", "–□"),
        ("A\u20e3", "A□"),
        ("ꦲ\u08de", "ꦲ□"),
        ("ب\u08de ب\u064b", "ب\u08de ب\u064b"),
        ("Ame\u0301lie", "Ame\u0301lie"),
        ("1\ufe0f\u20e3 2\u20e3", "1\ufe0f\u20e3 2\u20e3"),
        ("👩\u200d👧 ❤\ufe0f", "👩\u200d👧 ❤\ufe0f"),
        ("中\u059b", "□□"),
        ("ن\u200cم", "ن\u200cم"),
    ],
)
def test_nothing_unseen_stands_on_a_figure(typed: str, shown: str) -> None:
    """A file names each sign once: what stands on the first 7 would be copied with every other;
    and one font must hold what is drawn as one, else there is no paper at all."""
    assert printable(typed) == shown
