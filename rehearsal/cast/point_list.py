"""An official's list of discussion points, and the card of any of them."""

import re
from dataclasses import dataclass
from functools import partial

from rehearsal.cast.stage import Stage, found, shown, tap, turn_to
from rehearsal.phones import Message, Person

COUNT = re.compile(r"Pokok diskusi: (\d+)")


@dataclass(frozen=True)
class PointList:
    """The list in the chat of one official; its message stays the same whatever page it shows."""

    official: Person
    listed: Message

    @classmethod
    async def of(cls, stage: Stage, seat: str) -> "PointList":
        """Asked for by whoever sits there."""
        official = await stage.official(seat)
        asked = await official.send("/usulan")
        return cls(official, await shown(official, "Pokok diskusi:", after=asked))

    async def card_of(self, code: str, *, turn: str = "›") -> Message:
        """The card of a point, found through the pages of the list, turned by one of its two buttons, as soon as it
        stands there."""
        now = await found(self.official, partial(_lists, self.listed, int(code[1:])))
        on = await turn_to(self.official, code, on=now, turn=turn)
        last = max(message.id for message in await self.official.screen())
        await tap(self.official, code, on=on)
        return await found(self.official, partial(_is_card, code, last))

    async def turned(self, card: Message, turn: str) -> Message:
        """Another page of a card that has pages."""
        await tap(self.official, turn, on=card)
        return await found(self.official, lambda message: message.id == card.id and message.labels != card.labels)

    async def asks(self, card: Message, words: str) -> Message:
        """The same card, as soon as it asks for something."""
        return await found(self.official, lambda message: message.id == card.id and words in message.text)


def _lists(listed: Message, number: int, message: Message) -> bool:
    """Whether this is the list, with so many points."""
    counted = COUNT.match(message.text) if message.id == listed.id else None
    return counted is not None and int(counted[1]) >= number


def _is_card(code: str, after: int, message: Message) -> bool:
    """Whether this is the card of the point as it was posted last."""
    return message.id > after and message.text.startswith(f"{code} · ") and "Ke daftar" in message.labels
