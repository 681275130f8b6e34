"""Names as people type them."""

import pytest

from rules.names import NAME_GRAPHEMES_MAX, SHOWN_SIGNS_MAX, name_line, shown_name
from rules.refusals import Refusal


def test_a_name_becomes_one_line_and_hides_identity_numbers() -> None:
    """Line breaks and runs of blanks are one space; sixteen digits never stand in an attendance list."""
    assert name_line("  Kepala\n Bidang,  Nama ") == "Kepala Bidang, Nama"
    assert "3517" not in name_line("Nama 3517000000000000")


@pytest.mark.parametrize(("raw", "key"), [("\u200b", "teks_kosong"), ("x" * (NAME_GRAPHEMES_MAX + 1), "teks_panjang")])
def test_no_name_and_an_endless_name_are_refused(raw: str, key: str) -> None:
    """Nothing is cut in silence."""
    with pytest.raises(Refusal) as refused:
        name_line(raw)
    assert refused.value.key == key


def test_a_name_that_telegram_gave_is_fit_to_be_shown() -> None:
    """Turned writing, marks in heaps, endless lines and nothing visible; a family stays whole."""
    assert shown_name("Ali\u202egnorw\nBudi") == "Alignorw Budi"
    assert len(shown_name("a\u0301\u0301\u0301\u0301\u0301\u0301 " * 200)) <= 64 * SHOWN_SIGNS_MAX
    assert shown_name("\u200b\u3164") == "–"
    assert shown_name("Keluarga 👨‍👩‍👧") == "Keluarga 👨‍👩‍👧"
