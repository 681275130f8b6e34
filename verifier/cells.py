"""One figure of a document against the recount: Indonesian or English figures, percentages, and "–" for nothing."""

import re
from fractions import Fraction
from typing import Final

from verifier.english import English
from verifier.tables import Cell

NOTHING: Final = ("–", "-", "")
_LOCAL: Final = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(%?)", re.ASCII)
_ENGLISH: Final = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)", re.ASCII)
_WEIGHTED: Final = re.compile(r"(?:bobot|weight) (?P<weight>[\d.,]+) \((?P<count>[\d.,]+)[^)]*\)")


def figure(cell: Cell) -> Fraction | None:
    """The number in a cell; None where there is none. "43,5%" is 43.5."""
    if isinstance(cell, Fraction):
        return cell
    match = (_ENGLISH if isinstance(cell, English) else _LOCAL).fullmatch(cell.strip().removeprefix("'"))
    if match is None:
        return None
    sign, whole, part, _ = match.groups()
    value = Fraction(int(whole.replace(".", "").replace(",", "")[:60])) + (
        Fraction(int(part[:60]), 10 ** len(part[:60])) if part else 0
    )
    return -value if sign else value


def is_figure(cell: Cell, wanted: str | int | None) -> bool:
    """Whether a cell says this figure, or nothing where there is none."""
    if wanted is None:
        return isinstance(cell, str) and cell.strip() in NOTHING
    return figure(cell) == Fraction(wanted)


def is_share(cell: Cell, wanted: str | None) -> bool:
    """Whether a cell says this share: as a part of 1 in a number, in per cent in a text."""
    if wanted is None:
        return isinstance(cell, str) and cell.strip() in NOTHING
    share, found = Fraction(wanted), figure(cell)
    return found == share if isinstance(cell, str) else cell * 100 == share


def is_amount(cell: Cell, count: int, weight: str, *, is_weighted: bool) -> bool:
    """Whether a cell says this count; in a text of a weighted question "bobot 12,75 (10 …)"."""
    if isinstance(cell, str) and is_weighted and (match := _WEIGHTED.fullmatch(cell.strip())):
        kind = English if isinstance(cell, English) else str
        return is_figure(kind(match["weight"]), weight) and is_figure(kind(match["count"]), count)
    return is_figure(cell, count)


def is_text(cell: Cell, wanted: str) -> bool:
    """Whether a cell says this text; in CSV a ' may stand before it, so that no program takes it for a formula."""
    return str(cell) in (wanted, f"'{wanted}")
