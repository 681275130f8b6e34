"""Rows under one another on a card: on one picture where they fit, on as few pages as they need where they do not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from record.charts.canvas import Canvas, Picture
from record.charts.card import Frame
from record.charts.face import Framed
from record.charts.tokens import Edge

_BISECTIONS = 8
# A page full of text to its last line would weigh more than a picture may.
_ALBUM_PART = 0.85


class Row(Protocol):
    """Something of a known height that draws itself; the smallest thing a page may end after."""

    @property
    def height(self) -> float: ...

    def draw(self, canvas: Canvas, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that belong together, under a head that every page of them repeats; `above` parts it from another one,
    `edges` name the colours that only it has."""

    rows: tuple[Row, ...]
    gap: float = 0
    head: Row | None = None
    under_head: float = 0
    above: float = 0
    edges: tuple[Edge, ...] = ()

    @property
    def height(self) -> float:
        head = self.head.height + self.under_head if self.head else 0
        return head + sum(row.height for row in self.rows) + self.gap * (len(self.rows) - 1)

    def draw(self, canvas: Canvas, top: float) -> None:
        if self.head:
            self.head.draw(canvas, top)
            top += self.head.height + self.under_head
        for row in self.rows:
            row.draw(canvas, top)
            top += row.height + self.gap


@dataclass(frozen=True, slots=True)
class Page:
    """The body of one card."""

    sections: tuple[Section, ...]

    @property
    def edges(self) -> tuple[Edge, ...]:
        """What its sections need; a page of text alone keeps the small palette, in which it weighs less."""
        return tuple(dict.fromkeys(edge for section in self.sections for edge in section.edges))

    @property
    def height(self) -> float:
        between = sum(section.above for section in self.sections[1:])
        return between + sum(section.height for section in self.sections)

    def draw(self, canvas: Canvas, top: float) -> None:
        for place, section in enumerate(self.sections):
            top += section.above if place else 0
            section.draw(canvas, top)
            top += section.height


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set a body: its sections, and whether some text in them is shortened. A last resort is tried only
    where some row of all the others is higher than a page."""

    sections: Callable[[], Sequence[Section]]
    is_shortened: bool = False
    is_last_resort: bool = False


def clipped(sections: Callable[[int], Sequence[Section]], steps: Sequence[int]) -> list[Setting]:
    """The last resorts: texts of so many lines at most, each tried only where the one before does not fit."""
    return [Setting(partial(sections, most), is_shortened=True, is_last_resort=True) for most in steps]


def pages(face: Framed, settings: Sequence[Setting]) -> tuple[Picture, ...]:
    """The card in the first setting that fits one picture, else an album in the setting of fewest pages."""
    best: list[Page] = []
    is_shortened = False
    for setting in settings:
        if setting.is_last_resort and best:
            break
        frame = Frame.around(face, page="hlm. 1/1", is_shortened=setting.is_shortened)
        filled = _filled(setting.sections(), frame.room)
        if filled and (not best or len(filled) < len(best)):
            best, is_shortened = filled, setting.is_shortened
        if len(best) == 1:
            break
    assert best, "the last setting fits any card"
    drawn = []
    for number, body in enumerate(best, start=1):
        page = f"hlm. {number}/{len(best)}" if len(best) > 1 else ""
        drawn.append(Frame.around(face, page=page, is_shortened=is_shortened).draw(body, body.edges))
    return tuple(drawn)


def _filled(sections: Sequence[Section], room: float) -> list[Page]:
    """As few pages as the room allows, about equally full; none where one row is higher than a page."""
    best = _poured(sections, room)
    if len(best) > 1:
        room *= _ALBUM_PART
        best = _poured(sections, room)
    if not best or len(best) == 1:
        return best
    low, high = room / 2, room
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        tried = _poured(sections, middle)
        if tried and len(tried) == len(best):
            best, high = tried, middle
        else:
            low = middle
    return best


def _poured(sections: Sequence[Section], room: float) -> list[Page]:
    """Row after row, a new page where the next one does not fit, or a section that fits a page of its own."""
    done: list[Page] = []
    page: list[Section] = []
    used = 0.0
    for section in sections:
        is_begun = False
        if page and used + section.above + section.height > room >= section.height:
            done.append(Page(tuple(page)))
            page, used = [], 0.0
        for row in section.rows:
            begun = replace(section, rows=(row,))
            needed = section.gap + row.height if is_begun else begun.height + (section.above if page else 0)
            if used + needed > room:
                if begun.height > room:
                    return []
                if page:
                    done.append(Page(tuple(page)))
                page, used, is_begun, needed = [], 0.0, False, begun.height
            if is_begun:
                page[-1] = replace(section, rows=(*page[-1].rows, row))
            else:
                page.append(begun)
            used += needed
            is_begun = True
    return [*done, Page(tuple(page))]
