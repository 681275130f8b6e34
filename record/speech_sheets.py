"""The speakers' list as a sheet of the workbook; no names, those stand on the attendance sheet alone."""

from locales.durations import spoken_duration
from record.cells import ABSENT, CODE, MIDDLE, SHORT, TEXT, Cell, Sheet
from record.record import Record
from record.tongue import clock, words


def speeches(record: Record) -> Sheet:
    """Every speech in the order it began."""
    heads = ("Urutan", "Instansi", "Jabatan", "Acara", "Jenis", "Mulai", "Lama", "Detik", "Catatan")
    widths = (CODE, MIDDLE, MIDDLE, CODE, SHORT, SHORT, MIDDLE, CODE, TEXT)
    rows: list[list[Cell]] = []
    begun = [one for one in record.speeches if one.first_ms is not None]
    for place, one in enumerate(sorted(begun, key=lambda one: (one.first_ms or 0, one.number)), 1):
        kind = words().plain("notula_interupsi" if one.kind == "order" else "notula_angkat")
        row: list[Cell] = [place, record.organisation(one.organisation).name, one.position or ABSENT]
        row += [str(one.item or ABSENT), kind, clock(one.first_ms or 0, record.meeting.zone, shows_seconds=True)]
        rows.append([*row, spoken_duration(words(), one.spoken_ms), one.spoken_ms // 1_000, one.note or ABSENT])
    return Sheet(tuple(zip(heads, widths, strict=True)), rows)
