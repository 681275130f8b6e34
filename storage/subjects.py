"""Which meeting something belongs to, by its id; a card names only what it is about."""

from collections.abc import Mapping
from typing import Any, Final

from storage.database import Tx

# What a card is about -> the SQL that finds its meeting.
_MEETING_OF: Final = {
    "amendment": "SELECT meeting_id FROM amendments WHERE id = $1",
    "batch": "SELECT q.meeting_id FROM paper_batches b JOIN questions q ON q.id = b.question_id WHERE b.id = $1",
    "delegate": "SELECT meeting_id FROM delegates WHERE id = $1",
    "entry": "SELECT q.meeting_id FROM assisted_ballots a JOIN questions q ON q.id = a.question_id WHERE a.id = $1",
    "file": "SELECT meeting_id FROM files WHERE id = $1",
    "media": "SELECT meeting_id FROM media WHERE id = $1",
    "meeting": "SELECT id FROM meetings WHERE id = $1",
    "outcome": "SELECT meeting_id FROM notes WHERE id = $1",
    "point": "SELECT meeting_id FROM points WHERE id = $1",
    "question": "SELECT meeting_id FROM questions WHERE id = $1",
    "sounding": "SELECT meeting_id FROM soundings WHERE id = $1",
    "speech": "SELECT meeting_id FROM speeches WHERE id = $1",
}


async def meeting_of(tx: Tx, what: str, subject_id: int) -> int | None:
    """The meeting of this question, point, file …; None where there is no such thing."""
    found = await tx.fetch_value(_MEETING_OF[what], subject_id)
    return None if found is None else int(found)


async def meeting_told_of(tx: Tx, payload: Mapping[str, Any]) -> int | None:
    """The meeting that a message is about, by whatever its payload names; 0 for something that is nowhere, None for a
    message about nothing of any meeting."""
    named = [what for what in _MEETING_OF if payload.get(what)]
    for what in named:
        found = await meeting_of(tx, what, payload[what])
        if found is not None:
            return found
    return 0 if named else None
