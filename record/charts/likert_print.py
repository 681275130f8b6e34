"""Several items on one scale on paper: statements beside their bars, or above them where they are long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas
from record.charts.card import Block, baseline
from record.charts.fonts import BOLD
from record.charts.likert_face import Balance, Item, LikertFace, number_of
from record.charts.patterns import Pattern, of_scale
from record.charts.print_divided import Key
from record.charts.sheet import LABEL_SIZE, OUTLINE, SLIVER, WIDTH, block, rule
from record.charts.wrap import Style

_CODE, _SUM, _NUMBER = Style(LABEL_SIZE, BOLD), Style(9.5, BOLD), Style(8.5, BOLD)
_SAID, _SIDES = Style(8), Style(8.5, BOLD)
_BAR, _TICK, _TICK_WIDTH, _BESIDE_NUMBER = 15, 3, 1, 1.6
_AFTER_CODE, _COLUMN_GAP, _SUM_GAP, _GAP = 7, 12, 6, 10
_UNDER_LABEL, _SIDES_ROOM, _UNDER_HEAD = 3, 14, 8
_LABEL_COLUMN_MAX: Final = 68 / 25.4 * 72
_LABEL_LINES_MAX: Final = 4


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where statements, sums and bars stand, alike on every picture."""

    is_beside: bool
    label_left: float
    label_width: float
    low_right: float
    left: float
    right: float
    balance: Balance
    patterns: tuple[Pattern, ...]

    @classmethod
    def of(cls, face: LikertFace) -> "_Columns":
        label_left = max(_CODE.width(item.code) for item in face.items) + _AFTER_CODE
        narrow = _LABEL_COLUMN_MAX - label_left
        texts = [block(_flat(item), Style(LABEL_SIZE), narrow) for item in face.items]
        is_beside = all(len(text.lines) <= _LABEL_LINES_MAX for text in texts)
        lows, highs = ([_SUM.width(getattr(item, side)) for item in face.items] for side in ("low_text", "high_text"))
        said = [block(item.said, _SAID, narrow) for item in face.items if item.said]
        widest = max(text.style.width(line) for text in (*texts, *said) for line in text.lines)
        start = label_left + widest + _COLUMN_GAP if is_beside else label_left
        low_right = start + max(lows)
        left = low_right + (_SUM_GAP if any(lows) else 0)
        right = WIDTH - 0.5 - max(highs) - (_SUM_GAP if any(highs) else 0)
        width = narrow if is_beside else WIDTH - label_left
        patterns = of_scale(len(face.points))
        return cls(is_beside, label_left, width, low_right, left, right, Balance.of(face), patterns)


@dataclass(frozen=True, slots=True)
class LikertRow:
    """A statement with what is said of its answers, and its bar with the sums at both ends."""

    face: LikertFace
    item: Item
    text: Block
    said: Block
    columns: _Columns

    @property
    def _words(self) -> float:
        return self.text.height + (self.said.height if self.item.said else 0)

    @property
    def height(self) -> float:
        bar = _BAR + 2 * _TICK
        return max(self._words, bar) if self.columns.is_beside else self._words + _UNDER_LABEL + bar

    def draw(self, canvas: Canvas, top: float) -> None:
        columns, face = self.columns, self.face
        text_top = top + (self.height - self._words) / 2 if columns.is_beside else top
        canvas.text(0, self.text.first_baseline(text_top), self.item.code, _CODE, tokens.BLACK)
        below = self.text.draw(canvas, columns.label_left, text_top, tokens.BLACK)
        below = self.said.draw(canvas, columns.label_left, below, tokens.BLACK)
        bar_top = top + (self.height - _BAR) / 2 if columns.is_beside else below + _UNDER_LABEL + _TICK
        self._draw_parts(canvas, bar_top)
        full = columns.right - columns.left
        if face.sides is not None:
            zero = columns.balance.zero(columns.left, full) - _TICK_WIDTH / 2
            for start in (bar_top - _TICK, bar_top + _BAR):
                canvas.rectangle(zero, start, _TICK_WIDTH, _TICK, tokens.BLACK)
        line = bar_top + _BAR / 2 + 0.364 * _SUM.size
        canvas.text_right(columns.low_right, line, self.item.low_text, _SUM, tokens.BLACK)
        canvas.text_right(WIDTH - 0.5, line, self.item.high_text, _SUM, tokens.BLACK)

    def _draw_parts(self, canvas: Canvas, top: float) -> None:
        columns = self.columns
        places = columns.balance.parts(self.face, self.item, columns.left, columns.right - columns.left)
        for point, pattern, (left, width) in zip(self.item.points, columns.patterns, places, strict=True):
            shown = max(SLIVER, width) if point.count else 0
            canvas.outlined_bar(f"{self.item.code}/{point.code}", left, top, shown, _BAR, pattern, OUTLINE)
            number = number_of(point.share_text)
            wide = _NUMBER.width(number)
            if not point.count or wide + 2 * _BESIDE_NUMBER > shown:
                continue
            start = left + (shown - wide) / 2
            if pattern.hatch:
                canvas.rectangle(start - 1.2, top + 2.4, wide + 2.4, _BAR - 4.8, tokens.WHITE)
            ink = tokens.BLACK if pattern.hatch else tokens.on(pattern.ground)
            canvas.text(start, top + _BAR / 2 + 0.364 * _NUMBER.size, number, _NUMBER, ink)


@dataclass(frozen=True, slots=True)
class Likert:
    """The key, which way is which, then the items of one picture with thin rules between."""

    face: LikertFace
    rows: Sequence[LikertRow]
    gap: float = _GAP

    @classmethod
    def of(cls, face: LikertFace) -> "Likert":
        """All items."""
        columns = _Columns.of(face)
        rows = [
            LikertRow(
                face,
                item,
                block(_flat(item), Style(LABEL_SIZE), columns.label_width),
                block(item.said, _SAID, columns.label_width),
                columns,
            )
            for item in face.items
        ]
        return cls(face, rows)

    @property
    def heights(self) -> tuple[float, ...]:
        """Of each item."""
        return tuple(row.height for row in self.rows)

    def part(self, start: int, end: int) -> "Likert":
        """The same with some of its items."""
        return Likert(self.face, self.rows[start:end])

    @property
    def _key(self) -> Key:
        return Key.of(self.face.key)

    @property
    def head(self) -> float:
        """The height of what stands over the items."""
        return self._key.height + (_SIDES_ROOM if self.face.sides else 0) + _UNDER_HEAD

    @property
    def height(self) -> float:
        return self.head + sum(self.heights) + self.gap * (len(self.rows) - 1)

    def draw(self, canvas: Canvas, top: float) -> None:
        columns, key = self.rows[0].columns, self._key
        key.draw(canvas, top, columns.patterns)
        if self.face.sides is not None:
            low, high = f"◄ {self.face.sides[0].lower()}", f"{self.face.sides[1].lower()} ►"
            line = baseline(top + key.height, _SIDES_ROOM, low, _SIDES.size)
            canvas.text(0, line, low, _SIDES, tokens.BLACK)
            canvas.text_right(WIDTH - 0.5, line, high, _SIDES, tokens.BLACK)
        top += self.head
        for place, row in enumerate(self.rows):
            if place:
                rule(canvas, top - self.gap / 2)
            row.draw(canvas, top)
            top += row.height + self.gap


def _flat(item: Item) -> str:
    return " ".join(item.text.split())
