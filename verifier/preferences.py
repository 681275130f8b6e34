"""Rankings counted pair by pair and round by round: the orders of Schulze and instant run-off, ties left standing."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

Ballots = Sequence[tuple[Sequence[str], Fraction]]
# How many states the search through ways of breaking ties may visit.
STATES_MAX: Final = 20_000


def borda(codes: Sequence[str], ballots: Ballots) -> dict[str, Fraction]:
    """Of n options the first place is worth n, the next n - 1; what a ballot does not rank gets nothing from it."""
    scores = dict.fromkeys(codes, Fraction(0))
    for order, weight in ballots:
        for place, code in enumerate(order):
            scores[code] += (len(codes) - place) * weight
    return scores


def schulze(codes: Sequence[str], ballots: Ballots) -> list[list[str]]:
    """Layers of the order by strongest paths: first all that nothing beats, then all that only those beat, and on."""
    wins = {(a, b): Fraction(0) for a in codes for b in codes if a != b}
    for order, weight in ballots:
        place = {code: rank for rank, code in enumerate(order)}
        for a, b in wins:
            if a in place and place[a] < place.get(b, len(codes)):
                wins[a, b] += weight
    paths = {(a, b): count if count > wins[b, a] else Fraction(0) for (a, b), count in wins.items()}
    for through in codes:
        for a in codes:
            for b in codes:
                if len({a, b, through}) == 3:
                    paths[a, b] = max(paths[a, b], min(paths[a, through], paths[through, b]))
    layers, left = [], list(codes)
    while left:
        layer = [b for b in left if not any(paths[a, b] > paths[b, a] for a in left if a != b)]
        layers.append(layer)
        left = [code for code in left if code not in layer]
    return layers


def runoff(codes: Sequence[str], ballots: Ballots) -> list[list[str]]:
    """The winner or all that some way of breaking ties would let win, those who lost in the last round by its counts,
    then last out first. Where the ties have more ways than can be gone through, all still in are tied."""
    ballots = _merged(ballots)
    left, out = list(codes), list[list[str]]()
    while True:
        counts = _tops(left, ballots)
        whole = sum(counts.values(), Fraction(0))
        if whole == 0:
            return [left, *reversed(out)]
        leading = [code for code in left if 2 * counts[code] > whole]
        if leading:
            return [leading, *_by_count([code for code in left if code not in leading], counts), *reversed(out)]
        weakest = [code for code in left if counts[code] == min(counts.values())]
        if len(weakest) > 1 and not _stay_below(weakest, left, counts):
            tied = _possible(frozenset(left), codes, ballots)
            if len(weakest) == len(left) or len(tied) > 1 or tied & set(weakest):
                rest = [code for code in left if code not in tied]
                return [[code for code in left if code in tied], *_by_count(rest, counts), *reversed(out)]
        out.append(weakest)
        left = [code for code in left if code not in weakest]


def _tops(left: Sequence[str], ballots: Ballots) -> dict[str, Fraction]:
    """What each option still in has: the weight of the ballots that put it above all others still in."""
    counts = dict.fromkeys(left, Fraction(0))
    for order, weight in ballots:
        top = next((code for code in order if code in counts), None)
        if top is not None:
            counts[top] += weight
    return counts


def _stay_below(weakest: Sequence[str], left: Sequence[str], counts: Mapping[str, Fraction]) -> bool:
    """Whether the weakest together have less than any other, so that they leave next to each other in any order."""
    others = [counts[code] for code in left if code not in weakest]
    return bool(others) and sum((counts[code] for code in weakest), Fraction(0)) < min(others)


def _possible(start: frozenset[str], codes: Sequence[str], ballots: Ballots) -> set[str]:
    """Everybody who wins under some way of breaking each tie by a lot."""
    winners: set[str] = set()
    seen, waiting = {start}, [start]
    while waiting:
        left = waiting.pop()
        counts = _tops([code for code in codes if code in left], ballots)
        whole = sum(counts.values(), Fraction(0))
        leading = {code for code, count in counts.items() if 2 * count > whole}
        if whole == 0 or leading:
            winners |= leading or set(left)
            continue
        for code in (code for code, count in counts.items() if count == min(counts.values())):
            after = left - {code}
            if after not in seen:
                seen.add(after)
                waiting.append(after)
        if len(seen) > STATES_MAX:
            return set(start)
    return winners


def _by_count(codes: Sequence[str], counts: Mapping[str, Fraction]) -> list[list[str]]:
    """Groups of equal counts, highest first."""
    levels = sorted({counts[code] for code in codes}, reverse=True)
    return [[code for code in codes if counts[code] == level] for level in levels]


def _merged(ballots: Ballots) -> Ballots:
    """Equal orders as one ballot with their weights together."""
    found: dict[tuple[str, ...], Fraction] = {}
    for order, weight in ballots:
        found[tuple(order)] = found.get(tuple(order), Fraction(0)) + weight
    return list(found.items())
