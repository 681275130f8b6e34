"""Minute takers put what was said into the words of the minutes, and whoever said it agrees."""

import asyncio
from collections.abc import Sequence

from rehearsal.cast.officials import MINUTE_TAKER, SCRIBES
from rehearsal.cast.point_list import PointList
from rehearsal.cast.scenario import Point
from rehearsal.cast.stage import Stage, answered, found, tap
from rehearsal.phones import Person as Phone

PHASE = "Merumuskan pokok diskusi"


async def word(stage: Stage, points: Sequence[Point]) -> None:
    """Every point whose formal wording the scenario names, shared out among the minute takers as they come in."""
    to_word = [point for point in points if point.formal]
    seats = (*SCRIBES, MINUTE_TAKER)
    async with asyncio.TaskGroup() as group:
        for number, seat in enumerate(seats):
            if share := to_word[number :: len(seats)]:
                # Whoever types points for others at a desk is free for wordings when the last point is in.
                first = points[-1] if seat == MINUTE_TAKER else share[0]
                group.create_task(_word(stage, seat, share, first, group))


async def _word(stage: Stage, seat: str, points: Sequence[Point], first: Point, group: asyncio.TaskGroup) -> None:
    """Begins when the point `first` is in the record."""
    await stage.said[first.code].wait()
    listed = await PointList.of(stage, seat)
    for point in points:
        await stage.said[point.code].wait()
        code, scribe = stage.points[point.code], listed.official
        card = await listed.card_of(code)
        await tap(scribe, "Rumuskan", on=card)
        await listed.asks(card, "Silakan ketik rumusan untuk notula")
        sent = await scribe.send(point.formal)
        await answered(scribe, sent, f"{code} · ")
        if not point.is_by_clerk:
            group.create_task(_agree(stage.speaker(point), code))
        stage.worded.add(point.code)
        stage.wording[point.code].set()
        stage.progress(PHASE, len(stage.worded), len(stage.scenario.points))


async def _agree(phone: Phone, code: str) -> None:
    """[Sesuai], as soon as the wording stands on the phone of whoever said it."""
    proposal = await found(phone, lambda m: m.text.startswith(f"Rumusan {code} untuk notula") and "Sesuai" in m.labels)
    said = await tap(phone, "Sesuai", on=proposal)
    assert "disetujui" in said, f"the wording of {code} is agreed to: {said}"
