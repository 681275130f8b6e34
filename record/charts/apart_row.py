"""What stands outside a scale or a mean, under a hairline: *tidak tahu* with its figures, without a bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import COLUMN, LEFT, Block
from record.charts.choice_rows import label_block
from record.charts.face import Bar
from record.charts.figures import Figure, Figures
from record.charts.fonts import BOLD
from record.charts.wrap import Style

_LABEL = 42
_AFTER_CODE = 18


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline across the card."""

    height: float = 2

    def draw(self, canvas: Canvas, top: float) -> None:
        canvas.rectangle(LEFT, top, COLUMN, self.height, tokens.HAIRLINE)


@dataclass(frozen=True, slots=True)
class ApartRow:
    """Code, label and figures on a row."""

    bar: Bar
    label: Block
    left: float
    figures: Figures

    @classmethod
    def of(cls, bar: Bar, rows: Sequence[Bar], figures: Figures, lines_max: int | None) -> "ApartRow":
        """A row whose label begins where those of all `rows` do."""
        codes = max(Style(_LABEL, BOLD).width(one.code) for one in rows)
        left = LEFT + codes + _AFTER_CODE
        return cls(bar, label_block(bar.text, False, _LABEL, figures.bars_right - left, lines_max), left, figures)

    @property
    def height(self) -> float:
        return self.label.height

    def draw(self, canvas: Canvas, top: float) -> None:
        canvas.text(LEFT, self.label.first_baseline(top), self.bar.code, Style(_LABEL, BOLD), tokens.MUTED)
        self.label.draw(canvas, self.left, top, tokens.INK)
        first_line = self.label.height / len(self.label.lines)
        self.figures.draw(canvas, Figure.of(self.bar), top + first_line / 2)
