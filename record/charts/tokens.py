"""What every picture is made of: colours and the palette they span."""

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

BLACK: Final = "#000000"
PRINT_LEAD: Final = "#333333"
PRINT_OTHER: Final = "#BDBDBD"
PRINT_RULE: Final = "#BBBBBB"


class Tone(NamedTuple):
    """Text on its ground."""

    text: str
    ground: str


FINAL: Final = Tone("#17663A", "#E3F1E8")
PROVISIONAL: Final = Tone("#8A4B00", "#FFF1D6")
OPEN: Final = Tone("#0B4F8A", "#E5EEF8")
NEUTRAL: Final = Tone("#4A5563", "#E9EDF2")

# Every pair of colours that meet at an antialiased edge, with the number of blends between them worth keeping.
_EDGES: Final = (
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


def card_palette() -> tuple[RGB, ...]:
    """At most 256 colours of a phone card: the tokens themselves, then the blends at the edges of text and bars."""
    colours = dict.fromkeys(rgb(colour) for edge in _EDGES for colour in edge[:2])
    colours[rgb(PANEL)] = None
    for upper, ground, steps in _EDGES:
        for step in range(1, steps + 1):
            colours[_between(rgb(upper), rgb(ground), step / (steps + 1))] = None
    assert len(colours) <= 256
    return tuple(colours)


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
