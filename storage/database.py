"""The door to storage: what a database and a transaction promise, whichever engine keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from storage.parameters import Value


class Row(Protocol):
    """One row, read by column name (`row["id"]`) or position (`row[0]`)."""

    def __getitem__(self, column: Any, /) -> Any: ...
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Any]: ...
    def keys(self) -> Iterable[str]: ...


class Tx(Protocol):
    """One transaction. Values are `$1, $2 ...` and only int, str, bytes or None; an error ends the transaction."""

    async def fetch(self, sql: str, *values: Value) -> Sequence[Row]:
        """Every row of the answer."""
        ...

    async def fetch_row(self, sql: str, *values: Value) -> Row | None:
        """The first row, None when there is none."""
        ...

    async def fetch_value(self, sql: str, *values: Value) -> Any:
        """The first column of the first row, None when there is no row."""
        ...

    async def execute(self, sql: str, *values: Value) -> int:
        """The number of rows touched."""
        ...

    async def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """The same statement for each row of values."""
        ...

    async def run_script(self, sql: str) -> None:
        """Several statements without values, trigger and function bodies among them: for migrations."""
        ...

    def after_commit(self, call: Callable[[], None]) -> None:
        """Have `call` run once the commit is on disk and before `transaction()` returns; never after a rollback.

        Calls run in the order they were given, and must be cheap. On SQLite the calls of all transactions run in
        the order of their commits.
        """
        ...


class Database(Protocol):
    """One open database."""

    dialect: str
    """`"sqlite"` or `"postgres"`."""
    lock_clause: str
    """Goes behind a SELECT whose row is about to be changed: `" FOR UPDATE"`, empty where the writer is alone."""

    def transaction(self) -> AbstractAsyncContextManager[Tx]:
        """A writing transaction: commits on exit, rolls back on an exception, returns when the commit is on disk.

        Never open one inside another. Never wait for anything but the database inside it. A task cancelled
        while its commit is under way is committed all the same, and its `after_commit` calls run. When the
        connection breaks in the middle of a commit, a `StorageFault` may hide a stored transaction: `applied` makes
        trying again harmless.
        """
        ...

    def reading(self) -> AbstractAsyncContextManager[Tx]:
        """A snapshot as of entry, on a connection of its own, that no writer disturbs; writes are refused."""
        ...

    async def hold_alone(self, name: str) -> bool:
        """True when this process alone holds `name` from now on; the lock falls the moment the process dies."""
        ...

    async def let_go(self, name: str) -> None:
        """Give up what `hold_alone` took; nothing happens when it was not held."""
        ...

    async def overwrite_deleted(self) -> None:
        """What was deleted is read nowhere any more: not in a free page, not in the log. Raises `StorageFault`."""
        ...

    async def close(self) -> None:
        """Finish the transaction under way, refuse those that wait, end every thread and connection."""
        ...
