"""A wall of more points than anybody watches to the end."""

from __future__ import annotations

from typing import Any

import pytest

from projector.views.wall import CARDS_MAX
from storage.database import Database
from tests.meeting.halls import open_hall
from tests.projector.halls import seen

POINTS = CARDS_MAX + 50


async def test_a_great_wall_is_read_no_further_than_it_is_told(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of very many points the newest are told of with their words; all are counted, and any of them may be pinned. A
    hall that votes meanwhile pays for no words that nobody is shown."""
    hall = await open_hall(database)
    async with database.transaction() as tx:
        organisation = await tx.fetch_value("SELECT MIN(id) FROM organisations")
        await tx.execute_many(
            "INSERT INTO points (meeting_id, number, code, kind, organisation_id, original, record_text, text_key,"
            " salt, channel, submitted_ms, state)"
            " VALUES ($1, $2, $3, 'proposal', $4, $5, $5, $5, 's', 'telegram', $6, 'shown')",
            [
                (hall.meeting_id, 100 + place, f"D{100 + place}", organisation, f"Usulan {place}", hall.clock() + place)
                for place in range(POINTS)
            ],
        )
        oldest = await tx.fetch_value("SELECT MIN(id) FROM points")
    read: list[int] = []
    async with database.reading() as snapshot:
        kind = type(snapshot)
    fetch = kind.fetch

    async def counted(tx: Any, sql: str, *values: Any) -> Any:
        rows = await fetch(tx, sql, *values)
        if "record_text" in sql:
            read.append(len(rows))
        return rows

    monkeypatch.setattr(kind, "fetch", counted)
    shown = (await seen(hall, shown="wall", subject_id=oldest))["view"]
    assert [card["text"] for card in shown["cards"]] == [f"Usulan {place}" for place in range(POINTS - 1, 49, -1)]
    assert shown["pinned"]["text"] == "Usulan 0"
    assert shown["footer"].startswith(str(POINTS))
    assert sorted(read) == [1, CARDS_MAX]
