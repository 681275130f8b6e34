"""What PostgreSQL and its driver say when something fails, in our own words and without a value of any row."""

from __future__ import annotations

import re

from storage.errors import Conflict, SchemaBroken, StorageFault

# The first two characters of an SQLSTATE (PostgreSQL, appendix A) that mean: the world failed, not the statement.
_WORLD = {
    "08",  # connection
    "25",  # transaction state; among them: read-only
    "40",  # serialization failure, deadlock: nobody here tries again in silence
    "53",  # out of disk, memory or connections
    "55",  # lock not available
    "57",  # server stopping, statement cancelled
    "58",  # system error, input and output
    "XX",  # internal error, corrupted index
    "28",  # may not log in
    "3D",  # no such database
}
_KEY = re.compile(r"Key \(([^()]*)\)=")


def translated(error: Exception) -> Exception:
    """The same failure in the words of `storage.errors`."""
    import asyncpg

    if isinstance(error, asyncpg.UniqueViolationError):
        return Conflict(_key(error))
    if isinstance(error, asyncpg.PostgresError):
        state = str(error.sqlstate or "")
        said = f"PostgreSQL: {error.args[0] if error.args else state} ({state})"
        return StorageFault(said) if state[:2] in _WORLD else SchemaBroken(said)
    if isinstance(error, asyncpg.DataError):
        return SchemaBroken("PostgreSQL: a value of the wrong kind for its column")
    return StorageFault(f"PostgreSQL: {error or type(error).__name__}")


def _key(error: object) -> str:
    key = _KEY.search(getattr(error, "detail", None) or "")
    if key is None:
        return str(getattr(error, "constraint_name", ""))
    return f"{getattr(error, 'table_name', '')}({key.group(1).replace(', ', ',')})"
