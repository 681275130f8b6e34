"""A result by constituency on paper: divided bars with counts for up to six options, a table of counts for more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.breakdown_face import BreakdownFace, BreakdownRow, Stance
from record.charts.breakdown_table_print import PrintTable, draw_in_words
from record.charts.canvas import Canvas, Picture
from record.charts.card import Block, baseline
from record.charts.division import divided
from record.charts.fonts import BOLD, REGULAR
from record.charts.patterns import APART, CATEGORIES, Pattern, of_scale
from record.charts.sheet import LABEL_SIZE, OUTLINE, SLIVER, WIDTH, block, on_paper, rule
from record.charts.wrap import Style

_BAR, _GAP, _ABOVE_BAR = 14, 8, 10
_NUMBER, _UNIT = Style(8.5, BOLD), Style(8)
_NAME_WIDTH_MAX = 150
_COLUMN_GAP = 10
_KEY, _SWATCH_WIDTH, _SWATCH, _AFTER_SWATCH, _KEY_GAP = Style(8.5), 13, 9, 4, 10
_UNIT_ROOM = 12
_BESIDE_NUMBER = 1.6
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
    key: tuple[tuple[Block, float, float], ...]
    key_height: float
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
        key, key_height = _key(face)
        right = WIDTH - answered - _COLUMN_GAP
        return cls(face, option_patterns(face), key, key_height, names, name_width + _COLUMN_GAP, right)

    @property
    def height(self) -> float:
        rows = sum(self._row_height(row, name) for row, name in zip(self.face.all_rows, self.names, strict=True))
        return self.key_height + _UNIT_ROOM + rows + _GAP * (len(self.names) - 1)

    def draw(self, canvas: Canvas, top: float) -> None:
        for (text, left, below), pattern in zip(self.key, self.patterns, strict=True):
            middle = top + below + text.height / len(text.lines) / 2
            canvas.outlined(left + 0.5, middle - _SWATCH / 2, _SWATCH_WIDTH, _SWATCH, pattern, OUTLINE)
            text.draw(canvas, left + _SWATCH_WIDTH + _AFTER_SWATCH, top + below, tokens.BLACK)
        top += self.key_height
        line = baseline(top, _UNIT_ROOM, self.face.unit_word, _UNIT.size)
        canvas.text_right(WIDTH - 0.5, line, self.face.unit_word, _UNIT, tokens.BLACK)
        top += _UNIT_ROOM
        for place, (row, name) in enumerate(zip(self.face.all_rows, self.names, strict=True)):
            self._draw_row(canvas, row, name, top)
            top += self._row_height(row, name) + _GAP
            if not place:
                rule(canvas, top - _GAP / 2)

    def _row_height(self, row: BreakdownRow, name: Block) -> float:
        return max(name.height, _BAR + (_ABOVE_BAR if self._outside(row) else 0))

    def _draw_row(self, canvas: Canvas, row: BreakdownRow, name: Block, top: float) -> None:
        bar_top = top + self._row_height(row, name) - _BAR
        if not self._outside(row):
            bar_top = top + (self._row_height(row, name) - _BAR) / 2
        middle = bar_top + _BAR / 2
        name.draw(canvas, 0, max(top, middle - name.height / 2), tokens.BLACK)
        line = middle + 0.364 * LABEL_SIZE
        canvas.text_right(WIDTH - 0.5, line, row.answered_text, name.style, tokens.BLACK)
        if row.cells is None or not row.answered:
            draw_in_words(canvas, row, self.left, bar_top, self.right - self.left, _BAR)
            return
        for option, pattern, (left, width) in zip(self.face.options, self.patterns, self._parts(row), strict=True):
            canvas.outlined_bar(f"{row.name}/{option.code}", left, bar_top, width, _BAR, pattern, OUTLINE)
        self._draw_counts(canvas, row, bar_top)

    def _draw_counts(self, canvas: Canvas, row: BreakdownRow, bar_top: float) -> None:
        texts, outside, free = _texts(row), self._outside(row), self.left
        for place, ((left, width), text) in enumerate(zip(self._parts(row), texts, strict=True)):
            if not text:
                continue
            wide = _NUMBER.width(text)
            start = left + width / 2 - wide / 2
            if place in outside:
                rest = sum(_NUMBER.width(texts[later]) + 3 for later in outside if later > place)
                start = max(free, min(start, self.right - wide - rest))
                canvas.text(start, bar_top - 2.5, text, _NUMBER, tokens.BLACK)
                free = start + wide + 3
                continue
            pattern = self.patterns[place]
            if pattern.hatch:
                canvas.rectangle(start - 1.2, bar_top + 2.4, wide + 2.4, _BAR - 4.8, tokens.WHITE)
            ink = tokens.BLACK if pattern.hatch else tokens.on(pattern.ground)
            canvas.text(start, bar_top + _BAR / 2 + 0.364 * _NUMBER.size, text, _NUMBER, ink)

    def _parts(self, row: BreakdownRow) -> list[tuple[float, float]]:
        counts = [cell.count for cell in row.cells or ()]
        return divided(counts, self.left, self.right - self.left, 0, SLIVER)

    def _outside(self, row: BreakdownRow) -> list[int]:
        """Which counts do not fit into their parts; they stand over them."""
        pairs = zip(self._parts(row), _texts(row), strict=True)
        least = 2 * _BESIDE_NUMBER
        return [n for n, ((_, width), text) in enumerate(pairs) if text and _NUMBER.width(text) + least > width]


def _texts(row: BreakdownRow) -> list[str]:
    return [cell.count_text if cell.count else "" for cell in row.cells or ()]


_BEFORE_TEXT: Final = _SWATCH_WIDTH + _AFTER_SWATCH


def _key(face: BreakdownFace) -> tuple[tuple[tuple[Block, float, float], ...], float]:
    """Each option's text with its left end and how far down it stands, side by side where they fit; and the height."""
    placed: list[tuple[Block, float, float]] = []
    left, top, line = 0.0, 0.0, 0.0
    for words in _key_words(face):
        text = block(words, _KEY, WIDTH - _BEFORE_TEXT)
        wide = _BEFORE_TEXT + max(_KEY.width(one) for one in text.lines)
        if placed and left + wide > WIDTH:
            left, top, line = 0.0, top + line + 2, 0.0
        placed.append((text, left, top))
        left, line = left + wide + _KEY_GAP, max(line, text.height)
    return tuple(placed), top + line


def _key_words(face: BreakdownFace) -> Sequence[str]:
    return [f"{option.code}. {option.text}" if face.shows_codes else option.text for option in face.options]
