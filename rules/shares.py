"""Percentages, rates, means and medians, in exact integers and fractions: the one place where anything is rounded."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from rules.rounding import two_decimals


def whole_units(decimals: int) -> int:
    """A hundred per cent in the units shares are counted in: 1000 tenths, or 100 with no decimals."""
    assert decimals >= 0
    return int(100 * 10**decimals)


def shares(counts: Sequence[int], base: int, *, decimals: int = 1) -> tuple[int | None, ...]:
    """Shares of the parts of a whole, in tenths of a per cent (`decimals=1`), in the order of `counts`.

    The counts add up to the base. Equal counts get equal shares, order is kept, and the sum never exceeds the whole;
    where it stays below, the reader is owed the rounding note. Base 0 has no shares, only None.
    Source: largest remainder with tie protection, meeting.md 6.6.
    """
    assert min(counts, default=0) >= 0
    assert sum(counts) == base, "shares are of the parts of a whole; anything else is a rate"
    if base == 0:
        return tuple(None for _ in counts)
    whole = whole_units(decimals)
    given = {n: whole * n // base for n in counts}
    missing = whole - sum(given[n] for n in counts)
    for n in sorted(given, key=lambda n: (whole * n % base, n), reverse=True):
        group = sum(1 for count in counts if count == n)
        if group > missing:
            break
        given[n] += 1
        missing -= group
    return tuple(given[n] for n in counts)


def rate(part: int, base: int, *, decimals: int = 1) -> int | None:
    """One rate by itself, half up, in tenths of a per cent (`decimals=1`); None where the base is 0."""
    assert part >= 0
    assert base >= 0
    if base == 0:
        return None
    return (2 * whole_units(decimals) * part + base) // (2 * base)


def mean_2(values: Sequence[Decimal | int]) -> Decimal | None:
    """The mean with two decimals, half up (away from zero); None of nothing."""
    if not values:
        return None
    return two_decimals(sum((Fraction(value) for value in values), Fraction(0)) / len(values))


def median(values: Sequence[Decimal | int]) -> Decimal | None:
    """The median with up to two decimals and no trailing zeros; of an even number the mean of the two in the middle."""
    if not values:
        return None
    ordered = sorted(Fraction(value) for value in values)
    middle = len(ordered) // 2
    exact = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    rounded = two_decimals(exact)
    return Decimal(f"{rounded:f}".rstrip("0").rstrip("."))
