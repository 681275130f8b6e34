"""A workbook read strictly: its sheets in order, each cell with its kind, its value and the format it is shown in."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context
from fractions import Fraction
from typing import Final
from xml.etree.ElementTree import Element

from verifier.bundle import parts_of
from verifier.findings import Refused, shown
from verifier.looks import UNKNOWN, Look, looks_of
from verifier.xml import parse

Value = str | Fraction
BOOK: Final = "xl/workbook.xml"
STRINGS: Final = "xl/sharedStrings.xml"
STYLES: Final = "xl/styles.xml"
ROWS_MAX, COLUMNS_MAX = 1_048_576, 16_384
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# How names begin that are not of the part's own kind; those of sheets and drawings begin with nothing at home.
_SPACES: Final = {
    _OFFICE: "r|",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c|",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a|",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc|",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac": "x14ac|",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main": "x14|",
    "http://schemas.microsoft.com/office/excel/2006/main": "xm|",
    "http://www.w3.org/XML/1998/namespace": "xml|",
}
_HOMES: Final = {
    "xl/drawings/": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    ".rels": "http://schemas.openxmlformats.org/package/2006/relationships",
    "": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
_FIFTEEN: Final = Context(prec=15)
_NUMBER: Final = re.compile(r"-?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,2})?", re.ASCII)
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A cell that holds something: `kind` is what it is stored as ("n" a number, "s" a text)."""

    kind: str
    value: Value
    look: Look

    @property
    def form(self) -> str:
        """The format it is shown in."""
        return self.look.form


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: `cells` by row and column from 1, row by row; `parts` of its path, and what it stands in."""

    name: str
    place: str
    path: str
    root: Element
    cells: Mapping[tuple[int, int], Leaf]
    rows: int


class Parts(dict[str, bytes]):
    """The members of a workbook by name; each is read once, whoever asks for it."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        super().__init__(members)
        self._roots: dict[str, Element] = {}

    def root(self, name: str, place: str) -> Element:
        """A member, read. Raises Refused at `place` where it is missing or no XML."""
        if name not in self._roots:
            self._roots[name] = _part(self, name, place)
        return self._roots[name]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its members by name, the workbook part, and its sheets in order."""

    place: str
    parts: Parts
    root: Element
    pages: Sequence[Page]

    def part(self, name: str) -> Element:
        """A part of it, read. Raises Refused where it is missing or no XML."""
        return self.parts.root(name, self.place)


def reference(row: int, column: int) -> str:
    """Row 6 and column 3 as "C6"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def as_number(text: str) -> Fraction | None:
    """A number as a workbook keeps it, fifteen digits; what a machine adds behind them is no figure. None for text."""
    return Fraction(_FIFTEEN.create_decimal(text)) if _NUMBER.fullmatch(text) else None


def relations_of(parts: Parts, path: str, place: str) -> dict[str, str]:
    """What a part points to, or the whole for no path: the paths of other parts by their ids. Raises Refused for a way
    out of the workbook."""
    folder, _, name = path.rpartition("/")
    own = f"{folder}/_rels/{name}.rels".removeprefix("/")
    if own not in parts:
        return {}
    found: dict[str, str] = {}
    for one in parts.root(own, place).iter("Relationship"):
        key, target = one.get("Id", ""), one.get("Target", "")
        if key in found or "TargetMode" in one.attrib:
            raise Refused(f"{place}: {own} menunjuk ke luar atau ganda", f"{place}: {own} points outside, or twice")
        found[key] = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return found


def open_book(content: bytes, place: str) -> Book:
    """Every sheet. Raises Refused for what cannot be read in one way only."""
    parts = Parts(parts_of(content, place))
    root, relations = parts.root(BOOK, place), relations_of(parts, BOOK, place)
    shared, looks = _shared(parts, place), _looks(parts, place)
    pages = []
    for sheet in root.iter("sheet"):
        name, path = sheet.get("name", ""), relations.get(sheet.get("r|id", ""), "")
        at = f"{place}, lembar {shown(name)}"
        found = parts.root(path, at)
        pages.append(Page(name, at, path, found, *_cells(found, shared, looks, at)))
    return Book(place, parts, root, pages)


def _part(parts: Mapping[str, bytes], name: str, place: str) -> Element:
    if name not in parts:
        raise Refused(f"{place} tidak memuat {shown(name)}", f"{place} does not hold {shown(name)}")
    kind = ".rels" if name.endswith(".rels") else "xl/drawings/" if name.startswith("xl/drawings/") else ""
    return parse(parts[name], f"{place}: {name}", {**_SPACES, _HOMES[kind]: ""})


def _shared(parts: Parts, place: str) -> list[str]:
    if STRINGS not in parts:
        return []
    items = parts.root(STRINGS, place).iter("si")
    return [unescaped("".join(text.text or "" for text in item.iter("t"))) for item in items]


def unescaped(text: str) -> str:
    """Signs that XML cannot hold are written _xHHHH_ in a workbook."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def _looks(parts: Parts, place: str) -> list[Look]:
    """How cells may look, by the number they name it with."""
    return looks_of(parts.root(STYLES, place)) if STYLES in parts else []


def _cells(
    root: Element, shared: Sequence[str], looks: Sequence[Look], place: str
) -> tuple[dict[tuple[int, int], Leaf], int]:
    """Cells by their places, and the number of the last row. Raises Refused where rows or cells do not follow each
    other: two programs could read two sheets."""
    found: dict[tuple[int, int], Leaf] = {}
    before, last = (0, 0), 0
    for row, cell in _in_order(root, place):
        if cell is None:
            before, last = (row, 0), row
            continue
        match = _REFERENCE.fullmatch(cell.get("r", ""))
        column = 0
        for letter in match[1] if match else "":
            column = column * 26 + ord(letter) - 64
        if match is None or int(match[2]) != row or (row, column) <= before or column > COLUMNS_MAX:
            at = f"{place}, sel {shown(cell.get('r', ''))}"
            raise Refused(f"{at}: letaknya tidak berurutan", f"{at}: does not stand in its order")
        before = (row, column)
        look = cell.get("s", "0")
        if (value := _value(cell, shared)) is not None:
            is_known = look.isdecimal() and int(look[:9]) < len(looks)
            found[before] = Leaf(cell.get("t", "n"), value, looks[int(look)] if is_known else UNKNOWN)
    return found, last


def _in_order(root: Element, place: str) -> Iterator[tuple[int, Element | None]]:
    """The number of each row, then its cells. Raises Refused where a row has none, or a lower one than before."""
    before = 0
    for row in root.iter("row"):
        text = row.get("r", "")
        if not text.isdecimal() or not before < int(text[:9]) <= ROWS_MAX:
            at = f"{place}, baris {shown(text)}"
            raise Refused(f"{at}: tidak berurutan", f"{at}: does not stand in its order")
        before = int(text)
        yield before, None
        yield from ((before, cell) for cell in row.iter("c"))


def _value(cell: Element, shared: Sequence[str]) -> Value | None:
    """What a cell holds; None for one that is only drawn."""
    kind, value = cell.get("t", "n"), cell.find("v")
    text = "" if value is None else value.text or ""
    if kind == "s":
        return shared[int(text)] if text.isdecimal() and int(text[:9]) < len(shared) else f"#{text}"
    if kind == "inlineStr":
        return "".join(one.text or "" for one in cell.iter("t"))
    if value is None:
        return None
    number = as_number(text) if kind == "n" else None
    return text if number is None else number
