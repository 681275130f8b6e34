"""One participant who lives by themselves: joins, answers what opens, puts a point forward, asks for the floor."""

import asyncio
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from rehearsal.people import Impossible
from rehearsal.phone import Message
from rehearsal.refusal import ApiRefusal
from rehearsal.training import words
from rehearsal.training.ballot import Ballot, answer, open_ballots
from rehearsal.training.door import register
from rehearsal.training.hand import Hand
from rehearsal.training.turns import Turns

# What may go wrong on somebody's phone without anybody else noticing.
UNEXPECTED = (Impossible, ApiRefusal, AssertionError, LookupError, ValueError, TypeError, AttributeError)
TRIES_MAX, TRIES_EVER_MAX, NOTES_MAX = 3, 12, 200
AGENDA = re.compile(r"^Acara (\d+): ", re.MULTILINE)
RUNNING = "Rapat berlangsung."
KIND_ASKED, SIMILAR, SUPPORT = "Dicatat sebagai apa?", "Tetap kirim", "Dukung"
NUMBERED = re.compile(r"tercatat dengan nomor (D\d+)")
SOUNDING = re.compile(r"^(SJ\d+) · Penjajakan, (\d+) dari")
AGAIN = " ubah"
VIEWS, UNSEEN = ("Setuju", "Tidak", "Lewati"), "Belum dijawab."

Act = Callable[[], Awaitable[None]]


@dataclass
class Room:
    """What the whole cast shares: the door, the turns, what everybody pressed and what went wrong. `connected` returns
    once the phone of that account has a network."""

    turns: Turns
    connected: Callable[[int], Awaitable[None]]
    seed: int = 1
    link: str = ""
    doors: asyncio.Event = field(default_factory=asyncio.Event)
    # Code and round of a question -> place in the cast -> what was chosen last.
    chosen: dict[str, dict[int, tuple[str, ...]]] = field(default_factory=dict)
    # The same questions -> those who chose once more.
    changed: dict[str, set[int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    # Place in the cast -> code of the point that was put forward there; and the codes that the hall can read.
    points: dict[int, str] = field(default_factory=dict)
    wall: set[str] = field(default_factory=set)
    # The questions that somebody has read, in the order they opened.
    asked: list[str] = field(default_factory=list)

    def hear_of(self, question: str) -> None:
        """A question stands on somebody's phone."""
        if question not in self.asked:
            self.asked.append(question)

    def note(self, words: str) -> None:
        """Keeps what went wrong, the last two hundred times."""
        self.notes.append(words)
        del self.notes[:-NOTES_MAX]


class Player:
    """`index` is the place in the cast, from 0; it says who somebody is and what they are inclined to do."""

    def __init__(self, index: int, hand: Hand, room: Room) -> None:
        self.index, self.hand, self.room = index, hand, room
        self.is_registered = False
        self._done: set[str] = set()
        self._failed: Counter[str] = Counter()
        self._failed_at: dict[str, int] = {}

    async def live(self) -> None:
        """From the door to the end, until it is cancelled. Nothing that goes wrong here leaves this room."""
        await self.room.doors.wait()
        while not self.is_registered and self._failed["daftar"] < TRIES_MAX:
            await self._turn()
            await self._tried("daftar", self._register)
        while True:
            seen = self.hand.revision
            if self._next() is None:
                await self.hand.changed(seen)
                continue
            await self._turn()
            wanted = self._next()
            if wanted is not None:
                await self._tried(*wanted)

    async def _turn(self) -> None:
        """Whoever's turn comes while their phone is off the network acts once it is back."""
        await self.room.turns.take()
        await self.room.connected(self.hand.id)

    async def _tried(self, name: str, act: Act) -> None:
        try:
            await act()
        except UNEXPECTED as problem:
            self._failed[name] += 1
            self._failed_at[name] = self.hand.revision
            self.room.note(f"{self.hand.name}, {name}: {problem!r}"[:600])

    async def _register(self) -> None:
        await register(self.hand, self.room.link, words.organisation_of(self.index), self.hand.name)
        self.is_registered = True

    # What somebody wants to do now, by what stands on their phone

    def _next(self) -> tuple[str, Act] | None:
        messages = self.hand.messages()
        for name, act in (*self._ballots(messages), *self._asked(messages), *self._own(messages)):
            if name not in self._done and not self._gave_up(name, messages):
                return name, act
        return None

    def _gave_up(self, name: str, messages: list[Message]) -> bool:
        """Tried often enough since the bot last said something, or often enough altogether: a meeting that was
        interrupted goes on."""
        newest = max((one.revision for one in messages), default=0)
        if self._failed[name] < TRIES_MAX or self._failed[name] >= TRIES_EVER_MAX:
            return self._failed[name] >= TRIES_MAX
        return self._failed_at[name] >= newest

    def _ballots(self, messages: list[Message]) -> list[tuple[str, Act]]:
        found: list[tuple[str, Act]] = []
        for ballot in open_ballots(messages):
            name = f"{ballot.code}/{ballot.round}"
            if not ballot.is_answered:
                self.room.hear_of(name)
                if not self._waits(ballot, messages):
                    found.append((name, partial(self._answer, name, ballot)))
            elif words.is_one_of(words.CHANGES_ANSWER, self.index) and name in self._done:
                again = f"{name}{AGAIN}"
                found.append((again, partial(self._answer, again, ballot)))
        return found

    def _waits(self, ballot: Ballot, messages: list[Message]) -> bool:
        """Some answer only when they are asked once more."""
        if not words.is_one_of(words.WAITS_FOR_REMINDER, self.index):
            return False
        asks = f"Mohon berkenan menjawab {ballot.code}"
        return not any(asks in one.text for one in messages)

    async def _answer(self, name: str, ballot: Ballot) -> None:
        dice = random.Random(f"{self.room.seed} {self.index} {name}")
        question = name.removesuffix(AGAIN)
        theirs = self.room.chosen.setdefault(question, {})
        theirs[self.index] = await answer(self.hand, ballot.code, ballot.card, dice, theirs.get(self.index, ()))
        if name != question:
            self.room.changed.setdefault(question, set()).add(self.index)
        self._done.add(name)

    def _asked(self, messages: list[Message]) -> list[tuple[str, Act]]:
        """What the bot asks this person: which kind a text is, whether a wording is right, a sounding's points."""
        found: list[tuple[str, Act]] = []
        for message in messages:
            asked = SOUNDING.match(message.text)
            if message.text.startswith(KIND_ASKED) and "Usulan" in message.labels:
                name, label = f"jenis {message.id}", "Usulan"
            elif "Sesuai" in message.labels:
                name, label = f"rumusan {message.id}", "Sesuai"
            elif asked is not None and UNSEEN in message.text:
                found.append((asked[1], partial(self._look_through, asked[1], message.id)))
                continue
            else:
                continue
            found.append((name, partial(self._press, name, label, message)))
        return found

    async def _look_through(self, sounding: str, card_id: int) -> None:
        """Says something of one point after another, to the last."""
        dice = random.Random(f"{self.room.seed} {self.index} {sounding}")
        while True:
            card = await self.hand.until(lambda one: one.id == card_id)
            if not (SOUNDING.match(card.text) and UNSEEN in card.text):
                break
            await self.hand.press_what_it_said(card, dice.choice(VIEWS))
            await self.hand.until(partial(_has_turned, card))
        self._done.add(sounding)

    async def _press(self, name: str, label: str, on: Message) -> None:
        await self.hand.press_what_it_said(on, label)
        self._done.add(name)

    def _own(self, messages: list[Message]) -> list[tuple[str, Act]]:
        """What this person brings along, once people discuss: a point, a raised hand, support for a point that is
        shown."""
        card = next((one for one in messages if one.is_from_bot and RUNNING in one.text), None)
        item = None if card is None else AGENDA.search(card.text)
        if item is None or int(item[1]) < 2:
            return []
        found: list[tuple[str, Act]] = []
        if self.index < len(words.POINTS):
            found.append(("pokok", self._propose))
        if words.is_one_of(words.RAISES_HAND, self.index) and self.index < 5 * words.HANDS_MAX:
            found.append(("angkat", self._raise_hand))
        if words.is_one_of(words.SUPPORTS, self.index):
            own = self.room.points.get(self.index)
            wanted = [code for code in sorted(self.room.wall) if code != own][:1]
            found += [(f"dukung {code}", partial(self._support, code)) for code in wanted]
        return found

    async def _support(self, code: str) -> None:
        """Reads what the hall shows, and supports it."""
        sent = await self.hand.send(f"/dukung {code}")
        card = await self.hand.answer(sent, f"{code} ·")
        if SUPPORT in card.labels:
            await self.hand.press_what_it_said(card, SUPPORT)
        self._done.add(f"dukung {code}")

    async def _propose(self) -> None:
        sent = await self.hand.send(f"/usul {words.POINTS[self.index]}")
        said = await self.hand.answer(sent, "tercatat dengan nomor", "serupa dari", "merujuk")
        if SIMILAR in said.labels:
            await self.hand.press(SIMILAR, on=said)
            said = await self.hand.answer(sent, "tercatat dengan nomor")
        numbered = NUMBERED.search(said.text)
        if numbered is not None:
            self.room.points[self.index] = numbered[1]
        self._done.add("pokok")

    async def _raise_hand(self) -> None:
        sent = await self.hand.send("/angkat")
        await self.hand.answer(sent, "urutan", "dipersilakan", "ditutup")
        self._done.add("angkat")


def _has_turned(before: Message, now: Message) -> bool:
    return now.id == before.id and now.text != before.text
