"""What `record.json` says of what became of a point."""

from typing import Any

from record.json_salts import salted
from record.record import Record
from record.record_handling import handling_of
from rules.chain import time_text


def handling_document(record: Record, code: str) -> dict[str, Any]:
    """`answered_at` is null where nothing was answered; `texts` are all wordings in order, none where only one is."""
    found = handling_of(record.handled, code)
    return {
        "forwarded": found.is_forwarded,
        "answer": found.answer,
        "answered_by": found.answered_by,
        "answered_at": None if found.answered_ms is None else time_text(found.answered_ms),
        "wording": found.wording,
        "objection": found.objection,
        "texts": [
            {"source": one.source, "by": one.by, "at": time_text(one.at_ms)} | salted(one.text, one.salt)
            for one in found.texts
        ],
    }
