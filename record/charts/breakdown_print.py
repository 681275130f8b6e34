"""A result by constituency on paper: divided bars with counts for up to six options, a table of counts for more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.breakdown_face import BreakdownFace, BreakdownRow, Stance
from record.charts.breakdown_table_print import PrintTable, draw_in_words
from record.charts.canvas import Canvas, Picture
from record.charts.card import Block, baseline
from record.charts.fonts import BOLD, REGULAR
from record.charts.patterns import APART, CATEGORIES, Pattern, of_scale
from record.charts.print_divided import BAR, DividedBar, Key
from record.charts.sheet import LABEL_SIZE, WIDTH, block, on_paper, rule
from record.charts.wrap import Style

_GAP = 8
_UNIT = Style(8)
_NAME_WIDTH_MAX = 150
_COLUMN_GAP = 10
_UNIT_ROOM = 12
_BY_STANCE: Final = dict(
    zip((Stance.AGREE, Stance.WITH_NOTE, Stance.DISAGREE, Stance.ABSTAIN), CATEGORIES, strict=False)
)


def draw(face: BreakdownFace, *, stands_alone: bool = False) -> Picture:
    """The chart in 8-bit grey. Option texts stand in it in full."""
    is_divided = face.adds_up and len(face.options) <= len(CATEGORIES)
    body = _Bars.of(face) if is_divided else PrintTable.of(face)
    return on_paper(face, body, stands_alone=stands_alone)


def option_patterns(face: BreakdownFace) -> tuple[Pattern, ...]:
    """A pattern for each option: what its stance says, its point on a scale, or the next unlike its neighbours."""
    points = [option for option in face.options if option.stance is not Stance.ABSTAIN]
    if all(option.stance is not Stance.PLAIN for option in face.options):
        return tuple(_BY_STANCE[option.stance] for option in face.options)
    if not face.is_scale or len(points) < 2:
        return CATEGORIES[: len(face.options)]
    of_points = iter(of_scale(len(points)))
    return tuple(APART if option.stance is Stance.ABSTAIN else next(of_points) for option in face.options)


@dataclass(frozen=True, slots=True)
class _Bars:
    """The key, and a bar for each row."""

    face: BreakdownFace
    patterns: tuple[Pattern, ...]
    key: Key
    names: tuple[Block, ...]
    left: float
    right: float

    @classmethod
    def of(cls, face: BreakdownFace) -> "_Bars":
        styles = [Style(LABEL_SIZE, BOLD if row is face.total else REGULAR) for row in face.all_rows]
        widths = [style.width(row.name) for style, row in zip(styles, face.all_rows, strict=True)]
        name_width = min(_NAME_WIDTH_MAX, max(widths))
        names = tuple(block(row.name, style, name_width) for style, row in zip(styles, face.all_rows, strict=True))
        answered = max(_UNIT.width(face.unit_word), *(styles[0].width(row.answered_text) for row in face.all_rows))
        right = WIDTH - answered - _COLUMN_GAP
        return cls(face, option_patterns(face), Key.of(_key_words(face)), names, name_width + _COLUMN_GAP, right)

    @property
    def height(self) -> float:
        rows = sum(self._row_height(row, name) for row, name in zip(self.face.all_rows, self.names, strict=True))
        return self.key.height + _UNIT_ROOM + rows + _GAP * (len(self.names) - 1)

    def draw(self, canvas: Canvas, top: float) -> None:
        self.key.draw(canvas, top, self.patterns)
        top += self.key.height
        line = baseline(top, _UNIT_ROOM, self.face.unit_word, _UNIT.size)
        canvas.text_right(WIDTH - 0.5, line, self.face.unit_word, _UNIT, tokens.BLACK)
        top += _UNIT_ROOM
        for place, (row, name) in enumerate(zip(self.face.all_rows, self.names, strict=True)):
            self._draw_row(canvas, row, name, top)
            top += self._row_height(row, name) + _GAP
            if not place:
                rule(canvas, top - _GAP / 2)

    def _row_height(self, row: BreakdownRow, name: Block) -> float:
        return max(name.height, self._bar(row).height)

    def _draw_row(self, canvas: Canvas, row: BreakdownRow, name: Block, top: float) -> None:
        bar = self._bar(row)
        bar_top = top + self._row_height(row, name) - BAR
        if bar.height == BAR:
            bar_top = top + (self._row_height(row, name) - BAR) / 2
        middle = bar_top + BAR / 2
        name.draw(canvas, 0, max(top, middle - name.height / 2), tokens.BLACK)
        line = middle + 0.364 * LABEL_SIZE
        canvas.text_right(WIDTH - 0.5, line, row.answered_text, name.style, tokens.BLACK)
        if row.cells is None or not row.answered:
            draw_in_words(canvas, row, self.left, bar_top, self.right - self.left, BAR)
        else:
            bar.draw(canvas, bar_top)

    def _bar(self, row: BreakdownRow) -> DividedBar:
        cells = row.cells or ()
        names = [f"{row.name}/{option.code}" for option in self.face.options]
        counts, texts = [cell.count for cell in cells], [cell.count_text for cell in cells]
        return DividedBar(names, counts, texts, self.patterns, self.left, self.right)


def _key_words(face: BreakdownFace) -> Sequence[str]:
    return [f"{option.code}. {option.text}" if face.shows_codes else option.text for option in face.options]
