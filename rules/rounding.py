"""A fraction as it is printed: two decimals, half up, never through a binary or context-bound number."""

from decimal import Decimal
from fractions import Fraction


def two_decimals(exact: Fraction) -> Decimal:
    """The fraction with exactly two decimals, half away from zero; what rounds to nothing is 0.00, never -0.00."""
    hundredths = (200 * abs(exact).numerator + exact.denominator) // (2 * exact.denominator)
    sign = 1 if exact < 0 and hundredths else 0
    # Built from its digits, because Decimal arithmetic would round to the precision of its context.
    return Decimal((sign, tuple(int(digit) for digit in str(hundredths)), -2))
