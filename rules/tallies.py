"""What a question's ballots come to: the one place where answers become figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rules.answers import Ballot
from rules.breakdowns import Breakdown, break_down
from rules.figures import Figures, RankingFigures
from rules.kinds import KINDS, text
from rules.questions import APPROVAL, Base, Kind, Mode, OptionRole, Question, Unit
from rules.rows import Row, Rows, is_whole, make_rows
from rules.shares import rate, whole_units
from rules.themes import Assigned


@dataclass(frozen=True, slots=True)
class Roll:
    """How many were invited, are present and were entitled when the question closed, and how many of them began an
    answer and never completed it.

    What the ballots of a closed secret question no longer tell is told here: `assisted`, `changed`, and by constituency
    how many answered; None or empty where it is counted from the ballots.
    """

    invited: int
    present: int
    entitled: int
    incomplete: int = 0
    assisted: int | None = None
    changed: int | None = None
    answered_by: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Every figure of a result. `leaders` are all codes with the highest count, also when all options are equal.

    `answered`, `incomplete` and `not_answered` add up to `entitled`; the answered hold `abstained` and `dont_know`.
    `is_withheld`: a secret question with too few answers shows turnout only, so `rows` is empty, `abstained`,
    `dont_know` and `figures` are None and the base 0. `is_weighted`: ranks, shares and leaders go by weight.
    """

    kind: Kind
    unit: Unit
    rows: tuple[Row, ...]
    invited: int
    present: int
    entitled: int
    answered: int
    abstained: int | None
    dont_know: int | None
    incomplete: int
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
    is_weighted: bool
    breakdown: Breakdown | None
    figures: Figures | None = None
    base_weight: Decimal = Decimal(0)

    @property
    def ranked_rows(self) -> tuple[Row, ...]:
        """The rows by rank; inside a tie more first places, then option order, which picks no winner."""
        firsts = self.figures.placings if isinstance(self.figures, RankingFigures) else {}
        order = {
            row.code: (row.rank or len(self.rows) + 1, -firsts[row.code].firsts if firsts else 0) for row in self.rows
        }
        return tuple(sorted(self.rows, key=lambda row: order[row.code]))

    @property
    def chosen(self) -> int:
        """How many choices were made in all; more than people where several options could be ticked."""
        return sum(row.count for row in self.rows)

    @property
    def weight(self) -> Decimal:
        """What the rows weigh together."""
        return sum((row.weight for row in self.rows), Decimal(0))

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
    cell_answers_min: int | None = None,
    themes: Mapping[str, Assigned] | None = None,
) -> Tally:
    """All figures of a question from its ballots, whatever their order; never from anything counted before.

    `constituencies` are codes in configured order; one only a ballot names comes after them. `themes`: by `line_key`.
    Two ballots of one voter, or more ballots than voters, are our own mistake. Sources: meeting.md 6.4 to 6.7.
    """
    cast = _checked(ballots, roll)
    smallest = question.settings.cell_answers_min if cell_answers_min is None else cell_answers_min
    is_withheld = question.mode is Mode.SECRET and len(cast) < smallest
    found = _WITHHELD if is_withheld else _find(question, cast, roll)
    return Tally(
        *(question.kind, question.unit, found.made.rows),
        *(roll.invited, roll.present, roll.entitled, len(cast)),
        abstained=found.abstained,
        dont_know=found.dont_know,
        incomplete=roll.incomplete,
        not_answered=roll.entitled - len(cast) - roll.incomplete,
        assisted=sum(ballot.is_assisted for ballot in cast) if roll.assisted is None else roll.assisted,
        changed=sum(ballot.has_changed for ballot in cast) if roll.changed is None else roll.changed,
        base=question.base,
        base_count=found.base_count,
        decimals=question.decimals,
        turnout=rate(len(cast), roll.entitled, decimals=question.decimals),
        share_sum=_share_sum(question, found.made.rows),
        leaders=found.made.leaders,
        is_balanced=_is_balanced(question, found.made.rows),
        is_withheld=is_withheld,
        is_weighted=question.settings.is_weighted,
        breakdown=None if is_withheld else _breakdown(question, cast, roll, constituencies, smallest),
        figures=text.grouped(found.figures, themes or {}),
        base_weight=found.made.base_weight,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What the choices themselves come to."""

    abstained: int | None
    dont_know: int | None
    base_count: int
    made: Rows
    figures: Figures | None


_WITHHELD: Final = _Found(None, None, 0, Rows((), ()), None)


def _find(question: Question, cast: Sequence[Ballot], roll: Roll) -> _Found:
    abstained = _on_role(cast, question.abstentions)
    dont_know = _on_role(cast, question.codes_of(OptionRole.DONT_KNOW))
    base_count = _base_count(question.base, roll, len(cast), abstained + dont_know)
    figures = KINDS[question.kind].figures(question, cast)
    return _Found(abstained, dont_know, base_count, make_rows(question, cast, base_count, figures), figures)


def _checked(ballots: Iterable[Ballot], roll: Roll) -> tuple[Ballot, ...]:
    cast = tuple(ballots)
    voters = [ballot.voter for ballot in cast if ballot.voter]
    assert len(set(voters)) == len(voters), "one voter, one ballot"
    assert len(cast) + roll.incomplete <= roll.entitled, "more ballots than entitled voters"
    return cast


def _on_role(ballots: Sequence[Ballot], codes: frozenset[str]) -> int:
    """How many chose nothing but options of these codes; an answer without options is none of them."""
    return sum(1 for ballot in ballots if ballot.selection and codes.issuperset(ballot.selection))


def _base_count(base: Base, roll: Roll, answered: int, outside: int) -> int:
    return {
        Base.INVITED: roll.invited,
        Base.ENTITLED: roll.entitled,
        Base.PRESENT: roll.present,
        Base.ANSWERED: answered,
        Base.VALID: answered - outside,
    }[base]


def _share_sum(question: Question, rows: Sequence[Row]) -> int | None:
    """What the printed shares add up to; None where they are no parts of a whole or nothing was answered."""
    given = [row.share for row in rows if row.share is not None]
    return sum(given) if given and is_whole(question) else None


def _is_balanced(question: Question, rows: Sequence[Row]) -> bool:
    """Whether an approval stands even: as much for as against, and somebody on either side."""
    weights = {row.code: row.weight for row in rows}
    return question.preset == APPROVAL and weights.get("setuju", 0) == weights.get("tidak_setuju", 0) > 0


def _breakdown(
    question: Question, ballots: Sequence[Ballot], roll: Roll, constituencies: Sequence[str], cell_answers_min: int
) -> Breakdown | None:
    by_code = group_by_constituency(ballots, constituencies)
    codes = [code for code in by_code if code]
    cells = [KINDS[question.kind].cell(question, by_code[code]) for code in codes]
    unnamed = KINDS[question.kind].cell(question, by_code[""])
    if unnamed is None:
        return None
    answered = None if roll.answered_by is None else [roll.answered_by.get(code, 0) for code in codes]
    told = [cell for cell in cells if cell is not None]
    return break_down(question.mode, codes, told, unnamed, answered=answered, answers_min=cell_answers_min)


def group_by_constituency(ballots: Sequence[Ballot], constituencies: Sequence[str]) -> dict[str, list[Ballot]]:
    """Ballots by the code of their constituency, in configured order; a code only a ballot names comes after them, and
    what belongs to none stands under ""."""
    named = {ballot.constituency for ballot in ballots if ballot.constituency is not None}
    grouped: dict[str, list[Ballot]] = {code: [] for code in (*constituencies, *sorted(named - set(constituencies)))}
    grouped[""] = []
    for ballot in ballots:
        grouped[ballot.constituency or ""].append(ballot)
    return grouped
