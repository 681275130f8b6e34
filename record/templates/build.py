"""Lays out `notula.docx`: run once, then edited in Word as any template (python -m record.templates.build)."""

from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
FONT = "Arial"
# Label and field of the head, in the order of the form.
HEAD = (
    ("Sidang/Rapat", "{{ judul }}"),
    ("Hari/Tanggal", "{{ hari_tanggal }}"),
    ("Surat Undangan", "{{ surat_undangan }}"),
    ("Waktu Sidang/Rapat", "{{ waktu }}"),
    ("Tempat", "{{ tempat }}"),
    ("Acara", "{{ acara }}"),
    ("Pimpinan Sidang/Rapat", ""),
    ("    Ketua", "{{ ketua }}"),
    ("    Sekretaris", "{{ sekretaris }}"),
    ("    Pencatat", "{{ pencatat }}"),
    ("Peserta sidang/rapat", "{{ peserta }}"),
)

HEAD_WIDTHS = (Cm(4.9), Cm(0.5), Cm(10.6))


def build() -> None:
    """Writes the template beside this file."""
    document = Document()
    _styles(document)
    _page(document)
    _head(document)
    _course(document)
    _results(document)
    _end(document)
    _annexes(document)
    document.save(str(HERE / "notula.docx"))


def _styles(document: Docx) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.space_after = Pt(4)


def _page(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2.5)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    _say(section.header.paragraphs[0], "{{ kepala }}", size=9, align=WD_ALIGN_PARAGRAPH.RIGHT)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text in ("halaman ", "PAGE", " dari ", "NUMPAGES"):
        run = footer.add_run("" if text.isupper() else text)
        run.font.size = Pt(9)
        if text.isupper():
            _field(run._r, text)


def _field(run: object, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            part.set(qn("xml:space"), "preserve")
            part.text = text
        else:
            part.set(qn("w:fldCharType"), kind)
        run.append(part)  # type: ignore[attr-defined]


def _say(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    size: int | None = None,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    run = paragraph.add_run(text)
    run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def _line(document: Docx, text: str, *, bold: bool = False, size: int | None = None, indent_cm: float = 0) -> Paragraph:
    paragraph = _say(document.add_paragraph(), text, bold=bold, size=size)
    paragraph.paragraph_format.left_indent = Cm(indent_cm)
    return paragraph


def _heading(document: Docx, text: str) -> None:
    paragraph = _line(document, text, bold=True)
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.paragraph_format.keep_with_next = True


def _head(document: Docx) -> None:
    # Room for the letterhead of the office: the secretariat puts its own here.
    space = document.add_paragraph()
    space.paragraph_format.space_after = Cm(3.4)
    _say(document.add_paragraph(), "NOTULA", bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    for column, width in zip(table.columns, HEAD_WIDTHS, strict=True):
        column.width = width
    for label, text in HEAD:
        cells = table.add_row().cells
        for cell, width, words in zip(
            cells, (Cm(4.9), Cm(0.5), Cm(10.6)), (label, ":" if text else "", text), strict=True
        ):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            cell.paragraphs[0].add_run(words)


def _course(document: Docx) -> None:
    _heading(document, "Kegiatan Sidang/Rapat")
    _heading(document, "A. Kata Pembukaan")
    _line(document, "{{ pembukaan }}")
    _heading(document, "B. Paparan Narasumber")
    _line(document, "{%p for narasumber in daftar_narasumber %}")
    _line(document, "{{ loop.index }}. {{ narasumber }}", indent_cm=0.6)
    _line(document, "{%p endfor %}")
    _heading(document, "C. Pembahasan")
    _line(document, "{%p for acara in pembahasan %}")
    _line(document, "{{ acara.judul }}", bold=True)
    _line(document, "{%p for pokok in acara.pokok %}")
    _line(document, "{{ pokok.kepala }}: {{ pokok.teks }}", indent_cm=0.6)
    _line(document, "{%p endfor %}")
    _line(document, "{%p endfor %}")


def _results(document: Docx) -> None:
    _heading(document, "D. Hasil Jajak Pendapat")
    _line(document, "{%p for jp in daftar_jp %}")
    paragraph = _line(document, "{{ jp.judul }}", bold=True)
    paragraph.paragraph_format.keep_with_next = True
    _line(document, "{{ jp.sifat }}", size=10)
    _line(document, "{{ jp.kalimat }}")
    table = _table(document, ("Kode", "Pilihan", "Jumlah", "Persen"), (1.8, 9.2, 2.5, 2.5))
    _rows(table, "pilihan in jp.pilihan", ("kode", "teks", "jumlah", "persen"), "pilihan")
    _line(document, "{%p if jp.gambar %}")
    _line(document, "{{ jp.gambar }}").paragraph_format.space_before = Pt(8)
    _line(document, "{%p endif %}")
    _line(document, "{%p for catatan in jp.catatan %}")
    _line(document, "{{ catatan }}", size=10)
    _line(document, "{%p endfor %}")
    _line(document, "{%p endfor %}")


def _table(document: Docx, heads: tuple[str, ...], widths_cm: tuple[float, ...]) -> Table:
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    # Word reads the cells' widths, other office programs those of the grid: both are set.
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    row = table.rows[0]
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
    for cell, head, width in zip(row.cells, heads, widths_cm, strict=True):
        cell.width = Cm(width)
        _say(cell.paragraphs[0], head, bold=True, size=10)
    return table


def _rows(table: Table, loop: str, fields: tuple[str, ...], name: str, *, height_cm: float = 0) -> None:
    """One template row repeated by the tags in the rows around it."""
    widths = [cell.width for cell in table.rows[0].cells]
    _say(table.add_row().cells[0].paragraphs[0], "{%tr for " + loop + " %}", size=10)
    row = table.add_row()
    if height_cm:
        row.height = Cm(height_cm)
    for cell, field, width in zip(row.cells, fields, widths, strict=True):
        cell.width = width
        _say(cell.paragraphs[0], "{{ " + f"{name}.{field}" + " }}" if field else "", size=10)
    _say(table.add_row().cells[0].paragraphs[0], "{%tr endfor %}", size=10)


def _end(document: Docx) -> None:
    _heading(document, "E. Kesimpulan dan Tindak Lanjut")
    _line(document, "{%p for catatan in kesimpulan %}")
    _line(document, "{{ loop.index }}. {{ catatan }}", indent_cm=0.6)
    _line(document, "{%p endfor %}")
    _heading(document, "F. Penutup")
    _line(document, "{{ penutup }}")
    table = document.add_table(rows=1, cols=2)
    right = table.rows[0].cells[1]
    lines = ("Pimpinan Sidang/Rapat", "..........................,", "", "", "", "", "..........................")
    _say(right.paragraphs[0], lines[0])
    for text in (*lines[1:], "Pangkat/Golongan: ..........", "NIP: .........."):
        right.add_paragraph(text)
    _line(document, "{{ sidik }}", size=9)


def _annexes(document: Docx) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    _heading(document, "Lampiran I. Daftar Hadir")
    heads: tuple[str, ...] = ("No", "Nama", "Jabatan", "Instansi", "Unsur", "Tanda Tangan", "Keterangan")
    table = _table(document, heads, (1.1, 5.2, 4.2, 5, 3.4, 2.8, 3))
    _rows(table, "orang in daftar_hadir", ("no", "nama", "jabatan", "instansi", "unsur", "", "keterangan"), "orang")
    _heading(document, "Lampiran II. Rekapitulasi Jajak Pendapat")
    heads = ("Kode", "Dibuka", "Ditutup", "Satuan", "Sifat", "Berhak", "Menjawab", "Tidak menjawab", "Dibantu petugas")
    table = _table(document, heads, (1.8, 3, 3, 2.4, 3.4, 2, 2.4, 3, 3))
    fields: tuple[str, ...] = ("kode", "dibuka", "ditutup", "satuan", "sifat", "berhak", "menjawab", "diam", "dibantu")
    _rows(table, "jp in rekap", fields, "jp")
    _heading(document, "Lampiran III. Daftar Usulan, Pertanyaan, dan Tanggapan")
    heads = ("Nomor", "Jenis", "Instansi", "Menanggapi", "Teks asli", "Teks notula", "Status")
    table = _table(document, heads, (1.7, 2.4, 3.2, 2.9, 5.8, 5.8, 2.9))
    fields = ("kode", "jenis", "instansi", "menanggapi", "asli", "notula", "status")
    _rows(table, "pokok in daftar_pokok", fields, "pokok")


if __name__ == "__main__":
    build()
