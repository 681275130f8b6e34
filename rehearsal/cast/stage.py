"""What the whole cast shares while it plays: phones, officials, what was seen, what could not be played."""

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from rehearsal.cast.closing import Posted, PutRight
from rehearsal.cast.events import Event, EventKind
from rehearsal.cast.scenario import Person as Delegate
from rehearsal.cast.scenario import Point, Scenario
from rehearsal.phones import Message, Person, Phones

PATIENCE_SECONDS = 30.0
LINK = re.compile(r"https://t\.me/\S+")
# Officials and guests have accounts of their own, apart from every account of the scenario.
OFFICIALS_FROM = 9_800_000_001

Progress = Callable[[str, int, int], None]


@dataclass
class Witness:
    """Something the cast saw and compares: where, what the scenario wants, what was there."""

    where: str
    expected: str
    seen: str


@dataclass
class Stage:
    """`progress(phase, done, of)` is called as the play goes on; `left_out` names what is not played and why."""

    scenario: Scenario
    phones: Phones
    progress: Progress
    officials: dict[str, Person] = field(default_factory=dict)  # by the role they were invited to
    arrived: defaultdict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    people: dict[str, Person] = field(default_factory=dict)  # scenario ref -> the phone that answers for them
    join_link: str = ""
    join_code: str = ""
    panel: int = 0  # the moderator's panel of the meeting
    agenda: int = 0  # the moderator's list of agenda items
    played: set[str] = field(default_factory=set)  # codes of the questions the bot took
    points: dict[str, str] = field(default_factory=dict)  # scenario code -> code in the record
    said: defaultdict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))  # by the former
    shown: set[str] = field(default_factory=set)  # scenario codes of the points that the hall may read
    worded: set[str] = field(default_factory=set)  # scenario codes of the points that have their record wording
    wording: defaultdict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))  # the same
    desks_free: asyncio.Event = field(default_factory=asyncio.Event)  # everybody without a phone is registered
    concluded: set[str] = field(default_factory=set)  # codes of outcomes that are written
    grouped: Counter[str] = field(default_factory=Counter)  # question -> lines that have their theme
    changed: Counter[str] = field(default_factory=Counter)  # question -> how many changed their answer
    closings: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # answers stored by then
    assisted: Counter[str] = field(default_factory=Counter)  # question -> how many answers officials entered
    looked_again: set[str] = field(default_factory=set)  # codes of events for which a shared phone was looked at again
    witnesses: list[Witness] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    # One phone does one thing at a time; by account.
    hands: defaultdict[int, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    # The questions whose tally and chart stand in the record.
    entered: defaultdict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    before: bytes = b""  # the record as it stood before somebody withdrew their consent
    withdrawn: Delegate | None = None  # who did so
    files: dict[str, bytes] = field(default_factory=dict)
    group: int = 0  # the chat in which the meeting is announced
    posted: Posted = field(default_factory=Posted)
    written: list[tuple[str, int, PutRight]] = field(default_factory=list)  # errata, and the numbers they got
    _beside: list[asyncio.Task[None]] = field(default_factory=list)
    _accounts: int = OFFICIALS_FROM

    def leave_out(self, where: str, why: str) -> None:
        """Says what this play does not show."""
        self.left_out.append((where, why))

    def see(self, where: str, expected: str, seen: str) -> None:
        """Keeps a pair that must be equal."""
        self.witnesses.append(Witness(where, expected, seen))

    def event(self, kind: EventKind, *, question: str | None = None, organisation: str | None = None) -> Event | None:
        """The first event of this kind; where given, one that names this question or this organisation."""
        for event in self.scenario.events:
            fits = question is None or event.question in (None, question)
            if event.kind is kind and fits and (organisation is None or organisation in event.organisations):
                return event
        return None

    async def someone(self, name: str) -> Person:
        """A person who does not stand in the scenario: an official, a guest."""
        taken = {person.account for person in self.scenario.people}
        while self._accounts in taken:
            self._accounts += 1
        self._accounts += 1
        return await self.phones.person(self._accounts - 1, first_name=name)

    def speaker(self, point: Point) -> Person:
        """The phone on which a point is put forward."""
        people = self.scenario.people_of(point.organisation)
        return self.people[next(person.ref for person in people if person.account is not None)]

    def seat(self, role: str, person: Person) -> None:
        """An official has taken a role."""
        self.officials[role] = person
        self.arrived[role].set()

    async def official(self, role: str) -> Person:
        """Whoever has this role, as soon as somebody has."""
        await self.arrived[role].wait()
        return self.officials[role]

    def beside(self, scene: Coroutine[Any, Any, None]) -> None:
        """Lets something go on while the next scenes are played."""
        self._beside.append(asyncio.create_task(scene))

    async def rejoin(self) -> None:
        """Waits for everything that goes on beside. Raises what failed there."""
        await asyncio.gather(*self._beside)

    async def leave(self) -> None:
        """Stops whatever still goes on beside."""
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)


async def shown(person: Person, words: str, *, after: Message | int | None = None, chat: int | None = None) -> Message:
    """The newest message with these words, waited for with patience."""
    return await person.wait_for(words, after=after, chat=chat, timeout_seconds=PATIENCE_SECONDS)


async def found(person: Person, fits: Callable[[Message], bool]) -> Message:
    """The newest message of the bot that fits, waited for with patience; unlike `shown` it is found behind others."""
    while True:
        screen = [message for message in await person.screen() if message.is_from_bot]
        for message in reversed(screen):
            if fits(message):
                return message
        newest = max(screen, key=lambda message: message.revision, default=None)
        await shown(person, "", after=newest)


async def answered(person: Person, sent: int, *words: str) -> Message:
    """The newest message later than one's own that holds any of these words."""
    return await found(person, lambda message: message.id > sent and any(one in message.text for one in words))


async def tap(person: Person, label: str, *, on: Message | int | None = None) -> str:
    """Presses a button and returns what the toast said."""
    toast = await person.press(label, on=on, appear_seconds=PATIENCE_SECONDS, answer_seconds=PATIENCE_SECONDS)
    return toast.text or ""


async def turn_to(person: Person, label: str, *, on: Message, turn: str) -> Message:
    """The card of a paged list on which a label stands; turns the pages with the button `turn` until it is there."""
    seen: list[list[str]] = []
    while label not in on.labels:
        assert turn in on.labels, f"{label} is in the list: {on.text}"
        assert on.labels not in seen, f"{label} stands on no page: {on.text}"
        seen.append(on.labels)
        await tap(person, turn, on=on)
        on = await found(person, partial(_has_turned, on))
    return on


def _has_turned(before: Message, now: Message) -> bool:
    return now.id == before.id and now.labels != before.labels


def link_in(message: Message) -> str:
    """The t.me link a message carries."""
    found = LINK.search(message.text)
    assert found is not None, f"the message carries a link: {message.text}"
    return found[0]
