"""Percentages, means and medians from exact figures, as meeting.md 6.6 and 15 word them."""

from collections.abc import Sequence
from fractions import Fraction


def whole_shares(counts: Sequence[int], decimals: int) -> list[int]:
    """Shares of a whole in units of 10^-decimals of a per cent: largest remainder, given to equal counts together;
    the first group that does not fit whole ends the giving. The whole is the sum of the counts and above 0."""
    base, whole = sum(counts), 100 * 10**decimals
    shares = [count * whole // base for count in counts]
    left = whole - sum(shares)
    in_line = sorted({(count * whole % base, count) for count in counts}, reverse=True)
    for remainder, count in in_line:
        group = [place for place, one in enumerate(counts) if one == count]
        if remainder == 0 or len(group) > left:
            break
        for place in group:
            shares[place] += 1
        left -= len(group)
    return shares


def rate(part: Fraction, base: Fraction, decimals: int) -> int | None:
    """One rate by itself, half up, in the same units; None of base 0."""
    return None if base == 0 else half_up(part * 100 * 10**decimals / base)


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    whole, rest = divmod(abs(value), 1)
    nearest = int(whole) + (rest >= Fraction(1, 2))
    return nearest if value >= 0 else -nearest


def units_text(units: int | None, decimals: int) -> str | None:
    """435 units of one decimal as "43.5"."""
    if units is None:
        return None
    return fixed(Fraction(units, 10**decimals), decimals)


def fixed(value: Fraction, decimals: int) -> str:
    """A figure with so many decimals, rounded half up: 2.5 with two is "2.50"."""
    units = half_up(value * 10**decimals)
    sign, digits = "-" if units < 0 else "", str(abs(units)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"


def plain(value: Fraction) -> str:
    """A figure without needless zeros; one that has no end in decimals does not occur among sums of decimals."""
    for decimals in range(41):
        if (value * 10**decimals).denominator == 1:
            return fixed(value, decimals)
    return fixed(value, 40)


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """The exact mean; None of nothing."""
    return sum(values, Fraction(0)) / len(values) if values else None


def median(values: Sequence[Fraction]) -> Fraction | None:
    """The middle value, of an even number the mean of the two in the middle; None of nothing."""
    if not values:
        return None
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def median_text(values: Sequence[Fraction]) -> str | None:
    """Up to two decimals, no trailing zeros."""
    found = median(values)
    return None if found is None else plain(Fraction(half_up(found * 100), 100))


def ranks(scores: Sequence[Fraction]) -> list[int]:
    """Shared ranks: 5-3-2-2 is 1, 2, 3, 3."""
    return [1 + sum(other > score for other in scores) for score in scores]
