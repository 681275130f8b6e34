"""Where the template says what was put right after adoption, and lists the corrections that were proposed."""

from docx.document import Document as Docx

from record.templates.parts import add_heading, add_table, label, repeat_row, write_line

HEADS = ("nomor", "instansi", "perihal", "usulan", "putusan")
WIDTHS_CM = (1.7, 4.0, 3.0, 8.0, 8.0)
FIELDS = ("kode", "instansi", "perihal", "usulan", "putusan")


def add_errata(document: Docx) -> None:
    """Below the signature, and only where there are any: the signed text stays as it was."""
    write_line(document, "{%p if ralat %}")
    add_heading(document, label("ralat"))
    write_line(document, "{%p for butir in ralat %}")
    write_line(document, "{{ butir }}")
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p endif %}")


def add_amendments(document: Docx) -> None:
    """An annex of its own, and only where something was proposed."""
    write_line(document, "{%p if usulan_koreksi %}")
    add_heading(document, label("lampiran_koreksi"))
    document.paragraphs[-1].paragraph_format.page_break_before = True
    repeat_row(add_table(document, HEADS, WIDTHS_CM, FIELDS), "butir in usulan_koreksi", FIELDS)
    write_line(document, "{%p endif %}")
