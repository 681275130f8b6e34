"""The SQLite engine: one writer, a few readers, one lock that says the process is alone."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from storage import sqlite_statements
from storage.errors import StorageFault
from storage.mounts import refuse_shared_mount
from storage.sqlite_readers import SqliteReaders, SqliteSnapshot
from storage.sqlite_writer import SqliteTransaction, SqliteWriter

# How long a checkpoint waits for readers and the writer before it is tried again later.
CHECKPOINT_SECONDS = 2.0


class SqliteDatabase:
    """A `Database` in one file (beside it `-wal` and `-shm` while it is open, and `.lock` for `hold_alone`)."""

    dialect = "sqlite"
    lock_clause = ""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._writer = SqliteWriter(connection)
        self._readers = SqliteReaders(str(path))
        self._locks: dict[str, int] = {}
        self._closed = False

    def transaction(self) -> AbstractAsyncContextManager[SqliteTransaction]:
        return SqliteTransaction(self._writer)

    def reading(self) -> AbstractAsyncContextManager[SqliteSnapshot]:
        return self._readers.snapshot()

    async def hold_alone(self, name: str) -> bool:
        """A lock on a file beside the database: the kernel drops it with the process, however that ends."""
        import fcntl

        if name in self._locks:
            return True
        # Not inherited by programs we start (PEP 446); a bare fork would carry it on, so workers are spawned.
        lock = os.open(f"{self.path}.{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return False
        self._locks[name] = lock
        return True

    async def let_go(self, name: str) -> None:
        lock = self._locks.pop(name, None)
        if lock is not None:
            os.close(lock)

    async def overwrite_deleted(self) -> None:
        """Pages are zeroed as rows are deleted (`secure_delete`); what is left are their old copies in the log, which
        a checkpoint takes over and then truncates. It waits its turn beside the writer and the readers."""
        try:
            await asyncio.to_thread(_truncate_log, self.path)
        except sqlite3.Error as error:
            raise StorageFault(f"SQLite: the log of {self.path} cannot be truncated: {error}") from error

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        await self._writer.finish()
        self._readers.close()
        await self._writer.close()
        for name in list(self._locks):
            await self.let_go(name)


async def open_sqlite(path: str) -> SqliteDatabase:
    """The database in this file, made if it is not there; the log of a killed process is taken up first."""
    return SqliteDatabase(*await asyncio.to_thread(_open, path))


def _truncate_log(path: Path) -> None:
    connection = sqlite3.connect(path, timeout=CHECKPOINT_SECONDS, isolation_level=None)
    try:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    if busy:
        raise StorageFault(f"SQLite: the log of {path} is in use")


def _open(path: str) -> tuple[Path, sqlite3.Connection]:
    place = Path(path).absolute()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        refuse_shared_mount(place.parent)
        # The writer never waits inside SQLite: it would hold up the event loop. It comes back by itself.
        return place, sqlite_statements.connect(str(place), waits_seconds=0.0)
    except sqlite3.Error as error:
        raise StorageFault(f"SQLite: {place} cannot be opened: {error}") from error
    except OSError as error:
        raise StorageFault(f"SQLite: {place.parent} cannot be used: {error.strerror}") from error
