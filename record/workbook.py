"""The tallies as a workbook: one sheet a subject, one a question with its native chart, every text a text."""

import io
from datetime import UTC, datetime
from typing import Any

from record.cells import Sheet, formats_of, set_up_page, sheet_name, write_heads, write_row
from record.notula import property_text, settled
from record.published_sheets import sheets_of
from record.question_sheet import write_question
from record.question_tables import table_of
from record.record import Record
from record.sheets import SHEETS
from record.tongue import sheet_name as named


def write(record: Record) -> bytes:
    """The workbook of a record; no formula anywhere, no text that a spreadsheet could take for one."""
    from record.plain_workbook import PlainWorkbook

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = PlainWorkbook(made, options)
    moment = datetime.fromtimestamp(record.at_ms // 1000, UTC).replace(tzinfo=None)
    title, author = property_text(record.meeting.title), property_text(record.meeting.secretariat)
    book.set_properties({"title": title, "author": author, "created": moment})
    formats = formats_of(book)
    for name, sheet in sheets_of(record):
        _write_sheet(book, formats, named(name), sheet, record.paper.size)
    taken = {named(name).casefold() for name, _ in SHEETS}
    for asked in record.questions:
        table = None if asked.tally is None else table_of(record, asked, asked.tally)
        if asked.tally is not None and table is not None:
            name = sheet_name(asked.question.code, taken)
            write_question(book, formats, name, record, asked, asked.tally, table)
    book.close()
    # Book and sheets hold each other, and with them every cell, until the collector of cycles comes by.
    for one in book.worksheets():
        one.table.clear()
    return settled(made.getvalue())


def _write_sheet(book: Any, formats: dict[str, Any], name: str, content: Sheet, paper: str) -> None:
    """A table with one frozen header row and a filter; widths as the columns ask."""
    sheet = book.add_worksheet(name)
    set_up_page(sheet, header_row=0, paper=paper)
    for column, (_, width) in enumerate(content.columns):
        sheet.set_column(column, column, width)
    write_heads(sheet, formats, 0, content.columns)
    place = 1
    for row in content.rows:
        place = write_row(sheet, formats, place, row, [width for _, width in content.columns])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(place - 1, 1), len(content.columns) - 1)
