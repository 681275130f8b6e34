"""Rows of a breakdown as cells with counts, shaded by their part of the row; option texts with their codes above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.album import Row, Section
from record.charts.breakdown_face import BreakdownFace, BreakdownRow, Cell, Division
from record.charts.breakdown_rows import (
    UNIT,
    Lines,
    Ruled,
    answered_width,
    draw_answered,
    draw_in_words,
    name_block,
    name_size,
    names_width,
)
from record.charts.canvas import Canvas
from record.charts.card import LEFT, RIGHT, Block, baseline
from record.charts.fonts import BOLD
from record.charts.wrap import Style, clip, wrap

# Height of cells and size of option texts; the first at which all stands on one picture.
STEPS: Final = ((81, 38), (66, 38), (66, 34), (58, 32))
_CELL_GAP, _CELL_RADIUS, _BELOW_RULE = 3, 6, 12
_AROUND_NAME = 16
_COLUMN_GAP = 24
# Wider columns for few options, narrow ones for many; more than twelve go into several tables.
_WIDE, _NARROW, _WIDE_UP_TO, _COLUMNS_MAX = 88, 62, 7, 12
# So wide that the words of a hidden row fit.
_CELLS_LEAST = 570
_COUNT_SIZES: Final = (36, 32, 28, 24, 20)
_CODE_SIZES: Final = (38, 32, 28, 24)
_HEAD = 56
_TEXT_FACTOR = 1.3
_TEXT_COLUMN_GAP = 40
_AFTER_CODE = 20


def table_sections(face: BreakdownFace, step: tuple[int, int], lines: Lines) -> list[Section]:
    """The option texts, then one table, or several where the options need more columns than a card has."""
    made = [Section(tuple(_option_rows(face, step[1], lines.texts)), 4)]
    count = len(face.options)
    tables = -(-count // _COLUMNS_MAX)
    for number in range(tables):
        places = range(count * number // tables, count * (number + 1) // tables)
        columns = _Columns.of(face, places, step[0])
        rows: list[Row] = [_Row(columns, row, columns.name(row, lines.names)) for row in face.all_rows]
        rows[0] = Ruled(rows[0], _BELOW_RULE)
        made.append(Section(tuple(rows), _CELL_GAP, _Codes(columns), 4, 36, tokens.heat_edges()))
    return made


def _option_rows(face: BreakdownFace, size: int, lines_max: int) -> list["_OptionTexts"]:
    """Codes and texts one under another, in two columns downwards where all of them are short."""
    indent = max(Style(size, BOLD).width(option.code) for option in face.options) + _AFTER_CODE
    half = (RIGHT - LEFT - _TEXT_COLUMN_GAP) / 2
    is_short = all(Style(size).width(option.text) <= half - indent for option in face.options)
    columns = 2 if is_short and len(face.options) > 2 else 1
    width = (half if columns == 2 else RIGHT - LEFT) - indent
    per_column = -(-len(face.options) // columns)
    blocks = [(option.code, _text_block(option, Style(size), width, lines_max)) for option in face.options]
    return [
        _OptionTexts(tuple(blocks[place::per_column]), indent, half + _TEXT_COLUMN_GAP) for place in range(per_column)
    ]


def _text_block(option: Division, style: Style, width: float, lines_max: int) -> Block:
    lines = clip(wrap(option.text, style, width), lines_max, style, width)
    return Block(option.text, lines, style, _TEXT_FACTOR)


@dataclass(frozen=True, slots=True)
class _OptionTexts:
    """One option's code and text, or two side by side."""

    options: tuple[tuple[str, Block], ...]
    indent: float
    apart: float

    @property
    def height(self) -> float:
        return max(text.height for _, text in self.options)

    def draw(self, canvas: Canvas, top: float) -> None:
        left = float(LEFT)
        for code, text in self.options:
            canvas.text(left, text.first_baseline(top), code, Style(text.style.size, BOLD), tokens.LEAD)
            text.draw(canvas, left + self.indent, top, tokens.INK)
            left += self.apart


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names, numbers of answers and the cells of some options stand."""

    face: BreakdownFace
    places: Sequence[int]
    name_width: float
    answered_right: float
    left: float
    cell: float
    cell_height: int

    @classmethod
    def of(cls, face: BreakdownFace, places: Sequence[int], cell_height: int) -> "_Columns":
        wanted = max(_WIDE if len(places) <= _WIDE_UP_TO else _NARROW, _CELLS_LEAST / len(places))
        counted = answered_width(face)
        most = RIGHT - LEFT - counted - 2 * _COLUMN_GAP - wanted * len(places)
        name_width = names_width(face, most)
        answered_right = LEFT + name_width + _COLUMN_GAP + counted
        left = round(answered_right + _COLUMN_GAP)
        cell = (RIGHT - left + _CELL_GAP) / len(places)
        return cls(face, places, name_width, answered_right, left, cell, cell_height)

    def name(self, row: BreakdownRow, lines_max: int) -> Block:
        return name_block(self.face, row, name_size(self.face, self.name_width), self.name_width, lines_max)

    def cell_left(self, place: int) -> float:
        """In whole pixels, or gaps between cells would differ."""
        return round(self.left + self.cell * (place - self.places[0]))

    def cell_width(self, place: int) -> float:
        return self.cell_left(place + 1) - _CELL_GAP - self.cell_left(place)

    def style(self, texts: Sequence[str], sizes: Sequence[int]) -> Style:
        """The largest size at which all of these, bold, fit into a cell."""
        room = self.cell - _CELL_GAP - 6
        fitting = (size for size in sizes if all(Style(size, BOLD).width(text) <= room for text in texts))
        return Style(next(fitting, sizes[-1]), BOLD)


@dataclass(frozen=True, slots=True)
class _Codes:
    """The codes over their columns, and the unit over the numbers of answers."""

    columns: _Columns
    height: float = _HEAD

    def draw(self, canvas: Canvas, top: float) -> None:
        columns = self.columns
        line = baseline(top, _HEAD, "0", _CODE_SIZES[0])
        canvas.text_right(columns.answered_right, line, columns.face.unit_word, UNIT, tokens.MUTED)
        codes = [columns.face.options[place].code for place in columns.places]
        style = columns.style(codes, _CODE_SIZES)
        for place, code in zip(columns.places, codes, strict=True):
            middle = columns.cell_left(place) + columns.cell_width(place) / 2
            canvas.text(middle - style.width(code) / 2, line, code, style, tokens.LEAD)


@dataclass(frozen=True, slots=True)
class _Row:
    """A constituency: its name, its number of answers, its cells or the words in their place."""

    columns: _Columns
    row: BreakdownRow
    name: Block

    @property
    def height(self) -> float:
        return max(self.columns.cell_height, self.name.height + _AROUND_NAME)

    def draw(self, canvas: Canvas, top: float) -> None:
        columns, row = self.columns, self.row
        self.name.draw(canvas, LEFT, top + (self.height - self.name.height) / 2, tokens.INK)
        draw_answered(canvas, columns.face, row, columns.answered_right, top + self.height / 2)
        if row.cells is None or not row.answered:
            draw_in_words(canvas, row, columns.left, top, RIGHT - columns.left, self.height)
            return
        shown = [one.cells[place].count_text for one in columns.face.all_rows if one.cells for place in columns.places]
        style = columns.style(shown, _COUNT_SIZES)
        for place in columns.places:
            self._draw_cell(canvas, row.cells[place], place, top, style)

    def _draw_cell(self, canvas: Canvas, cell: Cell, place: int, top: float, bold: Style) -> None:
        left, width = self.columns.cell_left(place), self.columns.cell_width(place)
        ground = tokens.heat(cell.part)
        canvas.rounded(left, top, width, self.height, _CELL_RADIUS, ground)
        style = bold if cell.is_leading else Style(bold.size)
        line = baseline(top, self.height, "0", style.size) + 0.06 * style.size
        colour = tokens.on(ground) if cell.count else tokens.MUTED
        canvas.text(left + width / 2 - style.width(cell.count_text) / 2, line, cell.count_text, style, colour)
