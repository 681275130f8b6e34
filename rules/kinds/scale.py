"""A scale of ordered points, one tap; "tidak tahu" stands apart and enters neither mean nor median."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from rules.answers import Answer, Ballot
from rules.figures import Figures, ScaleFigures
from rules.kinds.choices import by_option, cell_of_counts, chosen, counts_as_standings
from rules.questions import OptionRole, Question
from rules.refusals import Refusal
from rules.rounding import two_decimals
from rules.shares import median

gesture: Final = "tap"
is_whole: Final = True
has_shares: Final = True
# Points of a scale do not compete: the word is mean, not winner.
has_ranks: Final = False
count = by_option
standings = counts_as_standings
cell = cell_of_counts


def accept(question: Question, answer: Answer) -> Answer:
    """Raises `tombol_lama` unless exactly one point, or *tidak tahu*, is chosen."""
    if len(chosen(question, answer)) != 1:
        raise Refusal("tombol_lama")
    return Answer(answer.options)


def values(question: Question) -> dict[str, int]:
    """What each point counts in the mean, by code: its own number where the codes are different numbers, rising or
    falling, else its place from 1."""
    points = [option.code for option in question.options if option.role is OptionRole.CHOICE]
    if all(code.isascii() and code.isdigit() for code in points):
        numbers = [int(code) for code in points]
        if len(set(numbers)) == len(numbers):
            return dict(zip(points, numbers, strict=True))
    return {code: place for place, code in enumerate(points, start=1)}


def figures(question: Question, ballots: Sequence[Ballot]) -> Figures | None:
    """Mean with two decimals and median of those who chose a point."""
    worth = values(question)
    given = sorted(worth[ballot.selection[0]] for ballot in ballots if ballot.selection[0] in worth)
    if not given:
        return ScaleFigures(0, None, None)
    n = len(given)
    # The two in the middle have the median of them all.
    return ScaleFigures(n, two_decimals(Fraction(sum(given), n)), median([given[(n - 1) // 2], given[n // 2]]))
