"""Opening a database: the engine its URL names, migrated to the newest schema."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from storage.database import Database
from storage.errors import Behind, NotThere
from storage.migrations import is_behind, migrate


async def open_database(url: str, *, now: Callable[[], int]) -> Database:
    """The database at `url`, opened and migrated to the newest schema.

    `sqlite:///relative/path.db`, `sqlite:////absolute/path.db` or `postgresql://user@host/name`. Raises
    `StorageFault` when it cannot be opened, lies on a mount where SQLite is not safe, or was changed behind our back.
    """
    database = await _connected(url)
    try:
        await migrate(database, now)
    except BaseException:
        await database.close()
        raise
    return database


async def open_as_it_is(url: str) -> Database:
    """The database at `url`, neither made nor migrated, also while a service runs on it. Raises `NotThere`
    and `Behind`, and `StorageFault` when it cannot be opened or was written by a newer version."""
    _require_file(url)
    database = await _connected(url)
    try:
        if await is_behind(database):
            raise Behind("the database was written by an older version")
    except BaseException:
        await database.close()
        raise
    return database


def _require_file(url: str) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    if url.startswith("sqlite:///") and not path.is_file():
        raise NotThere(f"SQLite: there is no database at {path.absolute()}")


async def _connected(url: str) -> Database:
    if url.startswith("sqlite:///"):
        from storage.sqlite import open_sqlite

        return await open_sqlite(url.removeprefix("sqlite:///"))
    if url.startswith(("postgresql://", "postgres://")):
        from storage.postgres import open_postgres

        return await open_postgres(url)
    raise ValueError("a database URL begins with sqlite:/// or postgresql://")
