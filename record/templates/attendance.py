"""The template of the attendance list: landscape, a line of one centimetre for each person, a summary behind."""

from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Cm, Pt

from record.templates.layout import add_head, add_letterhead, add_title, new_document
from record.templates.minutes import AGENDA
from record.templates.parts import add_heading, add_table, label, repeat_row, say, side_of, write_line

HEADS = ("no", "nama", "jabatan", "instansi", "unsur", "tanda_tangan", "keterangan")
FIELDS = ("no", "nama", "jabatan", "instansi", "unsur", "kiri", "keterangan")
WIDTHS_CM = (1.2, 4.7, 3.5, 5.6, 3.2, 3.5, 3)
SUMMARY = ("unsur", "diundang", "hadir", "peserta")
SUMMARY_WIDTHS_CM = (8, 3, 3, 3)
WIDTH_CM = 24.7


def daftar_hadir() -> Docx:
    """The whole list."""
    document = new_document(is_landscape=True)
    add_letterhead(document, width_cm=WIDTH_CM)
    add_title(document, label("daftar_hadir"))
    head = (
        (label("rapat"), "{{ judul }}"),
        (label("hari"), "{{ hari_tanggal }}"),
        (label("waktu"), "{{ waktu }}"),
        (label("tempat"), "{{ tempat }}"),
        (label("acara"), AGENDA),
    )
    add_head(document, head, (4.2, 0.5, 20))
    # Tables without a paragraph between them are one table to office programs, and its head would not repeat.
    write_line(document, "", size=4).paragraph_format.space_after = Pt(0)
    table = add_table(document, HEADS, WIDTHS_CM, FIELDS)
    row = repeat_row(table, "baris in orang", FIELDS)
    row.height, row.height_rule = Cm(1), WD_ROW_HEIGHT_RULE.AT_LEAST
    place = row.cells[FIELDS.index("kiri")].paragraphs[0]
    # Even numbers begin in the middle of the cell, so that two signatures below each other do not meet.
    place.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTHS_CM[FIELDS.index("kiri")] / 2 - 0.2))
    say(place, "\t{{ baris.kanan }}", size=10)
    _summary(document)
    return document


def _summary(document: Docx) -> None:
    write_line(document, "{%p if ringkasan %}")
    add_heading(document, label("ringkasan_hadir"))
    table: Any = add_table(document, SUMMARY, SUMMARY_WIDTHS_CM, SUMMARY)
    repeat_row(table, "baris in ringkasan", SUMMARY, keeps_together=True)
    total = table.add_row()
    texts = (label("total"), "{{ total.diundang }}", "{{ total.hadir }} ({{ total.persen }})", "{{ total.peserta }}")
    for cell, text, field in zip(total.cells, texts, SUMMARY, strict=True):
        cell.width = Cm(SUMMARY_WIDTHS_CM[SUMMARY.index(field)])
        say(cell.paragraphs[0], text, bold=True, size=10, align=side_of(field))
        cell.paragraphs[0].paragraph_format.space_after = Pt(1)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    write_line(document, "{{ tidak_hadir }}").paragraph_format.space_before = Pt(6)
    write_line(document, "{%p endif %}")
    write_line(document, "{{ sidik }}", size=9)
