"""The soundings of a meeting, from their rows to the record; of an open one only what was asked."""

import json

from record.record_soundings import SoundedPoint, Sounding
from rules.chain import text_digest
from rules.soundings import result_from
from storage import soundings
from storage.database import Tx


async def gathered_soundings(tx: Tx, meeting_id: int) -> tuple[Sounding, ...]:
    """Every sounding that was opened, by number."""
    found = []
    for one in await soundings.of_meeting(tx, meeting_id):
        if one.opened_ms is None:
            continue
        asked = await soundings.points_of(tx, one.id)
        found.append(
            Sounding(
                code=one.code,
                state=one.state,
                opened_ms=one.opened_ms,
                deadline_ms=one.deadline_ms,
                closed_ms=one.closed_ms,
                opened_by=one.opened_by,
                closed_by=one.closed_by,
                reason=one.reason,
                salt=one.salt if one.result else "",
                digest=text_digest(one.salt, one.result) if one.result else "",
                points=tuple(SoundedPoint(point.position, point.code, point.wording) for point in asked),
                result=result_from(json.loads(one.result)) if one.result else None,
            )
        )
    return tuple(found)
