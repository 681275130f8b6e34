"""Updates that had their effect, and updates set aside."""

from __future__ import annotations

from storage.applied import first_time, forget_older
from storage.database import Database
from storage.parked import Parked, all_parked, park

DAY_MS = 86_400_000


async def test_b16_an_update_is_new_once(database: Database) -> None:
    """The second delivery is known, in the same transaction and in a later one; a lower number is new."""
    async with database.transaction() as tx:
        assert await first_time(tx, 500, 0)
        assert not await first_time(tx, 500, 0)
    async with database.transaction() as tx:
        assert not await first_time(tx, 500, DAY_MS)
        assert await first_time(tx, 3, DAY_MS)


async def test_an_update_whose_transaction_failed_is_new_again(database: Database) -> None:
    """Its number is rolled back with its effects."""
    try:
        async with database.transaction() as tx:
            assert await first_time(tx, 500, 0)
            raise ConnectionError
    except ConnectionError:
        pass
    async with database.transaction() as tx:
        assert await first_time(tx, 500, 0)


async def test_numbers_are_kept_three_days(database: Database) -> None:
    """On the fourth day the first is forgotten and no other."""
    async with database.transaction() as tx:
        for day in range(5):
            await first_time(tx, day, day * DAY_MS)
        assert await forget_older(tx, 4 * DAY_MS + 5) == 1
        assert await forget_older(tx, 4 * DAY_MS + 5) == 0
        assert not await first_time(tx, 1, 4 * DAY_MS)
        assert await first_time(tx, 0, 4 * DAY_MS)


async def test_an_update_is_parked_once_and_its_error_is_cut(database: Database) -> None:
    """The oldest comes first, the first error stands, and five hundred characters of it."""
    async with database.transaction() as tx:
        assert await park(tx, Parked(7, "message", "KeyError" * 100, 3, 10))
        assert await park(tx, Parked(5, "callback_query", "boom", 3, 11))
        assert not await park(tx, Parked(7, "message", "again", 6, 12))
    async with database.reading() as tx:
        assert await all_parked(tx) == [
            Parked(7, "message", ("KeyError" * 100)[:500], 3, 10),
            Parked(5, "callback_query", "boom", 3, 11),
        ]
