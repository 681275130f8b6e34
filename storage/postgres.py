"""The PostgreSQL engine: a pool of connections, READ COMMITTED, hot rows locked by whoever changes them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from storage.errors import Conflict, SchemaBroken, StorageFault
from storage.parameters import Value, check_values
from storage.postgres_errors import translated

CONNECTIONS_MAX = 10
CLOSING_SECONDS = 2.0
_SESSION = {
    "application_name": "jajak",
    "lock_timeout": "5000",
    "statement_timeout": "30000",
    "idle_in_transaction_session_timeout": "30000",
}
# For the session that holds a lock: a machine that vanished is noticed after 5 + 3 * 3 seconds.
_KEEPALIVE = {"tcp_keepalives_idle": "5", "tcp_keepalives_interval": "3", "tcp_keepalives_count": "3"}

Answer = TypeVar("Answer")

_SECRET_TABLES = (
    *("ballots", "question_keys", "electorate", "assisted_ballots", "paper_batches", "dialogs"),
    *("sounding_views", "assisted_views"),
)


class PostgresDatabase:
    """A `Database` on a server. A search path or other setting may stand in the URL: `?search_path=meeting`."""

    dialect = "postgres"
    lock_clause = " FOR UPDATE"

    def __init__(self, url: str, pool: Any) -> None:
        self._url = url
        self._pool = pool
        self._loop = asyncio.get_running_loop()
        self._locks: dict[str, Any] = {}

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[PostgresTransaction]:
        connection = await ask(self._pool.acquire)
        try:
            await ask(connection.execute, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
            tx = PostgresTransaction(connection)
            yield tx
            tx.refuse_swallowed_error()
        except BaseException:
            await self._roll_back(connection)
            raise
        # On its own, so that a caller who is cancelled now still has his commit, his calls, and us the connection.
        await asyncio.shield(asyncio.ensure_future(self._commit(connection, tx.calls)))

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[PostgresTransaction]:
        connection = await ask(self._pool.acquire)
        try:
            # The snapshot is taken at the first read: read now, so that it is the moment of entry.
            await ask(connection.execute, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1")
            yield PostgresTransaction(connection)
        finally:
            await self._roll_back(connection)

    async def _commit(self, connection: Any, calls: Sequence[Callable[[], None]]) -> None:
        try:
            ended = await ask(connection.execute, "COMMIT")
            if ended != "COMMIT":
                # So the server answers when a statement failed and nobody said so, as after a swallowed cancellation.
                raise StorageFault("PostgreSQL: the transaction had already failed and was rolled back")
        except BaseException:
            await self._give_back(connection, clean=False)
            raise
        await self._give_back(connection, clean=True)
        committed = asyncio.Event()
        for call in calls:
            self._loop.call_soon(call)
        self._loop.call_soon(committed.set)
        await committed.wait()

    async def _roll_back(self, connection: Any) -> None:
        """Give the connection back without a transaction; one that cannot be cleaned is thrown away."""
        clean = False
        try:
            await ask(connection.execute, "ROLLBACK")
            clean = True
        except StorageFault:
            pass  # the server is gone, and with it the transaction: whoever was in it has heard so already
        finally:
            await self._give_back(connection, clean=clean)

    async def _give_back(self, connection: Any, *, clean: bool) -> None:
        import asyncpg

        if not clean:
            with suppress(asyncpg.InterfaceError):  # already gone
                connection.terminate()
        await self._pool.release(connection)

    async def hold_alone(self, name: str) -> bool:
        """A lock of a session of our own: the server drops it with the connection."""
        held = self._locks.get(name)
        if held is not None and not held.is_closed():
            return True
        connection = await ask(connect, self._url, {**_SESSION, **_KEEPALIVE})
        sql = "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || '.' || $1, 0))"
        try:
            alone: bool = await ask(connection.fetchval, sql, name)
        except StorageFault:
            connection.terminate()
            raise
        if alone:
            self._locks[name] = connection
        else:
            await connection.close()
        return alone

    async def let_go(self, name: str) -> None:
        held = self._locks.pop(name, None)
        if held is not None:
            await held.close(timeout=CLOSING_SECONDS)

    async def overwrite_deleted(self) -> None:
        """Rewrites the tables that held the secret, so that no dead row is left in them. The server's own log and its
        backups are the operator's."""
        connection = await ask(self._pool.acquire)
        try:
            for table in _SECRET_TABLES:
                await ask(connection.execute, f"VACUUM FULL {table}")
        finally:
            await self._give_back(connection, clean=True)

    async def close(self) -> None:
        for name in list(self._locks):
            await self.let_go(name)
        try:
            async with asyncio.timeout(CLOSING_SECONDS):
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()


class PostgresTransaction:
    """A `Tx` on one connection."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._failure: Exception | None = None
        self.calls: list[Callable[[], None]] = []

    def refuse_swallowed_error(self) -> None:
        """The server turns the commit of a failed transaction into a rollback without a word; we do not."""
        assert self._failure is None, f"an error inside the transaction was swallowed: {self._failure}"

    async def _run(self, call: Callable[..., Awaitable[Answer]], *arguments: Any) -> Answer:
        try:
            return await ask(call, *arguments)
        except (Conflict, SchemaBroken, StorageFault) as failure:
            self._failure = failure
            raise

    def _check(self, sql: str, values: Sequence[Value]) -> None:
        assert self._failure is None, f"the transaction has already failed: {self._failure}"
        check_values(sql, values)

    async def fetch(self, sql: str, *values: Value) -> Sequence[Any]:
        self._check(sql, values)
        rows: list[Any] = await self._run(self._connection.fetch, sql, *values)
        return rows

    async def fetch_row(self, sql: str, *values: Value) -> Any:
        self._check(sql, values)
        return await self._run(self._connection.fetchrow, sql, *values)

    async def fetch_value(self, sql: str, *values: Value) -> Any:
        self._check(sql, values)
        return await self._run(self._connection.fetchval, sql, *values)

    async def execute(self, sql: str, *values: Value) -> int:
        self._check(sql, values)
        status: str = await self._run(self._connection.execute, sql, *values)
        touched = status.rpartition(" ")[2]  # "INSERT 0 1", "UPDATE 3", "CREATE TABLE"
        return int(touched) if touched.isdecimal() else 0

    async def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        listed = [tuple(values) for values in rows]
        for values in listed:
            self._check(sql, values)
        await self._run(self._connection.executemany, sql, listed)

    async def run_script(self, sql: str) -> None:
        self._check(sql, ())
        await self._run(self._connection.execute, sql)

    def after_commit(self, call: Callable[[], None]) -> None:
        self.calls.append(call)


async def ask(call: Callable[..., Awaitable[Answer]], *arguments: Any) -> Answer:
    """The driver's answer, or its failure in the words of `storage.errors`."""
    import asyncpg

    try:
        # Called in here: the driver refuses a connection that the server dropped before there is anything to await.
        return await call(*arguments)
    except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError) as error:
        # Not chained: the server's own error repeats the values of the row, and they have no place in a log.
        raise translated(error) from None


async def connect(url: str, settings: dict[str, str]) -> Any:
    """One connection outside the pool."""
    import asyncpg

    return await asyncpg.connect(url, server_settings=settings, timeout=10)


async def _keep_session(_connection: Any) -> None:
    """Nothing to reset when a connection comes back: a session here has no state, and a reset is a round trip."""


async def open_postgres(url: str) -> PostgresDatabase:
    """The database on this server. Needs the extra `postgres`."""
    try:
        import asyncpg
    except ImportError as missing:
        raise StorageFault("PostgreSQL needs the extra: pip install 'jajak[postgres]'") from missing
    pool = asyncpg.create_pool(
        url, min_size=1, max_size=CONNECTIONS_MAX, server_settings=_SESSION, timeout=10, reset=_keep_session
    )
    await ask(pool.__aenter__)
    return PostgresDatabase(url, pool)
