"""Snapshots of a hall played in a real database."""

from __future__ import annotations

from typing import Any

from projector.panels import result_view
from projector.snapshot import snapshot
from rules.screens import Screen
from tests.meeting.halls import Hall

USERNAME = "JajakBappedaBot"


async def seen(hall: Hall, *, is_rehearsal: bool = False, **steered: Any) -> dict[str, Any]:
    """What the screens show now; `steered` is how they are steered."""
    async with hall.house.db.reading() as tx:
        return await snapshot(
            *(tx, hall.meeting_id, Screen(hall.meeting_id, **steered)),
            revision=7,
            build="b",
            username=USERNAME,
            now_ms=hall.clock(),
            draw_result=result_view,
            is_rehearsal=is_rehearsal,
        )
