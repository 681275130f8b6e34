"""A bar on paper divided among counts, the counts in it, and the key that says which pattern is what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import Block
from record.charts.division import divided
from record.charts.fonts import BOLD
from record.charts.patterns import Pattern
from record.charts.sheet import OUTLINE, SLIVER, WIDTH, block
from record.charts.wrap import Style

BAR: Final = 14
# Room over a bar for counts that do not fit into their parts.
ABOVE_BAR: Final = 10
_NUMBER = Style(8.5, BOLD)
_BESIDE_NUMBER = 1.6
_KEY, _SWATCH_WIDTH, _SWATCH, _AFTER_SWATCH, _KEY_GAP = Style(8.5), 13, 9, 4, 10
_BEFORE_TEXT: Final = _SWATCH_WIDTH + _AFTER_SWATCH


@dataclass(frozen=True, slots=True)
class DividedBar:
    """The parts of one bar between `left` and `right`: a name, a count, its text and its pattern each."""

    names: Sequence[str]
    counts: Sequence[int]
    texts: Sequence[str]
    patterns: Sequence[Pattern]
    left: float
    right: float

    @property
    def height(self) -> float:
        """The bar, and the room over it where a count stands there."""
        return BAR + (ABOVE_BAR if self._outside() else 0)

    def draw(self, canvas: Canvas, bar_top: float) -> None:
        """Draws the bar from `bar_top`; what does not fit into its part stands over it."""
        for name, pattern, (left, width) in zip(self.names, self.patterns, self._parts(), strict=True):
            canvas.outlined_bar(name, left, bar_top, width, BAR, pattern, OUTLINE)
        outside, free = self._outside(), self.left
        for place, ((left, width), text) in enumerate(zip(self._parts(), self._texts(), strict=True)):
            if not text:
                continue
            wide = _NUMBER.width(text)
            start = left + width / 2 - wide / 2
            if place in outside:
                rest = sum(_NUMBER.width(self.texts[later]) + 3 for later in outside if later > place)
                start = max(free, min(start, self.right - wide - rest))
                canvas.text(start, bar_top - 2.5, text, _NUMBER, tokens.BLACK)
                free = start + wide + 3
                continue
            pattern = self.patterns[place]
            if pattern.hatch:
                canvas.rectangle(start - 1.2, bar_top + 2.4, wide + 2.4, BAR - 4.8, tokens.WHITE)
            ink = tokens.BLACK if pattern.hatch else tokens.on(pattern.ground)
            canvas.text(start, bar_top + BAR / 2 + 0.364 * _NUMBER.size, text, _NUMBER, ink)

    def _texts(self) -> list[str]:
        return [text if count else "" for text, count in zip(self.texts, self.counts, strict=True)]

    def _parts(self) -> list[tuple[float, float]]:
        return divided(self.counts, self.left, self.right - self.left, 0, SLIVER)

    def _outside(self) -> list[int]:
        pairs = zip(self._parts(), self._texts(), strict=True)
        least = 2 * _BESIDE_NUMBER
        return [n for n, ((_, width), text) in enumerate(pairs) if text and _NUMBER.width(text) + least > width]


@dataclass(frozen=True, slots=True)
class Key:
    """Each text with its left end and how far down it stands, side by side where they fit."""

    placed: tuple[tuple[Block, float, float], ...]
    height: float

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Key":
        """Every text in full."""
        placed: list[tuple[Block, float, float]] = []
        left, top, line = 0.0, 0.0, 0.0
        for words in texts:
            text = block(words, _KEY, WIDTH - _BEFORE_TEXT)
            wide = _BEFORE_TEXT + max(_KEY.width(one) for one in text.lines)
            if placed and left + wide > WIDTH:
                left, top, line = 0.0, top + line + 2, 0.0
            placed.append((text, left, top))
            left, line = left + wide + _KEY_GAP, max(line, text.height)
        return cls(tuple(placed), top + line)

    def draw(self, canvas: Canvas, top: float, patterns: Sequence[Pattern]) -> None:
        """Swatches with their texts."""
        for (text, left, below), pattern in zip(self.placed, patterns, strict=True):
            middle = top + below + text.height / len(text.lines) / 2
            canvas.outlined(left + 0.5, middle - _SWATCH / 2, _SWATCH_WIDTH, _SWATCH, pattern, OUTLINE)
            text.draw(canvas, left + _BEFORE_TEXT, top + below, tokens.BLACK)
