"""The sheets of a record with what its reader may see: for publication, columns and sheets of people are left out."""

from collections.abc import Collection
from typing import Final

from record.cells import Sheet
from record.record import Record
from record.sheets import SHEETS
from record.tongue import head

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
    """Every sheet by its Indonesian name in the order of the workbook, or only those of these names; the heads are in
    the language being written."""
    shown = [(name, make) for name, make in SHEETS if not names or name in names]
    if not record.is_published:
        return [(name, _without(make(record), ())) for name, make in shown]
    kept = [(name, make(record)) for name, make in shown if name not in WITHHELD]
    return [(name, _without(sheet, UNPUBLISHED.get(name, frozenset()))) for name, sheet in kept]


def _without(sheet: Sheet, heads: Collection[str]) -> Sheet:
    """The sheet without the columns of these heads, the others said in the language being written."""
    kept = [place for place, (named, _) in enumerate(sheet.columns) if named not in heads]
    columns = tuple((head(sheet.columns[place][0]), sheet.columns[place][1]) for place in kept)
    return Sheet(columns, [[row[place] for place in kept] for row in sheet.rows])
