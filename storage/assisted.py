"""Ballots that an official entered for a delegate and a second official has yet to confirm."""

from dataclasses import dataclass

from rules.answers import Answer
from storage.ballots import from_text, to_text
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Assisted:
    """One entry of an official."""

    id: int
    question_id: int
    voter: str
    delegate_id: int
    answer: Answer
    seen: str
    reason: str
    entered_by: int
    state: str


async def add(
    tx: Tx,
    question_id: int,
    voter: str,
    delegate_id: int,
    answer: Answer,
    seen: str,
    reason: str,
    entered_by: int,
    now_ms: int,
) -> int:
    """Stores an entry that waits for a second official; an earlier waiting one for the same voter gives way."""
    await tx.execute(
        "UPDATE assisted_ballots SET state = 'refused', settled_ms = $3, selection = '', words = ''"
        " WHERE question_id = $1 AND voter = $2"
        " AND state = 'waiting'",
        *(question_id, voter, now_ms),
    )
    entry_id: int = await tx.fetch_value(
        "INSERT INTO assisted_ballots (question_id, voter, delegate_id, selection, words, seen, reason,"
        " entered_by, entered_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        *(question_id, voter, delegate_id, to_text(answer.options), answer.words, seen, reason, entered_by, now_ms),
    )
    return entry_id


async def load(tx: Tx, entry_id: int, *, lock: str = "") -> Assisted | None:
    """One entry, or None."""
    row = await tx.fetch_row(
        "SELECT id, question_id, voter, delegate_id, selection, words, seen, reason, entered_by, state"
        f" FROM assisted_ballots WHERE id = $1{lock}",
        entry_id,
    )
    if row is None:
        return None
    return Assisted(
        row["id"],
        row["question_id"],
        row["voter"],
        row["delegate_id"],
        Answer(from_text(row["selection"]), row["words"]),
        row["seen"],
        row["reason"],
        row["entered_by"],
        row["state"],
    )


async def settle(tx: Tx, entry_id: int, state: str, settled_by: int, now_ms: int) -> None:
    """`confirmed` or `refused`, by whom and when. What was written down is kept only as the ballot it became."""
    await tx.execute(
        "UPDATE assisted_ballots SET state = $2, settled_by = $3, settled_ms = $4, selection = '', words = ''"
        " WHERE id = $1 AND state = 'waiting'",
        *(entry_id, state, settled_by, now_ms),
    )


async def expire(tx: Tx, question_id: int) -> int:
    """What nobody confirmed before closing is not counted; returns how many entries that were."""
    return await tx.execute(
        "UPDATE assisted_ballots SET state = 'late' WHERE question_id = $1 AND state = 'waiting'", question_id
    )


async def counted(tx: Tx, question_id: int) -> int:
    """How many voters have an answer now that an official entered and a second one confirmed: the last one counts."""
    return int(
        await tx.fetch_value(
            "SELECT COUNT(*) FROM electorate WHERE question_id = $1 AND removed_ms IS NULL AND is_assisted = 1",
            question_id,
        )
    )


async def confirmers(tx: Tx, meeting_id: int) -> list[int]:
    """Accounts that may confirm another official's entry: clerks, minute takers and the secretariat."""
    rows = await tx.fetch(
        "SELECT DISTINCT telegram_id FROM staff WHERE meeting_id = $1"
        " AND role IN ('clerk', 'minute_taker', 'secretariat') ORDER BY telegram_id",
        meeting_id,
    )
    return [row["telegram_id"] for row in rows]
