"""Opening a database: the engine its URL names, migrated to the newest schema."""

from __future__ import annotations

from collections.abc import Callable

from storage.database import Database
from storage.migrations import migrate


async def open_database(url: str, *, now: Callable[[], int]) -> Database:
    """The database at `url`, opened and migrated to the newest schema.

    `sqlite:///relative/path.db`, `sqlite:////absolute/path.db` or `postgresql://user@host/name`. Raises
    `StorageFault` when it cannot be opened, lies on a mount where SQLite is not safe, or was changed behind our back.
    """
    database: Database
    if url.startswith("sqlite:///"):
        from storage.sqlite import open_sqlite

        database = await open_sqlite(url.removeprefix("sqlite:///"))
    elif url.startswith(("postgresql://", "postgres://")):
        from storage.postgres import open_postgres

        database = await open_postgres(url)
    else:
        raise ValueError("a database URL begins with sqlite:/// or postgresql://")
    try:
        await migrate(database, now)
    except BaseException:
        await database.close()
        raise
    return database
