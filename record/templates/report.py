"""The template of the official report of the poll's results (berita acara)."""

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from record.official_report import PLACES, SIGNED
from record.templates.layout import add_letterhead, add_places_to_sign, add_signature, add_title, new_document
from record.templates.parts import add_heading, add_table, label, repeat_row, write_line
from record.templates.result_tables import REPORTED, UNITS, WRITTEN
from record.templates.results import add_tables

HELD_HEADS = ("kode", "dibuka", "ditutup", "satuan", "sifat", "berhak", "menjawab", "diam", "dibantu")
HELD_WIDTHS_CM = (1.1, 2.0, 2.0, 1.9, 2.0, 1.6, 1.8, 1.8, 1.8)
SIGNED_HEADS = ("no", "nama", "jabatan", "unsur", "tanda_tangan")
SIGNED_FIELDS = ("no", "nama", "jabatan", "unsur", "")
SIGNED_WIDTHS_CM = (1.1, 4.6, 3.6, 3.4, 3.3)
WIDTH_CM = 16


def berita_acara() -> Docx:
    """The whole report."""
    document = new_document()
    add_letterhead(document)
    number = label("nomor_kapital") + " {{ nomor }}"
    subject = f"{label('hasil_jp_kapital')} " + "{{ judul_kapital }}"
    add_title(document, label("berita_acara"), number, label("tentang"), subject)
    write_line(document, "{{ pembuka }}").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    add_heading(document, f"I. {label('pelaksanaan')}")
    table = add_table(document, HELD_HEADS, HELD_WIDTHS_CM, HELD_HEADS, size=8)
    repeat_row(table, "jp in pelaksanaan", HELD_HEADS, size=8)
    for line in ("{%p for jp in pelaksanaan %}", "{%p if jp.kuorum %}"):
        write_line(document, line)
    write_line(document, "{{ jp.kode }}: {{ jp.kuorum }}", size=10)
    for line in ("{%p endif %}", "{%p endfor %}"):
        write_line(document, line)
    add_heading(document, f"II. {label('hasil_kapital')}")
    _results(document)
    add_heading(document, f"III. {label('catatan_kapital')}")
    write_line(document, "{%p for butir in catatan %}")
    write_line(document, "{{ loop.index }}. {{ butir }}", indent_cm=0.6)
    write_line(document, "{%p endfor %}")
    write_line(document, "{{ sidik }}")
    _end(document)
    return document


def _results(document: Docx) -> None:
    write_line(document, "{%p for jp in hasil %}")
    for text, bold in (("judul", True), ("kalimat", False)):
        paragraph = write_line(document, "{{ jp." + text + " }}", bold=bold)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(10 if bold else 0)
    add_tables(document, REPORTED, keeps_together=True)
    write_line(document, "{%p if jp.judul_isian %}")
    heading = write_line(document, label("isian_untuk") + " {{ jp.judul_isian }}", size=10)
    heading.paragraph_format.keep_with_next = True
    write_line(document, "{%p endif %}")
    add_tables(document, WRITTEN, keeps_together=False, head="tema")
    write_line(document, "{%p if jp.unsur %}")
    by_unit = write_line(document, label("rincian_unsur"), size=10)
    by_unit.paragraph_format.keep_with_next, by_unit.paragraph_format.space_before = True, Pt(6)
    write_line(document, "{%p endif %}")
    add_tables(document, UNITS, keeps_together=False)
    write_line(document, "{%p for butir in jp.catatan %}")
    note = write_line(document, "{{ butir }}", size=10)
    note.paragraph_format.space_before, note.paragraph_format.space_after = Pt(4), Pt(0)
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p endfor %}")


def _end(document: Docx) -> None:
    write_line(document, "{%p for butir in penegasan %}")
    write_line(document, "{{ butir }}").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    write_line(document, "{%p endfor %}")
    closing = write_line(document, "{{ penutup }}")
    # What is to be signed never stands on a page without the words that are signed.
    closing.alignment, closing.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.JUSTIFY, True
    write_line(document, '{%p if bentuk_ttd == "tabel" %}')
    table = add_table(document, SIGNED_HEADS, SIGNED_WIDTHS_CM, SIGNED_FIELDS)
    row = repeat_row(table, "orang in penanda_tangan", SIGNED_FIELDS, keeps_together=True)
    row.height = Cm(1)
    write_line(document, "{%p endif %}")
    for columns, places in PLACES.items():
        rows = f"ttd_{SIGNED[columns]}"
        # Without constituencies there would be a table without rows, which Word calls damaged.
        write_line(document, '{%p if bentuk_ttd == "' + SIGNED[columns] + '" and ' + rows + " %}")
        add_places_to_sign(document, f"baris in {rows}", places, WIDTH_CM)
        write_line(document, "{%p endif %}")
    space = write_line(document, "").paragraph_format
    space.space_after, space.keep_with_next = Pt(0), True
    add_signature(document)
