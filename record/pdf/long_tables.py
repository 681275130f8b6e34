"""Tables that are too long for a paper: of a meeting of thousands the first rows of each are printed, and where the
others are."""

from collections.abc import Iterable
from typing import Any, Final

from record.tongue import words

# The compiler takes a sixth of a megabyte for a row, half of one for a point with its text: thousands of rows would
# take gigabytes and minutes. A meeting of a day has fewer in a paper, and all of them are printed.
ALL_ROWS_MAX: Final = 1_500


def fitting(counts: Iterable[int], all_rows_max: int) -> int:
    """How many rows of each table may be printed, so that tables of so many rows have `all_rows_max` together at most:
    the short ones whole, the long ones equally much, at least one row each."""
    waiting, left = sorted(counts), all_rows_max
    for place, count in enumerate(waiting):
        share = left // (len(waiting) - place)
        if count > share:
            return max(share, 1)
        left -= count
    return max(waiting, default=0)


def rest(count: int, rows_max: int) -> str:
    """Where the rows of a table beyond the first `rows_max` are; nothing where there are none."""
    return "" if count <= rows_max else words().plain("pdf_baris_lain", n=rows_max, semua=count)


def shorten(tables: Iterable[dict[str, Any]]) -> None:
    """Leaves the first rows of the long tables of one paper where all together are too many, and says so above each
    (`keterangan`): every row of them stands in the workbook as well."""
    tables = list(tables)
    rows_max = fitting((len(table["baris"]) for table in tables), ALL_ROWS_MAX)
    for table in tables:
        table["keterangan"] = rest(len(table["baris"]), rows_max)
        del table["baris"][rows_max:]
