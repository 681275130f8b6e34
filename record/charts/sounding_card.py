"""The phone card of a sounding: each point over its divided bar, the figures under it, and a mark where all agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from record.charts import tokens
from record.charts.album import Row, Section, Setting, clipped
from record.charts.album import pages as album_pages
from record.charts.canvas import Canvas, Picture
from record.charts.card import COLUMN, LEFT, RIGHT, Block, baseline
from record.charts.division import divided
from record.charts.fonts import BOLD, SEMIBOLD
from record.charts.sounding_face import SoundedRow, SoundingFace
from record.charts.wrap import Style, clip, wrap

COLOURS: Final = (tokens.AGREE, tokens.DISAGREE, tokens.ABSTAIN)
_TEXT, _FIGURES, _MARK, _KEY = Style(38, SEMIBOLD), Style(32), Style(28, BOLD), Style(34)
_TEXT_FACTOR, _FIGURES_FACTOR = 1.26, 1.34
_BAR, _PART_GAP, _SLIVER = 34, 3, 2
_UNDER_TEXT, _UNDER_BAR, _UNDER_FIGURES = 10, 8, 8
_CHIP, _CHIP_PADDING, _CHIP_RADIUS = 46, 20, 23
_SWATCH, _AFTER_SWATCH, _KEY_GAP, _KEY_HEIGHT = 30, 14, 36, 48
# Space between points, then how many lines of a wording stand where it is set on no picture whole.
_GAPS: Final = (38, 28)
_CLIPPED_LINES: Final = (12, 6, 3)


def pages(face: SoundingFace) -> tuple[Picture, ...]:
    """The card, or an album of it; every point stands on it."""
    settings = [Setting(partial(_sections, face, gap, None)) for gap in _GAPS]
    settings += clipped(lambda most: _sections(face, _GAPS[-1], most), _CLIPPED_LINES)
    return album_pages(face, settings)


def _sections(face: SoundingFace, gap: int, lines_max: int | None) -> list[Section]:
    rows: tuple[Row, ...] = tuple(_Point.of(row, lines_max) for row in face.rows)
    return [Section(rows, gap, _Key(face.key), 26, edges=tokens.text_edges(COLOURS, 4))]


@dataclass(frozen=True, slots=True)
class _Key:
    """Which colour is which view."""

    words: Sequence[str]

    @property
    def height(self) -> float:
        return _KEY_HEIGHT

    def draw(self, canvas: Canvas, top: float) -> None:
        left: float = LEFT
        for word, colour in zip(self.words, COLOURS, strict=True):
            canvas.rounded(left, top + (_KEY_HEIGHT - _SWATCH) / 2, _SWATCH, _SWATCH, 4, colour)
            left += _SWATCH + _AFTER_SWATCH
            canvas.text(left, baseline(top, _KEY_HEIGHT, word, _KEY.size), word, _KEY, tokens.INK)
            left += _KEY.width(word) + _KEY_GAP


@dataclass(frozen=True, slots=True)
class _Point:
    """Code and wording, the bar, the figures, and the mark."""

    row: SoundedRow
    text: Block
    figures: Block

    @classmethod
    def of(cls, row: SoundedRow, lines_max: int | None) -> "_Point":
        words = f"{row.code}. {' '.join(row.text.split())}"
        lines = wrap(words, _TEXT, COLUMN)
        if lines_max is not None:
            lines = clip(lines, lines_max, _TEXT, COLUMN)
        figures = Block(row.figures, wrap(row.figures, _FIGURES, COLUMN), _FIGURES, _FIGURES_FACTOR)
        return cls(row, Block(words, lines, _TEXT, _TEXT_FACTOR), figures)

    @property
    def height(self) -> float:
        bar = _BAR + _UNDER_BAR if self.row.counts is not None else 0
        mark = _UNDER_FIGURES + _CHIP if self.row.mark else 0
        return self.text.height + _UNDER_TEXT + bar + self.figures.height + mark

    def draw(self, canvas: Canvas, top: float) -> None:
        top = self.text.draw(canvas, LEFT, top, tokens.INK) + _UNDER_TEXT
        if self.row.counts is not None:
            parts = divided(self.row.counts, LEFT, RIGHT - LEFT, _PART_GAP, _SLIVER)
            for place, ((left, width), colour) in enumerate(zip(parts, COLOURS, strict=True)):
                canvas.bar(f"{self.row.code}/{place}", left, top, width, _BAR, 0, colour)
            top += _BAR + _UNDER_BAR
        top = self.figures.draw(canvas, LEFT, top, tokens.MUTED)
        if self.row.mark:
            top += _UNDER_FIGURES
            width = _MARK.width(self.row.mark) + 2 * _CHIP_PADDING
            canvas.rounded(LEFT, top, width, _CHIP, _CHIP_RADIUS, tokens.FINAL.ground)
            line = baseline(top, _CHIP, self.row.mark, _MARK.size)
            canvas.text(LEFT + _CHIP_PADDING, line, self.row.mark, _MARK, tokens.FINAL.text)
