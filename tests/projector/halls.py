"""Snapshots of a hall played in a real database."""

from __future__ import annotations

from typing import Any

from projector.snapshot import snapshot
from record.record import Record
from rules.screens import Screen
from tests.meeting.halls import Hall

USERNAME = "JajakBappedaBot"


def drawn(record: Record, code: str) -> dict[str, Any]:
    """A stand-in of a result's view that shows all there is to be hidden."""
    tally = record.question(code).tally
    assert tally is not None, "a result that nobody revealed"
    return {"name": "result", "code": code, "answered": tally.answered}


async def seen(hall: Hall, *, is_rehearsal: bool = False, **steered: Any) -> dict[str, Any]:
    """What the screens show now; `steered` is how they are steered."""
    async with hall.house.db.reading() as tx:
        return await snapshot(
            *(tx, hall.meeting_id, Screen(hall.meeting_id, **steered)),
            revision=7,
            build="b",
            username=USERNAME,
            now_ms=hall.clock(),
            draw_result=drawn,
            is_rehearsal=is_rehearsal,
        )
