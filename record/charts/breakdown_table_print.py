"""A breakdown on paper that bars cannot show: counts under the codes of the options, the largest of each row bold."""

from collections.abc import Sequence
from dataclasses import dataclass

from record.charts import tokens
from record.charts.breakdown_face import BreakdownFace, BreakdownRow
from record.charts.breakdown_rows import words_instead
from record.charts.canvas import Canvas
from record.charts.card import Block
from record.charts.fonts import BOLD, REGULAR
from record.charts.print_list import ListRow, PrintList
from record.charts.sheet import LABEL_SIZE, PIXEL, WIDTH, block, rule
from record.charts.wrap import Style

_NAME_WIDTH_MAX = 130
_COLUMN_GAP, _ROW_GAP, _HEAD = 10, 7, 14
_NARROWEST, _WIDEST = 24, 44
_BETWEEN = 8
_WORDS = Style(8)


def draw_in_words(canvas: Canvas, row: BreakdownRow, left: float, top: float, width: float, height: float) -> None:
    """What stands in place of figures of a row."""
    draw_cell(canvas, left, top, width, height, is_hidden=row.cells is None)


def draw_cell(canvas: Canvas, left: float, top: float, width: float, height: float, *, is_hidden: bool) -> None:
    """One cell with a thin edge for what is hidden, words where nobody answered."""
    words = words_instead(is_hidden=is_hidden)
    if is_hidden:
        canvas.rectangle(left, top, width, height, tokens.PRINT_RULE)
        canvas.rectangle(left + 2 * PIXEL, top + 2 * PIXEL, width - 4 * PIXEL, height - 4 * PIXEL, tokens.PRINT_HIDDEN)
    start = left + width / 2 - _WORDS.width(words) / 2
    canvas.text(start, top + height / 2 + 0.364 * _WORDS.size, words, _WORDS, tokens.BLACK)


@dataclass(frozen=True, slots=True)
class PrintTable:
    """The option texts with their codes, then one table, or several where the options need more columns."""

    texts: PrintList
    tables: tuple["_Table", ...]

    @classmethod
    def of(cls, face: BreakdownFace) -> "PrintTable":
        """Every option in full."""
        texts = PrintList.of([ListRow(option.code, option.text) for option in face.options])
        names, left = _names(face)
        most = int((WIDTH - left) / _column(face))
        count = -(-len(face.options) // most)
        starts = [len(face.options) * number // count for number in range(count + 1)]
        tables = (_Table(face, range(starts[n], starts[n + 1]), names, left) for n in range(count))
        return cls(texts, tuple(tables))

    @property
    def height(self) -> float:
        return self.texts.height + sum(table.height + _BETWEEN for table in self.tables)

    def draw(self, canvas: Canvas, top: float) -> None:
        self.texts.draw(canvas, top)
        top += self.texts.height
        for table in self.tables:
            table.draw(canvas, top + _BETWEEN)
            top += table.height + _BETWEEN


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of some options."""

    face: BreakdownFace
    places: Sequence[int]
    names: tuple[Block, ...]
    left: float

    @property
    def height(self) -> float:
        return _HEAD + sum(name.height + _ROW_GAP for name in self.names)

    def draw(self, canvas: Canvas, top: float) -> None:
        bold = Style(LABEL_SIZE, BOLD)
        line = top + LABEL_SIZE
        canvas.text_right(self.left - _COLUMN_GAP, line, self.face.unit_word, Style(8), tokens.BLACK)
        for place in self.places:
            canvas.text_right(self._right(place), line, self.face.options[place].code, bold, tokens.BLACK)
        top += _HEAD
        for row, name in zip(self.face.all_rows, self.names, strict=True):
            rule(canvas, top)
            top += _ROW_GAP / 2
            self._draw_row(canvas, row, name, top)
            top += name.height + _ROW_GAP / 2

    def _draw_row(self, canvas: Canvas, row: BreakdownRow, name: Block, top: float) -> None:
        name.draw(canvas, 0, top, tokens.BLACK)
        line = name.first_baseline(top)
        canvas.text_right(self.left - _COLUMN_GAP, line, row.answered_text, name.style, tokens.BLACK)
        if row.cells is None or not row.answered:
            draw_in_words(canvas, row, self.left, top - 1, WIDTH - self.left, name.height + 2)
            return
        for place in self.places:
            cell = row.cells[place]
            style = Style(LABEL_SIZE, BOLD if cell.is_leading else REGULAR)
            canvas.text_right(self._right(place), line, cell.count_text, style, tokens.BLACK)

    def _right(self, place: int) -> float:
        return self.left + (place - self.places[0] + 1) * min(_WIDEST, (WIDTH - self.left) / len(self.places)) - 1


def _names(face: BreakdownFace) -> tuple[tuple[Block, ...], float]:
    """The names in their column, and where the cells begin."""
    styles = [Style(LABEL_SIZE, BOLD if row is face.total else REGULAR) for row in face.all_rows]
    rows = list(zip(styles, face.all_rows, strict=True))
    width = min(_NAME_WIDTH_MAX, max(style.width(row.name) for style, row in rows))
    answered = max(Style(8).width(face.unit_word), *(style.width(row.answered_text) for style, row in rows))
    return tuple(block(row.name, style, width) for style, row in rows), width + answered + 2 * _COLUMN_GAP


def _column(face: BreakdownFace) -> float:
    """The least width of a column: the widest code or count in it."""
    bold = Style(LABEL_SIZE, BOLD)
    counts = [bold.width(cell.count_text) for row in face.all_rows for cell in row.cells or ()]
    return max(_NARROWEST, *(bold.width(option.code) + 6 for option in face.options), *(one + 6 for one in counts))
