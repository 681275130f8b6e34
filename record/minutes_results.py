"""The tables of a result in the notula, one shape for each kind; every cell a printed figure or a text as typed."""

from collections.abc import Sequence
from typing import Any

from locales.formats import NOTHING
from record.given_answers import Written, full_name, written
from record.record import AskedQuestion, Record
from record.sentences import printed_rows, share_text, theme_line
from record.tongue import decimal_2, number, words
from rules.figures import NumberFigures, RankingFigures
from rules.questions import APPROVAL, Mode
from rules.rows import Row
from rules.settings import Method
from rules.tallies import Tally


def tables(record: Record, asked: AskedQuestion, tally: Tally) -> dict[str, Any]:
    """The tables that belong to the kind; the others are empty, and the template leaves them out."""
    lines = written(record, asked)
    told = {line.option for line in lines}
    beside = [f"{option.code}. {option.text}" for option in asked.question.options if option.code in told]
    is_ranking = isinstance(tally.figures, RankingFigures)
    return empty_tables() | {
        "berkode": asked.question.preset != APPROVAL and bool(tally.rows) and not is_ranking,
        "pilihan": [] if is_ranking else [_choice(asked, row, tally) for row in tally.rows],
        "urutan": _ranking(tally),
        "angka": _number(tally),
        "judul_isian": "; ".join(beside),
        "bernama": asked.question.mode is Mode.OPEN,
        "isian": _written(lines, tally),
    }  # fmt: skip


def _written(lines: Sequence[Written], tally: Tally) -> list[dict[str, str]]:
    """What was written; `tema` heads the first line of each theme and is empty on all others."""
    rows, before = [], None
    for line in lines:
        head = theme_line(line.theme, tally) if line.theme and line.theme != before else ""
        before = line.theme
        rows.append(
            {"tema": head, "instansi": full_name(line.organisation), "isi": line.text, "banyak": number(line.count)}
        )
    return rows


def empty_tables() -> dict[str, Any]:
    """What a question has that shows no result."""
    return {
        "berkode": False, "pilihan": [], "urutan": [], "angka": [], "judul_isian": "", "bernama": False, "isian": [],
    }  # fmt: skip


def _choice(asked: AskedQuestion, row: Row, tally: Tally) -> dict[str, str]:
    """A count and its share; where votes are weighted, the weight with the heads beside it."""
    count = number(row.count)
    if tally.is_weighted:
        count = words().plain("hasil_bobot", bobot=row.weight.normalize(), orang=count)
    shows_code = asked.question.preset != APPROVAL
    code = row.code if shows_code else ""
    return {"kode": code, "teks": row.text, "jumlah": count, "persen": share_text(row, tally)}


def _ranking(tally: Tally) -> list[dict[str, str]]:
    """By rank; no score where the method gives an order only."""
    figures = tally.figures
    if not isinstance(figures, RankingFigures):
        return []
    rows = []
    for row in printed_rows(tally):
        placing = figures.placings[row.code]
        score = number(row.weight.normalize() if tally.is_weighted else row.count)
        rows.append(
            {
                "peringkat": NOTHING if row.rank is None else number(row.rank),
                "kode": row.code,
                "teks": row.text,
                "skor": score if figures.method is Method.BORDA else NOTHING,
                "pertama": number(placing.firsts),
                "rata": NOTHING if placing.mean_place is None else decimal_2(placing.mean_place),
            }
        )
    return rows


def _number(tally: Tally) -> list[dict[str, str]]:
    if not isinstance(tally.figures, NumberFigures):
        return []
    summary = tally.figures.summary
    figures = (
        (words().plain("angka_jawaban"), number(summary.n)),
        (words().plain("angka_jumlah"), number(summary.total)),
        (words().plain("angka_rata"), decimal_2(summary.mean)),
        (words().plain("angka_median"), number(summary.median)),
        (words().plain("angka_kecil"), number(summary.smallest)),
        (words().plain("angka_besar"), number(summary.largest)),
    )
    return [{"ukuran": name, "nilai": value} for name, value in figures]
