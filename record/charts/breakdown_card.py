"""The phone card of a result by constituency: divided bars for up to four options, a table of counts for more."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from record.charts.album import Section, Setting
from record.charts.album import pages as album_pages
from record.charts.breakdown_bars import STEPS as BAR_STEPS
from record.charts.breakdown_bars import bar_sections
from record.charts.breakdown_face import BreakdownFace
from record.charts.breakdown_rows import Lines
from record.charts.breakdown_table import STEPS as TABLE_STEPS
from record.charts.breakdown_table import table_sections
from record.charts.canvas import Picture
from record.charts.card import COLUMN
from record.charts.wrap import Style, wrap

T = TypeVar("T")

_TEXT_LINES, _NAME_LINES, _UNLIMITED = 2, 4, 1000
# The largest size of option texts, and the room their codes take.
_WIDEST, _BEFORE_TEXT = Style(38), 120


def pages(face: BreakdownFace) -> tuple[Picture, ...]:
    """The card, or an album where many options or constituencies need it; option texts take two lines at most there."""
    if face.is_divided:
        return album_pages(face, _settings(face, bar_sections, BAR_STEPS))
    return album_pages(face, _settings(face, table_sections, TABLE_STEPS))


def _settings(
    face: BreakdownFace, sections: Callable[[BreakdownFace, T, Lines], list[Section]], steps: Sequence[T]
) -> list[Setting]:
    """Option texts of more than two lines are shortened, with the note that says so; names only where that saves
    pages."""
    is_long = any(len(wrap(option.text, _WIDEST, COLUMN - _BEFORE_TEXT)) > _TEXT_LINES for option in face.options)
    lines = Lines(_TEXT_LINES, _UNLIMITED)
    settings = [Setting(partial(sections, face, step, lines), is_long) for step in steps]
    short_names = partial(sections, face, steps[-1], Lines(_TEXT_LINES, _NAME_LINES))
    return [*settings, Setting(short_names, is_shortened=True)]
