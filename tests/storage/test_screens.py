"""Addresses of screens: one a meeting, a new key takes the old one back, numbers only rise."""

from dataclasses import replace

import pytest

from rules.screens import Screen
from storage import screens
from storage.database import Database
from tests.meeting.halls import Hall, open_hall

NOW = 1_700_000_000_000


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A meeting."""
    return await open_hall(database, organisations=1)


async def test_a_key_leads_to_its_meeting_until_another_takes_its_place(hall: Hall) -> None:
    async with hall.house.db.transaction() as tx:
        assert await screens.of_meeting(tx, hall.meeting_id) is None
        await screens.put_key(tx, hall.meeting_id, "satu", NOW)
        await screens.steer(tx, Screen(hall.meeting_id, "wall", 7, 2, -1, True, "dark", "en"), NOW)
        await screens.put_key(tx, hall.meeting_id, "dua", NOW + 1)
    async with hall.house.db.reading() as tx:
        assert await screens.by_key(tx, "satu") is None
        found = await screens.by_key(tx, "dua")
        assert found == await screens.of_meeting(tx, hall.meeting_id)
        assert found == screens.Address(Screen(hall.meeting_id, "wall", 7, 2, -1, True, "dark", "en"), "dua", None, 0)


async def test_results_are_found_while_they_are_open(hall: Hall) -> None:
    """Under a key of their own, which leads to no screen."""
    async with hall.house.db.transaction() as tx:
        await screens.put_key(tx, hall.meeting_id, "satu", NOW)
        await screens.put_results_key(tx, hall.meeting_id, "hasil", NOW)
        found = await screens.by_results_key(tx, "hasil")
        assert found is not None
        assert found.results_key == "hasil"
        assert await screens.by_key(tx, "hasil") is None
        assert await screens.by_results_key(tx, "satu") is None
        await screens.put_results_key(tx, hall.meeting_id, None, NOW)
        assert await screens.by_results_key(tx, "hasil") is None


async def test_numbers_rise_whatever_else_is_changed(hall: Hall) -> None:
    async with hall.house.db.transaction() as tx:
        await screens.put_key(tx, hall.meeting_id, "satu", NOW)
        assert [await screens.reserve(tx, hall.meeting_id, 1_000) for _ in range(2)] == [0, 1_000]
        await screens.put_key(tx, hall.meeting_id, "dua", NOW - 5)
        found = await screens.by_key(tx, "dua")
        assert found is not None
        await screens.steer(tx, replace(found.screen, theme="dark"), NOW)
        assert await screens.reserve(tx, hall.meeting_id, 10) == 2_000
