"""Ballots become figures, the same whatever their order, each with its base."""

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.questions import Base, Mode, Unit
from rules.settings import Settings
from rules.tallies import Roll, tally
from tests.rules.cast_ballots import UNITS, ballot, ballots

# JP1 of the sample meeting, by constituency, options A to E.
JP1 = ((10, 3, 1, 5, 4), (1, 0, 1, 2, 0), (1, 0, 0, 2, 0), (2, 1, 0, 0, 0), (4, 0, 3, 0, 1), (2, 2, 0, 0, 1))


def test_jp1_of_the_sample_meeting(ask: Any) -> None:
    """One answer a person of 49: every figure of the scenario."""
    cast = [
        ballot(f"{unit}{code}{n}", code, unit)
        for unit, counts in zip(UNITS, JP1, strict=True)
        for code, count in zip("ABCDE", counts, strict=True)
        for n in range(count)
    ]
    result = tally(ask(), cast, Roll(invited=42, present=40, entitled=49), constituencies=UNITS)
    assert (result.answered, result.not_answered, result.turnout) == (46, 3, 939)
    assert [(row.code, row.count, row.share, row.rank) for row in result.rows] == [
        *[("A", 20, 435, 1), ("B", 6, 130, 3), ("C", 5, 109, 5), ("D", 9, 196, 2), ("E", 6, 130, 3)]
    ]
    assert (result.base, result.base_count, result.share_sum) == (Base.ANSWERED, 46, 1000)
    assert (result.has_rounding_note, result.leaders, result.is_tied) == (False, ("A",), False)
    assert [row.leader for row in result.rows] == [True, False, False, False, False]
    assert result.breakdown is not None
    assert [(row.constituency, row.counts) for row in result.breakdown.rows] == list(zip(UNITS, JP1, strict=True))


def test_jp6_of_the_sample_meeting(ask_approval: Any) -> None:
    """One ballot an organisation: 34, 1 and 3 of 38, two silent."""
    cast = ballots(34, 1, 3, codes=("setuju", "tidak_setuju", "abstain"))
    result = tally(ask_approval(), cast, Roll(invited=42, present=40, entitled=40))
    assert (result.invited, result.present, result.entitled) == (42, 40, 40)
    assert (result.answered, result.not_answered, result.abstained, result.turnout) == (38, 2, 3, 950)
    assert [(row.code, row.count, row.share, row.rank) for row in result.rows] == [
        *[("setuju", 34, 895, None), ("tidak_setuju", 1, 26, None), ("abstain", 3, 79, None)]
    ]
    assert (result.share_sum, result.has_rounding_note, result.is_balanced) == (1000, False, False)


def test_b31_each_base_counts_what_its_name_says(ask_approval: Any) -> None:
    """Ten present of twelve invited, nine entitled, eight voted, three of them abstained."""
    cast = ballots(4, 1, 3, codes=("setuju", "tidak_setuju", "abstain"))
    bases = {}
    for base in Base:
        result = tally(ask_approval(base=base), cast, Roll(invited=12, present=10, entitled=9))
        bases[base.value] = (result.base_count, tuple(row.share for row in result.rows), result.share_sum)
    assert bases == {
        "invited": (12, (333, 83, 250), None),
        "entitled": (9, (444, 111, 333), None),
        "present": (10, (400, 100, 300), None),
        "answered": (8, (500, 125, 375), 1000),
        "valid": (5, (800, 200, None), 1000),
    }


def test_b34_turnout_counts_people(ask: Any) -> None:
    """Two of two voters answered, and who was assisted or changed is counted, not named."""
    cast = [ballot(1, "A", is_assisted=True), ballot(2, "B", has_changed=True)]
    result = tally(ask(), cast, Roll(2, 2, 2))
    assert (result.turnout, result.not_answered, result.assisted, result.changed) == (1000, 0, 1, 1)


def test_an_option_called_abstain_is_an_option(ask: Any) -> None:
    """Only the preset knows abstention; nothing is read out of a text."""
    assert tally(ask(), ballots(1, 0, 0, 0, 1), Roll(2, 2, 2)).abstained == 0


def test_nothing_answered_has_no_share_and_no_leader(ask: Any) -> None:
    """Base 0: a dash, never a number."""
    result = tally(ask(), [], Roll(3, 3, 3))
    assert {row.share for row in result.rows} == {None}
    assert (result.share_sum, result.has_rounding_note, result.leaders, result.turnout) == (None, False, (), 0)
    assert tally(ask(), [], Roll(0, 0, 0)).turnout is None
    assert tally(ask(base=Base.VALID), [], Roll(3, 3, 3)).share_sum is None


def test_b38_ties_stand_equal_and_all_equal_has_no_leader(ask: Any, ask_approval: Any) -> None:
    """Two at the top both lead; where every option is equal nothing is drawn as leading, and it is still a tie."""
    top = tally(ask(), ballots(4, 4, 1, 0, 0), Roll(9, 9, 9))
    assert (top.leaders, top.is_tied, [row.leader for row in top.rows]) == (
        ("A", "B"),
        True,
        [True, True, *[False] * 3],
    )
    level = tally(ask(), ballots(2, 2, 2, 2, 2), Roll(10, 10, 10))
    assert (level.leaders, level.is_tied) == (tuple("ABCDE"), True)
    assert not any(row.leader for row in level.rows)
    even = tally(ask_approval(), ballots(2, 2, 1, codes=("setuju", "tidak_setuju", "abstain")), Roll(5, 5, 5))
    assert even.is_balanced
    silent = tally(ask_approval(), ballots(0, 0, 1, codes=("setuju", "tidak_setuju", "abstain")), Roll(5, 5, 5))
    assert not silent.is_balanced


def test_b29_the_rounding_note_stands_where_shares_stay_below_the_whole(ask: Any) -> None:
    """1-1-1 of three options gives 99,9 and the note."""
    result = tally(ask(), ballots(1, 1, 1, 0, 0), Roll(3, 3, 3))
    assert (result.share_sum, result.has_rounding_note) == (999, True)


def test_b43_weights_are_exact(ask: Any) -> None:
    """1.75 and 0.25 make 2; heads stand beside; six decimals are kept."""
    question = ask(unit=Unit.ORGANISATION, settings=Settings(is_weighted=True))
    cast = [
        ballot(1, "A", weight=Decimal("1.75")),
        ballot(2, "A", weight=Decimal("0.25")),
        ballot(3, "B", weight=Decimal("0.000001")),
    ]
    result = tally(question, cast, Roll(3, 3, 3))
    assert [(row.count, row.weight) for row in result.rows[:2]] == [(2, Decimal(2)), (1, Decimal("0.000001"))]
    assert [row.share for row in result.rows[:2]] == [1000, 0]
    with pytest.raises(AssertionError):
        tally(question, [ballot(1, "A", weight=Decimal("0.0000001"))], Roll(3, 3, 3))


def test_a_second_ballot_or_a_stranger_is_our_mistake(ask: Any) -> None:
    """I1 and I3: the tally refuses to count what must not exist."""
    with pytest.raises(AssertionError):
        tally(ask(), [ballot(1, "A"), ballot(1, "B")], Roll(3, 3, 3))
    with pytest.raises(AssertionError):
        tally(ask(), ballots(1, 1, 0, 0, 0), Roll(3, 3, 1))


def test_a_secret_question_with_four_answers_shows_turnout_only(ask: Any) -> None:
    """Fewer than five answers in all: no row, no abstention, no leader, no breakdown."""
    cast = [ballot(n, "A", "swasta") for n in range(4)]
    result = tally(ask(mode=Mode.SECRET), cast, Roll(9, 9, 9), constituencies=UNITS)
    assert (result.is_withheld, result.answered, result.turnout) == (True, 4, 444)
    assert (result.rows, result.abstained, result.leaders, result.breakdown, result.share_sum) == (
        (),
        None,
        (),
        None,
        None,
    )


def test_how_few_are_too_few_is_a_setting_of_the_question(ask: Any) -> None:
    """Three at least: with three answers a result is shown, and a row of three in its breakdown."""
    question = ask(mode=Mode.SECRET, settings=Settings(cell_answers_min=3))
    assert tally(question, ballots(1, 1, 0, 0, 0), Roll(9, 9, 9)).is_withheld
    assert not tally(question, ballots(2, 1, 0, 0, 0), Roll(9, 9, 9)).is_withheld
    cast = [ballot(n, "AB"[n // 2 % 2], UNITS[n % 2]) for n in range(6)]
    result = tally(question, cast, Roll(9, 9, 9), constituencies=UNITS)
    assert result.breakdown is not None
    assert [(row.answered, row.counts is None) for row in result.breakdown.rows[:3]] == [
        (3, False),
        (3, False),
        (0, False),
    ]


def test_a_secret_breakdown_comes_out_hidden(ask: Any) -> None:
    """Whoever renders a tally cannot compute what must not be shown."""
    cast = [ballot(n, "AB"[n % 2], "pemerintah") for n in range(14)]
    cast += [ballot(20 + n, "AB"[n % 2], "swasta") for n in range(4)]
    cast += [ballot(30 + n, "AB"[n % 2], "komunitas") for n in range(6)]
    result = tally(ask(mode=Mode.SECRET), cast, Roll(24, 24, 24), constituencies=("pemerintah", "swasta", "komunitas"))
    assert result.breakdown is not None
    assert [row.counts is None for row in result.breakdown.rows] == [False, True, True]


@given(st.lists(st.sampled_from("ABCDE"), max_size=40), st.randoms(use_true_random=False))
def test_i4_the_order_of_ballots_changes_no_figure(ask: Any, codes: list[str], random: Random) -> None:
    """A tally is a count of ballots: any order, the same figures, and the counts are those of a plain counter."""
    cast = [ballot(voter, code, UNITS[voter % 6]) for voter, code in enumerate(codes)]
    first = tally(ask(), cast, Roll(50, 50, 50), constituencies=UNITS)
    random.shuffle(cast)
    assert tally(ask(), cast, Roll(50, 50, 50), constituencies=UNITS) == first
    assert [row.count for row in first.rows] == [codes.count(code) for code in "ABCDE"]
