"""The tables for other programs as CSV: the figures of the workbook, no cell that a spreadsheet takes for a formula."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from record.cells import ABSENT, Cell, Share, Sheet
from record.published_sheets import sheets_of
from record.record import Record

# The files, and the sheet of the workbook that each of them is.
FILES: Final = {
    "hasil": "Hasil",
    "per_unsur": "Per unsur",
    "pokok_diskusi": "Pokok diskusi",
    "kehadiran": "Kehadiran",
}
_BLANKS: Final = " \u00a0\u3000"
_STARTS: Final = frozenset("=+-@|\t\r\n")
_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9.,]*")
_PHONE: Final = re.compile(r"\+?[0-9][-0-9\x20().]{5,}")


def write(record: Record) -> list[tuple[str, bytes]]:
    """Name and content of every file, in the order of FILES. UTF-8 with a byte order mark, CRLF, decimal comma."""
    sheets = dict(sheets_of(record, set(FILES.values())))
    return [(name, file_of(sheets[sheet], record.paper.csv_separator)) for name, sheet in FILES.items()]


def file_of(sheet: Sheet, separator: str) -> bytes:
    """One sheet as a file, quoted by RFC 4180."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator="\r\n")
    writer.writerow([guarded(head) for head, _ in sheet.columns])
    for row in sheet.rows:
        writer.writerow(_texts(row))
    return made.getvalue().encode("utf-8-sig")


def _texts(row: Sequence[Cell]) -> list[str]:
    return [_text(value) for value in row]


def _text(value: Cell) -> str:
    """A figure as it is printed, but without the dots between thousands, which another program would not take back."""
    if isinstance(value, Share):
        return f"{value.percent:f}".replace(".", ",")
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return str(value) if isinstance(value, int) else guarded(value or ABSENT)


def guarded(text: str) -> str:
    """The text behind a mark where a spreadsheet could calculate with it; numbers and phone numbers stay as they are.
    Source: record.md, section 2."""
    first = text.lstrip(_BLANKS)[:1]
    if not first or unicodedata.normalize("NFKC", first)[:1] not in _STARTS:
        return text
    if _NUMBER.fullmatch(text) or _PHONE.fullmatch(text):
        return text
    return f"'{text}"
