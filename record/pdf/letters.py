"""Which signs the fonts of the papers hold: an archival PDF may not hold a sign that no font draws, and what a reader
copies from it must be what stands there."""

import re
import unicodedata
from functools import cache
from typing import Any, Final

from record.charts import fonts
from record.charts.measure import MISSING, stand_in

PAPER: Final = fonts.FOLDER / "paper"

# A PDF names each drawn sign once for the whole file. Were "7" first met under a stray accent or before an invisible
# sign, every 7 after it would be copied, searched and read aloud with that. So signs that show nothing stay only within
# scripts that join and within emoji, and an accent over a digit or a stop is shown as a box beside it.
_UNSEEN: Final = re.compile(
    "(?:(?<![\u0590-\u1fff\u2070-\ufe4f\U00010000-\U0010ffff])|(?<=□))(?!(?<=[0-9#*])\ufe0f?\u20e3)"
    "[\u034f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
_BARE: Final = re.compile("[\x20-\x40\x5b-\x60\x7b-\x7e\u2010-\u2027\u25a1]")
_VARIANT: Final = re.compile("[\u034f\ufe00-\ufe0f]")
_KEYS: Final = re.compile("[0-9#*]\ufe0f?\u20e3")


@cache
def _held() -> tuple[frozenset[str], ...]:
    """The signs of each font."""
    from matplotlib.ft2font import FT2Font

    paths = [*sorted(PAPER.glob("*.ttf")), *sorted(fonts.FOLDER.glob("*.ttf"))]
    return tuple(dict.fromkeys(frozenset(map(chr, FT2Font(str(path)).get_charmap())) for path in paths))


@cache
def _covered() -> frozenset[str]:
    # Signs for private use mean nothing to anybody else, and level A refuses them even where a font draws them.
    return frozenset(sign for sign in frozenset().union(*_held()) if unicodedata.category(sign) != "Co")


def printable(content: Any) -> Any:
    """The same fields with □ for every sign that no font of the papers draws, as on charts; all else as typed."""
    if isinstance(content, dict):
        return {key: printable(part) for key, part in content.items()}
    if isinstance(content, list | tuple):
        return [printable(part) for part in content]
    return _drawn(content) if isinstance(content, str) else content


def _drawn(text: str) -> str:
    if text.isascii():
        return text
    held = "".join(sign if sign in _covered() else stand_in(sign) for sign in text)
    return _beside(_UNSEEN.sub("", held))


def _beside(text: str) -> str:
    """The text with a box for each accent over a digit or a stop, for each that no font holds together with what it
    stands on, and for each frame of a key that is none."""
    keys = {place for found in _KEYS.finditer(text) for place in range(*found.span())}
    shown, under = [], ""
    for place, sign in enumerate(text):
        is_accent = unicodedata.category(sign).startswith("M") and place not in keys and not _VARIANT.match(sign)
        is_stray = is_accent and (bool(_BARE.match(under)) or not _is_together(under + sign))
        shown.append(MISSING if is_stray else sign)
        under = under + sign if is_accent and not is_stray else shown[-1]
    return "".join(shown)


def _is_together(cluster: str) -> bool:
    """Whether one font holds all of it: what is drawn as one is never drawn from two."""
    return cluster[-1] != "\u20e3" and any(held.issuperset(cluster) for held in _held())


def has_missing(content: Any) -> bool:
    """Whether some text of it shows □ for a sign."""
    return bool(printable(content) != content and MISSING in str(printable(content)))
