"""What a sounding says: for each point the views by constituency, with small groups hidden, and where all agree.

Every figure here, the consensus too, is worked out from what is published and from nothing else, so that no figure can
give away what another one hides. A sounding informs; it decides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from rules.breakdowns import break_down
from rules.questions import Mode
from rules.suppression import CELL_ANSWERS_MIN, Cell, merge

POINTS_MIN: Final = 2
POINTS_MAX: Final = 30
MILLION: Final = 1_000_000
_GROUPS_MIN: Final = 2


class View(StrEnum):
    """What a delegate makes of a point. The order is that of every row of counts."""

    AGREE = "agree"
    DISAGREE = "disagree"
    PASS = "pass"


VIEWS: Final = tuple(View)


@dataclass(frozen=True, slots=True)
class Voice:
    """One delegate: the constituency's code, None without one, and position -> view of what was answered."""

    constituency: str | None
    views: Mapping[int, View]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One constituency before one point: answered (a pass is an answer), unseen (entitled and not answered), and agree,
    disagree, pass, None where they stay hidden."""

    constituency: str
    answered: int
    unseen: int
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class PointFigures:
    """One point: `counts` None where too few answered to show anything; `merged` are the hidden rows together.

    `consensus` is the group-informed consensus in millionths, None where there is no breakdown; `is_agreed` whether all
    constituencies agree, None where that cannot be said.
    """

    position: int
    answered: int
    unseen: int
    counts: tuple[int, ...] | None
    rows: tuple[GroupRow, ...]
    merged: GroupRow | None
    consensus: int | None
    is_agreed: bool | None


def point_figures(
    position: int, constituencies: Sequence[str], voices: Sequence[Voice], *, answers_min: int = CELL_ANSWERS_MIN
) -> PointFigures:
    """The figures of one point. `voices` are all who were entitled, those who answered nothing among them; the
    constituencies stand in the meeting's order, a code that is not among them counts as none."""
    known = set(constituencies)
    by_code: dict[str, list[View | None]] = {code: [] for code in (*constituencies, "")}
    for voice in voices:
        code = voice.constituency if voice.constituency in known else ""
        by_code[code or ""].append(voice.views.get(position))
    cells = {code: _cell(views) for code, views in by_code.items()}
    unseen = {code: views.count(None) for code, views in by_code.items()}
    total = merge(list(cells.values()))
    is_withheld = total.answers < answers_min
    inner, unnamed = [cells[code] for code in constituencies], cells[""]
    broken = None
    if not is_withheld:
        broken = break_down(Mode.SECRET, constituencies, inner, unnamed, answers_min=answers_min)
    shown = {} if broken is None else {row.constituency: row.counts for row in broken.rows}
    rows = tuple(GroupRow(code, cells[code].answers, unseen[code], shown.get(code)) for code in constituencies)
    merged = None
    if broken is not None and broken.merged is not None:
        apart = ["", *(row.constituency for row in rows if row.counts is None)]
        merged = GroupRow("", broken.merged.answered, sum(unseen[code] for code in apart), broken.merged.counts)
    counts = None if is_withheld else total.counts
    return PointFigures(
        position=position,
        answered=total.answers,
        unseen=sum(unseen.values()),
        counts=counts,
        rows=rows,
        merged=merged,
        consensus=_consensus(_published(rows, merged)) if broken is not None else None,
        is_agreed=_is_agreed(counts, rows, merged),
    )


def _cell(views: Sequence[View | None]) -> Cell:
    counts = tuple(views.count(view) for view in VIEWS)
    return Cell(sum(counts), counts)


def _published(rows: Sequence[GroupRow], merged: GroupRow | None) -> list[tuple[int, ...]]:
    groups = [*rows, merged] if merged is not None else rows
    return [group.counts for group in groups if group is not None and group.counts is not None and group.answered]


def group_informed_consensus(groups: Sequence[tuple[int, ...]]) -> Fraction:
    """The product over the groups of (1 + agree) / (2 + answered): high only where every group agrees.

    Source: Small, Bjorkegren, Erkkilä, Shaw, Megill, "Polis: Scaling deliberation by mapping high dimensional opinion
    spaces", Recerca 26(2), 2021. The groups here are the constituencies.
    """
    product = Fraction(1)
    for counts in groups:
        product *= Fraction(1 + counts[0], 2 + sum(counts))
    return product


def _consensus(groups: Sequence[tuple[int, ...]]) -> int:
    """In millionths, half up."""
    return int(group_informed_consensus(groups) * MILLION + Fraction(1, 2))


def _is_agreed(counts: tuple[int, ...] | None, rows: Sequence[GroupRow], merged: GroupRow | None) -> bool | None:
    """In every row that may be shown, and in the hidden ones together, more agree than disagree. Where there are no
    such rows the total alone may tell: where nobody disagrees, no constituency does."""
    if counts is None or sum(1 for row in rows if row.answered) < _GROUPS_MIN:
        return None
    agree, disagree, _ = counts
    groups = _published(rows, merged)
    if not groups:
        return False if agree <= disagree else True if disagree == 0 else None
    return all(group[0] > group[1] for group in groups)


def agreed_first(figures: Sequence[PointFigures]) -> tuple[PointFigures, ...]:
    """The points on which all constituencies agree, those of the highest consensus first, equal ones by position."""
    agreed = [one for one in figures if one.is_agreed]
    return tuple(sorted(agreed, key=lambda one: (-(one.consensus or 0), one.position)))
