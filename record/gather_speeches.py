"""The speakers' list of a meeting, from its rows to the record."""

from collections.abc import Mapping

from record.record_speeches import Speech, SpeechNote
from rules.chain import text_digest
from storage import recorded, speech_notes, speeches
from storage.database import Tx


async def gathered_speeches(tx: Tx, meeting_id: int, places: Mapping[int, int]) -> tuple[Speech, ...]:
    """Every entry by number; `places` is agenda item id -> position."""
    notes: dict[int, list[SpeechNote]] = {}
    for note in await speech_notes.of_meeting(tx, meeting_id):
        digest = text_digest(note.salt, note.text)
        one = SpeechNote(note.number, note.text, note.written_by, note.written_ms, digest, note.salt)
        notes.setdefault(note.speech_id, []).append(one)
    positions = {row["id"]: row["position"] for row in await recorded.delegates(tx, meeting_id)}
    return tuple(
        Speech(
            number=speech.number,
            kind=speech.kind.value,
            state=speech.state.value,
            organisation=speech.ref,
            delegate=f"p{speech.person}",
            label=speech.label,
            position=positions.get(speech.delegate_id, ""),
            item=None if speech.item_id is None else places.get(speech.item_id),
            by=speech.raised_by,
            raised_ms=speech.raised_ms,
            first_ms=speech.first_ms,
            ended_ms=speech.ended_ms,
            spoken_ms=speech.spoken_ms,
            allowed_ms=speech.allowed_ms if speech.first_ms is not None else 0,
            notes=tuple(notes.get(speech.id, ())),
        )
        for speech in await speeches.of_meeting(tx, meeting_id)
    )
