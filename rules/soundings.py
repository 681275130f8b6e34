"""The life of a sounding, and the one form in which its result is published, stored and committed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from rules.consensus import POINTS_MAX, POINTS_MIN, GroupRow, PointFigures, View, Voice, point_figures
from rules.opinions import OpinionGroup, Opinions, opinion_groups
from rules.refusals import Refusal

# The numbers of views on buttons; they never change their meaning.
VIEW_OF: Final = {1: View.AGREE, 2: View.DISAGREE, 3: View.PASS}
# Why a sounding was given up; the numbers on the buttons never change their meaning.
CANCEL_REASONS: Final = ("sebab_butir_keliru", "sebab_waktu_kurang", "sebab_tidak_perlu")
# Points that a sounding may ask about, and those that stand ticked at first.
SOUNDABLE: Final = ("shown", "discussed", "answered", "received", "held")
TICKED: Final = ("shown", "discussed")
MINUTES: Final = (10, 30)


class SoundingState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Result:
    """What a closed sounding says: entitled and answered in delegates, its points by position, the opinion groups;
    `assisted` of those who answered have views that officials entered."""

    entitled: int
    answered: int
    points: tuple[PointFigures, ...]
    opinions: Opinions
    assisted: int = 0


def pack_views(views: Mapping[int, View]) -> int:
    """Views by position as one number, a digit to the base four a point: 0 none, else as on a button; 30 points fit."""
    numbers = {view: number for number, view in VIEW_OF.items()}
    return sum(numbers[view] << 2 * (position - 1) for position, view in views.items())


def unpack_views(packed: int, count: int) -> dict[int, View]:
    """The views that `pack_views` wrote of so many points. Raises `tombol_lama` for a number it never writes."""
    if packed >= 1 << 2 * count:
        raise Refusal("tombol_lama")
    digits = {position: packed >> 2 * (position - 1) & 3 for position in range(1, count + 1)}
    return {position: VIEW_OF[digit] for position, digit in digits.items() if digit}


def sounding_code(number: int) -> str:
    """The code of a sounding within its meeting, from 1: SJ1, SJ2 …"""
    return f"SJ{number}"


def check_ticked(count: int) -> None:
    """Raises unless a sounding may be opened with so many points."""
    if count < POINTS_MIN:
        raise Refusal("penjajakan_kurang", n=count, min=POINTS_MIN)
    if count > POINTS_MAX:
        raise Refusal("penjajakan_banyak", n=count, maks=POINTS_MAX)


def check_answering(code: str, state: str, closed_ms: int | None, deadline_ms: int | None, now_ms: int) -> None:
    """Raises unless a view may be given just now; what came late hears when it was over."""
    if state == SoundingState.CANCELLED:
        raise Refusal("penjajakan_batal", kode=code)
    if state == SoundingState.CLOSED and closed_ms is not None:
        raise Refusal("penjajakan_ditutup", kode=code, jam=closed_ms)
    if state != SoundingState.OPEN:
        raise Refusal("tombol_lama")
    if deadline_ms is not None and now_ms >= deadline_ms:
        raise Refusal("penjajakan_ditutup", kode=code, jam=deadline_ms)


def result_of(
    positions: Sequence[int], constituencies: Sequence[str], voices: Sequence[Voice], *, assisted: int = 0
) -> Result:
    """The result from all who were entitled. The order of the voices changes nothing."""
    return Result(
        entitled=len(voices),
        answered=sum(1 for voice in voices if voice.views),
        points=tuple(point_figures(position, constituencies, voices) for position in positions),
        opinions=opinion_groups(positions, [voice.views for voice in voices]),
        assisted=assisted,
    )


def document_of(result: Result) -> dict[str, Any]:
    """The result as JSON holds it: integers and texts only, so that it has one spelling to be hashed. `assisted` stands
    where there were any: what was published before it was counted keeps its digest."""
    helped = {"assisted": result.assisted} if result.assisted else {}
    return helped | {
        "answered": result.answered,
        "entitled": result.entitled,
        "groups": {
            "grouped": result.opinions.grouped,
            "list": [
                {
                    "size": group.size,
                    "typical": [{"position": place, "view": view.value} for place, view in group.typical],
                }
                for group in result.opinions.groups
            ],
            "voices": result.opinions.voices,
        },
        "points": [
            {
                "agreed_by_all": point.is_agreed,
                "answered": point.answered,
                "consensus_millionths": point.consensus,
                "counts": _counts(point.counts),
                "merged": None if point.merged is None else _row(point.merged),
                "position": point.position,
                "rows": [_row(row) for row in point.rows],
                "unseen": point.unseen,
            }
            for point in result.points
        ],
    }


def _counts(counts: tuple[int, ...] | None) -> dict[str, int] | None:
    return None if counts is None else {view.value: count for view, count in zip(View, counts, strict=True)}


def _row(row: GroupRow) -> dict[str, Any]:
    said = {"answered": row.answered, "counts": _counts(row.counts), "unseen": row.unseen}
    return {**said, "constituency": row.constituency}


def result_from(document: Mapping[str, Any]) -> Result:
    """The result that `document_of` wrote."""
    groups = document["groups"]
    return Result(
        entitled=document["entitled"],
        answered=document["answered"],
        assisted=document.get("assisted", 0),
        points=tuple(
            PointFigures(
                position=point["position"],
                answered=point["answered"],
                unseen=point["unseen"],
                counts=_counts_from(point["counts"]),
                rows=tuple(_row_from(row) for row in point["rows"]),
                merged=None if point["merged"] is None else _row_from(point["merged"]),
                consensus=point["consensus_millionths"],
                is_agreed=point["agreed_by_all"],
            )
            for point in document["points"]
        ),
        opinions=Opinions(
            voices=groups["voices"],
            grouped=groups["grouped"],
            groups=tuple(
                OpinionGroup(group["size"], tuple((one["position"], View(one["view"])) for one in group["typical"]))
                for group in groups["list"]
            ),
        ),
    )


def _counts_from(counts: Mapping[str, int] | None) -> tuple[int, ...] | None:
    return None if counts is None else tuple(counts[view.value] for view in View)


def _row_from(row: Mapping[str, Any]) -> GroupRow:
    return GroupRow(row["constituency"], row["answered"], row["unseen"], _counts_from(row["counts"]))
