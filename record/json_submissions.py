"""What `record.json` says of a point beside its words: the fields of a proposal, and the files that came with it."""

from typing import Any

from record.record import Record
from record.record_submissions import completed_of
from rules.chain import time_text


def submission_document(record: Record, code: str) -> dict[str, Any]:
    """Fields are empty where nobody filled them in; a file is named by what it is and what it hashes to."""
    filled = completed_of(record.completed, code)
    return {
        "location": filled.location,
        "volume": filled.volume,
        "addressee": filled.addressee,
        "files": [
            {
                "kind": one.kind,
                "type": one.type,
                "name": one.name,
                "bytes": one.size_bytes,
                "sha256": one.sha256,
                "seconds": one.seconds,
                "file": one.file,
                "state": one.state.value,
                "at": time_text(one.at_ms),
            }
            for one in record.attachments
            if one.code == code
        ],
    }
