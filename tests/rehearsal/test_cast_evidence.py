"""What the cast did, held against the record: a lost word, a lost answer, a doubled entry are each found."""

import copy
from pathlib import Path
from typing import Any

import pytest

from rehearsal.cast.scenario import read_scenario
from rehearsal.cast.stage import Stage
from rehearsal.evidence import evidence
from rehearsal.phones import Phones

FILE = """rapat: {judul: Uji}
instansi: [{id: a, nama: Dinas Angin}, {id: b, nama: Dinas Batu}]
peserta: [{id: x, instansi: a, label: Satu}, {id: y, instansi: b, label: Dua}]
jajak_pendapat:
  - kode: Q
    kind: single
    unit: organisation
    pertanyaan: Apa
    pilihan: [{kode: A, teks: Ya}, {kode: B, teks: Bukan}]
jawaban_final: {Q: {a: A, b: B}}
pokok_diskusi:
  - {kode: X1, instansi: a, jenis: usulan, teks: 'Usul jalan diperbaiki', teks_baku: 'Mengusulkan perbaikan jalan.'}
  - {kode: X2, instansi: b, jenis: tanggapan, menanggapi: [X1], teks: 'Kami setuju', teks_baku: 'Menyetujui.'}
  - {kode: X3, instansi: b, jenis: usulan, teks: 'jalan rusak', saluran: input_sekretariat}
kelompok_duplikat_diharapkan: [{kode: K1, judul: Jalan, anggota: [X1, X3]}]
pesan_gangguan: [{kode: N1, teks: tes, perlakuan: tolak_otomatis}]
"""
RECORD: dict[str, Any] = {
    "delegates": [],
    "points": [
        {"code": "D01", "organisation": "a", "kind": "proposal", "answers": [], "original": "Usul jalan diperbaiki"},
        {"code": "D02", "organisation": "b", "kind": "response", "answers": ["D01"], "original": "Kami setuju"},
        {"code": "D03", "organisation": "b", "kind": "proposal", "answers": [], "original": "jalan rusak"},
    ],
    "questions": [
        {
            "code": "Q",
            "changed": 1,
            "assisted": 0,
            "closings": [{"answered": 2}],
            "ballots": [{"voter": "a", "selection": ["A"]}, {"voter": "b", "selection": ["B"]}],
        }
    ],
    "entries": [
        {"kind": "question.tallied", "payload": {"question": "Q"}},
        {"kind": "question.charted", "payload": {"question": "Q"}},
    ],
}
for _point in RECORD["points"]:
    _point |= {"record": _point["original"], "state": "shown", "wording": "", "answer": "", "merged": [], "authors": []}
RECORD["points"][0] |= {
    "record": "Mengusulkan perbaikan jalan.",
    "state": "answered",
    "wording": "agreed",
    "answer": "Menyetujui.",
    "merged": ["D03"],
    "authors": ["a", "b"],
}
RECORD["points"][1] |= {"record": "Menyetujui.", "wording": "agreed"}
RECORD["points"][2] |= {"state": "merged"}


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A stage after a play: three points of which two are one, two answers of which one was changed."""
    path = tmp_path / "rapat.yaml"
    path.write_text(FILE)
    played = Stage(read_scenario(path), Phones("http://127.0.0.1:1"), lambda *_: None)
    played.played, played.points = {"Q"}, {"X1": "D01", "X2": "D02", "X3": "D03"}
    played.worded = {"X1", "X2"}
    played.changed["Q"] = 1
    played.closings["Q"] = [2]
    return played


def test_a_record_that_kept_everything_agrees(stage: Stage) -> None:
    """Words, answers, changes and entries; and what was witnessed on the way."""
    stage.see("peristiwa_uji.E1", "ditolak", "ditolak")
    rows = list(evidence(stage, RECORD))
    assert [row for row in rows if not row.ok] == []
    assert len(rows) == 20


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("points", 0, "original"), "Usul jalan", "pokok_diskusi.X1"),
        (("points", 0, "organisation"), "b", "pokok_diskusi.X1"),
        (("points", 1, "answers"), [], "pokok_diskusi.X2"),
        (("points", 1, "kind"), "proposal", "pokok_diskusi.X2"),
        (("points",), [], "pokok_diskusi.X1"),
        (("points", 0, "record"), "NIK 3517000000000000", "pokok_diskusi.nomor_identitas"),
        (("points", 0, "record"), "Mengusulkan jalan.", "pokok_diskusi.X1.rumusan"),
        (("points", 1, "wording"), "objected", "pokok_diskusi.X2.rumusan"),
        (("points", 1, "state"), "received", "pokok_diskusi.X2.keadaan"),
        (("points", 0, "answer"), "", "pokok_diskusi.X1.jawaban"),
        (("points", 0, "merged"), [], "kelompok_duplikat_diharapkan.K1"),
        (("points", 0, "authors"), ["a"], "kelompok_duplikat_diharapkan.K1.instansi"),
        (("questions", 0, "changed"), 0, "jawaban_final.Q.diubah"),
        (("questions", 0, "assisted"), 1, "jawaban_final.Q.dibantu_petugas"),
        (("questions", 0, "closings"), [{"answered": 1}, {"answered": 2}], "jawaban_final.Q.penutupan"),
        (("questions", 0, "ballots", 1, "selection"), ["A"], "jawaban_final.Q.sama"),
        (("questions", 0, "ballots"), [{"voter": "a", "selection": ["A"]}], "jawaban_final.Q.jumlah"),
        (("entries",), [], "catatan_rapat.Q.rekapitulasi"),
        (("entries", 0, "kind"), "question.charted", "catatan_rapat.Q.diagram"),
    ],
)
def test_a_record_that_lost_something_is_found(stage: Stage, path: tuple[Any, ...], value: object, where: str) -> None:
    """One thing changed in the record, and the row that it makes wrong is named."""
    record = copy.deepcopy(RECORD)
    *steps, last = path
    spot: Any = record
    for step in steps:
        spot = spot[step]
    spot[last] = value
    assert where in [row.where for row in evidence(stage, record) if not row.ok]


def test_what_was_witnessed_otherwise_is_found(stage: Stage) -> None:
    """An edge case that went another way than the scenario says."""
    stage.see("peristiwa_uji.E1", "ditolak", "Jawaban tersimpan")
    assert [row.where for row in evidence(stage, RECORD) if not row.ok] == ["peristiwa_uji.E1"]
