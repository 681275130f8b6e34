"""Lays out `notula.docx`: run once, then edited in Word as any template (python -m record.templates.build)."""

import io
from pathlib import Path
from typing import TypeAlias

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from record.notula import settled
from record.templates.outcomes import add_concluded, add_outcomes
from record.templates.parts import add_field, add_heading, add_table, mark_row, repeat_row, say, write_line
from record.templates.result_tables import RESULTS, SOUNDINGS, WRITTEN

Tables: TypeAlias = tuple[tuple[str, tuple[str, ...], tuple[float, ...], str, tuple[str, ...]], ...]

HERE = Path(__file__).parent
FONT = "Arial"
# Label and field of the head, in the order of the form.
HEAD = (
    ("Sidang/Rapat", "{{ judul }}"),
    ("Hari/Tanggal", "{{ hari_tanggal }}"),
    ("Surat Undangan", "{{ surat_undangan }}"),
    ("Waktu Sidang/Rapat", "{{ waktu }}"),
    ("Tempat", "{{ tempat }}"),
    ("Acara", "{%p for butir in acara %}\n{{ butir }}\n{%p endfor %}"),
    ("Pimpinan Sidang/Rapat", ""),
    ("    Ketua", "{{ ketua }}"),
    ("    Sekretaris", "{{ sekretaris }}"),
    ("    Pencatat", "{{ pencatat }}"),
    ("Peserta sidang/rapat", "{{ peserta }}"),
)

ANNEXES: tuple[tuple[str, tuple[str, ...], tuple[float, ...], str, tuple[str, ...]], ...] = (
    (
        "Lampiran I. Daftar Hadir",
        ("No", "Nama", "Jabatan", "Instansi", "Unsur", "Tanda Tangan", "Keterangan"),
        (1.1, 5.2, 4.2, 5, 3.4, 2.8, 3),
        "orang in daftar_hadir",
        ("no", "nama", "jabatan", "instansi", "unsur", "", "keterangan"),
    ),
    (
        "Lampiran II. Rekapitulasi Jajak Pendapat",
        (
            *("Kode", "Dibuka", "Ditutup", "Satuan", "Sifat", "Berhak", "Menjawab"),
            *("Belum lengkap", "Tidak menjawab", "Dibantu petugas"),
        ),
        (1.8, 2.7, 2.7, 2.3, 3.3, 1.9, 2.4, 2.2, 2.6, 2.6),
        "jp in rekap",
        ("kode", "dibuka", "ditutup", "satuan", "sifat", "berhak", "menjawab", "belum", "diam", "dibantu"),
    ),
    (
        "Lampiran III. Daftar Usulan, Pertanyaan, dan Tanggapan",
        ("Nomor", "Jenis", "Instansi", "Menanggapi", "Teks asli", "Teks notula", "Status"),
        (1.7, 2.5, 3.1, 2.9, 5.8, 5.8, 2.9),
        "pokok in daftar_pokok",
        ("kode", "jenis", "instansi", "menanggapi", "asli", "notula", "status"),
    ),
)
DOTS = "............."
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
    made = io.BytesIO()
    document.save(made)
    (HERE / "notula.docx").write_bytes(settled(made.getvalue()))


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
    say(section.header.paragraphs[0], "{{ kepala }}", size=9, align=WD_ALIGN_PARAGRAPH.RIGHT)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # The size belongs to the style: the numbers an office program puts in have no run of their own to carry it.
    footer.style.font.size = Pt(9)
    for text in ("halaman ", "PAGE", " dari ", "NUMPAGES"):
        run = footer.add_run("" if text.isupper() else text)
        if text.isupper():
            add_field(run._r, text)


def _head(document: Docx) -> None:
    # Room for the letterhead of the office: the secretariat puts its own here.
    space = document.add_paragraph()
    space.paragraph_format.space_after = Cm(3.4)
    say(document.add_paragraph(), "NOTULA", bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    for column, width in zip(table.columns, HEAD_WIDTHS, strict=True):
        column.width = width
    for label, text in HEAD:
        cells = table.add_row().cells
        for cell, width, words in zip(cells, HEAD_WIDTHS, (label, ":" if text else "", text), strict=True):
            cell.width = width
            for place, line in enumerate(words.split("\n")):
                paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.add_run(line)


def _course(document: Docx) -> None:
    add_heading(document, "Kegiatan Sidang/Rapat")
    add_heading(document, "A. Kata Pembukaan")
    write_line(document, "{{ pembukaan }}")
    add_heading(document, "B. Paparan Narasumber")
    write_line(document, "{%p for narasumber in daftar_narasumber %}")
    write_line(document, "{{ loop.index }}. {{ narasumber }}", indent_cm=0.6)
    write_line(document, "{%p endfor %}")
    add_heading(document, "C. Pembahasan")
    write_line(document, "{%p for acara in pembahasan %}")
    write_line(document, "{{ acara.judul }}", bold=True).paragraph_format.keep_with_next = True
    write_line(document, "{%p for pokok in acara.pokok %}")
    write_line(document, "{{ pokok.kepala }}: {{ pokok.teks }}", indent_cm=0.6)
    write_line(document, "{%p for baris in pokok.tambahan %}")
    write_line(document, "{{ baris }}", indent_cm=1.2, size=10)
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p if pokok.tanggapan %}")
    write_line(document, "{{ pokok.tanggapan }}", indent_cm=1.2)
    write_line(document, "{%p endif %}")
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p if acara.pembicara %}")
    write_line(document, "Pembicara", bold=True, indent_cm=0.6).paragraph_format.keep_with_next = True
    write_line(document, "{%p for bicara in acara.pembicara %}")
    write_line(document, "{{ loop.index }}. {{ bicara }}", indent_cm=1.2)
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p endif %}")
    write_line(document, "{%p endfor %}")
    add_concluded(document, "Catatan", "catatan_rapat")


def _results(document: Docx) -> None:
    add_heading(document, "D. Hasil Jajak Pendapat")
    write_line(document, "{%p for jp in daftar_jp %}")
    for text, bold, size in (("judul", True, 12), ("sifat", False, 10), ("waktu", False, 10), ("kalimat", False, 12)):
        # Wording, sentence, table and chart of a question stay together on one page.
        paragraph = write_line(document, "{{ jp." + text + " }}", bold=bold, size=size)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(10 if bold else 0)
    _tables(document, RESULTS, keeps_together=True)
    write_line(document, "{%p if jp.gambar %}")
    write_line(document, "{{ jp.gambar }}").paragraph_format.space_before = Pt(8)
    write_line(document, "{%p endif %}")
    write_line(document, "{%p if jp.judul_isian %}")
    written = write_line(document, "Isian untuk {{ jp.judul_isian }}", size=10)
    written.paragraph_format.keep_with_next = True
    write_line(document, "{%p endif %}")
    _tables(document, WRITTEN, keeps_together=False, head="tema")
    write_line(document, "{%p for catatan in jp.catatan %}")
    # Notes may follow a table, which leaves no room of its own below it.
    note = write_line(document, "{{ catatan }}", size=10)
    note.paragraph_format.space_before, note.paragraph_format.space_after = Pt(4), Pt(0)
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p endfor %}")
    _soundings(document)


def _soundings(document: Docx) -> None:
    """Only where a sounding was held; the result of a sounding is no result of a question."""
    write_line(document, "{%p if daftar_penjajakan %}")
    add_heading(document, "Hasil penjajakan")
    write_line(document, "{%p for jajak in daftar_penjajakan %}")
    for text, bold, size in (("judul", True, 12), ("waktu", False, 10), ("kalimat", False, 12)):
        paragraph = write_line(document, "{{ jajak." + text + " }}", bold=bold, size=size)
        paragraph.paragraph_format.keep_with_next = True
    _tables(document, SOUNDINGS, keeps_together=False, head="kepala", last="akhir")
    write_line(document, "{%p for gambar in jajak.gambar %}")
    write_line(document, "{{ gambar }}").paragraph_format.space_before = Pt(8)
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p for catatan in jajak.catatan %}")
    note = write_line(document, "{{ catatan }}", size=10)
    note.paragraph_format.space_before, note.paragraph_format.space_after = Pt(4), Pt(0)
    for line in ("{%p endfor %}", "{%p endfor %}", "{%p endif %}"):
        write_line(document, line)


def _tables(document: Docx, tables: Tables, *, keeps_together: bool, head: str = "", last: str = "") -> None:
    """Each table between the lines that say when it stands."""
    for test, heads, widths, loop, names in tables:
        write_line(document, "{%p if " + test + " %}")
        table = add_table(document, heads, widths)
        repeat_row(table, loop, names, loop.split()[0], keeps_together=keeps_together, head=head, last=last)
        write_line(document, "{%p endif %}")


def _end(document: Docx) -> None:
    add_heading(document, "E. Kesimpulan dan Tindak Lanjut")
    add_outcomes(document)
    add_heading(document, "F. Penutup")
    write_line(document, "{{ penutup }}").paragraph_format.keep_with_next = True
    _signature(document)
    write_line(document, "{{ sidik }}", size=9).paragraph_format.space_before = Pt(14)


def _signature(document: Docx) -> None:
    """Right half, left-aligned; the office signs by hand, so nothing here is ever filled in."""
    cell = document.add_table(rows=1, cols=2).rows[0].cells[1]
    mark_row(document.tables[-1].rows[0], "w:cantSplit")
    lines = ("Pimpinan Sidang/Rapat", f"{DOTS}{DOTS},", "", "", "", "", DOTS * 2)
    for place, text in enumerate((*lines, f"Pangkat/Golongan: {DOTS}", f"NIP: {DOTS}")):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(text)


def _annexes(document: Docx) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    for place, (title, heads, widths, loop, fields) in enumerate(ANNEXES):
        add_heading(document, title)
        document.paragraphs[-1].paragraph_format.page_break_before = place > 0
        repeat_row(add_table(document, heads, widths), loop, fields, loop.split()[0])


if __name__ == "__main__":
    build()
