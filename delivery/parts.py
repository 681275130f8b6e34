"""A card longer than one message, as the messages that carry it one below the other."""

from dataclasses import dataclass, replace
from typing import Final

from delivery import html
from delivery.card import Card

# What a message shows that carried a part of a card which has become shorter.
EMPTY: Final = "…"


def parts_of(card: Card) -> tuple[Card, ...]:
    """The card as messages Telegram takes, in order; the card itself where one is enough.

    The first has the picture or file and the pin, the last the buttons, nearest the thumb; only the first is heard.
    Nothing is cut: together they say all of the text, each numbered "(1/3)".
    """
    has_file = card.media is not None or bool(card.file_id or card.content)
    first_max = html.CAPTION_UNITS_MAX if has_file else html.TEXT_UNITS_MAX
    first, *rest = html.split(card.text, first_units_max=first_max)
    if not rest:
        return (card,)
    follow = Card("", silent=True, is_secret=card.is_secret, disable_preview=card.disable_preview)
    *between, last = (replace(follow, text=text) for text in rest)
    return (replace(card, text=first, buttons=()), *between, replace(last, buttons=card.buttons))


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a card: its number, counted from 0, of so many."""

    card: Card
    number: int
    count: int

    @property
    def is_first(self) -> bool:
        return self.number == 0


def part_of(card: Card, number: int) -> Part:
    """Part `number` of the card; an emptied message where the card has become shorter than that."""
    parts = parts_of(card)
    return Part(parts[number] if number < len(parts) else Card(EMPTY, silent=True), number, len(parts))
