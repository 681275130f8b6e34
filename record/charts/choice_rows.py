"""The rows of a choice on a phone card: labels above their bars, or beside them where many are short."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import COLUMN, LEFT, Block, baseline
from record.charts.face import Bar, Face
from record.charts.figures import Figure, Figures
from record.charts.fonts import BOLD, REGULAR
from record.charts.wrap import Style, clip, wrap


@dataclass(frozen=True, slots=True)
class Density:
    """Sizes of one step: label, bar, label to bar, row gap, percent, count."""

    label: int
    bar: int
    above_bar: int
    gap: int
    share: int
    counted: int


DENSITIES: Final = (
    Density(46, 38, 14, 40, 54, 38),
    Density(42, 32, 12, 32, 50, 36),
    Density(38, 28, 10, 26, 44, 34),
    Density(34, 24, 8, 20, 40, 32),
)
_LABEL_FACTOR = 1.24
_TIP = 6
_BESIDE_WIDTH_MAX = 400
_BESIDE = Density(44, 38, 0, 0, 46, 34)
_BESIDE_ROWS: Final = ((8, 88), (10, 80), (12, 76))
BESIDE_MAX: Final = 12
_SCALES: Final = (10, 15, 20, 25, 40, 50, 60, 75, 100)
# One option of 500 still shows.
_SLIVER = 2


def _figures(face: Face, density: Density) -> Figures:
    return Figures.over(map(Figure.of, face.bars), density.share, density.counted)


def is_short(face: Face) -> bool:
    """Whether every label fits beside its bar."""
    widest = max(Style(_BESIDE.label, BOLD).width(bar.text) for bar in face.bars)
    return widest <= _BESIDE_WIDTH_MAX and face.shows_codes


def _code_column(face: Face, label_size: int) -> float:
    if not face.shows_codes:
        return 0.0
    return label_size * (1.35 if len(face.bars) <= 10 else 1.45)


def _draw_code(canvas: Canvas, bar: Bar, line: float, size: int) -> None:
    canvas.text(LEFT, line, bar.code, Style(size, BOLD), tokens.LEAD if bar.is_leading else tokens.MUTED)


def bar_length(bar: Bar, full: float, scale: float = 1.0) -> float:
    """Length of the exact share on a track of `full`, in whole pixels; none for no answer, a sliver for any."""
    return max(_SLIVER, round(full * bar.part / scale)) if bar.count else 0


@dataclass(frozen=True, slots=True)
class Stacked:
    """Labels above bars over the whole width."""

    face: Face
    density: Density
    rows: tuple[tuple[Bar, Block], ...]

    @classmethod
    def of(cls, face: Face, bars: Iterable[Bar], density: Density, lines_max: int | None) -> "Stacked":
        """Measured rows; `lines_max` shortens labels, None never does."""
        width = COLUMN - _code_column(face, density.label)
        rows = [(bar, label_block(bar.text, bar.is_leading, density.label, width, lines_max)) for bar in bars]
        return cls(face, density, tuple(rows))

    @property
    def height(self) -> float:
        labels = sum(label.height for _, label in self.rows)
        one = self.density.above_bar + self.density.bar
        return labels + one * len(self.rows) + self.density.gap * (len(self.rows) - 1)

    def draw(self, canvas: Canvas, top: float) -> None:
        density, figures = self.density, _figures(self.face, self.density)
        left = LEFT + _code_column(self.face, density.label)
        for bar, label in self.rows:
            if self.face.shows_codes:
                _draw_code(canvas, bar, label.first_baseline(top), density.label)
            top = label.draw(canvas, left, top, tokens.INK) + density.above_bar
            full = figures.bars_right - left
            canvas.rounded(left, top, full, density.bar, _TIP, tokens.TRACK)
            colour = tokens.LEAD if bar.is_leading else tokens.OTHER
            canvas.bar(bar.code, left, top, bar_length(bar, full), density.bar, _TIP, colour)
            figures.draw(canvas, Figure.of(bar), top + density.bar / 2)
            top += density.bar + density.gap


def label_block(text: str, is_leading: bool, size: int, width: float, lines_max: int | None) -> Block:
    """A label that stands above its bar, bold where it leads and is short: a bold paragraph is unreadable."""
    if is_leading:
        style = Style(size, BOLD)
        lines = wrap(text, style, width)
        if len(lines) <= 2:
            return Block(text, lines, style, _LABEL_FACTOR)
    style = Style(size)
    lines = wrap(text, style, width)
    if lines_max is not None:
        lines = clip(lines, lines_max, style, width)
    return Block(text, lines, style, _LABEL_FACTOR)


@dataclass(frozen=True, slots=True)
class Beside:
    """Short labels beside bars that start at one line, on a scale just wide enough."""

    face: Face
    bars: Sequence[Bar]

    @property
    def _row(self) -> int:
        return next(height for rows, height in _BESIDE_ROWS if len(self.bars) <= rows)

    @property
    def height(self) -> float:
        return len(self.bars) * self._row - (self._row - _BESIDE.bar)

    def draw(self, canvas: Canvas, top: float) -> None:
        figures = _figures(self.face, _BESIDE)
        label_left = LEFT + _code_column(self.face, _BESIDE.label)
        widest = max(Style(_BESIDE.label, BOLD).width(bar.text) for bar in self.face.bars)
        left = round(label_left + widest + 28)
        full = figures.bars_right - left
        largest = max(bar.part for bar in self.face.bars) * 100
        scale = next(step for step in _SCALES if largest <= step)
        start = top
        for bar in self.bars:
            style = Style(_BESIDE.label, BOLD if bar.is_leading else REGULAR)
            line = baseline(top, _BESIDE.bar, bar.text, style.size)
            if self.face.shows_codes:
                _draw_code(canvas, bar, line, _BESIDE.label)
            canvas.text(label_left, line, bar.text, style, tokens.INK)
            if scale == _SCALES[-1]:
                canvas.rounded(left, top, full, _BESIDE.bar, _TIP, tokens.TRACK)
            colour = tokens.LEAD if bar.is_leading else tokens.OTHER
            canvas.bar(bar.code, left, top, bar_length(bar, full, scale / 100), _BESIDE.bar, _TIP, colour)
            figures.draw(canvas, Figure.of(bar), top + _BESIDE.bar / 2)
            top += self._row
        canvas.rectangle(left - 2, start - 10, 2, self.height + 20, tokens.INK)
