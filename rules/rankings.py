"""Rankings counted place by place: Borda scores, first places, mean places, and ranks from an order with ties."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

# One ballot: options in order of preference, best first, and its weight (1 for a person, millionths for a weighted
# organisation). Options it leaves out stand below all it names and level with each other.
RankedBallot: TypeAlias = tuple[Sequence[str], int]
# Groups of options, best group first; the options of one group are tied and stand in option order.
Order: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Above:
    """What elimination and pairs are counted from, with options as bits (first option 1, second 2, third 4).

    `above[place]` is the weight of the ballots that rank the option in this place, by the set they rank above it;
    `ranked` the weight of all ballots by the set they rank at all. However many ballots there are, n options have at
    most n * 2**(n - 1) different entries.
    """

    above: tuple[dict[int, int], ...]
    ranked: dict[int, int]


def borda(candidates: Sequence[str], ballots: Iterable[RankedBallot]) -> tuple[int, ...]:
    """Borda scores in option order: of n options the first place is worth n, the next n - 1, the last of n gets 1.

    An option a ballot leaves unranked gets 0 from it, and the ranked ones keep n, n - 1 ...: the pessimistic treatment
    of truncated ballots, not the modified count that starts lower for a short ballot. Where every ballot is complete,
    as the rules of a meeting ask by default, it is the original count.
    Sources: Borda, Mémoire sur les élections au scrutin, 1781; Baumeister, Faliszewski, Lang and Rothe, Campaigns for
    lazy voters: truncated ballots, AAMAS 2012.
    """
    return tuple(borda_of(row) for row in placed(candidates, ballots))


def first_places(candidates: Sequence[str], ballots: Iterable[RankedBallot]) -> tuple[int, ...]:
    """The weight of the ballots that put each option first, in option order."""
    return tuple(row[0] for row in placed(candidates, ballots))


def mean_places(candidates: Sequence[str], ballots: Iterable[RankedBallot]) -> tuple[Fraction | None, ...]:
    """The exact mean place of each option (1 is the best) over the weight of the ballots that ranked it.

    In option order; None where nobody did. `rules.rounding.two_decimals` makes it printable.
    """
    return tuple(mean_place_of(row) for row in placed(candidates, ballots))


def borda_of(row: Sequence[int]) -> int:
    """The Borda score of one option from its row of `placed`."""
    return sum((len(row) - place) * weight for place, weight in enumerate(row))


def mean_place_of(row: Sequence[int]) -> Fraction | None:
    """The mean place of one option from its row of `placed`."""
    return Fraction(sum(place * weight for place, weight in enumerate(row, start=1)), sum(row)) if any(row) else None


def ranks_of(candidates: Sequence[str], order: Order) -> tuple[int, ...]:
    """The shared rank of each option, in option order, from groups: one, two tied, one is 1, 2, 2, 4.

    The groups hold every option exactly once.
    """
    ranks: dict[str, int] = {}
    for group in order:
        rank = len(ranks) + 1
        ranks.update(dict.fromkeys(group, rank))
    assert sum(len(group) for group in order) == len(ranks) == len(candidates), "every option once"
    return tuple(ranks[option] for option in candidates)


def aggregate(candidates: Sequence[str], ballots: Iterable[RankedBallot]) -> dict[tuple[str, ...], int]:
    """The weight of each different ranking. A foreign or repeated option or a negative weight is our own mistake."""
    known = frozenset(candidates)
    assert len(known) == len(candidates), "options differ"
    weights: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for ranking, weight in ballots:
        assert weight >= 0
        weights[tuple(ranking)] += weight
    for ranking in weights:
        assert known.issuperset(ranking), "a ballot ranks an option that is not asked for"
        assert len(set(ranking)) == len(ranking), "a ballot ranks an option twice"
    return weights


def above_sets(candidates: Sequence[str], ballots: Iterable[RankedBallot]) -> Above:
    """The ballots as sets of options above each option, whatever their order."""
    bits = {option: 1 << place for place, option in enumerate(candidates)}
    above: dict[str, defaultdict[int, int]] = {option: defaultdict(int) for option in candidates}
    ranked: defaultdict[int, int] = defaultdict(int)
    for ranking, weight in aggregate(candidates, ballots).items():
        higher = 0
        for option in ranking:
            above[option][higher] += weight
            higher |= bits[option]
        ranked[higher] += weight
    return Above(tuple(dict(above[option]) for option in candidates), dict(ranked))


def placed(candidates: Sequence[str], ballots: Iterable[RankedBallot]) -> list[list[int]]:
    """For each option, in option order, the weight that put it in the first place, the second and so on."""
    found = {option: [0] * len(candidates) for option in candidates}
    for ranking, weight in aggregate(candidates, ballots).items():
        for place, option in enumerate(ranking):
            found[option][place] += weight
    return list(found.values())
