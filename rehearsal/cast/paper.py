"""What officials write down for people without a phone: answers, confirmed by a second official, and points."""

import asyncio
from collections.abc import Callable, Sequence

from rehearsal.cast.ballots import Vote, label_of
from rehearsal.cast.events import EventKind
from rehearsal.cast.officials import CLERK, DESKS, SECRETARIAT
from rehearsal.cast.scenario import Person, Point, Question
from rehearsal.cast.stage import Stage, shown, tap, turn_to
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

BUTTONS = {"usulan": "Usulan", "pertanyaan": "Pertanyaan", "tanggapan": "Tanggapan"}


async def _list(desk: Phone) -> Message:
    """/isikan: for whom?"""
    asked = await desk.send("/isikan")
    return await shown(desk, "Untuk peserta mana", after=asked)


async def _choose(desk: Phone, person: Person, listed: Message) -> Message:
    """The delegate for whom something is written down: what shall it be?"""
    page = await turn_to(desk, person.label, on=listed, turn="›")
    await tap(desk, person.label, on=page)
    return await shown(desk, f"Apa yang diisikan untuk {person.label}", after=page)


class PaperBallots:
    """The answers to one question that stand on paper: two officials enter them side by side and confirm each
    other's. They get ready before the question opens."""

    def __init__(self, stage: Stage, question: Question, votes: Sequence[Vote], count: Callable[[], None]) -> None:
        self.stage, self.question, self.votes, self._count = stage, question, votes, count
        self.opened = asyncio.Event()

    async def enter(self) -> None:
        """Returns when every answer is confirmed."""
        desks = [self.stage.officials[CLERK], self.stage.officials[SECRETARIAT]]
        async with asyncio.TaskGroup() as group:
            for number, desk in enumerate(desks):
                mine = self.votes[number :: len(desks)]
                group.create_task(self._at_desk(desk, desks[1 - number], mine))
        code = self.question.code
        event = self.stage.event(EventKind.PAPER, question=code)
        organisations = {vote.person.organisation for vote in self.votes}
        if event is not None and organisations.intersection(event.organisations):
            confirmed = f"{self.stage.assisted[code]} disahkan"
            self.stage.see(f"{event.where}.{code}", f"{len(self.votes)} disahkan", confirmed)

    async def _at_desk(self, desk: Phone, other: Phone, votes: Sequence[Vote]) -> None:
        code = self.question.code
        for vote in votes:
            label = vote.person.label
            listed = await _list(desk)
            await self.opened.wait()
            card = await _choose(desk, vote.person, listed)
            await tap(desk, code, on=card)
            offered = await shown(desk, f"Jawaban {label} untuk {code}", after=card)
            answer = label_of(offered, vote.option)
            await tap(desk, answer, on=offered)
            await tap(desk, "formulir kertas", on=await shown(desk, "ketik alasan", after=offered))
            check = await shown(other, f"{code}, {label}, jawaban {answer}")
            said = await tap(other, "Ya, benar", on=check)
            assert "disahkan dan dihitung" in said, f"the second official hears that it counts: {said}"
            self.stage.assisted[code] += 1
            self._count()


class PointDesks:
    """The desks of the floor: each gets ready for its next point while others speak, and types when it is its turn."""

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
            card = await _choose(desk, speaker, await _list(desk))
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
