"""What an erratum is about, and when its words tell of a person."""

import pytest

from rules.amendments import Target
from rules.errata import is_personal, kept_about, target_of
from rules.names import spellings

KNOWN = {"D03": Target.POINT, "K1": Target.OUTCOME, "JP1": Target.QUESTION}


@pytest.mark.parametrize(
    ("about", "target"),
    [
        ("D03", Target.POINT),
        ("k1, baris dua", Target.OUTCOME),
        ("daftar hadir nomor 4", Target.ATTENDANCE),
        ("Kehadiran Dinas", Target.ATTENDANCE),
        ("nama pada daftar hadir", Target.NAME),
        ("Jabatan narasumber", Target.NAME),
        ("halaman 2", Target.GENERAL),
        ("hadirin sekalian", Target.GENERAL),
        ("", Target.GENERAL),
    ],
)
def test_a_code_in_front_or_else_the_words_say_what_it_is_about(about: str, target: Target) -> None:
    """Whole words only; what the meeting has no code for is a text."""
    assert target_of(about, KNOWN) is target


def test_it_tells_of_a_person_by_its_kind_or_by_a_name_in_it() -> None:
    """However the name is spelt in capitals, signs and blanks; a part of a word is no name."""
    names = spellings("Kepala Bidang, Siti  Aminah", "p12", "Ed")
    assert names == {"kepala bidang siti aminah", "siti aminah"}
    assert is_personal("name", ["x"], names)
    assert is_personal("general", ["2023", "oleh SITI-AMINAH."], names)
    assert not is_personal("general", ["2023", "Siti Aminahwati", "Ed"], names)


def test_only_a_bare_code_stays_of_what_it_was_about() -> None:
    """Anything beside it may be a name."""
    assert kept_about("outcome", "K1") == "K1"
    assert kept_about("outcome", "K1 oleh Budi") == ""
    assert kept_about("name", "Budi") == ""
