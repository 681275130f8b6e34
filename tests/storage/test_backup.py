"""A copy made in the middle of a vote opens anywhere and holds every committed vote (B117)."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from pathlib import Path

import pytest

from storage import backup
from storage.backup import back_up
from storage.database import Database
from storage.errors import StorageFault
from storage.lease import take
from storage.opening import open_database


async def vote(database: Database, update_id: int) -> None:
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO applied (update_id, day) VALUES ($1, 1)", update_id)


def rows(path: Path) -> list[int]:
    with sqlite3.connect(path) as copy:
        found = [row[0] for row in copy.execute("SELECT update_id FROM applied ORDER BY update_id")]
    copy.close()
    return found


async def test_b117_a_copy_in_the_middle_of_a_flood_holds_all_that_was_told(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Every vote told before the copy began is in it, votes go on beside it, and it opens as a database of its own."""
    await asyncio.gather(*(vote(sqlite_database, number) for number in range(300)))
    flood = asyncio.gather(*(vote(sqlite_database, number) for number in range(300, 2000)))
    copy = tmp_path / "copies" / "copy.db"
    await back_up(sqlite_database, copy)
    await flood
    assert set(range(300)) <= set(rows(copy))
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]
    again = await open_database(f"sqlite:///{copy}", now=lambda: 0)
    await vote(again, 5000)
    await again.close()


async def test_a_secret_left_out_is_not_in_the_bytes_of_the_copy(sqlite_database: Database, tmp_path: Path) -> None:
    """Named tables are empty in the copy, and no page of it still holds what they said; the original keeps them."""
    assert await take(sqlite_database, "bot", "KUNCI-RAHASIA-" * 10, lambda: 0)
    await back_up(sqlite_database, tmp_path / "whole.db")
    await back_up(sqlite_database, tmp_path / "copy.db", without=["lease"])
    assert b"KUNCI-RAHASIA" in (tmp_path / "whole.db").read_bytes()
    assert b"KUNCI-RAHASIA" not in (tmp_path / "copy.db").read_bytes()
    async with sqlite_database.reading() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM lease") == 1


async def test_a_copy_that_fails_keeps_the_one_before(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged copy is found by its check and thrown away; the good one from yesterday stays."""
    copy = tmp_path / "copy.db"
    await vote(sqlite_database, 1)
    await back_up(sqlite_database, copy)
    written = backup._write

    def write_and_damage(source: Path, unfinished: Path, without: tuple[str, ...]) -> None:
        written(source, unfinished, without)
        body = bytearray(unfinished.read_bytes())
        body[4096:] = b"\xa5" * (len(body) - 4096)
        unfinished.write_bytes(body)

    monkeypatch.setattr(backup, "_write", write_and_damage)
    with pytest.raises(StorageFault, match="copy"):
        await back_up(sqlite_database, copy)
    assert rows(copy) == [1]
    assert not [name for name in os.listdir(tmp_path) if "unfinished" in name]


async def test_a_server_is_backed_up_by_its_operator(postgres_database: Database, tmp_path: Path) -> None:
    """The words name the tool."""
    with pytest.raises(StorageFault, match="pg_dump"):
        await back_up(postgres_database, tmp_path / "copy.db")
