"""Which rows of a secret question's breakdown stay hidden, so that no small group can be read or worked out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

CELL_ANSWERS_MIN: Final = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """One constituency's answers to one question: how many, and by option."""

    answers: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Which rows are hidden, in the order given, and whether any row with answers is left to show."""

    hidden: tuple[bool, ...]
    has_breakdown: bool


def suppress(cells: Sequence[Cell], *, answers_min: int = CELL_ANSWERS_MIN) -> Suppression:
    """Hides small and unanimous rows, then the smallest others until nothing follows by subtraction.

    Of two smallest rows of one size the first in the order given is hidden. Source: meeting.md 6.5 (primary and
    complementary cell suppression); the setting never falls below 3.
    """
    assert answers_min >= 3
    hidden = [cell.answers > 0 and _is_telling(cell, answers_min) for cell in cells]
    while any(hidden) and _is_open_to_subtraction(cells, hidden, answers_min):
        shown = [place for place, cell in enumerate(cells) if cell.answers and not hidden[place]]
        if not shown:
            break
        hidden[min(shown, key=lambda place: (cells[place].answers, place))] = True
    has_breakdown = any(cell.answers and not is_hidden for cell, is_hidden in zip(cells, hidden, strict=True))
    return Suppression(tuple(hidden), has_breakdown)


def merge(cells: Sequence[Cell]) -> Cell:
    """Several rows as one; the counts of all cells have the same length."""
    return Cell(
        answers=sum(cell.answers for cell in cells),
        counts=tuple(sum(column) for column in zip(*(cell.counts for cell in cells), strict=True)),
    )


def _is_telling(cell: Cell, answers_min: int) -> bool:
    """Whether the row gives a person away: too few answers, or all of them on one option."""
    return cell.answers < answers_min or max(cell.counts, default=0) == cell.answers


def _is_open_to_subtraction(cells: Sequence[Cell], hidden: Sequence[bool], answers_min: int) -> bool:
    """Whether the total minus the shown rows tells what the hidden rows hold."""
    rows = [cell for cell, is_hidden in zip(cells, hidden, strict=True) if is_hidden]
    return len(rows) < 2 or _is_telling(merge(rows), answers_min)
