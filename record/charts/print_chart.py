"""The chart of a choice on paper: black, white and grey, 160 mm wide, every label in full."""

from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas, Picture
from record.charts.card import MISSING_NOTE, Block
from record.charts.face import Bar, Face
from record.charts.fonts import BOLD, REGULAR
from record.charts.measure import has_missing
from record.charts.wrap import Style, wrap

DPI: Final = 300
# 1890 pixels at 300 dpi, as near to 160 mm as whole pixels come.
WIDTH: Final = 453.6
_PIXEL = 72 / DPI
_LABEL_SIZE, _LABEL_FACTOR = 9, 1.22
_SHARE, _COUNT = Style(9.5, BOLD), Style(8.5)
_TITLE, _FOOT = Style(10, BOLD), Style(8)
_BAR = 11
_OUTLINE, _BASELINE = 0.6, 0.8
_ROW_GAP, _EDGE = 7, 2
_LABEL_COLUMN_MAX = 68 / 25.4 * 72
_LABEL_LINES_MAX = 4
_CODE_COLUMN = 16
_GAP = 12
_SCALES: Final = (10, 20, 25, 50, 75, 100)
_SLIVER = 0.4


def draw(face: Face, *, stands_alone: bool = False) -> Picture:
    """The chart in 8-bit grey. A file that stands alone carries its code, question, base and state; inside a document
    these are text around it."""
    layout = _Layout.of(face)
    head = _head(face) if stands_alone else []
    foot = _foot(face) if stands_alone else []
    above = sum(block.height for block in head) + (10 if head else _EDGE)
    below = sum(block.height for block in foot) + (12 if foot else _EDGE)
    # The height in whole pixels too, so that the picture has no half row at its edge.
    height = round((above + layout.height + below) * DPI / 72) * 72 / DPI
    canvas = Canvas(WIDTH, height, DPI)
    top = 0.0
    for block in head:
        top = block.draw(canvas, 0, top, tokens.BLACK)
    layout.draw(canvas, above)
    top = above + layout.height + (10 if foot else 0)
    for block in foot:
        top = block.draw(canvas, 0, top, tokens.BLACK)
    return canvas.png()


def _head(face: Face) -> list[Block]:
    text = f"{face.code}. {' '.join(face.question.split())}"
    return [Block(text, wrap(text, _TITLE, WIDTH), _TITLE, _LABEL_FACTOR)]


def _foot(face: Face) -> list[Block]:
    missing = has_missing(face.title, face.question, *(bar.text for bar in face.bars))
    state = ", ".join(chip.text for chip in face.chips)
    texts = [
        " · ".join(part for part in (*face.facts[:1], face.tie) if part),
        " ".join((*face.notes, *((MISSING_NOTE,) if missing else ()))),
        f"{face.title} · {state} · {face.source}" if state else f"{face.title} · {face.source}",
    ]
    return [Block(text, wrap(text, _FOOT, WIDTH), _FOOT, _LABEL_FACTOR) for text in texts if text.strip()]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Labels in a column beside the bars while each has four lines there at most, else above them."""

    face: Face
    rows: tuple[tuple[Bar, Block], ...]
    is_beside: bool
    code_width: float
    label_width: float

    @classmethod
    def of(cls, face: Face) -> "_Layout":
        code_width = _CODE_COLUMN if face.shows_codes else 0
        narrow = _LABEL_COLUMN_MAX - code_width
        rows = tuple((bar, _label(bar, narrow)) for bar in face.bars)
        if all(len(label.lines) <= _LABEL_LINES_MAX for _, label in rows):
            widest = max(label.style.width(line) for _, label in rows for line in label.lines)
            return cls(face, rows, True, code_width, code_width + widest)
        rows = tuple((bar, _label(bar, WIDTH - code_width)) for bar in face.bars)
        return cls(face, rows, False, code_width, code_width)

    @property
    def _has_rules(self) -> bool:
        return any(len(label.lines) > 1 for _, label in self.rows)

    @property
    def _gap(self) -> float:
        return _ROW_GAP + 4 if self._has_rules else _ROW_GAP

    def _row_height(self, label: Block) -> float:
        return max(label.height, _BAR) if self.is_beside else label.height + 3 + _BAR

    @property
    def height(self) -> float:
        rows = sum(self._row_height(label) for _, label in self.rows)
        return rows + self._gap * (len(self.rows) - 1) + 2 * _ROW_GAP / 2

    def draw(self, canvas: Canvas, top: float) -> None:
        count_right = WIDTH - 0.5
        share_right = count_right - max(_COUNT.width(bar.count_text) for bar in self.face.bars) - _GAP
        bars_right = share_right - max(_SHARE.width(bar.share_text) for bar in self.face.bars) - _GAP
        left = self.label_width + (_GAP if self.is_beside else 0)
        largest = max(bar.part for bar in self.face.bars) * 100
        scale = next(step for step in _SCALES if largest <= step) / 100
        start, top = top, top + _ROW_GAP / 2
        for place, (bar, label) in enumerate(self.rows):
            if place and self._has_rules:
                end = left - _GAP / 2 if self.is_beside else WIDTH
                # On whole pixels, or one rule would look darker than the next.
                rule = round((top - self._gap / 2) / _PIXEL) * _PIXEL
                canvas.rectangle(0, rule, end, 2 * _PIXEL, tokens.PRINT_RULE)
            middle = self._draw_label(canvas, bar, label, top)
            length = max(_SLIVER, (bars_right - left) * bar.part / scale) if bar.count else 0
            canvas.outlined_bar(bar.code, left, middle - _BAR / 2, length, _BAR, _shade(bar), _OUTLINE)
            canvas.text_right(share_right, middle + 0.364 * _SHARE.size, bar.share_text, _SHARE, tokens.BLACK)
            canvas.text_right(count_right, middle + 0.364 * _SHARE.size, bar.count_text, _COUNT, tokens.BLACK)
            if not self.is_beside:
                canvas.rectangle(left - _BASELINE / 2, middle - _BAR / 2 - 2, _BASELINE, _BAR + 4, tokens.BLACK)
            top += self._row_height(label) + self._gap
        if self.is_beside:
            canvas.rectangle(left - _BASELINE / 2, start, _BASELINE, self.height, tokens.BLACK)

    def _draw_label(self, canvas: Canvas, bar: Bar, label: Block, top: float) -> float:
        """Draws code and label and returns the middle of the bar that belongs to them."""
        height = self._row_height(label)
        text_top = top + (height - label.height) / 2 if self.is_beside else top
        if self.face.shows_codes:
            canvas.text(0, label.first_baseline(text_top), bar.code, Style(_LABEL_SIZE, BOLD), tokens.BLACK)
        label.draw(canvas, self.code_width, text_top, tokens.BLACK)
        return top + height / 2 if self.is_beside else top + height - _BAR / 2


def _label(bar: Bar, width: float) -> Block:
    weight = BOLD if bar.is_leading else REGULAR
    style = Style(_LABEL_SIZE, weight)
    lines = wrap(bar.text, style, width)
    if weight == BOLD and len(lines) > 2:
        style = Style(_LABEL_SIZE)
        lines = wrap(bar.text, style, width)
    return Block(bar.text, lines, style, _LABEL_FACTOR)


def _shade(bar: Bar) -> str:
    return tokens.PRINT_LEAD if bar.is_leading else tokens.PRINT_OTHER
