"""One row a line and question: the newest theme stands, others are untouched; on both engines."""

from rules.themes import Assigned
from storage import themes
from storage.database import Database
from storage.entries import Actor

TAKER, OFFICE = Actor("minute_taker", "s3"), Actor("secretariat", "s2")


async def questions(database: Database) -> tuple[int, int]:
    """Two questions of one meeting."""
    async with database.transaction() as tx:
        meeting = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES ('R', 'ABCD2345', 'k', 'R', '2023-11-23', 'Asia/Jakarta', 'running', 0, '') RETURNING id"
        )
        first, second = [
            await tx.fetch_value(
                "INSERT INTO questions (meeting_id, position, code, wording, kind, mode, unit, ballot_by, base,"
                " late_voters, state) VALUES ($1, $2, $3, 'Apa?', 'text', 'open', 'person', 'lead', 'answered',"
                " 'join', 'revealed') RETURNING id",
                *(meeting, place, f"JP{place}"),
            )
            for place in (1, 2)
        ]
    return first, second


async def test_the_last_theme_of_a_line_stands(database: Database) -> None:
    """A line grouped again is one row; one taken out again is no theme, and its entry is remembered."""
    first, second = await questions(database)
    async with database.transaction() as tx:
        assert (await themes.of_question(tx, first), await themes.last_entry(tx, first)) == ({}, 0)
        await themes.put(tx, first, "a" * 64, "Data", TAKER, entry=4, salt="00", now_ms=1)
        await themes.put(tx, first, "b" * 64, "<b>'Dana'; --", TAKER, entry=5, salt="01", now_ms=2)
        await themes.put(tx, second, "a" * 64, "Lain sama sekali", TAKER, entry=6, salt="02", now_ms=3)
        await themes.put(tx, first, "a" * 64, "Anggaran", OFFICE, entry=7, salt="03", now_ms=4)
    async with database.reading() as tx:
        assert await themes.of_question(tx, first) == {
            "a" * 64: Assigned("Anggaran", "secretariat", "03"),
            "b" * 64: Assigned("<b>'Dana'; --", "minute_taker", "01"),
        }
        assert await themes.of_question(tx, second) == {"a" * 64: Assigned("Lain sama sekali", "minute_taker", "02")}
        row = await tx.fetch_row("SELECT grouped_by, at_ms, salt FROM themes WHERE entry = 7")
    assert row is not None
    assert tuple(row) == ("s2", 4, "03")
    async with database.transaction() as tx:
        await themes.put(tx, first, "a" * 64, "", TAKER, entry=8, salt="04", now_ms=5)
        assert set(await themes.of_question(tx, first)) == {"b" * 64}
        assert await themes.last_entry(tx, first) == 8
        assert await themes.last_entry(tx, second) == 6
