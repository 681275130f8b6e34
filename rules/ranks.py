"""Ranks that are shared and leaders that are not chosen: equal scores stand equal."""

from collections.abc import Sequence
from decimal import Decimal


def shared_ranks(scores: Sequence[int | Decimal]) -> tuple[int, ...]:
    """The rank of each score, in the order given; equal scores share the better rank: 5-3-2-2 is 1, 2, 3, 3."""
    return tuple(1 + sum(1 for other in scores if other > score) for score in scores)


def leaders(scores: Sequence[int | Decimal]) -> tuple[int, ...]:
    """Positions of all scores that equal the highest, in the order given; none where the highest is 0."""
    highest = max(scores, default=0)
    return tuple(place for place, score in enumerate(scores) if score == highest) if highest > 0 else ()


def is_level(scores: Sequence[int | Decimal]) -> bool:
    """Whether every score is the same, so that nothing stands out and no leader is drawn."""
    return len(set(scores)) <= 1
