"""Answers held against the ballots of the record: by name, by constituency, or by what they say alone."""

from pathlib import Path
from typing import Any

import pytest

from rehearsal.cast.scenario import read_scenario
from rehearsal.cast.stage import Stage
from rehearsal.evidence import canonical, evidence
from rehearsal.phones import Phones

FILE = """rapat: {judul: Uji}
instansi: [{id: a, nama: Dinas Angin, unsur: satu}, {id: b, nama: Dinas Batu, unsur: dua}]
peserta: [{id: x, instansi: a, label: Satu}, {id: y, instansi: b, label: Dua}]
jajak_pendapat:
  - {kode: M, kind: multiple, mode: by_constituency, pertanyaan: Apa, pilihan: [Ya, {teks: Lain, isian_bebas: true}]}
  - {kode: S, kind: scale, mode: secret, pertanyaan: Apa, pilihan: [Buruk, Baik]}
  - {kode: R, kind: ranking, mode: by_constituency, pertanyaan: Apa, pilihan: [Ya, Bukan]}
  - {kode: T, kind: text, mode: open, pertanyaan: Apa}
  - {kode: N, kind: number, mode: open, pertanyaan: Berapa}
jawaban_final:
  M: {x: [B, A], y: [A]}
  M_lainnya: {x: hujan}
  S: {x: '2', y: '1'}
  R: {x: [B, A], y: [A, B]}
  T: {x: Bibit pohon, y: Makanan}
  N: {x: '1.250', y: '12,5'}
"""
PEOPLE = [{"ref": "p7", "label": "Satu", "name": "Satu"}, {"ref": "p8", "label": "Dua", "name": "Dua"}]
BALLOTS: dict[str, list[dict[str, Any]]] = {
    "M": [
        {"constituency": "dua", "selection": ["A"]},
        {"constituency": "satu", "selection": ["A", "B"], "words": "hujan"},
    ],
    "S": [{"selection": ["1"]}, {"selection": ["2"]}],
    "R": [{"constituency": "satu", "selection": ["B", "A"]}, {"constituency": "dua", "selection": ["A", "B"]}],
    "T": [{"voter": "p8", "selection": ["Makanan"]}, {"voter": "p7", "selection": ["Bibit pohon"]}],
    "N": [{"voter": "p7", "selection": ["1250"]}, {"voter": "p8", "selection": ["12.5"]}],
}


def equal(folder: Path, code: str, ballots: list[dict[str, Any]]) -> str:
    """How many answers of a question the record has just so."""
    path = folder / "rapat.yaml"
    path.write_text(FILE)
    stage = Stage(read_scenario(path), Phones("http://127.0.0.1:1"), lambda *_: None)
    stage.played = {code}
    record = {
        "delegates": PEOPLE,
        "points": [],
        "entries": [],
        "questions": [{"code": code, "ballots": ballots, "closings": []}],
    }
    rows = {row.where: row.counted for row in evidence(stage, record)}
    return rows[f"jawaban_final.{code}.sama"]


@pytest.mark.parametrize("code", list(BALLOTS))
def test_every_answer_is_found_in_what_its_mode_publishes(tmp_path: Path, code: str) -> None:
    """In whatever order the ballots come; ticks in any order, places of a ranking in theirs."""
    assert equal(tmp_path, code, BALLOTS[code]) == "2"


@pytest.mark.parametrize(
    ("code", "place", "key", "value"),
    [
        ("M", 1, "words", "hujan lebat"),
        ("M", 1, "constituency", "dua"),
        ("S", 0, "selection", ["2"]),
        ("R", 0, "selection", ["A", "B"]),
        ("T", 0, "voter", "p7"),
        ("T", 0, "selection", ["Makan"]),
        ("N", 1, "selection", ["125"]),
    ],
)
def test_an_answer_that_was_altered_or_moved_is_found(
    tmp_path: Path, code: str, place: int, key: str, value: object
) -> None:
    """One thing changed in one ballot: one answer less is just so."""
    ballots = [dict(ballot) for ballot in BALLOTS[code]]
    ballots[place][key] = value
    assert equal(tmp_path, code, ballots) == "1"


def test_a_number_is_compared_by_its_value_and_a_text_by_its_words(tmp_path: Path) -> None:
    """1.250 is 1250, 12,50 is 12.5; blanks in a row are one."""
    path = tmp_path / "rapat.yaml"
    path.write_text(FILE)
    questions = {question.code: question for question in read_scenario(path).questions}
    assert canonical(questions["N"], "1.250") == canonical(questions["N"], "1250")
    assert canonical(questions["N"], "12,50") == canonical(questions["N"], "12.5")
    assert canonical(questions["T"], " dua  kata ") == "dua kata"
