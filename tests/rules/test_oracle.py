"""Our counting beside a library that others wrote for counting: the same winners, ties and shares from any ballots."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from votelib.convert import RankedToFirstPreference
from votelib.evaluate.core import Plurality, Tie

from rules.tallies import Roll, tally
from tests.rules.test_tallies import ballots

COUNTS = st.tuples(*(st.integers(0, 60) for _ in "ABCDE")).filter(any)


@given(COUNTS)
def test_leaders_and_ties_are_those_of_votelib(ask: Any, counts: tuple[int, ...]) -> None:
    """One winner or the same tie; nobody is drawn from it."""
    result = tally(ask(), ballots(*counts), Roll(500, 500, 500))
    (found,) = Plurality().evaluate(dict(zip("ABCDE", counts, strict=True)), 1)
    assert set(result.leaders) == (set(found) if isinstance(found, Tie) else {found})
    assert result.is_tied is isinstance(found, Tie)


@given(COUNTS)
def test_counts_are_those_of_votelib_ballot_by_ballot(ask: Any, counts: tuple[int, ...]) -> None:
    """The ballots one by one through its converter come to our rows."""
    cast = ballots(*counts)
    theirs = RankedToFirstPreference().convert(Counter(ballot.selection for ballot in cast))
    rows = {row.code: row.count for row in tally(ask(), cast, Roll(500, 500, 500)).rows}
    assert {code: count for code, count in rows.items() if count} == theirs


@given(COUNTS)
def test_no_share_is_further_than_a_step_from_the_fraction(ask: Any, counts: tuple[int, ...]) -> None:
    """Tenths of a per cent: each the exact share, less than a step off, and together never above the whole."""
    result = tally(ask(), ballots(*counts), Roll(500, 500, 500))
    for row in result.rows:
        assert row.share is not None
        exact = Fraction(row.count * 1000, sum(counts))
        assert abs(row.share - exact) < 1
    assert result.share_sum is not None
    assert result.share_sum <= 1000


@pytest.mark.parametrize("counts", [(3, 3, 1, 0, 0), (1, 1, 1, 1, 1), (2, 0, 0, 0, 0)])
def test_named_ties(ask: Any, counts: tuple[int, ...]) -> None:
    """Two first, all level, a single one."""
    highest = {code for code, count in zip("ABCDE", counts, strict=True) if count == max(counts)}
    assert set(tally(ask(), ballots(*counts), Roll(500, 500, 500)).leaders) == highest
