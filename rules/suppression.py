"""Which rows of a secret question's breakdown stay hidden, so that no small group can be read or worked out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

CELL_ANSWERS_MIN: Final = 5
# A meeting may ask for more or fewer, but never for fewer than this.
CELL_ANSWERS_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One constituency's answers to one question: how many, and by option. `marks` are what could give somebody away
    where that is more than the counts: each is a number of answers that agree on something."""

    answers: int
    counts: tuple[int, ...]
    marks: tuple[int, ...] = ()


NOBODY: Final = Cell(0, ())


@dataclass(frozen=True, slots=True)
class Suppression:
    """Which rows are hidden, in the order given, and whether any row with answers is left to show."""

    hidden: tuple[bool, ...]
    has_breakdown: bool


def suppress(cells: Sequence[Cell], unnamed: Cell = NOBODY, *, answers_min: int = CELL_ANSWERS_MIN) -> Suppression:
    """Hides the small rows, then the smallest others until nothing follows by subtraction; and where any row that would
    be shown, or the hidden ones together, agree on one option, there is no breakdown at all. Nor is there one where a
    missing breakdown could only mean that one certain row agrees, and all but one of that row do.

    What is hidden follows from sizes alone, which are no secret: whoever knows this rule learns nothing from a row
    being hidden (decision 0006). `unnamed` are answers of no constituency: a row that is never shown, so that it never
    stands hidden alone. Of two smallest rows of one size the first in the order given is hidden. Source: meeting.md 6.5
    (primary and complementary cell suppression); the setting never falls below 3.
    """
    assert answers_min >= CELL_ANSWERS_LEAST
    hidden = [0 < cell.answers < answers_min for cell in cells]
    apart = [unnamed] if unnamed.answers else []
    while _is_open_to_subtraction(hidden_rows := apart + _those(cells, hidden, True), answers_min):
        shown = [place for place, cell in enumerate(cells) if cell.answers and not hidden[place]]
        if not shown:
            break
        hidden[min(shown, key=lambda place: (cells[place].answers, place))] = True
    shown_rows = [cell for cell in _those(cells, hidden, False) if cell.answers]
    rows = [*shown_rows, *([merge(hidden_rows)] if hidden_rows else [])]
    tells = any(_is_unanimous(row) for row in rows) or any(_is_nearly_unanimous(row) for row in _given_away(rows))
    if tells or not shown_rows:
        return Suppression(tuple(cell.answers > 0 for cell in cells), has_breakdown=False)
    return Suppression(tuple(hidden), has_breakdown=True)


def _those(cells: Sequence[Cell], hidden: Sequence[bool], is_hidden: bool) -> list[Cell]:
    return [cell for cell, is_apart in zip(cells, hidden, strict=True) if is_apart is is_hidden]


def merge(cells: Sequence[Cell]) -> Cell:
    """Several rows as one; the counts of all cells have the same length."""
    return Cell(
        answers=sum(cell.answers for cell in cells),
        counts=_added([cell.counts for cell in cells]),
        marks=_added([cell.marks for cell in cells]),
    )


def _added(rows: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _is_unanimous(cell: Cell) -> bool:
    """Whether all answers of a row agree on something, so that it tells what each of them was."""
    return max(cell.marks or cell.counts, default=0) == cell.answers


def _is_nearly_unanimous(cell: Cell) -> bool:
    return max(cell.marks or cell.counts, default=0) >= cell.answers - 1


def _given_away(rows: Sequence[Cell]) -> list[Cell]:
    """The rows of which everybody could tell that they agree, were there a breakdown unless one agrees: in every table
    of these sizes and this total in which any row agrees, they do. A row can agree on no more than the total has; and
    with that row taken off, another one must agree where all that is left does."""
    marks, answers = _added([row.marks or row.counts for row in rows]), sum(row.answers for row in rows)
    possible = [
        (place, mark) for place, row in enumerate(rows) for mark, count in enumerate(marks) if count >= row.answers
    ]

    def agrees_beside(place: int, mark: int) -> bool:
        left = answers - rows[place].answers
        rest = [count - (rows[place].answers if other == mark else 0) for other, count in enumerate(marks)]
        return all(count in (0, left) for count in rest)

    return [
        row
        for place, row in enumerate(rows)
        if possible and all(other == place or agrees_beside(other, mark) for other, mark in possible)
    ]


def _is_open_to_subtraction(rows: Sequence[Cell], answers_min: int) -> bool:
    """Whether the total minus the shown rows would be a single hidden row, or too few answers."""
    return bool(rows) and (len(rows) < 2 or sum(cell.answers for cell in rows) < answers_min)
