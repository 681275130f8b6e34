"""What a question's ballots come to: the one place where answers become figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rules.breakdowns import Breakdown, break_down
from rules.kinds import KINDS
from rules.questions import APPROVAL, Base, Kind, Mode, Question, Unit
from rules.ranks import is_level, leaders, shared_ranks
from rules.shares import rate, shares, whole_units
from rules.suppression import CELL_ANSWERS_MIN, Cell

# Weights have up to six decimals (meeting.md 6.3) and are summed as whole millionths.
MILLIONTHS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voter's stored answer; the selection holds option codes in the order the kind asks for."""

    voter: str
    selection: tuple[str, ...]
    constituency: str | None
    channel: str
    is_assisted: bool
    has_changed: bool
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Roll:
    """How many were invited, are present and were entitled when the question closed."""

    invited: int
    present: int
    entitled: int


@dataclass(frozen=True, slots=True)
class Row:
    """An option's result; the share is in tenths of a per cent (by the question's decimals), None where it has none.

    `leader` marks what is drawn as leading: every option with the highest count, but none when all are equal.
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
class Tally:
    """Every figure of a result. `leaders` are all codes with the highest count, also when all options are equal.

    `is_withheld`: a secret question with too few answers shows turnout only, so `rows` is empty, `abstained` is
    None and the base 0.
    """

    kind: Kind
    unit: Unit
    rows: tuple[Row, ...]
    invited: int
    present: int
    entitled: int
    answered: int
    abstained: int | None
    not_answered: int
    assisted: int
    changed: int
    base: Base
    base_count: int
    decimals: int
    turnout: int | None
    share_sum: int | None
    leaders: tuple[str, ...]
    is_balanced: bool
    is_withheld: bool
    breakdown: Breakdown | None

    @property
    def is_tied(self) -> bool:
        """Whether several options share the highest count, so that the word is seri and nobody is picked."""
        return len(self.leaders) > 1

    @property
    def has_rounding_note(self) -> bool:
        """Whether the printed shares add up to less than the whole, which the reader must be told."""
        return self.share_sum is not None and self.share_sum < whole_units(self.decimals)


def tally(
    question: Question,
    ballots: Iterable[Ballot],
    roll: Roll,
    *,
    constituencies: Sequence[str] = (),
    cell_answers_min: int = CELL_ANSWERS_MIN,
) -> Tally:
    """All figures of a question from its ballots, whatever their order; never from anything counted before.

    `constituencies` are their codes in configured order; a code only a ballot names comes after them. Two ballots of
    one voter, or more ballots than voters, are our own mistake. Sources: meeting.md 6.4 to 6.7.
    """
    cast = _checked(ballots, roll)
    abstained = _abstained(question, cast)
    is_withheld = question.mode is Mode.SECRET and len(cast) < cell_answers_min
    base_count = 0 if is_withheld else _base_count(question.base, roll, len(cast), abstained)
    rows = () if is_withheld else _rows(question, cast, base_count)
    return Tally(
        kind=question.kind,
        unit=question.unit,
        rows=rows,
        invited=roll.invited,
        present=roll.present,
        entitled=roll.entitled,
        answered=len(cast),
        abstained=None if is_withheld else abstained,
        not_answered=roll.entitled - len(cast),
        assisted=sum(1 for ballot in cast if ballot.is_assisted),
        changed=sum(1 for ballot in cast if ballot.has_changed),
        base=question.base,
        base_count=base_count,
        decimals=question.decimals,
        turnout=rate(len(cast), roll.entitled, decimals=question.decimals),
        share_sum=_share_sum(question, rows),
        leaders=tuple(rows[place].code for place in leaders([row.weight for row in rows])),
        is_balanced=_is_balanced(question, rows),
        is_withheld=is_withheld,
        breakdown=None if is_withheld else _breakdown(question, cast, constituencies, cell_answers_min),
    )


def _checked(ballots: Iterable[Ballot], roll: Roll) -> tuple[Ballot, ...]:
    cast = tuple(ballots)
    assert len({ballot.voter for ballot in cast}) == len(cast), "one voter, one ballot"
    assert len(cast) <= roll.entitled, "more ballots than entitled voters"
    return cast


def _abstained(question: Question, ballots: Sequence[Ballot]) -> int:
    abstentions = KINDS[question.kind].abstentions(question)
    return sum(1 for ballot in ballots if abstentions.issuperset(ballot.selection))


def _base_count(base: Base, roll: Roll, answered: int, abstained: int) -> int:
    return {
        Base.INVITED: roll.invited,
        Base.ENTITLED: roll.entitled,
        Base.PRESENT: roll.present,
        Base.ANSWERED: answered,
        Base.VALID: answered - abstained,
    }[base]


def _rows(question: Question, ballots: Sequence[Ballot], base_count: int) -> tuple[Row, ...]:
    rules = KINDS[question.kind]
    heads = rules.count(question, ((ballot.selection, 1) for ballot in ballots))
    weights = rules.count(question, ((ballot.selection, _millionths(ballot.weight)) for ballot in ballots))
    parts = _parts(question, heads, weights, base_count)
    ranks = shared_ranks(weights)
    leading = () if is_level(weights) else leaders(weights)
    return tuple(
        Row(
            option_id=option.id,
            code=option.code,
            text=option.text,
            count=heads[place],
            share=parts[place],
            rank=None if question.preset == APPROVAL else ranks[place],
            leader=place in leading,
            weight=Decimal(weights[place]) / MILLIONTHS,
        )
        for place, option in enumerate(question.options)
    )


def _parts(question: Question, heads: Sequence[int], weights: Sequence[int], base_count: int) -> list[int | None]:
    """Shares of a whole where the base is what the rows add up to, else a rate for each row alone."""
    if not _is_whole(question):
        return [rate(count, base_count, decimals=question.decimals) for count in heads]
    uncounted = KINDS[question.kind].abstentions(question) if question.base is Base.VALID else frozenset()
    counted = [place for place, option in enumerate(question.options) if option.code not in uncounted]
    weighed = [weights[place] for place in counted]
    parts: list[int | None] = [None] * len(weights)
    for place, share in zip(counted, shares(weighed, sum(weighed), decimals=question.decimals), strict=True):
        parts[place] = share
    return parts


def _is_whole(question: Question) -> bool:
    return KINDS[question.kind].is_whole and question.base in (Base.ANSWERED, Base.VALID)


def _share_sum(question: Question, rows: Sequence[Row]) -> int | None:
    """What the printed shares add up to; None where they are no parts of a whole or nothing was answered."""
    given = [row.share for row in rows if row.share is not None]
    return sum(given) if given and _is_whole(question) else None


def _is_balanced(question: Question, rows: Sequence[Row]) -> bool:
    """Whether an approval stands even: as many for as against, and somebody on either side."""
    counts = {row.code: row.count for row in rows}
    return question.preset == APPROVAL and counts.get("setuju", 0) == counts.get("tidak_setuju", 0) > 0


def _millionths(weight: Decimal) -> int:
    exact = weight * MILLIONTHS
    assert exact >= 0
    assert exact == exact.to_integral_value(), "a weight has six decimals at most"
    return int(exact)


def _breakdown(
    question: Question, ballots: Sequence[Ballot], constituencies: Sequence[str], cell_answers_min: int
) -> Breakdown | None:
    named = {ballot.constituency for ballot in ballots if ballot.constituency is not None}
    codes = [*constituencies, *sorted(named - set(constituencies))]
    cells = [_cell(question, [ballot for ballot in ballots if ballot.constituency == code]) for code in codes]
    unnamed = _cell(question, [ballot for ballot in ballots if ballot.constituency is None])
    return break_down(question.mode, codes, cells, unnamed, answers_min=cell_answers_min)


def _cell(question: Question, ballots: Sequence[Ballot]) -> Cell:
    return Cell(len(ballots), KINDS[question.kind].count(question, ((ballot.selection, 1) for ballot in ballots)))
