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
    """And how they are steered stays."""
    steered = Screen(hall.meeting_id, "wall", 7, 2, -1, True, "dark", "en", "wall:7", "TAMU, sandi musrenbang27")
    async with hall.house.db.transaction() as tx:
        assert await screens.of_meeting(tx, hall.meeting_id) is None
        await screens.put_key(tx, hall.meeting_id, "satu", NOW)
        await screens.steer(tx, steered, NOW)
        await screens.put_key(tx, hall.meeting_id, "dua", NOW + 1)
    async with hall.house.db.reading() as tx:
        assert await screens.by_key(tx, "satu") is None
        found = await screens.by_key(tx, "dua")
        assert found == await screens.of_meeting(tx, hall.meeting_id)
        assert found == screens.Address(steered, "dua", None, 0, number=2)


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
        assert [await screens.reserve(tx, hall.meeting_id, 1_000, 50) for _ in range(2)] == [50, 1_050]
        await screens.put_key(tx, hall.meeting_id, "dua", NOW - 5)
        found = await screens.by_key(tx, "dua")
        assert found is not None
        await screens.steer(tx, replace(found.screen, theme="dark"), NOW)
        assert await screens.reserve(tx, hall.meeting_id, 10, 49) == 2_050


async def test_acts_are_counted_and_ones_own_are_never_stale(hall: Hall) -> None:
    """Whoever saw the screens after the other's last act may go on, however hasty; nobody sees more than there was."""
    async with hall.house.db.transaction() as tx:
        await screens.put_key(tx, hall.meeting_id, "satu", NOW)
        for ref in ("s1", "s5", "s1", "s1"):
            await screens.count_act(tx, hall.meeting_id, ref)
        found = await screens.of_meeting(tx, hall.meeting_id)
    assert found is not None
    assert (found.steered, found.steered_since, found.steered_by) == (4, 2, "s1")
    assert [seen for seen in range(7) if not found.is_stale(seen, "s1")] == [2, 3, 4]
    assert [seen for seen in range(7) if not found.is_stale(seen, "s5")] == [4]
