"""A key on a phone card: each colour with its words, side by side where they fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import COLUMN, LEFT, RIGHT, Block
from record.charts.wrap import Style, clip, wrap

_FACTOR, _SWATCH, _AFTER_SWATCH, _GAP = 1.34, 30, 14, 30


@dataclass(frozen=True, slots=True)
class ColourKey:
    """Each text with its colour, its left end and how far down it stands."""

    placed: tuple[tuple[Block, str, float, float], ...]
    height: float

    @classmethod
    def of(cls, texts: Sequence[str], colours: Sequence[str], style: Style, lines_max: int) -> "ColourKey":
        """Texts of so many lines at most."""
        placed: list[tuple[Block, str, float, float]] = []
        left, top, line = float(LEFT), 0.0, 0.0
        for words, colour in zip(texts, colours, strict=True):
            width = COLUMN - _SWATCH - _AFTER_SWATCH
            block = Block(words, clip(wrap(words, style, width), lines_max, style, width), style, _FACTOR)
            wide = _SWATCH + _AFTER_SWATCH + max(style.width(one) for one in block.lines)
            if placed and left + wide > RIGHT:
                left, top, line = float(LEFT), top + line, 0.0
            placed.append((block, colour, left, top))
            left, line = left + wide + _GAP, max(line, block.height)
        return cls(tuple(placed), top + line)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Swatches with their texts."""
        for block, colour, left, below in self.placed:
            middle = top + below + block.height / len(block.lines) / 2
            canvas.rounded(left, middle - _SWATCH / 2, _SWATCH, _SWATCH, 4, colour)
            block.draw(canvas, left + _SWATCH + _AFTER_SWATCH, top + below, tokens.INK)
