"""Each paper as the list of formats wants it; what makes a paper is loaded only when one is wanted."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from record.record import Record

Parts: TypeAlias = Sequence[tuple[str, bytes]]
ARCHIVE: Final = "arsip"


def notula(record: Record) -> Parts:
    """The minutes."""
    from record.pdf.notula import write

    return [("notula", write(record))]


def archive(record: Record) -> Parts:
    """The minutes with `record.json` inside."""
    from record.pdf.notula import write

    return [(ARCHIVE, write(record, holds_record=True))]


def report(record: Record) -> Parts:
    """The official report."""
    from record.pdf.papers import write_report

    return [("berita-acara", write_report(record))]


def attendance(record: Record) -> Parts:
    """The attendance list, in one file or several."""
    from record.pdf.papers import write_attendance

    first, *others = write_attendance(record)
    if not others:
        return [("daftar-hadir", first)]
    return [(f"daftar-hadir-{n}", body) for n, body in enumerate((first, *others), 1)]


def recap(record: Record) -> Parts:
    """The rekapitulasi."""
    from record.pdf.recap import write

    return [("rekapitulasi", write(record))]
