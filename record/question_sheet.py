"""One question on a sheet of its own: wording, turnout and notes above, its table, a native chart under it."""

from collections.abc import Sequence
from typing import Any, Final

from record.cells import ROW_HEIGHT, ROW_HEIGHT_MAX, Cell, lines_of, set_up_page, write_heads, write_row
from record.question_tables import Chart, Table
from record.record import AskedQuestion, Record
from record.sentences import closed_line, notes, sentence, state_words, turnout_line
from rules.tallies import Tally

# Light enough for the figure that stands on it.
SHADE: Final = "#BFD6EC"
HEAD_ROW: Final = 4
_TITLE_LETTERS: Final = 0.7
_CHART_WIDTH, _CHART_FRAME, _CHART_BAR, _CHART_HEIGHT = 700, 60, 34, 320


def write_question(
    book: Any, formats: dict[str, Any], name: str, record: Record, asked: AskedQuestion, tally: Tally, table: Table
) -> None:
    """Adds the sheet `name`."""
    sheet, zone = book.add_worksheet(name), record.meeting.zone
    set_up_page(sheet, header_row=HEAD_ROW, paper=record.paper.size)
    widths = [width for _, width in table.columns]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    letters = round(sum(widths) * _TITLE_LETTERS)
    _write_line(sheet, formats["title"], 0, asked.question.wording, len(widths))
    sheet.set_row(0, min(19 * lines_of(asked.question.wording, letters), 400))
    state = ". ".join(part for part in (state_words(asked).capitalize(), closed_line(asked, zone)) if part)
    said = " ".join(notes(asked, tally, zone))
    for row, text in enumerate((state, turnout_line(tally), said), start=1):
        _write_line(sheet, formats["muted"], row, text, len(widths))
    sheet.set_row(HEAD_ROW - 1, min(ROW_HEIGHT * lines_of(said, sum(widths)), ROW_HEIGHT_MAX))
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    first = _write_table(sheet, formats, table, widths)
    if table.chart is not None:
        # The chart stands on the page of its table.
        sheet.fit_to_pages(1, 1)
        chart = _drawn(book, name, table.chart, first, len(table.rows))
        sheet.insert_chart(first + len(table.rows) + 2, 0, chart, {"description": sentence(asked, tally)})


def _write_line(sheet: Any, look: Any, row: int, text: str, width: int) -> None:
    """A line over the whole width of the table, wrapped there."""
    sheet.merge_range(row, 0, row, width - 1, "", look)
    sheet.write_string(row, 0, text, look)


def _write_table(sheet: Any, formats: dict[str, Any], table: Table, widths: Sequence[float]) -> int:
    """Writes everything from the head on; returns the first row of the table itself."""
    place = HEAD_ROW
    if table.above:
        write_heads(sheet, formats, place, tuple(zip(table.above_heads, widths[:2], strict=True)))
        place += 1
        for row in table.above:
            place = write_row(sheet, formats, place, row, widths[:2])
        place += 1
    write_heads(sheet, formats, place, table.columns)
    first = place = place + 1
    for row in table.rows:
        place = write_row(sheet, formats, place, row, widths)
    if table.share is not None:
        # From 0 to 1 whatever the shares are: a bar scaled to the largest would lie.
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": SHADE, "min_type": "num", "max_type": "num"}
        scale = bar | {"min_value": 0, "max_value": 1}
        sheet.conditional_format(first, table.share, place - 1, table.share, scale)
    for column, value in enumerate(table.total):
        _write_total(sheet, formats, place, column, value)
    return first


def _write_total(sheet: Any, formats: dict[str, Any], row: int, column: int, value: Cell) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value, formats["sum"])
    else:
        look = formats["sum" if isinstance(value, int) else "sum_exact"]
        sheet.write_number(row, column, float(value), look)


def _drawn(book: Any, name: str, chart: Chart, first: int, count: int) -> Any:
    """Counts or scores as they stand in the table: one series, no legend, from zero."""
    last = first + count - 1
    drawn = book.add_chart({"type": "column" if chart.is_upright else "bar"})
    drawn.add_series(
        {
            "categories": [name, first, chart.labels, last, chart.labels],
            "values": [name, first, chart.values, last, chart.values],
            "gap": 45,
            "fill": {"color": chart.colours[0]},
            "points": [{"fill": {"color": colour}} for colour in chart.colours],
            "data_labels": {"value": True},
        }
    )
    drawn.set_legend({"none": True})
    drawn.set_title({"none": True})
    names = {"major_gridlines": {"visible": False}}
    figures = {"min": 0, "major_gridlines": {"visible": False}, "visible": False}
    if chart.is_upright:
        drawn.set_x_axis(names)
        drawn.set_y_axis(figures)
        drawn.set_size({"width": _CHART_WIDTH, "height": _CHART_HEIGHT})
    else:
        # In a bar chart the names stand on the axis that XlsxWriter calls y; the first option stands on top.
        drawn.set_y_axis(names | {"reverse": True})
        drawn.set_x_axis(figures)
        drawn.set_size({"width": _CHART_WIDTH, "height": _CHART_FRAME + _CHART_BAR * count})
    return drawn
