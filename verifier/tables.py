"""Tables read back from workbooks, Word files and CSV: heads, rows, and what stands above them."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context
from fractions import Fraction
from io import StringIO
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from verifier.bundle import parts_of
from verifier.english import HEADS, English
from verifier.findings import Refused
from verifier.xml import parse

Cell: TypeAlias = str | Fraction
_COLUMNS_MAX: Final = 16_384
_FIFTEEN: Final = Context(prec=15)
_NUMBER: Final = re.compile(r"-?\d{1,40}(\.\d{1,40})?([eE]-?\d{1,2})?", re.ASCII)
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})\d{1,7}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `above` are the paragraphs before it since the table before, or the name of its sheet. Heads are the
    Indonesian ones whatever the language of the paper; `printed` are those that stand there."""

    place: str
    above: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    printed: tuple[str, ...]

    @property
    def is_english(self) -> bool:
        """Whether its heads are English."""
        return self.printed != self.heads

    def has(self, *heads: str) -> bool:
        """Whether all of these columns are there."""
        return set(heads) <= set(self.heads)

    def cell(self, row: Sequence[Cell], head: str) -> Cell:
        """The cell of a row under a head; nothing where the row is short or the column missing."""
        place = self.heads.index(head) if head in self.heads else len(row)
        return row[place] if place < len(row) else ""

    def named(self, head: str) -> str:
        """A head as it is printed; that of a column which is not there as it is."""
        return self.printed[self.heads.index(head)] if head in self.heads else head


def _table(place: str, above: tuple[str, ...], rows: Sequence[tuple[Cell, ...]], *, is_local: bool = False) -> Table:
    """A table of its rows, the heads first; the figures of an English paper are English ones unless `is_local`."""
    printed = tuple(map(str, rows[0])) if rows else ()
    heads = tuple(HEADS.get(head, head) for head in printed)
    body = tuple(rows[1:])
    if heads != printed and not is_local:
        body = tuple(tuple(English(cell) if isinstance(cell, str) else cell for cell in row) for row in body)
    return Table(place, above, heads, body, printed)


def workbook_tables(content: bytes, place: str) -> list[Table]:
    """Each sheet from its first row on. Raises Refused."""
    parts = parts_of(content, place)
    shared = _shared(parts, place)
    relations = {
        one.get("Id", ""): one.get("Target", "")
        for one in _part(parts, "xl/_rels/workbook.xml.rels", place).iter("Relationship")
    }
    tables = []
    for sheet in _part(parts, "xl/workbook.xml", place).iter("sheet"):
        name, target = sheet.get("name", ""), relations.get(sheet.get("id", ""), "")
        path = target.removeprefix("/") if target.startswith("/xl/") else f"xl/{target}"
        rows = [_row(row, shared) for row in _part(parts, path, place).iter("row")]
        if rows:
            tables.append(_table(f"{place}, lembar {name}", (name,), rows))
    return tables


def _part(parts: dict[str, bytes], name: str, place: str) -> Element:
    if name not in parts:
        raise Refused(f"{place} tidak memuat {name}", f"{place} does not hold {name}")
    return parse(parts[name], f"{place}: {name}")


def _shared(parts: dict[str, bytes], place: str) -> list[str]:
    if "xl/sharedStrings.xml" not in parts:
        return []
    items = _part(parts, "xl/sharedStrings.xml", place).iter("si")
    return [_unescaped("".join(text.text or "" for text in item.iter("t"))) for item in items]


def _unescaped(text: str) -> str:
    """Signs that XML cannot hold are written _xHHHH_ in a workbook."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def _row(row: Element, shared: Sequence[str]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for cell in row.iter("c"):
        column = _column(cell.get("r", ""))
        if column is not None and len(cells) < column < _COLUMNS_MAX:
            cells += [""] * (column - len(cells))
        cells.append(_cell(cell, shared))
    return tuple(cells)


def _column(reference: str) -> int | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    place = 0
    for letter in match[1]:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _cell(cell: Element, shared: Sequence[str]) -> Cell:
    kind, value = cell.get("t", "n"), cell.find("v")
    text = "" if value is None else value.text or ""
    if kind == "s":
        return shared[int(text)] if text.isdecimal() and int(text[:9]) < len(shared) else ""
    if kind == "inlineStr":
        return "".join(one.text or "" for one in cell.iter("t"))
    if kind == "n" and _NUMBER.fullmatch(text):
        # A workbook keeps fifteen digits; what a machine adds behind them is no figure.
        return Fraction(_FIFTEEN.create_decimal(text))
    return text


def document_tables(content: bytes, place: str) -> tuple[list[Table], str]:
    """The tables of a Word file in order, and its whole text. Raises Refused."""
    root = _part(parts_of(content, place), "word/document.xml", place)
    tables: list[Table] = []
    above: list[str] = []
    whole: list[str] = []
    for block in root.iter():
        if block.tag == "p" and (text := _paragraph(block)):
            whole.append(text)
    for kind, element in _blocks(root):
        if kind == "p":
            above.append(_paragraph(element))
            continue
        rows: list[tuple[Cell, ...]] = [
            tuple(_text_of(cell) for cell in row.findall("tc")) for row in element.findall("tr")
        ]
        if rows:
            tables.append(_table(f"{place}, tabel {len(tables) + 1}", tuple(above), rows))
        above = []
    return tables, "\n".join(whole)


def _blocks(root: Element) -> Iterator[tuple[str, Element]]:
    """Paragraphs and tables of the body in order, those inside of content controls too."""
    body = root.find("body")
    waiting = list(reversed(list(body if body is not None else ())))
    while waiting:
        element = waiting.pop()
        if element.tag in ("p", "tbl"):
            yield element.tag, element
        elif element.tag in ("sdt", "sdtContent"):
            waiting.extend(reversed(list(element)))


def _paragraph(element: Element) -> str:
    return "".join("\t" if one.tag == "tab" else "\n" if one.tag == "br" else one.text or "" for one in element.iter()
                   if one.tag in ("t", "tab", "br"))  # fmt: skip


def _text_of(cell: Element) -> str:
    return "\n".join(_paragraph(paragraph) for paragraph in cell.iter("p"))


def csv_table(content: bytes, place: str) -> Table:
    """A file of values, ";" or "," between them. Raises Refused."""
    try:
        text = content.decode("utf-8-sig")
        line = text.split("\r\n", 1)[0]
        reader = csv.reader(
            StringIO(text, newline=""), delimiter=";" if line.count(";") >= line.count(",") else ",", strict=True
        )
        rows: list[tuple[Cell, ...]] = [tuple(row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{place} bukan CSV yang utuh", f"{place} is no whole CSV") from error
    # A decimal comma in whatever language, so that programs here take the figures.
    return _table(place, (place,), rows, is_local=True)
