"""Errata: numbered in the meeting, each with what stands written, how it reads right, and why."""

from dataclasses import dataclass
from enum import StrEnum

from storage.database import Row, Tx

_COLUMNS = "number, question_id, at_ms, written_by, was, becomes, reason, salt, about, stage"


class Stage(StrEnum):
    """Where the meeting stood: one of its results was adopted, it was itself, or it was locked (then an addendum)."""

    RESULT = "result"
    ADOPTED = "adopted"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Erratum:
    """One erratum; `question_id` is the result it corrects, None where `about` names something else of the minutes."""

    number: int
    question_id: int | None
    at_ms: int
    by: str
    was: str
    becomes: str
    reason: str
    salt: str = ""
    about: str = ""
    stage: str = Stage.RESULT.value

    @property
    def is_addendum(self) -> bool:
        """Written after the lock."""
        return self.stage == Stage.LOCKED


@dataclass(frozen=True, slots=True)
class NewErratum:
    """One about to be stored."""

    question_id: int | None
    about: str
    stage: Stage
    was: str
    becomes: str
    reason: str
    salt: str


async def add(tx: Tx, meeting_id: int, new: NewErratum, by: str, now_ms: int) -> int:
    """Keeps it; returns its number in the meeting, from 1. The caller holds the meeting's lock."""
    before = await tx.fetch_value("SELECT COUNT(*) FROM errata WHERE meeting_id = $1", meeting_id)
    await tx.execute(
        "INSERT INTO errata (meeting_id, number, question_id, at_ms, written_by, was, becomes, reason, salt, about,"
        " stage) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        *(meeting_id, before + 1, new.question_id, now_ms, by, new.was, new.becomes, new.reason, new.salt),
        *(new.about, new.stage.value),
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
