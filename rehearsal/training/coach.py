"""Watches the trainee's phone, and the second official's, and ticks what was done; nobody has to say so."""

import asyncio
import time
from collections.abc import Callable, Mapping

from rehearsal.phone import Message
from rehearsal.refusal import Json
from rehearsal.training.hand import Hand
from rehearsal.training.labels import language_of, named
from rehearsal.training.steps import STEPS, Seen, Step
from rehearsal.training.words import ASIDE, FIRST, TWIN

MINUTES = 15
# The codes of points that have not come yet: the first ones that there will be.
NOT_YET = ("D01", "D02", "D03")
ASKS_FOR_POINTS = ("show", "decline")
NO_POINTS = (
    "Belum ada pokok diskusi. Peserta mengusulkan pada acara 2; bila tidak ada peserta, tambahlah peserta otomatis.",
    "There is no point yet. People put points forward at item 2; where nobody is there, add to the cast.",
)
LANGUAGES = ("id", "en")


class Coach:
    """`on_message` hears of everything that came to a watched phone or changed there."""

    def __init__(self, trainee: Hand, clerk: Hand, on_message: Callable[[Message], None], *others: Hand) -> None:
        """`others` are officials whose phones say how the meeting stands, too; nothing is ticked by them."""
        self._watched = [(trainee, "trainee"), (clerk, "clerk"), *((other, "") for other in others)]
        self._on_message = on_message
        self._done: set[str] = set()
        self._seen = Seen()
        # What the bot speaks to the trainee, by the buttons that came last.
        self._speaks = "id"
        self._began_at = time.monotonic()
        self._took: float | None = None

    async def watch(self) -> None:
        """Until it is cancelled."""
        async with asyncio.TaskGroup() as group:
            for hand, who in self._watched:
                group.create_task(self._follow(who, hand))

    async def _follow(self, who: str, hand: Hand) -> None:
        read = hand.revision
        while True:
            await hand.changed(read)
            before, read = read, hand.revision
            for message in sorted(hand.messages(), key=lambda one: one.revision):
                if message.revision > before:
                    self._look(who, message)

    def _look(self, who: str, message: Message) -> None:
        self._on_message(message)
        if who == "trainee" and message.is_from_bot:
            self._speaks = language_of(message.labels) or self._speaks
        for step in STEPS:
            # Every step looks, for some of them remember what they have seen.
            if step.is_sign(self._seen, who, message):
                self._done.add(step.id)
        if self._took is None and len(self._done) == len(STEPS):
            self._took = time.monotonic() - self._began_at

    def card(self, language: str, points: Mapping[int, str]) -> Json:
        """`{"minutes", "seconds", "steps", "current", "is_finished"}`; the seconds stand when all is done. `points` are
        the codes of points by the place of whoever put them forward. Buttons are named in the hints as they are called
        on the trainee's phone, whatever the language of the page."""
        place = LANGUAGES.index(language) if language in LANGUAGES else 0
        waiting = [step.id for step in STEPS if step.id not in self._done]
        seconds = self._took if self._took is not None else time.monotonic() - self._began_at
        steps = [
            {
                "id": one.id,
                "title": one.title[place],
                "hint": named(_hint(one, place, points), self._speaks),
                "is_done": one.id in self._done,
            }
            for one in STEPS
        ]
        return {
            "minutes": MINUTES,
            "seconds": int(seconds),
            "steps": steps,
            "current": waiting[0] if waiting else None,
            "is_finished": not waiting,
        }


def _hint(step: Step, language: int, points: Mapping[int, str]) -> str:
    """The hint, with the codes that the points of this meeting really have."""
    if not points and step.id in ASKS_FOR_POINTS:
        return NO_POINTS[language]
    first, twin, aside = (points.get(place, code) for place, code in zip((FIRST, TWIN, ASIDE), NOT_YET, strict=True))
    return step.hint[language].format(first=first, twin=twin, aside=aside)
