"""Shares, rates, means and medians are exact, fair to equal counts, and never more than the whole."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.ranks import is_level, leaders, shared_ranks
from rules.shares import mean_2, median, rate, shares

COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=25)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, 1, 1), (333, 333, 333)),
        ((2, 1), (667, 333)),
        ((6, 1), (857, 143)),
        ((4, 1, 1), (667, 166, 166)),
        ((10, 10, 2), (454, 454, 91)),
        ((11, 11, 1), (478, 478, 44)),
        ((2, 1, 1, 1, 1, 1), (285, 143, 143, 143, 143, 143)),
        ((1,) * 7, (142,) * 7),
        ((0, 0, 5), (0, 0, 1000)),
        ((0, 0), (None, None)),
        ((20, 6, 5, 9, 6), (435, 130, 109, 196, 130)),
        ((34, 1, 3), (895, 26, 79)),
        ((5, 20, 11, 5, 1, 5), (106, 426, 234, 106, 21, 106)),
    ],
)
def test_b29_the_vectors_of_shares(counts: tuple[int, ...], expected: tuple[int | None, ...]) -> None:
    """meeting.md 15 and the sample meeting, to the tenth of a per cent."""
    assert shares(counts, sum(counts)) == expected


def test_without_decimals_the_same_rule_gives_whole_per_cents() -> None:
    """The setting holds for every output."""
    assert shares((34, 1, 3), 38, decimals=0) == (89, 3, 8)
    assert rate(34, 38, decimals=0) == 89


@given(COUNTS, st.integers(0, 2))
def test_equal_counts_get_equal_shares_and_order_is_kept(counts: list[int], decimals: int) -> None:
    """For any counts: fair, in order, never above the whole, never a unit from the exact share."""
    base = sum(counts)
    result = shares(counts, base, decimals=decimals)
    if base == 0:
        assert set(result) == {None}
        return
    whole = 100 * 10**decimals
    assert sum(share or 0 for share in result) <= whole
    for count, share in zip(counts, result, strict=True):
        assert share is not None
        assert abs(share * base - whole * count) < base
        for other, other_share in zip(counts, result, strict=True):
            assert other_share is not None
            assert (
                (count == other and share == other_share) or (count > other and share >= other_share) or count < other
            )


@given(st.lists(st.integers(0, 999), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_b38_the_order_of_options_changes_no_share_and_no_rank(counts: list[int], random: Random) -> None:
    """A permutation of options permutes the figures and nothing else."""
    order = list(range(len(counts)))
    random.shuffle(order)
    shuffled = [counts[place] for place in order]
    base = sum(counts)
    assert shares(shuffled, base) == tuple(shares(counts, base)[place] for place in order)
    assert shared_ranks(shuffled) == tuple(shared_ranks(counts)[place] for place in order)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=10, unique=True))
def test_different_counts_always_add_up_to_the_whole(counts: list[int]) -> None:
    """Only a tie may keep the sum under 100,0."""
    if sum(counts):
        assert sum(share or 0 for share in shares(counts, sum(counts))) == 1000


def test_shares_of_something_that_is_no_whole_are_our_mistake() -> None:
    """Several choices a person, or another base, are rates."""
    with pytest.raises(AssertionError):
        shares((2, 2), 3)
    with pytest.raises(AssertionError):
        shares((-1, 2), 1)


@pytest.mark.parametrize(
    ("part", "base", "expected"),
    [(46, 49, 939), (38, 40, 950), (40, 42, 952), (44, 49, 898), (1, 2000, 1), (1, 2001, 0), (3, 0, None), (0, 7, 0)],
)
def test_a_rate_is_rounded_half_up_by_itself(part: int, base: int, expected: int | None) -> None:
    """Turnout and every other rate stand alone."""
    assert rate(part, base) == expected


def test_means_have_two_decimals_half_up() -> None:
    """Vector: the mean of 0 and 0,01 is 0,01; the scale of the sample meeting has 2,45."""
    assert mean_2([Decimal("0"), Decimal("0.01")]) == Decimal("0.01")
    assert mean_2([1] * 5 + [2] * 20 + [3] * 11 + [4] * 5 + [5]) == Decimal("2.45")
    assert str(mean_2([2, 2])) == "2.00"
    assert mean_2([Decimal("-0.01"), 0]) == Decimal("-0.01")
    assert mean_2([]) is None


def test_means_are_exact_for_any_size() -> None:
    """No context precision, no binary fraction comes between."""
    assert mean_2([10**40, 10**40 + 1]) == Decimal(f"1{'0' * 40}.50")


def test_medians_have_no_trailing_zeros() -> None:
    """Up to two decimals, and 10 stays 10."""
    assert [
        str(median(values)) for values in ([2], [1, 2], [3, 1, 2], [10, 10], [Decimal("1.25"), Decimal("1.5")])
    ] == [*["2", "1.5", "2", "10", "1.38"]]
    assert str(median([0, 0])) == "0"
    assert median([]) is None


def test_equal_scores_share_a_rank() -> None:
    """5-3-2-2 is 1, 2, 3, 3, and what follows a tie skips."""
    assert shared_ranks((5, 3, 2, 2)) == (1, 2, 3, 3)
    assert shared_ranks((20, 6, 5, 9, 6)) == (1, 3, 5, 2, 3)
    assert shared_ranks(()) == ()


def test_all_at_the_top_lead_and_nobody_is_drawn() -> None:
    """A tie has as many leaders as it has options; no answer has none."""
    assert leaders((4, 4, 1)) == (0, 1)
    assert leaders((0, 0)) == ()
    assert is_level((3, 3, 3))
    assert not is_level((3, 3, 1))
