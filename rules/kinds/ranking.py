"""A ranking: the options in order, all of them or the first few, made first and then sent as one ballot."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from rules.answers import Answer, Ballot
from rules.figures import Figures, Placing, RankingFigures
from rules.kinds.choices import chosen
from rules.questions import Question
from rules.rankings import borda, borda_of, first_places, mean_place_of, placed
from rules.refusals import Refusal
from rules.rounding import two_decimals
from rules.runoffs import instant_runoff
from rules.schulze import schulze
from rules.settings import Method
from rules.suppression import Cell
from rules.weights import units_of

gesture: Final = "order"
is_whole: Final = False
has_shares: Final = False
has_ranks: Final = True


def accept(question: Question, answer: Answer) -> Answer:
    """The options from first to last. Raises `jp_belum_lengkap` while places are missing: such a ballot is a draft and
    counts nowhere."""
    options = chosen(question, answer)
    if len(options) < places(question):
        raise Refusal("jp_belum_lengkap", n=len(options), m=places(question))
    if len(options) > places(question):
        raise Refusal("tombol_lama")
    return Answer(answer.options)


def places(question: Question) -> int:
    """How many places are to be filled: all, or the first so many."""
    return min(question.settings.choices_max or len(question.options), len(question.options))


def count(question: Question, selections: Iterable[tuple[Sequence[str], int]]) -> tuple[int, ...]:
    """Borda scores in option order (n points for the first of n options, down to 1); where another method decides, how
    many put each option first."""
    codes = [option.code for option in question.options]
    counted = borda if question.settings.method == Method.BORDA else first_places
    return counted(codes, selections)


def standings(question: Question, counted: Sequence[int], figures: Figures | None) -> tuple[int, ...]:
    """The scores; where another method decides, its order, tied options alike."""
    if question.settings.method == Method.BORDA or not isinstance(figures, RankingFigures):
        return tuple(counted)
    place = {code: number for number, group in enumerate(figures.order) for code in group}
    return tuple(len(place) - place[option.code] for option in question.options)


def cell(question: Question, ballots: Sequence[Ballot]) -> Cell | None:
    """The scores of one constituency. What could give somebody away is any place that all of them gave to one option,
    not only the first."""
    codes = [option.code for option in question.options]
    rows = placed(codes, ((ballot.selection, 1) for ballot in ballots))
    is_borda = question.settings.method == Method.BORDA
    counts = (borda_of(row) if is_borda else row[0] for row in rows)
    # Left out by all is a place all of them gave it too.
    unplaced = [len(ballots) - sum(row) for row in rows] if places(question) < len(codes) else []
    return Cell(len(ballots), tuple(counts), tuple(times for row in rows for times in row) + tuple(unplaced))


def figures(question: Question, ballots: Sequence[Ballot]) -> Figures | None:
    """First places and mean place of each option; for the other methods their order, with ties left as ties."""
    codes = [option.code for option in question.options]
    rows = placed(codes, ((ballot.selection, 1) for ballot in ballots))
    means = [mean_place_of(row) for row in rows]
    placings = {
        code: Placing(row[0], None if mean is None else two_decimals(mean))
        for code, row, mean in zip(codes, rows, means, strict=True)
    }
    is_weighted = question.settings.is_weighted
    weighed = [(ballot.selection, units_of(ballot.weight, is_weighted=is_weighted)) for ballot in ballots]
    order: tuple[tuple[str, ...], ...] = ()
    if question.settings.method == Method.INSTANT_RUNOFF:
        order = instant_runoff(codes, weighed).order
    elif question.settings.method == Method.SCHULZE:
        order = schulze(codes, weighed).order
    highest = sum((ballot.weight for ballot in ballots), Decimal(0)) if is_weighted else Decimal(len(ballots))
    return RankingFigures(Method(question.settings.method), placings, order, len(codes) * highest)
