"""The consent log as a file: every version of the notice word for word, and who agreed to which when."""

import json
from typing import Any

from delivery.card import Card
from delivery.cards.question_lines import voice
from rules.chain import time_text
from storage import consents
from storage.database import Tx
from storage.outbox import OutboxRow


async def draw(tx: Tx, row: OutboxRow) -> Card:
    """Made when it leaves, never kept on the disk. People stand by their refs in the record; once their account was
    forgotten only that somebody agreed."""
    meeting_id = row.payload["meeting"]
    speaking = await voice(tx, row.chat_id, meeting_id)
    log, notices = await consents.log(tx, meeting_id), await consents.notices_of(tx, meeting_id)
    made: dict[str, Any] = {
        "skema": "jajak.persetujuan/1",
        "rapat": speaking.meeting.code,
        "pemberitahuan": [{"versi": version, "teks": text} for version, text in notices.items()],
        "persetujuan": [
            {
                "peserta": list(one.delegates),
                "versi": one.version,
                "diberikan": time_text(one.given_ms),
                "ditarik": None if one.withdrawn_ms is None else time_text(one.withdrawn_ms),
            }
            for one in log
        ],
    }
    content = (json.dumps(made, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    name = "catatan-persetujuan.json"
    versions = len({one.version for one in log})
    text = speaking.words.html("persetujuan_berkas", nama=name, n=len(log), m=versions)
    return Card(text=text, content=content, file_name=name)
