"""Ending the meeting in the moment in which somebody opens, reopens or joins: on PostgreSQL, where both run at once."""

import asyncio

import pytest

from meeting import agenda, naming, questions, registration
from meeting.house import Sender
from rules.meetings import MeetingAct
from rules.refusals import Refusal
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.people import by, named, typed
from tests.meeting.test_voting import WRITTEN, opened

ROUNDS = 15


async def running(hall: Hall) -> None:
    """The meeting runs again, and nothing of it is open."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'running'")
        await tx.execute("UPDATE questions SET state = 'cancelled' WHERE state = 'open'")


@pytest.mark.parametrize("act", ["open", "reopen"])
async def test_no_question_is_open_in_a_meeting_that_has_ended(postgres_database: Database, act: str) -> None:
    """The secretariat ends it while the moderator opens: one of both is refused, whoever is first."""
    from meeting import desk

    hall = await open_hall(postgres_database, organisations=3)
    for _ in range(ROUNDS):
        await running(hall)
        if act == "open":
            draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, WRITTEN)
            opening = questions.open_question(hall.house, hall.moderator, draft.id)
        else:
            question = await opened(hall, seconds=None)
            await questions.close(hall.house, hall.moderator, question.id)
            opening = questions.reopen(hall.house, hall.moderator, question.id)
        ending = agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
        ended = await asyncio.gather(opening, ending, return_exceptions=True)
        assert [one for one in ended if isinstance(one, Exception) and not isinstance(one, Refusal)] == []
        state = await hall.value("SELECT state FROM meetings")
        still_open = await hall.value("SELECT COUNT(*) FROM questions WHERE state = 'open'")
        assert (state, still_open) in {("ended", 0), ("running", 1)}


async def test_the_last_press_of_a_registration_and_the_end_lock_nobody_out(postgres_database: Database) -> None:
    """Registered before the end, or told that it has ended."""
    hall = await open_hall(postgres_database, organisations=3)
    for number in range(ROUNDS):
        await running(hall)
        account = 7_000 + number
        await registration.begin(hall.house, by(account), hall.meeting_id)
        await registration.consent(hall.house, by(account), hall.meeting_id)
        await typed(hall, account, "Instansi 1")
        await registration.choose(hall.house, by(account), 1)
        await named(hall, account, f"Orang {number}")
        ended = await asyncio.gather(
            naming.finish(hall.house, by(account), anew=False),
            agenda.move(hall.house, Sender(hall.moderator.telegram_id), hall.meeting_id, MeetingAct.END),
            return_exceptions=True,
        )
        assert [one for one in ended if isinstance(one, Exception) and not isinstance(one, Refusal)] == []
