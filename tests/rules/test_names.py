"""Names as people type them."""

import pytest

from rules.names import NAME_GRAPHEMES_MAX, name_line
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
