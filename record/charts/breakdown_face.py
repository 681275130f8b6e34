"""The face of a result by constituency; which rows are hidden was decided before it was made."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from record.charts.face import Heading

_OPTIONS_IN_BARS: Final = 4


class Stance(Enum):
    """What an option says, where its colour in a divided bar should say it too."""

    PLAIN = "plain"
    AGREE = "agree"
    WITH_NOTE = "with_note"
    DISAGREE = "disagree"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Division:
    """An option by which rows are divided; ABSTAIN is also *tidak tahu*."""

    code: str
    text: str
    stance: Stance = Stance.PLAIN


@dataclass(frozen=True, slots=True)
class Cell:
    """How many of a row chose one option; `part` of the row's answers; leading are all that share the row's most."""

    count: int
    count_text: str
    part: float
    is_leading: bool


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """A constituency, its number of answers, and a cell for each option; none where the row is hidden."""

    name: str
    answered: int
    answered_text: str
    cells: tuple[Cell, ...] | None


@dataclass(frozen=True, slots=True)
class BreakdownFace:
    """A result by constituency. `total` is "Semua"; `merged` is "Gabungan unsur lain", the sum of the hidden rows.

    `unit_word` stands over the numbers of answers; `is_scale` says that the options are points of a scale in order;
    `shows_codes` as in a choice; `adds_up` is False where one person may choose several, so that a bar cannot be
    divided."""

    heading: Heading
    options: tuple[Division, ...]
    total: BreakdownRow
    rows: tuple[BreakdownRow, ...]
    merged: BreakdownRow | None = None
    unit_word: str = "jawaban"
    is_scale: bool = False
    shows_codes: bool = True
    adds_up: bool = True

    @property
    def all_rows(self) -> tuple[BreakdownRow, ...]:
        """Every row in the order in which it is shown."""
        return (self.total, *self.rows, *((self.merged,) if self.merged else ()))

    @property
    def is_divided(self) -> bool:
        """Whether card and screen show rows as parts of one bar; a table where not."""
        return self.adds_up and len(self.options) <= _OPTIONS_IN_BARS

    @property
    def texts(self) -> tuple[str, ...]:
        """Option texts and names."""
        return (*(option.text for option in self.options), *(row.name for row in self.all_rows))

    @property
    def is_empty(self) -> bool:
        """Whether nobody answered."""
        return not self.total.answered
