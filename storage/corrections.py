"""Wording corrected after somebody had answered: what it was, what it became, by whom."""

from dataclasses import dataclass

from storage.database import Tx

WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of a question, from 1; `part` is "wording" or the code of an option, `salt` that of
    the digests its entry holds."""

    number: int
    at_ms: int
    by: str
    part: str
    was: str
    becomes: str
    salt: str = ""


async def add(tx: Tx, question_id: int, part: str, was: str, becomes: str, salt: str, by: str, now_ms: int) -> int:
    """Keeps it; returns its number."""
    before = await tx.fetch_value("SELECT COUNT(*) FROM corrections WHERE question_id = $1", question_id)
    await tx.execute(
        "INSERT INTO corrections (question_id, number, at_ms, corrected_by, part, was, becomes, salt)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        *(question_id, before + 1, now_ms, by, part, was, becomes, salt),
    )
    return int(before) + 1


async def of_question(tx: Tx, question_id: int) -> list[Correction]:
    """In their order."""
    rows = await tx.fetch(
        "SELECT number, at_ms, corrected_by, part, was, becomes, salt FROM corrections WHERE question_id = $1"
        " ORDER BY number",
        question_id,
    )
    return [Correction(*row) for row in rows]


async def set_wording(tx: Tx, question_id: int, wording: str) -> None:
    """The question reads like this; buttons of older cards say that they are old."""
    await tx.execute(
        "UPDATE questions SET wording = $2, generation = generation + 1, revision = revision + 1 WHERE id = $1",
        *(question_id, wording),
    )


async def set_option(tx: Tx, question_id: int, option_id: int, text: str) -> None:
    """The option reads like this; its id, and every ballot with it, stays."""
    await tx.execute("UPDATE options SET text = $3 WHERE question_id = $1 AND id = $2", question_id, option_id, text)
    await tx.execute(
        "UPDATE questions SET generation = generation + 1, revision = revision + 1 WHERE id = $1", question_id
    )
