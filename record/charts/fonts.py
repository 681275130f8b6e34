"""The bundled fonts, and nothing else: no font of the machine may change where a line breaks."""

import logging
import threading
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent.parent / "fonts"
# Noto Emoji stays last: it holds digits too.
FAMILIES: Final = (
    "Inter",
    "Noto Sans Arabic",
    "Noto Sans Javanese",
    "Noto Sans Sundanese",
    "Noto Sans Balinese",
    "Noto Sans Batak",
    "Noto Sans Buginese",
    "Noto Emoji",
)
REGULAR: Final = 400
SEMIBOLD: Final = 600
BOLD: Final = 700
# Inter's contextual alternates rewrite what people typed: "10x10" and "->" would come out as other signs.
FEATURES: Final = ("-calt",)

_setting_up = threading.Lock()
_MATPLOTLIB_MIN: Final = (3, 11)


@cache
def _set_up() -> None:
    import matplotlib
    from matplotlib import font_manager

    version = tuple(int(part) for part in matplotlib.__version__.split(".")[:2])
    if version < _MATPLOTLIB_MIN:
        raise RuntimeError("matplotlib 3.11 or newer is needed: older ones draw Arabic reversed and disconnected")
    # Participants' words are never a formula, and never go through LaTeX. Hinted widths would not scale to print.
    matplotlib.rcParams.update({"text.parse_math": False, "text.usetex": False, "text.hinting": "none"})
    # It writes a line for every weight that a fallback font lacks.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    manager = font_manager.fontManager
    manager.ttflist = []
    for path in sorted(FOLDER.glob("*.ttf")):
        manager.addfont(str(path))
    _remember_what_is_found(manager)


def _remember_what_is_found(manager: Any) -> None:
    """Every text asks three times for its fonts, and each time eight families would be scored anew, which takes a
    fifth of a card. Which fonts these are does not depend on the size."""
    look_up, known = manager._find_fonts_by_props, {}

    def found(wanted: Any, *rest: Any, **named: Any) -> Any:
        face = (wanted.get_weight(), wanted.get_style(), wanted.get_variant(), wanted.get_stretch())
        one = (*wanted.get_family(), *face, rest, *named.items())
        if one not in known:
            known[one] = look_up(wanted, *rest, **named)
        return known[one]

    manager._find_fonts_by_props = found


def set_up() -> None:
    """Makes matplotlib draw with these fonts only; cheap after the first call, safe from any thread."""
    with _setting_up:
        _set_up()


def properties(weight: int, size: float) -> Any:
    """matplotlib's FontProperties for our families in their order."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(FAMILIES), weight=weight, size=size)


def face(weight: int) -> Any:
    """The FT2Font of this thread, with its fallbacks, at 128 px: for measuring."""
    from matplotlib import font_manager

    set_up()
    found = font_manager.fontManager._find_fonts_by_props(properties(weight, 128))
    font = font_manager.get_font(found)
    font.set_size(128, 72)
    return font


@cache
def _covered() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset().union(*(FT2Font(str(path)).get_charmap().keys() for path in FOLDER.glob("*.ttf")))


def covers(sign: str) -> bool:
    """Whether some bundled font draws this code point."""
    return ord(sign) in _covered()
