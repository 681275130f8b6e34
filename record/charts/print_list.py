"""A list on paper: a code or rank, a text and who gave it, a figure at the right; thin rules between."""

from collections.abc import Sequence
from dataclasses import dataclass

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import Block
from record.charts.fonts import BOLD
from record.charts.sheet import LABEL_SIZE, WIDTH, block, label, rule
from record.charts.wrap import Style

_FIGURE, _SMALL = Style(8.5), Style(8)
_AFTER_LEAD, _BEFORE_FIGURE, _GAP = 7, 12, 7


@dataclass(frozen=True, slots=True)
class ListRow:
    """What one row says."""

    lead: str
    text: str
    figure: str = ""
    small: str = ""
    is_leading: bool = False


@dataclass(frozen=True, slots=True)
class PrintList:
    """Measured rows."""

    rows: tuple[tuple[ListRow, Block, Block | None], ...]
    left: float
    indent: float

    @classmethod
    def of(cls, rows: Sequence[ListRow], *, indent: float = 0) -> "PrintList":
        """Every text whole, in the room that `indent`, leads and figures leave."""
        bold = Style(LABEL_SIZE, BOLD)
        leads = max(bold.width(row.lead) for row in rows)
        left = indent + (leads + _AFTER_LEAD if leads else 0.0)
        figures = max(_FIGURE.width(row.figure) for row in rows)
        width = WIDTH - left - (figures + _BEFORE_FIGURE if figures else 0)
        return cls(
            tuple(
                (row, label(row.text, row.is_leading, width), block(row.small, _SMALL, width) if row.small else None)
                for row in rows
            ),
            left,
            indent,
        )

    @property
    def height(self) -> float:
        texts = sum(text.height + (small.height if small else 0) for _, text, small in self.rows)
        return texts + _GAP * (len(self.rows) - 1) + _GAP

    def draw(self, canvas: Canvas, top: float) -> None:
        top += _GAP / 2
        for place, (row, text, small) in enumerate(self.rows):
            if place:
                rule(canvas, top - _GAP / 2, left=self.indent)
            line = text.first_baseline(top)
            canvas.text(self.indent, line, row.lead, Style(LABEL_SIZE, BOLD), tokens.BLACK)
            canvas.text_right(WIDTH - 0.5, line, row.figure, _FIGURE, tokens.BLACK)
            top = text.draw(canvas, self.left, top, tokens.BLACK)
            if small:
                top = small.draw(canvas, self.left, top, tokens.BLACK)
            top += _GAP


@dataclass(frozen=True, slots=True)
class Nothing:
    """A body without rows."""

    height: float = 0

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draws nothing."""
