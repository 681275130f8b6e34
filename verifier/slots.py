"""The cells that the sheet of a question must hold, each with its value and the format that shows it so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from verifier.english import head
from verifier.looks import GENERAL
from verifier.wording import NOTHING, Wording
from verifier.workbooks import Value, as_number

HEAD_ROW: Final = 5
COUNT: Final = "#,##0"
SUM_EXACT: Final = "#,##0.######"
_DIGITS_MAX: Final = 15


@dataclass(frozen=True, slots=True)
class Slot:
    """What a cell must hold, and the format that shows it so."""

    value: Value
    form: str = GENERAL


@dataclass(frozen=True, slots=True)
class Drawn:
    """The chart: columns of its labels and values, from 1; which rows stand out; whether bars stand upright."""

    labels: int
    values: int
    stands_out: tuple[bool, ...]
    is_upright: bool = False


@dataclass(slots=True)
class Layout:
    """A sheet: `lines` over the whole width, then `rows` from row 5 on, `first` and `count` of the table itself.
    `labels` are the columns that name a row, `share` the one with bars, 0 for none."""

    lines: Sequence[str]
    width: int
    labels: Sequence[int]
    rows: list[list[Slot]] = field(default_factory=list)
    first: int = 0
    count: int = 0
    share: int = 0
    chart: Drawn | None = None

    def slots(self) -> dict[tuple[int, int], Slot]:
        """Every cell that holds something, by row and column from 1."""
        table = enumerate(self.rows, start=HEAD_ROW)
        found = {(row, column): slot for row, slots in table for column, slot in enumerate(slots, start=1)}
        found |= {(row, 1): Slot(text) for row, text in enumerate(self.lines, start=1)}
        return {at: slot for at, slot in found.items() if slot.value != ""}


def head_slots(names: Sequence[str], words: Wording) -> list[Slot]:
    """Heads of columns, by their Indonesian."""
    return [Slot(head(name, words.language)) for name in names]


def text_slot(text: str) -> Slot:
    """A text; "–" for none."""
    return Slot(text or NOTHING)


def figure_slot(value: int | str | None, words: Wording) -> Slot:
    """A count, or an exact figure with its own decimals; one with more digits than a workbook keeps is a text."""
    if value is None:
        return Slot(NOTHING)
    if isinstance(value, int):
        return Slot(kept(str(value)), COUNT)
    _, digits, exponent = Decimal(value).as_tuple()
    assert isinstance(exponent, int), "no figure is endless"
    if len(digits) + max(exponent, 0) > _DIGITS_MAX:
        return Slot(words.figure(value))
    return Slot(kept(value), f"{COUNT}.{'0' * -exponent}" if exponent < 0 else COUNT)


def kept(text: str) -> Fraction:
    """A decimal figure as a workbook keeps it."""
    found = as_number(text)
    assert found is not None, text
    return found


def weight_slot(text: str, words: Wording) -> Slot:
    """A weight without needless decimals."""
    return figure_slot(text if "." in text else int(text), words)


def share_slot(share: str | None) -> Slot:
    """As a part of 1, in per cent with at most one decimal shown."""
    if share is None:
        return Slot(NOTHING)
    return Slot(Fraction(share) / 100, "0.0%" if "." in share else "0%")


def total_slot(value: Value) -> Slot:
    """A cell in the row of totals."""
    is_exact = isinstance(value, Fraction) and value.denominator != 1
    return Slot(value, SUM_EXACT if is_exact else COUNT)
