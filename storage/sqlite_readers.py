"""Reading a SQLite database beside its writer: snapshots on a few connections, each with a thread of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from storage import sqlite_statements
from storage.errors import StorageFault
from storage.parameters import Value

READERS_MAX = 4
READER_WAITS_SECONDS = 5.0


class _Reader:
    """One connection and its thread; what is asked runs in order."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite-reader")
        self._connection: sqlite3.Connection | None = None

    async def run(self, call: Callable[..., Any], *arguments: Any) -> Any:
        """The result of `call(connection, ...)`; a caller that is cancelled stops the statement too."""
        asked = asyncio.get_running_loop().run_in_executor(self._thread, self._call, call, *arguments)
        try:
            return await asked
        except asyncio.CancelledError:
            if self._connection is not None:
                self._connection.interrupt()
            raise
        except sqlite3.Error as error:
            raise sqlite_statements.translated(error) from error

    def run_later(self, call: Callable[[sqlite3.Connection], Any]) -> None:
        """Have it run before whatever is asked next, without waiting for it."""
        self._thread.submit(self._call, call)

    def _call(self, call: Callable[..., Any], *arguments: Any) -> Any:
        if self._connection is None:
            self._connection = sqlite_statements.connect(self._path, waits_seconds=READER_WAITS_SECONDS)
            self._connection.execute("PRAGMA query_only = ON")
        return call(self._connection, *arguments)

    def stop(self) -> None:
        """Break off the statement that runs and end the thread."""
        if self._connection is not None:
            self._connection.interrupt()
            self._thread.submit(self._connection.close)
        self._thread.shutdown()


def _begin(connection: sqlite3.Connection) -> None:
    # Left open only if the caller before was interrupted in the middle of leaving.
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    connection.execute("BEGIN")
    # The snapshot is taken at the first read: read now, so that it is the moment of entry.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _end(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


class SqliteReaders:
    """A small pool of readers; who asks while all are out waits for one to come back."""

    def __init__(self, path: str) -> None:
        self._all = [_Reader(path) for _ in range(READERS_MAX)]
        self._free: asyncio.LifoQueue[_Reader] = asyncio.LifoQueue()
        for reader in self._all:
            self._free.put_nowait(reader)
        self._closed = False

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[SqliteSnapshot]:
        """Everything committed before entry, and nothing after."""
        self._refuse_when_closed()
        reader = await self._free.get()
        try:
            self._refuse_when_closed()
            await reader.run(_begin)
            yield SqliteSnapshot(reader)
        finally:
            if not self._closed:
                reader.run_later(_end)
            self._free.put_nowait(reader)

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise StorageFault("SQLite: the database is closed")

    def close(self) -> None:
        """Break off what is being read and end the threads."""
        self._closed = True
        for reader in self._all:
            reader.stop()


class SqliteSnapshot:
    """A `Tx` that only reads."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader

    async def fetch(self, sql: str, *values: Value) -> Sequence[sqlite3.Row]:
        rows: list[sqlite3.Row] = await self._reader.run(sqlite_statements.fetch, sql, values)
        return rows

    async def fetch_row(self, sql: str, *values: Value) -> sqlite3.Row | None:
        rows = await self.fetch(sql, *values)
        return rows[0] if rows else None

    async def fetch_value(self, sql: str, *values: Value) -> Any:
        rows = await self.fetch(sql, *values)
        return rows[0][0] if rows else None

    async def execute(self, sql: str, *values: Value) -> int:
        touched: int = await self._reader.run(sqlite_statements.execute, sql, values)
        return touched

    async def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        await self._reader.run(sqlite_statements.execute_many, sql, rows)

    async def run_script(self, sql: str) -> None:
        for statement in sqlite_statements.statements(sql):
            await self.execute(statement)

    def after_commit(self, call: Callable[[], None]) -> None:
        raise AssertionError("a reading commits nothing")
