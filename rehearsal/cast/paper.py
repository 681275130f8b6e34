"""What officials write down for people without a phone: answers by name, and forms of a secret question by heaps."""

import asyncio
from collections import Counter
from collections.abc import Sequence

from rehearsal.cast.ballots import Room, Vote
from rehearsal.cast.events import EventKind
from rehearsal.cast.gestures import Ballot
from rehearsal.cast.questions import TYPED
from rehearsal.cast.scenario import Person
from rehearsal.cast.stage import found, shown, tap, turn_to
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone


async def for_whom(desk: Phone) -> Message:
    """/isikan: for whom?"""
    asked = await desk.send("/isikan")
    return await shown(desk, "Untuk peserta mana", after=asked)


async def what_for(desk: Phone, person: Person, listed: Message) -> Message:
    """The delegate for whom something is written down: what shall it be?"""
    page = await turn_to(desk, person.label, on=listed, turn="›")
    await tap(desk, person.label, on=page)
    return await shown(desk, f"Apa yang diisikan untuk {person.label}", after=page)


class PaperBallots:
    """The answers to one question that stand on paper: two officials enter them side by side and confirm each
    other's."""

    def __init__(self, room: Room, votes: Sequence[Vote], desks: Sequence[Phone]) -> None:
        self.stage, self.question, self.votes, self.desks = room.stage, room.question, votes, desks
        self._count = room.count

    async def enter(self) -> None:
        """Returns when every answer is confirmed."""
        if not self.votes:
            return
        if self.question.is_heap:
            await self._heap()
        else:
            async with asyncio.TaskGroup() as group:
                for number, desk in enumerate(self.desks):
                    mine = self.votes[number :: len(self.desks)]
                    group.create_task(self._at_desk(desk, self.desks[1 - number], mine))
        code = self.question.code
        event = self.stage.event(EventKind.PAPER, question=code)
        organisations = {vote.person.organisation for vote in self.votes}
        if event is not None and organisations.intersection(event.organisations):
            confirmed = f"{self.stage.assisted[code]} disahkan"
            self.stage.see(f"{event.where}.{code}", f"{len(self.votes)} disahkan", confirmed)

    async def _at_desk(self, desk: Phone, other: Phone, votes: Sequence[Vote]) -> None:
        """One form after another: whose it is, what it says, why it is entered, and that a second official agrees."""
        for vote in votes:
            async with self.stage.hands[desk.id]:
                card = await what_for(desk, vote.person, await for_whom(desk))
                await tap(desk, self.question.code, on=card)
                head = f"Jawaban {vote.person.label} untuk {self.question.code}?"
                await self._fill(Ballot(self.stage, desk, self.question, head), vote)
                said = await tap(desk, "formulir kertas", on=await shown(desk, "ketik alasan", after=card))
                assert "menunggu pengesahan" in said, f"the answer of {vote.person.label} waits: {said}"
            await self._confirm(other, f"{self.question.code}, {vote.person.label}, jawaban ", vote)

    async def _fill(self, form: Ballot, vote: Vote) -> None:
        """What stands on the form, with the gesture of its kind."""
        if self.question.kind in TYPED:
            await form.ask_for_words()
            await form.phone.send(vote.answer.words)
            return
        offered, label = await form.put(vote.answer.options)
        refused = await tap(form.phone, label, on=offered)
        assert not refused, f"the answer of {vote.person.label} is taken: {refused}"
        if vote.answer.words:
            await shown(form.phone, "Mohon tulis isi pilihan lainnya", after=offered)
            await form.phone.send(vote.answer.words)

    async def _confirm(self, other: Phone, words: str, vote: Vote) -> None:
        """The second official reads the same answer, in its order, and says that it is right."""
        check = await shown(other, words)
        said = [self.question.option(code).text for code in vote.answer.options]
        said += [vote.answer.words] if self.question.kind not in TYPED[1:] and vote.answer.words else []
        rest = check.text
        for part in said:
            assert part in rest, f"the second official reads {said}: {check.text}"
            rest = rest.split(part, 1)[1]
        answer = await tap(other, "Ya, benar", on=check)
        assert "disahkan dan dihitung" in answer, f"the second official hears that it counts: {answer}"
        self.stage.assisted[self.question.code] += 1
        self._count()

    async def _heap(self) -> None:
        """Forms of a secret question: names ticked, counts typed a line a constituency, nothing between the two."""
        (desk, other), code = self.desks, self.question.code
        async with self.stage.hands[desk.id]:
            card = await what_for(desk, self.votes[0].person, await for_whom(desk))
            await tap(desk, f"{code}: formulir kertas rahasia", on=card)
            page = await shown(desk, f"{code}: centang peserta", after=card)
            for vote in self.votes:
                page = await self._tick(desk, vote.person.label, page)
            names = f"Lanjut ({len(self.votes)})"
            ready = await found(desk, lambda m: m.id == page.id and names in m.labels)
            await tap(desk, names, on=ready)
            await shown(desk, f"{code}: formulir ", after=ready)
            sent = await desk.send(self.counts())
            await shown(desk, "menunggu pengesahan", after=sent)
        check = await shown(other, f"hitungan formulir {code}")
        said = await tap(other, "Ya, benar", on=check)
        assert "disahkan dan dihitung" in said, f"the second official hears that the forms count: {said}"
        self.stage.assisted[code] += len(self.votes)
        self._count(len(self.votes))

    async def _tick(self, desk: Phone, label: str, page: Message) -> Message:
        """One name, on whatever page it stands; the page that shows it ticked."""
        page = await turn_to(desk, label, on=page, turn="›")
        await tap(desk, label, on=page)
        return await found(desk, lambda m: m.id == page.id and f"✓ {label}" in m.labels)

    def counts(self) -> str:
        """How many forms say what, as an official types it."""
        heaps: dict[str, Counter[str]] = {}
        for vote in self.votes:
            constituency = self.stage.scenario.organisations[vote.person.organisation].constituency
            heaps.setdefault(constituency, Counter()).update(vote.answer.options)
        codes = [option.code for option in self.question.options]
        return "\n".join(
            f"{constituency}: {', '.join(f'{code}={heap[code]}' for code in codes)}"
            for constituency, heap in sorted(heaps.items())
        )
