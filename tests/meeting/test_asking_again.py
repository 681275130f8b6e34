"""Documents and charts asked for twice, by two officials, or again after drawing failed for good."""

import json

import pytest

from meeting import notes, questions, results
from meeting.house import Sender
from storage.database import Database
from tests.meeting.exported import ask
from tests.meeting.halls import MINUTE_TAKER, SECRETARY, Hall, open_hall
from tests.meeting.people import by
from tests.meeting.test_races import opened


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting, on each engine."""
    return await open_hall(database)


async def jobs_of(hall: Hall, kind: str) -> list[tuple[int, dict[str, object]]]:
    """(who asked, with what) of every job of a kind, oldest first."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT asked_by, payload FROM jobs WHERE kind = $1 ORDER BY id", kind)
        return [(int(row["asked_by"]), json.loads(row["payload"])) for row in rows]


async def test_two_officials_each_get_the_same_export(hall: Hall) -> None:
    """One number, one entry in the record, a file for each who asked."""
    first = await ask(hall, SECRETARY, "notula")
    second = await ask(hall, MINUTE_TAKER, "notula")
    assert first.number == second.number
    asked = await jobs_of(hall, "export")
    assert [(who, work["chat"]) for who, work in asked] == [(SECRETARY, SECRETARY), (MINUTE_TAKER, MINUTE_TAKER)]
    assert (await hall.kinds()).count("export") == 1


async def test_a_chart_reaches_the_group_once_and_again_after_it_failed(hall: Hall) -> None:
    """The second who asks gets it alone; where nobody ever got it, the group gets it after all."""
    question = await opened(hall)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    async with hall.house.db.transaction() as tx:
        sql = "INSERT INTO chat_groups (chat_id, meeting_id, added_ms) VALUES (-5, $1, 0)"
        await tx.execute(sql, hall.meeting_id)
    for account in (SECRETARY, MINUTE_TAKER):
        await notes.enter_chart(hall.house, by(account), hall.meeting_id, question.id)
    assert [work["chats"] for _, work in await jobs_of(hall, "chart")] == [[SECRETARY, -5], [MINUTE_TAKER]]
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE jobs SET state = 'failed'")
    await notes.enter_chart(hall.house, by(MINUTE_TAKER), hall.meeting_id, question.id)
    assert (await jobs_of(hall, "chart"))[1][1]["chats"] == [MINUTE_TAKER, -5]


async def test_a_group_hears_of_results_once_a_minute_from_participants(hall: Hall) -> None:
    """Nothing out yet: one line; a result out: its card once; an official is always answered."""
    question = await opened(hall)

    async def wishes() -> list[tuple[str, int]]:
        async with hall.house.db.reading() as tx:
            rows = await tx.fetch("SELECT kind, wanted FROM outbox WHERE chat_id = -5 ORDER BY id")
            return [(row["kind"], row["wanted"]) for row in rows]

    async def ask(who: Sender) -> None:
        await results.show_revealed(hall.house, who, hall.meeting_id, -5)

    for _ in range(3):
        await ask(hall.voter(0))
    assert await wishes() == [("say", 3)]
    await ask(by(SECRETARY))
    assert await wishes() == [("say", 3), ("say", 1)]
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    for _ in range(3):
        await ask(hall.voter(0))
    assert (await wishes())[2:] == [("group", 1)]
    await ask(by(SECRETARY))
    assert (await wishes())[2:] == [("group", 2)]
    hall.clock.turn(61)
    await ask(hall.voter(0))
    assert (await wishes())[2:] == [("group", 3)]
