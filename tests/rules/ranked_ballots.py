"""Ranked ballots for the tests of counting: strategies, and textbook elections as they are usually written."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

Ballots = list[tuple[tuple[str, ...], int]]
NAMES = "ABCDEFGH"


def election(text: str) -> Ballots:
    """Ballots from "5 ACBED, 8 BEDAC": a weight and a ranking of options with one letter."""
    pairs = (part.split() for part in text.split(","))
    return [(tuple(ranking), int(weight)) for weight, ranking in pairs]


@st.composite
def elections(
    draw: Any, *, is_complete: bool = False, options_max: int = 5, ballots_max: int = 12, weight_max: int = 4
) -> tuple[list[str], Ballots]:
    """Options and weighted rankings of them, small enough that ties are frequent."""
    candidates = list(NAMES[: draw(st.integers(1, options_max))])
    lengths = st.just(len(candidates)) if is_complete else st.integers(0, len(candidates))
    ranking = st.tuples(st.permutations(candidates), lengths).map(lambda pair: tuple(pair[0][: pair[1]]))
    return candidates, draw(st.lists(st.tuples(ranking, st.integers(1, weight_max)), max_size=ballots_max))


def renamed(ballots: Ballots, names: dict[str, str]) -> Ballots:
    """The same ballots under other names."""
    return [(tuple(names[option] for option in ranking), weight) for ranking, weight in ballots]


def named_groups(order: Sequence[Sequence[str]], names: dict[str, str]) -> list[set[str]]:
    """Groups under other names, without the option order inside them."""
    return [{names[option] for option in group} for group in order]
