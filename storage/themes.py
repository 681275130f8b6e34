"""Themes of the lines of an open question: one row a line, as it was grouped last."""

from rules.themes import Assigned
from storage.database import Tx
from storage.entries import Actor


async def put(
    tx: Tx, question_id: int, line: str, theme: str, actor: Actor, *, entry: int, salt: str, now_ms: int
) -> None:
    """The line, by its key, stands under this theme from now on, under none where it is empty. `entry` is the number of
    the record's entry that says so, `salt` that of its digests."""
    await tx.execute(
        "INSERT INTO themes (question_id, line, theme, role, grouped_by, at_ms, entry, salt)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (question_id, line) DO UPDATE SET"
        " theme = excluded.theme, role = excluded.role, grouped_by = excluded.grouped_by, at_ms = excluded.at_ms,"
        " entry = excluded.entry, salt = excluded.salt",
        *(question_id, line, theme, actor.role, actor.ref, now_ms, entry, salt),
    )


async def of_question(tx: Tx, question_id: int) -> dict[str, Assigned]:
    """Key of a line -> its theme; lines without one are left out."""
    rows = await tx.fetch(
        "SELECT line, theme, role, salt FROM themes WHERE question_id = $1 AND theme <> '' ORDER BY line", question_id
    )
    return {row["line"]: Assigned(row["theme"], row["role"], row["salt"]) for row in rows}


async def last_entry(tx: Tx, question_id: int) -> int:
    """The number of the entry by which the themes became what they are; 0 where nothing was ever grouped."""
    return int(await tx.fetch_value("SELECT MAX(entry) FROM themes WHERE question_id = $1", question_id) or 0)
