"""Columns of number answers: few, side by side, on round edges, and every answer in exactly one."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given

from rules.numbers import Bin, bins
from tests.rules.test_numbers import LISTS, decimals


def columns(text: str) -> list[tuple[str, str, int]]:
    return [(str(column.lower), str(column.upper), column.count) for column in bins(decimals(text))]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("3 1 1", [("1", "2", 2), ("2", "3", 0), ("3", "4", 1)]),
        ("-1 1", [("-1", "0", 1), ("0", "1", 0), ("1", "2", 1)]),
        ("7 7", [("7", "8", 2)]),
        ("0", [("0", "1", 1)]),
        ("0.5 0.7", [("0.5", "0.6", 1), ("0.6", "0.7", 0), ("0.7", "0.8", 1)]),
        (
            "0.5 3",
            [("0.5", "1", 1), ("1", "1.5", 0), ("1.5", "2", 0), ("2", "2.5", 0), ("2.5", "3", 0), ("3", "3.5", 1)],
        ),
        ("-30 20", [("-30", "-25", 1), *[(str(n), str(n + 5), 0) for n in range(-25, 20, 5)], ("20", "25", 1)]),
    ],
)
def test_columns_to_the_edge(values: str, expected: list[tuple[str, str, int]]) -> None:
    """Lower edges belong to the column, upper ones to the next; empty columns are there."""
    assert columns(values) == expected


def test_whole_numbers_close_together_have_a_column_each() -> None:
    """Up to eleven values in a row, and twelve still fit; thirteen are taken two by two."""
    for last, width in ((11, 1), (12, 1), (13, 2)):
        found = bins([Decimal(value) for value in range(1, last + 1)])
        assert {column.upper - column.lower for column in found} == {Decimal(width)}
        assert {column.is_one_value for column in found} == {width == 1}
    assert bins([]) == ()
    assert bins(decimals("5.0")) == (Bin(Decimal(5), Decimal(6), 1, True),)


def test_a_finer_value_than_any_answer_is_our_mistake() -> None:
    """Seven decimals never come past the door."""
    with pytest.raises(AssertionError):
        bins(decimals("0.0000001"))


@given(LISTS)
def test_every_value_is_in_exactly_one_column(values: list[Decimal]) -> None:
    """At most twelve columns side by side, none at the ends empty, and the next narrower width needs more."""
    found = bins(values)
    assert 1 <= len(found) <= 12
    assert found[0].count > 0
    assert found[-1].count > 0
    assert all(one.upper == other.lower for one, other in pairwise(found))
    for column in found:
        assert column.count == sum(1 for value in values if column.lower <= value < column.upper)
        assert not column.is_one_value or all(
            value == column.lower for value in values if column.lower <= value < column.upper
        )
    (width,) = {Fraction(column.upper) - Fraction(column.lower) for column in found}
    assert all(Fraction(column.lower) % width == 0 for column in found)
    digit = str(width.numerator * 10**6 // width.denominator).strip("0")
    assert digit in ("1", "2", "5")
    if not found[0].is_one_value:
        narrower = width * Fraction(2, 5) if digit == "5" else width / 2
        assert Fraction(max(values)) // narrower - Fraction(min(values)) // narrower >= 12
