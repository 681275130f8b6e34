"""Sentences and printed figures of a result."""

from typing import Any

import pytest

from record import sentences
from record.record import Record
from rules.questions import Base
from rules.tallies import Tally


def counted(asked: Any) -> Tally:
    assert asked.tally is not None
    return asked.tally


def test_the_sentence_of_a_single_choice_names_turnout_and_the_largest_option(sample: Record) -> None:
    """The words of record.md 3 D, with the figures of JP1."""
    jp1 = sample.question("JP1")
    assert sentences.sentence(jp1, counted(jp1)) == (
        "Dari 49 peserta, 46 orang menjawab dan 3 orang tidak menjawab. Pilihan terbanyak: Pemutakhiran data sasaran, "
        "20 jawaban (43,5 persen dari jawaban sah)."
    )


def test_the_sentence_of_organisations_approving_is_the_one_of_the_minutes(sample: Record) -> None:
    """`kalimat` of meeting.md 14: present, voting, agreeing, disagreeing, abstaining, silent."""
    jp6 = sample.question("JP6")
    assert sentences.sentence(jp6, counted(jp6)) == (
        "Dari 40 instansi yang hadir, 38 instansi memberikan suara: 34 instansi setuju, 1 instansi tidak setuju, dan "
        "3 instansi abstain; 2 instansi tidak memberikan suara."
    )


@pytest.mark.parametrize(
    ("counts", "line", "ending"),
    [
        ([18, 18, 5], "Seri: A dan B, masing-masing 18 jawaban", "masing-masing 18 jawaban (43,9 persen)."),
        ([2, 2, 2], "Seri: A, B, dan C, masing-masing 2 jawaban", "masing-masing 2 jawaban (33,3 persen)."),
        ([0, 0, 0], "", "Tidak ada jawaban."),
        ([0, 5, 1], "", "Pilihan terbanyak: Dua, 5 jawaban (83,3 persen dari jawaban sah)."),
    ],
)
def test_b38_a_tie_is_said_and_nobody_wins_it(making: Any, counts: list[int], line: str, ending: str) -> None:
    """Equal options stand equal; where nothing was answered, that is what is said."""
    asked = making.simple(["Satu", "Dua", "Tiga"], counts)
    assert sentences.tie_line(asked.question, counted(asked)) == line
    assert sentences.sentence(asked, counted(asked)).endswith(ending)


@pytest.mark.parametrize(
    ("counts", "note"),
    [([1, 1, 1], "99,9"), ([4, 1, 1], "99,9"), ([10, 10, 2], "99,9"), ([2, 1], None), ([6, 1], None)],
)
def test_b29_the_rounding_note_stands_where_the_shares_fall_short(
    making: Any, counts: list[int], note: str | None
) -> None:
    """The reader is told why the column does not add up to 100."""
    asked = making.simple([f"Pilihan {n}" for n in counts], counts)
    wanted = f"Jumlah persentase {note} karena pembulatan."
    assert (wanted in sentences.notes(asked, counted(asked))) is (note is not None)


def test_the_notes_of_jp1_name_base_and_help(sample: Record) -> None:
    """Base in words with its number, then the answers that officials entered."""
    jp1 = sample.question("JP1")
    assert sentences.notes(jp1, counted(jp1)) == (
        "Dasar persentase: 46 jawaban sah.",
        "Di antaranya 2 dibantu petugas.",
    )


def test_another_base_is_named_as_such(making: Any) -> None:
    """A share of those entitled is never called a share of the answers."""
    asked = making.simple(["Satu", "Dua"], [6, 1], base=Base.ENTITLED)
    assert sentences.base_note(asked.question, counted(asked)) == "Dasar persentase: 10 yang berhak."
    assert sentences.sentence(asked, counted(asked)).endswith("(60,0 persen dari yang berhak).")
