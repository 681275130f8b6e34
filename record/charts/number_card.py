"""The phone card of figures: mean and median large, a column for each value or interval, a mark at the mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from record.charts import tokens
from record.charts.album import Row, Section, Setting, clipped
from record.charts.album import pages as album_pages
from record.charts.apart_row import ApartRow, Rule
from record.charts.canvas import Canvas, Picture
from record.charts.card import COLUMN, LEFT, RIGHT, Block, baseline
from record.charts.column_labels import Labels, slots
from record.charts.figures import Figure, Figures
from record.charts.fonts import BOLD
from record.charts.kind_faces import Column, NumberFace
from record.charts.wrap import Style, clip, wrap
from record.tongue import words

_LARGE_SIZES: Final = (76, 60, 48, 38, 30)
_CAPTION = Style(36)
_LARGE_HEIGHT, _CAPTION_HEIGHT = 84, 48
_BETWEEN_MEANS = 96
_COLUMNS, _GAP, _TIP = 280, 10, 6
_COUNT_SIZES: Final = (36, 32, 28, 24, 20)
_LABEL_SIZES: Final = (38, 34, 30, 26)
_COUNT_ROOM, _LABEL_ROOM, _TICK = 52, 54, 10
_MARK = Style(34, BOLD)
_WORDS = Style(34)
_MARK_ROOM, _TRIANGLE = 74, 22
_APART = 24
# One answer of 500 still shows.
_SLIVER = 2
_CLIPPED_LINES, _UNLIMITED = (4, 2), 1000


def pages(face: NumberFace) -> tuple[Picture, ...]:
    """The card, one picture."""
    settings = [Setting(partial(_sections, face, None)), *clipped(partial(_sections, face), _CLIPPED_LINES)]
    return album_pages(face, settings)


def _sections(face: NumberFace, lines_max: int | None) -> list[Section]:
    chart: tuple[Row, ...] = (_Means(face), _Columns(face, lines_max))
    made = [Section(chart, 36, edges=((tokens.ACCENT, tokens.WHITE, 8),))]
    if face.apart:
        figures = Figures.over(map(Figure.of, face.apart), 48, 36)
        rows = tuple(ApartRow.of(bar, face.apart, figures, lines_max) for bar in face.apart)
        made.append(Section(rows, 24, Rule(), 28, 32))
    return made


@dataclass(frozen=True, slots=True)
class _Means:
    """Two large figures side by side, each over its name."""

    face: NumberFace
    height: float = _LARGE_HEIGHT + _CAPTION_HEIGHT

    def draw(self, canvas: Canvas, top: float) -> None:
        figures = self.face.mean_text, self.face.median_text
        room = COLUMN - _BETWEEN_MEANS
        sizes = (size for size in _LARGE_SIZES if sum(Style(size, BOLD).width(one) for one in figures) <= room)
        large = Style(next(sizes, _LARGE_SIZES[-1]), BOLD)
        left = float(LEFT)
        for figure, name in zip(figures, (words().plain("gambar_rata"), words().plain("gambar_median")), strict=True):
            canvas.text(left, baseline(top, _LARGE_HEIGHT, figure, large.size), figure, large, tokens.INK)
            under = top + _LARGE_HEIGHT
            canvas.text(left, baseline(under, _CAPTION_HEIGHT, name, _CAPTION.size), name, _CAPTION, tokens.MUTED)
            left += max(large.width(figure), _CAPTION.width(name)) + _BETWEEN_MEANS


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns on one line, their counts above, values or bounds below, then the mark and the words at both ends."""

    face: NumberFace
    lines_max: int | None

    @property
    def height(self) -> float:
        under = max((block.height for block in self._words_below()), default=0)
        return _COUNT_ROOM + _COLUMNS + 3 + _LABEL_ROOM + (_MARK_ROOM if self._has_last_line else 0) + under

    @property
    def _has_last_line(self) -> bool:
        return self.face.mean_at is not None or bool(self._words_beside())

    def draw(self, canvas: Canvas, top: float) -> None:
        columns = self.face.columns
        places = slots(len(columns), LEFT, COLUMN, _GAP)
        foot = top + _COUNT_ROOM + _COLUMNS
        self._draw_columns(canvas, columns, places, foot)
        canvas.rectangle(places[0][0] - 4, foot, places[-1][0] + places[-1][1] - places[0][0] + 8, 3, tokens.INK)
        labels = Labels.of(self.face, places, _GAP, _LABEL_SIZES, (LEFT, RIGHT))
        labels.draw(canvas, foot + 3, _LABEL_ROOM, _TICK, tokens.INK)
        below = foot + 3 + _LABEL_ROOM
        if self._has_last_line:
            self._draw_last_line(canvas, below)
            below += _MARK_ROOM
        for block, left in zip(self._words_below(), self._lefts_below(), strict=True):
            block.draw(canvas, left, below, tokens.MUTED)

    def _draw_columns(
        self, canvas: Canvas, columns: Sequence[Column], places: Sequence[tuple[float, float]], foot: float
    ) -> None:
        largest = max(column.count for column in columns) or 1
        widest = max(Style(1, BOLD).width(column.count_text) for column in columns)
        fitting = (size for size in _COUNT_SIZES if widest * size <= places[0][1] + _GAP - 6)
        size = next(fitting, _COUNT_SIZES[-1])
        for place, (column, (left, width)) in enumerate(zip(columns, places, strict=True)):
            length = max(_SLIVER, round(_COLUMNS * column.count / largest)) if column.count else 0
            colour = tokens.LEAD if column.is_leading else tokens.OTHER
            canvas.column(column.label or str(place), left, foot, width, length, _TIP, colour)
            style = Style(size, BOLD) if column.is_leading else Style(size)
            ink = tokens.INK if column.count else tokens.MUTED
            middle = left + width / 2 - style.width(column.count_text) / 2
            canvas.text(middle, foot - length - 14, column.count_text, style, ink)

    def _mark(self) -> tuple[float, float, float] | None:
        """Middle of the triangle, and both ends of the words under it."""
        if self.face.mean_at is None:
            return None
        (left, width), *_ = slots(len(self.face.columns), LEFT, COLUMN, _GAP)
        middle = left - _GAP / 2 + self.face.mean_at * (width + _GAP)
        wide = _MARK.width(self._mark_words)
        start = min(max(middle - wide / 2, LEFT), RIGHT - wide)
        return middle, start, start + wide

    @property
    def _mark_words(self) -> str:
        return words().plain("skala_rata", rata=self.face.mean_text)

    def _end_words(self) -> tuple[str, str]:
        low = f"◀ {self.face.low_words}" if self.face.low_words else ""
        return low, f"{self.face.high_words} ▶" if self.face.high_words else ""

    def _words_beside(self) -> bool:
        """Whether the words at both ends stand on the line of the mark without touching it."""
        low, high = self._end_words()
        if not low and not high:
            return False
        _, start, end = self._mark() or (0, COLUMN / 2 + LEFT, COLUMN / 2 + LEFT)
        return LEFT + _WORDS.width(low) + _APART <= start and end + _APART <= RIGHT - _WORDS.width(high)

    def _words_below(self) -> list[Block]:
        """The words at both ends under the line of the mark, each in its half, where they would touch it."""
        low, high = self._end_words()
        if self._words_beside() or not (low or high):
            return []
        half = (COLUMN - _APART) / 2
        most = self.lines_max or _UNLIMITED
        lines = [(one, clip(wrap(one, _WORDS, half), most, _WORDS, half)) for one in (low, high)]
        return [Block(one, kept, _WORDS, 1.24) for one, kept in lines]

    def _lefts_below(self) -> list[float]:
        blocks = self._words_below()
        return [LEFT, RIGHT - max(_WORDS.width(line) for line in blocks[1].lines)] if blocks else []

    def _draw_last_line(self, canvas: Canvas, top: float) -> None:
        text_top = top + _TRIANGLE + 6
        height = _MARK_ROOM - _TRIANGLE - 12
        if mark := self._mark():
            middle, start, _ = mark
            canvas.triangle(middle, top, _TRIANGLE * 1.2, _TRIANGLE, tokens.ACCENT)
            line = baseline(text_top, height, self._mark_words, _MARK.size)
            canvas.text(start, line, self._mark_words, _MARK, tokens.ACCENT)
        if self._words_beside():
            low, high = self._end_words()
            canvas.text(LEFT, baseline(text_top, height, low, _WORDS.size), low, _WORDS, tokens.MUTED)
            canvas.text_right(RIGHT, baseline(text_top, height, high, _WORDS.size), high, _WORDS, tokens.MUTED)
