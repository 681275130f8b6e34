"""Tables that are too long for a paper: of a meeting of thousands the first rows of each are printed, and where the
others are."""

from collections.abc import Iterable
from typing import Any, Final

from record.tongue import words

# The compiler takes a sixth of a megabyte for a row, half of one for a point with its text: thousands of rows would
# take gigabytes and minutes. A meeting of a day has fewer in a paper, and all of them are printed.
ALL_ROWS_MAX: Final = 1_500
ROWS_MAX: Final = 150


def rest(count: int) -> str:
    """Where the other rows of a table are of which the first `ROWS_MAX` are printed; nothing where these are all."""
    return "" if count <= ROWS_MAX else words().plain("pdf_baris_lain", n=ROWS_MAX, semua=count)


def shorten(tables: Iterable[dict[str, Any]]) -> None:
    """Leaves the first rows of every table of one paper where all together are too many, and says so above each
    (`keterangan`): every row of them stands in the workbook as well."""
    tables = list(tables)
    if sum(len(table["baris"]) for table in tables) <= ALL_ROWS_MAX:
        return
    for table in tables:
        table["keterangan"] = rest(len(table["baris"]))
        del table["baris"][ROWS_MAX:]
