"""The phone card of two rounds: under each option the bar of the first and the bar of the second."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from record.charts import tokens
from record.charts.album import Row, Section, Setting, clipped
from record.charts.album import pages as album_pages
from record.charts.canvas import Canvas, Picture
from record.charts.card import LEFT, RIGHT, Block
from record.charts.choice_rows import bar_length
from record.charts.colour_key import ColourKey
from record.charts.face import Bar
from record.charts.fonts import BOLD, REGULAR
from record.charts.rounds_face import RoundRow, RoundsFace
from record.charts.wrap import Style, clip, wrap

COLOURS: Final = (tokens.OTHER, tokens.LEAD)
_SHARES: Final = (Style(36), Style(40, BOLD))
_COUNT, _KEY = Style(32), Style(33)
_LABEL_FACTOR, _TIP, _UNDER_KEY = 1.24, 6, 24
_BEFORE_SHARE, _BEFORE_COUNT, _HALF_FIGURE = 22, 26, 0.364
_CLIPPED_LINES: Final = (4, 2)
_UNLIMITED: Final = 1000


@dataclass(frozen=True, slots=True)
class _Step:
    """Sizes of label, bar, the space between both bars, under the label and between options."""

    label: int
    bar: int
    between: int
    under_label: int
    gap: int


_STEPS: Final = (_Step(42, 34, 12, 12, 36), _Step(38, 34, 8, 10, 28), _Step(34, 34, 6, 8, 22))


def pages(face: RoundsFace) -> tuple[Picture, ...]:
    """The card, or an album of it; each option stands once, with both its bars."""
    settings = [Setting(partial(_sections, face, step, _UNLIMITED)) for step in _STEPS]
    settings += clipped(lambda most: _sections(face, _STEPS[-1], most), _CLIPPED_LINES)
    return album_pages(face, settings)


def _sections(face: RoundsFace, step: _Step, lines_max: int) -> list[Section]:
    columns = _Columns.of(face, step)
    rows: tuple[Row, ...] = tuple(_Row.of(row, columns, lines_max) for row in face.rows)
    return [Section(rows, step.gap, ColourKey.of(face.names, COLOURS, _KEY, lines_max), _UNDER_KEY)]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where labels and bars begin, where bars and shares end; counts end at the margin."""

    step: _Step
    shows_codes: bool
    left: float
    bars_right: float
    share_right: float

    @classmethod
    def of(cls, face: RoundsFace, step: _Step) -> "_Columns":
        share_right = RIGHT - max(_COUNT.width(bar.count_text) for bar in face.bars) - _BEFORE_COUNT
        shares = max(_SHARES[1].width(bar.share_text) for bar in face.bars)
        codes = max(Style(step.label, BOLD).width(row.second.code) for row in face.rows)
        left = round(LEFT + codes + 0.6 * step.label) if face.shows_codes else LEFT
        return cls(step, face.shows_codes, left, share_right - shares - _BEFORE_SHARE, share_right)


@dataclass(frozen=True, slots=True)
class _Row:
    """An option over both its bars."""

    row: RoundRow
    label: Block
    columns: _Columns

    @classmethod
    def of(cls, row: RoundRow, columns: _Columns, lines_max: int) -> "_Row":
        style, width, text = Style(columns.step.label), RIGHT - columns.left, row.second.text
        lines = clip(wrap(text, style, width), lines_max, style, width)
        return cls(row, Block(text, lines, style, _LABEL_FACTOR), columns)

    @property
    def height(self) -> float:
        step = self.columns.step
        return self.label.height + step.under_label + 2 * step.bar + step.between

    def draw(self, canvas: Canvas, top: float) -> None:
        columns, step = self.columns, self.columns.step
        if columns.shows_codes:
            code = Style(step.label, BOLD)
            canvas.text(LEFT, self.label.first_baseline(top), self.row.second.code, code, tokens.MUTED)
        top = self.label.draw(canvas, columns.left, top, tokens.INK) + step.under_label
        for number, bar in enumerate((self.row.first, self.row.second)):
            self._draw_bar(canvas, bar, number, top)
            top += step.bar + step.between

    def _draw_bar(self, canvas: Canvas, bar: Bar, number: int, top: float) -> None:
        columns, height = self.columns, self.columns.step.bar
        full = columns.bars_right - columns.left
        canvas.rounded(columns.left, top, full, height, _TIP, tokens.TRACK)
        canvas.bar(f"{bar.code}/{number + 1}", columns.left, top, bar_length(bar, full), height, _TIP, COLOURS[number])
        share = _SHARES[number]
        style = share if bar.count else Style(share.size, REGULAR)
        line = top + height / 2 + _HALF_FIGURE * share.size
        ink = tokens.INK if bar.count else tokens.MUTED
        canvas.text_right(columns.share_right, line, bar.share_text, style, ink)
        canvas.text_right(RIGHT, line, bar.count_text, _COUNT, tokens.MUTED)
