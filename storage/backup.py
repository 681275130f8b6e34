"""A copy of the database that can be opened anywhere, made while votes go on."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from storage.database import Database
from storage.disk import sync_folder
from storage.errors import StorageFault
from storage.sqlite import SqliteDatabase

# What may not leave the house in a copy: the keys of secret questions, what half-finished conversations hold, and who
# said what in a sounding that is open. A copy that is restored asks an open sounding anew.
HELD_BACK = ("question_keys", "dialogs", "sounding_views", "assisted_views")
# What officials wrote down of a secret question and nobody has confirmed yet: in the copy it has to be entered anew.
_UNCONFIRMED = {
    "assisted_ballots": "UPDATE assisted_ballots SET state = 'refused', selection = '', words = ''"
    " WHERE state = 'waiting' AND question_id IN (SELECT id FROM questions WHERE mode = 'secret')",
    "paper_batches": "UPDATE paper_batches SET state = 'refused', counts = '' WHERE state = 'waiting'",
    # Whoever is alone in a constituency, or the only one who changed an answer, would be found by that.
    "ballots": "UPDATE ballots SET constituency_id = NULL, changes = 0"
    " WHERE question_id IN (SELECT id FROM questions WHERE mode = 'secret' AND state = 'open')",
    "electorate": "UPDATE electorate SET touched = 0"
    " WHERE question_id IN (SELECT id FROM questions WHERE mode = 'secret')",
    # What a card of a sounding showed can be found by trying all it may have shown.
    "outbox": "UPDATE outbox SET shown_hash = '' WHERE kind = 'sounding'",
}


async def back_up(database: Database, path: Path, *, without: Sequence[str] = HELD_BACK) -> None:
    """Write one whole, checked file at `path`: every transaction committed so far, none in part.

    Tables named in `without` are empty in the copy, their pages overwritten (a secret that must not leave the house),
    as is what was entered for a secret question and not confirmed. A file already at `path` is replaced only by a
    copy that passed its check. Copying the file by other means loses what still stands in the log. Raises
    `StorageFault`; on PostgreSQL always, because a dump there is the operator's.
    """
    if not isinstance(database, SqliteDatabase):
        raise StorageFault("PostgreSQL is backed up with pg_dump, by whoever runs the server")
    try:
        await asyncio.to_thread(_copy, database.path, path, tuple(without))
    except sqlite3.Error as error:
        raise StorageFault(f"the copy {path} failed: {error}") from error
    except OSError as error:
        raise StorageFault(f"the copy {path} failed: {error.strerror}") from error


def _copy(source_path: Path, path: Path, without: tuple[str, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        _write(source_path, unfinished, without)
        _check(unfinished)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)  # the new name, too, has to survive a power cut


def _write(source_path: Path, unfinished: Path, without: tuple[str, ...]) -> None:
    # One step over all pages is one read snapshot: writers go on beside it and are simply not in the copy.
    source = sqlite3.connect(source_path, timeout=5.0, isolation_level=None)
    copy = sqlite3.connect(unfinished, isolation_level=None)
    try:
        os.chmod(unfinished, 0o600)
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        copy.execute("PRAGMA synchronous = FULL")
        copy.execute("PRAGMA secure_delete = ON")
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in without:
            assert table.isidentifier(), table
            if table in tables:
                copy.execute(f'DELETE FROM "{table}"')
        for table, statement in _UNCONFIRMED.items():
            if table in tables:
                copy.execute(statement)
        copy.execute("VACUUM")
    finally:
        copy.close()
        source.close()


def _check(unfinished: Path) -> None:
    """Open the copy anew, as whoever restores it will, and have SQLite read every page of it."""
    with open(unfinished, "rb+") as written:
        os.fsync(written.fileno())
    copy = sqlite3.connect(f"file:{unfinished}?mode=ro", uri=True)
    try:
        answer = [row[0] for row in copy.execute("PRAGMA integrity_check")]
        orphans = copy.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        copy.close()
    if answer != ["ok"]:
        raise StorageFault(f"the copy is damaged: {answer[0]}")
    if orphans:
        raise StorageFault(f"the copy is damaged: {len(orphans)} rows refer to rows that are not there")
