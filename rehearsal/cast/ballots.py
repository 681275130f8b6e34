"""One question as the room answers it: everybody by phone, side by side, the hasty, the wavering and the sharing."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal.cast.events import Event, EventKind
from rehearsal.cast.scenario import Option, Person, Question
from rehearsal.cast.stage import PATIENCE_SECONDS, Stage, shown, tap
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

WAVERS_EVERY = 9
STORED, UNCHANGED = "Jawaban tersimpan", "Jawaban tidak berubah"


@dataclass(frozen=True)
class Vote:
    """Whose answer, and which option."""

    person: Person
    option: Option


def label_of(card: Message, option: Option) -> str:
    """The button of an option on this card: its letter, its text, or both, with or without the mark of being chosen."""
    wanted = (option.code, f"{option.code}. {option.text}", option.text)
    label = next((label for label in card.labels if label.removeprefix("✓ ") in wanted), None)
    assert label is not None, f"option {option.code} is on the card: {card.labels}"
    return label


async def press(phone: Phone, card: Message, option: Option) -> str:
    """Presses an option by what its button carries: the mark of being chosen may come or go between two presses."""
    payload = card.payload(label_of(card, option))
    toast = await phone.press_data(payload, on=card, answer_seconds=PATIENCE_SECONDS)
    return toast.text or ""


class Room:
    """Everybody who answers one question by phone."""

    def __init__(self, stage: Stage, question: Question, votes: Sequence[Vote], seed: int) -> None:
        self.stage, self.question, self.total = stage, question, len(votes)
        self.done = 0
        self.phones: dict[int, list[Vote]] = {}
        for vote in votes:
            if vote.person.account is not None:
                self.phones.setdefault(vote.person.account, []).append(vote)
        self.accounts = list(self.phones)
        random.Random(seed).shuffle(self.accounts)

    async def answer(self) -> None:
        """All phones at once, in an order that the seed decides."""
        wavering = self.accounts[1::WAVERS_EVERY]
        alone = (one for one in self.accounts if len(self.stage.scenario.on_phone(one)) == 1 and one not in wavering)
        hasty = next(alone, None) if self._event(EventKind.TWICE) else None
        async with asyncio.TaskGroup() as group:
            for account in self.accounts:
                group.create_task(self._phone(account, wavers=account in wavering, is_hasty=account == hasty))

    def _event(self, kind: EventKind, organisation: str | None = None) -> Event | None:
        return self.stage.event(kind, question=self.question.code, organisation=organisation)

    async def _phone(self, account: int, *, wavers: bool, is_hasty: bool) -> None:
        """Everybody on one phone, one after another."""
        votes = self.phones[account]
        for number, vote in enumerate(votes):
            phone = self.stage.people[vote.person.ref]
            card = await self._card_of(phone, vote.person)
            changes = self._event(EventKind.CHANGED, vote.person.organisation) if number == 0 else None
            if is_hasty:
                await self._twice(phone, card, vote)
            elif changes is not None or wavers:
                await self._otherwise_first(phone, card, vote, changes)
            else:
                await self._stored(phone, card, vote)
            self.count()
        shares = self._event(EventKind.SHARED, votes[0].person.organisation)
        if shares is not None and len(votes) > 1:
            written = "jawaban dari satu telepon"
            self.stage.see(
                f"{shares.where}.{self.question.code}",
                f"{len(votes)} {written}",
                f"{await self._kept(votes)} {written}",
            )

    def count(self) -> None:
        """One more answer is stored."""
        self.done += 1
        self.stage.progress(f"{self.question.code}: jawaban", self.done, self.total)

    async def _card_of(self, phone: Phone, person: Person) -> Message:
        """The ballot of this question, turned to the person who answers."""
        card = await shown(phone, f"{self.question.code} · dibuka")
        turn = f"Ganti: {person.label}"
        if turn in card.labels:
            await tap(phone, turn, on=card)
            card = await shown(phone, f"Menjawab sebagai {person.label}", after=card)
        return card

    async def _stored(self, phone: Phone, card: Message, vote: Vote) -> str:
        said = await press(phone, card, vote.option)
        assert said.startswith(STORED), f"{vote.person.label} hears that it is stored: {said}"
        return said

    async def _twice(self, phone: Phone, card: Message, vote: Vote) -> None:
        """Two presses in the same moment: one answer, and the second says that nothing changed."""
        payload = card.payload(label_of(card, vote.option))
        toasts = await self.stage.phones.press_many([(phone, card, payload)] * 2)
        said = sorted((toast.text or "").split(":")[0] for toast in toasts)
        event = self._event(EventKind.TWICE)
        assert event is not None
        self.stage.see(event.where, f"{STORED}; {UNCHANGED}", "; ".join(said))

    async def _otherwise_first(self, phone: Phone, card: Message, vote: Vote, event: Event | None) -> None:
        """Another answer first, the one a scenario names where it names one; then the answer that counts."""
        others = [option for option in self.question.options if option != vote.option]
        named = [option for option in others if event is not None and option.code == event.options[0]]
        first = (named or others)[0]
        before = await self._stored(phone, card, Vote(vote.person, first))
        after = await self._stored(phone, card, vote)
        self.stage.changed[self.question.code] += 1
        if event is not None:
            seen = [o.code if f"{o.text}." in said else said for o, said in ((first, before), (vote.option, after))]
            self.stage.see(event.where, f"{first.code}, lalu {vote.option.code}", ", lalu ".join(seen))

    async def _kept(self, votes: Sequence[Vote]) -> int:
        """How many of these answers a shared phone shows as stored, each on the card of whoever gave it."""
        kept = 0
        for vote in votes:
            phone = self.stage.people[vote.person.ref]
            card = await self._card_of(phone, vote.person)
            while not any(label.startswith("✓ ") for label in card.labels):
                card = await shown(phone, f"{self.question.code} · dibuka", after=card)
            kept += label_of(card, vote.option).startswith("✓ ")
        return kept
