"""A result by constituency, with the rows of a secret question that would give somebody away already hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.questions import Mode
from rules.suppression import CELL_ANSWERS_MIN, Cell, merge, suppress


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One constituency: its number of answers, and its counts in option order, None where they stay hidden."""

    constituency: str
    answered: int
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Rows in the configured order; `merged` are the hidden rows together, which anyone could work out."""

    rows: tuple[BreakdownRow, ...]
    merged: BreakdownRow | None


def break_down(
    mode: Mode,
    constituencies: Sequence[str],
    cells: Sequence[Cell],
    unnamed: Cell,
    *,
    answers_min: int = CELL_ANSWERS_MIN,
) -> Breakdown | None:
    """A row for each constituency, in the order given; None where there is nothing that may be shown.

    `unnamed` are answers that belong to no constituency; they go with the hidden ones. Source: meeting.md 6.5.
    """
    if not cells:
        return None
    hidden: Sequence[bool] = [False] * len(cells)
    if mode is Mode.SECRET:
        suppression = suppress(cells, answers_min=answers_min)
        if not suppression.has_breakdown:
            return None
        hidden = suppression.hidden
    apart = merge([unnamed, *(cell for cell, is_hidden in zip(cells, hidden, strict=True) if is_hidden)])
    return Breakdown(
        rows=tuple(
            BreakdownRow(code, cell.answers, None if is_hidden else cell.counts)
            for code, cell, is_hidden in zip(constituencies, cells, hidden, strict=True)
        ),
        merged=BreakdownRow("", apart.answers, apart.counts) if apart.answers else None,
    )
