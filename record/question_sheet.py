"""One question on a sheet of its own: wording, turnout and base above, the table, a native chart under it."""

from typing import Any, Final

from record.cells import LEAD, Share, lines_of, set_up_page, write_row
from record.record import AskedQuestion
from record.sentences import closed_line, notes, sentence, state_words, turnout_line, unit_word
from rules.tallies import Tally

OTHER: Final = "#5B94C8"
# Light enough for the figure that stands on it.
SHADE: Final = "#BFD6EC"
HEADS: Final = ("Kode", "Pilihan", "Jumlah", "Persen")
WIDTHS: Final = (13, 56, 12, 12)
HEAD_ROW: Final = 4
_TITLE_LETTERS = 66
_CHART_WIDTH, _CHART_FRAME, _CHART_BAR = 700, 60, 34


def write_question(
    book: Any, formats: dict[str, Any], name: str, asked: AskedQuestion, tally: Tally, zone: str
) -> None:
    """Adds the sheet `name`."""
    sheet = book.add_worksheet(name)
    set_up_page(sheet, header_row=HEAD_ROW)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, len(WIDTHS) - 1, "", formats["title"])
    sheet.write_string(0, 0, asked.question.wording, formats["title"])
    sheet.set_row(0, min(19 * lines_of(asked.question.wording, _TITLE_LETTERS), 400))
    state = ". ".join(part for part in (state_words(asked).capitalize(), closed_line(asked, zone)) if part)
    for row, text in enumerate((state, turnout_line(tally), " ".join(notes(asked, tally))), start=1):
        sheet.write_string(row, 0, text, formats["muted"])
    _write_table(sheet, formats, tally)
    _draw_chart(book, sheet, name, asked, tally)


def _write_table(sheet: Any, formats: dict[str, Any], tally: Tally) -> None:
    for column, head in enumerate(HEADS):
        sheet.write_string(HEAD_ROW, column, head, formats["head"])
    first = place = HEAD_ROW + 1
    for row in tally.rows:
        share = "" if row.share is None else Share(row.share, tally.decimals)
        place = write_row(sheet, formats, place, (row.code, row.text, row.count, share), WIDTHS)
    sheet.write_string(place, 0, "", formats["sum"])
    sheet.write_string(place, 1, f"Jumlah {unit_word(tally)}", formats["sum"])
    sheet.write_number(place, 2, sum(row.count for row in tally.rows), formats["sum"])
    sheet.write_string(place, 3, "", formats["sum"])
    # From 0 to 1 whatever the shares are: a bar scaled to the largest would lie.
    bar = {"type": "data_bar", "bar_solid": True, "bar_color": SHADE, "min_type": "num", "max_type": "num"}
    sheet.conditional_format(first, 3, place - 1, 3, bar | {"min_value": 0, "max_value": 1})
    sheet.freeze_panes(HEAD_ROW + 1, 1)


def _draw_chart(book: Any, sheet: Any, name: str, asked: AskedQuestion, tally: Tally) -> None:
    first, last = HEAD_ROW + 1, HEAD_ROW + len(tally.rows)
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
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_FRAME + _CHART_BAR * len(tally.rows)})
    sheet.insert_chart(last + 3, 0, chart, {"description": sentence(asked, tally)})
