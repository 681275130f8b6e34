"""The two columns of figures at the right end of rows: a large one, and a muted one beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import RIGHT
from record.charts.face import Bar
from record.charts.fonts import BOLD, REGULAR
from record.charts.wrap import Style

_BEFORE_LARGE, _BEFORE_SMALL = 22, 26
# Half the height of a figure: what brings it to the middle of its bar.
_HALF_FIGURE: Final = 0.364


class Figure(NamedTuple):
    """What stands at the end of a row; a zero is muted and not bold."""

    large: str
    small: str
    is_zero: bool

    @classmethod
    def of(cls, bar: Bar) -> "Figure":
        """Share and count of an option."""
        return cls(bar.share_text, bar.count_text, not bar.count)

    @property
    def weight(self) -> int:
        return REGULAR if self.is_zero else BOLD


@dataclass(frozen=True, slots=True)
class Figures:
    """Both columns, each as wide as its widest figure, and where bars have to end before them."""

    large: int
    small: int
    large_right: float
    bars_right: float

    @classmethod
    def over(cls, figures: Iterable[Figure], large: int, small: int) -> "Figures":
        """The columns of these figures in these sizes: one set for all pages of a question."""
        kept = tuple(figures)
        small_width = max((Style(small).width(one.small) for one in kept), default=0.0)
        large_width = max((Style(large, one.weight).width(one.large) for one in kept), default=0.0)
        large_right = RIGHT - small_width - (_BEFORE_SMALL if small_width else 0)
        return cls(large, small, large_right, large_right - large_width - _BEFORE_LARGE)

    def draw(self, canvas: Canvas, figure: Figure, middle: float) -> None:
        """Both figures on one line around `middle`."""
        line = middle + _HALF_FIGURE * self.large
        colour = tokens.MUTED if figure.is_zero else tokens.INK
        canvas.text_right(self.large_right, line, figure.large, Style(self.large, figure.weight), colour)
        canvas.text_right(RIGHT, line, figure.small, Style(self.small), tokens.MUTED)
