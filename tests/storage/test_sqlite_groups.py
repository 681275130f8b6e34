"""Shared commits of the SQLite writer under pressure."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import sqlite_writer
from storage.database import Database
from storage.errors import SchemaBroken, StorageFault
from storage.sqlite import SqliteDatabase, open_sqlite
from tests.storage.notes import NOTE, count, write


async def test_a_stranger_who_never_leaves_is_a_fault(notes: SqliteDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the waiting time everybody in line hears it; when the lock is free again, writing goes on."""
    monkeypatch.setattr(sqlite_writer, "BUSY_SECONDS", 0.1)
    stranger = sqlite3.connect(notes.path, isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    heard = await asyncio.gather(*(write(notes, number) for number in range(3)), return_exceptions=True)
    stranger.close()
    assert [type(answer) for answer in heard] == [StorageFault] * 3
    await write(notes, 1)


async def test_r6_never_locked_in_twenty_thousand_reads_and_writes(notes: SqliteDatabase) -> None:
    """200 tasks mix 20,000 reads and writes, with a read that turns into a write among them."""

    async def mix(task: int) -> None:
        for turn in range(50):
            async with notes.transaction() as tx:
                seen = await tx.fetch_value("SELECT count(*) FROM notes")
                await tx.execute(NOTE, task * 1000 + turn, str(seen))
            async with notes.reading() as tx:
                assert await tx.fetch_value("SELECT word FROM notes WHERE number = $1", task * 1000 + turn)

    await asyncio.gather(*(mix(task) for task in range(200)))
    assert await count(notes) == 10_000


async def test_b114_close_finishes_what_is_under_way_and_ends_every_thread(tmp_path: Path) -> None:
    """The body that runs is committed, those in line are refused, a long read is broken off; all within 0.5 s."""
    threads = threading.active_count()
    database = await open_sqlite(str(tmp_path / "closing.db"))
    await write_table(database)
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def under_way() -> None:
        async with database.transaction() as tx:
            await tx.execute(NOTE, 1, "a")
            inside.set()
            await go_on.wait()

    async def read_for_ever() -> None:
        async with database.reading() as tx:
            await tx.fetch("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")

    first, reader = asyncio.create_task(under_way()), asyncio.create_task(read_for_ever())
    await inside.wait()
    late = asyncio.create_task(write(database, 2))
    await asyncio.sleep(0.05)
    started = time.perf_counter()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0.01)
    go_on.set()
    answers = await asyncio.gather(first, late, reader, closing, return_exceptions=True)
    assert time.perf_counter() - started < 0.5
    assert [type(answer) for answer in answers] == [type(None), StorageFault, StorageFault, type(None)]
    await asyncio.get_running_loop().shutdown_default_executor()
    assert threading.active_count() <= threads
    with sqlite3.connect(database.path) as again:
        assert again.execute("SELECT number FROM notes").fetchall() == [(1,)]
    again.close()


async def write_table(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute("CREATE TABLE notes (number BIGINT NOT NULL PRIMARY KEY, word TEXT NOT NULL)")


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2)],
)
async def test_every_connection_has_the_settings_that_keep_votes(
    notes: SqliteDatabase, setting: str, value: str | int
) -> None:
    """Write-ahead log, full synchronisation, foreign keys, overwritten deletions: on writer and readers."""
    async with notes.transaction() as tx:
        assert await tx.fetch_value(f"PRAGMA {setting}") == value
    async with notes.reading() as tx:
        assert await tx.fetch_value(f"PRAGMA {setting}") == value


async def test_a_trigger_that_refuses_is_our_own_mistake(notes: SqliteDatabase, now: Callable[[], int]) -> None:
    """A script with a trigger is cut at the right semicolons, and the trigger's refusal reads as `SchemaBroken`."""
    async with notes.transaction() as tx:
        await tx.run_script(
            "-- kept; for ever\nCREATE TRIGGER kept BEFORE DELETE ON notes BEGIN\n"
            "  SELECT 1; SELECT RAISE(ABORT, 'notes; are kept');\nEND;\n"
            "INSERT INTO notes VALUES (1, 'a;b'); INSERT INTO notes VALUES (2, '--;');\n-- the end"
        )
    with pytest.raises(SchemaBroken, match="notes; are kept"):
        async with notes.transaction() as tx:
            await tx.execute("DELETE FROM notes")
    assert await count(notes) == 2
