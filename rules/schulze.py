"""The Schulze method: every pair of options compared, and the strongest chain of wins from each to each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rules.rankings import Above, Order, RankedBallot, above_sets


@dataclass(frozen=True, slots=True)
class Schulze:
    """The figures and the order they lead to; both matrices are [row][column] in option order, in weight of ballots.

    `preferences` is how much ranks the row's option above the column's, `strengths` the strongest path from row to
    column (0 where there is none); the diagonals are 0.
    """

    preferences: tuple[tuple[int, ...], ...]
    strengths: tuple[tuple[int, ...], ...]
    order: Order

    @property
    def winners(self) -> tuple[str, ...]:
        """Every option that no other beats: one, or all that are tied at the top. None is drawn."""
        return self.order[0] if self.order else ()


def schulze(candidates: Sequence[str], ballots: Iterable[RankedBallot]) -> Schulze:
    """The order by strongest paths, a pair's strength being its winning votes; unranked options lose to ranked ones.

    One option beats another when its strongest path to it is stronger than the path back. With ties this is only a
    partial order, so the groups are its layers: first all that nothing beats (the potential winners), then all that
    only those beat, and so on. Whoever beats another stands in a higher group, and no order that keeps this needs
    fewer groups (Mirsky 1971), so that as little as possible is put apart that the ballots leave level.
    O(n³) for n options. Source: Schulze, A new monotonic, clone-independent, reversal symmetric, and
    Condorcet-consistent single-winner election method, Social Choice and Welfare 36 (2011), section 2.
    """
    preferences = _preferences(len(candidates), above_sets(candidates, ballots))
    strengths = _strongest_paths(preferences)
    layers = _layers(strengths)
    order = tuple(tuple(candidates[place] for place in layer) for layer in layers)
    return Schulze(tuple(map(tuple, preferences)), tuple(map(tuple, strengths)), order)


def _preferences(n: int, counted: Above) -> list[list[int]]:
    preferences = [[0] * n for _ in range(n)]
    for lower, above in enumerate(counted.above):
        for higher_set, weight in above.items():
            for higher in _members(higher_set):
                preferences[higher][lower] += weight
    for ranked_set, weight in counted.ranked.items():
        unranked = [place for place in range(n) if not ranked_set >> place & 1]
        for higher in _members(ranked_set) if unranked else ():
            for lower in unranked:
                preferences[higher][lower] += weight
    return preferences


def _members(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _strongest_paths(preferences: Sequence[Sequence[int]]) -> list[list[int]]:
    """Floyd and Warshall with the weakest link of a path as its strength."""
    places = range(len(preferences))
    strengths = [[preferences[a][b] if preferences[a][b] > preferences[b][a] else 0 for b in places] for a in places]
    for middle in places:
        for a in places:
            for b in places:
                if a != b:
                    strengths[a][b] = max(strengths[a][b], min(strengths[a][middle], strengths[middle][b]))
    return strengths


def _layers(strengths: Sequence[Sequence[int]]) -> list[list[int]]:
    waiting = list(range(len(strengths)))
    layers: list[list[int]] = []
    while waiting:
        unbeaten = [a for a in waiting if not any(strengths[b][a] > strengths[a][b] for b in waiting)]
        layers.append(unbeaten)
        waiting = [a for a in waiting if a not in unbeaten]
    return layers
