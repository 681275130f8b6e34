"""The Schulze method on the examples of its paper, beside another implementation, and with the properties it claims."""

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from votelib.convert import RankedToCondorcetVotes
from votelib.evaluate import condorcet

from rules.rankings import aggregate
from rules.schulze import schulze
from tests.rules.ranked_ballots import Ballots, election, elections, named_groups, renamed

ELECTIONS = elections()
FORTY_FIVE = election("5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC")
TENNESSEE = election("42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM")


def test_forty_five_voters_of_the_paper() -> None:
    """Its first known example: both matrices to the figure, and E, A, C, B, D."""
    result = schulze("ABCDE", FORTY_FIVE)
    assert result.preferences == (
        *[(0, 20, 26, 30, 22), (25, 0, 16, 33, 18), (19, 29, 0, 17, 24), (15, 12, 28, 0, 14), (23, 27, 21, 31, 0)],
    )
    assert result.strengths == (
        *[(0, 28, 28, 30, 24), (25, 0, 28, 33, 24), (25, 29, 0, 29, 24), (25, 28, 28, 0, 24), (25, 28, 28, 31, 0)],
    )
    assert result.order == (("E",), ("A",), ("C",), ("B",), ("D",))


@pytest.mark.parametrize(
    ("options", "ballots", "order"),
    [
        ("MNCK", TENNESSEE, (("N",), ("C",), ("K",), ("M",))),
        # Three in a circle: the weakest win, C over A by 5 of 9, breaks.
        ("ABC", election("4 ABC, 3 BCA, 2 CAB"), (("A",), ("B",), ("C",))),
        ("ABC", election("1 ABC, 1 BCA, 1 CAB"), (("A", "B", "C"),)),
        ("ABC", election("1 ABC, 1 CBA"), (("A", "B", "C"),)),
        ("ABC", [], (("A", "B", "C"),)),
        ("ABCD", election("3 A, 1 B"), (("A",), ("B",), ("C", "D"))),
        # A beats C and nothing else is decided: B stands at the top with A, because nobody beats it.
        ("ABC", election("1 BAC, 1 ACB"), (("A", "B"), ("C",))),
    ],
)
def test_named_elections(options: str, ballots: Ballots, order: tuple[tuple[str, ...], ...]) -> None:
    """A Condorcet winner, a circle, ties of two and of all, unranked options level with each other."""
    result = schulze(options, ballots)
    assert result.order == order
    assert result.winners == order[0]


@given(ELECTIONS)
def test_strongest_paths_are_those_of_votelib(asked: tuple[list[str], Ballots]) -> None:
    """Every pair, ties included; and its whole selection wherever the paths leave no tie."""
    candidates, ballots = asked
    assume({option for ranking, _ in ballots for option in ranking} == set(candidates))
    pairs = RankedToCondorcetVotes().convert(aggregate(candidates, ballots))
    paths = condorcet.Schulze.widest_paths(pairs)
    result = schulze(candidates, ballots)
    for place, a in enumerate(candidates):
        for other, b in enumerate(candidates):
            if a != b:
                assert result.preferences[place][other] == pairs.get((a, b), 0)
                assert result.strengths[place][other] == paths.get((a, b), 0)
    ours = result.strengths
    n = len(candidates)
    if n > 1 and all(ours[a][b] != ours[b][a] for a in range(n) for b in range(a)):
        assert [(option,) for option in condorcet.Schulze().evaluate(pairs, n)] == list(result.order)


@given(ELECTIONS)
def test_whoever_beats_another_stands_above_it(asked: tuple[list[str], Ballots]) -> None:
    """The order holds every option once, extends the relation, and its top is exactly who nobody beats."""
    candidates, ballots = asked
    result = schulze(candidates, ballots)
    level = {option: height for height, group in enumerate(result.order) for option in group}
    assert sorted(level) == candidates
    beaten = set()
    for a, row in zip(candidates, result.strengths, strict=True):
        for b, strength in zip(candidates, row, strict=True):
            if strength > result.strengths[candidates.index(b)][candidates.index(a)]:
                assert level[a] < level[b]
                beaten.add(b)
    assert set(result.winners) == set(candidates) - beaten


@given(ELECTIONS, st.randoms(use_true_random=False))
def test_names_option_order_and_ballot_order_change_nothing(asked: tuple[list[str], Ballots], random: Random) -> None:
    """Neutral and anonymous; a weight is a repetition."""
    candidates, ballots = asked
    others = random.sample(candidates, len(candidates))
    names = dict(zip(candidates, others, strict=True))
    shuffled = [(ranking, 1) for ranking, weight in renamed(ballots, names) for _ in range(weight)]
    random.shuffle(shuffled)
    again = schulze(random.sample(others, len(others)), shuffled)
    assert [set(group) for group in again.order] == named_groups(schulze(candidates, ballots).order, names)


@given(ELECTIONS)
def test_who_beats_everyone_in_pairs_wins_alone(asked: tuple[list[str], Ballots]) -> None:
    """Condorcet winner first, Condorcet loser last, and what all prefer stands above."""
    candidates, ballots = asked
    result = schulze(candidates, ballots)
    wins = result.preferences
    places = range(len(candidates))
    cast = sum(weight for _, weight in ballots)
    level = {option: height for height, group in enumerate(result.order) for option in group}
    for a in places:
        if all(wins[a][b] > wins[b][a] for b in places if b != a):
            assert result.order[0] == (candidates[a],)
        if all(wins[a][b] < wins[b][a] for b in places if b != a):
            assert result.order[-1] == (candidates[a],)
        for b in places:
            if cast and wins[a][b] == cast:
                assert level[candidates[a]] < level[candidates[b]]


@given(ELECTIONS)
def test_the_first_choice_of_a_majority_wins(asked: tuple[list[str], Ballots]) -> None:
    """More than half of all ballots put it first."""
    candidates, ballots = asked
    cast = sum(weight for _, weight in ballots)
    for option in candidates:
        if 2 * sum(weight for ranking, weight in ballots if ranking[:1] == (option,)) > cast:
            assert schulze(candidates, ballots).order[0] == (option,)


@given(elections(is_complete=True))
def test_ballots_turned_over_turn_the_result_over(asked: tuple[list[str], Ballots]) -> None:
    """Reversal symmetry: every path runs the other way, and whoever won alone does not win again."""
    candidates, ballots = asked
    before = schulze(candidates, ballots)
    after = schulze(candidates, [(ranking[::-1], weight) for ranking, weight in ballots])
    assert after.strengths == tuple(zip(*before.strengths, strict=True))
    if len(before.winners) == 1 and len(candidates) > 1:
        assert before.winners[0] not in after.winners
    if all(len(group) == 1 for group in before.order):
        strict = all(before.strengths[a][b] != before.strengths[b][a] for a in range(len(candidates)) for b in range(a))
        assert not strict or after.order == before.order[::-1]


@given(st.permutations("ABCDEFG"), st.integers(1, 10**12))
def test_one_ranking_is_its_own_result(ranking: list[str], weight: int) -> None:
    """Unanimity, in millionths as in heads."""
    assert schulze("ABCDEFG", [(ranking, weight)]).order == tuple((option,) for option in ranking)
