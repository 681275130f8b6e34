"""Figures on paper: a column for each value or interval, the mean as a mark below, and rows that stand apart."""

from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas, Picture
from record.charts.card import Block
from record.charts.column_labels import Labels, slots
from record.charts.fonts import BOLD
from record.charts.kind_faces import NumberFace
from record.charts.patterns import LEAD, OTHER
from record.charts.print_list import ListRow, PrintList
from record.charts.sheet import BASELINE, LABEL_SIZE, OUTLINE, SLIVER, WIDTH, block, on_paper
from record.charts.wrap import Style
from record.tongue import words

_COUNT_SIZES: Final = (8.5, 7.5, 6.5)
_LABEL_SIZES: Final = (9.0, 8.0, 7.0)
_COLUMNS, _GAP = 96, 5
_COUNT_ROOM, _LABEL_ROOM, _TICK = 13, 14, 3
_MARK, _MARK_ROOM, _TRIANGLE = Style(9, BOLD), 18, 5
_WORDS = Style(8.5)
_APART = 8


def draw(face: NumberFace, *, stands_alone: bool = False) -> Picture:
    """The chart in 8-bit grey."""
    return on_paper(face, _Chart.of(face), stands_alone=stands_alone)


@dataclass(frozen=True, slots=True)
class _Chart:
    """Mean and median in words, the columns, what stands under them."""

    face: NumberFace
    words: Block
    ends: tuple[Block, Block]
    apart: PrintList | None

    @classmethod
    def of(cls, face: NumberFace) -> "_Chart":
        said = words().plain("gambar_rata_median", rata=face.mean_text, median=face.median_text)
        half = (WIDTH - _APART) / 2
        low = f"◀ {face.low_words}" if face.low_words else ""
        high = f"{face.high_words} ▶" if face.high_words else ""
        rows = tuple(ListRow(bar.code, bar.text, f"{bar.share_text}  {bar.count_text}") for bar in face.apart)
        ends = (block(low, _WORDS, half), block(high, _WORDS, half))
        return cls(face, block(said, Style(9.5, BOLD), WIDTH), ends, PrintList.of(rows) if rows else None)

    @property
    def _ends_height(self) -> float:
        return max(one.height for one in self.ends) if any(one.paragraph for one in self.ends) else 0

    @property
    def _mark_height(self) -> float:
        return _MARK_ROOM if self.face.mean_at is not None else 0

    @property
    def height(self) -> float:
        columns = _COUNT_ROOM + _COLUMNS + BASELINE + _LABEL_ROOM
        apart = self.apart.height + 6 if self.apart else 0
        return self.words.height + 4 + columns + self._mark_height + self._ends_height + apart

    def draw(self, canvas: Canvas, top: float) -> None:
        self.words.draw(canvas, 0, top, tokens.BLACK)
        places = slots(len(self.face.columns), _GAP, WIDTH - 2 * _GAP, _GAP)
        foot = top + self.words.height + 4 + _COUNT_ROOM + _COLUMNS
        self._draw_columns(canvas, places, foot)
        below = foot + BASELINE
        labels = Labels.of(self.face, places, _GAP, _LABEL_SIZES, (0, WIDTH))
        labels.draw(canvas, below, _LABEL_ROOM, _TICK, tokens.BLACK)
        below += _LABEL_ROOM
        if self.face.mean_at is not None:
            self._draw_mark(canvas, places[0][0] - _GAP / 2 + self.face.mean_at * (places[0][1] + _GAP), below)
        below += self._mark_height
        if self._ends_height:
            low, high = self.ends
            low.draw(canvas, 0, below, tokens.BLACK)
            high.draw(canvas, WIDTH - max(_WORDS.width(line) for line in high.lines), below, tokens.BLACK)
        if self.apart:
            self.apart.draw(canvas, below + self._ends_height + 6)

    def _draw_columns(self, canvas: Canvas, places: list[tuple[float, float]], foot: float) -> None:
        columns = self.face.columns
        largest = max(column.count for column in columns) or 1
        widest = max(Style(1, BOLD).width(column.count_text) for column in columns)
        size = next((one for one in _COUNT_SIZES if widest * one <= places[0][1] + _GAP - 1), _COUNT_SIZES[-1])
        for place, (column, (left, width)) in enumerate(zip(columns, places, strict=True)):
            length = max(SLIVER, _COLUMNS * column.count / largest) if column.count else 0
            canvas.bars.append((column.label or str(place), length))
            if length:
                fill = LEAD if column.is_leading else OTHER
                canvas.outlined(left, foot - length, width, length, fill, OUTLINE)
            style = Style(size, BOLD) if column.is_leading else Style(size)
            start = left + width / 2 - style.width(column.count_text) / 2
            canvas.text(start, foot - length - 3.5, column.count_text, style, tokens.BLACK)
        end = places[-1][0] + places[-1][1]
        canvas.rectangle(places[0][0] - 1, foot, end - places[0][0] + 2, BASELINE, tokens.BLACK)

    def _draw_mark(self, canvas: Canvas, middle: float, top: float) -> None:
        said = words().plain("skala_rata", rata=self.face.mean_text)
        canvas.triangle(middle, top, _TRIANGLE * 1.3, _TRIANGLE, tokens.BLACK)
        wide = _MARK.width(said)
        start = min(max(middle - wide / 2, 0), WIDTH - wide)
        canvas.text(start, top + _TRIANGLE + LABEL_SIZE, said, _MARK, tokens.BLACK)
