"""Quorum and threshold are decided in exact fractions, at the very vote where they turn."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.questions import Base
from rules.quorums import HALF, Portion, Rule, Verdict, is_reached, quorum, read_portion, required, threshold

AT_LEAST_HALF = Portion(HALF, is_strict=False)
MORE_THAN_HALF = Portion(HALF, is_strict=True)
TWO_THIRDS = Portion(Fraction(2, 3), is_strict=False)
FRACTIONS = st.fractions(min_value=Fraction(1, 1000), max_value=1, max_denominator=1000)
PORTIONS = st.builds(Portion, FRACTIONS, st.booleans())


@pytest.mark.parametrize(
    ("portion", "base", "expected"),
    [
        (AT_LEAST_HALF, 41, 21),
        (AT_LEAST_HALF, 40, 20),
        (MORE_THAN_HALF, 40, 21),
        (MORE_THAN_HALF, 41, 21),
        (TWO_THIRDS, 40, 27),
        (TWO_THIRDS, 42, 28),
        (Portion(Fraction(2, 3), is_strict=True), 42, 29),
        (Portion(Fraction(667, 1000), is_strict=False), 3, 3),
        (Portion(Fraction(1), is_strict=False), 7, 7),
        (AT_LEAST_HALF, 1, 1),
        (AT_LEAST_HALF, 0, 1),
        (MORE_THAN_HALF, 0, 1),
    ],
)
def test_the_smallest_count_that_is_enough(portion: Portion, base: int, expected: int) -> None:
    """At least and more than part ways exactly where the fraction is a whole number; of nobody nothing is enough."""
    assert required(portion, base) == expected


@given(PORTIONS, st.integers(1, 10**7))
def test_what_is_required_is_just_enough(portion: Portion, base: int) -> None:
    """One less is not, whatever the fraction; and in millionths it is the same as in heads."""
    needed = required(portion, base)
    assert is_reached(portion, needed, base)
    assert not is_reached(portion, needed - 1, base)
    assert is_reached(portion, needed * 1_000_000, base * 1_000_000)
    assert is_reached(portion, Fraction(needed, 7), Fraction(base, 7))


def test_weights_turn_at_a_millionth() -> None:
    """Half of 2,000001 is 1,0000005: 1,000000 is not enough, 1,000001 is."""
    assert not is_reached(AT_LEAST_HALF, 1_000_000, 2_000_001)
    assert is_reached(AT_LEAST_HALF, 1_000_001, 2_000_001)
    assert is_reached(AT_LEAST_HALF, Fraction(2_000_001, 2), 2_000_001)
    assert not is_reached(MORE_THAN_HALF, Fraction(2_000_001, 2), 2_000_001)


def test_a_quorum_of_the_sample_meeting() -> None:
    """40 of 42 invited organisations; 21 of 42 are at least half, and of nobody there is no quorum."""
    rule = Rule(AT_LEAST_HALF, Base.INVITED)
    found = quorum(rule, 40, 42)
    assert (found.rule, found.present, found.base_count, found.required, found.is_reached) == (rule, 40, 42, 21, True)
    assert quorum(rule, 21, 42).is_reached
    assert not quorum(rule, 20, 42).is_reached
    assert not quorum(Rule(MORE_THAN_HALF, Base.INVITED), 21, 42).is_reached
    assert not quorum(rule, 0, 0).is_reached


@pytest.mark.parametrize(
    ("portion", "agreed", "base", "verdict"),
    [
        (TWO_THIRDS, 34, 35, Verdict.REACHED),
        (TWO_THIRDS, 2, 3, Verdict.REACHED),
        (TWO_THIRDS, 1, 2, Verdict.NOT_REACHED),
        (MORE_THAN_HALF, 10, 20, Verdict.NOT_REACHED),
        (MORE_THAN_HALF, 0, 0, Verdict.UNDECIDABLE),
        (AT_LEAST_HALF, 0, 5, Verdict.NOT_REACHED),
    ],
)
def test_a_threshold_has_three_verdicts(portion: Portion, agreed: int, base: int, verdict: Verdict) -> None:
    """Tercapai, tidak tercapai, and tidak dapat ditentukan when nobody chose."""
    rule = Rule(portion, Base.VALID)
    found = threshold(rule, agreed, base)
    assert (found.rule, found.agreed, found.base_count, found.verdict) == (rule, agreed, base, verdict)
    assert found.required == required(portion, base)


@pytest.mark.parametrize(
    ("text", "fraction", "is_strict"),
    [
        ("1/2", "1/2", False),
        (" 2 / 3 ", "2/3", False),
        ("50%", "1/2", False),
        ("50 persen", "1/2", False),
        ("66,7%", "667/1000", False),
        ("0,5", "1/2", False),
        ("100%", "1", False),
        ("1/1", "1", False),
        ("0,01%", "1/10000", False),
        ("50%+1", "1/2", True),
        ("50% + 1", "1/2", True),
        ("1/2+1", "1/2", True),
        ("Paling sedikit 50%+1", "1/2", True),
        ("lebih dari 1/2", "1/2", True),
        ("Lebih  dari 2/3", "2/3", True),
        ("paling sedikit 2/3", "2/3", False),
        ("PALING SEDIKIT 75 Persen", "3/4", False),
    ],
)
def test_portions_as_people_write_them(text: str, fraction: str, is_strict: bool) -> None:
    """Exact: 66,7 persen is 667 of a thousand, not two thirds."""
    assert read_portion(text) == Portion(Fraction(fraction), is_strict)


@pytest.mark.parametrize(
    "text",
    [
        *["", "0", "0%", "0/2", "1/0", "3/2", "101%", "1,5", "-1/2", "-50%", "1", "50", "0.5", "66.7%", "½", "１/2"],
        *["lebih dari", "lebih dari 100%", "lebih dari 50%+1", "2/3+1", "50%+2", "50%+1+1", "1/2/3", "99999/99999"],
        *["sekitar 1/2", "lebih dari paling sedikit 1/2", "%", "persen", "1/2 orang", "+1", "paling sedikit1/2"],
    ],
)
def test_what_is_no_portion_is_not_read(text: str) -> None:
    """Nothing, more than all, and whatever has two meanings."""
    assert read_portion(text) is None


@given(st.text() | st.text("0123456789/,.%+ persenlbihdaglk", max_size=30))
def test_any_text_is_a_portion_or_none(text: str) -> None:
    """Nothing breaks the reading, and what is read can be reached by somebody."""
    portion = read_portion(text)
    if portion is not None:
        assert 0 < portion.fraction <= 1
        assert is_reached(portion, 1, 1)
