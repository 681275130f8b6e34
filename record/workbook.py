"""The tallies as a workbook: one sheet a subject, one a question with its native chart, every text a text."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from record.notula import settled
from record.record import AskedQuestion, Record
from record.sentences import base_note, sentence, turnout_line
from record.sheets import SHEETS, Sheet, share_value
from rules.tallies import Tally

FONT: Final = {"font_name": "Arial", "font_size": 10, "valign": "top"}
BORDER: Final = {"border": 1, "border_color": "#D5DCE4"}
LEAD, OTHER, HEAD = "#0B4F8A", "#5B94C8", "#0B4F8A"
ROW_HEIGHT: Final = 13.5
CHARACTERS_A_LINE: Final = 56
CELL_MAX: Final = 32_767
CHART_PIXELS: Final = (760, 60, 34)  # width, height of frame, height of a bar


def write(record: Record) -> bytes:
    """The workbook of a record; no formula anywhere, no text that a spreadsheet could take for one."""
    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    moment = datetime.fromtimestamp(record.at_ms // 1000, UTC).replace(tzinfo=None)
    book.set_properties({"title": record.meeting.title, "author": record.meeting.secretariat, "created": moment})
    formats = _formats(book)
    for name, make in SHEETS:
        _write_sheet(book, formats, name, make(record))
    for asked in record.questions:
        if asked.tally is not None and asked.tally.rows:
            _write_question(book, formats, asked, asked.tally)
    book.close()
    return settled(made.getvalue())


def _formats(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format(FONT | BORDER | {"bold": True, "font_color": "white", "bg_color": HEAD}),
        "text": book.add_format(FONT | BORDER | {"text_wrap": True}),
        "count": book.add_format(FONT | BORDER | {"num_format": "#,##0"}),
        "share": book.add_format(FONT | BORDER | {"num_format": "0.0%"}),
        "title": book.add_format(FONT | {"bold": True, "font_size": 14, "text_wrap": True}),
        "muted": book.add_format(FONT | {"font_color": "#56616F"}),
    }


def _print_setup(sheet: Any, *, header_row: int) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_footer("&RHalaman &P dari &N")


def _write_sheet(book: Any, formats: dict[str, Any], name: str, content: Sheet) -> None:
    """A table with one frozen header row and a filter; widths as the columns ask."""
    sheet = book.add_worksheet(name)
    _print_setup(sheet, header_row=0)
    for column, (head, width) in enumerate(content.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, formats["head"])
    sheet.set_row(0, 20)
    for place, row in enumerate(content.rows, 1):
        _write_row(sheet, formats, place, row, [width for _, width in content.columns])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(content.rows), 1), len(content.columns) - 1)


def _write_row(sheet: Any, formats: dict[str, Any], place: int, row: Sequence[Any], widths: Sequence[float]) -> None:
    lines = 1
    for column, (value, width) in enumerate(zip(row, widths, strict=True)):
        if isinstance(value, float):
            sheet.write_number(place, column, value, formats["share"])
        elif isinstance(value, int):
            sheet.write_number(place, column, value, formats["count"])
        else:
            # A cell holds so much and no more; no text of ours comes near it, and none is cut in silence.
            assert len(value) <= CELL_MAX, "a text too long for a cell"
            sheet.write_string(place, column, value or "–", formats["text"])
            lines = max(lines, sum(-(-max(len(line), 1) // max(int(width), 1)) for line in value.split("\n")))
    if lines > 1:
        sheet.set_row(place, min(ROW_HEIGHT * lines, 400))


def _write_question(book: Any, formats: dict[str, Any], asked: AskedQuestion, tally: Tally) -> None:
    """One question by its code: wording, turnout, the table from row 5, a native bar chart under it."""
    sheet = book.add_worksheet(asked.question.code[:31])
    _print_setup(sheet, header_row=4)
    for column, width in enumerate((8, 56, 12, 12)):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, 3, "", formats["title"])
    sheet.write_string(0, 0, asked.question.wording, formats["title"])
    sheet.set_row(0, 19 * -(-len(asked.question.wording) // 62))
    sheet.write_string(1, 0, turnout_line(tally), formats["muted"])
    sheet.write_string(2, 0, base_note(asked.question, tally), formats["muted"])
    for column, head in enumerate(("Kode", "Pilihan", "Jumlah", "Persen")):
        sheet.write_string(4, column, head, formats["head"])
    for place, row in enumerate(tally.rows, 5):
        cells = [row.code, row.text, row.count, share_value(row, tally)]
        _write_row(sheet, formats, place, cells, (8, 56, 12, 12))
    sheet.freeze_panes(5, 1)
    _chart(book, sheet, asked, tally)


def _chart(book: Any, sheet: Any, asked: AskedQuestion, tally: Tally) -> None:
    first, last, name = 5, 4 + len(tally.rows), asked.question.code[:31]
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [name, first, 1, last, 1],
            "values": [name, first, 2, last, 2],
            "gap": 45,
            "fill": {"color": OTHER},
            "points": [{"fill": {"color": LEAD if row.leader else OTHER}} for row in tally.rows],
            "data_labels": {"value": True},
        }
    )
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}, "visible": False})
    width, frame, bar = CHART_PIXELS
    chart.set_size({"width": width, "height": frame + bar * len(tally.rows)})
    sheet.insert_chart(last + 2, 0, chart, {"description": sentence(asked, tally)})
