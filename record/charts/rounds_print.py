"""Two rounds on paper: white is the first, dark is the second, both under one label."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import Block
from record.charts.face import Bar
from record.charts.fonts import BOLD
from record.charts.patterns import ROUNDS
from record.charts.print_divided import Key
from record.charts.print_rows import round_maximum
from record.charts.rounds_face import RoundRow, RoundsFace
from record.charts.sheet import BASELINE, LABEL_SIZE, OUTLINE, SLIVER, WIDTH, block, rule
from record.charts.wrap import Style

_CODE, _COUNT = Style(LABEL_SIZE, BOLD), Style(8.5)
_SHARES: Final = (Style(9.5), Style(9.5, BOLD))
_BAR, _BETWEEN, _GAP, _UNDER_KEY, _UNDER_LABEL = 9, 2, 10, 8, 3
_COLUMN_GAP, _AFTER_CODE = 12, 7
_LABEL_COLUMN_MAX: Final = 68 / 25.4 * 72
_LABEL_LINES_MAX: Final = 4


@dataclass(frozen=True, slots=True)
class Rounds:
    """The key, then every option with its two bars."""

    names: Sequence[str]
    rows: tuple[tuple[RoundRow, Block], ...]
    is_beside: bool
    label_left: float
    left: float
    bars_right: float
    share_right: float
    scale: float
    gap: float = _GAP

    @classmethod
    def of(cls, face: RoundsFace) -> "Rounds":
        """Labels stand in a column while each has four lines there at most."""
        codes = max(_CODE.width(row.second.code) for row in face.rows) + _AFTER_CODE if face.shows_codes else 0.0
        narrow, style = _LABEL_COLUMN_MAX - codes, Style(LABEL_SIZE)
        texts = [block(row.second.text, style, narrow) for row in face.rows]
        is_beside = all(len(text.lines) <= _LABEL_LINES_MAX for text in texts)
        if not is_beside:
            texts = [block(row.second.text, style, WIDTH - codes) for row in face.rows]
        widest = max(style.width(line) for text in texts for line in text.lines)
        share_right = WIDTH - 0.5 - max(_COUNT.width(bar.count_text) for bar in face.bars) - _COLUMN_GAP
        bars_right = share_right - max(_SHARES[1].width(bar.share_text) for bar in face.bars) - _COLUMN_GAP
        left = codes + widest + _COLUMN_GAP if is_beside else codes
        rows = tuple(zip(face.rows, texts, strict=True))
        scale = round_maximum(face.bars)
        return cls(face.names, rows, is_beside, codes, left, bars_right, share_right, scale)

    @property
    def head(self) -> float:
        """The height of the key."""
        return Key.of(self.names).height + _UNDER_KEY

    @property
    def heights(self) -> tuple[float, ...]:
        """Of each option."""
        bars = 2 * _BAR + _BETWEEN
        if self.is_beside:
            return tuple(max(text.height, bars) for _, text in self.rows)
        return tuple(text.height + _UNDER_LABEL + bars for _, text in self.rows)

    @property
    def height(self) -> float:
        return self.head + sum(self.heights) + self.gap * (len(self.rows) - 1)

    def part(self, start: int, end: int) -> "Rounds":
        """The same with some of its options."""
        return replace(self, rows=self.rows[start:end])

    def draw(self, canvas: Canvas, top: float) -> None:
        Key.of(self.names).draw(canvas, top, ROUNDS)
        top += self.head
        for place, ((row, text), height) in enumerate(zip(self.rows, self.heights, strict=True)):
            if place:
                rule(canvas, top - self.gap / 2)
            bars = 2 * _BAR + _BETWEEN
            text_top = top + (height - text.height) / 2 if self.is_beside else top
            if self.label_left:
                canvas.text(0, text.first_baseline(text_top), row.second.code, _CODE, tokens.BLACK)
            text.draw(canvas, self.label_left, text_top, tokens.BLACK)
            bar_top = top + (height - bars) / 2 if self.is_beside else top + height - bars
            canvas.rectangle(self.left - BASELINE / 2, bar_top - 2, BASELINE, bars + 4, tokens.BLACK)
            for number, bar in enumerate((row.first, row.second)):
                self._draw_bar(canvas, bar, number, bar_top + number * (_BAR + _BETWEEN))
            top += height + self.gap

    def _draw_bar(self, canvas: Canvas, bar: Bar, number: int, top: float) -> None:
        full = self.bars_right - self.left
        length = max(SLIVER, full * bar.part / self.scale) if bar.count else 0
        canvas.outlined_bar(f"{bar.code}/{number + 1}", self.left, top, length, _BAR, ROUNDS[number], OUTLINE)
        share = _SHARES[number]
        line = top + _BAR / 2 + 0.364 * share.size
        canvas.text_right(self.share_right, line, bar.share_text, share, tokens.BLACK)
        canvas.text_right(WIDTH - 0.5, line, bar.count_text, _COUNT, tokens.BLACK)
