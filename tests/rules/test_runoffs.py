"""Instant run-off: rounds as the textbooks print them, and a winner only where no lot could have named another."""

from random import Random
from time import perf_counter
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from votelib.evaluate.sequential import TransferableVoteSelector

from rules import runoffs
from rules.rankings import aggregate
from rules.runoffs import Round, instant_runoff
from tests.rules.ranked_ballots import Ballots, election, elections, named_groups, renamed

ELECTIONS = elections()


def test_tennessee_by_instant_runoff() -> None:
    """Chattanooga leaves, then Nashville, and Knoxville has 58 of 100."""
    result = instant_runoff("MNCK", election("42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM"))
    assert result.rounds == (
        Round((("M", 42), ("N", 26), ("C", 15), ("K", 17)), 0, ("C",)),
        Round((("M", 42), ("N", 26), ("K", 32)), 0, ("N",)),
        Round((("M", 42), ("K", 58)), 0, ()),
    )
    assert result.order == (("K",), ("M",), ("N",), ("C",))


def test_ballots_that_name_nobody_left_are_exhausted_and_count_no_more() -> None:
    """A majority is of what still counts: five of nine, although eleven voted, one of them for nobody."""
    result = instant_runoff("ABC", [*election("5 A, 4 B, 1 C"), ((), 1)])
    assert result.rounds == (
        Round((("A", 5), ("B", 4), ("C", 1)), 1, ("C",)),
        Round((("A", 5), ("B", 4)), 2, ()),
    )
    assert result.order == (("A",), ("B",), ("C",))


@pytest.mark.parametrize(
    ("options", "ballots", "order"),
    [
        # A majority in the first round ends the count; those who lost stand by what they had.
        ("ABCD", "6 ABCD, 2 BACD, 2 CABD, 1 DABC", (("A",), ("B", "C"), ("D",))),
        # Whoever of B and C leaves, the other wins 60 to 40: they are tied, and A cannot win.
        ("ABC", "40 ABC, 30 BCA, 30 CBA", (("B", "C"), ("A",))),
        # The tie of C and D decides nothing: each of them helps A, and they leave together.
        ("ABCD", "4 A, 3 B, 2 CAB, 2 DAB", (("A",), ("B",), ("C", "D"))),
        # B and C together only equal D: whichever of them stays can catch up, so they must not leave at once.
        ("ABCD", "12 A, 10 DCBA, 5 BCDA, 5 CBDA", (("B", "C", "D"), ("A",))),
        # All three are level, yet no lot would let C win.
        ("ABC", "1 ABC, 1 BAC, 1 CAB", (("A", "B"), ("C",))),
        ("ABC", "1 ABC, 1 BCA, 1 CAB", (("A", "B", "C"),)),
        ("AB", "7 AB, 7 BA", (("A", "B"),)),
        # Nobody's first choices leave at once, together.
        ("ABCDE", "3 AEDCB, 3 BEDCA", (("A", "B"), ("C", "D", "E"))),
        ("A", "1 A", (("A",),)),
    ],
)
def test_named_elections(options: str, ballots: str, order: tuple[tuple[str, ...], ...]) -> None:
    """Majorities, and ties that matter or do not."""
    result = instant_runoff(options, election(ballots))
    assert result.order == order
    assert result.winners == order[0]
    assert result.is_tied is (len(order[0]) > 1)
    assert result.rounds[-1].eliminated == ()


def test_nobody_votes_and_all_are_tied() -> None:
    """No ballots, or only empty ones: one round, everyone level."""
    for ballots in ([], [((), 3)]):
        assert instant_runoff("BA", ballots).order == (("B", "A"),)


def every_lot(candidates: frozenset[str], ballots: Ballots) -> set[str]:
    """Who wins under each possible lot, written as naively as it can be."""
    first = [(next((o for o in ranking if o in candidates), None), weight) for ranking, weight in ballots]
    counts = {option: sum(weight for choice, weight in first if choice == option) for option in candidates}
    if not sum(counts.values()):
        return set(candidates)
    for option, count in counts.items():
        if 2 * count > sum(counts.values()):
            return {option}
    weakest = [option for option, count in counts.items() if count == min(counts.values())]
    return set[str]().union(*(every_lot(candidates - {option}, ballots) for option in weakest))


@given(ELECTIONS)
def test_at_the_top_are_exactly_those_some_lot_would_name(asked: tuple[list[str], Ballots]) -> None:
    """Parallel universes, tried one by one: a single winner is everybody's winner."""
    candidates, ballots = asked
    assert set(instant_runoff(candidates, ballots).winners) == every_lot(frozenset(candidates), ballots)


@given(elections(is_complete=True, ballots_max=40, weight_max=50))
def test_the_winner_is_that_of_votelib(asked: tuple[list[str], Ballots]) -> None:
    """Complete ballots (its count takes exhausted ones for an option), wherever it meets no tie it cannot break."""
    candidates, ballots = asked
    assume(len(candidates) > 1)
    assume(ballots)
    try:
        (theirs,) = TransferableVoteSelector().evaluate(aggregate(candidates, ballots), 1)
    except NotImplementedError:  # votelib says so of a tie that it cannot break
        assume(False)
    assert instant_runoff(candidates, ballots).winners == (theirs,)


@given(ELECTIONS)
def test_every_round_adds_up_and_every_option_has_one_place(asked: tuple[list[str], Ballots]) -> None:
    """Counts and exhausted ballots are all ballots; who leaves has the fewest; a lone winner has a majority."""
    candidates, ballots = asked
    cast = sum(weight for _, weight in ballots)
    result = instant_runoff(candidates, ballots)
    assert sorted(option for group in result.order for option in group) == candidates
    for here, after in zip(result.rounds, [*result.rounds[1:], None], strict=True):
        counts = dict(here.counts)
        assert sum(counts.values()) + here.exhausted == cast
        assert all(counts[option] == min(counts.values()) for option in here.eliminated)
        if after is not None:
            assert [o for o, _ in after.counts] == [o for o, _ in here.counts if o not in here.eliminated]
            assert after.exhausted >= here.exhausted
    last = dict(result.rounds[-1].counts)
    if not result.is_tied and len(last) > 1:
        assert 2 * last[result.winners[0]] > sum(last.values())


@given(ELECTIONS)
def test_the_first_choice_of_a_majority_wins_in_one_round(asked: tuple[list[str], Ballots]) -> None:
    """More than half of the ballots that rank anything."""
    candidates, ballots = asked
    counting = sum(weight for ranking, weight in ballots if ranking)
    for option in candidates:
        if 2 * sum(weight for ranking, weight in ballots if ranking[:1] == (option,)) > counting:
            result = instant_runoff(candidates, ballots)
            assert result.winners == (option,)
            assert len(result.rounds) == 1


@given(elections(is_complete=True))
def test_what_all_prefer_never_stands_below(asked: tuple[list[str], Ballots]) -> None:
    """Unanimity for a pair: above or level."""
    candidates, ballots = asked
    order = instant_runoff(candidates, ballots).order
    level = {option: height for height, group in enumerate(order) for option in group}
    for better in candidates:
        for worse in candidates:
            if all(one.index(better) < one.index(worse) for one, _ in ballots):
                assert level[better] <= level[worse] or not ballots


@given(ELECTIONS, st.randoms(use_true_random=False))
def test_names_option_order_and_ballot_order_change_nothing(asked: tuple[list[str], Ballots], random: Random) -> None:
    """Neutral and anonymous; a weight is a repetition."""
    candidates, ballots = asked
    others = random.sample(candidates, len(candidates))
    names = dict(zip(candidates, others, strict=True))
    shuffled = [(ranking, 1) for ranking, weight in renamed(ballots, names) for _ in range(weight)]
    random.shuffle(shuffled)
    before, after = instant_runoff(candidates, ballots), instant_runoff(random.sample(others, len(others)), shuffled)
    assert [set(group) for group in after.order] == named_groups(before.order, names)
    for one, other in zip(before.rounds, after.rounds, strict=True):
        assert {names[option]: count for option, count in one.counts} == dict(other.counts)
        assert {names[option] for option in one.eliminated} == set(other.eliminated)


def test_a_search_that_grows_too_long_leaves_all_tied(monkeypatch: Any) -> None:
    """Twenty in a circle have a million ways to break their ties: bounded, and nobody is preferred."""
    monkeypatch.setattr(runoffs, "READS_MAX", 10_000)
    options = "ABCDEFGHIJKLMNOPQRST"
    started = perf_counter()
    result = instant_runoff(options, [(options[place:] + options[:place], 1) for place in range(20)])
    assert result.order == (tuple(options),)
    assert perf_counter() - started < 2
