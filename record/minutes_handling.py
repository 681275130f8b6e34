"""How minutes and workbook print what became of a point: its answer under it, its reason in the annex."""

from typing import Final

from locales.points import reason_words
from record.cells import CODE, MIDDLE, SHORT, TEXT, Cell
from record.minutes_groups import status
from record.record import Point, Record
from record.record_handling import handling_of
from record.tongue import clock, words

COLUMNS: Final = (
    *(("Ditanggapi oleh", MIDDLE), ("Tanggapan", TEXT), ("Waktu tanggapan", CODE)),
    *(("Rumusan", SHORT), ("Usul perbaikan", TEXT)),
)


def answer_line(record: Record, point: Point) -> str:
    """Ditanggapi {oleh}: {jawaban}; nothing where nothing was answered."""
    found = handling_of(record.handled, point.code)
    if not found.answer:
        return ""
    return words().plain("pokok_ditanggapi", oleh=found.answered_by, jawaban=found.answer)


def status_with_reason(record: Record, point: Point) -> str:
    """The state of a point, of a declined one with its reason."""
    said = status(record, point)
    return f"{said}: {reason_words(words(), point.reason)}" if point.reason else said


def handling_cells(record: Record, point: Point) -> list[Cell]:
    """What stands in `COLUMNS` of one point."""
    found = handling_of(record.handled, point.code)
    at = "" if found.answered_ms is None else clock(found.answered_ms, record.meeting.zone)
    wording = words().plain(f"rumusan_status_{found.wording}") if found.wording else ""
    return [found.answered_by, found.answer, at, wording, found.objection]
