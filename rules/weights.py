"""The weight of an organisation: an exact decimal of up to six places, summed as whole millionths."""

from decimal import Decimal, InvalidOperation
from typing import Final

MILLIONTHS: Final = 1_000_000
WEIGHT_MAX: Final = Decimal(1_000_000)


def millionths(weight: Decimal) -> int:
    """1.75 as 1,750,000; a weight with more than six places is our own mistake."""
    exact = weight * MILLIONTHS
    assert exact >= 0
    assert exact == exact.to_integral_value(), "a weight has six decimals at most"
    return int(exact)


def units_of(weight: Decimal, *, is_weighted: bool) -> int:
    """What a ballot counts, in millionths: its weight where the question is weighted, else one person."""
    return millionths(weight) if is_weighted else MILLIONTHS


def weight_of(units: int) -> Decimal:
    """1,750,000 as 1.75."""
    return Decimal(units) / MILLIONTHS


def read_weight(text: str) -> Decimal | None:
    """A weight as an office writes it, "1,75" or "1.75"; None where it is none, is not positive or has more than six
    places."""
    plain = text.strip().replace(",", ".", 1)
    if not plain.replace(".", "", 1).isascii() or not plain.replace(".", "", 1).isdigit() or len(plain) > 16:
        return None
    try:
        weight = Decimal(plain)
    except InvalidOperation:
        return None
    exact = weight * MILLIONTHS
    return weight if 0 < weight <= WEIGHT_MAX and exact == exact.to_integral_value() else None
