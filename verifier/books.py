"""The workbook of a pack: which sheets it has, how they show what they hold, and the sheets of questions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from verifier.book_parts import part_findings
from verifier.charts import chart_findings
from verifier.counted import Counted
from verifier.english import SHEETS
from verifier.findings import Finding, shown, wrong
from verifier.layouts import layout_of
from verifier.nodes import Node
from verifier.pages import page_findings, share_findings
from verifier.question_sheets import cell_findings, frame_findings
from verifier.sentences import sentence
from verifier.slots import HEAD_ROW
from verifier.wording import Wording
from verifier.workbooks import Book, Page

_NAME_MAX: Final = 31
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
# Answers beside who gave them are not for publication.
_WITHHELD: Final = "Per instansi"


def book_findings(book: Book, record: Node, counted: Mapping[str, Counted]) -> Iterator[Finding]:
    """The workbook as a whole: its parts, which sheets it has in which order, how they show what they hold, and every
    cell and chart of the sheets of questions. Raises Refused."""
    yield from part_findings(book)
    words = Wording(language_of(book), record.part("meeting").text("zone"))
    layouts = {code: layout_of(record, one, counted, words) for code, one in counted.items()}
    general = _general(record, words.language)
    names = _names([code for code, layout in layouts.items() if layout is not None], general)
    yield from _listed(book, [*general, *names])
    for page in book.pages:
        code = names.get(page.name)
        layout = None if code is None else layouts[code]
        yield from page_findings(page, 1 if layout is None else HEAD_ROW)
        if code is None or layout is None:
            yield from share_findings(page)
            yield from _plain(page)
            continue
        one = counted[code]
        yield from cell_findings(page, layout)
        yield from frame_findings(page, layout)
        yield from chart_findings(book, page, layout, sentence(one.node, one.asked, one.tally, words))


def language_of(book: Book) -> str:
    """The language it is written in, as its first sheet says."""
    return "en" if any(page.name == next(iter(SHEETS)) for page in book.pages[:1]) else "id"


def _general(record: Node, language: str) -> list[str]:
    """The sheets that every workbook has, as they are called."""
    is_published = record.text_or_none("variant") == "published"
    return [
        english if language == "en" else known
        for english, known in SHEETS.items()
        if not (is_published and known == _WITHHELD)
    ]


def _names(codes: list[str], general: list[str]) -> dict[str, str]:
    """The name of each question's sheet -> its code: the code, without signs that no sheet may be called by."""
    taken, found = {name.casefold() for name in general}, {}
    for code in codes:
        plain = _NOT_IN_A_NAME.sub("-", code).strip()[:_NAME_MAX] or "JP"
        name, number = plain, 2
        while name.casefold() in taken:
            ending = f" ({number})"
            name, number = plain[: _NAME_MAX - len(ending)] + ending, number + 1
        taken.add(name.casefold())
        found[name] = code
    return found


def _listed(book: Book, wanted: list[str]) -> Iterator[Finding]:
    """Each sheet that must be there, once, in order, and no other."""
    found = [page.name for page in book.pages]
    for name, times in Counter(found).items():
        if name not in wanted:
            yield wrong(f"{book.place}, lembar {shown(name)}", "tidak dikenal", "is not known")
        elif times > 1:
            yield wrong(f"{book.place}, lembar {shown(name)}", "ada lebih dari sekali", "is there more than once")
    for name in wanted:
        if name not in found:
            yield wrong(f"{book.place}, lembar {shown(name)}", "tidak ada", "is missing")
    if sorted(found) == sorted(wanted) and found != wanted:
        yield wrong(book.place, "urutan lembarnya tertukar", "its sheets are in another order")


def _plain(page: Page) -> Iterator[Finding]:
    """A sheet of rows alone: no chart, no cells drawn as one, no bars."""
    for tag in ("drawing", "mergeCells", "conditionalFormatting", "extLst"):
        if page.root.find(tag) is not None:
            yield wrong(page.place, f"memuat {tag} yang tidak dibuat Jajak", f"holds {tag}, which Jajak never makes")
