"""The table of one question's sheet for each kind, and what of it its native chart shows."""

from dataclasses import dataclass, replace
from typing import Final

from record.cells import ABSENT, LEAD, Cell, Share
from record.given_answers import full_name, written
from record.record import AskedQuestion, Record
from record.result_sheets import ranking_cells, weight_cell
from record.sentences import printed_rows, theme_name, unit_word
from record.tongue import head, number, words
from rules.figures import NumberFigures, RankingFigures, TextFigures
from rules.numbers import Bin
from rules.questions import Kind
from rules.rows import Row
from rules.settings import Method
from rules.tallies import Tally

OTHER: Final = "#5B94C8"


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart of one series: the columns of its labels and values in the table, a colour for each row;
    `is_upright` draws columns instead of bars."""

    labels: int
    values: int
    colours: tuple[str, ...]
    is_upright: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Heads with widths, and rows; `total` stands under them, `above` are rows of a summary before them, under heads of
    their own. `share` is the column with data bars, None where there is none."""

    columns: tuple[tuple[str, float], ...]
    rows: list[list[Cell]]
    total: tuple[Cell, ...] = ()
    above: tuple[list[Cell], ...] = ()
    above_heads: tuple[str, str] = ("Ukuran", "Nilai")
    share: int | None = None
    chart: Chart | None = None


def table_of(record: Record, asked: AskedQuestion, tally: Tally) -> Table | None:
    """The table of a result, its heads in the language being written; None where there is nothing that may be shown."""
    found = _shaped(record, asked, tally)
    if found is None:
        return None
    columns = tuple((head(named), width) for named, width in found.columns)
    first, second = found.above_heads
    return replace(found, columns=columns, above_heads=(head(first), head(second)))


def _shaped(record: Record, asked: AskedQuestion, tally: Tally) -> Table | None:
    figures = tally.figures
    if isinstance(figures, NumberFigures):
        return _number(figures)
    if isinstance(figures, TextFigures):
        return _texts(record, asked, figures) if figures.lines else None
    if not tally.rows:
        return None
    return _ranking(figures, tally) if isinstance(figures, RankingFigures) else _choices(tally)


def _colours(rows: tuple[Row, ...]) -> tuple[str, ...]:
    return tuple(LEAD if row.leader else OTHER for row in rows)


def _choices(tally: Tally) -> Table:
    """Counts and shares; the weights between them where votes are weighted."""
    columns = [("Kode", 13.0), ("Pilihan", 56.0), ("Jumlah", 12.0), ("Persen", 12.0)]
    rows: list[list[Cell]] = []
    for row in tally.rows:
        share: Cell = "" if row.share is None else Share(row.share, tally.decimals)
        weight: list[Cell] = [weight_cell(row.weight)] if tally.is_weighted else []
        rows.append([row.code, row.text, row.count, *weight, share])
    word = words().plain("sel_pilihan") if tally.kind is Kind.MULTIPLE else unit_word(tally)
    total: list[Cell] = ["", words().plain("sel_jumlah", apa=word), tally.chosen]
    if tally.is_weighted:
        columns.insert(3, ("Bobot", 12.0))
        total.append(weight_cell(tally.weight))
    return Table(
        tuple(columns),
        rows,
        total=(*total, ""),
        share=len(columns) - 1,
        chart=Chart(1, 3 if tally.is_weighted else 2, _colours(tally.rows)),
    )


def _ranking(figures: RankingFigures, tally: Tally) -> Table:
    """By rank, with score, first places and mean place; only scores are drawn."""
    columns = (
        *(("Peringkat", 13.0), ("Kode", 8.0), ("Pilihan", 56.0), ("Skor", 12.0), ("Peringkat pertama", 12.0)),
        ("Rata-rata peringkat", 12.0),
    )
    ordered = printed_rows(tally)
    rows: list[list[Cell]] = [
        [ABSENT if row.rank is None else row.rank, row.code, row.text, *ranking_cells(row, figures, tally)]
        for row in ordered
    ]
    chart = Chart(2, 3, _colours(ordered)) if figures.method is Method.BORDA else None
    return Table(columns, rows, chart=chart)


def _number(figures: NumberFigures) -> Table:
    """Every figure of the numbers, then how many answers lie where."""
    summary = figures.summary
    above: tuple[list[Cell], ...] = (
        [words().plain("angka_jawaban"), summary.n],
        [words().plain("angka_jumlah"), summary.total],
        [words().plain("angka_rata"), summary.mean],
        [words().plain("angka_median"), summary.median],
        [words().plain("angka_kecil"), summary.smallest],
        [words().plain("angka_besar"), summary.largest],
    )
    rows: list[list[Cell]] = [[bin_words(column), column.count] for column in figures.bins]
    return Table(
        (("Nilai", 34), ("Jumlah", 20)),
        rows,
        total=(words().plain("sel_jumlah", apa=words().plain("satuan_jawaban")), summary.n),
        above=above,
        chart=Chart(0, 1, (OTHER,) * len(rows), is_upright=True),
    )


def bin_words(column: Bin) -> str:
    """ "5", or "10 sampai di bawah 20"."""
    if column.is_one_value:
        return number(column.lower)
    return words().plain("sel_rentang", dari=number(column.lower), sampai=number(column.upper))


def _texts(record: Record, asked: AskedQuestion, figures: TextFigures) -> Table:
    """What was written, by organisation where answers are open; beside its theme where it was grouped."""
    lines = written(record, asked)
    columns: tuple[tuple[str, float], ...] = (("Teks", 80), ("Jumlah sama", 14))
    rows: list[list[Cell]] = [[line.text, line.count] for line in lines]
    if asked.is_named:
        columns = (("Instansi", 24), *columns)
        rows = [[full_name(line.organisation), *row] for line, row in zip(lines, rows, strict=True)]
    if figures.themes:
        columns = (("Tema", 34), *columns)
        rows = [[theme_name(line.theme), *row] for line, row in zip(lines, rows, strict=True) if line.theme]
    return Table(columns, rows, above=_theme_counts(figures), above_heads=("Tema", "Jumlah"))


def _theme_counts(figures: TextFigures) -> tuple[list[Cell], ...]:
    """How many answers each theme has."""
    return tuple([theme_name(theme), theme.count] for theme in figures.themes)
