"""Soundings in `record.json`: what was asked, and the published result letter for letter as it was committed to."""

from typing import Any

from record.json_questions import time_or_none
from record.record import Record
from record.record_soundings import Sounding
from rules.chain import time_text
from rules.soundings import document_of


def soundings_document(record: Record) -> list[dict[str, Any]]:
    """Every sounding by number; SHA-256 over salt and the canonical JSON of `result` is `digest`."""
    return [_sounding(one) for one in record.soundings]


def _sounding(one: Sounding) -> dict[str, Any]:
    return {
        "code": one.code,
        "state": one.state,
        "opened": time_text(one.opened_ms),
        "deadline": time_or_none(one.deadline_ms),
        "closed": time_or_none(one.closed_ms),
        "opened_by": one.opened_by,
        "closed_by": one.closed_by,
        "reason": one.reason,
        "salt": one.salt,
        "digest": one.digest,
        "points": [{"position": point.position, "point": point.code, "wording": point.wording} for point in one.points],
        "result": None if one.result is None else document_of(one.result),
    }
