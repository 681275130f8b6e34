"""How wide and how high text is before it is drawn; measured unhinted at 128 px, so that widths scale to any size."""

from functools import lru_cache
from typing import Final

import regex

from record.charts import fonts

REFERENCE_PX: Final = 128
MISSING: Final = "□"
# Javanese and Balinese reach 1.0 em up and 0.83 em down, Arabic with vowel signs 0.35 em more than Latin.
_TALL: Final = regex.compile(r"[\p{Javanese}\p{Balinese}]")
_VOWELLED: Final = regex.compile(r"[\p{Arabic}]")
_UNSEEN: Final = regex.compile(r"[\p{DI}\p{Cc}\n]")
# Letters and a symbol without ink: Hangul fillers, the Braille pattern without a dot.
_FILLERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_FIGURES: Final = regex.compile(r"[\d.,%–]+")
_FIRST_STRONG: Final = regex.compile(r"[\p{bc=L}\p{bc=R}\p{bc=AL}]")
_RIGHT_TO_LEFT: Final = regex.compile(r"[\p{bc=R}\p{bc=AL}]")
_LEFT_MARK: Final = "\u200e"
_RIGHT_MARK: Final = "\u200f"


@lru_cache(4096)
def _width_at_reference(text: str, weight: int) -> float:
    from matplotlib.ft2font import LoadFlags

    font = fonts.face(weight)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING, features=fonts.FEATURES)
    return float(font.get_width_height()[0]) / 64


def width(text: str, size: float, weight: int = fonts.REGULAR) -> float:
    """The advance width of one line as it is drawn, blanks at its ends included, in the unit of `size`."""
    return _width_at_reference(drawable(text), weight) * size / REFERENCE_PX if text else 0.0


def leading(text: str, factor: float) -> float:
    """Line height in em: `factor` for Latin, more for scripts that reach further up and down."""
    if _TALL.search(text):
        return max(factor, 1.9)
    return max(factor, 1.35) if _VOWELLED.search(text) else factor


def reach(text: str) -> tuple[float, float]:
    """How far ink may go above and below the baseline, in em."""
    if _FIGURES.fullmatch(text):
        return 0.76, 0.16
    if _TALL.search(text):
        return 1.0, 0.83
    return (1.05, 0.45) if _VOWELLED.search(text) else (0.97, 0.26)


def drawable(text: str) -> str:
    """The text with □ for every sign that no bundled font draws; joiners stay, fillers become the blanks they are."""
    if text.isascii():
        return text
    return "".join(sign if fonts.covers(sign) else stand_in(sign) for sign in text)


def stand_in(sign: str) -> str:
    """What is drawn for a sign that no font holds."""
    if sign in _FILLERS:
        return " "
    return sign if _UNSEEN.match(sign) else MISSING


def has_missing(*texts: str) -> bool:
    """Whether a picture with these texts owes its reader the note about □."""
    return any(not fonts.covers(sign) and stand_in(sign) == MISSING for text in texts for sign in text)


def directed(line: str, paragraph: str) -> str:
    """A line that keeps the direction of its paragraph, whichever word the wrapping put first."""
    first = _FIRST_STRONG.search(paragraph)
    if _RIGHT_TO_LEFT.search(line) is None:
        return line
    return (_RIGHT_MARK if first and _RIGHT_TO_LEFT.match(first.group()) else _LEFT_MARK) + line
