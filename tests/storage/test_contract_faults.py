"""The contract of both engines when something goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from storage.database import Database, Tx
from storage.errors import StorageFault
from tests.storage.seats import SEAT, ChangedMindError, seats, sit


async def test_500_counters_lose_no_step(tables: Database) -> None:
    """Read, then write what was read plus one: with the lock clause no step is lost (B113)."""
    await sit(tables, 1, "0")

    async def step() -> None:
        async with tables.transaction() as tx:
            sitter = await tx.fetch_value("SELECT sitter FROM seats WHERE number = $1" + tables.lock_clause, 1)
            await tx.execute("UPDATE seats SET sitter = $1 WHERE number = $2", str(int(sitter) + 1), 1)

    await asyncio.gather(*(step() for _ in range(500)))
    async with tables.reading() as tx:
        assert await tx.fetch_value("SELECT sitter FROM seats") == "500"


async def test_b14_one_that_fails_beside_others_rolls_back_alone(tables: Database) -> None:
    """Of 60 writers at once every third fails: exactly the others are there, and only they hear of success."""

    async def write(number: int) -> int | None:
        async with tables.transaction() as tx:
            await tx.execute(SEAT, number, "A")
            await asyncio.sleep(0)
            if number % 3 == 0:
                raise ChangedMindError
        return number

    heard = await asyncio.gather(*(write(number) for number in range(60)), return_exceptions=True)
    assert await seats(tables) == [n for n in range(60) if n % 3] == [h for h in heard if isinstance(h, int)]


async def test_after_commit_runs_once_it_is_on_disk_and_only_then(tables: Database) -> None:
    """Calls run in order, before `transaction()` returns, and never for what was rolled back."""
    heard: list[str] = []
    async with tables.transaction() as tx:
        await tx.execute(SEAT, 1, "A")
        tx.after_commit(lambda: heard.append("first"))
        tx.after_commit(lambda: heard.append("second"))
        assert heard == []
    assert heard == ["first", "second"]

    async def change_mind() -> None:
        async with tables.transaction() as tx:
            tx.after_commit(lambda: heard.append("never"))
            raise ChangedMindError

    with pytest.raises(ChangedMindError):
        await change_mind()
    await asyncio.sleep(0)
    assert heard == ["first", "second"]


@pytest.fixture
async def half_written(tables: Database) -> AsyncIterator[tuple[asyncio.Task[None], Callable[[], None]]]:
    """A task that has written seat 1 and waits in the middle of its transaction."""
    written, go_on = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with tables.transaction() as tx:
            await tx.execute(SEAT, 1, "A")
            written.set()
            await go_on.wait()

    task = asyncio.create_task(write())
    await written.wait()
    yield task, go_on.set
    if not task.done():
        task.cancel()


async def test_a_task_cancelled_in_the_middle_rolls_back_alone(
    tables: Database, half_written: tuple[asyncio.Task[None], Callable[[], None]]
) -> None:
    """Its row is gone; whoever waited behind it is served."""
    task, _ = half_written
    others = [asyncio.create_task(sit(tables, number)) for number in (2, 3)]
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.gather(*others)
    assert await seats(tables) == [2, 3]


async def test_a_task_cancelled_in_the_queue_is_passed_over(
    tables: Database, half_written: tuple[asyncio.Task[None], Callable[[], None]]
) -> None:
    """Cancelled before its turn it writes nothing, and the others keep theirs."""
    task, go_on = half_written
    started = asyncio.Event()

    async def write(tx_body: Callable[[Tx], None], number: int) -> None:
        started.set()
        async with tables.transaction() as tx:
            await asyncio.sleep(0.05)
            tx_body(tx)
            await tx.execute(SEAT, number, "A")

    cancelled = asyncio.create_task(write(lambda _tx: None, 2))
    other = asyncio.create_task(sit(tables, 3))
    await started.wait()
    await asyncio.sleep(0)
    cancelled.cancel()
    go_on()
    await asyncio.gather(task, other)
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    assert await seats(tables) == [1, 3]


async def test_a_closed_database_says_so(tables: Database) -> None:
    """After `close()` a transaction and a reading are refused as faults, and closing again does nothing."""
    await tables.close()
    await tables.close()
    with pytest.raises(StorageFault):
        await sit(tables, 1)
    with pytest.raises(StorageFault):
        await seats(tables)
