"""Numbered steps: each applied once and whole, none changed afterwards, a copy kept before the first."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.database import Database, Tx
from storage.errors import SchemaBroken, StorageFault
from storage.migrations import Migration, migrate, packaged_migrations
from storage.opening import open_database

STEPS = packaged_migrations()
NEXT = len(STEPS) + 1


def step(number: int, sql: str) -> Migration:
    return Migration(number, "more", sql)


async def table_names(database: Database) -> set[str]:
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
        "postgres": "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()",
    }[database.dialect]
    async with database.reading() as tx:
        return {row[0] for row in await tx.fetch(sql)}


async def test_a_fresh_database_has_been_through_every_step(database: Database, now: Callable[[], int]) -> None:
    """Each is listed once with its checksum and time, and a second pass applies nothing."""
    async with database.reading() as tx:
        rows = await tx.fetch("SELECT number, checksum, applied_ms FROM migrations ORDER BY number")
    assert [tuple(row) for row in rows] == [(s.number, s.checksum, now()) for s in STEPS]
    assert {"applied", "lease", "parked", "migrations"} <= await table_names(database)
    assert await migrate(database, now) == []


async def test_a_step_that_fails_leaves_nothing_and_the_earlier_ones_stand(
    database: Database, now: Callable[[], int]
) -> None:
    """Its own tables are gone with it; put right, it is applied."""
    good, bad = step(NEXT, "CREATE TABLE one (a BIGINT);"), step(NEXT + 1, "CREATE TABLE two (a BIGINT);\nSELEC 1;")
    with pytest.raises(SchemaBroken):
        await migrate(database, now, [*STEPS, good, bad])
    assert {"one", "two"} & await table_names(database) == {"one"}
    assert await migrate(database, now, [*STEPS, good, step(NEXT + 1, "CREATE TABLE two (a BIGINT);")]) == [NEXT + 1]


async def test_an_applied_step_that_reads_differently_is_refused(database: Database, now: Callable[[], int]) -> None:
    """Even by one space: what the schema is must be what the files say."""
    changed = Migration(1, STEPS[0].name, STEPS[0].sql + " ")
    with pytest.raises(StorageFault, match="reads differently"):
        await migrate(database, now, [changed, *STEPS[1:]])


async def test_a_database_of_a_newer_version_is_refused(database: Database, now: Callable[[], int]) -> None:
    """An older program does not write into tables it does not know."""
    await migrate(database, now, [*STEPS, step(NEXT, "CREATE TABLE one (a BIGINT);")])
    with pytest.raises(StorageFault, match="newer version"):
        await migrate(database, now)


async def test_each_engine_gets_its_own_spelling_and_sections(database: Database, now: Callable[[], int]) -> None:
    """Ids count up, blobs hold bytes, triggers stand on the engine they were written for."""
    sql = """
CREATE TABLE kept (id {id}, body {blob});
-- only sqlite
CREATE TRIGGER kept_forever BEFORE DELETE ON kept BEGIN
  SELECT 1;
  SELECT RAISE(ABORT, 'kept; for ever');
END;
-- end
-- only postgres
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1;
  RAISE EXCEPTION 'kept; for ever';
END $$;
CREATE TRIGGER kept_forever BEFORE DELETE ON kept FOR EACH ROW EXECUTE FUNCTION refuse();
-- end
INSERT INTO kept (body) VALUES (NULL);
"""
    assert await migrate(database, now, [*STEPS, step(NEXT, sql)]) == [NEXT]
    async with database.transaction() as tx:
        assert await tx.fetch_value("INSERT INTO kept (body) VALUES ($1) RETURNING id", b"\x00\xff") == 2
    with pytest.raises(SchemaBroken, match="kept; for ever"):
        async with database.transaction() as tx:
            await tx.execute("DELETE FROM kept")


@pytest.mark.parametrize(
    "sql", ["-- only sqlite\nSELECT 1;\n", "CREATE TABLE a (b BIGINT REFERENCES c (d) DEFERRABLE INITIALLY DEFERRED);"]
)
def test_a_section_without_end_and_a_deferred_constraint_are_refused(sql: str) -> None:
    """The first would drop what follows in silence, the second would fail the commit others share."""
    with pytest.raises(AssertionError):
        step(1, sql).spelled("sqlite")


async def test_two_copies_that_start_together_migrate_once(database_url: str, now: Callable[[], int]) -> None:
    """Both open the empty database at the same moment; both end with the newest schema."""
    one, two = await asyncio.gather(*(open_database(database_url, now=now) for _ in range(2)))
    async with two.reading() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM migrations") == len(STEPS)
    await asyncio.gather(one.close(), two.close())


async def test_before_the_first_pending_step_a_copy_is_kept(
    sqlite_database: Database, now: Callable[[], int], tmp_path: Path
) -> None:
    """The copy beside the file holds what was there before; an empty database leaves none."""
    assert not [name for name in os.listdir(tmp_path) if "before" in name]
    async with sqlite_database.transaction() as tx:
        await tx.execute("INSERT INTO applied (update_id, day) VALUES (42, 1)")
    await migrate(sqlite_database, now, [*STEPS, step(NEXT, "DELETE FROM applied;")])
    with sqlite3.connect(tmp_path / f"meeting.before-{NEXT:04}.db") as copy:
        assert copy.execute("SELECT update_id FROM applied").fetchall() == [(42,)]
    copy.close()


async def test_on_a_server_the_log_says_who_makes_the_dump(
    postgres_database: Database, now: Callable[[], int], caplog: pytest.LogCaptureFixture
) -> None:
    """We cannot copy a server's database; the operator reads so before it changes."""
    with caplog.at_level(logging.WARNING):
        await migrate(postgres_database, now, [*STEPS, step(NEXT, "CREATE TABLE one (a BIGINT);")])
    assert "dump" in caplog.text


async def test_an_unknown_url_is_refused(now: Callable[[], int]) -> None:
    """Neither engine is guessed."""
    with pytest.raises(ValueError, match="sqlite:///"):
        await open_database("meeting.db", now=now)


async def test_words_that_waited_in_a_dialog_wait_on(database: Database, now: Callable[[], int]) -> None:
    """A service that is made newer in the middle of a meeting loses none of them."""
    async with database.transaction() as tx:
        await tx.run_script("DROP TABLE waiting_words; DELETE FROM migrations WHERE number IN (11, 15);")
        meeting_id = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES ('R', 'ABCD2345', 'k', 'Rakor', '2023-11-23', 'Asia/Jakarta', 'running', 0, '') RETURNING id"
        )
        for account, at_step in ((1001, "point_confirm"), (1002, "point_text")):
            await dialogs_before(tx, account, meeting_id, at_step, WAITS)
        await dialogs_before(tx, 1003, meeting_id, "point_text", BEHIND)
    assert await migrate(database, now) == [11, 15]
    async with database.reading() as tx:
        rows = [tuple(row) for row in await tx.fetch("SELECT * FROM waiting_words ORDER BY 1")]
        left = [row["telegram_id"] for row in await tx.fetch("SELECT telegram_id FROM dialogs ORDER BY 1")]
    assert rows == [
        (1001, meeting_id, WAITS, 100_000, None, 1_000_000),
        (1003, meeting_id, BEHIND, 100_000, 1_000_000, None),
    ]
    assert left == [1002, 1003]


WAITS = '{"behind": [], "parts": [[71, "jalan rusak"]]}'
BEHIND = f'{{"behind": [{WAITS}], "parts": []}}'


async def dialogs_before(tx: Tx, account: int, meeting_id: int, at_step: str, payload: str) -> None:
    """A dialog as it stood before the step."""
    await tx.execute(
        "INSERT INTO dialogs (telegram_id, meeting_id, step, payload, expires_ms) VALUES ($1, $2, $3, $4, 1000000)",
        *(account, meeting_id, at_step, payload),
    )
