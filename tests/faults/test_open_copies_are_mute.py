"""B107, R19, I6: a copy made while a secret question was open is kept for a month; what can be read in it of who chose
what, once the question is closed."""

import sqlite3
from pathlib import Path

import pytest

from meeting import assisting
from storage.backup import back_up
from storage.database import Database
from tests.faults.acts import SECRET, confirmed_forms, helped
from tests.meeting.halls import MINUTE_TAKER, Hall, add_delegate, open_hall
from tests.meeting.test_voting import choose, opened


@pytest.fixture
async def hall(sqlite_database: Database) -> Hall:
    """A running meeting of eight organisations."""
    return await open_hall(sqlite_database, organisations=8)


async def copied(hall: Hall, folder: Path, sql: str) -> list[tuple[object, ...]]:
    """Rows of a copy made now."""
    await back_up(hall.house.db, folder / "copy.db")
    with sqlite3.connect(folder / "copy.db") as copy:
        rows = copy.execute(sql).fetchall()
    copy.close()
    return rows


async def test_an_entry_that_gave_way_to_a_newer_one_says_nothing_in_a_copy(hall: Hall, tmp_path: Path) -> None:
    """The clerk enters the form twice, the second time with a better reason; neither choice is in the copy."""
    question = await opened(hall, SECRET, seconds=None)
    await helped(hall, question, 0, 3)
    entry = await helped(hall, question, 0, 3)
    await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    rows = await copied(hall, tmp_path, "SELECT voter, selection, words FROM assisted_ballots WHERE selection <> ''")
    assert rows == []


async def test_a_single_paper_form_is_not_told_from_the_other_ballots_in_a_copy(hall: Hall, tmp_path: Path) -> None:
    """One person handed in a form, which the turnout says; which ballot is the form must not be said beside it."""
    question = await opened(hall, SECRET, seconds=None)
    for place in range(4):
        await choose(hall, question, place, 1)
    await confirmed_forms(hall, question, (5,), "pemerintah: 5=1")
    sql = "SELECT DISTINCT LENGTH(voter), channel, delegate_id, cast_ms, changes, voter GLOB '*[^0-9a-f]*' FROM ballots"
    assert len(await copied(hall, tmp_path, sql)) == 1


async def test_whoever_is_alone_in_a_constituency_is_not_read_in_a_copy(hall: Hall, tmp_path: Path) -> None:
    """Their constituency stands on no ballot of the copy: beside the turnout it would be their name."""
    async with hall.house.db.transaction() as tx:
        alone: int = await tx.fetch_value(
            "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, 2, 'swasta', 'Swasta')"
            " RETURNING id",
            hall.meeting_id,
        )
    hall.delegates.append(await add_delegate(hall, 30, constituency_id=alone))
    question = await opened(hall, SECRET, seconds=None)
    for place in range(8):
        await choose(hall, question, place, place % 3)
    press = hall.sender(1031)
    await choose(hall, question, 8, 4, press)
    sql = (
        "SELECT e.voter, b.selection FROM ballots b JOIN electorate e ON e.constituency_id = b.constituency_id"
        " WHERE e.receipt <> '' AND (SELECT COUNT(*) FROM ballots o WHERE o.constituency_id = b.constituency_id) = 1"
    )
    assert await copied(hall, tmp_path, sql) == []


async def test_how_often_somebody_changed_does_not_tell_their_ballot_in_a_copy(hall: Hall, tmp_path: Path) -> None:
    """The only one who changed has a card that was drawn once more: the ballot must not say that it was changed."""
    question = await opened(hall, SECRET, seconds=None)
    for place in range(6):
        await choose(hall, question, place, 1)
    await choose(hall, question, 3, 4)
    drawn = "(SELECT wanted FROM outbox WHERE topic = 'ballot:1' AND chat_id = d.telegram_id)"
    sql = (
        f"SELECT d.telegram_id, b.selection FROM ballots b JOIN delegates d ON {drawn} = 2 + b.changes"
        " WHERE b.changes > 0"
    )
    assert await copied(hall, tmp_path, sql) == []
