"""What edge cases leave behind in record and workbook; each trace can be missing, and then is missed."""

import copy
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from rehearsal.aftermath import HIDDEN, aftermath
from rehearsal.cast.scenario import read_scenario
from rehearsal.cast.stage import Stage
from rehearsal.phones import Phones

FILE = """rapat: {judul: Uji}
instansi: [{id: a, nama: Dinas Angin}]
peserta: [{id: x, instansi: a, label: Wakil Angin}]
jajak_pendapat: [{kode: Q, kind: ranking, pertanyaan: Apa, pilihan: [Ya, Bukan, Entah]}]
peristiwa_uji:
  - {kode: E1, aksi: a mengirim peringkat Q hanya dua dari tiga}
  - {kode: E2, aksi: moderator meminta /rekap Q per unsur}
  - {kode: E3, aksi: sambungan putus saat Q terbuka}
  - {kode: E4, aksi: 'Q ditutup, dibuka lagi, ditutup lagi'}
  - {kode: E5, aksi: peserta menarik persetujuan setelah Q ditutup}
  - {kode: E6, aksi: sekretariat menetapkan hasil akhir lalu mencoba mengubah}
"""
RECORD: dict[str, Any] = {
    "delegates": [{"label": "p1", "name": ""}],
    "questions": [
        {
            "code": "Q",
            "state": "adopted",
            "closings": [{"answered": 2}, {"answered": 3}],
            "tally": {"incomplete": 1},
            "cell_answers_min": 5,
            "breakdown": {
                "rows": [
                    {"constituency": "satu", "answered": 9, "counts": {"A": 9}},
                    {"constituency": "dua", "answered": 4, "counts": None},
                ]
            },
        }
    ],
    "entries": [
        {"kind": "question.reminded", "payload": {"question": "Q"}},
        {"kind": "question.extended", "payload": {"question": "Q"}},
        {"kind": "privacy.separated", "payload": {}},
    ],
    "errata": [{"number": 1, "question": "Q"}],
}


def workbook(words: str) -> bytes:
    """A document with these words in one of its parts."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as parts:
        parts.writestr("xl/sharedStrings.xml", f"<t>{words}</t>")
    return body.getvalue()


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A stage after a play in which everything happened as the file says."""
    path = tmp_path / "rapat.yaml"
    path.write_text(FILE)
    played = Stage(read_scenario(path), Phones("http://127.0.0.1:1"), lambda *_: None)
    played.played, played.withdrawn = {"Q"}, played.scenario.people[0]
    played.closings["Q"] = [2, 3]
    played.before = json.dumps(RECORD).encode()
    played.files["rekapitulasi_uji.xlsx"] = workbook(HIDDEN)
    return played


def test_everything_that_happened_has_left_its_trace(stage: Stage) -> None:
    """Ten traces of six edge cases."""
    rows = list(aftermath(stage, RECORD))
    assert [row for row in rows if not row.ok] == []
    assert len(rows) == 10


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("questions", 0, "tally", "incomplete"), 0, "E1.tidak_lengkap"),
        (("entries", 0, "kind"), "note", "E1.pengingat_tercatat"),
        (("questions", 0, "breakdown", "rows", 1, "counts"), {"A": 4}, "E2.sel_terbaca"),
        (("entries", 1, "payload", "question"), "R", "E3.diperpanjang"),
        (("questions", 0, "closings"), [{"answered": 3}], "E4.penutupan"),
        (("questions", 0, "tally"), {"incomplete": 1, "answered": 2}, "E5.angka_berubah"),
        (("delegates", 0, "name"), "Wakil Angin", "E5.identitas"),
        (("entries", 2, "kind"), "note", "E5.tercatat"),
        (("errata",), [], "E6.ralat_tercatat"),
    ],
)
def test_a_missing_trace_is_missed(stage: Stage, path: tuple[Any, ...], value: object, where: str) -> None:
    """One thing changed in the record, and the edge case it belongs to is named."""
    record = copy.deepcopy(RECORD)
    *steps, last = path
    spot: Any = record
    for step in steps:
        spot = spot[step]
    spot[last] = value
    assert f"peristiwa_uji.{where}" in [row.where for row in aftermath(stage, record) if not row.ok]


def test_a_workbook_that_does_not_say_why_is_missed(stage: Stage) -> None:
    """Nor one that is no document at all."""
    for body in (workbook("kosong"), b"bukan berkas"):
        stage.files["rekapitulasi_uji.xlsx"] = body
        wrong = [row.where for row in aftermath(stage, RECORD) if not row.ok]
        assert wrong == ["peristiwa_uji.E2.rekapitulasi"]


def test_what_was_not_played_leaves_nothing_to_compare(stage: Stage) -> None:
    """Without its question, and without anybody who withdrew."""
    stage.played, stage.withdrawn = set(), None
    assert [row.where for row in aftermath(stage, RECORD)] == ["peristiwa_uji.E6.ralat_tercatat"]
