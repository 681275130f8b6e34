"""What every template begins and ends with: page, letterhead, the head with its colons, the block to sign in."""

from collections.abc import Sequence

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell as Cell

from record.templates.parts import add_field, column_head, label, mark_row, say, write_line

FONT = "Arial"
DOTS = ".........."
# Empty lines for a signature.
ROOM = ("", "", "", "")
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
# Line 1 of the letterhead to line 2 as 3 to 4.
GOVERNMENT_PT, BODY_PT, ADDRESS_PT = 10.5, 14, 9
LETTERHEAD = (("pemerintah", GOVERNMENT_PT, False), ("badan", BODY_PT, True), ("alamat", ADDRESS_PT, False))
LOGO_CM = 2.4


def new_document(*, is_landscape: bool = False) -> Docx:
    """An empty A4 document with the letters, margins, header and footer of the form."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if is_landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Cm(2), Cm(2.5)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    say(section.header.paragraphs[0], "{{ kepala }}", size=9, align=WD_ALIGN_PARAGRAPH.RIGHT)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # The size belongs to the style: the numbers an office program puts in have no run of their own to carry it.
    footer.style.font.size = Pt(9)
    for text in (f"{label('halaman')} ", "PAGE", f" {label('dari')} ", "NUMPAGES"):
        run = footer.add_run("" if text.isupper() else text)
        if text.isupper():
            add_field(run._r, text)
    return document


def add_letterhead(document: Docx, *, width_cm: float = 16) -> None:
    """The letterhead: logo at the left, lines in the middle, a thick and a thin rule; blank space where none is set."""
    write_line(document, "{%p if kop.ada %}")
    write_line(document, "{%p if kop.logo %}")
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    widths = (Cm(LOGO_CM + 0.4), Cm(width_cm - LOGO_CM - 0.4))
    for cell, width, grid in zip(table.rows[0].cells, widths, table.columns, strict=True):
        cell.width = grid.width = width
    logo, lines = table.rows[0].cells
    say(logo.paragraphs[0], "{{ kop.logo }}")
    _lines_in(lines)
    write_line(document, "{%p else %}")
    for field, size, bold in (*LETTERHEAD, ("kontak", ADDRESS_PT, False)):
        write_line(document, "{%p if kop." + field + " %}")
        _tight(write_line(document, "{{ kop." + field + " }}", bold=bold, size=size))
        write_line(document, "{%p endif %}")
    write_line(document, "{%p endif %}")
    _rule(document)
    write_line(document, "{%p else %}")
    write_line(document, "").paragraph_format.space_after = Cm(3.4)
    write_line(document, "{%p endif %}")


def _lines_in(cell: Cell) -> None:
    for place, (field, size, bold) in enumerate(LETTERHEAD):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        say(paragraph, "{%p if kop." + field + " %}")
        _tight(say(cell.add_paragraph(), "{{ kop." + field + " }}", bold=bold, size=size))
        say(cell.add_paragraph(), "{%p endif %}")
    # A cell must end with a paragraph that is always there.
    _tight(say(cell.add_paragraph(), "{{ kop.kontak }}", size=ADDRESS_PT))


def _tight(paragraph: object) -> None:
    paragraph.alignment = CENTRE  # type: ignore[attr-defined]
    form = paragraph.paragraph_format  # type: ignore[attr-defined]
    form.space_after, form.line_spacing = Pt(0), 1.0


def _rule(document: Docx) -> None:
    """A thick and a thin line over the whole width."""
    paragraph = write_line(document, "", size=4)
    paragraph.paragraph_format.space_after = Pt(10)
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "thickThinSmallGap"), ("sz", "24"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().append(border)


def add_title(document: Docx, *lines: str) -> None:
    """Bold lines in the middle."""
    for line in lines:
        paragraph = say(document.add_paragraph(), line, bold=True, align=CENTRE)
        paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.space_after = Pt(8)


def add_head(document: Docx, rows: Sequence[tuple[str, str]], widths_cm: tuple[float, float, float]) -> None:
    """Labels with aligned colons; a text of several lines fills paragraphs. A label of the form "?field label" stands
    only where that field is not empty."""
    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    widths = tuple(Cm(width) for width in widths_cm)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for name, text in rows:
        test, _, shown = name.partition(" ") if name.startswith("?") else ("", "", name)
        if test:
            say(table.add_row().cells[0].paragraphs[0], "{%tr if " + test[1:] + " %}")
        cells = table.add_row().cells
        for cell, width, said in zip(cells, widths, (shown, ":" if text else "", text), strict=True):
            cell.width = width
            for place, line in enumerate(said.split("\n")):
                paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.add_run(line)
        if test:
            say(table.add_row().cells[0].paragraphs[0], "{%tr endif %}")


def add_signature(document: Docx) -> None:
    """The chair in the right half, the minute taker in the left where the office wants it; signed by hand, so rank and
    number are never filled in."""
    table = document.add_table(rows=1, cols=2)
    mark_row(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    left.vertical_alignment = right.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    _sign_in(
        right,
        (
            "{%p if ttd.kota_tanggal %}",
            "{{ ttd.kota_tanggal }}",
            "{%p endif %}",
            label("penanda_tangan"),
            "{%p if ttd.prefiks %}",
            "{{ ttd.prefiks }}",
            "{%p endif %}",
            "{{ ttd.jabatan }},",
        ),
        "{{ ttd.nama }}",
    )
    left.paragraphs[0].add_run("{%p if ttd.ada_pencatat %}")
    _sign_in(left, (f"{label('pencatat')}", "{{ ttd.pencatat }},"), "{{ ttd.nama_pencatat }}")
    _sign(left, "{%p endif %}")
    _end_cell(left)


def add_places_to_sign(document: Docx, loop: str, places: Sequence[str], width_cm: float) -> None:
    """Blocks side by side, one for each field of a row that is not empty: whose it is, dots for position and name, and
    the room between them. A row stays on one page."""
    table = document.add_table(rows=0, cols=len(places))
    table.autofit = False
    for column in table.columns:
        column.width = Cm(width_cm / len(places))
    say(table.add_row().cells[0].paragraphs[0], "{%tr for " + loop + " %}")
    row = table.add_row()
    mark_row(row, "w:cantSplit")
    for cell, place in zip(row.cells, places, strict=True):
        cell.width, cell.vertical_alignment = Cm(width_cm / len(places)), WD_ALIGN_VERTICAL.BOTTOM
        field = f"{loop.split()[0]}.{place}"
        position, name = (f"{column_head(key)} {DOTS * 2}" for key in ("jabatan", "nama"))
        for text in ("{%p if " + field + " %}", "{{ " + field + " }}", position, *ROOM, name, "{%p endif %}"):
            _sign(cell, text)
        cell.paragraphs[1].paragraph_format.space_before = Pt(10)
        _end_cell(cell, below_pt=6)
    say(table.add_row().cells[0].paragraphs[0], "{%tr endfor %}")


def _sign_in(cell: Cell, above: Sequence[str], name: str) -> None:
    below = (name, f"{label('pangkat')} {DOTS}", f"{label('nip')} {DOTS}")
    for text in (*above, *ROOM, *below):
        _sign(cell, text)


def _end_cell(cell: Cell, *, below_pt: float = 0) -> None:
    """A cell must end with a paragraph that is always there; this one takes no height of its own."""
    say(cell.add_paragraph(), "", size=1).paragraph_format.line_spacing = Pt(1)
    cell.paragraphs[-1].paragraph_format.space_after = Pt(below_pt)


def _sign(cell: Cell, text: str) -> None:
    first = cell.paragraphs[0]
    is_unused = len(cell.paragraphs) == 1 and not first.text
    paragraph = first if is_unused else cell.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(text)
