"""A vote is decided by its threshold, of the base it names, to the last millionth; an opinion poll by nothing."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.answers import Ballot
from rules.questions import Base, Mode, Question
from rules.quorums import HALF, Portion, Rule, Verdict, quorum, read_portion
from rules.settings import Settings
from rules.tallies import Roll, tally
from rules.verdicts import verdict_of
from tests.rules.cast_ballots import ballot, ballots

CODES = ("setuju", "tidak_setuju", "abstain")
ROLL = Roll(invited=42, present=40, entitled=40)


def vote(ask_approval: Any, portion: str, base: Base = Base.VALID, *, is_weighted: bool = False) -> Question:
    """An approval with a threshold written as people write it."""
    read = read_portion(portion)
    assert read is not None
    found: Question = ask_approval(settings=Settings(threshold=Rule(read, base), is_weighted=is_weighted))
    return found


def cast(*counts: int) -> list[Ballot]:
    return ballots(*counts, codes=CODES)


def weighed(pairs: Sequence[tuple[str, str]]) -> list[Ballot]:
    return [ballot(n, code, weight=Decimal(weight)) for n, (code, weight) in enumerate(pairs)]


def verdict(question: Question, cast: list[Ballot], roll: Roll = ROLL) -> str:
    found = verdict_of(question, tally(question, cast, roll))
    assert found is not None
    return found.verdict.value


@pytest.mark.parametrize(
    ("portion", "counts", "expected"),
    [
        ("2/3", (34, 1, 3), "reached"),
        ("2/3", (20, 10, 0), "reached"),
        ("2/3", (19, 10, 0), "not_reached"),
        ("2/3", (2, 1, 30), "reached"),
        ("lebih dari 2/3", (20, 10, 5), "not_reached"),
        ("lebih dari 2/3", (21, 10, 5), "reached"),
        ("lebih dari 1/2", (10, 10, 0), "not_reached"),
        ("50%+1", (11, 10, 0), "reached"),
        ("1/2", (10, 10, 0), "reached"),
        ("1/2", (0, 5, 0), "not_reached"),
        ("1/2", (0, 0, 5), "undecidable"),
        ("1/2", (0, 0, 0), "undecidable"),
        ("66,7%", (2, 1, 0), "not_reached"),
    ],
)
def test_a_threshold_is_of_those_who_state_a_choice(
    ask_approval: Any, portion: str, counts: tuple[int, ...], expected: str
) -> None:
    """setuju / (setuju + tidak setuju): abstentions move nothing, and of nobody nothing can be decided."""
    assert verdict(vote(ask_approval, portion), cast(*counts)) == expected


@pytest.mark.parametrize(
    ("base", "of", "required", "expected"),
    [
        (Base.VALID, 25, 13, Verdict.REACHED),
        (Base.ANSWERED, 30, 16, Verdict.NOT_REACHED),
        (Base.ENTITLED, 36, 19, Verdict.NOT_REACHED),
        (Base.PRESENT, 40, 21, Verdict.NOT_REACHED),
        (Base.INVITED, 42, 22, Verdict.NOT_REACHED),
    ],
)
def test_each_base_of_a_threshold_counts_what_its_name_says(
    ask_approval: Any, base: Base, of: int, required: int, expected: Verdict
) -> None:
    """More than half of five different wholes: the rule, the count and what was needed are printed together."""
    question = vote(ask_approval, "lebih dari 1/2", base)
    found = verdict_of(question, tally(question, cast(15, 10, 5), Roll(42, 40, 36)))
    assert found is not None
    assert (found.rule.base, found.agreed, found.base_count) == (base, 15, of)
    assert (found.required, found.verdict) == (required, expected)


def test_an_opinion_poll_has_no_verdict(ask: Any, ask_approval: Any) -> None:
    """No threshold, or no approval: nothing is decided, and nothing is printed that looks so."""
    assert verdict_of(ask_approval(), tally(ask_approval(), cast(9, 1, 0), ROLL)) is None
    question = ask(settings=Settings(threshold=Rule(Portion(HALF, is_strict=False), Base.VALID)))
    assert verdict_of(question, tally(question, ballots(9, 1, 0, 0, 0), ROLL)) is None


def test_a_withheld_result_keeps_its_verdict_to_itself(ask_approval: Any) -> None:
    """A secret vote of four: turnout only; with five it is told."""
    question = replace(vote(ask_approval, "2/3"), mode=Mode.SECRET)
    assert verdict_of(question, tally(question, cast(4, 0, 0), ROLL)) is None
    assert verdict(question, cast(4, 1, 0)) == "reached"


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("setuju", "1.75"), ("setuju", "0.25"), ("tidak_setuju", "1")], "reached"),
        ([("setuju", "1.999999"), ("tidak_setuju", "1")], "not_reached"),
        ([("setuju", "2"), ("tidak_setuju", "1.000001")], "not_reached"),
        ([("setuju", "0.000002"), ("tidak_setuju", "0.000001"), ("abstain", "1000")], "reached"),
        ([("tidak_setuju", "1"), ("tidak_setuju", "1"), ("setuju", "4")], "reached"),
        ([("abstain", "5")], "undecidable"),
    ],
)
def test_a_weighted_vote_turns_at_a_millionth(ask_approval: Any, pairs: list[tuple[str, str]], expected: str) -> None:
    """Two thirds of exact weights, however few heads stand behind them."""
    assert verdict(vote(ask_approval, "2/3", is_weighted=True), weighed(pairs)) == expected


@given(
    st.lists(st.tuples(st.sampled_from(CODES), st.integers(1, 10**7)), max_size=10),
    st.fractions(Fraction(1, 100), 1, max_denominator=100),
    st.booleans(),
)
def test_a_verdict_is_the_exact_fraction(
    ask_approval: Any, pairs: list[tuple[str, int]], fraction: Fraction, is_strict: bool
) -> None:
    """Computed here once more in fractions, of weights of any millionths."""
    rule = Rule(Portion(fraction, is_strict=is_strict and fraction < 1), Base.VALID)
    question = ask_approval(settings=Settings(threshold=rule, is_weighted=True))
    found = verdict(question, [ballot(n, code, weight=Decimal(w).scaleb(-6)) for n, (code, w) in enumerate(pairs)])
    agreed = sum(w for code, w in pairs if code == "setuju")
    valid = agreed + sum(w for code, w in pairs if code == "tidak_setuju")
    if not valid:
        assert found == "undecidable"
        return
    share = Fraction(agreed, valid)
    is_enough = share > fraction if rule.portion.is_strict else share >= fraction
    assert found == ("reached" if is_enough else "not_reached")


@pytest.mark.parametrize("base", [Base.ENTITLED, Base.PRESENT, Base.INVITED])
def test_a_weighted_threshold_compares_weights_with_weights(ask_approval: Any, base: Base) -> None:
    """An organisation of weight 10 beside two of weight 1: what agreed is never more than the whole it is part of."""
    question = vote(ask_approval, "2/3", base, is_weighted=True)
    found = verdict_of(question, tally(question, weighed([("setuju", "10")]), Roll(3, 3, 3)))
    assert found is None or found.agreed <= found.base_count


@pytest.mark.parametrize(
    ("portion", "present", "is_reached"),
    [("1/2", 21, True), ("1/2", 20, False), ("50%+1", 21, False), ("2/3", 28, True)],
)
def test_a_quorum_is_of_those_invited(ask_approval: Any, portion: str, present: int, is_reached: bool) -> None:
    """Whoever came of whoever was asked, in the figures the result prints."""
    read = read_portion(portion)
    assert read is not None
    result = tally(ask_approval(), cast(1, 0, 0), Roll(42, present, present))
    found = quorum(Rule(read, Base.INVITED), result.present, result.invited)
    assert (found.present, found.base_count, found.is_reached) == (present, 42, is_reached)


def test_as_many_for_as_against_stand_even(ask_approval: Any) -> None:
    """Suara berimbang goes by weight where votes are weighted; nobody on either side is not even."""
    question = vote(ask_approval, "1/2", is_weighted=True)
    assert tally(
        question, weighed([("setuju", "1.5"), ("tidak_setuju", "1"), ("tidak_setuju", "0.5")]), ROLL
    ).is_balanced
    assert not tally(question, weighed([("setuju", "2"), ("tidak_setuju", "1")]), ROLL).is_balanced
    assert not tally(question, weighed([("abstain", "1")]), ROLL).is_balanced
