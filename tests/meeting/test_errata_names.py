"""Errata that tell of a person are for the secretariat alone, and go with the person; the chain holds."""

import json
from pathlib import Path

import pytest

from meeting import errata, retention
from meeting.privacy import Wish, separate
from record import json_file, minutes_amendments
from record.gather import gather
from record.published import published
from rules.meetings import MeetingState
from storage.database import Database
from tests.meeting.finished import dialog_of
from tests.meeting.halls import SECRETARY, Hall
from tests.meeting.kept import NAMES, adopt, cleared, document, ended_hall
from tests.meeting.test_erasure_after_closing import recounted, wrong
from tests.storage.test_secrecy_scan import all_rows

MISSPELT = "Nama-Rahsia-1"
WRITTEN = (
    ("nama peserta", MISSPELT, "Nama-Rahasia-1", "salah ketik"),
    ("JP1", "usul Nama-Rahasia-1", "usul lain", "salah kutip"),
    ("JP1", "46", "47", "salah baca"),
    ("daftar hadir nomor 4", "pukul 9", "pukul 10", "salah jam"),
    ("halaman 2", "2023", "2024", "menurut NAMA RAHASIA 1"),
    ("halaman 3", "2023", "2024", "salah tahun"),
)


async def put_right(hall: Hall, about: str, *texts: str) -> None:
    """One erratum, as the secretariat types it."""
    await errata.begin_about(hall.house, hall.sender(SECRETARY), hall.meeting_id, about)
    for text in texts:
        await errata.write(hall.house, hall.sender(SECRETARY), await dialog_of(hall, SECRETARY), text)


@pytest.fixture
async def hall(database: Database) -> Hall:
    """An adopted meeting whose results are adopted, with an erratum of each kind."""
    hall = await ended_hall(database)
    await adopt(hall)
    async with database.transaction() as tx:
        await tx.execute("UPDATE questions SET state = 'adopted', adopted_ms = $1", hall.clock())
    for one in WRITTEN:
        await put_right(hall, *one)
    return hall


async def test_each_has_a_target_that_its_entry_names(hall: Hall) -> None:
    """By the code it is about, else by its words."""
    told = await document(hall)
    wanted = ["name", "question", "question", "attendance", "general", "general"]
    assert [one["target"] for one in told["errata"]] == wanted
    assert [one["payload"]["target"] for one in told["entries"] if one["kind"] == "erratum"] == wanted


async def test_the_published_record_holds_no_erratum_that_tells_of_a_person(hall: Hall, tmp_path: Path) -> None:
    """Its number, time and code stay; the words go with their salt, on paper as well, and the verifier counts on."""
    async with hall.house.db.reading() as tx:
        shown = published(await gather(tx, hall.meeting_id))
    content = json_file.write(shown)
    told = json.loads(content)["errata"]
    assert [bool(one["was"]) for one in told] == [False, False, True, False, False, True]
    assert [one["about"] for one in told] == ["", "JP1", "JP1", "", "", "halaman 3"]
    assert [one["salt"] is None for one in told] == [True, True, False, True, True, False]
    lines = minutes_amendments.errata_lines(shown)
    assert len(lines) == len(WRITTEN)
    for text in (content.decode(), *lines):
        assert not any(word in text for word in ("Rahasia", "Rahsia", "RAHASIA", "pukul 9"))


async def test_they_go_with_the_person(hall: Hall, tmp_path: Path) -> None:
    """Whoever is erased is in no erratum, no message and no table; those about others stay; nothing fails."""
    sound = wrong(await recounted(hall, tmp_path))
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    found = {name: "".join(text) for name, text in (await all_rows(hall.house.db)).items()}
    names = (MISSPELT, "Rahasia-1", "RAHASIA 1")
    assert [place for place, text in found.items() if any(one in text for one in names)] == []
    told = (await document(hall))["errata"]
    assert [bool(one["was"]) for one in told] == [False, False, True, True, False, True]
    report = await recounted(hall, tmp_path)
    assert set(wrong(report)) <= set(sound)
    (texts,) = [one for one in report.checks if one.number == 10]
    assert any("dihapus" in note.in_language("id") for note in texts.notes)


async def test_retention_parts_them_from_everybody(hall: Hall, tmp_path: Path) -> None:
    """Names then stand in the attendance list alone."""
    sound = wrong(await recounted(hall, tmp_path))
    await cleared(hall, tmp_path / "files", days=retention.DAYS_MAX)
    rows = await all_rows(hall.house.db)
    found = {name: "".join(text) for name, text in rows.items() if name != "attendance_names"}
    assert [name for name, text in found.items() if any(one.split(", ")[1] in text for one in NAMES)] == []
    assert not any(MISSPELT in text for text in found.values())
    assert set(wrong(await recounted(hall, tmp_path))) <= set(sound)
    assert (await document(hall))["meeting"]["state"] == MeetingState.ADOPTED
