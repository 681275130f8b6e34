"""The papers beside the minutes as Word documents: the official report and the attendance list."""

from pathlib import Path

from record import attendance_list, official_report
from record.docx_file import filled, new_sheet, template_path, with_logo
from record.record import Record
from record.tongue import language, written_in


def write_report(record: Record, spoken: str | None = None, template: Path | bytes | None = None) -> bytes:
    """The official report of the poll's results (berita acara)."""
    with written_in(spoken or language()):
        sheet = new_sheet(template or template_path("berita-acara"))
        return filled(sheet, record, with_logo(sheet, record, official_report.fields(record, language())))


def write_attendance(record: Record, spoken: str | None = None, template: Path | bytes | None = None) -> bytes:
    """The attendance list (daftar hadir); before the meeting opens the sheet for its door."""
    with written_in(spoken or language()):
        sheet = new_sheet(template or template_path("daftar-hadir"))
        return filled(sheet, record, with_logo(sheet, record, attendance_list.fields(record, language())))
