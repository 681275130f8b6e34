"""What rows of a breakdown share on a phone card, whether bars or cells follow: the name, hidden rows, the rule under
the sum of all."""

from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.album import Row
from record.charts.breakdown_face import BreakdownFace, BreakdownRow
from record.charts.canvas import Canvas
from record.charts.card import COLUMN, LEFT, Block, baseline
from record.charts.fonts import BOLD, REGULAR
from record.charts.wrap import Style, clip, wrap
from record.tongue import words as words_written

NAME_SIZES: Final = (40, 37, 34)
ANSWERED_SIZE: Final = 40
UNIT: Final = Style(30)
_NAME_FACTOR = 1.18
_HIDDEN_SIZES: Final = (32, 28, 24)
_UNDER_TOTAL = 16


@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines option texts and names may have."""

    texts: int
    names: int


def weight_of(face: BreakdownFace, row: BreakdownRow) -> int:
    """The sum of all is bold."""
    return BOLD if row is face.total else REGULAR


def name_size(face: BreakdownFace, width: float) -> int:
    """The largest size of those at which the names need the fewest lines."""

    def lines(size: int) -> int:
        return sum(len(wrap(row.name, Style(size, weight_of(face, row)), width)) for row in face.all_rows)

    return min(NAME_SIZES, key=lines)


def names_width(face: BreakdownFace, most: float) -> float:
    """How wide the column of names is: as the widest one, `most` at most."""
    return min(most, max(Style(NAME_SIZES[0], weight_of(face, row)).width(row.name) for row in face.all_rows))


def answered_width(face: BreakdownFace) -> float:
    """How wide the column of the numbers of answers is, their unit over them included."""
    numbers = (Style(ANSWERED_SIZE, weight_of(face, row)).width(row.answered_text) for row in face.all_rows)
    return max(UNIT.width(face.unit_word), *numbers)


def name_block(face: BreakdownFace, row: BreakdownRow, size: int, width: float, lines_max: int) -> Block:
    """A name in its column."""
    style = Style(size, weight_of(face, row))
    return Block(row.name, clip(wrap(row.name, style, width), lines_max, style, width), style, _NAME_FACTOR)


def draw_answered(canvas: Canvas, face: BreakdownFace, row: BreakdownRow, right: float, middle: float) -> None:
    """The number of answers; it is never secret."""
    style = Style(ANSWERED_SIZE, weight_of(face, row))
    line = baseline(middle - style.size / 2, style.size, row.answered_text, style.size) + 0.06 * style.size
    canvas.text_right(right, line, row.answered_text, style, tokens.INK if row.answered else tokens.MUTED)


def words_instead(*, is_hidden: bool) -> str:
    """What is said of a row without figures: that it is hidden, or that nobody answered."""
    return words_written().plain("sel_rahasia" if is_hidden else "gambar_tanpa_jawaban")


def draw_in_words(canvas: Canvas, row: BreakdownRow, left: float, top: float, width: float, height: float) -> None:
    """What stands in place of figures: one light cell for a hidden row, plain words where nobody answered."""
    words = words_instead(is_hidden=row.cells is None)
    sizes = (size for size in _HIDDEN_SIZES if Style(size).width(words) <= width - 24)
    style = Style(next(sizes, _HIDDEN_SIZES[-1]))
    if row.cells is None:
        canvas.rounded(left, top, width, height, 6, tokens.PANEL)
    middle = left + width / 2 - style.width(words) / 2
    canvas.text(middle, baseline(top, height, words, style.size), words, style, tokens.MUTED)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A row with a hairline under it, and `below` that more room than rows have between them."""

    row: Row
    below: float = 0

    @property
    def height(self) -> float:
        return self.row.height + _UNDER_TOTAL + 2 + self.below

    def draw(self, canvas: Canvas, top: float) -> None:
        self.row.draw(canvas, top)
        canvas.rectangle(LEFT, top + self.row.height + _UNDER_TOTAL, COLUMN, 2, tokens.HAIRLINE)
