"""Tables read back from workbooks, Word files and CSV: heads, rows, and what stands above them."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from typing import TypeAlias
from xml.etree.ElementTree import Element

from verifier.bundle import parts_of
from verifier.english import HEADS, English
from verifier.findings import Refused
from verifier.workbooks import Book, Page
from verifier.xml import parse

Cell: TypeAlias = str | Fraction


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


def workbook_tables(book: Book) -> list[Table]:
    """Each sheet from its first row on."""
    return [_table(page.place, (page.name,), _rows(page)) for page in book.pages if page.cells]


def _rows(page: Page) -> list[tuple[Cell, ...]]:
    """Rows as far as each goes."""
    found: list[list[Cell]] = [[] for _ in range(page.rows)]
    for (row, column), leaf in page.cells.items():
        cells = found[row - 1]
        cells += [""] * (column - 1 - len(cells))
        cells.append(leaf.value)
    return [tuple(cells) for cells in found]


def document_tables(content: bytes, place: str) -> tuple[list[Table], str]:
    """The tables of a Word file in order, and its whole text. Raises Refused."""
    parts, name = parts_of(content, place), "word/document.xml"
    if name not in parts:
        raise Refused(f"{place} tidak memuat {name}", f"{place} does not hold {name}")
    root = parse(parts[name], f"{place}: {name}")
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
