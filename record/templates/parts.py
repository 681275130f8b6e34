"""The pieces a template is laid out of: lines, fields, tables whose rows repeat."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph

from record.tongue import words

# Fields of columns that hold figures.
FIGURES = frozenset(
    (
        *("jumlah", "persen", "berhak", "menjawab", "belum", "diam", "dibantu", "skor", "pertama", "rata", "nilai"),
        *("banyak", "diundang", "hadir", "peserta", "setuju"),
        *("tidak", "lewati"),
    )
)


def label(key: str) -> str:
    """A label of the catalogue in the language the template is laid out in."""
    return words().plain(f"label_{key}")


def column_head(key: str) -> str:
    """The head of a column, likewise."""
    return words().plain(f"kolom_{key}")


def add_field(run: object, code: str) -> None:
    """A field that the office program fills in: PAGE, NUMPAGES."""
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            part.set(qn("xml:space"), "preserve")
            part.text = text
        else:
            part.set(qn("w:fldCharType"), kind)
        run.append(part)  # type: ignore[attr-defined]


def say(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    size: float | None = None,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    """Adds a text to a paragraph and returns the paragraph."""
    run = paragraph.add_run(text)
    run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def write_line(
    document: Docx, text: str, *, bold: bool = False, size: float | None = None, indent_cm: float = 0
) -> Paragraph:
    """A paragraph of its own at the end of the document."""
    paragraph = say(document.add_paragraph(), text, bold=bold, size=size)
    paragraph.paragraph_format.left_indent = Cm(indent_cm)
    return paragraph


def add_heading(document: Docx, text: str) -> None:
    """A bold line that never stands alone at the foot of a page."""
    paragraph = write_line(document, text, bold=True)
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.paragraph_format.keep_with_next = True


def add_table(
    document: Docx, heads: Sequence[str], widths_cm: Sequence[float], fields: Sequence[str], *, size: int = 10
) -> Table:
    """A table with one grey head row, repeated on every page; `heads` are keys of columns."""
    return add_table_of(document, [column_head(head) for head in heads], widths_cm, fields, size=size)


def add_table_of(
    document: Docx, heads: Sequence[str], widths_cm: Sequence[float], fields: Sequence[str], *, size: int = 10
) -> Table:
    """The same with the heads as they are printed."""
    table: Table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    # Word reads the cells' widths, other office programs those of the grid: both are set.
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    row = table.rows[0]
    mark_row(row, "w:tblHeader")
    for cell, head, width, field in zip(row.cells, heads, widths_cm, fields, strict=True):
        cell.width = Cm(width)
        say(cell.paragraphs[0], head, bold=True, size=size, align=side_of(field))
        _room(cell.paragraphs[0])
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E7E7E7")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    return table


def add_row(
    table: Any,
    texts: Sequence[str],
    widths_cm: Sequence[float],
    fields: Sequence[str],
    *,
    bold: bool = False,
    size: int = 10,
) -> None:
    """A row with these texts, never torn over two pages; `fields` say how each stands in its column."""
    row: Row = table.add_row()
    mark_row(row, "w:cantSplit")
    for cell, text, width, field in zip(row.cells, texts, widths_cm, fields, strict=True):
        cell.width = Cm(width)
        _room(say(cell.paragraphs[0], text, bold=bold, size=size, align=side_of(field)))


def _room(paragraph: Paragraph) -> None:
    """The same room above and below a line of a table, and no more between its lines than a table needs."""
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(2)
    form.line_spacing = 1.0


def mark_row(row: Row, name: str) -> None:
    """Sets a property of a row: w:tblHeader repeats it on every page, w:cantSplit keeps it on one."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def side_of(name: str) -> WD_ALIGN_PARAGRAPH | None:
    """How a field stands in its column. Figures stand at the right, so that their digits stand under each other."""
    return WD_ALIGN_PARAGRAPH.RIGHT if name.rpartition(".")[2] in FIGURES else None


def repeat_row(
    table: Any,
    loop: str,
    fields: Sequence[str],
    *,
    keeps_together: bool = False,
    head: str = "",
    last: str = "",
    size: int = 10,
) -> Row:
    """One template row repeated by the tags in the rows around it; a row is never torn over two pages. The field `head`
    stands over the whole width before each row in which it is not empty; rows stay on one page with the next until one
    whose field `last` is set. Returns the repeated row."""
    name = loop.split()[0]
    _add_tag(table, "for " + loop)
    if head:
        _add_head(table, f"{name}.{head}")
    if last:
        _add_tag(table, f"if {name}.{last}")
        _add_fields(table, fields, name, keeps_together=False, size=size)
        _add_tag(table, "else")
        row = _add_fields(table, fields, name, keeps_together=True, size=size)
        _add_tag(table, "endif")
    else:
        row = _add_fields(table, fields, name, keeps_together=keeps_together, size=size)
    _add_tag(table, "endfor")
    return row


def _add_tag(table: Any, tag: str) -> None:
    say(table.add_row().cells[0].paragraphs[0], "{%tr " + tag + " %}", size=10)


def _add_fields(table: Any, fields: Sequence[str], name: str, *, keeps_together: bool, size: int) -> Row:
    """The row that repeats. A field of its own is named with a dot: `jp.dasar` beside the fields of the row."""
    widths = [cell.width for cell in table.rows[0].cells]
    row: Row = table.add_row()
    mark_row(row, "w:cantSplit")
    for cell, field, width in zip(row.cells, fields, widths, strict=True):
        cell.width = width
        said = field if "." in field else f"{name}.{field}"
        say(cell.paragraphs[0], "{{ " + said + " }}" if field else "", size=size, align=side_of(field))
        _room(cell.paragraphs[0])
        cell.paragraphs[0].paragraph_format.keep_with_next = keeps_together
    return row


def _add_head(table: Any, field: str) -> None:
    """A bold row of one cell, kept with the row after it."""
    _add_tag(table, f"if {field}")
    row = table.add_row()
    mark_row(row, "w:cantSplit")
    cell = row.cells[0].merge(row.cells[-1])
    say(cell.paragraphs[0], "{{ " + field + " }}", bold=True, size=10)
    _room(cell.paragraphs[0])
    cell.paragraphs[0].paragraph_format.keep_with_next = True
    _add_tag(table, "endif")
