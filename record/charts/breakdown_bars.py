"""Rows of a breakdown as divided bars, the counts in them, and the key above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.album import Row, Section
from record.charts.breakdown_face import BreakdownFace, BreakdownRow, Division, Stance
from record.charts.breakdown_rows import (
    UNIT,
    Lines,
    Ruled,
    answered_width,
    draw_answered,
    draw_in_words,
    name_block,
    name_size,
    names_width,
)
from record.charts.canvas import Canvas
from record.charts.card import COLUMN, LEFT, RIGHT, Block, baseline
from record.charts.division import divided
from record.charts.fonts import BOLD
from record.charts.wrap import Style, clip, wrap

# Height of bars and space between rows; the first at which all stands on one picture.
STEPS: Final = ((58, 26), (48, 18))
_PART_GAP = 3
_NUMBER = Style(34, BOLD)
_BESIDE_NUMBER = 7
_ABOVE_BAR = 40
_NAME_WIDTH_MAX = 380
_COLUMN_GAP = 24
_KEY, _KEY_FACTOR, _SWATCH, _AFTER_SWATCH, _KEY_GAP = Style(34), 1.34, 30, 14, 36
_UNIT_ROOM = 40
# One answer of 500 still shows.
_SLIVER = 2
_BY_STANCE: Final = {
    Stance.AGREE: tokens.AGREE,
    Stance.WITH_NOTE: tokens.WITH_NOTE,
    Stance.DISAGREE: tokens.DISAGREE,
    Stance.ABSTAIN: tokens.ABSTAIN,
}


def bar_colours(face: BreakdownFace) -> tuple[str, ...]:
    """A colour for each option: what its stance says, its place on a scale, or one that says nothing."""
    points = [option for option in face.options if option.stance is not Stance.ABSTAIN]
    plain = tokens.diverging(len(points)) if face.is_scale and len(points) > 1 else tokens.CATEGORIES
    places = {option.code: place for place, option in enumerate(points)}
    return tuple(_BY_STANCE.get(option.stance) or plain[places[option.code]] for option in face.options)


def bar_sections(face: BreakdownFace, bar: tuple[int, int], lines: Lines) -> list[Section]:
    """All rows under the key."""
    width = names_width(face, _NAME_WIDTH_MAX)
    left = round(LEFT + width + _COLUMN_GAP)
    right = round(RIGHT - answered_width(face) - _COLUMN_GAP)
    size, colours = name_size(face, width), bar_colours(face)
    names = [name_block(face, row, size, width, lines.names) for row in face.all_rows]
    rows: list[Row] = [
        _Row(face, row, name, colours, left, right, bar[0]) for row, name in zip(face.all_rows, names, strict=True)
    ]
    rows[0] = Ruled(rows[0])
    edges = tokens.text_edges(colours, 4)
    return [Section(tuple(rows), bar[1], _Key.of(face, colours, lines.texts), 6, edges=edges)]


@dataclass(frozen=True, slots=True)
class _Row:
    """Name, bar and number of answers; a count too wide for its part stands over it, so that none is missing."""

    face: BreakdownFace
    row: BreakdownRow
    name: Block
    colours: tuple[str, ...]
    left: float
    right: float
    bar: int

    @property
    def height(self) -> float:
        return max(self.bar + (_ABOVE_BAR if self._outside() else 0), self.name.height)

    def draw(self, canvas: Canvas, top: float) -> None:
        bar_top = top + self.height - self.bar
        if self.name.height > self.height - _ABOVE_BAR and not self._outside():
            bar_top = top + (self.height - self.bar) / 2
        middle = bar_top + self.bar / 2
        self.name.draw(canvas, LEFT, max(top, middle - self.name.height / 2), tokens.INK)
        draw_answered(canvas, self.face, self.row, RIGHT, middle)
        if not self.row.answered or self.row.cells is None:
            draw_in_words(canvas, self.row, self.left, bar_top, self.right - self.left, self.bar)
            return
        for option, colour, (left, width) in zip(self.face.options, self.colours, self._parts(), strict=True):
            canvas.bar(f"{self.row.name}/{option.code}", left, bar_top, width, self.bar, 0, colour)
        self._draw_counts(canvas, bar_top)

    def _draw_counts(self, canvas: Canvas, bar_top: float) -> None:
        outside = self._outside()
        free = self.left
        for place, ((left, width), text) in enumerate(zip(self._parts(), self._texts(), strict=True)):
            wide = _NUMBER.width(text)
            start = left + width / 2 - wide / 2
            if place not in outside:
                line = baseline(bar_top, self.bar, "0", _NUMBER.size) + 0.06 * _NUMBER.size
                canvas.text(start, line, text, _NUMBER, tokens.on(self.colours[place]))
                continue
            # Leaves room for those that still have to come, and keeps clear of the one before.
            rest = sum(_NUMBER.width(self._texts()[later]) + 8 for later in outside if later > place)
            start = max(free, min(start, self.right - wide - rest))
            canvas.text(start, bar_top - 10, text, _NUMBER, tokens.INK)
            free = start + wide + 8

    def _parts(self) -> list[tuple[float, float]]:
        counts = [cell.count for cell in self.row.cells or ()]
        return divided(counts, self.left, self.right - self.left, _PART_GAP, _SLIVER)

    def _texts(self) -> list[str]:
        return [cell.count_text if cell.count else "" for cell in self.row.cells or ()]

    def _outside(self) -> list[int]:
        """Which counts do not fit into their parts."""
        pairs = zip(self._parts(), self._texts(), strict=True)
        return [
            place
            for place, ((_, width), text) in enumerate(pairs)
            if text and _NUMBER.width(text) + 2 * _BESIDE_NUMBER > width
        ]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An option of the key at its place."""

    option: Division
    colour: str
    block: Block
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class _Key:
    """Which colour is which option, side by side where they fit, and the unit over the numbers of answers."""

    entries: tuple[_Entry, ...]
    key_height: float
    unit_word: str

    @classmethod
    def of(cls, face: BreakdownFace, colours: Sequence[str], lines_max: int) -> "_Key":
        entries: list[_Entry] = []
        left, top, line = float(LEFT), 0.0, 0.0
        for option, colour in zip(face.options, colours, strict=True):
            words = f"{option.code}. {option.text}" if face.shows_codes else option.text
            width = COLUMN - _SWATCH - _AFTER_SWATCH
            lines = clip(wrap(words, _KEY, width), lines_max, _KEY, width)
            block = Block(words, lines, _KEY, _KEY_FACTOR)
            wide = _SWATCH + _AFTER_SWATCH + max(_KEY.width(one) for one in lines)
            if entries and left + wide > RIGHT:
                left, top, line = float(LEFT), top + line, 0.0
            entries.append(_Entry(option, colour, block, left, top))
            left, line = left + wide + _KEY_GAP, max(line, block.height)
        return cls(tuple(entries), top + line, face.unit_word)

    @property
    def height(self) -> float:
        return self.key_height + _UNIT_ROOM

    def draw(self, canvas: Canvas, top: float) -> None:
        for entry in self.entries:
            block = entry.block
            middle = top + entry.top + block.height / len(block.lines) / 2
            canvas.rounded(entry.left, middle - _SWATCH / 2, _SWATCH, _SWATCH, 4, entry.colour)
            block.draw(canvas, entry.left + _SWATCH + _AFTER_SWATCH, top + entry.top, tokens.INK)
        line = baseline(top + self.key_height, _UNIT_ROOM, self.unit_word, UNIT.size)
        canvas.text_right(RIGHT, line, self.unit_word, UNIT, tokens.MUTED)
