"""One question as the room answers it: everybody by phone, side by side, the hasty, the wavering and the sharing."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from rehearsal.cast.events import Event, EventKind
from rehearsal.cast.gestures import STORED, UNCHANGED, VoterBallot
from rehearsal.cast.questions import TYPED, Answer, Kind, Question
from rehearsal.cast.scenario import Person
from rehearsal.cast.stage import Stage, shown, tap
from rehearsal.phones import Message

WAVERS_EVERY = 9
# When so many of a hundred phones have answered, a moderator goes on to the next question; the others finish theirs.
MOST_PERCENT = 50
NOT_YET = "belum pasti"


@dataclass(frozen=True)
class Vote:
    """Whose answer, and which."""

    person: Person
    answer: Answer


def votes_on(stage: Stage, question: Question) -> list[Vote]:
    """Every answer that is to be counted."""
    return [Vote(stage.scenario.voter(question, ref), answer) for ref, answer in question.answers.items()]


class Room:
    """Everybody who answers one question by phone. `last` is who answers only after the moderator gave more time."""

    def __init__(self, stage: Stage, question: Question, votes: Sequence[Vote], seed: int) -> None:
        self.stage, self.question, self.total = stage, question, len(votes)
        self.done = 0
        self.most = asyncio.Event()
        self.phones: dict[int, list[Vote]] = {}
        for vote in votes:
            if vote.person.account is not None:
                self.phones.setdefault(vote.person.account, []).append(vote)
        self.accounts = list(self.phones)
        random.Random(f"{seed} {question.code}").shuffle(self.accounts)
        self.wavering = self.accounts[1::WAVERS_EVERY]
        alone = [one for one in self.accounts if self._is_alone(one)]
        self.hasty = alone[0] if alone and self._event(EventKind.TWICE) else None
        gives_time = self._event(EventKind.AWAY) or self._event(EventKind.REOPENED)
        is_free = bool(alone) and alone[-1] != self.hasty
        self.last = self.phones[alone[-1]][0] if gives_time is not None and is_free else None

    def _is_alone(self, account: int) -> bool:
        """Whether nobody shares this phone, and whoever has it does nothing special before this question."""
        is_shared = len(self.stage.scenario.on_phone(account)) > 1
        return not is_shared and account not in self.wavering and not self._named(account)

    def _named(self, account: int) -> bool:
        """Whether an edge case of this question names whoever has this phone."""
        organisation = self.phones[account][0].person.organisation
        return self._event(EventKind.CHANGED, organisation) is not None

    async def answer(self) -> None:
        """All phones at once, in an order that the seed decides; without the last. `most` is set when most have."""
        accounts = [one for one in self.accounts if self.phones[one][0] != self.last]
        left = len(accounts)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._phone(account)) for account in accounts]
            for task in asyncio.as_completed(tasks):
                await task
                left -= 1
                if left * 100 <= len(accounts) * (100 - MOST_PERCENT):
                    self.most.set()
        self.most.set()

    def _event(self, kind: EventKind, organisation: str | None = None) -> Event | None:
        return self.stage.event(kind, question=self.question.code, organisation=organisation)

    def ballot(self, vote: Vote) -> VoterBallot:
        """The ballot on the phone of whoever answers."""
        return VoterBallot(self.stage, self.stage.people[vote.person.ref], self.question)

    async def _phone(self, account: int) -> None:
        """Everybody on one phone, one after another."""
        votes = self.phones[account]
        async with self.stage.hands[account]:
            for number, vote in enumerate(votes):
                await self._vote(vote, account, is_first=number == 0)
                self.count()
            await self._look_again(votes)

    async def _vote(self, vote: Vote, account: int, *, is_first: bool) -> None:
        ballot = await self._turned(vote)
        changes = self._event(EventKind.CHANGED, vote.person.organisation) if is_first else None
        if account == self.hasty:
            await self._twice(ballot, vote)
        elif changes is not None or account in self.wavering:
            await self._otherwise_first(ballot, vote, changes)
        else:
            await ballot.answer(vote.answer)

    def count(self, answers: int = 1) -> None:
        """More answers are stored."""
        self.done += answers
        self.stage.progress(f"{self.question.code}: jawaban", self.done, self.total)

    async def _turned(self, vote: Vote) -> VoterBallot:
        """The ballot of this question, turned to the person who answers."""
        ballot = self.ballot(vote)
        await shown(ballot.phone, ballot.head)
        card, turn = await ballot.card(), f"Ganti: {vote.person.label}"
        if turn in card.labels:
            await tap(ballot.phone, turn, on=card)
            await ballot.card(lambda m: f"Menjawab sebagai {vote.person.label}." in m.text)
        return ballot

    async def _twice(self, ballot: VoterBallot, vote: Vote) -> None:
        """Two presses in the same moment: one answer, and the second says that nothing changed."""
        event = self._event(EventKind.TWICE)
        assert event is not None
        if self.question.kind in TYPED:
            await ballot.answer(vote.answer)
            return
        seen = await self.pressed_twice(ballot, vote)
        self.stage.see(event.where, f"{STORED}; {UNCHANGED}", seen)

    async def pressed_twice(self, ballot: VoterBallot, vote: Vote) -> str:
        """An answer sent twice at once, as from a line that was lost; what both presses brought."""
        card, label = await ballot.put(vote.answer.options)
        toasts = await self.stage.phones.press_many([(ballot.phone, card, card.payload(label))] * 2)
        return "; ".join(sorted((toast.text or "").split(":")[0] for toast in toasts))

    async def _otherwise_first(self, ballot: VoterBallot, vote: Vote, event: Event | None) -> None:
        """Another answer first, the one a scenario names where it names one; then the answer that counts."""
        first = _another(self.question, vote.answer, event.options[0] if event is not None else None)
        if first is None:
            await ballot.answer(vote.answer)
            return
        before = await ballot.answer(first)
        after = await ballot.answer(vote.answer)
        self.stage.changed[self.question.code] += 1
        if event is not None:
            wanted = (first.options[0], vote.answer.options[0])
            said = zip(wanted, (before, after), strict=True)
            seen = [code if f"{self.question.option(code).text}." in words else words for code, words in said]
            self.stage.see(event.where, ", lalu ".join(wanted), ", lalu ".join(seen))

    async def _look_again(self, votes: Sequence[Vote]) -> None:
        """How many of these answers a shared phone shows as stored, each on the card of whoever gave it; once."""
        event = self._event(EventKind.SHARED, votes[0].person.organisation)
        where = "" if event is None else f"{event.where}.{self.question.code}"
        looked = self.stage.looked_again
        if event is None or len(votes) < 2 or event.code in looked or self.question.kind not in (Kind.SINGLE,):
            return
        looked.add(event.code)
        kept = 0
        for vote in votes:
            ballot = await self._turned(vote)
            card = await ballot.card(partial(_shows, vote.person.label))
            kept += ballot.chosen(card) == list(vote.answer.options)
        written = "jawaban dari satu telepon"
        self.stage.see(where, f"{len(votes)} {written}", f"{kept} {written}")


def _shows(label: str, card: Message) -> bool:
    """Whether a card is turned to this person and has an answer of theirs."""
    return f"Menjawab sebagai {label}." in card.text and STORED in card.text


def _another(question: Question, answer: Answer, code: str | None) -> Answer | None:
    """An answer that is not this one, for whoever changes their mind; None where there is no other."""
    if question.kind is Kind.TEXT:
        return Answer(words=NOT_YET) if len(NOT_YET) <= question.signs_max else None
    if question.kind is Kind.RANKING:
        return Answer(tuple(reversed(answer.options))) if len(answer.options) > 1 else None
    plain = [option.code for option in question.options if option.code not in answer.options and not option.asks]
    if question.kind is Kind.NUMBER or not plain or question.least > 1:
        return None
    return Answer((code if code in plain else plain[0],))
