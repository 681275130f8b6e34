"""The speakers' list in `record.json`."""

from typing import Any

from record.json_questions import time_or_none
from record.json_salts import salted
from record.record import Record
from record.record_speeches import Speech
from rules.chain import time_text


def speeches_document(record: Record) -> list[dict[str, Any]]:
    """Every entry by number; durations in milliseconds, people by ref."""
    return [_speech(speech) for speech in record.speeches]


def _speech(speech: Speech) -> dict[str, Any]:
    return {
        "number": speech.number,
        "kind": speech.kind,
        "state": speech.state,
        "organisation": speech.organisation,
        "delegate": speech.delegate,
        "item": speech.item,
        "by": speech.by,
        "raised": time_text(speech.raised_ms),
        "started": time_or_none(speech.first_ms),
        "ended": time_or_none(speech.ended_ms),
        "spoken_ms": speech.spoken_ms,
        "allowed_ms": speech.allowed_ms,
        "notes": [
            {"number": note.number, "by": note.by, "at": time_text(note.at_ms)} | salted(note.text, note.salt)
            for note in speech.notes
        ],
    }
