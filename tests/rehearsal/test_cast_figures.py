"""Expected against counted: every figure of a scenario can fail, and what the record cannot say is said."""

import copy
from pathlib import Path
from typing import Any

import pytest

from rehearsal.cast.scenario import Scenario, read_scenario
from rehearsal.figures import Figure, Unread, figures, printed, rate

FILE = """rapat: {judul: Uji}
instansi: [{id: a, nama: Dinas Angin}, {id: b, nama: Dinas Batu}, {id: c, nama: Dinas Cahaya}]
peserta: [{id: x, instansi: a, label: Satu}, {id: y, instansi: b, label: Dua}]
jajak_pendapat:
  - {kode: Q, kind: single, pertanyaan: Apa, pilihan: [{kode: A, teks: Ya}, {kode: B, teks: Bukan}]}
jawaban_final: {Q: {x: A, y: A}}
ringkasan_diharapkan:
  instansi_diundang: 3
  persen_kehadiran_instansi: '66,7'
  per_unsur: {satu: {diundang: 2, hadir: 2, peserta: 2}, dua: {diundang: 1, hadir: 0, peserta: 0}}
  per_saluran: {telegram: 2, surat: 0}
  pokok_diskusi: {total: 1, usulan: 1}
hasil_diharapkan:
  Q:
    jawaban_sah: 2
    tingkat_partisipasi_persen: '100,0'
    jumlah_persen: '100,0'
    catatan_pembulatan: false
    seri_teratas: []
    dasar_persentase: jawaban sah
    rata_rata: '1,00'
    rincian: {A: {jumlah: 2, persen: '100,0', peringkat: 1}, B: {jumlah: 0, persen: '0,0', peringkat: 2}}
    rincian_per_unsur: {satu: {A: 2, B: 0}, dua: {A: 0, B: 0}}
    kalimat_notula: Dua menjawab.
"""
RECORD: dict[str, Any] = {
    "constituencies": [{"code": "satu"}, {"code": "dua"}],
    "organisations": [
        {"ref": "a", "constituency": "satu", "invited": True, "present": True},
        {"ref": "b", "constituency": "satu", "invited": True, "present": True},
        {"ref": "c", "constituency": "dua", "invited": True, "present": False},
        {"ref": "z", "constituency": None, "invited": False, "present": True},
    ],
    "delegates": [
        {"organisation": "a", "channel": "telegram", "vote": True},
        {"organisation": "b", "channel": "telegram", "vote": True},
        {"organisation": "z", "channel": "telegram", "vote": False},
    ],
    "points": [{"kind": "proposal", "state": "received"}, {"kind": "proposal", "state": "declined"}],
    "questions": [
        {
            "code": "Q",
            "sentence": "Dua menjawab.",
            "tally": {
                "answered": 2,
                "turnout": "100.0",
                "share_sum": "100.0",
                "rounding_note": False,
                "leaders": ["A"],
                "tied": False,
                "rows": [
                    {"code": "A", "count": 2, "share": "100.0", "rank": 1},
                    {"code": "B", "count": 0, "share": "0.0", "rank": 2},
                ],
            },
            "breakdown": {"rows": [{"constituency": "satu", "answered": 2, "counts": {"A": 2, "B": 0}}]},
        }
    ],
}


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """A small file with every sort of figure."""
    path = tmp_path / "rapat.yaml"
    path.write_text(FILE)
    return read_scenario(path)


def compared(scenario: Scenario, record: dict[str, Any]) -> list[Figure]:
    """The figures alone."""
    return [figure for figure in figures(scenario, record, {"Q"}) if isinstance(figure, Figure)]


def test_a_record_that_says_the_same_agrees_in_every_figure(scenario: Scenario) -> None:
    """The observer, the declined point and the organisation outside the invitation are in no figure; a constituency
    without a row has no answers."""
    rows = compared(scenario, RECORD)
    assert [row for row in rows if not row.ok] == []
    assert len(rows) == 27


def test_what_the_record_has_no_place_for_is_named(scenario: Scenario) -> None:
    """Neither passed over in silence nor counted as wrong; explanations are no figures."""
    unread = [one.where for one in figures(scenario, RECORD, {"Q"}) if isinstance(one, Unread)]
    assert unread == ["ringkasan_diharapkan.per_saluran.surat", "hasil_diharapkan.Q.rata_rata"]


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("questions", 0, "tally", "answered"), 3, "hasil_diharapkan.Q.jawaban_sah"),
        (("questions", 0, "tally", "turnout"), "99.9", "hasil_diharapkan.Q.tingkat_partisipasi_persen"),
        (("questions", 0, "tally", "share_sum"), None, "hasil_diharapkan.Q.jumlah_persen"),
        (("questions", 0, "tally", "rounding_note"), True, "hasil_diharapkan.Q.catatan_pembulatan"),
        (("questions", 0, "tally", "tied"), True, "hasil_diharapkan.Q.seri_teratas"),
        (("questions", 0, "tally", "rows", 1, "rank"), 1, "hasil_diharapkan.Q.rincian.B.peringkat"),
        (("questions", 0, "tally", "rows", 0, "code"), "C", "hasil_diharapkan.Q.rincian.A.jumlah"),
        (("questions", 0, "sentence"), "Tiga menjawab.", "hasil_diharapkan.Q.kalimat_notula"),
        (("questions", 0, "breakdown", "rows", 0, "counts"), None, "hasil_diharapkan.Q.rincian_per_unsur.satu.A"),
        (("questions", 0, "tally"), None, "hasil_diharapkan.Q"),
        (("questions",), [], "hasil_diharapkan.Q"),
        (("points", 1, "state"), "received", "ringkasan_diharapkan.pokok_diskusi.total"),
        (("delegates", 2, "vote"), True, "ringkasan_diharapkan.per_saluran.telegram"),
        (("organisations", 2, "present"), True, "ringkasan_diharapkan.persen_kehadiran_instansi"),
        (("organisations", 1, "constituency"), "dua", "ringkasan_diharapkan.per_unsur.satu.diundang"),
    ],
)
def test_a_record_that_says_otherwise_is_found(
    scenario: Scenario, path: tuple[Any, ...], value: object, where: str
) -> None:
    """One thing changed in the record, and the figure that it makes wrong is named."""
    record = copy.deepcopy(RECORD)
    *steps, last = path
    spot: Any = record
    for step in steps:
        spot = spot[step]
    spot[last] = value
    assert where in [row.where for row in compared(scenario, record) if not row.ok]


def test_a_question_that_was_not_played_is_not_compared(scenario: Scenario) -> None:
    """Its expected figures say nothing about this play."""
    assert not [f for f in figures(scenario, RECORD, set()) if f.where.startswith("hasil_diharapkan")]


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(40, 42, "95,2"), (46, 49, "93,9"), (1, 3, "33,3"), (1, 16, "6,3"), (0, 5, "0,0"), (5, 5, "100,0"), (0, 0, "–")],
)
def test_a_rate_is_rounded_half_up(part: int, whole: int, text: str) -> None:
    """6,25 is 6,3; nothing of nothing has no rate."""
    assert rate(part, whole) == text


def test_values_are_compared_as_they_are_printed() -> None:
    """The record writes 43.5, the paper 43,5."""
    assert [printed(value) for value in ("43.5", None, True, False, 7)] == ["43,5", "–", "true", "false", "7"]
