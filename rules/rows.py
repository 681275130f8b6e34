"""The rows of a result: what each option got, its share of the named base, its rank, and who stands level with whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rules.answers import Ballot
from rules.figures import Figures
from rules.kinds import KINDS
from rules.questions import APPROVAL, Base, Option, OptionRole, Question
from rules.ranks import is_level, leaders, shared_ranks
from rules.shares import rate, shares
from rules.weights import MILLIONTHS, millionths, weight_of


@dataclass(frozen=True, slots=True)
class Row:
    """An option's result; the share is in tenths of a per cent (by the question's decimals), None where it has none.

    `count` are people (organisations), in a ranking by Borda the score. `leader` marks what is drawn as leading: every
    option with the highest count, but none when all are equal. `weight` is the count where nothing is weighted.
    """

    option_id: int
    code: str
    text: str
    count: int
    share: int | None
    rank: int | None
    leader: bool
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows in option order, the codes of all options that stand first (none where nobody chose any), and what the
    base weighs: as many as there are people in it where nothing is weighted."""

    rows: tuple[Row, ...]
    leaders: tuple[str, ...]
    base_weight: Decimal = Decimal(0)


def make_rows(question: Question, ballots: Sequence[Ballot], base_count: int, figures: Figures | None) -> Rows:
    """One row an option. Ranks, shares and leaders go by weight where the question is weighted, else by people."""
    rules = KINDS[question.kind]
    heads = rules.count(question, ((ballot.selection, 1) for ballot in ballots))
    if not heads:
        return Rows((), ())
    weights = tuple(head * MILLIONTHS for head in heads)
    if question.settings.is_weighted:
        weights = rules.count(question, ((ballot.selection, millionths(ballot.weight)) for ballot in ballots))
    base_weight = _base_weight(question, ballots, base_count)
    parts = _parts(question, heads, weights, base_weight)
    standings = rules.standings(question, weights, figures)
    competing = [place for place, option in enumerate(question.options) if _competes(question, option)]
    scores = [standings[place] for place in competing]
    ranks = dict(zip(competing, shared_ranks(scores), strict=True))
    first = {competing[place] for place in leaders(scores)} if any(weights[place] for place in competing) else set()
    has_leader = not is_level(scores)
    # Where nobody chose anything there is nothing to rank.
    is_ranked = question.preset != APPROVAL and any(weights)
    rows = tuple(
        Row(
            option_id=option.id,
            code=option.code,
            text=option.text,
            count=heads[place],
            share=parts[place],
            rank=ranks.get(place) if is_ranked else None,
            leader=has_leader and place in first,
            weight=weight_of(weights[place]),
        )
        for place, option in enumerate(question.options)
    )
    return Rows(rows, tuple(row.code for place, row in enumerate(rows) if place in first), weight_of(base_weight))


def is_whole(question: Question) -> bool:
    """Whether the shares are parts of a whole: the base is what the rows add up to."""
    return KINDS[question.kind].is_whole and question.base in (Base.ANSWERED, Base.VALID)


def outside_base(question: Question) -> frozenset[str]:
    """Codes that are answers and state no choice: abstentions and *tidak tahu*, which the base `valid` leaves out."""
    return question.abstentions | question.codes_of(OptionRole.DONT_KNOW)


def _competes(question: Question, option: Option) -> bool:
    """An abstention has no rank; in an approval it is one of three answers that may stand highest."""
    if question.preset == APPROVAL:
        return True
    return KINDS[question.kind].has_ranks and option.code not in outside_base(question)


def _base_weight(question: Question, ballots: Sequence[Ballot], base_count: int) -> int:
    """The base in millionths: of the weights where the question is weighted, else of people."""
    if not question.settings.is_weighted:
        return millionths(Decimal(base_count))
    outside = outside_base(question) if question.base is Base.VALID else frozenset()
    return sum(millionths(ballot.weight) for ballot in ballots if not outside.issuperset(ballot.selection))


def _parts(question: Question, heads: Sequence[int], weights: Sequence[int], base_weight: int) -> list[int | None]:
    """Shares of a whole where the base is what the rows add up to, else a rate for each row alone."""
    is_of_absent = question.base not in (Base.ANSWERED, Base.VALID)
    if not KINDS[question.kind].has_shares or (question.settings.is_weighted and is_of_absent):
        return [None] * len(heads)
    outside = outside_base(question) if question.base is Base.VALID else frozenset()
    counted = [place for place, option in enumerate(question.options) if option.code not in outside]
    parts: list[int | None] = [None] * len(weights)
    if is_whole(question):
        weighed = [weights[place] for place in counted]
        given = shares(weighed, sum(weighed), decimals=question.decimals)
    else:
        given = tuple(rate(weights[place], base_weight, decimals=question.decimals) for place in counted)
    for place, share in zip(counted, given, strict=True):
        parts[place] = share
    return parts
