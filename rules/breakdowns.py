"""A result by constituency, with the rows of a secret question that would give somebody away already hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.questions import Mode
from rules.suppression import CELL_ANSWERS_MIN, NOBODY, Cell, merge, suppress


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
    answered: Sequence[int] | None = None,
    answers_min: int = CELL_ANSWERS_MIN,
) -> Breakdown | None:
    """A row for each constituency, in the order given; None where there is nothing that may be shown.

    `unnamed` are answers that belong to no constituency; they go with the hidden ones. `answered` are the numbers of
    answers where the cells do not tell them: at its closing a secret question forgets which constituency an answer of
    a hidden row came from. Source: meeting.md 6.5.
    """
    if not cells:
        return None
    numbers = [cell.answers for cell in cells] if answered is None else list(answered)
    hidden = [number > cell.answers for number, cell in zip(numbers, cells, strict=True)]
    if mode is Mode.SECRET:
        if answered is None:
            hidden = list(suppress(cells, unnamed, answers_min=answers_min).hidden)
        if not any(number and not is_hidden for number, is_hidden in zip(numbers, hidden, strict=True)):
            return None
    apart = merge([unnamed, *(cell for cell, is_hidden in zip(cells, hidden, strict=True) if is_hidden)])
    return Breakdown(
        rows=tuple(
            BreakdownRow(code, number, None if is_hidden else cell.counts)
            for code, number, cell, is_hidden in zip(constituencies, numbers, cells, hidden, strict=True)
        ),
        merged=BreakdownRow("", apart.answers, apart.counts) if apart.answers else None,
    )


def hidden_constituencies(
    constituencies: Sequence[str],
    cells: Sequence[Cell],
    unnamed: Cell = NOBODY,
    *,
    answers_min: int = CELL_ANSWERS_MIN,
) -> frozenset[str]:
    """The constituencies whose rows of a secret question stay hidden, and which its ballots therefore forget."""
    suppression = suppress(cells, unnamed, answers_min=answers_min)
    if not suppression.has_breakdown:
        return frozenset(constituencies)
    return frozenset(code for code, is_hidden in zip(constituencies, suppression.hidden, strict=True) if is_hidden)
