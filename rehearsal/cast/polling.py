"""The questions, one opened as soon as most have answered the one before: opened, answered by phone and on paper,
closed, revealed, put into the record, with whatever edge cases name it."""

import asyncio

from rehearsal.cast.ballots import Room, votes_on
from rehearsal.cast.edge_cases import Latecomer, second_delegate
from rehearsal.cast.moderator import incomplete, more_time, opened_again, reminded
from rehearsal.cast.officials import BALLOT_DESKS, MODERATOR
from rehearsal.cast.paper import PaperBallots
from rehearsal.cast.questions import Question
from rehearsal.cast.results import enter_record
from rehearsal.cast.stage import Stage, shown


async def poll(stage: Stage, seed: int = 1) -> None:
    """Every question that the bot took, in the order of the scenario. What takes longer than most phones, such as paper
    and edge cases, goes on while the next question is answered already."""
    asked = [question for question in stage.scenario.questions if question.code in stage.played]
    async with asyncio.TaskGroup() as group:
        for place, question in enumerate(asked):
            course = Course(stage, question, seed, place)
            group.create_task(course.play())
            await course.room.most.wait()


class Course:
    """One question from its opening to its reveal."""

    def __init__(self, stage: Stage, question: Question, seed: int, place: int) -> None:
        self.stage, self.question, self.code = stage, question, question.code
        self.votes = votes_on(stage, question)
        self.room = Room(stage, question, self.votes, seed)
        desks = [stage.officials[seat] for seat in BALLOT_DESKS[place % len(BALLOT_DESKS)]]
        on_paper = [vote for vote in self.votes if vote.person.account is None]
        self.paper = PaperBallots(self.room, on_paper, desks)
        self.is_by_button = place % 2 == 0
        self.moderator = stage.officials[MODERATOR]

    async def play(self) -> None:
        """From opening to reveal; tally and chart follow beside the next scenes."""
        late = Latecomer(self.stage, self.question)
        asked = await self.moderator.send(f"/buka {self.code}")
        await shown(self.moderator, f"{self.code} · dibuka", after=asked)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._paper())
            group.create_task(late.look())
            group.create_task(second_delegate(self.stage, self.question, self.votes))
            begun = group.create_task(incomplete(self.stage, self.question, self.votes))
            await self.room.answer()
            await begun
            await reminded(self.stage, self.question)
            await more_time(self.stage, self.question, self.room)
        await self._close(late)
        revealed = await self.moderator.send(f"/umumkan {self.code}")
        await shown(self.moderator, f"{self.code} · diumumkan", after=revealed)
        self.stage.beside(enter_record(self.stage, self.question, is_by_button=self.is_by_button))

    async def _paper(self) -> None:
        """Forms are counted by heaps when most people have answered, so that the list of the others is short."""
        if self.question.is_heap:
            await self.room.most.wait()
        await self.paper.enter()

    async def _close(self, late: Latecomer) -> None:
        """Closed once, or twice where an edge case says so; whoever comes too late is refused."""
        closed = await self._shut()
        if await opened_again(self.stage, self.question, self.room):
            closed = await self._shut()
        if late.card is not None:
            await shown(self.moderator, f"{self.code} · ditutup", after=closed)
            await late.press()

    async def _shut(self) -> int:
        self.stage.closings[self.code].append(self.room.done)
        return await self.moderator.send(f"/tutup {self.code}")
