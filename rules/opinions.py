"""Opinion groups of a sounding: who answered alike, without any names, after the method of Pol.is.

Source: Small, Bjorkegren, Erkkilä, Shaw, Megill, "Polis: Scaling deliberation by mapping high dimensional opinion
spaces", Recerca 26(2), 2021: missing views filled with the mean of the point, two principal components, k-means, the
number of groups by silhouette, and points that stand for a group by two z-tests (repness). What is published of a group
is its size and on which side of which points it stands, never a count.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from rules.consensus import View
from rules.suppression import CELL_ANSWERS_MIN

VOICES_MIN: Final = 20
GROUPS_MAX: Final = 5
# Whoever answered fewer points than this, and not all of them, belongs to no group.
VIEWS_MIN: Final = 7
TYPICAL_MAX: Final = 3
# One-sided, 90 per cent.
Z_LEAST: Final = 1.2816
_ROUNDS_MAX: Final = 100
_DECIMALS: Final = 6
_VALUE: Final = {View.AGREE: 1, View.DISAGREE: -1, View.PASS: 0}
_UNSEEN: Final = 2

# The views of one delegate as numbers in the order of the points; those who answered alike are one pattern.
Pattern = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpinionGroup:
    """How many belong to it, and the points that set it apart: (position, the view it leans to), strongest first."""

    size: int
    typical: tuple[tuple[int, View], ...]


@dataclass(frozen=True, slots=True)
class Opinions:
    """`grouped` of so many voices belong to a group; no groups where there are too few, or none stand apart."""

    voices: int
    grouped: int
    groups: tuple[OpinionGroup, ...]


def opinion_groups(
    positions: Sequence[int], voices: Sequence[Mapping[int, View]], *, size_min: int = CELL_ANSWERS_MIN
) -> Opinions:
    """The groups, the largest first, equal ones by what sets them apart. The order of the voices changes nothing."""
    least = min(VIEWS_MIN, len(positions))
    given = [views for views in voices if views]
    patterns = Counter(
        tuple(_VALUE[views[place]] if place in views else _UNSEEN for place in positions)
        for views in given
        if sum(place in views for place in positions) >= least
    )
    grouped = sum(patterns.values())
    nothing = Opinions(len(given), 0, ())
    if grouped < VOICES_MIN or len(patterns) < 2:
        return nothing
    rows = sorted(patterns)
    weights = [patterns[row] for row in rows]
    labels = _best(_projected(rows, weights), weights, size_min)
    if labels is None:
        return nothing
    groups = []
    for label in range(max(labels) + 1):
        inside = Counter({row: patterns[row] for row, of in zip(rows, labels, strict=True) if of == label})
        groups.append(OpinionGroup(sum(inside.values()), _typical(positions, inside, patterns - inside)))
    return Opinions(len(given), grouped, tuple(sorted(groups, key=lambda one: (-one.size, one.typical))))


def _projected(rows: Sequence[Pattern], weights: Sequence[int]) -> Any:
    """Each pattern on the two principal components, farther out where fewer points were answered."""
    import numpy as np

    seen = np.array([[value != _UNSEEN for value in row] for row in rows])
    values = np.where(seen, np.array(rows, dtype=float), 0.0)
    heads = np.array(weights, dtype=float)[:, None]
    answered = (heads * seen).sum(axis=0)
    means = (heads * values).sum(axis=0) / np.maximum(answered, 1)
    centred = np.where(seen, values - means, 0.0)
    _, components = np.linalg.eigh(centred.T @ (heads * centred))
    scale = np.sqrt(len(rows[0]) / seen.sum(axis=1))[:, None]
    return np.round(centred @ components[:, ::-1][:, :2] * scale, _DECIMALS)


def _best(places: Any, weights: Sequence[int], size_min: int) -> list[int] | None:
    """The labels of the clearest division in which no group is too small; of two equal ones that of fewer groups."""
    most = min(GROUPS_MAX, 2 + sum(weights) // 12)
    best: tuple[float, list[int]] | None = None
    for count in range(2, most + 1):
        labels = _clustered(places, weights, count)
        sizes = Counter[int]()
        for label, weight in zip(labels, weights, strict=True):
            sizes[label] += weight
        if len(sizes) < count or min(sizes.values()) < size_min:
            continue
        clearness = _silhouette(places, weights, labels, count)
        if clearness > 0 and (best is None or clearness > best[0]):
            best = (clearness, labels)
    return None if best is None else best[1]


def _clustered(places: Any, weights: Sequence[int], count: int) -> list[int]:
    """k-means from a start that knows no chance: the place farthest from the middle, then each time the place farthest
    from those that are taken; of equal ones the first."""
    import numpy as np

    heads = np.array(weights, dtype=float)[:, None]
    centres = [(heads * places).sum(axis=0) / heads.sum()]
    while len(centres) <= count:
        nearest = _distances(places, np.array(centres[1:] or centres)).min(axis=1)
        centres.append(places[int(np.round(nearest, _DECIMALS).argmax())])
    middles = np.array(centres[1:])
    labels: Any = None
    for _ in range(_ROUNDS_MAX):
        found = np.round(_distances(places, middles), _DECIMALS).argmin(axis=1)
        if labels is not None and (found == labels).all():
            break
        labels = found
        for label in range(count):
            inside = labels == label
            if inside.any():
                middles[label] = (heads[inside] * places[inside]).sum(axis=0) / heads[inside].sum()
    return [int(label) for label in labels]


def _distances(places: Any, others: Any) -> Any:
    import numpy as np

    return np.sqrt(((places[:, None, :] - others[None, :, :]) ** 2).sum(axis=2))


def _silhouette(places: Any, weights: Sequence[int], labels: Sequence[int], count: int) -> float:
    """The mean silhouette over all voices, rounded so that equal divisions are equal."""
    import numpy as np

    heads, of = np.array(weights, dtype=float), np.array(labels)
    apart = _distances(places, places)
    sums = np.array([(apart[:, of == label] * heads[of == label]).sum(axis=1) for label in range(count)]).T
    sizes = np.array([heads[of == label].sum() for label in range(count)])
    own = np.arange(len(labels)), of
    inner = sums[own] / np.maximum(sizes[of] - 1, 1)
    outer = sums / sizes
    outer[own] = np.inf
    nearest = outer.min(axis=1)
    larger = np.maximum(inner, nearest)
    values = np.where(larger > 0, (nearest - inner) / np.where(larger > 0, larger, 1), 0.0)
    return round(float((values * heads).sum() / heads.sum()), _DECIMALS)


def _typical(
    positions: Sequence[int], inside: Mapping[Pattern, int], outside: Mapping[Pattern, int]
) -> tuple[tuple[int, View], ...]:
    """The points on which the group leans to one side, and more so than everybody else does. A point that few of the
    group, or few of the others, have answered tells of none: it would say what these few hold."""
    found = []
    for column, position in enumerate(positions):
        seen, seen_outside = (
            sum(weight for row, weight in rows.items() if row[column] != _UNSEEN) for rows in (inside, outside)
        )
        if seen < CELL_ANSWERS_MIN or 0 < seen_outside < CELL_ANSWERS_MIN:
            continue
        for view in (View.AGREE, View.DISAGREE):
            held, held_outside = (
                sum(weight for row, weight in rows.items() if row[column] == _VALUE[view]) for rows in (inside, outside)
            )
            leaning, differing = z_of(held, seen), z_between(held, seen, held_outside, seen_outside)
            if leaning > Z_LEAST and differing > Z_LEAST:
                ratio = (held + 1) / (seen + 2) / ((held_outside + 1) / (seen_outside + 2))
                found.append((-round(ratio * differing * (held + 1) / (seen + 2) * leaning, _DECIMALS), position, view))
    return tuple((position, view) for _, position, view in sorted(found)[:TYPICAL_MAX])


def z_of(held: int, seen: int) -> float:
    """How far the share who hold a view lies from a half, as Pol.is counts it: one added to both."""
    return 2 * sqrt(seen + 1) * ((held + 1) / (seen + 1) - 0.5)


def z_between(held: int, seen: int, held_outside: int, seen_outside: int) -> float:
    """How far the share inside a group lies above that outside, as Pol.is counts it: one added to all four."""
    inner, inner_all, outer, outer_all = (number + 1 for number in (held, seen, held_outside, seen_outside))
    pooled = (inner + outer) / (inner_all + outer_all)
    if pooled == 1:
        return 0.0
    return (inner / inner_all - outer / outer_all) / sqrt(pooled * (1 - pooled) * (1 / inner_all + 1 / outer_all))
