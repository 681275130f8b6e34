"""Reasons of acts, as they are stored beside their entries."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Note:
    """One reason under an agenda item (None: under none)."""

    id: int
    kind: str
    item_id: int | None
    text: str
    salt: str
    written_by: str
    written_ms: int


async def add(
    tx: Tx, meeting_id: int, kind: str, item_id: int | None, text: str, salt: str, written_by: str, now_ms: int
) -> int:
    """Stores a reason and returns its id."""
    note_id: int = await tx.fetch_value(
        "INSERT INTO notes (meeting_id, kind, item_id, text, salt, written_by, written_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        *(meeting_id, kind, item_id, text, salt, written_by, now_ms),
    )
    return note_id


async def of_meeting(tx: Tx, meeting_id: int) -> list[Note]:
    """Every reason of an act in the order of writing; what was concluded is asked of `storage.outcomes`."""
    rows = await tx.fetch(
        "SELECT id, kind, item_id, text, salt, written_by, written_ms FROM notes WHERE meeting_id = $1"
        " AND kind NOT IN ('note', 'conclusion', 'decision', 'follow_up') ORDER BY id",
        meeting_id,
    )
    return [Note(*row) for row in rows]
