"""The rekapitulasi as PDF: every sheet of the workbook as a table, wide ones in parts, then the charts."""

from decimal import Decimal
from typing import Any, Final

from locales.formats import percent_number
from record.cells import ABSENT, Cell, Share, Sheet
from record.pdf.frame import Pictures, pressed
from record.pdf.long_tables import ALL_ROWS_MAX, fitting, rest
from record.pdf.notula import sounding_charts
from record.published_sheets import sheets_of
from record.question_pictures import breakdown_picture, question_pictures
from record.record import AskedQuestion, Record
from record.sentences import sentence
from record.tongue import language, number, percent_units, sheet_name, words

# Letters of all columns that stand beside each other on a page on its side.
PART_LETTERS: Final = 164.0
_STEP: Final = 4.0
# Bold letters of a head beside the plain ones in which widths are told, and the room at both sides of them.
_HEAD_LETTER: Final = 1.35
_HEAD_ROOM: Final = 2.0
_KEYS_MAX: Final = 2


def write(record: Record) -> bytes:
    """The rekapitulasi. Raises PressFault."""
    pictures = Pictures()
    charts = [shown for asked in record.questions if (shown := _charted(record, asked, pictures))]
    for one in record.soundings:
        if drawn := sounding_charts(record, one):
            charts.append({"judul": one.code, "kalimat": "", "gambar": pictures.add_all(drawn)})
    sheets = sheets_of(record)
    rows_max = fitting((len(sheet.rows) for _, sheet in sheets), ALL_ROWS_MAX)
    content: dict[str, Any] = {
        "lembar": [_section(sheet_name(name), sheet, rows_max) for name, sheet in sheets],
        "diagram": charts,
    }
    return pressed(record, "rekapitulasi.typ", words().plain("label_rekapitulasi"), content, pictures)


def _charted(record: Record, asked: AskedQuestion, pictures: Pictures) -> dict[str, Any] | None:
    """The charts of a question, by constituency too where that may be shown."""
    drawn = question_pictures(record, asked)
    by_constituency = breakdown_picture(record, asked)
    if by_constituency is not None:
        drawn.append(by_constituency)
    if not drawn or asked.tally is None:
        return None
    head = f"{asked.question.code}. {asked.question.wording}"
    return {"judul": head, "kalimat": sentence(asked, asked.tally), "gambar": pictures.add_all(drawn)}


def _section(name: str, whole: Sheet, rows_max: int) -> dict[str, Any]:
    """A sheet with its first rows, and where the others are."""
    sheet = Sheet(whole.columns, whole.rows[:rows_max])
    found, widths = parts(sheet) if sheet.rows else [()], _widths(sheet)
    return {
        "judul": name,
        "keterangan": rest(len(whole.rows), rows_max),
        "bagian": [
            {
                "judul": words().plain("lembar_bagian", nama=name, n=place, semua=len(found)) if len(found) > 1 else "",
                "kolom": [sheet.columns[column][0] for column in part],
                "lebar": [widths[column] for column in part],
                "angka": [at for at, column in enumerate(part) if _holds_figures(sheet, column)],
                "baris": [[printed(row[column]) for column in part] for row in sheet.rows],
            }
            for place, part in enumerate(found, start=1)
        ],
    }


def parts(sheet: Sheet) -> list[tuple[int, ...]]:
    """The columns (as places in a row) in as few parts as the page needs, each beginning with those that name the row,
    and about equally wide."""
    fewest, limit = _poured(sheet, PART_LETTERS), PART_LETTERS
    while len(tighter := _poured(sheet, limit - _STEP)) == len(fewest) > 1:
        fewest, limit = tighter, limit - _STEP
    return fewest


def _poured(sheet: Sheet, limit: float) -> list[tuple[int, ...]]:
    keys, widths = _keys(sheet), _widths(sheet)
    found: list[tuple[int, ...]] = [keys]
    for column in range(len(keys), len(widths)):
        used = sum(widths[one] for one in found[-1])
        if used + widths[column] > limit and len(found[-1]) > len(keys):
            found.append(keys)
        found[-1] = (*found[-1], column)
    return found


def _widths(sheet: Sheet) -> list[float]:
    """In letters, as wide as the longest word of the head at least."""
    longest = [max(map(len, head.split()), default=0) for head, _ in sheet.columns]
    asked = [width for _, width in sheet.columns]
    return [max(*pair) for pair in zip(asked, (n * _HEAD_LETTER + _HEAD_ROOM for n in longest), strict=True)]


def _keys(sheet: Sheet) -> tuple[int, ...]:
    """The first column, with the second where the first alone does not tell the rows apart."""
    names = [printed(row[0]) for row in sheet.rows]
    return tuple(range(1 if len(set(names)) == len(names) else _KEYS_MAX))


def _holds_figures(sheet: Sheet, column: int) -> bool:
    cells = [row[column] for row in sheet.rows]
    return any(not isinstance(cell, str) for cell in cells) and all(
        not isinstance(cell, str) or cell in ("", ABSENT) for cell in cells
    )


def printed(cell: Cell) -> str:
    """A cell of the workbook as the workbook shows it."""
    if isinstance(cell, Share):
        return percent_units(round(cell * 10 ** (cell.decimals + 2)), cell.decimals)
    if isinstance(cell, int | Decimal):
        return exact_number(cell)
    return cell or ABSENT


def exact_number(value: int | Decimal) -> str:
    """With as many decimals as it is kept with: 2.50 as "2,50"."""
    if isinstance(value, int):
        return number(value)
    decimals = max(-int(value.as_tuple().exponent), 0)
    return percent_number(int(value.scaleb(decimals)), decimals, language())
