"""The phone card of one item on a scale: both sides in words, a strip, and a row for each point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from record.charts import tokens
from record.charts.album import Section, Setting, clipped
from record.charts.album import pages as album_pages
from record.charts.apart_row import Rule
from record.charts.canvas import Canvas, Picture
from record.charts.card import COLUMN, LEFT, RIGHT, Block, baseline
from record.charts.choice_rows import DENSITIES, Density, bar_length, label_block
from record.charts.division import divided
from record.charts.face import Bar
from record.charts.figures import Figure, Figures
from record.charts.fonts import BOLD
from record.charts.kind_faces import ScaleFace, Side
from record.charts.wrap import Style, wrap

_SIDE, _SIDE_FACTOR = Style(42, BOLD), 1.24
_STRIP, _STRIP_GAP, _SLIVER = 52, 3, 2
_BESIDE: Final = Density(42, 44, 0, 40, 48, 36)
_BESIDE_WIDTH_MAX = 480
_SWATCH, _AFTER_SWATCH, _AFTER_CODE, _AFTER_LABEL = 30, 18, 18, 28
_TIP = 6
_CLIPPED_LINES: Final = (4, 2)
# Between two of the words above the strip.
_APART = 28


def pages(face: ScaleFace) -> tuple[Picture, ...]:
    """The card; an album only where the points have whole sentences for names."""
    beside = _Columns.of(face, _BESIDE)
    if beside.is_beside:
        settings = [Setting(partial(_sections, face, beside, None))]
    else:
        stacked = [_Columns.of(face, density) for density in DENSITIES[1:]]
        settings = [Setting(partial(_sections, face, columns, None)) for columns in stacked]
        settings += clipped(partial(_sections, face, stacked[-1]), _CLIPPED_LINES)
    return album_pages(face, settings)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where swatch, code, label and bar of every row begin, and on which scale the bars stand."""

    density: Density
    figures: Figures
    label_left: float
    bars_left: float
    is_beside: bool
    largest: float

    @classmethod
    def of(cls, face: ScaleFace, density: Density) -> "_Columns":
        bars = (*face.points, *face.apart)
        codes = max(Style(density.label, BOLD).width(bar.code) for bar in bars)
        label_left = round(LEFT + _SWATCH + _AFTER_SWATCH + codes + _AFTER_CODE)
        widest = max(Style(density.label, BOLD).width(bar.text) for bar in bars)
        is_beside = density is _BESIDE and widest <= _BESIDE_WIDTH_MAX
        bars_left = round(label_left + widest + _AFTER_LABEL) if is_beside else label_left
        figures = Figures.over(map(Figure.of, bars), density.share, density.counted)
        largest = max(bar.part for bar in bars) or 1.0
        return cls(density, figures, label_left, bars_left, is_beside, largest)


def _sections(face: ScaleFace, columns: _Columns, lines_max: int | None) -> list[Section]:
    colours = tokens.diverging(len(face.points))
    points = tuple(_Row.of(bar, colour, columns, lines_max) for bar, colour in zip(face.points, colours, strict=True))
    # The same for both sections: one palette for a scale, however its rows fall on pages.
    edges = tuple((colour, tokens.WHITE, 5) for colour in (*colours, tokens.ABSTAIN))
    apart = tuple(_Row.of(bar, tokens.ABSTAIN, columns, lines_max) for bar in face.apart)
    made = [Section(points, columns.density.gap, _Strip(face.sides, face.points, colours), 36, edges=edges)]
    if apart:
        made.append(Section(apart, columns.density.gap, Rule(), 28, 28, edges))
    return made


@dataclass(frozen=True, slots=True)
class _Row:
    """A point: swatch, code and label beside its bar, or above it."""

    bar: Bar
    label: Block
    colour: str
    columns: _Columns

    @classmethod
    def of(cls, bar: Bar, colour: str, columns: _Columns, lines_max: int | None) -> "_Row":
        width = columns.bars_left - columns.label_left if columns.is_beside else RIGHT - columns.label_left
        return cls(bar, label_block(bar.text, bar.is_leading, columns.density.label, width, lines_max), colour, columns)

    @property
    def height(self) -> float:
        density = self.columns.density
        return density.bar if self.columns.is_beside else self.label.height + density.above_bar + density.bar

    def draw(self, canvas: Canvas, top: float) -> None:
        columns, density = self.columns, self.columns.density
        bar_top = top + self.height - density.bar
        text_top = top + (density.bar - self.label.height) / 2 if columns.is_beside else top
        line = self.label.first_baseline(text_top)
        middle = text_top + (self.label.height / len(self.label.lines)) / 2
        canvas.rounded(LEFT, middle - _SWATCH / 2, _SWATCH, _SWATCH, 4, self.colour)
        code = Style(density.label, BOLD)
        ink = tokens.INK if self.bar.is_leading else tokens.MUTED
        canvas.text(LEFT + _SWATCH + _AFTER_SWATCH, line, self.bar.code, code, ink)
        self.label.draw(canvas, columns.label_left, text_top, tokens.INK)
        full = columns.figures.bars_right - columns.bars_left
        length = bar_length(self.bar, full, columns.largest)
        canvas.bar(self.bar.code, columns.bars_left, bar_top, length, density.bar, _TIP, self.colour)
        columns.figures.draw(canvas, Figure.of(self.bar), bar_top + density.bar / 2)
        reach = density.gap / 2 if columns.is_beside else 4
        canvas.rectangle(columns.bars_left - 2, bar_top - reach, 2, density.bar + 2 * reach, tokens.INK)


@dataclass(frozen=True, slots=True)
class _Strip:
    """The points as parts of one bar, and above it what its sides come to."""

    sides: tuple[Side, ...]
    points: Sequence[Bar]
    colours: Sequence[str]

    @property
    def height(self) -> float:
        return sum(block.height for block in self._blocks()) + (12 if self.sides else 0) + _STRIP

    def draw(self, canvas: Canvas, top: float) -> None:
        blocks = self._blocks()
        colours = _side_colours(len(self.sides))
        if len(blocks) < len(self.sides):
            line = baseline(top, blocks[0].height, blocks[0].paragraph, _SIDE.size)
            for left, words, colour in zip(self._one_line(), _words(self.sides), colours, strict=True):
                canvas.text(left, line, words, _SIDE, colour)
            top += blocks[0].height + 12
        elif blocks:
            for block, colour in zip(blocks, colours, strict=True):
                top = block.draw(canvas, LEFT, top, colour)
            top += 12
        self._draw_parts(canvas, top)

    def _draw_parts(self, canvas: Canvas, top: float) -> None:
        if not any(bar.count for bar in self.points):
            canvas.rounded(LEFT, top, COLUMN, _STRIP, 0, tokens.TRACK)
        for bar, colour, left, width in self._parts():
            canvas.bar(f"strip {bar.code}", left, top, width, _STRIP, 0, colour)

    def _parts(self) -> Iterator[tuple[Bar, str, float, float]]:
        """Each point that was chosen, with its colour, left end and width."""
        places = divided([bar.count for bar in self.points], LEFT, COLUMN, _STRIP_GAP, _SLIVER)
        for bar, colour, (left, width) in zip(self.points, self.colours, places, strict=True):
            yield bar, colour, left, width

    def _blocks(self) -> list[Block]:
        """One block where all sides stand on one line, else one for each."""
        if self._one_line():
            joined = " ".join(_words(self.sides))
            return [Block(joined, (joined,), _SIDE, _SIDE_FACTOR)]
        return [Block(words, wrap(words, _SIDE, COLUMN), _SIDE, _SIDE_FACTOR) for words in _words(self.sides)]

    def _one_line(self) -> list[float]:
        """The left ends of two or three sides on one line, the middle one over its part; none if they do not fit."""
        widths = [_SIDE.width(words) for words in _words(self.sides)]
        if not widths or sum(widths) + _APART * (len(widths) - 1) > COLUMN:
            return []
        first, last = float(LEFT), RIGHT - widths[-1]
        if len(widths) == 2:
            return [first, last]
        middle = self.points[len(self.points) // 2].code
        place = next(left + width / 2 for bar, _, left, width in self._parts() if bar.code == middle)
        wanted = place - widths[1] / 2
        return [first, min(max(wanted, first + widths[0] + _APART), last - _APART - widths[1]), last]


def _words(sides: Sequence[Side]) -> list[str]:
    return [f"{side.text} {side.share_text}" for side in sides]


def _side_colours(count: int) -> tuple[str, ...]:
    low, high = tokens.SCALE[0], tokens.SCALE[-1]
    return (low, tokens.MUTED, high) if count == 3 else (low, high)[:count]
