"""The native chart of a question's sheet: what it draws, what it keeps of it, and what is told of it in words."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from verifier.findings import Finding, differs, differs_in, wrong
from verifier.grammar import CHART, DRAWING, grammar_findings
from verifier.slots import Drawn, Layout, Slot
from verifier.workbooks import Book, Page, as_number, reference, relations_of

_DRAWING: Final = re.compile(r"xl/drawings/drawing\d+\.xml", re.ASCII)
_CHART: Final = re.compile(r"xl/charts/chart\d+\.xml", re.ASCII)
_BARS: Final = "c|chart/c|plotArea/c|barChart"
_AXES: Final = "c|chart/c|plotArea"
# Where -> what stands there in every chart: from zero, on scales that bend nothing, each bar with its figure.
_FIXED: Final = {
    "c|chart/c|autoTitleDeleted": "1",
    "c|chart/c|plotVisOnly": "1",
    f"{_BARS}/c|grouping": "clustered",
    f"{_BARS}/c|ser/c|dLbls/c|showVal": "1",
    f"{_AXES}/c|catAx/c|crosses": "autoZero",
    f"{_AXES}/c|valAx/c|crosses": "autoZero",
    f"{_AXES}/c|valAx/c|scaling/c|orientation": "minMax",
    f"{_AXES}/c|valAx/c|scaling/c|min": "0",
}


def chart_findings(book: Book, page: Page, layout: Layout, said: str) -> Iterator[Finding]:
    """The chart of a sheet whose table starts at `layout.first`; `said` is its alternative text. Raises Refused."""
    drawn, found = layout.chart, page.root.find("drawing")
    if drawn is None or found is None:
        if found is not None:
            yield wrong(
                page.place, "memuat diagram yang tidak semestinya ada", "holds a chart that should not be there"
            )
        if drawn is not None:
            yield wrong(page.place, "diagramnya tidak ada", "its chart is missing")
        return
    path = relations_of(book.parts, page.path, page.place).get(found.get("r|id", ""), "")
    if _DRAWING.fullmatch(path) is None:
        yield wrong(page.place, "diagramnya tidak ada", "its chart is missing")
        return
    drawing, place = book.part(path), f"{page.place}, diagram"
    yield from grammar_findings(drawing, DRAWING, place)
    yield from _placed(drawing, layout, said, place)
    frame = next(drawing.iter("c|chart"), None)
    chart = relations_of(book.parts, path, page.place).get("" if frame is None else frame.get("r|id", ""), "")
    if _CHART.fullmatch(chart) is None:
        yield wrong(page.place, "diagramnya tidak ada", "its chart is missing")
        return
    root = book.part(chart)
    yield from grammar_findings(root, CHART, place)
    yield from _shaped(root, drawn, place)
    yield from _coloured(root, drawn, place)
    slots, rows = layout.slots(), range(layout.first, layout.first + layout.count)
    for part, column in (("c|cat", drawn.labels), ("c|val", drawn.values)):
        wanted = [slots.get((row, column), Slot("")) for row in rows]
        ends = dict.fromkeys((_absolute(rows[0], column), _absolute(rows[-1], column)))
        yield from _series(root.find(f"{_BARS}/c|ser/{part}"), page.name, ":".join(ends), wanted, place)


def _placed(drawing: Element, layout: Layout, said: str, place: str) -> Iterator[Finding]:
    """Under the table, where it covers no figure; told in the words of the result."""
    row, column = (drawing.findtext(f"twoCellAnchor/from/{part}", "") for part in ("row", "col"))
    if (row, column) != (str(layout.first + layout.count + 1), "0"):
        yield wrong(place, "tidak terletak di bawah tabelnya", "does not stand under its table")
    for named in drawing.iter("cNvPr"):
        if named.get("descr", "") != said:
            yield differs_in(f"{place}, teks pengganti", said, named.get("descr", ""))


def _shaped(root: Element, drawn: Drawn, place: str) -> Iterator[Finding]:
    turned = {
        f"{_BARS}/c|barDir": "col" if drawn.is_upright else "bar",
        f"{_AXES}/c|catAx/c|scaling/c|orientation": "minMax" if drawn.is_upright else "maxMin",
    }
    for path, wanted in (_FIXED | turned).items():
        if _at(root, path) != wanted:
            yield differs(f"{place}, {path.rpartition('|')[2]}", wanted, _at(root, path))
    if _at(root, f"{_AXES}/c|catAx/c|delete") not in ("", "0"):
        yield wrong(place, "nama pilihannya tidak tampil", "does not show the names of its options")


def _at(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get("val", "")


def _coloured(root: Element, drawn: Drawn, place: str) -> Iterator[Finding]:
    """A bar for each row; those that lead stand out from the others by their colour, and no other does."""
    points = root.findall(f"{_BARS}/c|ser/c|dPt")
    if [_at(point, "c|idx") for point in points] != [str(number) for number in range(len(drawn.stands_out))]:
        yield wrong(place, "batangnya bukan satu untuk tiap baris", "does not have one bar for each row")
        return
    colours = [_at(point, "c|spPr/a|solidFill/a|srgbClr") for point in points]
    lead = {colour for colour, stands_out in zip(colours, drawn.stands_out, strict=True) if stands_out}
    rest = {colour for colour, stands_out in zip(colours, drawn.stands_out, strict=True) if not stands_out}
    if len(lead) > 1 or len(rest) > 1 or lead & rest:
        yield wrong(place, "warnanya menonjolkan pilihan yang lain", "its colours make another option stand out")


def _absolute(row: int, column: int) -> str:
    letters = reference(row, column).rstrip("0123456789")
    return f"${letters}${row}"


def _series(found: Element | None, sheet: str, span: str, wanted: Sequence[Slot], place: str) -> Iterator[Finding]:
    """Names or figures: they are those of this sheet's table, and so are the copies that a chart keeps of them."""
    data = next(iter(found), None) if found is not None else None
    told = "" if data is None else data.findtext("c|f", "")
    name, _, cells = told.rpartition("!")
    own = name[1:-1].replace("''", "'") if name.startswith("'") and name.endswith("'") else name
    if (own, cells) != (sheet, span) or found is None or len(found) != 1 or data is None:
        yield wrong(
            place, f"menggambar {told or '–'}, bukan {sheet}!{span}", f"draws {told or '–'}, not {sheet}!{span}"
        )
        return
    kept = data.find("c|strCache") if data.tag == "c|strRef" else data.find("c|numCache")
    points = [] if kept is None else kept.findall("c|pt")
    is_whole = kept is not None and _at(kept, "c|ptCount") == str(len(wanted))
    if not is_whole or [one.get("idx") for one in points] != [str(number) for number in range(len(wanted))]:
        yield differs(f"{place}, banyaknya batang", len(wanted), len(points))
        return
    for number, (slot, point) in enumerate(zip(wanted, points, strict=True), start=1):
        text = point.findtext("c|v", "")
        if not _is_same(slot, text, is_figure=data.tag == "c|numRef"):
            yield differs(f"{place}, batang {number}", _told(slot), text)
    if kept is not None and kept.findtext("c|formatCode", "General") != "General":
        yield wrong(place, "format angkanya menampilkan angka lain", "the format of its figures shows other figures")


def _is_same(slot: Slot, text: str, *, is_figure: bool) -> bool:
    """A figure that stands as text is drawn as nothing."""
    if isinstance(slot.value, str):
        return text == slot.value or (is_figure and slot.form != "General" and text == "0")
    return as_number(text) == slot.value


def _told(slot: Slot) -> str:
    return slot.value if isinstance(slot.value, str) else str(float(slot.value)).removesuffix(".0")
