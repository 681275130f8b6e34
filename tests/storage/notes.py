"""A table of notes in a bare SQLite file, for tests of the writer."""

from pathlib import Path

from storage.database import Database

NOTE = "INSERT INTO notes (number, word) VALUES ($1, $2)"


class ChangedMindError(Exception):
    """Raised where something is to go wrong."""


async def write(database: Database, number: int, word: str = "kata") -> None:
    async with database.transaction() as tx:
        await tx.execute(NOTE, number, word)


async def count(database: Database) -> int:
    async with database.reading() as tx:
        counted: int = await tx.fetch_value("SELECT count(*) FROM notes")
    return counted


def commits(path: Path) -> int:
    """Commits in the write-ahead log: frames whose header says how large the database is afterwards."""
    log = path.with_name(path.name + "-wal").read_bytes()
    page = int.from_bytes(log[8:12])
    salts = log[16:24]
    frames = range(32, len(log), 24 + page)
    return sum(1 for at in frames if log[at + 4 : at + 8] != b"\0\0\0\0" and log[at + 8 : at + 16] == salts)
