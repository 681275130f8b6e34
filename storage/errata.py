"""Errata: numbered in the meeting, each with what stands written, how it reads right, and why."""

from dataclasses import dataclass

from storage.database import Row, Tx

_COLUMNS = "number, question_id, at_ms, written_by, was, becomes, reason, salt"


@dataclass(frozen=True, slots=True)
class Erratum:
    """One erratum; `question_id` is the result it corrects."""

    number: int
    question_id: int
    at_ms: int
    by: str
    was: str
    becomes: str
    reason: str
    salt: str = ""


async def add(
    tx: Tx, meeting_id: int, question_id: int, was: str, becomes: str, reason: str, salt: str, by: str, now_ms: int
) -> int:
    """Keeps it; returns its number in the meeting, from 1. The caller holds the meeting's lock."""
    before = await tx.fetch_value("SELECT COUNT(*) FROM errata WHERE meeting_id = $1", meeting_id)
    await tx.execute(
        "INSERT INTO errata (meeting_id, number, question_id, at_ms, written_by, was, becomes, reason, salt)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        *(meeting_id, before + 1, question_id, now_ms, by, was, becomes, reason, salt),
    )
    return int(before) + 1


async def of_question(tx: Tx, question_id: int) -> list[Erratum]:
    """Those of one result, in order."""
    rows = await tx.fetch(f"SELECT {_COLUMNS} FROM errata WHERE question_id = $1 ORDER BY number", question_id)
    return [_erratum(row) for row in rows]


async def of_meeting(tx: Tx, meeting_id: int) -> list[Erratum]:
    """All of them, in order."""
    rows = await tx.fetch(f"SELECT {_COLUMNS} FROM errata WHERE meeting_id = $1 ORDER BY number", meeting_id)
    return [_erratum(row) for row in rows]


def _erratum(row: Row) -> Erratum:
    return Erratum(*row)
