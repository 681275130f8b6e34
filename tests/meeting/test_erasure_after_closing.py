"""B46, B111: whoever withdraws or is erased after the end leaves every figure and every signed file as it was."""

import hashlib
import json
from pathlib import Path

import pytest

from meeting.privacy import Wish, ask_sure, separate
from meeting.telling import tell
from record import json_file
from record.gather import gather
from storage import privacy
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.kept import NAMES, ORIGINAL, RECORD, adopt, cleared, document, ended_hall, exported
from tests.meeting.people import register
from tests.meeting.test_retention import figures
from tests.storage.test_secrecy_scan import all_rows
from verifier.report import Report, verify

ERASED = ("Nama-Rahasia-1", "Wakil-Rahasia", "ASLI-SEKALI")


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A meeting that has ended, with five named delegates."""
    return await ended_hall(database)


def hashes(folder: Path) -> dict[str, str]:
    """Every file with its digest."""
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


async def recounted(hall: Hall, folder: Path) -> Report:
    """The record as it would be made now, counted again by the verifier."""
    async with hall.house.db.reading() as tx:
        content = json_file.write(await gather(tx, hall.meeting_id))
    path = folder / "record.json"
    path.write_bytes(content)
    return verify(path)


def wrong(report: Report) -> list[tuple[int, str]]:
    """What the verifier found, by number of the check. In this hall people and roles were there before its record
    began, so that check 3 (who may do what) has nothing to go by."""
    return [(one.number, found.place) for one in report.checks for found in one.findings if one.number != 3]


@pytest.mark.parametrize("wish", list(Wish))
async def test_figures_and_signed_files_stay_byte_for_byte(hall: Hall, tmp_path: Path, wish: Wish) -> None:
    """Hash before and after; the record made anew has the same figures, the name is in no table, the words as sent are
    erased with their salt, the wording of the record stands."""
    await adopt(hall)
    files = tmp_path / "files"
    await exported(hall, files, "notula")
    before, signed = await document(hall), hashes(files)
    sound = wrong(await recounted(hall, tmp_path))
    await separate(hall.house, hall.voter(0), hall.meeting_id, wish)
    after = await document(hall)
    assert hashes(files) == signed
    assert figures(after) == figures(before)
    found = {name: "".join(text) for name, text in (await all_rows(hall.house.db)).items()}
    assert [name for name, text in found.items() if any(one in text for one in ERASED)] == []
    assert (after["points"][0]["original"], after["points"][0]["record"]) == (None, RECORD)
    assert before["points"][0]["original"] == ORIGINAL
    assert [one["label"] for one in after["delegates"]] == ["p1", *NAMES[1:]]
    report = await recounted(hall, tmp_path)
    assert set(wrong(report)) <= set(sound)
    (texts,) = [one for one in report.checks if one.number == 10]
    assert any("dihapus" in note.in_language("id") for note in texts.notes)


async def test_the_record_can_be_recounted_after_everything_was_cleared(hall: Hall, tmp_path: Path) -> None:
    """Chain, commitments, electorates, counts and receipts hold; what is gone is said to be gone."""
    await adopt(hall, lock=True)
    sound = wrong(await recounted(hall, tmp_path))
    await cleared(hall, tmp_path / "files", days=31)
    assert set(wrong(await recounted(hall, tmp_path))) <= set(sound)


async def test_a_mistake_at_the_first_step_changes_nothing(hall: Hall) -> None:
    """Asked, and not confirmed."""
    before = await all_rows(hall.house.db)
    await ask_sure(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    after = await all_rows(hall.house.db)
    assert {name for name in before if before[name] != after[name]} <= {"outbox", "applied"}


async def test_whoever_was_erased_may_join_again_as_somebody_new(database: Database) -> None:
    """A new number, a new consent; nothing ties the two."""
    hall = await open_hall(database)
    first = await register(hall, 2001, 1, "Orang Lama")
    await separate(hall.house, hall.sender(2001), hall.meeting_id, Wish.ERASE)
    again = await register(hall, 2001, 1, "Orang Lama")
    assert again.number != first.number
    labels = {one["ref"]: one["label"] for one in (await document(hall))["delegates"]}
    assert (labels[f"p{first.number}"], labels[f"p{again.number}"]) == (f"p{first.number}", "Orang Lama")


@pytest.mark.parametrize("words", ["key", "1", "Setuju", "Usulan yang cukup panjang untuk dicari"])
async def test_words_that_are_forgotten_take_no_message_of_anybody_along(hall: Hall, words: str) -> None:
    """Whoever waits for a message still gets it, whatever somebody once wrote; where it quoted that, a dash stands."""
    async with hall.house.db.transaction() as tx:
        await tell(tx, 502, "isi", now_ms=1, meeting_id=hall.meeting_id, isi=words)
        await tell(tx, 502, "isi", now_ms=1, meeting_id=hall.meeting_id, isi={"key": "batal_selesai"})
        before = await tx.fetch_value("SELECT COUNT(*) FROM outbox")
        await privacy.forget_words(tx, hall.meeting_id, {words})
        rows = [row["payload"] for row in await tx.fetch("SELECT payload FROM outbox WHERE chat_id = 502")]
        assert await tx.fetch_value("SELECT COUNT(*) FROM outbox") == before
    said = [json.loads(row).get("values", {}).get("isi") for row in rows]
    assert words not in said
    assert privacy.GONE in said
    assert {"key": "batal_selesai"} in said
