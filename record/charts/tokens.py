"""What every picture is made of: colours and the palette they span."""

from collections.abc import Iterable
from typing import Final, NamedTuple

RGB = tuple[int, int, int]

WHITE: Final = "#FFFFFF"
INK: Final = "#14202E"
MUTED: Final = "#56616F"
HAIRLINE: Final = "#D5DCE4"
TRACK: Final = "#EBF0F5"
PANEL: Final = "#F3F5F8"
LEAD: Final = "#0B4F8A"
OTHER: Final = "#5B94C8"

ACCENT: Final = "#B8480B"
AGREE: Final = "#0B4F8A"
WITH_NOTE: Final = "#7DB0DC"
DISAGREE: Final = "#B5482F"
ABSTAIN: Final = "#C3CBD4"
# From the low end of a scale over its middle to the high end.
SCALE: Final = ("#A14A00", "#E9A35B", "#D6DCE3", "#7DB0DC", "#0B4F8A")
# Where options say nothing for or against: neighbours differ in hue or by more than 20 L*.
CATEGORIES: Final = (AGREE, WITH_NOTE, SCALE[1], ABSTAIN)

BLACK: Final = "#000000"
PRINT_LEAD: Final = "#333333"
PRINT_OTHER: Final = "#BDBDBD"
PRINT_RULE: Final = "#BBBBBB"
PRINT_HIDDEN: Final = "#F5F5F5"


class Tone(NamedTuple):
    """Text on its ground."""

    text: str
    ground: str


FINAL: Final = Tone("#17663A", "#E3F1E8")
PROVISIONAL: Final = Tone("#8A4B00", "#FFF1D6")
OPEN: Final = Tone("#0B4F8A", "#E5EEF8")
NEUTRAL: Final = Tone("#4A5563", "#E9EDF2")

# Two colours that meet at an antialiased edge, with the number of blends between them worth keeping.
Edge = tuple[str, str, int]

# Those of the frame and of a choice, which stand on every card.
_EDGES: Final[tuple[Edge, ...]] = (
    (INK, WHITE, 8),
    (MUTED, WHITE, 8),
    (LEAD, WHITE, 8),
    (OTHER, WHITE, 6),
    (LEAD, TRACK, 6),
    (OTHER, TRACK, 6),
    (HAIRLINE, WHITE, 3),
    (TRACK, WHITE, 3),
    *((tone.text, tone.ground, 8) for tone in (FINAL, PROVISIONAL, OPEN, NEUTRAL)),
    *((tone.ground, WHITE, 3) for tone in (FINAL, PROVISIONAL, OPEN, NEUTRAL)),
)


def rgb(colour: str) -> RGB:
    """`#RRGGBB` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def card_palette(edges: tuple[Edge, ...] = ()) -> tuple[RGB, ...]:
    """At most 256 colours of a phone card: the tokens themselves, then the blends at the edges of text and bars.
    `edges` are those that only this kind of card has."""
    edges = (*_EDGES, *edges)
    colours = dict.fromkeys(rgb(colour) for edge in edges for colour in edge[:2])
    colours[rgb(PANEL)] = None
    for upper, ground, steps in edges:
        for step in range(1, steps + 1):
            colours[_between(rgb(upper), rgb(ground), step / (steps + 1))] = None
    assert len(colours) <= 256
    return tuple(colours)


def diverging(count: int) -> tuple[str, ...]:
    """The colours of a scale of so many points; five are exactly the tokens, other numbers lie between them."""
    places = [place * (len(SCALE) - 1) / (count - 1) for place in range(count)]
    return tuple(_mixed(SCALE[min(int(place) + 1, len(SCALE) - 1)], SCALE[int(place)], place % 1) for place in places)


def heat(part: float) -> str:
    """The ground of a table cell that holds this part of its row: one of sixteen shades, darkest from two thirds."""
    return _HEAT_SHADES[round(min(1.5 * part, 1.0) * (len(_HEAT_SHADES) - 1))]


def on(ground: str) -> str:
    """Black or white, whichever stands out more on this ground."""
    return max((BLACK, WHITE), key=lambda colour: contrast(colour, ground))


def text_edges(grounds: Iterable[str], steps: int) -> tuple[Edge, ...]:
    """The edges of these grounds on white and of the text on them."""
    return tuple(edge for ground in grounds for edge in ((ground, WHITE, 1), (on(ground), ground, steps)))


def heat_edges() -> tuple[Edge, ...]:
    """The edges of every cell a table may have: one palette for all tables, because each costs time to make."""
    return text_edges(_HEAT_SHADES, 4)


def _mixed(upper: str, ground: str, part: float) -> str:
    return "#{:02X}{:02X}{:02X}".format(*_between(rgb(upper), rgb(ground), part))


def _between(upper: RGB, ground: RGB, part: float) -> RGB:
    red, green, blue = (round(a * part + b * (1 - part)) for a, b in zip(upper, ground, strict=True))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.1, from 0 (black) to 1 (white)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _unit(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.1, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _unit(colour: str) -> list[float]:
    return [part / 255 for part in rgb(colour)]


_HEAT_SHADES: Final = tuple(_mixed("#0B4F8A", "#EDF3F9", level / 15) for level in range(16))
