"""Where the template says what was concluded: conclusions, decisions, follow-ups, and what was taken back."""

from docx.document import Document as Docx
from docx.shared import Pt

from record.templates.parts import add_table, label, repeat_row, write_line

HEADS = ("no", "tindak_lanjut", "penanggung_jawab", "tenggat", "status", "dasar")
FIELDS = ("no", "tindak_lanjut", "penanggung_jawab", "tenggat", "status", "dasar")
WIDTHS_CM = (1.3, 4.7, 3.1, 2.4, 1.9, 2.6)


def add_outcomes(document: Docx) -> None:
    """All that stands under the heading of conclusions and follow-ups."""
    add_concluded(document, label("kesimpulan"), "kesimpulan")
    add_concluded(document, label("keputusan"), "keputusan")
    _subhead(document, label("tindak_lanjut"))
    repeat_row(add_table(document, HEADS, WIDTHS_CM, FIELDS), "butir in tindak_lanjut", FIELDS)
    write_line(document, "{%p for butir in dicabut %}")
    write_line(document, "{{ butir }}", size=10).paragraph_format.space_before = Pt(4)
    write_line(document, "{%p endfor %}")


def add_concluded(document: Docx, title: str, field: str) -> None:
    """A kind of outcome with its head, an entry a line, what it rests on below it; nothing where there is none."""
    write_line(document, "{%p if " + field + " %}")
    _subhead(document, title)
    write_line(document, "{%p for butir in " + field + " %}")
    write_line(document, "{%p if butir.dasar %}")
    # What an outcome rests on never stands on a page without it.
    write_line(document, "{{ butir.kode }} {{ butir.teks }}", indent_cm=0.6).paragraph_format.keep_with_next = True
    write_line(document, "{{ butir.dasar }}", size=10, indent_cm=1.2)
    write_line(document, "{%p else %}")
    write_line(document, "{{ butir.kode }} {{ butir.teks }}", indent_cm=0.6)
    write_line(document, "{%p endif %}")
    write_line(document, "{%p endfor %}")
    write_line(document, "{%p endif %}")


def _subhead(document: Docx, title: str) -> None:
    paragraph = write_line(document, title, bold=True)
    paragraph.paragraph_format.keep_with_next = True
