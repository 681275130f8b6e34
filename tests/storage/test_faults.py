"""The world fails under the database: full disk, broken commit, lost server. Nothing acknowledged is lost by it."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.database import Database
from storage.errors import SchemaBroken, StorageFault
from storage.sqlite import SqliteDatabase, open_sqlite

SEAT = "INSERT INTO seats (number, sitter) VALUES ($1, $2)"


async def sit(database: Database, number: int, sitter: str = "A", heard: list[int] | None = None) -> None:
    async with database.transaction() as tx:
        await tx.execute(SEAT, number, sitter)
        if heard is not None:
            tx.after_commit(lambda: heard.append(number))


async def seats(database: Database) -> list[int]:
    async with database.reading() as tx:
        return [row["number"] for row in await tx.fetch("SELECT number FROM seats ORDER BY number")]


async def open_seats(path: Path) -> SqliteDatabase:
    database = await open_sqlite(str(path))
    async with database.transaction() as tx:
        await tx.execute("CREATE TABLE seats (number BIGINT NOT NULL PRIMARY KEY, sitter TEXT NOT NULL)")
    return database


@contextmanager
def files_may_not_grow_beyond(size: int) -> Iterator[None]:
    """A real "no more room": the kernel refuses every write of this process past `size` bytes of a file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_b116_pages_run_out_in_the_middle_and_everybody_hears_the_truth(tmp_path: Path) -> None:
    """300 at once while the file may not grow: told is what is stored; when there is room again, it goes on."""
    database = await open_seats(tmp_path / "full.db")
    async with database.transaction() as tx:
        await tx.execute(f"PRAGMA max_page_count = {await tx.fetch_value('PRAGMA page_count') + 20}")
    heard: list[int] = []
    votes = (sit(database, number, "x" * 1000, heard) for number in range(300))
    answers = await asyncio.gather(*votes, return_exceptions=True)
    told = [number for number, answer in enumerate(answers) if answer is None]
    assert {type(answer) for answer in answers} == {type(None), StorageFault}
    assert await seats(database) == told == heard
    async with database.transaction() as tx:
        await tx.execute("PRAGMA max_page_count = 100000")
    await sit(database, 999)
    assert 999 in await seats(database)
    await database.close()


async def test_b116_a_commit_that_fails_fails_for_the_whole_group_and_only_for_it(tmp_path: Path) -> None:
    """The disk is full at the commit of a group: all its members hear the fault, no call runs, the next are stored."""
    path = tmp_path / "commit.db"
    database = await open_seats(path)
    heard: list[int] = []
    await asyncio.gather(*(sit(database, number, heard=heard) for number in range(10)))
    log = path.with_name(path.name + "-wal").stat().st_size
    with files_may_not_grow_beyond(log):
        votes = (sit(database, number, heard=heard) for number in range(100, 130))
        answers = await asyncio.gather(*votes, return_exceptions=True)
    assert [type(answer) for answer in answers] == [StorageFault] * 30
    await asyncio.gather(*(sit(database, number, heard=heard) for number in range(120, 125)))
    assert heard == await seats(database) == [*range(10), *range(120, 125)]
    await database.close()
    again = await open_sqlite(str(path))
    assert await seats(again) == heard
    await again.close()


async def test_a_group_that_sqlite_gives_up_is_lost_for_all_its_members(tmp_path: Path) -> None:
    """One member makes SQLite roll back the whole transaction: those before it hear so, those after it are stored."""
    database = await open_seats(tmp_path / "given_up.db")
    heard: list[int] = []

    async def give_up() -> None:
        async with database.transaction() as tx:
            await tx.execute("INSERT OR ROLLBACK INTO seats (number, sitter) VALUES (1, 'B')")

    members = [sit(database, 1, heard=heard), sit(database, 2, heard=heard), give_up(), sit(database, 3, heard=heard)]
    answers = await asyncio.gather(*members, return_exceptions=True)
    assert [type(answer).__name__ for answer in answers] == ["StorageFault", "StorageFault", "Conflict", "NoneType"]
    assert await seats(database) == heard == [3]
    await database.close()


async def test_a_folder_that_cannot_be_used_is_a_fault(tmp_path: Path) -> None:
    """A file where a folder should be, and a file that is no database, are said in words."""
    (tmp_path / "file").write_text("this is not a database, whatever its name says" * 100)
    with pytest.raises(StorageFault, match="cannot be used"):
        await open_sqlite(str(tmp_path / "file" / "meeting.db"))
    with pytest.raises(StorageFault, match="cannot be opened"):
        await open_sqlite(str(tmp_path / "file"))


async def end_every_session(database: Database) -> None:
    async with database.reading() as tx:
        await tx.fetch(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'jajak' AND pid <> pg_backend_pid()"
        )


async def test_b17_a_server_that_drops_us_is_a_fault_and_the_next_vote_is_stored(postgres_database: Database) -> None:
    """Sessions end in the middle of a transaction: its writer hears it, nothing stays, the pool recovers."""
    inside = asyncio.Event()

    async def interrupted() -> None:
        async with postgres_database.transaction() as tx:
            await tx.execute("INSERT INTO applied (update_id, day) VALUES (1, 1)")
            inside.set()
            await asyncio.sleep(0.2)
            await tx.execute("INSERT INTO applied (update_id, day) VALUES (2, 1)")

    task = asyncio.create_task(interrupted())
    await inside.wait()
    await end_every_session(postgres_database)
    with pytest.raises(StorageFault):
        await task
    async with postgres_database.transaction() as tx:
        assert await tx.execute("INSERT INTO applied (update_id, day) VALUES (1, 1)") == 1


async def test_a_deadlock_is_a_fault_and_never_tried_again_in_silence(postgres_database: Database) -> None:
    """Two lock each other out: one hears a fault, the other is stored."""
    async with postgres_database.transaction() as tx:
        await tx.execute_many("INSERT INTO applied (update_id, day) VALUES ($1, 0)", [(1,), (2,)])
    both = asyncio.Barrier(2)

    async def change(first: int, second: int) -> None:
        async with postgres_database.transaction() as tx:
            await tx.execute("UPDATE applied SET day = $2 WHERE update_id = $1", first, first)
            await both.wait()
            await tx.execute("UPDATE applied SET day = $2 WHERE update_id = $1", second, first)

    answers = await asyncio.gather(change(1, 2), change(2, 1), return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "StorageFault"]


async def test_a_trigger_of_the_server_that_refuses_is_our_own_mistake(postgres_database: Database) -> None:
    """A function body keeps its semicolons, and its refusal reads as `SchemaBroken`."""
    async with postgres_database.transaction() as tx:
        await tx.run_script(
            "CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n"
            "  PERFORM 1; RAISE EXCEPTION 'rows; are kept'; END $$;\n"
            "CREATE TRIGGER kept BEFORE DELETE ON applied FOR EACH ROW EXECUTE FUNCTION kept();"
            "INSERT INTO applied (update_id, day) VALUES (1, 1);"
        )
    with pytest.raises(SchemaBroken, match="rows; are kept"):
        async with postgres_database.transaction() as tx:
            await tx.execute("DELETE FROM applied")


async def test_a_server_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """Refused, not found: a fault with words, at opening."""
    from storage.postgres import open_postgres

    with pytest.raises(StorageFault, match="PostgreSQL"):
        await open_postgres(f"postgresql://postgres:@/postgres?host={tmp_path}")
