"""Running statements on one SQLite connection, and saying in our own words what went wrong."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from storage.errors import Conflict, SchemaBroken, StorageFault
from storage.parameters import Value, check_values

_PARAMETER = re.compile(r"\$(\d+)")
_UNIQUE = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_ROWID}
_WORLD = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
OPENING_SECONDS = 5.0
_FAILED_KEY = re.compile(r"UNIQUE constraint failed: (.*)")


@lru_cache(maxsize=4096)
def _in_order(sql: str) -> tuple[str, tuple[int, ...] | None]:
    """The statement with "?" for each `$n`, and the places of the values it takes, None where they are 1, 2, 3 ….

    SQLite reads `$1` as a parameter named "1"; binding by name costs a vote more than its own statements do, and a bare
    sequence would be bound in order of first appearance, which turns `VALUES ($2, $1)` around.
    """
    places = tuple(int(number) - 1 for number in _PARAMETER.findall(sql))
    return _PARAMETER.sub("?", sql), None if places == tuple(range(len(places))) else places


def bound(sql: str, values: Sequence[Value]) -> tuple[str, Sequence[Value]]:
    """The statement and its values as SQLite takes them."""
    check_values(sql, values)
    text, places = _in_order(sql)
    return text, values if places is None else tuple(values[place] for place in places)


def execute(connection: sqlite3.Connection, sql: str, values: Sequence[Value]) -> int:
    """Rows touched."""
    return max(connection.execute(*bound(sql, values)).rowcount, 0)


def fetch(connection: sqlite3.Connection, sql: str, values: Sequence[Value]) -> list[sqlite3.Row]:
    """Every row. Always read to the end: a half-read statement would stay open under the commit."""
    rows: list[sqlite3.Row] = connection.execute(*bound(sql, values)).fetchall()
    return rows


def execute_many(connection: sqlite3.Connection, sql: str, rows: Iterable[Sequence[Value]]) -> None:
    """The statement once for each row of values."""
    connection.executemany(_in_order(sql)[0], (bound(sql, values)[1] for values in rows))


def statements(script: str) -> Iterator[str]:
    """The single statements of a script; semicolons inside triggers, strings and comments do not split."""
    text = ""
    for line in script.splitlines(keepends=True):
        for piece in re.split(r"(?<=;)", line):
            text += piece
            if text.rstrip().endswith(";") and sqlite3.complete_statement(text):
                yield text.strip()
                text = ""
    assert not _uncommented(text), f"the script ends inside a statement: {text.strip()[:80]}"


def _uncommented(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--")).strip()


def connect(path: str, *, waits_seconds: float) -> sqlite3.Connection:
    """A connection with our settings, which commits only where we say so.

    Opening may have to repair the log of a killed process and therefore always waits for locks; afterwards
    the connection waits `waits_seconds`.
    """
    connection = sqlite3.connect(
        path, timeout=OPENING_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    connection.row_factory = sqlite3.Row
    journal = _write_ahead(connection, time.monotonic() + OPENING_SECONDS)
    if journal != "wal":
        connection.close()
        raise StorageFault(f"SQLite: {path} cannot keep a write-ahead log here (journal mode stays {journal})")
    for setting in (
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",  # a full temporary directory must not cost a vote
        "trusted_schema = OFF",
        f"busy_timeout = {round(waits_seconds * 1000)}",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _write_ahead(connection: sqlite3.Connection, deadline: float) -> str:
    """The journal mode now in force. SQLite does not wait by itself when two processes switch to it at once."""
    while True:
        try:
            mode: str = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                connection.close()
                raise
            time.sleep(0.02)
        else:
            return mode


def translated(error: sqlite3.Error) -> Exception:
    """The same failure in the words of `storage.errors`."""
    code = getattr(error, "sqlite_errorcode", None)
    if code in _UNIQUE:
        return Conflict(_key(str(error)))
    if isinstance(code, int) and code & 0xFF in _WORLD:
        return StorageFault(f"SQLite: {error} ({error.sqlite_errorname})")
    if code is None and isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return StorageFault("SQLite: the database is closed")
    return SchemaBroken(str(error))


def _key(message: str) -> str:
    failed = _FAILED_KEY.search(message)
    if failed is None:
        return message
    key = failed.group(1)
    if key.startswith("index '"):
        return key.removeprefix("index '").removesuffix("'")
    columns = [column.rpartition(".") for column in key.split(", ")]
    return f"{columns[0][0]}({','.join(name for _, _, name in columns)})"
