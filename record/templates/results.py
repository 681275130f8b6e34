"""Where the templates print results: of questions, and of soundings, which are no results of questions."""

from typing import TypeAlias

from docx.document import Document as Docx
from docx.shared import Pt

from record.templates.parts import add_heading, add_table, label, repeat_row, write_line
from record.templates.result_tables import RESULTS, SOUNDINGS, WRITTEN

Tables: TypeAlias = tuple[tuple[str, tuple[str, ...], tuple[float, ...], str, tuple[str, ...]], ...]


def add_results(document: Docx) -> None:
    """A question after the other: wording, rules, sentence, table, chart, what was written, notes."""
    write_line(document, "{%p for jp in daftar_jp %}")
    for text, bold, size in (("judul", True, 12), ("sifat", False, 10), ("waktu", False, 10), ("kalimat", False, 12)):
        # Wording, sentence, table and chart of a question stay together on one page.
        paragraph = write_line(document, "{{ jp." + text + " }}", bold=bold, size=size)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(10 if bold else 0)
    add_tables(document, RESULTS, keeps_together=True)
    write_line(document, "{%p if jp.gambar %}")
    write_line(document, "{{ jp.gambar }}").paragraph_format.space_before = Pt(8)
    write_line(document, "{%p endif %}")
    write_line(document, "{%p if jp.judul_isian %}")
    written = write_line(document, label("isian_untuk") + " {{ jp.judul_isian }}", size=10)
    written.paragraph_format.keep_with_next = True
    write_line(document, "{%p endif %}")
    add_tables(document, WRITTEN, keeps_together=False, head="tema")
    write_line(document, "{%p for catatan in jp.catatan %}")
    # Notes may follow a table, which leaves no room of its own below it.
    note = write_line(document, "{{ catatan }}", size=10)
    note.paragraph_format.space_before, note.paragraph_format.space_after = Pt(4), Pt(0)
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p endfor %}")


def add_soundings(document: Docx) -> None:
    """Only where a sounding was held; the result of a sounding is no result of a question."""
    write_line(document, "{%p if daftar_penjajakan %}")
    add_heading(document, label("hasil_penjajakan"))
    write_line(document, "{%p for jajak in daftar_penjajakan %}")
    for text, bold, size in (("judul", True, 12), ("waktu", False, 10), ("kalimat", False, 12)):
        paragraph = write_line(document, "{{ jajak." + text + " }}", bold=bold, size=size)
        paragraph.paragraph_format.keep_with_next = True
    add_tables(document, SOUNDINGS, keeps_together=False, head="kepala", last="akhir")
    write_line(document, "{%p for gambar in jajak.gambar %}")
    write_line(document, "{{ gambar }}").paragraph_format.space_before = Pt(8)
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p for catatan in jajak.catatan %}")
    note = write_line(document, "{{ catatan }}", size=10)
    note.paragraph_format.space_before, note.paragraph_format.space_after = Pt(4), Pt(0)
    for line in ("{%p endfor %}", "{%p endfor %}", "{%p endif %}"):
        write_line(document, line)


def add_tables(document: Docx, tables: Tables, *, keeps_together: bool, head: str = "", last: str = "") -> None:
    """Each table between the lines that say when it stands."""
    for test, heads, widths, loop, names in tables:
        write_line(document, "{%p if " + test + " %}")
        table = add_table(document, heads, widths, names)
        repeat_row(table, loop, names, keeps_together=keeps_together, head=head, last=last)
        write_line(document, "{%p endif %}")
