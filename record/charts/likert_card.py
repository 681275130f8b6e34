"""The phone card of several items on one scale: a key, and under each statement its bar around one common middle."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from record.charts import tokens
from record.charts.album import Row, Section, Setting, clipped
from record.charts.album import pages as album_pages
from record.charts.canvas import Canvas, Picture
from record.charts.card import LEFT, RIGHT, Block, baseline
from record.charts.colour_key import ColourKey
from record.charts.fonts import BOLD
from record.charts.likert_face import Balance, Item, LikertFace, number_of
from record.charts.wrap import Style, clip, wrap

_KEY, _SIDES = Style(33), Style(32, BOLD)
_NUMBER, _SUM = Style(36, BOLD), Style(44, BOLD)
_SAID, _SAID_FACTOR, _TEXT_FACTOR = Style(32), 1.3, 1.24
_BAR, _TICK, _TICK_WIDTH, _PART_GAP, _BESIDE_NUMBER = 60, 11, 3, 3, 7
_UNDER_TEXT, _SUM_GAP, _SIDES_ROOM, _UNDER_KEY = 6, 20, 44, 26
# Size of statements and space between items; the first at which all stands on one picture.
_STEPS: Final = ((42, 32), (38, 26), (34, 20))
_CLIPPED_LINES: Final = (8, 4, 2)
_UNLIMITED: Final = 1000
# One answer of 500 still shows.
_SLIVER = 2


def pages(face: LikertFace) -> tuple[Picture, ...]:
    """The card, or an album of it; each statement stands once, over its bar, on a scale common to all pages."""
    settings = [Setting(partial(_sections, face, step, _UNLIMITED)) for step in _STEPS]
    settings += clipped(lambda most: _sections(face, _STEPS[-1], most), _CLIPPED_LINES)
    return album_pages(face, settings)


def _sections(face: LikertFace, step: tuple[int, int], lines_max: int) -> list[Section]:
    colours = tokens.diverging(len(face.points))
    columns = _Columns.of(face, step[0])
    rows: tuple[Row, ...] = tuple(_Row.of(face, item, columns, lines_max) for item in face.items)
    head = _Head(ColourKey.of(face.key, colours, _KEY, lines_max), face.sides)
    return [Section(rows, step[1], head, _UNDER_KEY, edges=tokens.text_edges(colours, 4))]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Size and left end of statements, where bars begin and end, and the scale they stand on."""

    size: int
    text_left: float
    left: float
    right: float
    balance: Balance
    colours: tuple[str, ...]

    @classmethod
    def of(cls, face: LikertFace, size: int) -> "_Columns":
        codes = max(Style(size, BOLD).width(item.code) for item in face.items)
        lows, highs = ([_SUM.width(getattr(item, side)) for item in face.items] for side in ("low_text", "high_text"))
        left = round(LEFT + max(lows) + (_SUM_GAP if any(lows) else 0))
        right = round(RIGHT - max(highs) - (_SUM_GAP if any(highs) else 0))
        colours = tokens.diverging(len(face.points))
        return cls(size, round(LEFT + codes + size * 0.45), left, right, Balance.of(face), colours)


@dataclass(frozen=True, slots=True)
class _Head:
    """The key in scale order, and which way is which."""

    key: ColourKey
    sides: tuple[str, str] | None

    @property
    def height(self) -> float:
        return self.key.height + (_SIDES_ROOM if self.sides else 0)

    def draw(self, canvas: Canvas, top: float) -> None:
        self.key.draw(canvas, top)
        if self.sides is None:
            return
        low, high = f"◄ {self.sides[0].lower()}", f"{self.sides[1].lower()} ►"
        line = baseline(top + self.key.height, _SIDES_ROOM, low, _SIDES.size)
        canvas.text(LEFT, line, low, _SIDES, tokens.SCALE[0])
        canvas.text_right(RIGHT, line, high, _SIDES, tokens.SCALE[-1])


@dataclass(frozen=True, slots=True)
class _Row:
    """A statement, what is said of its answers, and its bar with the sums at both ends."""

    face: LikertFace
    item: Item
    text: Block
    said: Block
    columns: _Columns

    @classmethod
    def of(cls, face: LikertFace, item: Item, columns: _Columns, lines_max: int) -> "_Row":
        style, width = Style(columns.size), RIGHT - columns.text_left
        words = " ".join(item.text.split())
        text = Block(words, clip(wrap(words, style, width), lines_max, style, width), style, _TEXT_FACTOR)
        return cls(face, item, text, Block(item.said, wrap(item.said, _SAID, width), _SAID, _SAID_FACTOR), columns)

    @property
    def height(self) -> float:
        said = self.said.height if self.item.said else 0
        return self.text.height + said + _UNDER_TEXT + _BAR + 2 * _TICK

    def draw(self, canvas: Canvas, top: float) -> None:
        columns = self.columns
        code = Style(columns.size, BOLD)
        canvas.text(LEFT, self.text.first_baseline(top), self.item.code, code, tokens.LEAD)
        top = self.text.draw(canvas, columns.text_left, top, tokens.INK)
        if self.item.said:
            top = self.said.draw(canvas, columns.text_left, top, tokens.MUTED)
        top += _UNDER_TEXT + _TICK
        full = columns.right - columns.left
        if self.face.sides is None or self.item.is_empty:
            canvas.rounded(columns.left, top, full, _BAR, 0, tokens.TRACK)
        self._draw_parts(canvas, top)
        if self.face.sides is not None:
            zero = round(columns.balance.zero(columns.left, full) - _TICK_WIDTH / 2)
            for start in (top - _TICK, top + _BAR):
                canvas.rectangle(zero, start, _TICK_WIDTH, _TICK, tokens.INK)
        line = top + _BAR / 2 + 0.364 * _SUM.size
        canvas.text(LEFT, line, self.item.low_text, _SUM, tokens.SCALE[0])
        canvas.text_right(RIGHT, line, self.item.high_text, _SUM, tokens.SCALE[-1])

    def _draw_parts(self, canvas: Canvas, top: float) -> None:
        columns, full = self.columns, self.columns.right - self.columns.left
        places = columns.balance.parts(self.face, self.item, columns.left, full)
        for point, colour, (left, width) in zip(self.item.points, columns.colours, places, strict=True):
            shown = max(_SLIVER, width - _PART_GAP) if point.count else 0
            canvas.bar(f"{self.item.code}/{point.code}", left, top, shown, _BAR, 0, colour)
            number = number_of(point.share_text)
            wide = _NUMBER.width(number)
            if point.count and wide + 2 * _BESIDE_NUMBER <= shown:
                line = top + _BAR / 2 + 0.364 * _NUMBER.size
                canvas.text(left + (shown - wide) / 2, line, number, _NUMBER, tokens.on(colour))
