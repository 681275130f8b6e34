"""The desks of the floor: points that officials type for people without a phone."""

import asyncio
from collections.abc import Sequence

from rehearsal.cast.officials import DESKS
from rehearsal.cast.paper import for_whom, what_for
from rehearsal.cast.scenario import Point
from rehearsal.cast.stage import Stage, shown, tap
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

BUTTONS = {"usulan": "Usulan", "pertanyaan": "Pertanyaan", "tanggapan": "Tanggapan"}


class PointDesks:
    """Each desk gets ready for its next point while others speak, and types when it is its turn."""

    def __init__(self, stage: Stage, points: Sequence[Point]) -> None:
        self.stage = stage
        self.ready: dict[str, asyncio.Future[tuple[Phone, Message]]] = {}
        self.typed: dict[str, asyncio.Event] = {}
        loop = asyncio.get_running_loop()
        for point in points:
            self.ready[point.code], self.typed[point.code] = loop.create_future(), asyncio.Event()
        for number, role in enumerate(DESKS):
            stage.beside(self._man(role, points[number :: len(DESKS)]))

    async def _man(self, role: str, points: Sequence[Point]) -> None:
        await self.stage.desks_free.wait()
        desk = await self.stage.official(role)
        for point in points:
            speaker = next(p for p in self.stage.scenario.people_of(point.organisation) if p.account is None)
            card = await what_for(desk, speaker, await for_whom(desk))
            await tap(desk, BUTTONS[point.kind], on=card)
            self.ready[point.code].set_result((desk, await shown(desk, "dalam satu pesan", after=card)))
            await self.typed[point.code].wait()

    async def type(self, point: Point, text: str) -> Message:
        """Types the point when its desk is ready; the answer with its number."""
        desk, _ = await self.ready[point.code]
        sent = await desk.send(text)
        answer = await shown(desk, "tercatat dengan nomor", after=sent)
        self.typed[point.code].set()
        return answer
