"""The papers beside the minutes as Word documents: the official report and the attendance list."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from record import attendance_list, official_report
from record.docx_file import filled, new_sheet, template_path, with_logo
from record.own_templates import with_own
from record.record import Record
from record.tongue import language, written_in

REPORT: Final = "berita-acara"
ATTENDANCE: Final = "daftar-hadir"
_FIELDS: Final[Mapping[str, Callable[[Record, str], dict[str, Any]]]] = {
    REPORT: official_report.fields,
    ATTENDANCE: attendance_list.fields,
}


def write_report(record: Record, spoken: str | None = None, template: Path | bytes | None = None) -> bytes:
    """The official report of the poll's results (berita acara)."""
    with written_in(spoken or language()):
        return with_own(record, REPORT, lambda own: _written(record, REPORT, template or own))


def write_attendance(record: Record, spoken: str | None = None, template: Path | bytes | None = None) -> bytes:
    """The attendance list (daftar hadir); before the meeting opens the sheet for its door."""
    with written_in(spoken or language()):
        return with_own(record, ATTENDANCE, lambda own: _written(record, ATTENDANCE, template or own))


def _written(record: Record, document: str, template: Path | bytes | None) -> bytes:
    sheet = new_sheet(template or template_path(document))
    return filled(sheet, record, with_logo(sheet, record, _FIELDS[document](record, language())))
