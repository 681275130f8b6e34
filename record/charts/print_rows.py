"""Rows of bars on paper: labels in a column beside their bars, or above them where they are long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import Block
from record.charts.face import Bar
from record.charts.fonts import BOLD
from record.charts.patterns import LEAD, OTHER, Pattern
from record.charts.sheet import BASELINE, LABEL_SIZE, OUTLINE, SLIVER, WIDTH, label, rule
from record.charts.wrap import Style

_SHARE, _COUNT = Style(9.5, BOLD), Style(8.5)
_BAR = 11
_ROW_GAP = 7
_LABEL_COLUMN_MAX = 68 / 25.4 * 72
_LABEL_LINES_MAX = 4
_CODE_COLUMN = 16
_GAP = 12
_SWATCH, _AFTER_SWATCH = 9, 5
# Steps a scale of per cents ends at.
_SCALES: Final = (10, 20, 25, 50, 75, 100)


def fill_of(bar: Bar) -> Pattern:
    """Dark for what leads, light for all else."""
    return LEAD if bar.is_leading else OTHER


def round_maximum(bars: Sequence[Bar]) -> float:
    """The part at which a bar is as long as its column: the next round percentage."""
    largest = max(bar.part for bar in bars) * 100
    return next(step for step in _SCALES if largest <= step) / 100


@dataclass(frozen=True, slots=True)
class PrintRows:
    """Bars with their labels, shares and counts. `fill` gives each its grey or pattern; `swatches` shows it beside the
    code too; rows from `ruled_from` on stand apart, under a rule."""

    rows: tuple[tuple[Bar, Block], ...]
    is_beside: bool
    code_width: float
    label_width: float
    scale: float
    fill: Callable[[Bar], Pattern]
    swatches: bool
    ruled_from: int

    @classmethod
    def of(
        cls,
        bars: Sequence[Bar],
        *,
        shows_codes: bool = True,
        scale: float | None = None,
        fill: Callable[[Bar], Pattern] = fill_of,
        swatches: bool = False,
        ruled_from: int = 0,
    ) -> "PrintRows":
        """Labels stand in a column while each has four lines there at most; `scale` is the part of the longest bar."""
        swatch = _SWATCH + _AFTER_SWATCH if swatches else 0
        codes = max(_code_width(bars), _CODE_COLUMN) if shows_codes else 0
        code_width = swatch + codes
        narrow = _LABEL_COLUMN_MAX - code_width
        rows = tuple((bar, label(bar.text, bar.is_leading, narrow)) for bar in bars)
        full = round_maximum(bars) if scale is None else scale
        if all(len(text.lines) <= _LABEL_LINES_MAX for _, text in rows):
            widest = max(text.style.width(line) for _, text in rows for line in text.lines)
            return cls(rows, True, code_width, code_width + widest, full, fill, swatches, ruled_from)
        rows = tuple((bar, label(bar.text, bar.is_leading, WIDTH - code_width)) for bar in bars)
        return cls(rows, False, code_width, code_width, full, fill, swatches, ruled_from)

    @property
    def _has_rules(self) -> bool:
        return any(len(text.lines) > 1 for _, text in self.rows)

    @property
    def gap(self) -> float:
        """Between two rows."""
        return _ROW_GAP + 4 if self._has_rules else _ROW_GAP

    def _row_height(self, text: Block) -> float:
        return max(text.height, _BAR) if self.is_beside else text.height + 3 + _BAR

    @property
    def heights(self) -> tuple[float, ...]:
        """Of each row."""
        return tuple(self._row_height(text) for _, text in self.rows)

    def part(self, start: int, end: int) -> "PrintRows":
        """The same columns and scale with some of the rows."""
        return replace(self, rows=self.rows[start:end], ruled_from=max(self.ruled_from - start, 0))

    @property
    def height(self) -> float:
        return sum(self.heights) + self.gap * (len(self.rows) - 1) + 2 * _ROW_GAP / 2

    def draw(self, canvas: Canvas, top: float) -> None:
        count_right = WIDTH - 0.5
        counts = max(_COUNT.width(bar.count_text) for bar, _ in self.rows)
        share_right = count_right - (counts + _GAP if counts else 0)
        bars_right = share_right - max(_SHARE.width(bar.share_text) for bar, _ in self.rows) - _GAP
        left = self.label_width + (_GAP if self.is_beside else 0)
        start, top = top, top + _ROW_GAP / 2
        for place, (bar, text) in enumerate(self.rows):
            if place and (self._has_rules or place == self.ruled_from):
                is_whole = place == self.ruled_from or not self.is_beside
                rule(canvas, top - self.gap / 2, WIDTH if is_whole else left - _GAP / 2)
            middle = self._draw_label(canvas, bar, text, top)
            length = max(SLIVER, (bars_right - left) * bar.part / self.scale) if bar.count else 0
            canvas.outlined_bar(bar.code, left, middle - _BAR / 2, length, _BAR, self.fill(bar), OUTLINE)
            canvas.text_right(share_right, middle + 0.364 * _SHARE.size, bar.share_text, _SHARE, tokens.BLACK)
            canvas.text_right(count_right, middle + 0.364 * _SHARE.size, bar.count_text, _COUNT, tokens.BLACK)
            if not self.is_beside:
                canvas.rectangle(left - BASELINE / 2, middle - _BAR / 2 - 2, BASELINE, _BAR + 4, tokens.BLACK)
            top += self._row_height(text) + self.gap
        if self.is_beside:
            canvas.rectangle(left - BASELINE / 2, start, BASELINE, self.height, tokens.BLACK)

    def _draw_label(self, canvas: Canvas, bar: Bar, text: Block, top: float) -> float:
        """Draws code and label and returns the middle of the bar that belongs to them."""
        height = self._row_height(text)
        text_top = top + (height - text.height) / 2 if self.is_beside else top
        left = 0.0
        if self.swatches:
            middle = text_top + text.height / len(text.lines) / 2
            canvas.outlined(0.5, middle - _SWATCH / 2, _SWATCH, _SWATCH, self.fill(bar), OUTLINE)
            left = _SWATCH + _AFTER_SWATCH
        if self.code_width > left:
            canvas.text(left, text.first_baseline(text_top), bar.code, Style(LABEL_SIZE, BOLD), tokens.BLACK)
        text.draw(canvas, self.code_width, text_top, tokens.BLACK)
        return top + height / 2 if self.is_beside else top + height - _BAR / 2


def _code_width(bars: Sequence[Bar]) -> float:
    return max(Style(LABEL_SIZE, BOLD).width(bar.code) for bar in bars) + 4
