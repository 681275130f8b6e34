"""What every engine promises: commits, rollbacks, snapshots, and errors in the same words."""

from __future__ import annotations

import asyncio

import pytest

from storage.database import Database
from storage.errors import Conflict, SchemaBroken, StorageFault
from tests.storage.seats import PAIR, SEAT, ChangedMindError, seats, sit


async def test_a_commit_is_seen_by_whoever_reads_next(tables: Database) -> None:
    """After `transaction()` has returned, a reading sees the row."""
    await sit(tables, 1)
    assert await seats(tables) == [1]


async def test_an_exception_leaves_nothing_behind(tables: Database) -> None:
    """A body that raises is rolled back whole, and its exception arrives unchanged."""

    async def change_mind() -> None:
        async with tables.transaction() as tx:
            await tx.execute(SEAT, 1, "A")
            raise ChangedMindError

    with pytest.raises(ChangedMindError):
        await change_mind()
    assert await seats(tables) == []


async def test_values_keep_their_number_in_any_order_and_number(tables: Database) -> None:
    """`$2` before `$1`, `$1` twice and `$10` are bound by number, not by where they stand."""
    async with tables.transaction() as tx:
        await tx.execute("INSERT INTO seats (sitter, number) VALUES ($2, $1)", 7, "B")
        row = await tx.fetch_row("SELECT $1::text AS a, $1::text AS b" if tables.dialect == "postgres" else
                                 "SELECT $1 AS a, $1 AS b", "x")  # fmt: skip
        names = ", ".join(f"${n}{'::bigint' if tables.dialect == 'postgres' else ''} AS c{n}" for n in range(10, 0, -1))
        ten = await tx.fetch_row(f"SELECT {names}", *range(1, 11))
        assert await tx.fetch_value("SELECT sitter FROM seats WHERE number = $1", 7) == "B"
    assert row is not None
    assert ten is not None
    assert (row["a"], row["b"], row[0]) == ("x", "x", "x")
    assert [ten[f"c{n}"] for n in range(1, 11)] == list(range(1, 11))


async def test_int_text_bytes_and_nothing_come_back_as_they_went(tables: Database) -> None:
    """Full 63-bit numbers, any text and any bytes survive; a missing value is None."""
    kept = (2**63 - 1, "Rapat — 'é' \"𝒳\" $1 ; --", bytes(range(256)))
    async with tables.transaction() as tx:
        await tx.execute("INSERT INTO seats (number, sitter, note) VALUES ($1, $2, $3)", *kept)
        await tx.execute("INSERT INTO seats (number, sitter, note) VALUES ($1, $2, $3)", 1, "", None)
    async with tables.reading() as tx:
        rows = await tx.fetch("SELECT number, sitter, note FROM seats ORDER BY number DESC")
        assert await tx.fetch_row("SELECT number FROM seats WHERE number = $1", 5) is None
        assert await tx.fetch_value("SELECT number FROM seats WHERE number = $1", 5) is None
    assert [tuple(row) for row in rows] == [kept, (1, "", None)]


@pytest.mark.parametrize("value", [True, 1.5, ["a"], bytearray(b"a")])
async def test_other_kinds_of_values_are_refused(tables: Database, value: object) -> None:
    """Booleans, fractions and collections never reach an engine, which would each make something else of them."""
    with pytest.raises(AssertionError, match="cannot be stored"):
        async with tables.transaction() as tx:
            await tx.execute(SEAT, 1, value)  # type: ignore[arg-type]


@pytest.mark.parametrize("values", [(), (1,), (1, "A", "B")])
async def test_the_number_of_values_has_to_fit(tables: Database, values: tuple[int | str, ...]) -> None:
    """One value too few or too many is our mistake and is said so."""
    with pytest.raises(AssertionError, match="values wanted"):
        async with tables.transaction() as tx:
            await tx.execute(SEAT, *values)


async def test_execute_tells_how_many_rows_it_touched(tables: Database) -> None:
    """Inserted, ignored, changed and deleted rows are counted alike."""
    async with tables.transaction() as tx:
        assert await tx.execute(SEAT, 1, "A") == 1
        assert await tx.execute(SEAT + " ON CONFLICT (number) DO NOTHING", 1, "B") == 0
        await tx.execute_many(SEAT, [(2, "A"), (3, "B"), (4, "B")])
        assert await tx.execute("UPDATE seats SET sitter = $1 WHERE sitter = $2", "C", "B") == 2
        assert await tx.execute("DELETE FROM seats") == 4


async def test_returning_gives_the_new_row(tables: Database) -> None:
    """An insert may answer with the id it was given, and is committed."""
    async with tables.transaction() as tx:
        first = await tx.fetch_value(PAIR + " RETURNING id", 1, 1, "A")
        second = await tx.fetch_value(PAIR + " RETURNING id", 1, 2, "A")
    assert second > first
    async with tables.reading() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM pairs") == 2


async def test_a_taken_key_is_a_conflict_with_the_same_name_everywhere(tables: Database) -> None:
    """The key is named by table and columns; no value is in the words, and nothing of the transaction stays."""

    async def sit_on_a_lap() -> None:
        async with tables.transaction() as tx:
            await tx.execute(SEAT, 2, "B")
            await tx.execute(SEAT, 1, "Rahasia")

    await sit(tables, 1)
    with pytest.raises(Conflict) as taken:
        await sit_on_a_lap()
    assert taken.value.name == str(taken.value) == "seats(number)"
    with pytest.raises(Conflict) as twice:
        async with tables.transaction() as tx:
            await tx.execute_many(PAIR, [(1, 4711, "A"), (1, 4711, "B")])
    assert twice.value.name == "pairs(question,voter)"
    assert twice.value.__cause__ is None or "4711" not in str(twice.value.__cause__)
    assert await seats(tables) == [1]


async def test_a_swallowed_error_does_not_pass_for_a_commit(tables: Database) -> None:
    """Whoever catches a conflict inside and goes on is told: later statements and the exit both refuse."""

    async def go_on_regardless() -> None:
        async with tables.transaction() as tx:
            await tx.execute(SEAT, 2, "B")
            with pytest.raises(Conflict):
                await tx.execute(SEAT, 1, "B")
            with pytest.raises(AssertionError, match="already failed"):
                await tx.execute(SEAT, 3, "B")

    await sit(tables, 1)
    with pytest.raises(AssertionError, match="swallowed"):
        await go_on_regardless()
    assert await seats(tables) == [1]


@pytest.mark.parametrize(
    "sql", ["SELEC 1", "SELECT * FROM nowhere", "INSERT INTO seats (number) VALUES (1)", "SELECT ghost FROM seats"]
)
async def test_our_own_mistakes_are_not_the_world_s(tables: Database, sql: str) -> None:
    """SQL that cannot be read, or breaks a rule of the schema, is no fault to be waited out."""
    with pytest.raises(SchemaBroken):
        async with tables.transaction() as tx:
            await tx.execute(sql)


async def test_a_reading_sees_the_moment_of_its_entry(tables: Database) -> None:
    """Neither what is uncommitted nor what is committed after entry is in the snapshot, from first to last read."""
    await sit(tables, 1)
    async with tables.transaction() as tx:
        await tx.execute(SEAT, 2, "A")
        assert await seats(tables) == [1]
    async with tables.reading() as snapshot:
        await sit(tables, 3)
        assert await snapshot.fetch_value("SELECT count(*) FROM seats") == 2
        await sit(tables, 4)
        assert await snapshot.fetch_value("SELECT count(*) FROM seats") == 2
    assert await seats(tables) == [1, 2, 3, 4]


async def test_a_reading_refuses_to_write(tables: Database) -> None:
    """A write in a reading fails and leaves nothing; the connection goes on reading afterwards."""
    for _ in range(6):
        with pytest.raises(StorageFault):
            async with tables.reading() as tx:
                await tx.execute(SEAT, 1, "A")
    assert await seats(tables) == []


async def test_b01_500_at_once_on_one_key_leave_one_row_each(tables: Database) -> None:
    """500 voters press twice at the same time: one row per voter, the database itself refuses the second."""

    async def press(voter: int, choice: str) -> bool:
        try:
            async with tables.transaction() as tx:
                await tx.execute(PAIR, 1, voter, choice)
        except Conflict:
            return False
        return True

    taps = [press(voter, choice) for voter in range(500) for choice in ("setuju", "tidak")]
    stored = await asyncio.gather(*taps)
    async with tables.reading() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM pairs") == 500
        assert await tx.fetch_value("SELECT count(DISTINCT voter) FROM pairs") == 500
    assert sum(stored) == 500
