"""How a cell of the workbook is written: text only ever as text, figures as numbers, rows as high as their lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from record.record_paper import A4, F4
from record.tongue import number, words
from rules.text import graphemes

FONT: Final = {"font_name": "Arial", "font_size": 10, "valign": "top"}
BORDER: Final = {"border": 1, "border_color": "#D5DCE4"}
INDENTED: Final = {"text_wrap": True, "align": "left", "indent": 1}
MUTED, LEAD, SUM = "#56616F", "#0B4F8A", "#EDF3F9"
CELL_MAX: Final = 32_767
# Whatever signs it is made of: one beyond the first plane counts twice.
_SURELY_FITS: Final = CELL_MAX // 2
ABSENT: Final = "–"
# Widths of columns, in letters.
CODE, SHORT, MIDDLE, TEXT, FIGURE = 8, 14, 24, 56, 12
ROW_HEIGHT, ROW_HEIGHT_MAX = 13.5, 405
_HEAD_HEIGHT, _HEAD_ROOM = 20, 6.5
# Letters of Arial 10 that stand in a column for each unit of its width.
_LETTERS: Final = 1.05
_BOLD: Final = 0.9
# A spreadsheet keeps fifteen digits of a number; a figure with more stands as text, whole.
_DIGITS_MAX: Final = 15
_DECIMALS_MAX: Final = 6
# The numbers by which a workbook names a sheet of paper.
_PAPERS: Final = {A4: 9, F4: 14}
_NAME_MAX: Final = 31
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")


class Share(float):
    """A share of 1, already rounded; `decimals` of a per cent are shown, `percent` is exactly what is shown."""

    decimals: int
    percent: Decimal

    def __new__(cls, units: int, decimals: int) -> "Share":
        share = super().__new__(cls, units / 10 ** (decimals + 2))
        share.decimals = decimals
        share.percent = Decimal(units).scaleb(-decimals)
        return share


class Hidden(str):
    """A cell whose content is kept back."""

    __slots__ = ()


Cell = int | Decimal | Share | Hidden | str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns as (head, width); a cell is a count, an exact figure with its own decimals, a share, a text, or
    hidden."""

    columns: tuple[tuple[str, float], ...]
    rows: list[list[Cell]]


def formats_of(book: Any) -> dict[str, Any]:
    """Every look a cell may have."""
    cell = FONT | BORDER
    return {
        "head": book.add_format(cell | {"bold": True, "font_color": "white", "bg_color": LEAD, "text_wrap": True}),
        "text": book.add_format(cell | INDENTED),
        "hidden": book.add_format(cell | {"italic": True, "font_color": MUTED} | INDENTED),
        "count": book.add_format(cell | {"num_format": "#,##0"}),
        **{f"exact{n}": book.add_format(cell | {"num_format": _pattern(n)}) for n in range(_DECIMALS_MAX + 1)},
        "share0": book.add_format(cell | {"num_format": "0%"}),
        "share1": book.add_format(cell | {"num_format": "0.0%"}),
        "sum": book.add_format(cell | {"bold": True, "bg_color": SUM, "top": 2, "num_format": "#,##0"}),
        "sum_exact": book.add_format(cell | {"bold": True, "bg_color": SUM, "top": 2, "num_format": "#,##0.######"}),
        "title": book.add_format(FONT | {"bold": True, "font_size": 14, "text_wrap": True}),
        "muted": book.add_format(FONT | {"font_color": MUTED, "text_wrap": True}),
    }


def set_up_page(sheet: Any, *, header_row: int, paper: str = A4) -> None:
    """Landscape, one page wide, the header on every page; F4 is what office programs call folio."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_PAPERS[paper])
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_footer(f"&R{words().plain('lembar_kaki')}")


def write_heads(sheet: Any, formats: dict[str, Any], place: int, columns: Sequence[tuple[str, float]]) -> None:
    """The heads of a table, in a row as high as the longest of them needs."""
    for column, (head, _) in enumerate(columns):
        sheet.write_string(place, column, head, formats["head"])
    # Bold letters are wider than those the widths are counted in.
    lines = max(lines_of(head, width * _BOLD) for head, width in columns)
    sheet.set_row(place, max(_HEAD_HEIGHT, ROW_HEIGHT * lines + _HEAD_ROOM))


def write_row(sheet: Any, formats: dict[str, Any], place: int, row: Sequence[Cell], widths: Sequence[float]) -> int:
    """Writes a row and returns where the next one goes; a text too long for a cell continues in rows of its own."""
    if not any(isinstance(value, str) and len(value) > _SURELY_FITS for value in row):
        _write_line(sheet, formats, place, row, widths)
        return place + 1
    parts = [pieces(value) if isinstance(value, str) else [value] for value in row]
    count = max(len(part) for part in parts)
    for down in range(count):
        line = [part[down] if down < len(part) else "" for part in parts]
        _write_line(sheet, formats, place + down, line, widths)
    return place + count


def _write_line(sheet: Any, formats: dict[str, Any], place: int, row: Sequence[Cell], widths: Sequence[float]) -> None:
    """One line of cells, as high as the text in it that takes most lines."""
    lines = 1
    for column, (value, width) in enumerate(zip(row, widths, strict=True)):
        _write_cell(sheet, formats, place, column, value)
        if isinstance(value, str):
            lines = max(lines, lines_of(value, width))
    if lines > 1:
        sheet.set_row(place, min(ROW_HEIGHT * lines, ROW_HEIGHT_MAX))


def _write_cell(sheet: Any, formats: dict[str, Any], row: int, column: int, value: Cell) -> None:
    if isinstance(value, Share):
        sheet.write_number(row, column, value, formats[f"share{min(value.decimals, 1)}"])
    elif isinstance(value, Decimal):
        _write_exact(sheet, formats, row, column, value)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, formats["count"])
    else:
        sheet.write_string(row, column, value or ABSENT, formats["hidden" if isinstance(value, Hidden) else "text"])


def _write_exact(sheet: Any, formats: dict[str, Any], row: int, column: int, value: Decimal) -> None:
    """The figure with as many decimals as it is printed with everywhere."""
    digits, exponent = value.as_tuple().digits, value.as_tuple().exponent
    assert isinstance(exponent, int), "no figure is endless"
    if len(digits) + max(exponent, 0) > _DIGITS_MAX:
        sheet.write_string(row, column, number(value), formats["text"])
    else:
        sheet.write_number(row, column, float(value), formats[f"exact{max(-exponent, 0)}"])


def _pattern(decimals: int) -> str:
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def pieces(text: str) -> list[str]:
    """The text in parts that a cell can hold, every part but the first marked as a continuation."""
    if len(text.encode("utf-16-le")) // 2 <= CELL_MAX:
        return [text]
    continued = words().plain("sel_lanjutan") + " "
    step = _SURELY_FITS - len(continued)
    cut = [text[start : start + step] for start in range(0, len(text), step)]
    return [cut[0], *(continued + part for part in cut[1:])]


def lines_of(text: str, width: float) -> int:
    """About how many lines a text takes in a column; office programs do not all work it out themselves."""
    letters = max(int(width * _LETTERS), 1)
    if len(text) <= letters and "\n" not in text:
        # Never more signs than code points: most cells of a large meeting need not be measured.
        return 1
    return sum(-(-max(graphemes(line), 1) // letters) for line in text.split("\n"))


def sheet_name(code: str, taken: set[str]) -> str:
    """A name no other sheet has, whatever the case; `taken` holds the folded names and gets the new one."""
    plain = _NOT_IN_A_NAME.sub("-", code).strip()[:_NAME_MAX] or "JP"
    name, number = plain, 2
    while name.casefold() in taken:
        ending = f" ({number})"
        name, number = plain[: _NAME_MAX - len(ending)] + ending, number + 1
    taken.add(name.casefold())
    return name
