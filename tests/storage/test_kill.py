"""Killed with signal 9 in a flood: whatever was acknowledged is there, and a restart is served at once."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest

from storage.opening import open_database

KILLS = 20
KILLS_LONG = 1000


class Copy(Protocol):
    """Another process on the same database."""

    async def word(self) -> str: ...
    async def kill(self) -> list[str]: ...


Start = Callable[[str], Awaitable[Copy]]


async def kill_in_floods(url: str, start_copy: Start, kills: int) -> None:
    acknowledged: set[int] = set()
    dice = random.Random(20251014)
    for _ in range(kills):
        started = time.monotonic()
        copy = await start_copy("flood")
        assert await copy.word() == "holds", "the lock of the copy before outlived it"
        acknowledged.add(int(await copy.word()))
        assert time.monotonic() - started < 5.0
        await asyncio.sleep(dice.random() * 0.1)
        acknowledged.update(int(word) for word in await copy.kill())
    database = await open_database(url, now=lambda: 0)
    async with database.reading() as tx:
        stored = {row[0] for row in await tx.fetch("SELECT update_id FROM applied")}
        if database.dialect == "sqlite":
            assert await tx.fetch_value("PRAGMA integrity_check") == "ok"
    await database.close()
    assert len(acknowledged) > kills * 10
    assert acknowledged - stored == set()
    # What was stored and never acknowledged was under way at a kill: no more than the writers there were.
    assert len(stored - acknowledged) <= kills * 50


async def test_r2_twenty_kills_lose_nothing_that_was_acknowledged(database_url: str, start_copy: Start) -> None:
    """Twenty processes after one another write with 50 tasks each and are killed at a random moment (R9: 5 s)."""
    await kill_in_floods(database_url, start_copy, KILLS)


@pytest.mark.long
async def test_r2_a_thousand_kills_lose_nothing_that_was_acknowledged(database_url: str, start_copy: Start) -> None:
    """The same promise, long enough to be believed."""
    await kill_in_floods(database_url, start_copy, KILLS_LONG)
