"""What holds of every tally of every kind: it counts everybody once, prefers nobody, and names its base."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.answers import Ballot
from rules.questions import Base, Kind, Mode, Option, OptionRole, Question
from rules.settings import Settings
from rules.tallies import Roll, Tally, tally
from tests.rules.cast_ballots import CODES, COUNTED, COUNTED_NAMES, UNITS, ballot, options_of, selections, written

ROLL = Roll(invited=60, present=55, entitled=50)
KIND_OF = pytest.mark.parametrize(("kind", "limits"), COUNTED, ids=COUNTED_NAMES)


def asked(ask: Any, kind: Kind, limits: Settings, **changes: Any) -> Question:
    question: Question = ask(kind=kind, settings=limits, options=options_of(kind), **changes)
    return question


def cast(chosen: Sequence[Sequence[str]]) -> list[Ballot]:
    return [ballot(n, codes, UNITS[n % 6]) for n, codes in enumerate(chosen)]


def named(result: Tally) -> dict[str, tuple[Any, ...]]:
    """What each option got, whatever the order of the rows."""
    return {row.code: (row.option_id, row.count, row.share, row.rank, row.leader, row.weight) for row in result.rows}


@KIND_OF
@settings(deadline=None, max_examples=25)
@given(st.data())
def test_i4_any_order_of_ballots_gives_the_same_figures(ask: Any, kind: Kind, limits: Settings, data: Any) -> None:
    """Anonymity: who answered when, and under which name, changes nothing."""
    question = asked(ask, kind, limits, mode=data.draw(st.sampled_from(Mode)), base=data.draw(st.sampled_from(Base)))
    ballots = cast(data.draw(st.lists(selections(kind), max_size=30)))
    first = tally(question, ballots, ROLL, constituencies=UNITS)
    mixed = [replace(one, voter=f"x{n}") for n, one in enumerate(data.draw(st.permutations(ballots)))]
    assert tally(question, mixed, ROLL, constituencies=UNITS) == first


@KIND_OF
@settings(deadline=None, max_examples=25)
@given(st.data())
def test_b38_any_order_of_options_gives_every_option_the_same(
    ask: Any, kind: Kind, limits: Settings, data: Any
) -> None:
    """Neutrality: no option gains by standing first; only among points of a scale does the order mean something."""
    question = asked(ask, kind, limits)
    ballots = cast(data.draw(st.lists(selections(kind), max_size=12)))
    options = tuple(data.draw(st.permutations(question.options)))
    one, other = tally(question, ballots, ROLL), tally(replace(question, options=options), ballots, ROLL)
    assert named(one) == named(other)
    assert set(one.leaders) == set(other.leaders)
    assert (one.share_sum, one.is_tied, one.turnout) == (other.share_sum, other.is_tied, other.turnout)
    assert [row.option_id for row in other.rows] == [option.id for option in options]


@KIND_OF
def test_all_equal_is_a_tie_without_a_leader(ask: Any, kind: Kind, limits: Settings) -> None:
    """Each option as often as every other: all share rank 1, nothing is drawn as leading, nobody is picked."""
    options = tuple(replace(option, role=OptionRole.CHOICE) for option in options_of(kind))
    turned = [CODES[place:] + CODES[:place] for place in range(5)]
    turned += [one[::-1] for one in turned]
    chosen = [tuple(one) if kind is Kind.RANKING else (one[0],) for one in turned]
    result = tally(ask(kind=kind, settings=limits, options=options), cast(chosen), ROLL)
    competes = kind is not Kind.SCALE
    assert {row.rank for row in result.rows} == ({1} if competes else {None})
    assert (result.leaders, result.is_tied) == ((tuple(CODES), True) if competes else ((), False))
    assert not any(row.leader for row in result.rows)
    assert [row.code for row in result.ranked_rows] == list(CODES)


@KIND_OF
@settings(deadline=None, max_examples=25)
@given(st.data())
def test_everybody_entitled_is_counted_once(ask: Any, kind: Kind, limits: Settings, data: Any) -> None:
    """Answered, incomplete and silent make up the entitled; abstain and tidak tahu are two more among the answered."""
    chosen = data.draw(st.lists(selections(kind), max_size=30))
    roll = replace(ROLL, incomplete=data.draw(st.integers(0, 10)))
    result = tally(asked(ask, kind, limits), cast(chosen), roll)
    assert result.answered + result.incomplete + result.not_answered == result.entitled == 50
    assert (result.answered, result.incomplete) == (len(chosen), roll.incomplete)
    outside = chosen.count(("E",))
    assert result.abstained == (outside if kind is Kind.MULTIPLE else 0)
    assert result.dont_know == (outside if kind is Kind.SCALE else 0)
    assert result.turnout == 20 * len(chosen)


@pytest.mark.parametrize("kind", list(Kind))
def test_each_base_counts_what_its_name_says_in_every_kind(ask: Any, kind: Kind) -> None:
    """Twelve invited, ten present, nine entitled, eight answered, three of them without an opinion of their own."""
    told = (1, 2, 3, 4, 4, 5, 5, 5)
    chosen = [CODES[n - 1] for n in told]
    ballots = cast([(code, *CODES.replace(code, "")) for code in chosen] if kind is Kind.RANKING else chosen)
    if kind in (Kind.TEXT, Kind.NUMBER):
        ballots = written(*(str(n) for n in told))
    outside = 3 if kind in (Kind.MULTIPLE, Kind.SCALE) else 0
    found = {}
    for base in Base:
        result = tally(ask(kind=kind, base=base, options=options_of(kind)), ballots, Roll(12, 10, 9))
        found[base.value] = result.base_count
        assert (result.answered, result.not_answered, result.turnout) == (8, 1, 889)
    assert found == {"invited": 12, "present": 10, "entitled": 9, "answered": 8, "valid": 8 - outside}


def test_b31_several_answers_allowed_have_one_named_base(ask: Any) -> None:
    """Ten present, eight voted, three of them abstained: of respondents or of those who state a choice, never mixed."""
    chosen = [("A", "B"), ("A", "B"), ("A",), ("A", "C"), ("B",), ("E",), ("E",), ("E",)]
    shares = {}
    for base in (Base.ANSWERED, Base.VALID, Base.PRESENT):
        question = asked(ask, Kind.MULTIPLE, Settings(), base=base)
        result = tally(question, cast(chosen), Roll(12, 10, 9))
        shares[base.value] = [row.share for row in result.rows]
        assert (result.answered, result.abstained, result.chosen, result.share_sum) == (8, 3, 11, None)
        assert [row.rank for row in result.rows] == [1, 2, 3, 4, None]
    assert shares == {
        "answered": [500, 375, 125, 0, 375],
        "valid": [800, 600, 200, 0, None],
        "present": [400, 300, 100, 0, 300],
    }


def test_b34_two_voters_with_three_choices_each_are_two_of_two(ask: Any) -> None:
    """Six choices is what six choices are called; turnout counts people, and every share is of people."""
    result = tally(asked(ask, Kind.MULTIPLE, Settings()), cast([("A", "B", "C"), ("A", "B", "D")]), Roll(2, 2, 2))
    assert (result.answered, result.turnout, result.chosen, result.base_count) == (2, 1000, 6, 2)
    assert [row.share for row in result.rows] == [1000, 1000, 500, 500, 0]


def test_abstain_and_tidak_tahu_compete_with_nobody(ask: Any) -> None:
    """An abstention has no rank and never leads, however many abstained; its share stays among the answered."""
    options = (*options_of(Kind.SINGLE)[:3], Option(4, "X", "Abstain", OptionRole.ABSTAIN))
    result = tally(ask(options=options), cast(["X"] * 5 + ["A"] * 2 + ["B"]), Roll(9, 9, 9))
    assert [(row.code, row.count, row.rank, row.leader) for row in result.rows] == [
        *(("A", 2, 1, True), ("B", 1, 2, False), ("C", 0, 3, False), ("X", 5, None, False))
    ]
    assert (result.leaders, result.abstained, [row.code for row in result.ranked_rows]) == (("A",), 5, list("ABCX"))
    valid = tally(ask(options=options, base=Base.VALID), cast(["X"] * 5 + ["A"] * 2 + ["B"]), Roll(9, 9, 9))
    assert ([row.share for row in valid.rows], valid.share_sum) == ([667, 333, 0, None], 1000)


@KIND_OF
def test_nothing_answered_has_neither_leader_nor_share(ask: Any, kind: Kind, limits: Settings) -> None:
    """Base 0: a dash for every option, and figures that say none."""
    result = tally(asked(ask, kind, limits), [], ROLL)
    assert (result.leaders, result.is_tied, result.share_sum, result.turnout) == ((), False, None, 0)
    assert {(row.count, row.share, row.leader) for row in result.rows} == {(0, None, False)}


@given(st.integers(0, 2**32))
def test_a_tie_at_the_edge_of_the_first_three_is_drawn_for_nobody(ask: Any, seed: int) -> None:
    """B38: 20, 20, 15, 15, 10 gives ranks 1, 1, 3, 3, 5; inside a tie the order of the options, never a pick."""
    chosen = [code for code, count in zip("CADBE", (20, 20, 15, 15, 10), strict=True) for _ in range(count)]
    Random(seed).shuffle(chosen)
    result = tally(ask(), cast(chosen), Roll(99, 99, 99))
    assert [(row.code, row.rank) for row in result.ranked_rows] == [("A", 1), ("C", 1), ("B", 3), ("D", 3), ("E", 5)]
    assert result.leaders == ("A", "C")
    assert result.is_tied
