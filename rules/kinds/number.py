"""A number: written in the Indonesian manner, kept exactly, summed up by mean, median and columns."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from rules.answers import Answer, Ballot
from rules.figures import Figures, NumberFigures
from rules.numbers import WHOLE_DIGITS_MAX, NumberFault, bins, canonical, check_number, summarise
from rules.questions import Question
from rules.refusals import Refusal
from rules.suppression import Cell

gesture: Final = "type"
is_whole: Final = False
has_shares: Final = False
has_ranks: Final = False


def accept(question: Question, answer: Answer) -> Answer:
    """The number in its canonical spelling, as a button or a reading of what was typed gives it. Raises
    `jp_angka_salah` outside its bounds or with more decimals than asked for."""
    if answer.options or not answer.words:
        raise Refusal("tombol_lama")
    return Answer(words=canonical(within_bounds(question, Decimal(answer.words))))


def within_bounds(question: Question, value: Decimal) -> Decimal:
    """The value. Raises `jp_angka_salah` with the bounds, or `jp_angka_desimal`."""
    least, most = bounds(question)
    fault = check_number(value, least, most, question.settings.number_decimals)
    if fault is NumberFault.TOO_FINE:
        raise Refusal("jp_angka_desimal", n=question.settings.number_decimals)
    if fault is not None:
        raise Refusal("jp_angka_salah", min=least, maks=most)
    return value


def bounds(question: Question) -> tuple[Decimal, Decimal]:
    """Least and most, both allowed; without a bound of its own as many digits as are read at all."""
    settings, widest = question.settings, Decimal(10) ** WHOLE_DIGITS_MAX - 1
    return Decimal(settings.number_min or -widest), Decimal(settings.number_max or widest)


def count(question: Question, selections: Iterable[tuple[Sequence[str], int]]) -> tuple[int, ...]:
    """A number lands on no option."""
    return ()


def standings(question: Question, counted: Sequence[int], figures: Figures | None) -> tuple[int, ...]:
    """Numbers do not compete."""
    return ()


def cell(question: Question, ballots: Sequence[Ballot]) -> Cell | None:
    """Numbers have no breakdown."""
    return None


def figures(question: Question, ballots: Sequence[Ballot]) -> Figures | None:
    """Number, sum, mean, median, smallest and largest, and the columns of the chart; None of nothing."""
    values = [Decimal(ballot.words) for ballot in ballots]
    summary = summarise(values)
    return None if summary is None else NumberFigures(summary, bins(values))
