"""Rankings come to the scores, places and ranks that their books say, whoever votes first and whatever the names."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from votelib.component.rankscore import Borda
from votelib.convert import RankedToFirstPreference, RankedToPositionalVotes

from rules.rankings import aggregate, borda, first_places, mean_places, ranks_of
from rules.ranks import shared_ranks
from rules.rounding import two_decimals
from rules.runoffs import instant_runoff
from rules.schulze import schulze
from tests.rules.ranked_ballots import Ballots, election, elections, renamed

SAMPLE = Path(__file__).parents[2] / "rehearsal" / "scenarios" / "tkpk-jombang-2023.yaml"
ELECTIONS = elections()
# Tennessee chooses a capital: Memphis, Nashville, Chattanooga, Knoxville.
TENNESSEE = election("42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM")


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    """The sample meeting as its scenario tells it."""
    read: dict[str, Any] = yaml.load(SAMPLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return read


def test_the_sample_ranking_has_its_figures(sample: dict[str, Any]) -> None:
    """JP4: rank, Borda score, first places and mean place of five plans from 38 ballots, as the minutes print them."""
    (question,) = [question for question in sample["jajak_pendapat"] if question["kode"] == "JP4"]
    codes = [option["kode"] for option in question["pilihan"]]
    ballots = [(tuple(ranking), 1) for ranking in sample["jawaban_final"]["JP4"].values()]
    expected = {row["kode"]: row for row in sample["hasil_diharapkan"]["JP4"]["urutan"]}
    scores = borda(codes, ballots)
    assert len(ballots) == sample["hasil_diharapkan"]["JP4"]["jawaban_sah"]
    assert list(scores) == [expected[code]["skor"] for code in codes]
    assert list(shared_ranks(scores)) == [expected[code]["peringkat"] for code in codes]
    assert list(first_places(codes, ballots)) == [expected[code]["jumlah_peringkat_pertama"] for code in codes]
    means = [two_decimals(mean) for mean in mean_places(codes, ballots) if mean is not None]
    assert [f"{mean}".replace(".", ",") for mean in means] == [expected[code]["rata_rata_peringkat"] for code in codes]


def test_the_sample_ranking_by_other_methods(sample: dict[str, Any]) -> None:
    """The same ballots, had the meeting chosen to count them otherwise: the tie of R3 and R4 decides nothing."""
    ballots = [(tuple(ranking), 1) for ranking in sample["jawaban_final"]["JP4"].values()]
    codes = ["R1", "R2", "R3", "R4", "R5"]
    assert schulze(codes, ballots).order == (("R1",), ("R2",), ("R5",), ("R4",), ("R3",))
    assert instant_runoff(codes, ballots).order == (("R1",), ("R2",), ("R5",), ("R3", "R4"))


def test_five_places_are_worth_five_to_one() -> None:
    """The count the sample names borda_5_4_3_2_1."""
    assert borda("ABCDE", election("1 ABCDE")) == (5, 4, 3, 2, 1)


def test_an_unranked_option_gets_nothing_and_the_ranked_keep_their_worth() -> None:
    """Two of five ranked: five and four, not two and one."""
    assert borda("ABCDE", election("1 BA")) == (4, 5, 0, 0, 0)
    assert first_places("ABCDE", election("1 BA")) == (0, 1, 0, 0, 0)
    assert mean_places("ABCDE", election("1 BA, 3 B, 1 AB")) == (Fraction(3, 2), Fraction(6, 5), None, None, None)


def test_tennessee_by_borda() -> None:
    """The usual figures (126, 194, 173, 107 from three to nought points), here with one more for each of 100 voters."""
    assert borda("MNCK", TENNESSEE) == (226, 294, 273, 207)
    assert [two_decimals(mean or Fraction(0)) for mean in mean_places("MNCK", TENNESSEE)] == [
        *[Decimal("2.74"), Decimal("2.06"), Decimal("2.27"), Decimal("2.93")]
    ]


def test_groups_become_shared_ranks() -> None:
    """One, two tied, one is 1, 2, 2, 4, in option order; groups that miss or repeat an option are our mistake."""
    assert ranks_of("ABCD", (("C",), ("A", "D"), ("B",))) == (2, 4, 1, 2)
    assert ranks_of("", ()) == ()
    for order in ((("A",),), (("A", "B"), ("A",)), (("A", "A"),)):
        with pytest.raises(AssertionError):
            ranks_of("AB", order)


@pytest.mark.parametrize("ballot", [(("A", "A"), 1), (("A", "Z"), 1), (("A",), -1)])
def test_a_ballot_that_cannot_be_is_our_mistake(ballot: tuple[tuple[str, ...], int]) -> None:
    """A repeated option, a foreign one, a negative weight never come past the door."""
    with pytest.raises(AssertionError):
        aggregate("AB", [ballot])


def test_nobody_votes() -> None:
    """No ballots, no scores, no means."""
    assert borda("AB", []) == first_places("AB", []) == (0, 0)
    assert mean_places("AB", [((), 1)]) == (None, None)


@given(ELECTIONS, st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(asked: tuple[list[str], Ballots], random: Random) -> None:
    """Anonymity: nobody is the first to have voted; and a weight is a repetition."""
    candidates, ballots = asked
    shuffled = [(ranking, 1) for ranking, weight in ballots for _ in range(weight)]
    random.shuffle(shuffled)
    for count in (borda, first_places, mean_places):
        assert count(candidates, ballots) == count(candidates, shuffled)


@given(ELECTIONS, st.randoms(use_true_random=False))
def test_other_names_and_another_option_order_move_the_figures_along(
    asked: tuple[list[str], Ballots], random: Random
) -> None:
    """Neutrality: the figure belongs to the option, not to its name or place."""
    candidates, ballots = asked
    others = random.sample(candidates, len(candidates))
    names = dict(zip(candidates, others, strict=True))
    order = random.sample(others, len(others))
    for count in (borda, first_places, mean_places):
        before = dict(zip((names[option] for option in candidates), count(candidates, ballots), strict=True))
        assert dict(zip(order, count(order, renamed(ballots, names)), strict=True)) == before


@given(elections(is_complete=True))
def test_borda_is_the_mean_place_turned_over(asked: tuple[list[str], Ballots]) -> None:
    """On complete ballots n + 1 less the mean place, times the ballots; all scores together are always the same."""
    candidates, ballots = asked
    n, cast = len(candidates), sum(weight for _, weight in ballots)
    for score, mean in zip(borda(candidates, ballots), mean_places(candidates, ballots), strict=True):
        assert score == (n + 1 - (mean or 0)) * cast
    assert sum(borda(candidates, ballots)) == cast * n * (n + 1) // 2


@given(elections(is_complete=True), st.permutations("ABCDE"))
def test_what_all_prefer_scores_higher(asked: tuple[list[str], Ballots], ranking: list[str]) -> None:
    """Unanimity, for a pair; and one ranking alone is its own result."""
    candidates, ballots = asked
    scores = dict(zip(candidates, borda(candidates, ballots), strict=True))
    for better in candidates:
        for worse in candidates:
            if ballots and all(one.index(better) < one.index(worse) for one, _ in ballots):
                assert scores[better] > scores[worse]
    assert shared_ranks(borda(ranking, [(ranking, 7)])) == (1, 2, 3, 4, 5)


@given(ELECTIONS)
def test_scores_and_first_places_are_those_of_votelib(asked: tuple[list[str], Ballots]) -> None:
    """Its Borda with base 1 and nought for the unranked, once every option is ranked by somebody."""
    candidates, ballots = asked
    assume({option for ranking, _ in ballots for option in ranking} == set(candidates))
    votes = {ranking: weight for ranking, weight in aggregate(candidates, ballots).items() if ranking}
    theirs = RankedToPositionalVotes(Borda(base=1)).convert(votes)
    assert dict(zip(candidates, borda(candidates, ballots), strict=True)) == theirs
    firsts = RankedToFirstPreference().convert(votes)
    assert {option: n for option, n in zip(candidates, first_places(candidates, ballots), strict=True) if n} == firsts


def test_a_hundred_thousand_ballots_take_no_time() -> None:
    """Ten options, almost every ballot different: each method far under a second (half, on a free machine)."""
    options = [f"R{place}" for place in range(10)]
    random = Random(4)
    ballots = [(tuple(random.sample(options, 10)), 1) for _ in range(100_000)]
    for count in (borda, mean_places, instant_runoff, schulze):
        started = perf_counter()
        count(options, ballots)
        assert perf_counter() - started < 2
