"""The native chart of a question's sheet: what it draws, what it keeps of it, and what is told of it in words."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from verifier.findings import Finding, differs, differs_in, wrong
from verifier.grammar import CHART, DRAWING, grammar_findings
from verifier.slots import Drawn, Layout, Slot
from verifier.workbooks import Book, Page, as_number, reference, relations_of, unescaped

_KIND: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = re.compile(r"xl/drawings/drawing\d+\.xml", re.ASCII)
_CHART: Final = re.compile(r"xl/charts/chart\d+\.xml", re.ASCII)
_BARS: Final = "c|chart/c|plotArea/c|barChart"
_AXES: Final = "c|chart/c|plotArea"
_LEADS, _REST = "0B4F8A", "5B94C8"
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
    f"{_AXES}/c|catAx/c|tickLblPos": "nextTo",
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
    """Under the table, where it covers no figure, in a size to be seen; told in the words of the result."""
    corners = ("from/row", "from/col", "to/row", "to/col")
    top, left, bottom, right = (drawing.findtext(f"twoCellAnchor/{corner}", "") for corner in corners)
    if (top, left) != (str(layout.first + layout.count + 1), "0"):
        yield wrong(place, "tidak terletak di bawah tabelnya", "does not stand under its table")
    elif not (bottom.isdecimal() and right.isdecimal() and int(bottom) > int(top) + 2 and int(right) > 0):
        yield wrong(place, "terlalu kecil untuk dibaca", "is too small to be read")
    for named in drawing.iter("cNvPr"):
        if named.get("descr", "") != said:
            yield differs_in(f"{place}, teks pengganti", said, named.get("descr", ""))
    for data in drawing.iter("a|graphicData"):
        if data.get("uri", "") != _KIND:
            yield wrong(place, "bukan diagram", "is no chart")


def _shaped(root: Element, drawn: Drawn, place: str) -> Iterator[Finding]:
    turned = {
        f"{_BARS}/c|barDir": "col" if drawn.is_upright else "bar",
        f"{_AXES}/c|catAx/c|scaling/c|orientation": "minMax" if drawn.is_upright else "maxMin",
    }
    for path, wanted in (_FIXED | turned).items():
        if _at(root, path) != wanted:
            yield differs(f"{place}, {path.rpartition('|')[2]}", wanted, _at(root, path))
    for axis in root.iter("c|numFmt"):
        if axis.attrib != {"formatCode": "General", "sourceLinked": "1"}:
            yield wrong(
                place, "format angkanya menampilkan angka lain", "the format of its figures shows other figures"
            )
    if _at(root, f"{_AXES}/c|catAx/c|delete") not in ("", "0"):
        yield wrong(place, "nama pilihannya tidak tampil", "does not show the names of its options")


def _other_format(place: str) -> Finding:
    return wrong(place, "format angkanya menampilkan angka lain", "the format of its figures shows other figures")


def _at(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get("val", "")


def _coloured(root: Element, drawn: Drawn, place: str) -> Iterator[Finding]:
    """A bar for each row; those that lead stand out from the others by their darker colour."""
    points = root.findall(f"{_BARS}/c|ser/c|dPt")
    if [_at(point, "c|idx") for point in points] != [str(number) for number in range(len(drawn.stands_out))]:
        yield wrong(place, "batangnya bukan satu untuk tiap baris", "does not have one bar for each row")
        return
    colours = [_at(point, "c|spPr/a|solidFill/a|srgbClr") for point in points]
    wanted = [_LEADS if stands_out else _REST for stands_out in drawn.stands_out]
    if colours != wanted:
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
        text = unescaped(point.findtext("c|v", ""))
        if not _is_same(slot, text, is_figure=data.tag == "c|numRef"):
            yield differs(f"{place}, batang {number}", _told(slot), text)
    if kept is not None and kept.findtext("c|formatCode", "General") != "General":
        yield _other_format(place)


def _is_same(slot: Slot, text: str, *, is_figure: bool) -> bool:
    """A figure that stands as text is drawn as nothing."""
    if isinstance(slot.value, str):
        return text == slot.value or (is_figure and slot.form != "General" and text == "0")
    return as_number(text) == slot.value


def _told(slot: Slot) -> str:
    return slot.value if isinstance(slot.value, str) else str(float(slot.value)).removesuffix(".0")
