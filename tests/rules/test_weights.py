"""A weight is an exact decimal: read as an office writes it, summed to the last millionth, printed beside the heads."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.answers import Ballot
from rules.kinds import KINDS
from rules.questions import Base, Kind, Question, Unit
from rules.settings import Settings
from rules.tallies import Roll, tally
from rules.weights import WEIGHT_MAX, millionths, read_weight, weight_of
from tests.rules.cast_ballots import ballot, options_of, selections

WEIGHTS = st.decimals(Decimal("0.000001"), WEIGHT_MAX, places=6)
WEIGHED = [Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING]


def weighted(ask: Any, kind: Kind = Kind.SINGLE, **changes: Any) -> Question:
    found: Question = ask(
        kind=kind, unit=Unit.ORGANISATION, options=options_of(kind), settings=Settings(is_weighted=True), **changes
    )
    return found


def weighed(*pairs: tuple[str, str]) -> list[Ballot]:
    """Ballots of a code and a weight each."""
    return [ballot(n, code, weight=Decimal(weight)) for n, (code, weight) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("text", "weight"),
    [("1,75", "1.75"), ("1.75", "1.75"), (" 2 ", "2"), ("0,000001", "0.000001"), ("1000000", "1000000"), ("007", "7")],
)
def test_weights_as_an_office_writes_them(text: str, weight: str) -> None:
    """Comma or dot, up to six decimals, up to a million."""
    assert read_weight(text) == Decimal(weight)


@pytest.mark.parametrize(
    "text",
    [
        *["", "0", "0,0", "-1", "+1", "1.000,5", "1,2,3", "1.2.3", "0,0000001", "1000000,1", "1e3", "1_0"],
        *["NaN", "Infinity", "satu", "1/2", "١", "²", ".", ",", "0" * 20 + "1"],
    ],
)
def test_what_is_no_weight_is_not_read(text: str) -> None:
    """Nothing, less than nothing, too fine, too much, and whatever has two meanings."""
    assert read_weight(text) is None


@given(WEIGHTS)
def test_a_weight_comes_back_from_millionths(weight: Decimal) -> None:
    """Exactly, and also as it was written."""
    assert weight_of(millionths(weight)) == weight == read_weight(f"{weight:f}".replace(".", ","))


@pytest.mark.parametrize("weight", ["0.0000001", "-1", "1.0000005"])
def test_a_weight_that_was_never_read_is_our_mistake(weight: str) -> None:
    """Seven decimals, or less than nothing, never come past the door."""
    with pytest.raises(AssertionError):
        millionths(Decimal(weight))


def test_b43_heads_stand_beside_weights_and_the_weights_decide(ask: Any) -> None:
    """1.75 and 0.25 are 2; three heads of half a vote stand behind one of two; shares are of the weights."""
    cast = weighed(("A", "1.75"), ("A", "0.25"), ("B", "0.5"), ("B", "0.5"), ("B", "0.5"), ("C", "0.500001"))
    result = tally(weighted(ask), cast, Roll(9, 9, 9))
    assert [(row.code, row.count, row.weight, row.share, row.rank) for row in result.rows[:3]] == [
        ("A", 2, Decimal(2), 500, 1),
        ("B", 3, Decimal("1.5"), 375, 2),
        ("C", 1, Decimal("0.500001"), 125, 3),
    ]
    assert (result.is_weighted, result.leaders, result.answered, result.base_count) == (True, ("A",), 6, 6)
    assert (result.weight, result.chosen, result.share_sum) == (Decimal("4.000001"), 6, 1000)


def test_a_millionth_breaks_a_tie_and_nothing_less_does(ask: Any) -> None:
    """Exact sums: 0.1 + 0.2 is 0.3, and 0.300001 is more."""
    level = tally(weighted(ask), weighed(("A", "0.1"), ("A", "0.2"), ("B", "0.3")), Roll(3, 3, 3))
    assert (level.leaders, level.is_tied) == (("A", "B"), True)
    ahead = tally(weighted(ask), weighed(("A", "0.1"), ("A", "0.2"), ("B", "0.300001")), Roll(3, 3, 3))
    assert (ahead.leaders, ahead.is_tied) == (("B",), False)


@pytest.mark.parametrize("kind", WEIGHED)
@settings(deadline=None, max_examples=30)
@given(st.data())
def test_sums_of_weights_are_exact_in_every_kind_that_has_them(ask: Any, kind: Kind, data: st.DataObject) -> None:
    """Each row weighs what its ballots weigh together (a ranking: each place times its weight); heads count people."""
    question = weighted(ask, kind)
    pairs = data.draw(st.lists(st.tuples(selections(kind), WEIGHTS), max_size=12))
    cast = [ballot(n, codes, weight=weight) for n, (codes, weight) in enumerate(pairs)]
    result = tally(question, cast, Roll(50, 50, 50))
    heads = KINDS[kind].count(question, ((codes, 1) for codes, _ in pairs))
    assert tuple(row.count for row in result.rows) == heads
    for row in result.rows:
        worth = {
            codes: len(codes) - codes.index(row.code) if kind is Kind.RANKING else 1
            for codes, _ in pairs
            if row.code in codes
        }
        assert Fraction(row.weight) == sum(worth.get(codes, 0) * Fraction(weight) for codes, weight in pairs)
    ranked = [row for row in result.rows if row.rank is not None]
    for row in ranked:
        assert row.rank == 1 + sum(1 for other in ranked if other.weight > row.weight)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(selections(Kind.MULTIPLE), WEIGHTS), min_size=1, max_size=10))
def test_a_weighted_rate_is_of_the_weight_of_the_respondents(ask: Any, pairs: list[tuple[Any, Decimal]]) -> None:
    """Several answers allowed: the weight behind an option of the weight of all who answered, half up."""
    cast = [ballot(n, codes, weight=weight) for n, (codes, weight) in enumerate(pairs)]
    result = tally(weighted(ask, Kind.MULTIPLE), cast, Roll(50, 50, 50))
    whole = sum(Fraction(weight) for _, weight in pairs)
    for row in result.rows:
        assert row.share is not None
        assert abs(row.share - 1000 * Fraction(row.weight) / whole) <= Fraction(1, 2)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(selections(Kind.SINGLE), st.integers(1, 9)), max_size=12))
def test_a_weight_is_so_many_ballots(ask: Any, pairs: list[tuple[Any, int]]) -> None:
    """An organisation of weight 3 counts like three of weight 1, in shares, ranks and leaders."""
    one = tally(weighted(ask), [ballot(n, c, weight=Decimal(w)) for n, (c, w) in enumerate(pairs)], Roll(99, 99, 99))
    several = [codes for codes, times in pairs for _ in range(times)]
    many = tally(
        ask(options=options_of(Kind.SINGLE)), [ballot(n, c) for n, c in enumerate(several)], Roll(200, 200, 200)
    )
    for row, other in zip(one.rows, many.rows, strict=True):
        assert row.weight == other.count
        assert (row.share, row.rank, row.leader) == (other.share, other.rank, other.leader)
    assert (one.leaders, one.share_sum) == (many.leaders, many.share_sum)


def test_a_question_without_weights_counts_heads_whatever_its_ballots_weigh(ask: Any) -> None:
    """The setting decides, not what a ballot happens to carry: count, weight, share, rank and leader are of people."""
    result = tally(ask(), weighed(("A", "5"), ("B", "1"), ("B", "1")), Roll(3, 3, 3))
    assert (result.leaders, [row.share for row in result.rows[:2]]) == (("B",), [333, 667])
    assert [(row.count, row.weight) for row in result.rows[:2]] == [(1, Decimal(1)), (2, Decimal(2))]


@pytest.mark.parametrize("base", [Base.ENTITLED, Base.PRESENT, Base.INVITED])
def test_a_weighted_share_is_never_called_by_a_base_it_is_not_of(ask: Any, base: Base) -> None:
    """One of two entitled organisations answered: whatever it weighs, its option has not all that was entitled."""
    result = tally(weighted(ask, base=base), weighed(("A", "1")), Roll(2, 2, 2))
    assert (result.base, result.base_count) == (base, 2)
    assert result.rows[0].share in (500, None)
