"""The sheets of a record with what its reader may see: for publication, columns and sheets of people are left out."""

from collections.abc import Collection
from typing import Final

from record.cells import Sheet
from record.record import Record
from record.sheets import SHEETS

# Sheets that are not published at all, and columns that are not.
WITHHELD: Final = frozenset({"Per instansi"})
UNPUBLISHED: Final = {
    "Isian": frozenset({"Instansi"}),
    "Pokok diskusi": frozenset({"Teks asli", "Usul perbaikan"}),
    "Lampiran": frozenset({"Nama berkas", "Disimpan sebagai"}),
    "Pembicara": frozenset({"Jabatan"}),
    "Kehadiran": frozenset({"Nama", "Jabatan", "Mewakili"}),
}


def sheets_of(record: Record, names: Collection[str] = ()) -> list[tuple[str, Sheet]]:
    """Every sheet by name in the order of the workbook, or only those of these names."""
    shown = [(name, make) for name, make in SHEETS if not names or name in names]
    if not record.is_published:
        return [(name, make(record)) for name, make in shown]
    kept = [(name, make(record)) for name, make in shown if name not in WITHHELD]
    return [(name, _without(sheet, UNPUBLISHED.get(name, frozenset()))) for name, sheet in kept]


def _without(sheet: Sheet, heads: Collection[str]) -> Sheet:
    """The sheet without the columns of these heads."""
    kept = [place for place, (head, _) in enumerate(sheet.columns) if head not in heads]
    columns = tuple(sheet.columns[place] for place in kept)
    return Sheet(columns, [[row[place] for place in kept] for row in sheet.rows])
