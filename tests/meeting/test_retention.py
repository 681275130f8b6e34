"""Personal data go when their time has come: figures stay, the record says how many, and no byte says whose."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.retention import Clearing
from meeting import retention
from meeting.privacy import Wish, separate
from record.attendance_list import attendance_rows
from record.gather import gather
from rules.refusals import Refusal
from rules.retention import DAY_MS, Retention
from storage import jobs
from storage import retention as stored
from storage.backup import back_up
from storage.database import Database
from storage.whole_backup import back_up_whole, rotate
from tests.meeting.halls import MODERATOR, SECRETARY, Hall
from tests.meeting.kept import NAMES, ORIGINAL, RECORD, adopt, cleared, document, ended_hall, exported, worked_off
from tests.meeting.submitted import rows
from tests.storage.test_secrecy_scan import all_rows, bytes_of

# An account by itself: a digest may hold the same signs among others.
ACCOUNTS = re.compile(r"(?<![0-9a-z])100[1-5](?![0-9a-z])")
SAID = (*(label.split(", ")[1] for label in NAMES), "Wakil-Rahasia")


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A meeting that has ended."""
    return await ended_hall(database)


def figures(made: dict[str, Any]) -> list[Any]:
    """Everything of the questions that is counted or proves a count."""
    kept = ("tally", "breakdown", "ballots", "electorate", "took_part", "receipts", "closings", "nonce", "assisted")
    return [{key: question.get(key) for key in kept} for question in made["questions"]]


async def entries_of(hall: Hall) -> list[tuple[Any, ...]]:
    return await rows(hall, "SELECT payload FROM entries WHERE kind = 'retention.cleared' ORDER BY seq")


async def test_nothing_goes_before_adoption_or_before_its_day(hall: Hall, tmp_path: Path) -> None:
    """However long the meeting waits to be adopted; and the day before the thirtieth is too early."""
    assert await cleared(hall, tmp_path, days=400) == 0
    await adopt(hall)
    assert await cleared(hall, tmp_path) == 1
    assert await cleared(hall, tmp_path, days=29.9) == 0
    assert await hall.value("SELECT COUNT(*) FROM delegates WHERE telegram_id IS NOT NULL") == 5


async def test_objections_end_with_adoption_and_every_figure_stays(hall: Hall, tmp_path: Path) -> None:
    """An answer by constituency is nobody's any more: neither by its key, nor by order or time; an open one stays under
    its name; what the record publishes is the same to the last byte but for the new entry."""
    before = await document(hall)
    await adopt(hall)
    await cleared(hall, tmp_path)
    after = await document(hall)
    assert figures(after) == figures(before)
    found = await rows(
        hall,
        "SELECT b.voter, b.delegate_id, b.channel, b.cast_ms, b.selection FROM ballots b JOIN questions q"
        " ON q.id = b.question_id WHERE q.mode = 'by_constituency' ORDER BY b.voter",
    )
    assert [row[:4] for row in found] == [(f"{n:06}", None, "", 0) for n in range(1, 6)]
    assert [row[4] for row in found] == sorted(row[4] for row in found)
    assert await hall.value("SELECT COUNT(*) FROM ballots WHERE voter LIKE 'd%'") == 5
    assert await entries_of(hall) == [('{"count":5,"files":0,"step":"objections"}',)]


async def test_after_thirty_days_names_and_accounts_are_gone_and_the_figures_are_not(
    hall: Hall, tmp_path: Path
) -> None:
    """Names stand in the attendance list alone, under no number; commitments, receipts and shares are as they were."""
    await adopt(hall)
    await cleared(hall, tmp_path)
    before = await document(hall)
    assert await cleared(hall, tmp_path, days=30) == 2
    after = await document(hall)
    assert figures(after) == figures(before)
    assert [one["label"] for one in after["delegates"]] == [f"p{n}" for n in range(1, 6)]
    listed = await rows(hall, "SELECT label FROM attendance_names ORDER BY id")
    assert [row[0] for row in listed] == list(NAMES)
    columns = {name: text for name, text in (await all_rows(hall.house.db)).items() if name != "attendance_names"}
    assert [name for name, text in columns.items() if any(one in "".join(text) for one in SAID)] == []
    allowed = {"accounts", "consents"}
    assert {name for name, text in columns.items() if ACCOUNTS.search("\n".join(text))} <= allowed
    assert [row[0] for row in await entries_of(hall)][1:] == [
        '{"count":5,"files":0,"step":"accounts"}',
        '{"count":5,"files":0,"step":"answers"}',
    ]


async def test_originals_go_with_the_lock_and_the_record_wording_stays(hall: Hall, tmp_path: Path) -> None:
    """The digest in the chain stays; text and salt are gone from every table, messages among them."""
    await adopt(hall)
    await cleared(hall, tmp_path)
    assert ORIGINAL in str(await all_rows(hall.house.db))
    await adopt(hall, lock=True)
    await cleared(hall, tmp_path)
    found = await all_rows(hall.house.db)
    assert "ASLI-SEKALI" not in str(found)
    assert RECORD in str(found["points"])
    made = await document(hall)
    assert (made["points"][0]["original"], made["points"][0]["record"]) == (None, RECORD)


async def test_a_meeting_has_its_own_days_and_the_secretariat_sets_them(hall: Hall, tmp_path: Path) -> None:
    """Each change is an entry; what is cleared cannot be kept longer; nobody else may."""
    for part, days in ((1, 5), (1, 5), (3, 60)):
        await retention.change(hall.house, hall.sender(SECRETARY), hall.meeting_id, part, days, anew=True)
    assert (await hall.kinds()).count("retention.set") == 2
    with pytest.raises(Refusal) as refused:
        await retention.change(hall.house, hall.sender(MODERATOR), hall.meeting_id, 1, 1, anew=True)
    assert refused.value.key == "bukan_wewenang"
    await adopt(hall)
    await cleared(hall, tmp_path, days=5)
    assert await hall.value("SELECT COUNT(*) FROM delegates WHERE telegram_id IS NOT NULL") == 0
    with pytest.raises(Refusal) as late:
        await retention.change(hall.house, hall.sender(SECRETARY), hall.meeting_id, 1, 90, anew=True)
    assert late.value.key == "retensi_sudah"
    async with hall.house.db.reading() as tx:
        assert await stored.of_meeting(tx, hall.meeting_id) == Retention(5, 30, 60)


async def test_the_attendance_list_is_printed_with_names_after_they_were_parted_from_answers(
    hall: Hall, tmp_path: Path
) -> None:
    """It is kept as archives are; whoever was erased before has a line without a name; the published variant has no
    names at all."""
    async with hall.house.db.reading() as tx:
        before = attendance_rows(await gather(tx, hall.meeting_id))
    await separate(hall.house, hall.voter(1), hall.meeting_id, Wish.ERASE)
    await adopt(hall)
    await cleared(hall, tmp_path, days=30)
    async with hall.house.db.reading() as tx:
        record = await gather(tx, hall.meeting_id)
    after = attendance_rows(record)
    assert [row["nama"] for row in after] == [row["nama"] if n != 1 else "–" for n, row in enumerate(before)]
    assert after[0] == before[0]
    published = [row["nama"] for row in attendance_rows(replace(record, is_published=True))]
    assert published == [f"(identitas dipisahkan, p{n})" for n in range(1, 6)]


@pytest.mark.parametrize("days", [-1, 3_651])
async def test_days_have_bounds(hall: Hall, days: int) -> None:
    """A forged button as well as a typed number."""
    with pytest.raises(Refusal) as refused:
        await retention.change(hall.house, hall.sender(SECRETARY), hall.meeting_id, 1, days, anew=False)
    assert refused.value.key == "retensi_salah"


async def test_a_step_stopped_in_mid_work_is_done_once(hall: Hall, tmp_path: Path) -> None:
    """Killed after the rows went and before the job was marked: it runs again, finds nothing, and leaves no second
    entry; asked for a hundred times it is one job."""
    await adopt(hall)
    for _ in range(3):
        await retention.ask_due(hall.house)
    async with hall.house.db.transaction() as tx:
        job = await jobs.next_due(tx, hall.clock())
    assert job is not None
    await retention.clear(hall.house, job, [])
    async with hall.house.db.transaction() as tx:
        assert await jobs.resume(tx) == 1
        again = await jobs.next_due(tx, hall.clock())
    assert again is not None
    await Clearing(hall.house, tmp_path).do(again)
    assert len(await entries_of(hall)) == 1
    assert await rows(hall, "SELECT state FROM jobs WHERE kind = 'retention'") == [("done",)]


async def test_files_that_tell_go_from_the_disk_and_signed_ones_stay(hall: Hall, tmp_path: Path) -> None:
    """Drafts, the record and the workbook hold names beside answers; earlier makings that no row names any more lie
    beside them. A file somebody sent is not the house's to take here."""
    folder = tmp_path / "files"
    drafts = await exported(hall, folder, "record")
    await adopt(hall)
    signed = await exported(hall, folder, "notula")
    final = await exported(hall, folder, "record")
    stray, sent = folder / "1" / "0123456789abcdef" / "record_x.json", folder / "1" / "media" / "7-a.jpg"
    for path in (stray, sent):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SAID[0].encode())
    assert all(path.exists() for path in (*drafts, *signed, *final))
    before = signed[0].read_bytes()
    await cleared(hall, folder, days=30)
    assert [path for path in (*drafts, *final, stray) if path.exists()] == []
    assert (signed[0].read_bytes(), sent.exists()) == (before, True)
    kept = await rows(hall, "SELECT name FROM files WHERE path <> '' ORDER BY id")
    assert [row[0] for row in kept] == [signed[0].name]


async def test_what_had_not_left_yet_is_made_once_more_without_what_went(hall: Hall, tmp_path: Path) -> None:
    """The secretariat asked for the record, and it lay ready to be sent when originals were cleared: whoever waits gets
    the record as it stands then, and what has left is not made again."""
    await adopt(hall, lock=True)
    await exported(hall, tmp_path, "notula")
    await exported(hall, tmp_path, "csv")
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET state = 'sent' WHERE payload LIKE '%csv%' OR topic LIKE '%.csv'")
    await exported(hall, tmp_path, "record")
    assert await cleared(hall, tmp_path) == 2
    async with hall.house.db.transaction() as tx:
        assert await jobs.resume(tx) == 1
    (made,) = await worked_off(hall, tmp_path)
    assert made.name == "record_rakor-7_final_v6.json"
    assert ORIGINAL not in made.read_text()
    waiting = await rows(hall, "SELECT topic FROM outbox WHERE kind = 'file' AND state = 'waiting' ORDER BY id")
    assert [str(row[0]).split(":")[-1] for row in waiting][-1] == made.name


async def test_no_byte_of_database_log_or_new_backup_says_whose_answer_it_was(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Raw bytes, not rows: the file, its log, a copy made afterwards. Copies made before rotate away within 30 days."""
    hall = await ended_hall(sqlite_database)
    out = tmp_path / "out"
    old = await back_up_whole(sqlite_database, tmp_path / "files", out, hall.clock())
    await adopt(hall, lock=True)
    await cleared(hall, tmp_path / "files", days=30)
    async with sqlite_database.transaction() as tx:
        await tx.execute("DELETE FROM attendance_names")
    await sqlite_database.overwrite_deleted()
    await back_up(sqlite_database, tmp_path / "after.db")
    for name, content in bytes_of(tmp_path).items():
        assert [one for one in (*SAID, "ASLI-SEKALI") if one.encode() in content] == [], name
    assert SAID[0].encode() in (old.path / "jajak.db").read_bytes()
    await rotate(out, 30, hall.clock() + 60_000)
    assert not old.path.exists()
    assert hall.clock() - 30 * DAY_MS > 0
