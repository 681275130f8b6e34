"""A scale on paper: both sides in words over a strip, then a row for each point with its pattern."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas, Picture
from record.charts.card import Block
from record.charts.division import divided
from record.charts.face import Bar
from record.charts.fonts import BOLD
from record.charts.kind_faces import ScaleFace
from record.charts.patterns import APART, Pattern, of_scale
from record.charts.print_rows import PrintRows
from record.charts.sheet import OUTLINE, SLIVER, WIDTH, block, on_paper
from record.charts.wrap import Style

_SIDE: Final = Style(9.5, BOLD)
_STRIP, _UNDER_SIDES, _UNDER_STRIP = 15, 4, 9
_EDGE = 0.5
_APART = 10


def draw(face: ScaleFace, *, stands_alone: bool = False) -> Picture:
    """The chart in 8-bit grey; hatched is the low side, dark is strong, the middle is white."""
    return on_paper(face, body(face), stands_alone=stands_alone)


def body(face: ScaleFace) -> "Scale":
    """Its sides, strip and rows."""
    return Scale.of(face)


@dataclass(frozen=True, slots=True)
class Scale:
    """Sides, strip, rows."""

    words: tuple[str, ...]
    points: Sequence[Bar]
    patterns: tuple[Pattern, ...]
    rows: PrintRows

    @classmethod
    def of(cls, face: ScaleFace) -> "Scale":
        patterns = of_scale(len(face.points))
        by_code = dict(zip((bar.code for bar in face.points), patterns, strict=True))
        bars = (*face.points, *face.apart)
        rows = PrintRows.of(
            bars,
            scale=max(bar.part for bar in bars) or 1.0,
            fill=lambda bar: by_code.get(bar.code, APART),
            swatches=True,
            ruled_from=len(face.points),
        )
        return cls(tuple(f"{side.text} {side.share_text}" for side in face.sides), face.points, patterns, rows)

    def _blocks(self) -> list[Block]:
        """One line for all sides where they fit on it, else one for each."""
        if sum(_SIDE.width(words) for words in self.words) + _APART * (len(self.words) - 1) <= WIDTH:
            return [block(self.words[0], _SIDE, WIDTH)] if self.words else []
        return [block(words, _SIDE, WIDTH) for words in self.words]

    @property
    def _sides_height(self) -> float:
        return sum(one.height for one in self._blocks()) + (_UNDER_SIDES if self.words else 0)

    @property
    def height(self) -> float:
        return self._sides_height + _STRIP + _UNDER_STRIP + self.rows.height

    @property
    def heights(self) -> tuple[float, ...]:
        """Of each row; the first brings sides and strip with it."""
        first, *others = self.rows.heights
        return (self.height - self.rows.height + first, *others)

    @property
    def gap(self) -> float:
        """Between two rows."""
        return self.rows.gap

    def part(self, start: int, end: int) -> "Scale | PrintRows":
        """Some of the rows, the first ones under sides and strip."""
        rows = self.rows.part(start, end)
        return rows if start else replace(self, rows=rows)

    def draw(self, canvas: Canvas, top: float) -> None:
        blocks = self._blocks()
        if len(blocks) == len(self.words):
            under = top
            for one in blocks:
                under = one.draw(canvas, 0, under, tokens.BLACK)
        else:
            line = blocks[0].first_baseline(top)
            for left, words in zip(self._lefts(), self.words, strict=True):
                canvas.text(left, line, words, _SIDE, tokens.BLACK)
        top += self._sides_height
        parts = self._parts()
        if not any(width for _, width in parts):
            canvas.outlined(_EDGE, top, WIDTH - 2 * _EDGE, _STRIP, tokens.WHITE, OUTLINE)
        for bar, pattern, (left, width) in zip(self.points, self.patterns, parts, strict=True):
            canvas.outlined_bar(f"strip {bar.code}", left, top, width, _STRIP, pattern, OUTLINE)
        self.rows.draw(canvas, top + _STRIP + _UNDER_STRIP)

    def _parts(self) -> list[tuple[float, float]]:
        return divided([bar.count for bar in self.points], _EDGE, WIDTH - 2 * _EDGE, 0, SLIVER)

    def _lefts(self) -> list[float]:
        """Left ends of the sides on one line: both ends, and the middle one over its part as far as there is room."""
        widths = [_SIDE.width(words) for words in self.words]
        first, last = 0.0, WIDTH - widths[-1]
        if len(widths) < 3:
            return [first, last]
        left, width = self._parts()[len(self.points) // 2]
        wanted = left + width / 2 - widths[1] / 2
        return [first, min(max(wanted, widths[0] + _APART), last - _APART - widths[1]), last]
