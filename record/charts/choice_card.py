"""The phone card of a choice: one picture, or an album where one is not enough."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from record.charts.canvas import Picture
from record.charts.card import HEIGHT_MAX, Body, Frame
from record.charts.choice_rows import BESIDE_MAX, DENSITIES, Beside, Stacked, is_short
from record.charts.face import Bar, Face

_BESIDE_FROM = 6
_LONG_PER_PAGE, _SHORT_PER_PAGE, _WORDY_PER_PAGE = 6, 10, 4
_WORDY_CHARACTERS = 150
_PER_PAGE_MIN = 2
_CLIPPED_LINES: Final = (4, 3, 2)


def pages(face: Face) -> tuple[Picture, ...]:
    """The card, as one picture or an album of several; every option stands on exactly one of them, with its code."""
    bars = face.bars_in_order
    beside = len(bars) >= _BESIDE_FROM and is_short(face)
    if not beside or len(bars) <= BESIDE_MAX:
        drawn = _drawn_pages(face, [bars], None, beside=beside)
        if drawn:
            return drawn
    return _album(face, bars, beside=beside)


def _fits(frame: Frame, body: Body) -> bool:
    return frame.head_height + body.height + frame.foot_height <= HEIGHT_MAX


def _stacked(face: Face, frame: Frame, bars: Sequence[Bar], lines_max: int | None) -> Stacked | None:
    """The bars at the first density at which they fit, None where they do not."""
    for density in DENSITIES:
        body = Stacked.of(face, bars, density, lines_max)
        if _fits(frame, body):
            return body
    return None


def _album(face: Face, bars: Sequence[Bar], *, beside: bool) -> tuple[Picture, ...]:
    wordy = sum(len(bar.text) for bar in bars) / len(bars) > _WORDY_CHARACTERS
    per_page = _SHORT_PER_PAGE if beside else _WORDY_PER_PAGE if wordy else _LONG_PER_PAGE
    for fewer in range(per_page, _PER_PAGE_MIN - 1, -1):
        if drawn := _drawn_pages(face, _spread(bars, fewer), None, beside=beside):
            return drawn
    for lines_max in _CLIPPED_LINES:
        if drawn := _drawn_pages(face, _spread(bars, _PER_PAGE_MIN), lines_max, beside=False):
            return drawn
    raise AssertionError("two options of two lines fit any card")


def _spread(bars: Sequence[Bar], per_page: int) -> list[Sequence[Bar]]:
    """The bars on as few pages as needed, about equally many on each."""
    count = -(-len(bars) // per_page)
    starts = [len(bars) * page // count for page in range(count + 1)]
    return [bars[start:end] for start, end in pairwise(starts)]


def _drawn_pages(
    face: Face, parts: Sequence[Sequence[Bar]], lines_max: int | None, *, beside: bool
) -> tuple[Picture, ...] | None:
    ready: list[tuple[Frame, Body]] = []
    for number, part in enumerate(parts, start=1):
        page = f"hlm. {number}/{len(parts)}" if len(parts) > 1 else ""
        frame = Frame.around(face, page=page, is_shortened=lines_max is not None)
        body: Body | None = Beside(face, part) if beside else _stacked(face, frame, part, lines_max)
        if body is None or not _fits(frame, body):
            return None
        ready.append((frame, body))
    return tuple(frame.draw(body) for frame, body in ready)
