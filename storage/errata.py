"""Errata: numbered in the meeting, each with what stands written, how it reads right, and why."""

from dataclasses import dataclass
from enum import StrEnum

from rules import errata as rules
from rules.amendments import Target
from rules.names import names_within, spellings, telling_words
from storage.database import Row, Tx

_COLUMNS = "number, question_id, at_ms, written_by, was, becomes, reason, salt, about, stage, target"


class Stage(StrEnum):
    """Where the meeting stood: one of its results was adopted, it was itself, or it was locked (then an addendum)."""

    RESULT = "result"
    ADOPTED = "adopted"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Erratum:
    """One erratum; `question_id` is the result it corrects, None where `about` names something else of the minutes;
    `target` is the kind of thing it is about."""

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
    target: str = Target.GENERAL.value

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything somebody wrote in it."""
        return self.was, self.becomes, self.reason, self.about

    @property
    def is_blank(self) -> bool:
        """Whether its words are gone, or not for the reader."""
        return not (self.was or self.becomes or self.reason)

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
    target: Target


async def add(tx: Tx, meeting_id: int, new: NewErratum, by: str, now_ms: int) -> int:
    """Keeps it; returns its number in the meeting, from 1. The caller holds the meeting's lock."""
    before = await tx.fetch_value("SELECT COUNT(*) FROM errata WHERE meeting_id = $1", meeting_id)
    await tx.execute(
        "INSERT INTO errata (meeting_id, number, question_id, at_ms, written_by, was, becomes, reason, salt, about,"
        " stage, target) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        *(meeting_id, before + 1, new.question_id, now_ms, by, new.was, new.becomes, new.reason, new.salt),
        *(new.about, new.stage.value, new.target.value),
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


async def forget_person(tx: Tx, delegate_id: int) -> set[str]:
    """Errata that tell of this person lose their words with their salt; numbers, times and entries stay. Where the
    erratum is about a name anyway, one word of the name is enough. Returns what the words were."""
    row = await tx.fetch_row(
        "SELECT meeting_id, number, label, name, represents FROM delegates WHERE id = $1", delegate_id
    )
    assert row is not None, "delegates are never deleted"
    names = spellings(row["label"], row["name"], row["represents"]) | {f"p{row['number']}"}
    parts = names | telling_words(spellings(row["name"] or row["label"]))
    gone = set()
    for one in await of_meeting(tx, row["meeting_id"]):
        if names_within(parts if one.target in rules.PERSONAL else names, one.texts):
            gone |= await _blank(tx, row["meeting_id"], one)
    return gone


async def part_names(tx: Tx, meeting_id: int) -> set[str]:
    """The same for everybody of a meeting: names stand in the attendance list alone."""
    rows = await tx.fetch("SELECT label, name, represents FROM delegates WHERE meeting_id = $1", meeting_id)
    names = spellings(*(str(part) for row in rows for part in row))
    gone = set()
    for one in await of_meeting(tx, meeting_id):
        if rules.is_personal(one.target, one.texts, names):
            gone |= await _blank(tx, meeting_id, one)
    return gone


async def _blank(tx: Tx, meeting_id: int, one: Erratum) -> set[str]:
    about = rules.kept_about(one.target, one.about)
    await tx.execute(
        "UPDATE errata SET was = '', becomes = '', reason = '', salt = '', about = $3 WHERE meeting_id = $1"
        " AND number = $2",
        *(meeting_id, one.number, about),
    )
    return {*one.texts} - {"", about}
