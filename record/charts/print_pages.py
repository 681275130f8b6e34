"""A long chart on paper in several pictures: each stands on a page, none is torn through a row, none much fuller."""

from collections.abc import Sequence
from typing import Final, Protocol

from record.charts.canvas import Canvas, Picture
from record.charts.face import Framed
from record.charts.sheet import on_paper

# Of the rows of one picture: it stands on a page of A4 with its heading.
ROWS_MAX: Final = 570
_STEP: Final = 12


class Parted(Protocol):
    """A body of rows that can be shown in parts, each part under the same head."""

    @property
    def heights(self) -> Sequence[float]: ...

    @property
    def gap(self) -> float: ...

    @property
    def height(self) -> float: ...

    def part(self, start: int, end: int) -> "Parted": ...

    def draw(self, canvas: Canvas, top: float) -> None: ...


def on_pages(face: Framed, body: Parted, *, stands_alone: bool) -> tuple[Picture, ...]:
    """The chart as one picture where it stands on a page, else as few as can be, in order."""
    parts = parted(body.heights, body.gap)
    if len(parts) == 1:
        return (on_paper(face, body, stands_alone=stands_alone),)
    return tuple(on_paper(face, body.part(start, end), stands_alone=stands_alone) for start, end in parts)


def parted(heights: Sequence[float], gap: float) -> list[tuple[int, int]]:
    """First row of each part and the one after its last; a row that is higher by itself stands alone."""
    fewest = len(_filled(heights, gap, ROWS_MAX))
    limit = (sum(heights) + gap * (len(heights) - 1)) / fewest
    while len(_filled(heights, gap, limit)) > fewest:
        limit += _STEP
    return _filled(heights, gap, limit)


def _filled(heights: Sequence[float], gap: float, limit: float) -> list[tuple[int, int]]:
    parts, start, used = [], 0, heights[0]
    for place, height in enumerate(heights[1:], start=1):
        if used + gap + height > limit:
            parts.append((start, place))
            start, used = place, height
        else:
            used += gap + height
    return [*parts, (start, len(heights))]
