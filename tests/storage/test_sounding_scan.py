"""The bytes and rows that a sounding leaves behind: after its end no view lies beside whoever gave it, anywhere."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.chores import Overwrite
from meeting import sounding
from meeting.house import House
from storage import jobs
from storage.backup import back_up
from storage.database import Database
from storage.soundings import Sounding
from tests.bot.served import now_ms, opened, served
from tests.meeting.halls import Clock, Hall, add_delegate, open_hall
from tests.meeting.sounded import opened as open_sounding
from tests.meeting.sounded import press, put_forward
from tests.storage.test_secrecy_scan import all_rows, bytes_of

ACCOUNT = 771_000_000_000
# The first of numbers no other row has, so that a row of a view can be told apart in raw bytes.
PERSON = 0x6BADCAFE0000
PEOPLE = 12
VIEW = rb"(?:agree|disagree|pass)"


async def hall_of_tokens(db: Database) -> Hall:
    """Twelve people nobody can take for anything else, and two points."""
    hall = await open_hall(db, organisations=0)
    await add_delegate(hall, 40)
    async with db.transaction() as tx:
        await tx.execute("UPDATE organisations SET lead_delegate_id = NULL")
        await tx.execute("UPDATE delegates SET id = $1", PERSON)
        if db.dialect == "postgres":
            await tx.execute(f"SELECT setval(pg_get_serial_sequence('delegates', 'id'), {PERSON})")
    for place in range(PEOPLE):
        hall.delegates.append(await add_delegate(hall, place, account=ACCOUNT + place))
    async with db.transaction() as tx:
        for place, delegate_id in enumerate(hall.delegates):
            await tx.execute("UPDATE delegates SET label = $2 WHERE id = $1", delegate_id, f"ORANG-UNIK-{place:02}")
        await tx.execute("UPDATE delegates SET left_ms = 0 WHERE id = $1", PERSON)
    assert min(hall.delegates) > PERSON
    return hall


async def answered(hall: Hall) -> Sounding:
    """Everybody has answered both points, and half of them changed it."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET telegram_id = telegram_id - $1 + 1001 WHERE telegram_id >= $1", ACCOUNT)
    await put_forward(hall, 2)
    one = await open_sounding(hall)
    for place in range(PEOPLE):
        for position in (1, 2):
            hall.clock.turn(1)
            await press(hall, one, place, position, 1 + (place + position) % 3)
            if place % 2:
                await press(hall, one, place, position, 1 + place % 3)
    return one


async def ended(hall: Hall, one: Sounding, *, is_closed: bool) -> None:
    """Closed or called off, and what that asked for done."""
    if is_closed:
        await sounding.close(hall.house, hall.moderator, one.id)
    else:
        await sounding.cancel(hall.house, hall.moderator, one.id, 0)
    db = hall.house.db
    async with db.transaction() as tx:
        job = await jobs.next_due(tx, 10**15)
    assert job is not None
    await Overwrite(db, lambda: 0).do(job)


def beside(content: bytes, person: int) -> list[bytes]:
    """Where this person's number lies before a view, as in a row of the table of views."""
    return re.findall(re.escape(person.to_bytes(6, "big")) + rb".{0,12}?" + VIEW, content, re.DOTALL)


@pytest.mark.parametrize("is_closed", [True, False])
async def test_after_its_end_no_byte_on_the_disk_ties_a_person_to_a_view(
    sqlite_database: Database, tmp_path: Path, is_closed: bool
) -> None:
    """File, log, index of the log, and the copies made before and after; while it is open the search finds them all."""
    hall = await hall_of_tokens(sqlite_database)
    one = await answered(hall)
    before = b"".join(bytes_of(tmp_path).values())
    assert all(beside(before, person) for person in hall.delegates), "the search would find a view that is there"
    await back_up(sqlite_database, tmp_path / "open.db")
    await ended(hall, one, is_closed=is_closed)
    await back_up(sqlite_database, tmp_path / "over.db")
    found = bytes_of(tmp_path)
    assert {"meeting.db", "meeting.db-wal", "meeting.db-shm", "open.db", "over.db"} <= set(found)
    for name, content in found.items():
        assert [person for person in hall.delegates if beside(content, person)] == [], name


@pytest.mark.parametrize("is_closed", [True, False])
async def test_after_its_end_no_row_names_a_person_beside_a_view(database: Database, is_closed: bool) -> None:
    """Every table on either engine: outbox, parked updates, jobs, entries and dialogs among them; no view is a row, and
    on a server no dead row of one is left."""
    hall = await hall_of_tokens(database)
    one = await answered(hall)
    await ended(hall, one, is_closed=is_closed)
    rows = await all_rows(database)
    assert {"outbox", "parked", "jobs", "entries", "dialogs", "sounding_views"} <= set(rows)
    assert rows["sounding_views"] == []
    names = [f"ORANG-UNIK-{place:02}" for place in range(PEOPLE)] + [str(one) for one in hall.delegates]
    numbers = [rf"\b{1001 + place}\b" for place in range(PEOPLE)] + [rf'"p{place + 1}"' for place in range(PEOPLE)]
    person, view = re.compile("|".join([*names, *numbers])), re.compile(r"\b(agree|disagree|pass|setuju|lewati)\b")
    telling = [(name, said) for name, of in rows.items() for said in of if person.search(said) and view.search(said)]
    assert telling == []
    assert any(person.search(said) for said in rows["outbox"])
    if database.dialect == "postgres":
        async with database.reading() as tx:
            assert await tx.fetch_value("SELECT pg_relation_size('sounding_views')") == 0


async def test_no_log_and_no_update_set_aside_says_what_was_pressed(tmp_path: Path) -> None:
    """At the level that says most, presses that count, that come late, and one that breaks three times."""
    async with served(tmp_path, voters=2, log_level="DEBUG") as hosted:
        db = await opened(hosted)
        clock = Clock(now_ms())
        hall = Hall(
            House(db, clock, bytes, lambda: None), clock, hosted.question.meeting_id, delegates=[1, 2], updates=5_000
        )
        await put_forward(hall, 2)
        await open_sounding(hall)
        await db.close()
        await hosted.start()
        card = await hosted.voters[0].wait_for("1 dari 2", timeout_seconds=40)
        await hosted.voters[0].press("Setuju", on=card)
        await hosted.voters[0].wait_for("2 dari 2", timeout_seconds=20)
        db = await opened(hosted)
        async with db.transaction() as tx:
            await tx.execute(
                "CREATE TRIGGER broken BEFORE INSERT ON sounding_views WHEN NEW.delegate_id = 2"
                " BEGIN SELECT abs(-9223372036854775808); END"
            )
        await db.close()
        other = await hosted.voters[1].wait_for("1 dari 2", timeout_seconds=40)
        pressing = asyncio.create_task(hosted.voters[1].press("Tidak", on=other))
        async with asyncio.timeout(30):
            while not await hosted.rows("SELECT * FROM parked") and not pressing.done():
                await asyncio.sleep(0.2)
        await asyncio.gather(pressing, return_exceptions=True)
        said = hosted.log() + str(await hosted.rows("SELECT * FROM parked"))
        assert await hosted.rows("SELECT view FROM sounding_views") == [("agree",)]
        assert not re.search(r"1nv\.|disagree|Setuju|Tidak|setuju", said), said
