"""The sheets of results: how each question was asked and answered, what its options got, and from which constituencies.
Figures as everywhere."""

from decimal import Decimal
from typing import Final

from locales.messages.mark import P_
from record.cells import ABSENT, CODE, FIGURE, MIDDLE, SHORT, TEXT, Cell, Hidden, Share, Sheet
from record.record import AskedQuestion, Record
from record.sentences import (
    base_words,
    kind_words,
    mode_words,
    notes,
    printed_rows,
    quorum_lines,
    rule_words,
    verdict_line,
)
from record.tongue import clock, words
from rules.breakdowns import BreakdownRow
from rules.figures import NumberFigures, RankingFigures, ScaleFigures
from rules.questions import Kind, OptionRole, Question, Unit
from rules.rows import Row
from rules.settings import Method
from rules.tallies import Tally

QUESTION_COLUMNS: Final = (
    *(("Kode", CODE), ("Pertanyaan", TEXT), ("Jenis", MIDDLE), ("Sifat", MIDDLE), ("Satuan", SHORT)),
    *(("Status", SHORT), ("Dibuka", SHORT), ("Ditutup", SHORT), ("Diundang", FIGURE), ("Hadir", FIGURE)),
    *(("Berhak", FIGURE), ("Menjawab", FIGURE), ("Abstain", FIGURE), ("Tidak tahu", FIGURE)),
    *(("Belum lengkap", FIGURE), ("Tidak menjawab", FIGURE), ("Dibantu", FIGURE), ("Diubah", FIGURE)),
    *(("Partisipasi", FIGURE), ("Dasar", MIDDLE), ("Nilai dasar", FIGURE), ("Rata-rata", FIGURE), ("Median", FIGURE)),
    *(
        (P_("column, sum", "Jumlah"), FIGURE),
        ("Terkecil", FIGURE),
        ("Terbesar", FIGURE),
        ("Kuorum", MIDDLE),
        ("Ambang", MIDDLE),
    ),
    ("Catatan", TEXT),
)
_FIGURES_OF_A_RESULT: Final = 18


def share(units: int | None, tally: Tally) -> Cell:
    """The *printed* share as a number of 1, so that the cell shows what every other output shows."""
    return ABSENT if units is None else Share(units, tally.decimals)


def exact(value: Decimal | None) -> Cell:
    """A mean, a median, a weight with the decimals it is printed with; nothing where there is none."""
    return ABSENT if value is None else value


def weight_cell(weight: Decimal) -> Cell:
    """A weight without needless decimals."""
    return int(weight) if weight == int(weight) else weight.normalize()


def asked_questions(record: Record) -> Sheet:
    """One row a question: how it was asked, who answered, and what it came to as a whole."""
    return Sheet(QUESTION_COLUMNS, [_asked(record, asked) for asked in record.questions])


def _asked(record: Record, asked: AskedQuestion) -> list[Cell]:
    question, tally, zone = asked.question, asked.tally, record.meeting.zone
    status = words().plain(f"status_jp_{question.state.value}")
    unit = words().plain("satuan_instansi" if question.unit is Unit.ORGANISATION else "satuan_peserta")
    opened = ABSENT if question.opened is None else clock(question.opened, zone)
    closed = "; ".join(clock(one.at_ms, zone) for one in asked.closings) or ABSENT
    row: list[Cell] = [question.code, question.wording, kind_words(question), mode_words(question), unit, status]
    row += [opened, closed]
    quorum = " ".join(quorum_lines(asked, zone)) or rule_words(question.settings.quorum) or ABSENT
    if tally is None:
        threshold = rule_words(question.settings.threshold) or ABSENT
        return [*row, *[ABSENT] * _FIGURES_OF_A_RESULT, quorum, threshold, ABSENT]
    threshold = verdict_line(asked, tally) or rule_words(question.settings.threshold) or ABSENT
    row += [*_turnout(question, tally), base_words(question, tally), ABSENT if tally.is_withheld else tally.base_count]
    return [*row, *_figures(tally), quorum, threshold, " ".join(notes(asked, tally, zone)) or ABSENT]


def _turnout(question: Question, tally: Tally) -> list[Cell]:
    """Who could answer and what became of them; "–" for an answer that the question does not have."""
    has_abstain, has_dont_know = bool(question.abstentions), bool(question.codes_of(OptionRole.DONT_KNOW))
    abstained = tally.abstained if has_abstain and tally.abstained is not None else ABSENT
    dont_know = tally.dont_know if has_dont_know and tally.dont_know is not None else ABSENT
    incomplete: Cell = tally.incomplete if tally.kind is Kind.RANKING else ABSENT
    row: list[Cell] = [tally.invited, tally.present, tally.entitled, tally.answered, abstained, dont_know, incomplete]
    return [*row, tally.not_answered, tally.assisted, tally.changed, share(tally.turnout, tally)]


def _figures(tally: Tally) -> list[Cell]:
    """Mean, median, sum, smallest and largest, where the kind has them."""
    match tally.figures:
        case ScaleFigures() as scale:
            return [exact(scale.mean), exact(scale.median), ABSENT, ABSENT, ABSENT]
        case NumberFigures(summary=summary):
            return [summary.mean, summary.median, summary.total, summary.smallest, summary.largest]
    return [ABSENT] * 5


def results(record: Record) -> Sheet:
    """One row an option, in the order of paper."""
    columns = (
        *(("Kode", CODE), ("Pilihan (kode)", SHORT), ("Pilihan", TEXT), ("Jumlah", FIGURE), ("Bobot", FIGURE)),
        *(("Persen", FIGURE), ("Peringkat", FIGURE), ("Skor", FIGURE), ("Peringkat pertama", FIGURE)),
        ("Rata-rata peringkat", FIGURE),
    )
    shown = [(asked.question.code, asked.tally) for asked in record.questions if asked.tally is not None]
    return Sheet(columns, [_option(code, row, tally) for code, tally in shown for row in printed_rows(tally)])


def _option(code: str, row: Row, tally: Tally) -> list[Cell]:
    head: list[Cell] = [code, row.code, row.text]
    rank: Cell = ABSENT if row.rank is None else row.rank
    if isinstance(tally.figures, RankingFigures):
        return [*head, ABSENT, ABSENT, ABSENT, rank, *ranking_cells(row, tally.figures, tally)]
    return [*head, row.count, weight_cell(row.weight), share(row.share, tally), rank, ABSENT, ABSENT, ABSENT]


def ranking_cells(row: Row, figures: RankingFigures, tally: Tally) -> list[Cell]:
    """Score, first places, mean place; no score where the method gives an order only."""
    placing = figures.placings[row.code]
    score: Cell = weight_cell(row.weight) if tally.is_weighted else row.count
    if figures.method is not Method.BORDA:
        score = ABSENT
    return [score, placing.firsts, exact(placing.mean_place)]


def by_constituency(record: Record) -> Sheet:
    """One row a constituency and option: a count, or a score in a ranking; hidden rows say so and show nothing."""
    columns = (
        *(("Kode", CODE), ("Unsur", 28), ("Menjawab", FIGURE), ("Pilihan (kode)", SHORT), ("Jumlah", FIGURE)),
        *(("Skor", FIGURE), ("Ditampilkan", MIDDLE)),
    )
    rows: list[list[Cell]] = []
    for asked in record.questions:
        if asked.tally is None or asked.tally.breakdown is None:
            continue
        for unit in asked.tally.breakdown.rows:
            rows += _unit_rows(asked.question.code, record.constituency_name(unit.constituency), unit, asked.tally)
        if asked.tally.breakdown.merged is not None:
            name = words().plain("gabungan_unsur")
            rows += _unit_rows(asked.question.code, name, asked.tally.breakdown.merged, asked.tally)
    return Sheet(columns, rows)


def _unit_rows(code: str, name: str, unit: BreakdownRow, tally: Tally) -> list[list[Cell]]:
    head: list[Cell] = [code, name, unit.answered]
    if unit.counts is None:
        return [[*head, Hidden(ABSENT), Hidden(ABSENT), Hidden(ABSENT), Hidden(words().plain("sel_tidak_ditampilkan"))]]
    shown = words().plain("sel_ditampilkan")
    has_scores = isinstance(tally.figures, RankingFigures) and tally.figures.method is Method.BORDA
    return [
        [*head, option.code, *((ABSENT, count) if has_scores else (count, ABSENT)), shown]
        for option, count in zip(tally.rows, unit.counts, strict=True)
    ]
