"""One copy of the bot on one database: a second one refuses to start, a restart need not wait.

The lock itself belongs to the living process and not to a clock: on SQLite a lock of the kernel on a file
beside the database, on PostgreSQL a lock of a session. Both fall at the moment the process dies, so a restart
after kill -9 is served at once; a machine that vanishes is noticed by PostgreSQL within about 15 seconds
(keepalives set on that session). A clock that jumps takes the lease from nobody. The row in `lease` only tells
people who has it and until when that is certain.
"""

from __future__ import annotations

from collections.abc import Callable

from storage.database import Database, Tx

TTL_MS = 15_000


async def take(database: Database, name: str, holder: str, now: Callable[[], int], ttl_ms: int = TTL_MS) -> bool:
    """True when this process alone holds `name` (a plain word) from now on; False when another living one does."""
    assert name.isidentifier(), name
    if not await database.hold_alone(name):
        return False
    async with database.transaction() as tx:
        await tx.execute(
            "INSERT INTO lease (name, holder, until_ms) VALUES ($1, $2, $3) ON CONFLICT (name)"
            " DO UPDATE SET holder = excluded.holder, until_ms = excluded.until_ms",
            name, holder, now() + ttl_ms,
        )  # fmt: skip
    return True


async def renew(database: Database, name: str, holder: str, now: Callable[[], int], ttl_ms: int = TTL_MS) -> bool:
    """False when the lease is lost (its session broke and another copy came in): stop at once."""
    if not await database.hold_alone(name):
        return False
    async with database.transaction() as tx:
        touched = await tx.execute(
            "UPDATE lease SET until_ms = $1 WHERE name = $2 AND holder = $3", now() + ttl_ms, name, holder
        )
    return touched == 1


async def release(database: Database, name: str, holder: str) -> None:
    """Give the lease up; nothing happens when somebody else has it."""
    async with database.transaction() as tx:
        await tx.execute("DELETE FROM lease WHERE name = $1 AND holder = $2", name, holder)
    await database.let_go(name)


async def last_renewed_ms(tx: Tx, name: str, ttl_ms: int = TTL_MS) -> int | None:
    """When the lease was last renewed by a holder that never gave it up, None where the last one ended in order."""
    until: int | None = await tx.fetch_value("SELECT until_ms FROM lease WHERE name = $1", name)
    return None if until is None else until - ttl_ms


async def holder_of(tx: Tx, name: str) -> str | None:
    """Who has, or last had, the lease: what a second copy writes down before it stops."""
    holder: str | None = await tx.fetch_value("SELECT holder FROM lease WHERE name = $1", name)
    return holder
