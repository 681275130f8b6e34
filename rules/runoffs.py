"""Instant run-off: the weakest option leaves, its ballots move on, until one has a majority; no lot is ever drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from rules.rankings import Order, RankedBallot, above_sets

# How many table entries a search through the outcomes of a tie may read, about a second. Twelve options need fewer
# than half of it with a hundred different ballots; the number read is the same whatever the order of the options.
READS_MAX: Final = 4_000_000

# For each option still in, the weight of the ballots that rank it by the set of options, still in, that they rank
# above it; the entry 0 is therefore what the option has now.
_Standing: TypeAlias = Mapping[int, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Round:
    """One round, in weight of ballots: options still in with their counts, and who leaves; both in option order.

    `exhausted` are ballots that rank none of the options still in. Nobody leaves in the last round.
    """

    counts: tuple[tuple[str, int], ...]
    exhausted: int
    eliminated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Runoff:
    """All rounds and the order: the winner, those who lost in the last round by its counts, then last out first."""

    rounds: tuple[Round, ...]
    order: Order

    @property
    def winners(self) -> tuple[str, ...]:
        """The winner, or every option that some way of breaking the ties would let win."""
        return self.order[0]

    @property
    def is_tied(self) -> bool:
        """Whether the ballots alone name no single winner, so that the word is seri."""
        return len(self.order[0]) > 1


def instant_runoff(candidates: Sequence[str], ballots: Iterable[RankedBallot]) -> Runoff:
    """Rounds until one option has more than half of the ballots that still count; at least one option.

    Several options with the fewest votes: they leave together where that changes nothing about who can win.
    Otherwise the count stops in this round, and tied at the top are exactly those options that could win if the tie,
    and any that follow, were broken in one way or another (parallel-universes tie-breaking). So a winner is named
    only when no lot could have named another. Leaving together always would let A win 40-30-30 although the friends
    of B and C rank A last; looking back at earlier rounds decides nothing in the first round.
    Where no ballot counts any more all still in are tied, and so they are should the search exceed `READS_MAX`.
    Sources: Conitzer, Rognlie and Xia, Preference functions that score rankings and maximum likelihood estimation,
    IJCAI 2009; Wang, Sikdar, Shepherd, Zhao, Jiang and Xia, Practical algorithms for STV and ranked pairs with
    parallel universes tiebreaking, arXiv:1805.06992. Option order and ballot order change nothing.
    """
    assert candidates
    counted = above_sets(candidates, ballots)
    cast = sum(counted.ranked.values())
    standing: _Standing = dict(enumerate(counted.above))
    rounds: list[Round] = []
    out: list[tuple[str, ...]] = []
    while True:
        counts = _counts(standing)
        top = _decided(counts) or _stopped(standing)
        gone = frozenset() if top else _fewest(counts)
        named = tuple((candidates[place], count) for place, count in counts.items())
        eliminated = tuple(candidates[place] for place in sorted(gone))
        rounds.append(Round(named, cast - sum(counts.values()), eliminated))
        if top:
            last = _by_count({place: count for place, count in counts.items() if place not in top})
            groups = [sorted(top), *last]
            named_groups = [tuple(candidates[place] for place in group) for group in groups]
            return Runoff(tuple(rounds), (*named_groups, *reversed(out)))
        out.append(eliminated)
        standing = _without(standing, gone)


def _counts(standing: _Standing) -> dict[int, int]:
    return {place: above.get(0, 0) for place, above in standing.items()}


def _decided(counts: Mapping[int, int]) -> frozenset[int]:
    """The option with a majority, all of them where no ballot counts any more, else none yet."""
    whole = sum(counts.values())
    if not whole:
        return frozenset(counts)
    return frozenset(place for place, count in counts.items() if 2 * count > whole)


def _stopped(standing: _Standing) -> frozenset[int]:
    """Who is tied at the top where this round's weakest cannot leave together without a say in who wins; else none."""
    counts = _counts(standing)
    weakest = _fewest(counts)
    if len(weakest) == 1 or _is_order_idle(counts, weakest):
        return frozenset()
    possible = _possible_winners(standing)
    if possible is None:
        return frozenset(standing)
    rest = _without(standing, weakest)
    return frozenset() if rest and _possible_winners(rest) == possible else possible


def _fewest(counts: Mapping[int, int]) -> frozenset[int]:
    fewest = min(counts.values())
    return frozenset(place for place, count in counts.items() if count == fewest)


def _is_order_idle(counts: Mapping[int, int], weakest: frozenset[int]) -> bool:
    """Whether the weakest together stay below all others, so that they leave next to each other in any order."""
    others = [count for place, count in counts.items() if place not in weakest]
    return bool(others) and sum(counts[place] for place in weakest) < min(others)


def _possible_winners(standing: _Standing) -> frozenset[int] | None:
    """Every option that wins under some way of breaking each tie; None where the search grows too long."""
    winners: set[int] = set()
    waiting = [standing]
    seen = {frozenset(standing)}
    reads = 0
    while waiting:
        here = waiting.pop()
        reads += sum(len(above) for above in here.values())
        if reads > READS_MAX:
            return None
        counts = _counts(here)
        decided = _decided(counts)
        winners |= decided
        for gone in () if decided else _ways_on(counts):
            left = frozenset(here) - gone
            if left not in seen:
                seen.add(left)
                waiting.append(_without(here, gone))
    return frozenset(winners)


def _ways_on(counts: Mapping[int, int]) -> list[frozenset[int]]:
    weakest = _fewest(counts)
    return [weakest] if _is_order_idle(counts, weakest) else [frozenset({place}) for place in sorted(weakest)]


def _without(standing: _Standing, gone: frozenset[int]) -> _Standing:
    still = ~sum(1 << place for place in gone)
    left: dict[int, Mapping[int, int]] = {}
    for place, above in standing.items():
        if place not in gone:
            merged: defaultdict[int, int] = defaultdict(int)
            for higher, weight in above.items():
                merged[higher & still] += weight
            left[place] = merged
    return left


def _by_count(counts: Mapping[int, int]) -> list[list[int]]:
    """Groups of equal counts, highest first, each in option order."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place, count in counts.items():
        groups[count].append(place)
    return [groups[count] for count in sorted(groups, reverse=True)]
