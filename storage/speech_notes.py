"""What was said in a speech, in every wording it was noted in; the last one counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class SpeechNote:
    """What was said in a speech, in one wording."""

    speech_id: int
    number: int
    text: str
    salt: str
    written_by: str
    written_ms: int


async def of_meeting(tx: Tx, meeting_id: int) -> Sequence[SpeechNote]:
    """Every wording of every note of a meeting, in order."""
    rows = await tx.fetch(
        "SELECT n.speech_id, n.number, n.text, n.salt, n.written_by, n.written_ms FROM speech_notes n"
        " JOIN speeches s ON s.id = n.speech_id WHERE s.meeting_id = $1 ORDER BY s.number, n.number",
        meeting_id,
    )
    return [SpeechNote(*row) for row in rows]


async def add(tx: Tx, speech_id: int, text: str, salt: str, written_by: str, now_ms: int) -> int:
    """A wording of the note, behind those there are; returns its number, from 1."""
    last = await tx.fetch_value("SELECT MAX(number) FROM speech_notes WHERE speech_id = $1", speech_id)
    number = int(last or 0) + 1
    await tx.execute(
        "INSERT INTO speech_notes (speech_id, number, text, salt, written_by, written_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        *(speech_id, number, text, salt, written_by, now_ms),
    )
    return number
