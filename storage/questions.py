"""Questions and their options as they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rules.questions import Base, Kind, Mode, Option, OptionRole, Question, QuestionState, Unit
from rules.settings import PLAIN, Settings, settings_from
from storage.database import Row, Tx

COLUMNS = (
    "q.id, q.meeting_id, q.position, q.code, q.wording, q.kind, q.preset, q.mode, q.unit, q.ballot_by, q.base,"
    " q.late_voters, q.duration_seconds, q.item_id, q.state, q.deadline_ms, q.opened_ms, q.closed_ms, q.revealed_ms,"
    " q.generation, q.settings, q.round, m.decimals"
)
_NAMES = tuple(column.strip().partition(".")[2] for column in COLUMNS.split(","))
FROM = " FROM questions q JOIN meetings m ON m.id = q.meeting_id"


@dataclass(frozen=True, slots=True)
class Draft:
    """A question before it has an id; options in their order. `repeats` is the question it asks once more."""

    wording: str
    options: tuple[Option, ...]
    kind: Kind = Kind.SINGLE
    preset: str = ""
    mode: Mode = Mode.BY_CONSTITUENCY
    unit: Unit = Unit.PERSON
    ballot_by: str = "lead"
    base: Base = Base.ANSWERED
    late_voters: str = "join"
    duration_seconds: int | None = None
    code: str = ""
    settings: Settings = PLAIN
    round: int = 1
    repeats: int | None = None


def question_of(row: Row, options: Sequence[Row]) -> Question:
    """The value the rules work with, from a row of COLUMNS and the rows of options_of."""
    return _question(tuple(row), tuple(tuple(option) for option in options))


# A burst of votes reads the same rows again and again; the same rows are the same question.
@lru_cache(256)
def _question(values: tuple[Any, ...], options: tuple[tuple[Any, ...], ...]) -> Question:
    row = dict(zip(_NAMES, values, strict=True))
    return Question(
        id=row["id"],
        meeting_id=row["meeting_id"],
        code=row["code"],
        wording=row["wording"],
        kind=Kind(row["kind"]),
        preset=row["preset"],
        mode=Mode(row["mode"]),
        unit=Unit(row["unit"]),
        ballot_by=row["ballot_by"],
        base=Base(row["base"]),
        state=QuestionState(row["state"]),
        options=tuple(Option(number, code, text, OptionRole(role)) for number, code, text, role in options),
        deadline=row["deadline_ms"],
        opened=row["opened_ms"],
        closed=row["closed_ms"],
        generation=row["generation"],
        late_voters=row["late_voters"],
        decimals=row["decimals"],
        settings=settings_from(row["settings"]),
        round=row["round"],
    )


async def options_of(tx: Tx, question_id: int) -> Sequence[Row]:
    """The rows (id, code, text, role) of a question's options in option order."""
    return await tx.fetch(
        "SELECT id, code, text, role FROM options WHERE question_id = $1 ORDER BY position", question_id
    )


async def load(tx: Tx, question_id: int, *, lock: str = "") -> Question | None:
    """One question, or None. `lock` is the database's lock clause where the caller is about to change it."""
    row = await tx.fetch_row(f"SELECT {COLUMNS}{FROM} WHERE q.id = $1{lock and ' FOR UPDATE OF q'}", question_id)
    return None if row is None else question_of(row, await options_of(tx, question_id))


async def of_meeting(tx: Tx, meeting_id: int) -> list[Question]:
    """Every question of a meeting in its order."""
    rows = await tx.fetch(f"SELECT {COLUMNS}{FROM} WHERE q.meeting_id = $1 ORDER BY q.position, q.id", meeting_id)
    return [question_of(row, await options_of(tx, row["id"])) for row in rows]


async def by_typed_code(tx: Tx, meeting_id: int, typed: str) -> Question | None:
    """The question a person means by "JP2", "jp 2" or "2"; a bare number is the one code that ends in it."""
    wanted = "".join(typed.split()).upper()
    rows = await tx.fetch("SELECT id, UPPER(code) AS code FROM questions WHERE meeting_id = $1", meeting_id)
    codes = {row["code"]: row["id"] for row in rows}
    if wanted.isascii() and wanted.isdigit():
        numbered = {code: code[len(code.rstrip("0123456789")) :] for code in codes}
        fitting = [code for code, number in numbered.items() if number and int(number) == int(wanted)]
        wanted = fitting[0] if len(fitting) == 1 else f"JP{int(wanted)}"
    return await load(tx, codes[wanted]) if wanted in codes else None


async def open_ids(tx: Tx, meeting_id: int) -> list[int]:
    """The questions that are open now, in their order."""
    rows = await tx.fetch(
        "SELECT id FROM questions WHERE meeting_id = $1 AND state = 'open' ORDER BY position", meeting_id
    )
    return [row["id"] for row in rows]


async def lock_open(tx: Tx, meeting_id: int, lock: str) -> None:
    """Takes the open questions of a meeting, in order, before anything else of it is taken: whoever votes or closes
    holds a question first and the meeting after it."""
    if lock:
        await tx.fetch(
            f"SELECT id FROM questions WHERE meeting_id = $1 AND state = 'open' ORDER BY id{lock}", meeting_id
        )


async def open_codes(tx: Tx, meeting_id: int) -> list[str]:
    """Codes of the questions that are open now, in their order."""
    rows = await tx.fetch(
        "SELECT code FROM questions WHERE meeting_id = $1 AND state = 'open' ORDER BY position", meeting_id
    )
    return [row["code"] for row in rows]


async def due_ids(tx: Tx, now_ms: int) -> list[int]:
    """Open questions of any meeting whose deadline has come."""
    rows = await tx.fetch(
        "SELECT id FROM questions WHERE state = 'open' AND deadline_ms IS NOT NULL AND deadline_ms <= $1", now_ms
    )
    return [row["id"] for row in rows]


async def all_open_ids(tx: Tx) -> list[int]:
    """Open questions of every meeting."""
    return [row["id"] for row in await tx.fetch("SELECT id FROM questions WHERE state = 'open'")]


async def meetings_with_open(tx: Tx) -> list[int]:
    """Every meeting in which a question is open now."""
    rows = await tx.fetch("SELECT DISTINCT meeting_id FROM questions WHERE state = 'open' ORDER BY meeting_id")
    return [row["meeting_id"] for row in rows]


async def add(tx: Tx, meeting_id: int, draft: Draft) -> int:
    """Stores a draft at the end of the meeting's list and returns its id; the code is JP<n> where none is given."""
    last = await tx.fetch_value("SELECT MAX(position) FROM questions WHERE meeting_id = $1", meeting_id)
    position = int(last or 0) + 1
    question_id: int = await tx.fetch_value(
        "INSERT INTO questions (meeting_id, position, code, wording, kind, preset, mode, unit, ballot_by, base,"
        " late_voters, duration_seconds, settings, round, repeats_id)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
        *(meeting_id, position, draft.code or f"JP{position}", draft.wording, draft.kind.value, draft.preset),
        *(draft.mode.value, draft.unit.value, draft.ballot_by, draft.base.value, draft.late_voters),
        *(draft.duration_seconds, draft.settings.to_json(), draft.round, draft.repeats),
    )
    rows = [
        (question_id, option.id, place, option.code, option.text, option.role.value)
        for place, option in enumerate(draft.options, start=1)
    ]
    await tx.execute_many(
        "INSERT INTO options (question_id, id, position, code, text, role) VALUES ($1, $2, $3, $4, $5, $6)", rows
    )
    return question_id


async def set_open(tx: Tx, question_id: int, now_ms: int, deadline_ms: int | None) -> None:
    """From draft to open."""
    await tx.execute(
        "UPDATE questions SET state = 'open', opened_ms = $2, deadline_ms = $3, revision = revision + 1"
        " WHERE id = $1 AND state = 'draft'",
        *(question_id, now_ms, deadline_ms),
    )


async def set_closed(tx: Tx, question_id: int, closed_ms: int, nonce: str) -> None:
    """From open to closed; the nonce stays hidden until reveal."""
    await tx.execute(
        "UPDATE questions SET state = 'closed', closed_ms = $2, nonce = $3, revision = revision + 1"
        " WHERE id = $1 AND state = 'open'",
        *(question_id, closed_ms, nonce),
    )


async def set_revealed(tx: Tx, question_id: int, now_ms: int) -> None:
    """From closed to revealed."""
    await tx.execute(
        "UPDATE questions SET state = 'revealed', revealed_ms = $2, revision = revision + 1"
        " WHERE id = $1 AND state = 'closed'",
        *(question_id, now_ms),
    )


async def set_deadline(tx: Tx, question_id: int, deadline_ms: int) -> None:
    """Until when an open question takes answers."""
    await tx.execute(
        "UPDATE questions SET deadline_ms = $2, revision = revision + 1 WHERE id = $1 AND state = 'open'",
        *(question_id, deadline_ms),
    )


async def set_reopened(tx: Tx, question_id: int, deadline_ms: int | None) -> None:
    """From closed back to open; the nonce of the closing before is gone, as nothing was published."""
    await tx.execute(
        "UPDATE questions SET state = 'open', closed_ms = NULL, deadline_ms = $2, nonce = '', revision = revision + 1"
        " WHERE id = $1 AND state = 'closed'",
        *(question_id, deadline_ms),
    )


async def set_adopted(tx: Tx, question_id: int, now_ms: int) -> None:
    """From revealed to adopted."""
    await tx.execute(
        "UPDATE questions SET state = 'adopted', adopted_ms = $2, revision = revision + 1"
        " WHERE id = $1 AND state = 'revealed'",
        *(question_id, now_ms),
    )


async def set_cancelled(tx: Tx, question_id: int) -> None:
    """It stays in the record, without figures."""
    await tx.execute(
        "UPDATE questions SET state = 'cancelled', revision = revision + 1 WHERE id = $1"
        " AND state IN ('draft', 'open', 'closed')",
        question_id,
    )


async def revise(tx: Tx, question_id: int) -> None:
    """Something that can be seen of the question has changed."""
    await tx.execute("UPDATE questions SET revision = revision + 1 WHERE id = $1", question_id)


async def duration(tx: Tx, question_id: int) -> int | None:
    """Seconds a question stays open unless its opener says otherwise; None: until somebody closes it."""
    seconds: int | None = await tx.fetch_value("SELECT duration_seconds FROM questions WHERE id = $1", question_id)
    return seconds
