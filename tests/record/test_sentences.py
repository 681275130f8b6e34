"""Sentences and printed figures of a result."""

from dataclasses import replace
from typing import Any

import pytest

from record import sentences
from record.record import Record
from rules.questions import Base
from rules.settings import Settings
from rules.tallies import Tally
from tests.record.kinds import HALF, TWO_THIRDS, approval, eventful, withheld

ZONE = "Asia/Makassar"


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
    assert (wanted in sentences.notes(asked, counted(asked), ZONE)) is (note is not None)


def test_the_notes_of_jp1_name_base_and_help(sample: Record) -> None:
    """Base in words with its number, then the answers that officials entered."""
    jp1 = sample.question("JP1")
    assert sentences.notes(jp1, counted(jp1), ZONE) == (
        "Dasar persentase: 46 jawaban sah.",
        "Di antaranya 2 dibantu petugas.",
    )


def test_another_base_is_named_as_such(making: Any) -> None:
    """A share of those entitled is never called a share of the answers."""
    asked = making.simple(["Satu", "Dua"], [6, 1], base=Base.ENTITLED)
    assert sentences.base_note(asked.question, counted(asked)) == "Dasar persentase: 10 yang berhak."
    assert sentences.sentence(asked, counted(asked)).endswith("(60,0 persen dari yang berhak).")


def test_a_question_says_when_its_quorum_was_counted_and_what_was_corrected(making: Any) -> None:
    """Both counts of the quorum with rule and time, in the zone of the meeting; then verdict, correction, the round
    before, the erratum."""
    _, vote = eventful(making)
    quorum = "Kuorum tercapai: hadir 40 dari 42, diperlukan 21 (paling sedikit 1/2)."
    assert sentences.notes(vote, counted(vote), ZONE) == (
        "Dasar persentase: 38 instansi yang memberikan suara.",
        "Ambang paling sedikit 2/3 dari setuju + tidak setuju: tercapai (34 dari 35).",
        f"{quorum} Dihitung saat dibuka pukul 12.15 WITA.",
        f"{quorum} Dihitung saat ditutup pukul 12.17 WITA.",
        'Koreksi redaksi 1, pukul 12.15 WITA: "Stujukah?" menjadi "Setujukah?".',
        "Putaran 2 dari JP7.",
        "JP7 (putaran 1): Setuju 50,0%, 20 instansi; Tidak setuju 45,0%, 18 instansi; Abstain 5,0%, 2 instansi.",
        'Ralat ke-2: "34 instansi" dibaca "35 instansi". Alasan: Salah hitung.',
    )


def test_the_first_round_of_a_withheld_result_stays_withheld(making: Any) -> None:
    """A second round compares itself with what may be shown, and with nothing else."""
    asked = replace(making.simple(["Ya", "Tidak"], [3, 2], round=2), first=withheld(making))
    assert sentences.history(asked, ZONE) == ["Putaran 2 dari JP9."]


def test_a_question_says_its_rules(making: Any, sample: Record) -> None:
    """Limits, weights, who answers, constituencies by name, quorum and threshold; nothing where nothing is set."""
    assert sentences.rules_words(sample.question("JP1").question, []) == []
    assert sentences.rules_words(sample.question("JP2").question, ["Swasta"]) == [
        "Paling sedikit 1 dan paling banyak 3 pilihan",
        "Hanya untuk unsur: Swasta",
    ]
    assert sentences.rules_words(sample.question("JP5").question, []) == ["Paling banyak 200 karakter"]
    weighted = Settings(is_weighted=True, quorum=HALF, threshold=TWO_THIRDS)
    vote = approval(making, (3, 1, 0), settings=weighted, ballot_by="first").question
    assert sentences.rules_words(vote, []) == [
        "Jawaban instansi diberikan oleh peserta yang pertama menjawab",
        "Dihitung menurut bobot suara instansi",
        "Kuorum: paling sedikit 1/2 dari yang diundang",
        "Ambang: paling sedikit 2/3 dari setuju + tidak setuju",
    ]
