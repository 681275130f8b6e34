"""The one writer of a SQLite database: turns in order, and one commit for all who were waiting.

Statements run in the event loop: they take microseconds, a hop to a thread ten times that. Only the commit,
which waits for the disk, has a thread. While it waits, newcomers queue; when it is done they run one after
another as savepoints of the next physical transaction and share its commit (docs/decisions/0002).
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Any

from storage import sqlite_statements
from storage.errors import StorageFault
from storage.parameters import Value

MEMBERS_MAX = 256
BUSY_SECONDS = 5.0
RETRY_SECONDS = 0.01


class SqliteWriter:
    """Gives turns, opens and commits the physical transactions, and tells every member how its own ended."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._loop = asyncio.get_running_loop()
        self._disk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite-commit")
        self._waiting: deque[SqliteTransaction] = deque()
        self._holder: SqliteTransaction | None = None
        self._members: list[SqliteTransaction] = []
        self._opened = False
        self._waits_for_world = False  # a commit is under way, or another process holds the write lock
        self._seal_planned = False
        self._closed = False
        self._idle = asyncio.Event()
        self._idle.set()

    def queue(self, member: SqliteTransaction) -> None:
        """Put a transaction in line; its `turn` is resolved when it may run."""
        if self._closed:
            raise StorageFault("SQLite: the database is closed")
        assert self._holder is None or self._holder.task is not member.task, "a transaction inside a transaction"
        self._idle.clear()
        self._waiting.append(member)
        self._advance()

    def leave(self, member: SqliteTransaction, *, keep: bool) -> None:
        """The member has had its turn. Kept members learn from `outcome` when they are on disk."""
        assert self._holder is member
        self._holder = None
        if keep:
            self._members.append(member)
        self._advance()

    def group_lost(self, fault: StorageFault) -> None:
        """SQLite has rolled back the whole physical transaction: nobody in it was stored."""
        self._opened = False
        self._settle(fault)

    def _advance(self) -> None:
        if self._holder is not None or self._waits_for_world:
            return
        while self._waiting and len(self._members) < MEMBERS_MAX:
            if self._waiting[0].turn.done():
                self._waiting.popleft()  # cancelled while it waited
                continue
            if not self._opened and not self._open(self._loop.time() + BUSY_SECONDS):
                return
            self._holder = self._waiting.popleft()
            self._holder.turn.set_result(None)
            return
        if self._opened:
            # Not at once: whoever is ready in this round of the event loop still comes along.
            if not self._seal_planned:
                self._seal_planned = True
                self._loop.call_soon(self._seal)
        elif not self._waiting:
            self._idle.set()

    def _open(self, deadline: float) -> bool:
        """Begin the physical transaction; False when another process holds the lock and we come back later."""
        self._waits_for_world = False
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            busy = isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            if busy and self._loop.time() < deadline:
                self._waits_for_world = True
                self._loop.call_later(RETRY_SECONDS, self._open_again, deadline)
            else:
                self._refuse_waiting(sqlite_statements.translated(error))
            return False
        self._opened = True
        return True

    def _open_again(self, deadline: float) -> None:
        if self._open(deadline) or not self._waits_for_world:
            self._advance()

    def _refuse_waiting(self, reason: Exception) -> None:
        refused, self._waiting = self._waiting, deque()
        for member in refused:
            if not member.turn.done():
                member.turn.set_exception(type(reason)(*reason.args))
        if not self._opened and self._holder is None:
            self._idle.set()

    def _seal(self) -> None:
        self._seal_planned = False
        if self._holder is not None or self._waits_for_world or not self._opened:
            return
        self._waits_for_world = True
        sealed = "COMMIT" if self._members else "ROLLBACK"
        self._loop.run_in_executor(self._disk, self.connection.execute, sealed).add_done_callback(self._sealed)

    def _sealed(self, on_disk: asyncio.Future[sqlite3.Cursor]) -> None:
        self._waits_for_world = False
        self._opened = False
        error = on_disk.exception()
        if error is None:
            self._settle(None)
        else:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            self._settle(StorageFault(f"SQLite: the commit failed: {error}"))
        self._advance()

    def _settle(self, fault: StorageFault | None) -> None:
        settled, self._members = self._members, []
        for member in settled:
            if fault is None:
                for call in member.calls:
                    # Through the loop, so that a call that fails is reported there and harms nobody's vote.
                    self._loop.call_soon(call)
                if not member.outcome.done():
                    member.outcome.set_result(None)
            elif not member.outcome.done():
                member.outcome.set_exception(StorageFault(*fault.args))

    async def finish(self) -> None:
        """Let the member whose turn it is finish and be committed; refuse the rest and whoever comes later."""
        if not self._closed:
            self._closed = True
            self._refuse_waiting(StorageFault("SQLite: the database is closing"))
        await self._idle.wait()

    async def close(self) -> None:
        """After `finish`: end the connection and its thread. SQLite folds its log into the file when the last of all
        connections goes and may write, so the readers must have gone before."""
        await self._loop.run_in_executor(self._disk, self.connection.close)
        self._disk.shutdown()


class SqliteTransaction(AbstractAsyncContextManager["SqliteTransaction"]):
    """One writing transaction: a savepoint in whatever physical transaction is open at its turn."""

    def __init__(self, writer: SqliteWriter) -> None:
        self._writer = writer
        self._connection = writer.connection
        loop = asyncio.get_running_loop()
        self.turn: asyncio.Future[None] = loop.create_future()
        self.outcome: asyncio.Future[None] = loop.create_future()
        self.task = asyncio.current_task()
        self.calls: list[Callable[[], None]] = []
        self._open = False
        self._failure: Exception | None = None

    async def __aenter__(self) -> SqliteTransaction:
        self._writer.queue(self)
        try:
            await self.turn
        except asyncio.CancelledError:
            if self.turn.done() and not self.turn.cancelled() and self.turn.exception() is None:
                self._writer.leave(self, keep=False)
            raise
        self._open = True
        try:
            self._connection.execute("SAVEPOINT member")
        except sqlite3.Error as error:
            self._open = False
            failure = self._failed(error)
            self._writer.leave(self, keep=False)
            raise failure from error
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open = False
        kept = error is None and self._failure is None
        try:
            if self._connection.in_transaction:
                if not kept:
                    self._connection.execute("ROLLBACK TO member")
                self._connection.execute("RELEASE member")
        except sqlite3.Error as broken:
            kept = False
            raise self._failed(broken) from broken
        finally:
            self._writer.leave(self, keep=kept)
        if error is None:
            assert self._failure is None, f"an error inside the transaction was swallowed: {self._failure}"
            await self.outcome

    def _failed(self, error: sqlite3.Error) -> Exception:
        self._failure = sqlite_statements.translated(error)
        if not self._connection.in_transaction:
            self._writer.group_lost(StorageFault(f"SQLite: the shared transaction was rolled back: {error}"))
        return self._failure

    def _run(self, call: Callable[..., Any], sql: str, values: Any) -> Any:
        assert self._open, "the transaction is over"
        assert self._failure is None, f"the transaction has already failed: {self._failure}"
        try:
            return call(self._connection, sql, values)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    async def fetch(self, sql: str, *values: Value) -> Sequence[sqlite3.Row]:
        rows: list[sqlite3.Row] = self._run(sqlite_statements.fetch, sql, values)
        return rows

    async def fetch_row(self, sql: str, *values: Value) -> sqlite3.Row | None:
        rows: list[sqlite3.Row] = self._run(sqlite_statements.fetch, sql, values)
        return rows[0] if rows else None

    async def fetch_value(self, sql: str, *values: Value) -> Any:
        rows: list[sqlite3.Row] = self._run(sqlite_statements.fetch, sql, values)
        return rows[0][0] if rows else None

    async def execute(self, sql: str, *values: Value) -> int:
        touched: int = self._run(sqlite_statements.execute, sql, values)
        return touched

    async def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        self._run(sqlite_statements.execute_many, sql, rows)

    async def run_script(self, sql: str) -> None:
        for statement in sqlite_statements.statements(sql):
            self._run(sqlite_statements.execute, statement, ())

    def after_commit(self, call: Callable[[], None]) -> None:
        self.calls.append(call)
