"""Deadlines when the loop that closes questions is late, or gone (B55, B58)."""

import asyncio
import time

import pytest

from bot.intake import Health
from bot.loops import close_due
from delivery.live import Live
from meeting import desk, questions, voting
from meeting.house import House
from rules.questions import Question
from rules.refusals import Refusal
from storage.database import Database
from tests.meeting.halls import Hall, open_hall

SECONDS = 20


async def opened(db: Database) -> tuple[Hall, Question]:
    """A question that closes in twenty seconds of a clock that the test turns."""
    hall = await open_hall(db, organisations=2)
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Bidang?\nData\nRumah")
    moved = await questions.open_question(hall.house, hall.moderator, draft.id, seconds=SECONDS)
    return hall, moved.question


def looking(house: House, health: Health) -> "asyncio.Task[None]":
    """The loop of the service."""
    return asyncio.create_task(close_due(house, Live(house.db, house.now, lambda: None), health))


async def test_b58_a_loop_blocked_over_the_deadline_closes_within_a_second_after(sqlite_database: Database) -> None:
    """Two seconds of sleep that blocks everything; the closing is written for the deadline, not for the moment."""
    hall, question = await opened(sqlite_database)
    task = looking(hall.house, Health(time.monotonic()))
    await asyncio.sleep(0.1)
    hall.clock.turn(SECONDS + 1)
    time.sleep(2)  # noqa: ASYNC251
    async with asyncio.timeout(1):
        while await hall.value("SELECT state FROM questions WHERE id = $1", question.id) != "closed":
            await asyncio.sleep(0.02)
    assert await hall.value("SELECT closed_ms FROM questions WHERE id = $1", question.id) == question.deadline
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_b55_without_the_loop_each_press_keeps_the_deadline_and_the_service_is_not_ready(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its task is dead: no answer is taken after the deadline, and health turns red."""
    monkeypatch.setattr("bot.intake.BEAT_SECONDS", 0.5)
    hall, question = await opened(sqlite_database)
    health = Health(time.monotonic(), last_good=time.monotonic())
    task = looking(hall.house, health)
    await asyncio.sleep(0.1)
    assert health.is_ready()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    hall.clock.turn(SECONDS + 1)
    press = {"question_id": question.id, "option_ids": (question.options[0].id,), "generation": 1}
    with pytest.raises(Refusal) as refused:
        await voting.cast(hall.house, hall.voter(0), delegate_id=hall.delegates[0], **press)
    assert refused.value.key == "terlambat"
    await asyncio.sleep(0.6)
    assert not health.is_ready()
