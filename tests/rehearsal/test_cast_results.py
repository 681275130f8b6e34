"""The figures of kinds: means, scores, places, hidden rows, words; each can fail, and none is passed over."""

import copy
from pathlib import Path
from typing import Any

import pytest

from rehearsal.cast.ballots import Room, votes_on
from rehearsal.cast.paper import PaperBallots
from rehearsal.cast.scenario import Scenario, read_scenario
from rehearsal.cast.stage import Stage
from rehearsal.comparing import Figure, Unread
from rehearsal.phones import Phones
from rehearsal.results import result

SAMPLE = Path(__file__).parents[2] / "rehearsal" / "scenarios" / "tkpk-jombang-2023.yaml"
FILE = """rapat: {judul: Uji}
instansi: [{id: a, nama: Dinas Angin, unsur: satu}]
peserta: [{id: x, instansi: a, label: Satu}]
jajak_pendapat:
  - {kode: S, kind: scale, mode: secret, pertanyaan: Apa, pilihan: [Buruk, Baik]}
  - {kode: R, kind: ranking, pertanyaan: Apa, pilihan: [Ya, Bukan]}
  - {kode: M, kind: multiple, pertanyaan: Apa, pilihan: [Ya, {teks: Lain, isian_bebas: true}]}
  - {kode: N, kind: number, pertanyaan: Berapa}
hasil_diharapkan:
  S:
    tidak_tahu: 1
    dasar_rata_rata: 8
    rata_rata: '1,63'
    median: '2'
    rincian_per_unsur_boleh_tampil: {satu: {jumlah: 5, ditampilkan: true}, dua: {jumlah: 4, ditampilkan: false}}
    gabungan_unsur_tersembunyi: {'1': 1, '2': 3}
  R:
    tidak_menjawab_atau_tidak_lengkap: 3
    urutan:
      - {peringkat: 1, kode: B, skor: 3, jumlah_peringkat_pertama: 1, rata_rata_peringkat: '1,50'}
      - {peringkat: 1, kode: A, skor: 3, jumlah_peringkat_pertama: 0, rata_rata_peringkat: '1,50'}
  M:
    total_pilihan: 2
    lainnya: [{peserta: x, teks: hujan & <banjir>}]
  N: {jumlah_angka: '1262,5', terkecil: '12,5', terbesar: 1250}
"""
ASKED: dict[str, Any] = {
    "S": {
        "tally": {"dont_know": 1, "figures": {"base": 8, "mean": "1.63", "median": "2"}},
        "breakdown": {
            "rows": [
                {"constituency": "satu", "answered": 5, "counts": {"1": 2, "2": 3}},
                {"constituency": "dua", "answered": 4, "counts": None},
            ],
            "merged": {"constituency": "", "answered": 4, "counts": {"1": 1, "2": 3}},
        },
    },
    "R": {
        "tally": {
            "not_answered": 2,
            "incomplete": 1,
            "rows": [{"code": "A", "count": 3, "rank": 1}, {"code": "B", "count": 3, "rank": 1}],
            "figures": {
                "placings": {"A": {"firsts": 0, "mean_place": "1.50"}, "B": {"firsts": 1, "mean_place": "1.50"}},
            },
        },
    },
    "M": {
        "tally": {"chosen": 2, "figures": None},
        "ballots": [{"constituency": "satu", "selection": ["A", "B"], "words": "hujan & <banjir>"}],
    },
    "N": {"tally": {"figures": {"total": "1262.5", "smallest": "12.5", "largest": "1250"}}},
}


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """A small file with the figures that only some kinds have."""
    path = tmp_path / "rapat.yaml"
    path.write_text(FILE)
    return read_scenario(path)


def compared(scenario: Scenario, asked: dict[str, Any], code: str) -> list[Figure | Unread]:
    """The figures of one question."""
    question = next(question for question in scenario.questions if question.code == code)
    return list(result(scenario, question, asked[code]))


@pytest.mark.parametrize(("code", "figures"), [("S", 10), ("R", 11), ("M", 3), ("N", 3)])
def test_a_result_that_says_the_same_agrees_in_every_figure(scenario: Scenario, code: str, figures: int) -> None:
    """Nothing is unread; of options with one score, the one with more first places is shown first."""
    rows = compared(scenario, ASKED, code)
    assert [row for row in rows if isinstance(row, Unread) or not row.ok] == []
    assert len(rows) == figures


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("S", "tally", "figures", "mean"), "1.62", "S.rata_rata"),
        (("S", "tally", "figures", "median"), None, "S.median"),
        (("S", "tally", "figures", "base"), 9, "S.dasar_rata_rata"),
        (("S", "tally", "dont_know"), 0, "S.tidak_tahu"),
        (("S", "breakdown", "rows", 1, "counts"), {"1": 1, "2": 3}, "S.rincian_per_unsur_boleh_tampil.dua.ditampilkan"),
        (("S", "breakdown", "rows", 0, "answered"), 4, "S.rincian_per_unsur_boleh_tampil.satu.jumlah"),
        (("S", "breakdown", "merged"), None, "S.gabungan_unsur_tersembunyi.1"),
        (("S", "breakdown"), None, "S.rincian_per_unsur_boleh_tampil.satu.ditampilkan"),
        (("R", "tally", "incomplete"), 0, "R.tidak_menjawab_atau_tidak_lengkap"),
        (("R", "tally", "rows", 1, "rank"), 2, "R.urutan.1.kode"),
        (("R", "tally", "rows", 1, "count"), 4, "R.urutan.1.skor"),
        (("R", "tally", "figures", "placings", "A", "mean_place"), "2.00", "R.urutan.2.rata_rata_peringkat"),
        (("R", "tally", "figures", "placings", "A", "firsts"), 2, "R.urutan.1.kode"),
        (("R", "tally", "figures"), None, "R.urutan.1.jumlah_peringkat_pertama"),
        (("M", "tally", "chosen"), 3, "M.total_pilihan"),
        (("M", "ballots", 0, "words"), "hujan", "M.lainnya.1"),
        (("M", "ballots", 0, "constituency"), "dua", "M.lainnya.1"),
        (("M", "ballots"), [], "M.lainnya.jumlah"),
        (("N", "tally", "figures", "total"), "1262.4", "N.jumlah_angka"),
    ],
)
def test_a_result_that_says_otherwise_is_found(
    scenario: Scenario, path: tuple[Any, ...], value: object, where: str
) -> None:
    """One thing changed in the record, and the figure that it makes wrong is named."""
    asked = copy.deepcopy(ASKED)
    *steps, last = path
    spot: Any = asked
    for step in steps:
        spot = spot[step]
    spot[last] = value
    rows = compared(scenario, asked, path[0])
    assert f"hasil_diharapkan.{where}" in [row.where for row in rows if isinstance(row, Figure) and not row.ok]


def test_figures_of_another_kind_are_named_as_unread(scenario: Scenario) -> None:
    """A mean that is expected of numbers and is not there is neither right nor wrong."""
    rows = compared(scenario, {"N": {"tally": {"figures": None}}}, "N")
    assert [type(row) for row in rows] == [Unread] * 3


def test_every_figure_the_sample_expects_is_one_that_can_be_read() -> None:
    """No key of the sample's results is unknown, whatever the record says."""
    scenario = read_scenario(SAMPLE)
    tally = dict.fromkeys(
        ("entitled", "answered", "not_answered", "incomplete", "dont_know", "chosen", "invited", "present", "turnout"),
        0,
    )
    tally |= {"share_sum": "0", "rounding_note": False, "balanced": False, "tied": False, "leaders": [], "rows": []}
    tally["figures"] = {"mean": None, "median": None, "base": 0}
    for question in scenario.questions:
        rows = list(result(scenario, question, {"tally": tally}))
        assert not [row.where for row in rows if isinstance(row, Unread)], question.code


def test_forms_of_a_secret_question_are_typed_as_heaps(tmp_path: Path) -> None:
    """A line a constituency, every option with its number, nothing of a name."""
    path = tmp_path / "rapat.yaml"
    answers = "jawaban_final: {S: {x: '2', y: '2', z: '1'}}\n"
    people = (
        "peserta: [{id: x, instansi: a, label: Satu}, {id: y, instansi: a, label: Dua}, {id: z, instansi: b, label: T}]"
    )
    roster = "[{id: a, nama: Dinas Angin, unsur: satu}, {id: b, nama: Dinas Batu, unsur: dua}]"
    text = FILE.replace("[{id: a, nama: Dinas Angin, unsur: satu}]", roster)
    path.write_text(text.replace("peserta: [{id: x, instansi: a, label: Satu}]", people) + answers)
    scenario = read_scenario(path)
    stage, question = Stage(scenario, Phones("http://127.0.0.1:1"), lambda *_: None), scenario.questions[0]
    votes = votes_on(stage, question)
    forms = PaperBallots(Room(stage, question, votes, 1), votes, ())
    assert forms.counts() == "dua: 1=1, 2=0\nsatu: 1=0, 2=2"
