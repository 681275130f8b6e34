"""One copy on one database: the second is refused, the next after a death is not."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio

from storage.database import Database
from storage.lease import TTL_MS, holder_of, release, renew, take
from storage.opening import open_database

Start = Callable[[str], Awaitable[Any]]


class Clock:
    """A clock the test turns."""

    ms = 1_000

    def __call__(self) -> int:
        return self.ms


@pytest_asyncio.fixture
async def database(database_url: str, now: Callable[[], int]) -> AsyncIterator[Database]:
    """A database that others open too, so at a URL that is known, once on each engine."""
    database = await open_database(database_url, now=now)
    yield database
    await database.close()


@pytest_asyncio.fixture
async def second(database_url: str, now: Callable[[], int]) -> AsyncIterator[Database]:
    """A second opening of the same database, as another copy would have it."""
    database = await open_database(database_url, now=now)
    yield database
    await database.close()


async def test_a_second_copy_is_refused_and_learns_who_holds_it(database: Database, second: Database) -> None:
    """The first may take it again; the second reads the first one's name; another name is free."""
    clock = Clock()
    assert await take(database, "bot", "one", clock)
    assert not await take(second, "bot", "two", clock)
    assert await take(database, "bot", "one", clock)
    assert await take(second, "other", "two", clock)
    async with second.reading() as tx:
        assert await holder_of(tx, "bot") == "one"
        assert await holder_of(tx, "nobody's") is None


async def test_b20_a_clock_that_jumps_takes_the_lease_from_nobody(database: Database, second: Database) -> None:
    """Five hours on, the living holder still holds, whatever the row says."""
    clock = Clock()
    assert await take(database, "bot", "one", clock)
    clock.ms += 5 * 3_600_000
    assert not await take(second, "bot", "two", clock)
    assert await renew(database, "bot", "one", clock)
    async with second.reading() as tx:
        assert await tx.fetch_value("SELECT until_ms FROM lease WHERE name = $1", "bot") == clock.ms + TTL_MS


async def test_after_release_the_next_may_have_it(database: Database, second: Database) -> None:
    """The first then cannot renew, and its release of what it no longer has changes nothing."""
    clock = Clock()
    assert await take(database, "bot", "one", clock)
    await release(database, "bot", "one")
    assert await take(second, "bot", "two", clock)
    assert not await renew(database, "bot", "one", clock)
    await release(database, "bot", "one")
    assert not await take(database, "bot", "one", clock)


async def test_closing_the_database_frees_the_lease(database: Database, second: Database) -> None:
    """An orderly end needs no release."""
    assert await take(database, "bot", "one", Clock())
    await database.close()
    assert await take(second, "bot", "two", Clock())


async def test_another_process_is_refused_and_its_death_frees_the_lease(database: Database, start_copy: Start) -> None:
    """Neither while it runs nor while it is frozen; at once when it is killed."""
    holder = await start_copy("wait")
    assert await holder.word() == "holds"
    assert not await take(database, "bot", "us", Clock())
    late = await start_copy("wait")
    assert await late.word() == "refused"
    assert await late.process.wait() == 0
    os.kill(holder.process.pid, signal.SIGSTOP)
    assert not await take(database, "bot", "us", lambda: 10**15)
    await holder.kill()
    async with asyncio.timeout(2):
        while not await take(database, "bot", "us", Clock()):
            await asyncio.sleep(0.02)
    late = await start_copy("wait")
    assert await late.word() == "refused"
    assert await late.process.wait() == 0


async def test_a_lost_session_is_taken_up_again_or_lost_for_good(postgres_url: str, now: Callable[[], int]) -> None:
    """The server restarts: whoever renews first holds it; if another copy came in between, renewing says no."""
    first, other = [await open_database(postgres_url, now=now) for _ in range(2)]
    assert await take(first, "bot", "one", now)
    await end_lease_session(other)
    assert await renew(first, "bot", "one", now)
    await end_lease_session(other)
    assert await take(other, "bot", "two", now)
    assert not await renew(first, "bot", "one", now)
    await other.close()
    await first.close()


async def end_lease_session(database: Database) -> None:
    """Break the session that holds the lock, and wait until the server has let it go."""
    held = "FROM pg_locks WHERE locktype = 'advisory' AND granted"
    async with database.reading() as tx:
        await tx.fetch(f"SELECT pg_terminate_backend(pid) {held}")
    async with asyncio.timeout(2):
        while True:
            async with database.reading() as tx:
                if await tx.fetch_value(f"SELECT count(*) {held}") == 0:
                    break
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)


@pytest.mark.parametrize("name", ["../escape", "a b", ""])
async def test_a_name_is_a_plain_word(database: Database, name: str) -> None:
    """It becomes part of a file name."""
    with pytest.raises(AssertionError):
        await take(database, name, "one", Clock())
