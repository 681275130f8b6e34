"""The workbook around its sheets: nothing in it that nobody made, no sheet hidden, no name that stands for figures."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from verifier.findings import Finding, shown, wrong
from verifier.grammar import BOOK, STRINGS, STYLES, grammar_findings
from verifier.workbooks import BOOK as BOOK_PART
from verifier.workbooks import STRINGS as STRINGS_PART
from verifier.workbooks import STYLES as STYLES_PART
from verifier.workbooks import Book, relations_of

_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/(workbook|styles|sharedStrings|theme/theme1)\.xml|"
    r"xl/_rels/workbook\.xml\.rels|xl/worksheets/(sheet\d+\.xml|_rels/sheet\d+\.xml\.rels)|"
    r"xl/drawings/(drawing\d+\.xml|_rels/drawing\d+\.xml\.rels)|xl/charts/chart\d+\.xml",
    re.ASCII,
)
_THEME: Final = "xl/theme/theme1.xml"
_POINTED: Final = re.compile(r"xl/(worksheets/sheet|drawings/drawing|charts/chart)\d+\.xml", re.ASCII)
# The only names: the rows that a print repeats, and the table that can be filtered.
_NAMES: Final = ("_xlnm.Print_Titles", "_xlnm._FilterDatabase")
_RANGE: Final = re.compile(r"(?P<sheet>.+)!(\$\d+:\$\d+|\$[A-Z]+\$\d+:\$[A-Z]+\$\d+)", re.ASCII)


def part_findings(book: Book) -> Iterator[Finding]:
    """Members, what points to them, the list of texts, the sheets as the workbook lists them, and its names."""
    for name in book.parts:
        if _PARTS.fullmatch(name) is None:
            yield wrong(f"{book.place}, {shown(name)}", "bukan bagian buatan Jajak", "is no part that Jajak makes")
    yield from _pointed(book)
    yield from grammar_findings(book.root, BOOK, book.place)
    if STRINGS_PART in book.parts:
        yield from grammar_findings(book.part(STRINGS_PART), STRINGS, f"{book.place}, daftar teks")
    if STYLES_PART in book.parts:
        yield from grammar_findings(book.part(STYLES_PART), STYLES, f"{book.place}, bentuk sel")
    yield from _themed(book)
    yield from _names(book)


def _themed(book: Book) -> Iterator[Finding]:
    """Letters that name no colour are black on white."""
    colours = book.part(_THEME).find("a|themeElements/a|clrScheme") if _THEME in book.parts else None
    for name, wanted in (("dk1", "windowText"), ("lt1", "window")):
        found = None if colours is None else colours.find(f"a|{name}/a|sysClr")
        if colours is not None and (found is None or found.get("val") != wanted):
            yield wrong(f"{book.place}, tema", "warna hurufnya lain", "has another colour of letters")


def _pointed(book: Book) -> Iterator[Finding]:
    """Each sheet, drawing and chart stands in one place; the workbook that is opened is the one that is read."""
    opened = [*relations_of(book.parts, "", book.place).values()]
    known = set(relations_of(book.parts, BOOK_PART, book.place).values())
    if BOOK_PART not in opened or any(one.startswith("xl/") for one in opened if one != BOOK_PART):
        yield wrong(book.place, "membuka buku kerja yang lain", "opens another workbook")
    others = {one for one in known if not _POINTED.fullmatch(one)}
    if others - {STYLES_PART, STRINGS_PART, _THEME}:
        yield wrong(book.place, "menunjuk bagian yang lain", "points to some other part")
    used = Counter(page.path for page in book.pages)
    for page in book.pages:
        drawings = [*relations_of(book.parts, page.path, page.place).values()]
        used.update(drawings)
        for drawing in drawings:
            used.update(relations_of(book.parts, drawing, page.place).values())
    for name in sorted({one for one in book.parts if _POINTED.fullmatch(one)} | set(used)):
        if used[name] != 1 or _POINTED.fullmatch(name) is None:
            yield wrong(f"{book.place}, {shown(name)}", "tidak terpasang sekali saja", "is not in use exactly once")


def _names(book: Book) -> Iterator[Finding]:
    for one in book.root.iter("definedName"):
        name, at = one.get("name", ""), one.get("localSheetId", "")
        match = _RANGE.fullmatch(one.text or "")
        own = book.pages[int(at)].name if at.isdecimal() and int(at[:9]) < len(book.pages) else None
        told = "" if match is None else match["sheet"]
        if told.startswith("'"):
            told = told[1:-1].replace("''", "'")
        if name not in _NAMES or own is None or told != own:
            yield wrong(
                f"{book.place}, nama {shown(name)}", "bukan nama buku kerja Jajak", "is no name of our workbook"
            )
