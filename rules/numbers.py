"""Number answers: read as Indonesians type them, checked, kept as one canonical text, summed up and put in bins."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, localcontext
from enum import StrEnum
from fractions import Fraction
from itertools import chain, count
from typing import Final

from rules.rounding import two_decimals
from rules.shares import median

WHOLE_DIGITS_MAX: Final = 15
DECIMALS_MAX: Final = 6
BINS_MAX: Final = 12

_MILLION: Final = 10**DECIMALS_MAX
_PLACES: Final[tuple[int, ...]] = tuple(10**power for power in range(DECIMALS_MAX, -1, -1))
# What does not come out exact is our mistake and must be heard; the usual context would quietly round it.
_EXACT: Final = Context(prec=100, traps=[Inexact])
# The hyphen people type and the minus sign some keyboards make of it.
_TYPED: Final = re.compile(
    r"(?P<sign>[-\u2212]?)(?:(?P<plain>0|[1-9][0-9]*)|(?P<grouped>[1-9][0-9]{0,2}(?:\.[0-9]{3})+))(?:,(?P<decimals>[0-9]+))?"
)
_CANONICAL: Final = re.compile(r"(?!-0\Z)-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says; doubtful where its only dot may have been meant as a comma, so that the person is asked."""

    value: Decimal
    is_doubtful: bool


class NumberFault(StrEnum):
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_FINE = "too_fine"


@dataclass(frozen=True, slots=True)
class NumberSummary:
    """`n` answers; total, smallest and largest exact, mean with two decimals half up, median with up to two."""

    n: int
    total: Decimal
    mean: Decimal
    median: Decimal
    smallest: Decimal
    largest: Decimal


@dataclass(frozen=True, slots=True)
class Bin:
    """A column: the values from `lower` to below `upper`. With `is_one_value` only `lower` itself can be in it."""

    lower: Decimal
    upper: Decimal
    count: int
    is_one_value: bool


def read_number(text: str) -> Read | None:
    """The number a person typed, exact; None where it cannot be read in one way and must be asked again.

    A dot groups thousands and stands before exactly three digits each time; a comma is the decimal sign and has digits
    on both sides; a longer number does not start with 0 (that is a telephone, or a comma that became a dot). Only the
    digits 0 to 9, an optional minus, and blanks around are taken. A blank inside is not, whatever its width: "1 250"
    may be two answers. At most 15 digits before and 6 after the comma. "1.250" reads 1250 and is doubtful;
    "1.250.000" and "1.250,5" are not.
    Source: meeting.md 6.2 and 15.
    """
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return None
    digits = (match["plain"] or match["grouped"]).replace(".", "")
    decimals = match["decimals"] or ""
    if len(digits) > WHOLE_DIGITS_MAX or len(decimals) > DECIMALS_MAX:
        return None
    value = Decimal(f"{'-' if match['sign'] else ''}{digits}.{decimals}0")
    return Read(from_canonical(canonical(value)), is_doubtful=match[0].count(".") == 1 and not decimals)


def check_number(value: Decimal, least: Decimal | None, most: Decimal | None, decimals: int) -> NumberFault | None:
    """Why a number is not accepted, else None. Both bounds belong to what is accepted; None is no bound.

    `decimals` is how many may differ from trailing zeros: 1,50 passes with one.
    """
    assert least is None or most is None or least <= most
    if least is not None and value < least:
        return NumberFault.TOO_SMALL
    if most is not None and value > most:
        return NumberFault.TOO_LARGE
    return NumberFault.TOO_FINE if len(canonical(value).partition(".")[2]) > decimals else None


def canonical(value: Decimal) -> str:
    """The one text of a number, for storage: a dot, no exponent, no grouping, no trailing zeros, never "-0"."""
    assert value.is_finite()
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if value == 0 else plain


def from_canonical(text: str) -> Decimal:
    """The number of a canonical text; any other text was not written by us."""
    assert _CANONICAL.fullmatch(text), "not a canonical number"
    return Decimal(text)


def summarise(values: Sequence[Decimal]) -> NumberSummary | None:
    """The figures of number answers, whatever their order; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    with localcontext(_EXACT):
        total = sum(ordered, Decimal(0))
    n = len(ordered)
    return NumberSummary(
        n=n,
        total=from_canonical(canonical(total)),
        mean=two_decimals(Fraction(total) / n),
        # The two in the middle have the median of them all, without a fraction for every answer.
        median=median([ordered[(n - 1) // 2], ordered[n // 2]]) or Decimal(0),
        smallest=from_canonical(canonical(ordered[0])),
        largest=from_canonical(canonical(ordered[-1])),
    )


def bins(values: Sequence[Decimal]) -> tuple[Bin, ...]:
    """Columns of one width from the smallest to the largest value, empty ones between included; none of nothing.

    The width is the narrowest of 1, 2 and 5 times a power of ten that needs at most 12 columns, but no narrower than
    the last decimal place any value uses (1 for whole numbers): whole numbers close together have a column each.
    Edges are multiples of the width. Values have at most six decimals.
    """
    if not values:
        return ()
    with localcontext(_EXACT):
        exact = [value * _MILLION for value in values]
    scaled = [int(value) for value in exact]
    assert scaled == exact, "a value has six decimals at most"
    unit = _unit(scaled)
    lowest, highest = min(scaled), max(scaled)
    widths = chain.from_iterable((unit * 10**power, 2 * unit * 10**power, 5 * unit * 10**power) for power in count())
    width = next(width for width in widths if highest // width - lowest // width < BINS_MAX)
    counts = Counter(whole // width for whole in scaled)
    return tuple(
        Bin(_unscaled(place * width), _unscaled((place + 1) * width), counts[place], is_one_value=width == unit)
        for place in range(lowest // width, highest // width + 1)
    )


def _unit(scaled: Sequence[int]) -> int:
    """The last decimal place in use, in millionths: the largest power of ten that divides all, at most one whole."""
    common = math.gcd(*scaled)
    return next(unit for unit in _PLACES if common % unit == 0)


def _unscaled(millionths: int) -> Decimal:
    sign = "-" if millionths < 0 else ""
    whole, part = divmod(abs(millionths), _MILLION)
    return from_canonical(canonical(Decimal(f"{sign}{whole}.{part:0{DECIMALS_MAX}d}")))
