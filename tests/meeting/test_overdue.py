"""A request about data that waits too long: told once when its time is near, once when it is over."""

import asyncio

import pytest

from meeting import overdue, own_corrections
from meeting.own_corrections import DUE_MS
from rules.retention import DAY_MS
from storage.database import Database
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.submitted import told
from tests.meeting.test_own_corrections import ask, ended

NEAR, OVER = "permintaan_hampir", "permintaan_terlambat"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A meeting that has ended, with one request that waits."""
    made = await open_hall(database)
    await ended(made)
    await ask(made)
    return made


async def warned(hall: Hall) -> list[str]:
    """What the secretariat was warned of, in order."""
    return [key for key in await told(hall, SECRETARY) if key in (NEAR, OVER)]


async def test_the_secretariat_hears_once_when_it_is_near_and_once_when_it_is_over(hall: Hall) -> None:
    """To the millisecond; two looks at once are one."""
    assert await overdue.warn_due(hall.house) == 0
    hall.clock.now_ms += DUE_MS - DAY_MS - 1
    assert await overdue.warn_due(hall.house) == 0
    hall.clock.now_ms += 1
    assert sum(await asyncio.gather(*(overdue.warn_due(hall.house) for _ in range(3)))) == 1
    assert await warned(hall) == [NEAR]
    hall.clock.now_ms += DAY_MS - 1
    assert await overdue.warn_due(hall.house) == 0
    hall.clock.now_ms += 1
    assert sum(await asyncio.gather(*(overdue.warn_due(hall.house) for _ in range(3)))) == 1
    hall.clock.now_ms += 30 * DAY_MS
    assert await overdue.warn_due(hall.house) == 0
    assert await warned(hall) == [NEAR, OVER]


async def test_after_a_long_stop_only_the_later_warning_is_said(hall: Hall) -> None:
    """A service that was away says what is so now."""
    hall.clock.now_ms += DUE_MS + DAY_MS
    assert await overdue.warn_due(hall.house) == 1
    assert await overdue.warn_due(hall.house) == 0
    assert await warned(hall) == [OVER]


async def test_what_is_answered_warns_nobody(hall: Hall) -> None:
    """Granted, declined or gone with the person."""
    await own_corrections.grant(hall.house, hall.sender(SECRETARY), 1)
    hall.clock.now_ms += DUE_MS + DAY_MS
    assert await overdue.warn_due(hall.house) == 0


async def test_a_meeting_without_a_secretariat_has_its_owner_told(hall: Hall) -> None:
    """Somebody must hear of it."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE role = 'secretariat'")
        await tx.execute("INSERT INTO staff VALUES (0, 777, 'owner', 99, 0)")
        await tx.execute("INSERT INTO accounts (telegram_id, first_seen_ms) VALUES (777, 0) ON CONFLICT DO NOTHING")
    hall.clock.now_ms += DUE_MS
    assert await overdue.warn_due(hall.house) == 1
    assert OVER in await told(hall, 777)
