"""What the meeting concluded, as it is stored: one row an outcome, every text it ever had, what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Row, Tx

_COLUMNS = (
    "n.id, n.meeting_id, n.kind, n.number, n.item_id, n.text, n.salt, n.source, n.written_by, n.written_ms,"
    " n.withdrawn_ms, n.withdrawn_by, n.withdrawn_reason, n.entry, n.revision"
)
KINDS = ("note", "conclusion", "decision", "follow_up")
_IS_OUTCOME = "n.kind IN ('note', 'conclusion', 'decision', 'follow_up')"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One note, conclusion, decision or follow-up; `entry` is the number of the record's entry that wrote it (0: it
    came in with the file of the meeting), `revision` counts its changes."""

    id: int
    meeting_id: int
    kind: str
    number: int
    item_id: int | None
    text: str
    salt: str
    source: str
    written_by: str
    written_ms: int
    withdrawn_ms: int | None
    withdrawn_by: str
    withdrawn_reason: str
    entry: int
    revision: int


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """A text that was entered for an outcome; `part` is text, source, reason or responsible."""

    note_id: int
    number: int
    part: str
    text: str
    salt: str
    written_by: str
    at_ms: int
    entry: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A point or question an outcome rests on; `is_vote` tells a vote from a poll."""

    id: int
    code: str
    is_vote: bool = False


async def next_number(tx: Tx, meeting_id: int, kind: str) -> int:
    """The number of the next outcome of this kind. The caller has locked the meeting's row."""
    last = await tx.fetch_value("SELECT MAX(number) FROM notes WHERE meeting_id = $1 AND kind = $2", meeting_id, kind)
    return int(last or 0) + 1


async def add(
    tx: Tx,
    meeting_id: int,
    kind: str,
    number: int,
    item_id: int | None,
    text: str,
    salt: str,
    written_by: str,
    now_ms: int,
) -> int:
    """Stores an outcome and returns its id."""
    note_id: int = await tx.fetch_value(
        "INSERT INTO notes (meeting_id, kind, number, item_id, text, salt, written_by, written_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        *(meeting_id, kind, number, item_id, text, salt, written_by, now_ms),
    )
    return note_id


async def load(tx: Tx, note_id: int, *, lock: str = "") -> Outcome | None:
    """One outcome, or None; a reason of an act is none."""
    row = await tx.fetch_row(
        f"SELECT {_COLUMNS} FROM notes n WHERE n.id = $1 AND {_IS_OUTCOME}{lock and ' FOR UPDATE OF n'}", note_id
    )
    return None if row is None else Outcome(*row)


async def of_meeting(tx: Tx, meeting_id: int, kind: str = "") -> list[Outcome]:
    """Every outcome of a kind by number; of all kinds in the order of writing."""
    rows: Sequence[Row]
    if kind:
        sql = f"SELECT {_COLUMNS} FROM notes n WHERE n.meeting_id = $1 AND n.kind = $2 ORDER BY n.number, n.id"
        rows = await tx.fetch(sql, meeting_id, kind)
    else:
        sql = f"SELECT {_COLUMNS} FROM notes n WHERE n.meeting_id = $1 AND {_IS_OUTCOME} ORDER BY n.id"
        rows = await tx.fetch(sql, meeting_id)
    return [Outcome(*row) for row in rows]


async def set_entry(tx: Tx, note_id: int, entry: int) -> None:
    """The number of the entry that wrote it."""
    await tx.execute("UPDATE notes SET entry = $2 WHERE id = $1", note_id, entry)


async def enter_last(tx: Tx, meeting_id: int, entry: int) -> None:
    """The follow-up stored last was entered by this entry, and so were its texts."""
    note_id = await tx.fetch_value("SELECT MAX(id) FROM notes WHERE meeting_id = $1 AND kind = 'follow_up'", meeting_id)
    await set_entry(tx, note_id, entry)
    await tx.execute("UPDATE note_texts SET entry = $2 WHERE note_id = $1 AND entry = 0", note_id, entry)


async def keep_text(
    tx: Tx, note_id: int, part: str, text: str, salt: str, written_by: str, now_ms: int, entry: int
) -> None:
    """Keeps a text beside the entry that holds its digest; what is read from now on is the newest of its part."""
    last = await tx.fetch_value("SELECT MAX(number) FROM note_texts WHERE note_id = $1", note_id)
    await tx.execute(
        "INSERT INTO note_texts (note_id, number, part, text, salt, written_by, at_ms, entry)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        *(note_id, int(last or 0) + 1, part, text, salt, written_by, now_ms, entry),
    )


async def texts_of(tx: Tx, note_id: int) -> list[OutcomeText]:
    """Every text of one outcome in the order of writing."""
    rows = await tx.fetch(
        "SELECT note_id, number, part, text, salt, written_by, at_ms, entry FROM note_texts WHERE note_id = $1"
        " ORDER BY number",
        note_id,
    )
    return [OutcomeText(*row) for row in rows]


async def texts_of_meeting(tx: Tx, meeting_id: int) -> list[OutcomeText]:
    """Every text of every outcome of a meeting, by outcome and in the order of writing."""
    rows = await tx.fetch(
        "SELECT t.note_id, t.number, t.part, t.text, t.salt, t.written_by, t.at_ms, t.entry FROM note_texts t"
        " JOIN notes n ON n.id = t.note_id WHERE n.meeting_id = $1 ORDER BY t.note_id, t.number",
        meeting_id,
    )
    return [OutcomeText(*row) for row in rows]


async def correct(tx: Tx, note_id: int, text: str, salt: str) -> None:
    """Another text from now on."""
    await tx.execute(
        "UPDATE notes SET text = $2, salt = $3, revision = revision + 1 WHERE id = $1", note_id, text, salt
    )


async def set_source(tx: Tx, note_id: int, source: str) -> None:
    """Where its figures come from."""
    await tx.execute("UPDATE notes SET source = $2, revision = revision + 1 WHERE id = $1", note_id, source)


async def set_item(tx: Tx, note_id: int, item_id: int | None) -> None:
    """It stands under this agenda item."""
    await tx.execute("UPDATE notes SET item_id = $2, revision = revision + 1 WHERE id = $1", note_id, item_id)


async def withdraw(tx: Tx, note_id: int, by: str, reason: str, now_ms: int) -> None:
    """Taken back, and kept with its reason."""
    await tx.execute(
        "UPDATE notes SET withdrawn_ms = $2, withdrawn_by = $3, withdrawn_reason = $4, revision = revision + 1"
        " WHERE id = $1",
        *(note_id, now_ms, by, reason),
    )


async def restore(tx: Tx, note_id: int) -> None:
    """In force again."""
    await tx.execute(
        "UPDATE notes SET withdrawn_ms = NULL, withdrawn_by = '', withdrawn_reason = '', revision = revision + 1"
        " WHERE id = $1",
        note_id,
    )


async def tie_point(tx: Tx, note_id: int, point_id: int, is_tied: bool) -> bool:
    """Ties a point or unties it; False where that was so already."""
    return await _tie(tx, "note_points", "point_id", note_id, point_id, is_tied)


async def tie_question(tx: Tx, note_id: int, question_id: int, is_tied: bool) -> bool:
    """Ties a question or unties it; False where that was so already."""
    return await _tie(tx, "note_questions", "question_id", note_id, question_id, is_tied)


async def _tie(tx: Tx, table: str, column: str, note_id: int, target_id: int, is_tied: bool) -> bool:
    if is_tied:
        sql = f"INSERT INTO {table} (note_id, {column}) VALUES ($1, $2) ON CONFLICT DO NOTHING"
    else:
        sql = f"DELETE FROM {table} WHERE note_id = $1 AND {column} = $2"
    return await tx.execute(sql, note_id, target_id) > 0


async def points_of(tx: Tx, meeting_id: int) -> dict[int, list[Tie]]:
    """Outcome id -> the points it rests on, by number."""
    rows = await tx.fetch(
        "SELECT t.note_id, p.id, p.code FROM note_points t JOIN points p ON p.id = t.point_id"
        " WHERE p.meeting_id = $1 ORDER BY t.note_id, p.number",
        meeting_id,
    )
    found: dict[int, list[Tie]] = {}
    for row in rows:
        found.setdefault(row["note_id"], []).append(Tie(row["id"], row["code"]))
    return found


async def questions_of(tx: Tx, meeting_id: int) -> dict[int, list[int]]:
    """Outcome id -> ids of the questions it rests on, in their order."""
    rows = await tx.fetch(
        "SELECT t.note_id, t.question_id FROM note_questions t JOIN questions q ON q.id = t.question_id"
        " WHERE q.meeting_id = $1 ORDER BY t.note_id, q.position, q.id",
        meeting_id,
    )
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row["note_id"], []).append(row["question_id"])
    return found
