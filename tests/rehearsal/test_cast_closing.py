"""What follows the meeting in a scenario: read, refused with its place, and missed wherever a part of it is gone."""

import copy
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from record.json_salts import salted
from rehearsal.cast.closing import PutRight
from rehearsal.cast.scenario import Scenario, ScenarioFault, read_scenario
from rehearsal.cast.scenes import beside
from rehearsal.cast.settling import PAPERS
from rehearsal.cast.stage import Stage
from rehearsal.closing_evidence import IN_THE_PACK, closing_evidence, words_in
from rehearsal.phones import Phones

SCENARIO = """
rapat: {judul: Rapat}
instansi: [{id: a, nama: Dinas A}]
peserta:
  - {id: p1, instansi: a, label: Satu, telegram_user_id_uji: 9100000001}
  - {id: p2, instansi: a, label: Dua, saluran: input_sekretariat}
pokok_diskusi: [{kode: X1, instansi: a, jenis: usulan, teks: Jalan}]
"""
CLOSING = """
penutupan:
  masa_koreksi_hari: '1'
  usulan_koreksi:
    - {oleh: p1, tentang: X1, usul: 'Jalan mana?', putusan: diterima, rumusan: 'Jalan desa & kota.'}
    - {oleh: p1, usul: Sebut nama, putusan: ditolak, alasan: Rahasia}
  alasan_penetapan: Semua sudah diputus
  ralat: [{tentang: halaman 1, tertulis: '2022', menjadi: '2023', alasan: Salah ketik}]
  adendum: [{tentang: X1, tertulis: desa, menjadi: dusun, alasan: Keliru}]
  diharapkan: {status: ralat-2, keadaan: Ralat ke-2, usulan: '1 diterima, 1 ditolak, 0 terbuka', tindak_lanjut: TL1}
"""
MINUTES = """Ralat ke-2 UK1 diterima: Jalan desa & kota. D01 Jalan desa & kota. UK2 tidak diterima: Rahasia
Ralat ke-1, hari ini, halaman 1: tertulis 2022, menjadi 2023. Adendum ke-2, hari ini, D01: tertulis desa, menjadi dusun.
nomor 12, sidik 0123456789abcdef"""
QUESTION = {"code": "JP1", "tally": {"answered": 3}}
RECORD: dict[str, Any] = {
    "meeting": {"status": "ralat-2"},
    "points": [{"code": "D01", "record": "Jalan desa & kota."}],
    "outcomes": [],
    "follow_ups": [],
    "amendments": [
        {"code": "UK1", "about": "D01", "text": "Jalan mana?", "state": "accepted", "ruling": "Jalan desa & kota."}
        | {"salt": "5a17"},
        {"code": "UK2", "about": "", "text": "Sebut nama", "state": "declined", "ruling": "Rahasia", "salt": "7e11"},
    ],
    "errata": [
        {"number": 1, "about": "halaman 1", "was": "2022", "becomes": "2023", "reason": "Salah ketik"}
        | {"stage": "adopted"},
        {"number": 2, "about": "D01", "was": "desa", "becomes": "dusun", "reason": "Keliru", "stage": "locked"},
    ],
    "entries": [
        {"kind": "closing.ruled", "payload": {"hours": 24}},
        {"kind": "meeting.adopted", "payload": {}},
        {"kind": "meeting.locked", "payload": {}},
        {"kind": "retention.cleared", "payload": {}},
        {"kind": "addendum", "payload": {}},
    ],
    "questions": [QUESTION],
}


def read(folder: Path, closing: str = CLOSING) -> Scenario:
    """A small scenario with this closing beside it."""
    path = folder / "kecil.yaml"
    path.write_text(SCENARIO)
    beside(path).write_text(closing)
    return read_scenario(path)


def document(words: str) -> bytes:
    """A Word document of one paragraph a line."""
    body = io.BytesIO()
    text = words.replace("&", "&amp;").replace("\n", "</w:t></w:p><w:p><w:t>")
    with zipfile.ZipFile(body, "w") as parts:
        parts.writestr("word/document.xml", f"<w:p><w:t>{text}</w:t></w:p>")
    return body.getvalue()


def packed() -> bytes:
    """A pack with a member for each beginning that is looked for."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as parts:
        for start in IN_THE_PACK:
            parts.writestr(start, "")
    return body.getvalue()


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A stage after a play that went as the scenario says."""
    played = Stage(read(tmp_path), Phones("http://127.0.0.1:1"), lambda *_: None)
    played.points["X1"] = "D01"
    for start in PAPERS.values():
        played.files[f"{start}_rapat_ralat-2_v9.x"] = b""
    played.files["paket_rapat_konsep_v1.zip"] = b"draft"
    played.files["paket_rapat_ralat-2_v9.x"] = packed()
    played.files["notula_rapat_ralat-2_v9.x"] = played.posted.minutes = document(MINUTES)
    played.files["tindak-lanjut_rapat_ralat-2_v9.x"] = b"tindak_lanjut: [{kode: TL1}]"
    played.posted.number, played.posted.head = "12", "0123456789abcdef" * 4
    played.written = [
        ("Ralat", 1, PutRight("halaman 1", "2022", "2023", "Salah ketik")),
        ("Adendum", 2, PutRight("X1", "desa", "dusun", "Keliru")),
    ]
    return played


def wrong(stage: Stage, record: dict[str, Any] = RECORD, adopted: dict[str, Any] | None = None) -> list[str]:
    """Where the evidence differs, with this as the last record, and as the one that was adopted unless said."""
    stage.posted.record = json.dumps(adopted or record).encode()
    stage.files["record_rapat_ralat-2_v9.x"] = json.dumps(record).encode()
    return [row.where for row in closing_evidence(stage, {"questions": [QUESTION]}) if not row.ok]


def test_a_paper_that_was_closed_as_the_scenario_says_differs_nowhere(stage: Stage) -> None:
    """Documents, rulings, errata, standing, head and lock; without a closing there is nothing to compare."""
    assert wrong(stage) == []
    assert len(list(closing_evidence(stage, {"questions": [QUESTION]}))) > 30


def test_a_scenario_that_ends_with_the_meeting_has_no_closing(tmp_path: Path) -> None:
    """Nothing is read, nothing expected."""
    scenario = read(tmp_path, "tema: {}")
    assert scenario.scenes.closing is None
    assert list(closing_evidence(Stage(scenario, Phones("http://127.0.0.1:1"), lambda *_: None), {})) == []


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("meeting", "status"), "final", "penutupan.status"),
        (("amendments", 0, "ruling"), "Jalan", "penutupan.UK1"),
        (("amendments", 1, "state"), "open", "penutupan.UK2"),
        (("points", 0, "record"), "Jalan", "penutupan.UK1.rumusan"),
        (("errata", 0, "becomes"), "2024", "penutupan.ralat.1.record"),
        (("errata", 1, "stage"), "adopted", "penutupan.adendum.2.record"),
        (("entries", 0, "payload", "hours"), 72, "penutupan.masa_koreksi_jam"),
        (("entries", 2, "kind"), "note", "penutupan.meeting.locked"),
        (("entries", 4, "kind"), "note.added", "penutupan.sesudah_dikunci.catatan"),
        (("questions", 0, "tally"), {"answered": 4}, "penutupan.angka_berubah"),
    ],
)
def test_whatever_the_record_says_otherwise_is_found(
    stage: Stage, path: tuple[Any, ...], value: object, where: str
) -> None:
    """One thing changed, and the part it belongs to is named."""
    record = copy.deepcopy(RECORD)
    *steps, last = path
    spot: Any = record
    for step in steps:
        spot = spot[step]
    spot[last] = value
    assert where in wrong(stage, record)


@pytest.mark.parametrize(("step", "is_whole"), [("originals", True), ("objections", False)])
def test_words_are_gone_only_where_the_record_says_that_they_were_cleared(
    stage: Stage, step: str, is_whole: bool
) -> None:
    """Looked at between the lock and the last record they are erased, and nothing else of the correction is."""
    record = copy.deepcopy(RECORD)
    record["amendments"][1] |= salted("", "")
    record["entries"][3]["payload"] = {"step": step}
    assert wrong(stage, record, RECORD) == ([] if is_whole else ["penutupan.UK2.terakhir"])
    assert "penutupan.UK2" in wrong(stage, record, record)
    record["amendments"][1]["ruling"] = ""
    assert wrong(stage, record, RECORD) == ["penutupan.UK2.terakhir"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("Ralat ke-2", "KONSEP", "penutupan.notula_terakhir.konsep"),
        ("Ralat ke-2", "Hasil akhir", "penutupan.notula_terakhir.keadaan"),
        ("tidak diterima: Rahasia", "", "penutupan.UK2.notula"),
        ("menjadi 2023", "", "penutupan.ralat.1.notula"),
        ("Adendum ke-2,", "", "penutupan.adendum.2.notula"),
        ("0123456789abcdef", "fedcba9876543210", "penutupan.kepala_catatan"),
    ],
)
def test_minutes_that_say_otherwise_are_found(stage: Stage, old: str, new: str, where: str) -> None:
    """What is missing in the minutes, or stands there although it should not."""
    changed = document(MINUTES.replace(old, new))
    stage.files["notula_rapat_ralat-2_v9.x"] = stage.posted.minutes = changed
    assert where in wrong(stage)


def test_a_document_that_never_came_is_missed(stage: Stage) -> None:
    """The pack of the draft is no pack of the locked meeting."""
    del stage.files["paket_rapat_ralat-2_v9.x"], stage.files["tindak-lanjut_rapat_ralat-2_v9.x"]
    missed = wrong(stage)
    assert {"penutupan.berkas.paket", "penutupan.isi_paket.manifest.json", "penutupan.tindak_lanjut"} <= set(missed)
    assert words_in(b"no document") == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("oleh: p1, tentang", "oleh: p2, tentang", "p2 tanpa telepon"),
        ("tentang: X1, usul", "tentang: D77, usul", "D77 tidak ada"),
        ("putusan: ditolak", "putusan: nanti", "putusan nanti tidak dikenal"),
        ("'1'\n  usulan", "sehari\n  usulan", "sehari"),
        ("alasan_penetapan", "alasan", "alasan_penetapan"),
    ],
)
def test_a_closing_that_cannot_be_played_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """Somebody without a phone, a code that is not there, a ruling that is none."""
    with pytest.raises(ScenarioFault) as refused:
        read(tmp_path, CLOSING.replace(old, new))
    assert said in str(refused.value)
