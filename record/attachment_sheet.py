"""The sheet of files that came with points: what they are, how large, and what they hash to."""

from typing import Final

from record.cells import ABSENT, CODE, MIDDLE, SHORT, Cell, Sheet
from record.minutes_submissions import kind_word, state_word
from record.record import Record
from record.tongue import stamp

COLUMNS: Final = (
    ("Pokok diskusi", SHORT),
    ("Instansi", MIDDLE),
    ("Waktu", MIDDLE),
    ("Jenis", SHORT),
    ("Nama berkas", MIDDLE),
    ("Tipe", MIDDLE),
    ("Ukuran (bita)", SHORT),
    ("Durasi (detik)", CODE),
    ("SHA-256", 70),
    ("Disimpan sebagai", MIDDLE),
    ("Keadaan", MIDDLE),
)


def attachments(record: Record) -> Sheet:
    """Every file that belongs to a point: it lies beside the database, or what became of it is said."""
    authors = {point.code: point.organisation for point in record.points}
    rows: list[list[Cell]] = []
    for one in record.attachments:
        row: list[Cell] = [one.code, record.organisation(authors[one.code]).name]
        row += [stamp(one.at_ms, record.meeting.zone), kind_word(one), one.name or ABSENT, one.type, one.size_bytes]
        rows.append(
            [*row, ABSENT if one.seconds is None else one.seconds, one.sha256, one.file or ABSENT, state_word(one)]
        )
    return Sheet(COLUMNS, rows)
