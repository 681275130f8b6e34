"""The phone card of attendance or turnout: one large figure, a bar with the quorum where one is set, a row for each
constituency."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from record.charts import tokens
from record.charts.album import Row, Section, Setting, clipped
from record.charts.album import pages as album_pages
from record.charts.canvas import Canvas, Picture
from record.charts.card import COLUMN, LEFT, RIGHT, Block, baseline
from record.charts.fonts import BOLD
from record.charts.kind_faces import PresenceFace, PresentRow
from record.charts.wrap import Style, clip, one_line, wrap

_FIGURE_SIZES: Final = (132, 104, 80)
_FIGURE_ROOM, _AFTER_FIGURE = 124, 28
_OF, _OF_FACTOR = Style(50), 1.2
_BAR, _TIP, _ABOVE_BAR = 44, 6, 24
_TICK, _TICK_REACH, _MARK_ROOM = 5, 12, 56
_MARK = Style(34, BOLD)
_ROW, _ROW_BAR, _NAME, _COUNT, _NAME_FACTOR = 72, 30, Style(40), Style(40, BOLD), 1.18
_NAME_WIDTH_MAX, _COLUMN_GAP = 480, 30
_UNLIMITED, _CLIPPED_LINES = 1000, (4,)
# One of 500 still shows.
_SLIVER = 2


def pages(face: PresenceFace) -> tuple[Picture, ...]:
    """The card; an album only where there are very many constituencies."""
    settings = [Setting(partial(_sections, face, _UNLIMITED)), *clipped(partial(_sections, face), _CLIPPED_LINES)]
    return album_pages(face, settings)


def _sections(face: PresenceFace, lines_max: int) -> list[Section]:
    made = [Section((_Whole(face),), edges=((tokens.INK, tokens.TRACK, 2),))]
    if face.rows:
        columns = _Columns.of(face)
        rows: tuple[Row, ...] = tuple(_Row.of(row, columns, lines_max) for row in face.rows)
        made.append(Section(rows, above=36))
    return made


def _length(full: float, part: float, count: int) -> float:
    return max(_SLIVER, round(full * min(part, 1.0))) if count else 0


@dataclass(frozen=True, slots=True)
class _Whole:
    """The figure, what it is out of, and the bar of the whole."""

    face: PresenceFace

    @property
    def _figure(self) -> Style:
        sizes = (size for size in _FIGURE_SIZES if Style(size, BOLD).width(self.face.count_text) <= COLUMN / 3)
        return Style(next(sizes, _FIGURE_SIZES[-1]), BOLD)

    @property
    def _of_left(self) -> float:
        return LEFT + self._figure.width(self.face.count_text) + _AFTER_FIGURE

    @property
    def _of(self) -> Block:
        lines = wrap(self.face.of_words, _OF, RIGHT - self._of_left)
        return Block(self.face.of_words, lines, _OF, _OF_FACTOR)

    @property
    def _head(self) -> float:
        return max(_FIGURE_ROOM, self._of.height)

    @property
    def height(self) -> float:
        mark = _MARK_ROOM if self.face.quorum_part is not None else 0
        return self._head + _ABOVE_BAR + _BAR + mark

    def draw(self, canvas: Canvas, top: float) -> None:
        face, figure, words = self.face, self._figure, self._of
        # Figure and words stand on one line; only words of several lines end there.
        foot = top + self._head - 14
        canvas.text(LEFT, foot, face.count_text, figure, tokens.INK)
        last = words.height - (words.first_baseline(0) if len(words.lines) == 1 else words.height - 16)
        words.draw(canvas, self._of_left, foot - words.height + last, tokens.INK)
        bar_top = top + self._head + _ABOVE_BAR
        canvas.rounded(LEFT, bar_top, COLUMN, _BAR, _TIP, tokens.TRACK)
        length = _length(COLUMN, face.part, face.count)
        canvas.bar("whole", LEFT, bar_top, length, _BAR, _TIP, tokens.LEAD)
        if face.quorum_part is not None:
            self._draw_quorum(canvas, face.quorum_part, bar_top, length)

    def _draw_quorum(self, canvas: Canvas, part: float, bar_top: float, length: float) -> None:
        """A tick that is white inside the bar and dark outside it, and its words under it."""
        middle = LEFT + COLUMN * part
        left = min(max(middle - _TICK / 2, LEFT), RIGHT - _TICK)
        canvas.rectangle(left, bar_top - _TICK_REACH, _TICK, _BAR + 2 * _TICK_REACH, tokens.INK)
        if left + _TICK <= LEFT + length:
            canvas.rectangle(left, bar_top, _TICK, _BAR, tokens.WHITE)
        words = one_line(self.face.quorum_words, _MARK, COLUMN)
        wide = _MARK.width(words)
        start = min(max(middle - wide / 2, LEFT), RIGHT - wide)
        top = bar_top + _BAR + _TICK_REACH
        canvas.text(start, baseline(top, _MARK_ROOM - _TICK_REACH, words, _MARK.size), words, _MARK, tokens.INK)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names end, bars begin and figures begin."""

    name_width: float
    left: float
    right: float

    @classmethod
    def of(cls, face: PresenceFace) -> "_Columns":
        width = min(_NAME_WIDTH_MAX, max(_NAME.width(row.name) for row in face.rows))
        counts = max(_COUNT.width(row.count_text) for row in face.rows)
        return cls(width, round(LEFT + width + _COLUMN_GAP), round(RIGHT - counts - _COLUMN_GAP))


@dataclass(frozen=True, slots=True)
class _Row:
    """A constituency: name, bar, figure."""

    row: PresentRow
    name: Block
    columns: _Columns

    @classmethod
    def of(cls, row: PresentRow, columns: _Columns, lines_max: int) -> "_Row":
        lines = clip(wrap(row.name, _NAME, columns.name_width), lines_max, _NAME, columns.name_width)
        return cls(row, Block(row.name, lines, _NAME, _NAME_FACTOR), columns)

    @property
    def height(self) -> float:
        return max(_ROW, self.name.height + 12)

    def draw(self, canvas: Canvas, top: float) -> None:
        columns, middle = self.columns, top + self.height / 2
        self.name.draw(canvas, LEFT, middle - self.name.height / 2, tokens.INK)
        full = columns.right - columns.left
        bar_top = round(middle - _ROW_BAR / 2)
        canvas.rounded(columns.left, bar_top, full, _ROW_BAR, _TIP, tokens.TRACK)
        length = _length(full, self.row.part, self.row.count)
        canvas.bar(self.row.name, columns.left, bar_top, length, _ROW_BAR, _TIP, tokens.OTHER)
        line = middle + 0.364 * _COUNT.size
        canvas.text_right(RIGHT, line, self.row.count_text, _COUNT, tokens.INK if self.row.count else tokens.MUTED)
