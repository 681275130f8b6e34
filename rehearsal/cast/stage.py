"""What the whole cast shares while it plays: phones, officials, what was seen, what could not be played."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rehearsal.cast.scenario import Scenario
from rehearsal.phones import Message, Person, Phones

PATIENCE_SECONDS = 30.0
LINK = re.compile(r"https://t\.me/\S+")

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
    bot: str
    progress: Progress
    officials: dict[str, Person] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)  # scenario ref -> the phone that answers for them
    accounts: dict[int, Person] = field(default_factory=dict)
    join_link: str = ""
    join_code: str = ""
    played: set[str] = field(default_factory=set)
    points: dict[str, str] = field(default_factory=dict)  # scenario code -> code in the record
    witnesses: list[Witness] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    pending: list[asyncio.Task[None]] = field(default_factory=list)  # what goes on beside the scenes

    def leave_out(self, where: str, why: str) -> None:
        """Says what this play does not show."""
        self.left_out.append((where, why))

    def see(self, where: str, expected: str, seen: str) -> None:
        """Keeps a pair that must be equal."""
        self.witnesses.append(Witness(where, expected, seen))


async def shown(person: Person, words: str, *, after: Message | int | None = None, chat: int | None = None) -> Message:
    """The newest message with these words, waited for with patience."""
    return await person.wait_for(words, after=after, chat=chat, timeout_seconds=PATIENCE_SECONDS)


async def tap(person: Person, label: str, *, on: Message | int | None = None) -> str:
    """Presses a button and returns what the toast said."""
    toast = await person.press(label, on=on, appear_seconds=PATIENCE_SECONDS, answer_seconds=PATIENCE_SECONDS)
    return toast.text or ""


def link_in(message: Message) -> str:
    """The t.me link a message carries."""
    found = LINK.search(message.text)
    assert found is not None, "the message carries a link"
    return found[0]
