"""Which meeting something belongs to, by its id; a card names only what it is about."""

from typing import Final

from storage.database import Tx

# What a card is about -> the SQL that finds its meeting.
_MEETING_OF: Final = {
    "batch": "SELECT q.meeting_id FROM paper_batches b JOIN questions q ON q.id = b.question_id WHERE b.id = $1",
    "delegate": "SELECT meeting_id FROM delegates WHERE id = $1",
    "entry": "SELECT q.meeting_id FROM assisted_ballots a JOIN questions q ON q.id = a.question_id WHERE a.id = $1",
    "file": "SELECT meeting_id FROM files WHERE id = $1",
    "media": "SELECT meeting_id FROM media WHERE id = $1",
    "meeting": "SELECT id FROM meetings WHERE id = $1",
    "outcome": "SELECT meeting_id FROM notes WHERE id = $1",
    "point": "SELECT meeting_id FROM points WHERE id = $1",
    "question": "SELECT meeting_id FROM questions WHERE id = $1",
}


async def meeting_of(tx: Tx, what: str, subject_id: int) -> int | None:
    """The meeting of this question, point, file …; None where there is no such thing."""
    found = await tx.fetch_value(_MEETING_OF[what], subject_id)
    return None if found is None else int(found)
