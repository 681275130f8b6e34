"""What a picture shows of each kind of result: bars, a scale, columns, ranks, texts; figures as they are printed."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from locales.formats import NOTHING
from record.charts.face import Bar, Face, Heading
from record.charts.kind_faces import (
    Answer,
    AnyFace,
    Column,
    NumberFace,
    Ranked,
    RankingFace,
    ScaleFace,
    Side,
    TextFace,
    ThemeRow,
)
from record.given_answers import written
from record.record import AskedQuestion, Record
from record.sentences import count_text, share_text, theme_count, theme_name, unit_word
from record.tongue import decimal_2, number, percent_units, words
from rules.figures import NumberFigures, RankingFigures, ScaleFigures, TextFigures
from rules.kinds import scale
from rules.questions import APPROVAL, Kind, Option, OptionRole, Question
from rules.rows import Row
from rules.settings import Method
from rules.shares import whole_units
from rules.tallies import Tally


def has_body(tally: Tally) -> bool:
    """Whether there is something to draw, if only that nobody answered."""
    return not tally.is_withheld and (bool(tally.rows) or tally.kind in (Kind.TEXT, Kind.NUMBER))


def body_of(record: Record, asked: AskedQuestion, tally: Tally, heading: Heading) -> AnyFace:
    """The face of a result under this heading."""
    question, figures = asked.question, tally.figures
    if isinstance(figures, ScaleFigures):
        is_bare = is_point_scale(question)
        return _numeric_scale(question, tally, figures, heading) if is_bare else _scale(question, tally, heading)
    if isinstance(figures, RankingFigures):
        return _ranking(question, tally, figures, heading)
    if isinstance(figures, NumberFigures):
        return _number(figures, heading)
    if isinstance(figures, TextFigures):
        answers = _answers(record, asked, tally, figures)
        return TextFace(heading, answers, _themes(tally, figures, answers))
    # Of no numbers there are no columns; the card says that nobody answered.
    return _choice(question, tally, heading) if tally.rows else TextFace(heading, ())


def is_point_scale(question: Question) -> bool:
    """Whether the points of a scale are bare numbers, which columns show better than names."""
    points = _points(question)
    return question.kind is Kind.SCALE and all(option.text == option.code for option in points)


def _points(question: Question) -> list[Option]:
    return [option for option in question.options if option.role is not OptionRole.DONT_KNOW]


def _choice(question: Question, tally: Tally, heading: Heading) -> Face:
    is_approval = question.preset == APPROVAL
    return Face(
        title=heading.title,
        code=heading.code,
        chips=heading.chips,
        question=heading.question,
        facts=heading.facts,
        tie=heading.tie,
        bars=tuple(_bar(row, tally) for row in tally.rows),
        is_ordered=is_approval,
        shows_codes=not is_approval,
        notes=heading.notes,
        source=heading.source,
    )


def _bar(row: Row, tally: Tally) -> Bar:
    """The bar has the exact share, of weighted votes the printed one; a share whose base leaves this row out has no bar
    to speak of."""
    part = Fraction(0)
    if row.share is not None and tally.is_weighted:
        part = Fraction(row.share, whole_units(tally.decimals))
    elif row.share is not None and tally.base_count:
        part = Fraction(row.count, tally.base_count)
    return Bar(
        code=row.code,
        text=row.text,
        count=row.count,
        share_text=share_text(row, tally),
        count_text=count_text(row, tally),
        part=float(min(part, Fraction(1))),
        is_leading=row.leader,
    )


def _rows_of(question: Question, tally: Tally) -> tuple[list[Row], list[Row]]:
    """The rows of the points, and those outside the scale."""
    outside = question.codes_of(OptionRole.DONT_KNOW)
    points = [row for row in tally.rows if row.code not in outside]
    return points, [row for row in tally.rows if row.code in outside]


def _scale(question: Question, tally: Tally, heading: Heading) -> ScaleFace:
    points, apart = _rows_of(question, tally)
    bars, beside = (tuple(_bar(row, tally) for row in rows) for rows in (points, apart))
    return ScaleFace(heading, bars, beside, _sides(points, tally))


def _sides(points: Sequence[Row], tally: Tally) -> tuple[Side, ...]:
    """Both sides of a scale of four or five points whose outer ones say more of the same ("Sangat setuju" of "Setuju"),
    and its middle; each the sum of the printed shares, so that the room can add up. None where a sum means nothing."""
    if len(points) not in (4, 5) or any(row.share is None for row in points):
        return ()
    low, high = points[:2], points[-2:]
    if not _says_more(low[0].text, low[1].text) or not _says_more(high[1].text, high[0].text):
        return ()
    groups = [(low[1], low), *((row, [row]) for row in points[2:-2]), (high[0], high)]
    sums = [sum(row.share or 0 for row in rows) for _, rows in groups]
    return tuple(
        Side(named.text, percent_units(units, tally.decimals)) for (named, _), units in zip(groups, sums, strict=True)
    )


def _says_more(outer: str, inner: str) -> bool:
    return outer.casefold() != inner.casefold() and outer.casefold().endswith(" " + inner.casefold())


def _numeric_scale(question: Question, tally: Tally, figures: ScaleFigures, heading: Heading) -> NumberFace:
    points, apart = _rows_of(question, tally)
    worth = list(scale.values(question).values())
    is_even = [value - worth[0] for value in worth] == list(range(len(worth)))
    # Columns are one wide; a value stands in the middle of its own.
    at = None if figures.mean is None or not is_even else float(figures.mean - worth[0]) + 0.5
    return NumberFace(
        heading=heading,
        columns=_columns([row.text for row in points], [row.count for row in points]),
        mean_text=NOTHING if figures.mean is None else decimal_2(figures.mean),
        median_text=NOTHING if figures.median is None else number(figures.median),
        mean_at=at,
        apart=tuple(_bar(row, tally) for row in apart),
    )


def _number(figures: NumberFigures, heading: Heading) -> NumberFace:
    """Columns of single values, or of intervals with their bounds printed between them."""
    bins, summary = figures.bins, figures.summary
    has_values = bins[0].is_one_value
    width = bins[0].upper - bins[0].lower
    at = float((summary.mean - bins[0].lower) / width) + (0.5 if has_values else 0.0)
    labels = [number(one.lower) if has_values else "" for one in bins]
    edges = () if has_values else tuple(number(edge) for edge in (bins[0].lower, *(one.upper for one in bins)))
    counts = [one.count for one in bins]
    median = number(summary.median)
    return NumberFace(heading, _columns(labels, counts), decimal_2(summary.mean), median, at, edges)


def _columns(labels: Sequence[str], counts: Sequence[int]) -> tuple[Column, ...]:
    """Every column with the most answers stands out; none where all are equal."""
    highest = max(counts) if len(set(counts)) > 1 else 0
    return tuple(
        Column(label, count, number(count), 0 < count == highest) for label, count in zip(labels, counts, strict=True)
    )


def _ranking(question: Question, tally: Tally, figures: RankingFigures, heading: Heading) -> RankingFace:
    rows = tuple(_ranked(row, tally, figures, figures.score_max) for row in tally.ranked_rows)
    return RankingFace(heading, rows, tally.answered)


def _ranked(row: Row, tally: Tally, figures: RankingFigures, most: Decimal) -> Ranked:
    """A score with the mean place beside it; rank and option alone where the method gives an order only."""
    rank = NOTHING if row.rank is None else number(row.rank)
    if figures.method is not Method.BORDA:
        return Ranked(rank, row.code, row.text, "", "", 0.0, row.leader)
    placing = figures.placings[row.code]
    mean = "" if placing.mean_place is None else words().plain("skala_rata", rata=decimal_2(placing.mean_place))
    score = row.weight.normalize() if tally.is_weighted else Decimal(row.count)
    part = float(min(score / most, Decimal(1))) if most else 0.0
    return Ranked(rank, row.code, row.text, number(score), mean, part, row.leader)


def _answers(record: Record, asked: AskedQuestion, tally: Tally, figures: TextFigures) -> tuple[Answer, ...]:
    """Equal answers as one row; whose they are only where answers are open."""
    homes: dict[str, list[str]] = {}
    for told in written(record, asked):
        if told.organisation is not None:
            homes.setdefault(told.text, []).append(told.organisation.short)
    unit = unit_word(tally)
    rows = []
    for line in figures.lines:
        names = [name for text, _ in line.originals for name in homes.get(text, [])]
        rows.append(Answer(line.text, line.count, f"{number(line.count)} {unit}", ", ".join(dict.fromkeys(names))))
    return tuple(rows)


def _themes(tally: Tally, figures: TextFigures, answers: Sequence[Answer]) -> tuple[ThemeRow, ...]:
    """The rows of each theme; those with the most answers stand out, unless all have the same."""
    rows = {answer.text: answer for answer in answers}
    counts = [theme.count for theme in figures.themes if theme.name]
    highest = max(counts) if len(set(counts)) > 1 or len(counts) == 1 else 0
    return tuple(
        ThemeRow(
            name=theme_name(theme),
            count=theme.count,
            count_text=theme_count(theme, tally),
            part=theme.count / tally.answered,
            is_leading=bool(theme.name) and theme.count == highest,
            is_rest=not theme.name,
            answers=tuple(rows[line.text] for line in theme.lines),
        )
        for theme in figures.themes
    )
