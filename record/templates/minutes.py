"""The templates of the minutes: NOTULA, and NOTULEN as older offices lay it out."""

from docx.document import Document as Docx
from docx.shared import Pt

from record.templates.amendments import add_errata
from record.templates.annexes import add_annexes
from record.templates.layout import add_head, add_letterhead, add_signature, add_title, new_document
from record.templates.outcomes import add_concluded, add_outcomes
from record.templates.parts import add_heading, label, write_line
from record.templates.results import add_results, add_soundings

AGENDA = "{%p for butir in acara %}\n{{ butir }}\n{%p endfor %}"
WIDTHS_CM = (4.9, 0.5, 10.6)


def head() -> tuple[tuple[str, str], ...]:
    """Label and field of the head, in the order of the form."""
    return (
        (label("rapat"), "{{ judul }}"),
        (label("hari"), "{{ hari_tanggal }}"),
        (label("undangan"), "{{ surat_undangan }}"),
        (label("waktu_rapat"), "{{ waktu }}"),
        (f"?tampil_tempat {label('tempat')}", "{{ tempat }}"),
        (label("acara"), AGENDA),
        (label("pimpinan"), ""),
        *_officers(),
        (label("peserta_rapat"), "{{ peserta }}"),
    )


def old_head() -> tuple[tuple[str, str], ...]:
    """The same in the order of the older form."""
    return (
        (label("rapat"), "{{ judul }}"),
        (label("hari"), "{{ hari_tanggal }}"),
        (label("jam_panggilan"), "{{ jam_panggilan }}"),
        (label("jam_rapat"), "{{ waktu }}"),
        (label("acara"), AGENDA),
        (label("pimpinan_kapital"), ""),
        *_officers(),
        (label("peserta_rapat"), "{{ peserta }}"),
    )


def _officers() -> tuple[tuple[str, str], ...]:
    return tuple((f"    {label(duty)}", "{{ " + duty + " }}") for duty in ("ketua", "sekretaris", "pencatat"))


def notula() -> Docx:
    """The form in use: A to F, then the annexes."""
    document = new_document()
    add_letterhead(document)
    add_title(document, label("notula"))
    add_head(document, head(), WIDTHS_CM)
    add_heading(document, label("kegiatan"))
    add_heading(document, f"A. {label('pembukaan')}")
    write_line(document, "{{ pembukaan }}")
    add_heading(document, f"B. {label('paparan')}")
    _speakers(document)
    add_heading(document, f"C. {label('pembahasan')}")
    _discussion(document)
    add_heading(document, f"D. {label('hasil_jp')}")
    add_results(document)
    add_soundings(document)
    add_heading(document, f"E. {label('kesimpulan_tindak_lanjut')}")
    add_outcomes(document)
    add_heading(document, f"F. {label('penutup')}")
    _end(document)
    return document


def notulen() -> Docx:
    """The older form: three headings, then the annexes."""
    document = new_document()
    add_letterhead(document)
    add_title(document, label("notulen"))
    add_head(document, old_head(), WIDTHS_CM)
    add_heading(document, label("kegiatan_kapital"))
    add_heading(document, f"1. {label('pembukaan')}")
    write_line(document, "{{ pembukaan }}")
    add_heading(document, f"2. {label('pembahasan')}")
    _speakers(document)
    _discussion(document)
    add_heading(document, label("hasil_jp"))
    add_results(document)
    add_soundings(document)
    add_heading(document, f"3. {label('keputusan')}")
    add_outcomes(document)
    _end(document)
    return document


def _speakers(document: Docx) -> None:
    write_line(document, "{%p for narasumber in daftar_narasumber %}")
    write_line(document, "{{ loop.index }}. {{ narasumber }}", indent_cm=0.6)
    write_line(document, "{%p endfor %}")


def _discussion(document: Docx) -> None:
    """Agenda item by item: points with what belongs to them, then who spoke, then notes."""
    for text, indent, size in (
        ("{%p for acara in pembahasan %}", 0, None),
        ("{{ acara.judul }}", 0, 12),
        ("{%p for pokok in acara.pokok %}", 0, None),
        ("{{ pokok.kepala }}: {{ pokok.teks }}", 0.6, None),
        ("{%p for baris in pokok.tambahan %}", 0, None),
        ("{{ baris }}", 1.2, 10),
        ("{%p endfor %}", 0, None),
        ("{%p if pokok.tanggapan %}", 0, None),
        ("{{ pokok.tanggapan }}", 1.2, None),
        ("{%p endif %}", 0, None),
        ("{%p endfor %}", 0, None),
        ("{%p if acara.pembicara %}", 0, None),
        (label("pembicara"), 0.6, 12),
        ("{%p for bicara in acara.pembicara %}", 0, None),
        ("{{ loop.index }}. {{ bicara }}", 1.2, None),
        ("{%p endfor %}", 0, None),
        ("{%p endif %}", 0, None),
        ("{%p endfor %}", 0, None),
    ):
        is_head = size == 12
        line = write_line(document, text, bold=is_head, size=size, indent_cm=indent)
        line.paragraph_format.keep_with_next = is_head
    add_concluded(document, label("catatan"), "catatan_rapat")


def _end(document: Docx) -> None:
    write_line(document, "{{ penutup }}").paragraph_format.keep_with_next = True
    add_signature(document)
    write_line(document, "{{ sidik }}", size=9).paragraph_format.space_before = Pt(14)
    add_errata(document)
    add_annexes(document)
