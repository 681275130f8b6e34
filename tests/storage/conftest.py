"""A few tables beside the product's, so that the engines are judged without knowing a meeting."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest_asyncio

from storage.database import Database
from storage.migrations import Migration
from storage.sqlite import SqliteDatabase, open_sqlite

TABLES = """
CREATE TABLE seats (number BIGINT NOT NULL PRIMARY KEY, sitter TEXT NOT NULL, note {blob});
CREATE TABLE pairs (id {id}, question BIGINT NOT NULL, voter BIGINT NOT NULL, choice TEXT NOT NULL,
  UNIQUE (question, voter));
"""


@pytest_asyncio.fixture
async def tables(database: Database) -> Database:
    """The database with `seats` (number, sitter, note) and `pairs` (unique by question and voter)."""
    async with database.transaction() as tx:
        await tx.run_script(Migration(9999, "tables", TABLES).spelled(database.dialect))
    return database


@dataclass
class Copy:
    """Another process on the same database, and what it has said."""

    process: asyncio.subprocess.Process

    async def word(self) -> str:
        """The next line it says; empty at its end."""
        assert self.process.stdout is not None
        return (await self.process.stdout.readline()).decode().strip()

    async def kill(self) -> list[str]:
        """End it with signal 9, in whatever it is doing; the words it had said by then and nobody had read."""
        if self.process.returncode is None:
            self.process.kill()
        said, _ = await self.process.communicate()
        return said.decode().split()


@pytest_asyncio.fixture
async def start_copy(database_url: str) -> AsyncIterator[Callable[[str], Awaitable[Copy]]]:
    """Start another copy on this database: `"flood"` or `"wait"`. None outlives the test."""
    started: list[Copy] = []

    async def start(what: str) -> Copy:
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(Path(__file__).with_name("copy_of_the_bot.py")), database_url, what,
            stdout=asyncio.subprocess.PIPE, limit=2**24,
        )  # fmt: skip
        started.append(Copy(process))
        return started[-1]

    yield start
    for copy in started:
        await copy.kill()


@pytest_asyncio.fixture
async def notes(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    """A bare SQLite file with one table."""
    database = await open_sqlite(str(tmp_path / "notes.db"))
    async with database.transaction() as tx:
        await tx.execute("CREATE TABLE notes (number BIGINT NOT NULL PRIMARY KEY, word TEXT NOT NULL)")
    yield database
    await database.close()
