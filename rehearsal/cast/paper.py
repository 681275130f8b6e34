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


async def _choose(desk: Phone, person: Person) -> Message:
    """/isikan, and the delegate for whom something is written down: what shall it be?"""
    asked = await desk.send("/isikan")
    listed = await shown(desk, "Untuk peserta mana", after=asked)
    page = await turn_to(desk, person.label, on=listed, turn="›")
    await tap(desk, person.label, on=page)
    return await shown(desk, f"Apa yang diisikan untuk {person.label}", after=page)


async def enter_answers(stage: Stage, question: Question, votes: Sequence[Vote], count: Callable[[], None]) -> None:
    """Two officials enter side by side what stands on paper, and confirm each other's entries."""
    desks = [stage.officials[CLERK], stage.officials[SECRETARIAT]]
    async with asyncio.TaskGroup() as group:
        for number, desk in enumerate(desks):
            mine = votes[number :: len(desks)]
            group.create_task(_enter(stage, question, (desk, desks[1 - number]), mine, count))
    event = stage.event(EventKind.PAPER, question=question.code)
    organisations = {vote.person.organisation for vote in votes}
    if event is not None and organisations.intersection(event.organisations):
        stage.see(
            f"{event.where}.{question.code}", f"{len(votes)} disahkan", f"{stage.assisted[question.code]} disahkan"
        )


async def _enter(
    stage: Stage, question: Question, desks: tuple[Phone, Phone], votes: Sequence[Vote], count: Callable[[], None]
) -> None:
    desk, other = desks
    for vote in votes:
        label = vote.person.label
        card = await _choose(desk, vote.person)
        await tap(desk, question.code, on=card)
        offered = await shown(desk, f"Jawaban {label} untuk {question.code}", after=card)
        answer = label_of(offered, vote.option)
        await tap(desk, answer, on=offered)
        await tap(desk, "formulir kertas", on=await shown(desk, "ketik alasan", after=offered))
        check = await shown(other, f"{question.code}, {label}, jawaban {answer}")
        said = await tap(other, "Ya, benar", on=check)
        assert "disahkan dan dihitung" in said, f"the second official hears that it counts: {said}"
        stage.assisted[question.code] += 1
        count()


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
            stage.beside(self._man(stage.officials[role], points[number :: len(DESKS)]))

    async def _man(self, desk: Phone, points: Sequence[Point]) -> None:
        for point in points:
            speaker = next(p for p in self.stage.scenario.people_of(point.organisation) if p.account is None)
            card = await _choose(desk, speaker)
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
