"""The one writer of SQLite: shared commits, turns, strangers at the file, and an orderly end."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest

from storage.errors import Conflict
from storage.sqlite import SqliteDatabase, open_sqlite
from tests.storage.notes import NOTE, ChangedMindError, commits, count, write


async def test_writers_that_wait_share_one_commit(notes: SqliteDatabase) -> None:
    """A hundred who are ready at the same moment cost one commit; a hundred one after another cost a hundred."""
    before = commits(notes.path)
    await asyncio.gather(*(write(notes, number) for number in range(100)))
    shared = commits(notes.path)
    for number in range(100, 200):
        await write(notes, number)
    assert (shared - before, commits(notes.path) - shared) == (1, 100)
    assert await count(notes) == 200


async def test_b14_a_conflict_inside_a_shared_commit_undoes_only_itself(notes: SqliteDatabase) -> None:
    """Of a hundred in one commit, ten meet a taken key: ninety rows, ninety acknowledgements, one commit."""
    before = commits(notes.path)
    heard = await asyncio.gather(*(write(notes, number % 90) for number in range(100)), return_exceptions=True)
    assert [type(answer) for answer in heard] == [type(None)] * 90 + [Conflict] * 10
    assert await count(notes) == 90
    assert commits(notes.path) == before + 1


async def test_bodies_never_interleave(notes: SqliteDatabase) -> None:
    """A body that lets the loop run in its middle still has the writer to itself, in order of arrival."""
    steps: list[int] = []

    async def body(number: int) -> None:
        async with notes.transaction() as tx:
            steps.append(number)
            await tx.execute(NOTE, number, "a")
            await asyncio.sleep(0.001)
            steps.append(number)

    await asyncio.gather(*(body(number) for number in range(20)))
    assert steps == [number for number in range(20) for _ in "12"]


async def test_after_commit_calls_of_a_group_run_in_order_and_one_that_fails_harms_nobody(
    notes: SqliteDatabase,
) -> None:
    """A call that raises is reported to the event loop; every writer hears of its own success."""
    heard: list[int] = []
    reported: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: reported.append(context))

    def hear(number: int) -> None:
        if number == 5:
            raise ChangedMindError
        heard.append(number)

    async def body(number: int) -> None:
        async with notes.transaction() as tx:
            await tx.execute(NOTE, number, "a")
            tx.after_commit(lambda: hear(number))
        assert number == 5 or number in heard

    await asyncio.gather(*(body(number) for number in range(10)))
    assert heard == [0, 1, 2, 3, 4, 6, 7, 8, 9]
    assert [type(context["exception"]) for context in reported] == [ChangedMindError]


async def test_cancelled_while_the_commit_is_under_way_it_is_committed_all_the_same(notes: SqliteDatabase) -> None:
    """The caller hears of his cancellation, the row stands, and its call has run."""
    heard: list[str] = []

    async def body() -> None:
        async with notes.transaction() as tx:
            await tx.execute(NOTE, 1, "a")
            tx.after_commit(lambda: heard.append("stored"))
            asyncio.get_running_loop().call_soon(task.cancel)

    task = asyncio.create_task(body())
    with pytest.raises(asyncio.CancelledError):
        await task
    await write(notes, 2)
    assert heard == ["stored"]
    assert await count(notes) == 2


async def test_a_transaction_inside_a_transaction_is_refused(notes: SqliteDatabase) -> None:
    """Instead of waiting for itself for ever."""

    async def nested() -> None:
        async with notes.transaction():
            await write(notes, 1)

    with pytest.raises(AssertionError, match="inside"):
        await nested()
    await write(notes, 2)


async def test_b113_a_stranger_holding_the_write_lock_stops_neither_the_loop_nor_the_vote(
    notes: SqliteDatabase,
) -> None:
    """Another program writes for 300 ms: our writers wait for it, the event loop goes on meanwhile."""
    stranger = sqlite3.connect(notes.path, isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    waiting = [asyncio.create_task(write(notes, number)) for number in range(10)]
    longest = 0.0
    for _ in range(60):
        asked = time.perf_counter()
        await asyncio.sleep(0.005)
        longest = max(longest, time.perf_counter() - asked)
    assert not any(task.done() for task in waiting)
    stranger.execute("ROLLBACK")
    await asyncio.gather(*waiting)
    stranger.close()
    assert longest < 0.2
    assert await count(notes) == 10


async def test_after_an_orderly_end_the_meeting_is_one_file(tmp_path: Path) -> None:
    """Whoever copies the database then copies everything: no log lies beside it, though readers were at work."""
    path = tmp_path / "one.db"
    database = await open_sqlite(str(path))
    async with database.transaction() as tx:
        await tx.run_script("CREATE TABLE words (word TEXT NOT NULL); INSERT INTO words VALUES ('satu');")
    async with database.reading() as one, database.reading() as other:
        assert [await tx.fetch_value("SELECT word FROM words") for tx in (one, other)] == ["satu", "satu"]
    assert (tmp_path / "one.db-wal").exists()
    await database.close()
    assert sorted(found.name for found in tmp_path.iterdir()) == ["one.db"]
    with sqlite3.connect(path) as copied:
        assert copied.execute("SELECT word FROM words").fetchall() == [("satu",)]
    copied.close()
