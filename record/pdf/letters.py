"""Which signs the fonts of the papers hold: an archival PDF may not hold a sign that no font draws."""

import unicodedata
from functools import cache
from typing import Any, Final

from record.charts import fonts
from record.charts.measure import stand_in

PAPER: Final = fonts.FOLDER / "paper"


@cache
def _covered() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset().union(*(FT2Font(str(path)).get_charmap().keys() for path in PAPER.glob("*.ttf")))


def _covers(sign: str) -> bool:
    # Signs for private use mean nothing to anybody else, and level A refuses them even where a font draws them.
    return unicodedata.category(sign) != "Co" and (ord(sign) in _covered() or fonts.covers(sign))


def printable(content: Any) -> Any:
    """The same fields with □ for every sign that no font of the papers draws, as on charts; all else as typed."""
    if isinstance(content, dict):
        return {key: printable(part) for key, part in content.items()}
    if isinstance(content, list | tuple):
        return [printable(part) for part in content]
    return _drawn(content) if isinstance(content, str) else content


def _drawn(text: str) -> str:
    return text if text.isascii() else "".join(sign if _covers(sign) else stand_in(sign) for sign in text)


def has_missing(content: Any) -> bool:
    """Whether some text of it shows □ for a sign."""
    return bool(printable(content) != content and "□" in str(printable(content)))
