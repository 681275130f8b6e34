"""Our counting beside a library that others wrote for counting: the same winners, ties and shares from any ballots."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from votelib.component.rankscore import Borda
from votelib.convert import ApprovalToSimpleVotes, RankedToFirstPreference, RankedToPositionalVotes
from votelib.evaluate.core import Plurality, Tie

from rules.figures import RankingFigures
from rules.questions import Kind
from rules.tallies import Roll, tally
from tests.rules.cast_ballots import CODES, ballot, ballots

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


TICKS = st.sets(st.sampled_from(CODES), min_size=1).map(frozenset)
APPROVALS = st.lists(TICKS, min_size=1, max_size=30)
RANKINGS = st.lists(st.permutations(CODES).map(tuple), min_size=1, max_size=30)


def winners(votes: Mapping[str, Any]) -> set[str]:
    """Whoever is first in their count, all of them where several are."""
    (found,) = Plurality().evaluate(dict(votes), 1)
    return set(found) if isinstance(found, Tie) else {found}


def ranks(votes: Mapping[str, Any]) -> list[int]:
    """Shared ranks in option order from their scores, by the definition."""
    return [1 + sum(1 for other in CODES if votes.get(other, 0) > votes.get(code, 0)) for code in CODES]


@given(APPROVALS)
def test_multiple_choice_is_approval_voting_of_votelib(ask: Any, ticked: list[frozenset[str]]) -> None:
    """Counts, ranks, leaders and ties of any ticks."""
    cast = [ballot(n, tuple(code for code in CODES if code in ticks)) for n, ticks in enumerate(ticked)]
    result = tally(ask(kind=Kind.MULTIPLE), cast, Roll(50, 50, 50))
    theirs = ApprovalToSimpleVotes().convert(Counter(ticked))
    assert {row.code: row.count for row in result.rows if row.count} == theirs
    assert [row.rank for row in result.rows] == ranks(theirs)
    assert set(result.leaders) == winners(theirs)


@given(RANKINGS)
def test_ranking_is_the_borda_count_of_votelib(ask: Any, ranked: list[tuple[str, ...]]) -> None:
    """Scores n to 1, first places, ranks, leaders and ties of any complete rankings."""
    cast = [ballot(n, ranking) for n, ranking in enumerate(ranked)]
    result = tally(ask(kind=Kind.RANKING), cast, Roll(50, 50, 50))
    theirs = RankedToPositionalVotes(Borda()).convert(Counter(ranked))
    assert {row.code: row.count for row in result.rows} == theirs
    assert [row.rank for row in result.rows] == ranks(theirs)
    assert set(result.leaders) == winners(theirs)
    firsts = RankedToFirstPreference().convert(Counter(ranked))
    assert isinstance(result.figures, RankingFigures)
    placings = {code: placing.firsts for code, placing in result.figures.placings.items() if placing.firsts}
    assert placings == firsts


@given(st.lists(st.sampled_from(CODES), min_size=1, max_size=40))
def test_single_choice_is_plurality_of_votelib(ask: Any, chosen: list[str]) -> None:
    """Counts, ranks, leaders and ties of any ballots."""
    result = tally(ask(), [ballot(n, code) for n, code in enumerate(chosen)], Roll(50, 50, 50))
    theirs = Counter(chosen)
    assert {row.code: row.count for row in result.rows if row.count} == theirs
    assert [row.rank for row in result.rows] == ranks(theirs)
    assert set(result.leaders) == winners(theirs)
