"""The annexes of the minutes, on landscape pages: who came, how questions were held, every point in both wordings."""

from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION

from record.templates.amendments import add_amendments
from record.templates.parts import add_heading, add_table, label, repeat_row

ANNEXES: tuple[tuple[str, tuple[str, ...], tuple[float, ...], str, tuple[str, ...]], ...] = (
    (
        "lampiran_hadir",
        ("no", "nama", "jabatan", "instansi", "unsur", "tanda_tangan", "keterangan"),
        (1.1, 4.8, 3.5, 6.3, 3.2, 2.8, 3),
        "orang in daftar_hadir",
        ("no", "nama", "jabatan", "instansi", "unsur", "", "keterangan"),
    ),
    (
        "lampiran_rekap",
        ("kode", "dibuka", "ditutup", "satuan", "sifat", "berhak", "menjawab", "belum", "diam", "dibantu"),
        (1.8, 2.7, 2.7, 2.3, 3.3, 1.9, 2.4, 2.2, 2.6, 2.6),
        "jp in rekap",
        ("kode", "dibuka", "ditutup", "satuan", "sifat", "berhak", "menjawab", "belum", "diam", "dibantu"),
    ),
    (
        "lampiran_pokok",
        ("nomor", "jenis", "instansi", "menanggapi", "asli", "notula", "status"),
        (1.7, 2.5, 3.7, 2.9, 5.5, 5.5, 2.9),
        "pokok in daftar_pokok",
        ("kode", "jenis", "instansi", "menanggapi", "asli", "notula", "status"),
    ),
)


def add_annexes(document: Docx) -> None:
    """Each annex begins a page."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for place, (title, heads, widths, loop, fields) in enumerate(ANNEXES):
        add_heading(document, label(title))
        document.paragraphs[-1].paragraph_format.page_break_before = place > 0
        repeat_row(add_table(document, heads, widths, fields), loop, fields)
    add_amendments(document)
