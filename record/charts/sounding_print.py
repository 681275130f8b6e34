"""The chart of a sounding on paper: each point with its divided bar, how many agree, and a mark where all do."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from record.charts import tokens
from record.charts.breakdown_table_print import draw_cell
from record.charts.canvas import Canvas, Picture
from record.charts.card import Block, baseline
from record.charts.fonts import BOLD
from record.charts.patterns import CATEGORIES
from record.charts.print_divided import BAR, DividedBar, Key
from record.charts.prints import KEPT
from record.charts.sheet import LABEL_SIZE, WIDTH, label, on_paper, rule
from record.charts.sounding_face import SoundedRow, SoundingFace
from record.charts.wrap import Style

# As in a breakdown: agree is dark, disagree is hatched, and who passes leaves the paper white.
_PATTERNS: Final = (CATEGORIES[0], CATEGORIES[2], CATEGORIES[3])
_CODE, _SHARE, _COUNT = Style(LABEL_SIZE, BOLD), Style(9.5, BOLD), Style(8.5)
_HEAD, _MARK = Style(8), Style(8, BOLD)
_ANSWERED: Final = "menjawab"
_AFTER_CODE, _COLUMN_GAP, _GAP = 7, 12, 12
_HEAD_ROOM, _MARK_ROOM, _UNDER_LABEL = 18, 12, 3
_LABEL_COLUMN_MAX: Final = 68 / 25.4 * 72
_LABEL_LINES_MAX: Final = 4
# Of the rows of one picture: it stands on a page of A4 with its heading.
_ROWS_MAX: Final = 570


@dataclass(frozen=True, slots=True)
class Page:
    """One picture, and the codes of the points it begins and ends with."""

    picture: Picture
    first: str
    last: str


@lru_cache(maxsize=KEPT)
def pages(face: SoundingFace, *, stands_alone: bool = False) -> tuple[Page, ...]:
    """The chart in 8-bit grey, in as many pictures of about one height as its points need; every wording in full."""
    columns = _Columns.of(face)
    rows = [_Point(row, _label(row, columns.label_width), columns) for row in face.rows]
    made = []
    for part in _parted(rows):
        picture = on_paper(face, _Points(face.key, columns, part), stands_alone=stands_alone)
        made.append(Page(picture, part[0].row.code, part[-1].row.code))
    return tuple(made)


def _label(row: SoundedRow, width: float) -> Block:
    return label(" ".join(row.text.split()), False, width)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where labels, bars and figures stand, alike on every page; labels above their bars where one of them is long."""

    is_beside: bool
    label_left: float
    label_width: float
    left: float
    right: float
    share_right: float

    @classmethod
    def of(cls, face: SoundingFace) -> "_Columns":
        label_left = max(_CODE.width(row.code) for row in face.rows) + _AFTER_CODE
        count = max(_HEAD.width(_ANSWERED), *(_COUNT.width(str(row.answered)) for row in face.rows))
        share = max(_HEAD.width(face.key[0].lower()), *(_SHARE.width(row.agree_text) for row in face.rows))
        share_right = WIDTH - 0.5 - count - _COLUMN_GAP
        right = share_right - share - _COLUMN_GAP
        narrow = _LABEL_COLUMN_MAX - label_left
        texts = [_label(row, narrow) for row in face.rows]
        if any(len(text.lines) > _LABEL_LINES_MAX for text in texts):
            return cls(False, label_left, WIDTH - label_left, label_left, right, share_right)
        widest = max(text.style.width(line) for text in texts for line in text.lines)
        return cls(True, label_left, narrow, label_left + widest + _COLUMN_GAP, right, share_right)


@dataclass(frozen=True, slots=True)
class _Point:
    """Code and wording; beside or below them the bar, its figures, and the mark."""

    row: SoundedRow
    text: Block
    columns: _Columns

    @property
    def height(self) -> float:
        stack = self._bar.height + (_MARK_ROOM if self.row.mark else 0)
        return max(self.text.height, stack) if self.columns.is_beside else self.text.height + _UNDER_LABEL + stack

    @property
    def _bar(self) -> DividedBar:
        counts = self.row.counts or ()
        names = [f"{self.row.code}/{place}" for place in range(len(_PATTERNS))]
        left, right = self.columns.left, self.columns.right
        return DividedBar(names, counts, [str(count) for count in counts], _PATTERNS, left, right)

    def draw(self, canvas: Canvas, top: float) -> None:
        columns, bar = self.columns, self._bar
        text_top = top + self._lowered(bar)
        canvas.text(0, self.text.first_baseline(text_top), self.row.code, _CODE, tokens.BLACK)
        below = self.text.draw(canvas, columns.label_left, text_top, tokens.BLACK)
        bar_top = (top if columns.is_beside else below + _UNDER_LABEL) + bar.height - BAR
        line = bar_top + BAR / 2 + 0.364 * _SHARE.size
        canvas.text_right(WIDTH - 0.5, line, str(self.row.answered), _COUNT, tokens.BLACK)
        if not self.row.counts:
            width = columns.right - columns.left
            draw_cell(canvas, columns.left, bar_top, width, BAR, is_hidden=bool(self.row.answered))
            return
        bar.draw(canvas, bar_top)
        canvas.text_right(columns.share_right, line, self.row.agree_text, _SHARE, tokens.BLACK)
        if self.row.mark:
            mark = f"✓ {self.row.mark}"
            line = baseline(bar_top + BAR + 1, _MARK_ROOM, mark, _MARK.size)
            canvas.text(columns.left, line, mark, _MARK, tokens.BLACK)

    def _lowered(self, bar: DividedBar) -> float:
        """A label beside its bar begins at the height of the bar, as far as the row has room."""
        if not self.columns.is_beside:
            return 0
        pitch = self.text.height / len(self.text.lines)
        return max(0, min(self.height - self.text.height, bar.height - BAR + (BAR - pitch) / 2))


@dataclass(frozen=True, slots=True)
class _Points:
    """The key with the heads of the figures, then the points of one picture with thin rules between."""

    key: Sequence[str]
    columns: _Columns
    rows: Sequence[_Point]

    @property
    def height(self) -> float:
        return _HEAD_ROOM + _height(self.rows) + _GAP / 2

    def draw(self, canvas: Canvas, top: float) -> None:
        key = Key.of(self.key)
        key.draw(canvas, top, _PATTERNS)
        line = baseline(top, key.height, _ANSWERED, _HEAD.size)
        canvas.text_right(WIDTH - 0.5, line, _ANSWERED, _HEAD, tokens.BLACK)
        canvas.text_right(self.columns.share_right, line, self.key[0].lower(), _HEAD, tokens.BLACK)
        top += _HEAD_ROOM
        for place, row in enumerate(self.rows):
            if place:
                rule(canvas, top - _GAP / 2)
            row.draw(canvas, top)
            top += row.height + _GAP


def _height(rows: Sequence[_Point]) -> float:
    return sum(row.height for row in rows) + _GAP * (len(rows) - 1)


def _parted(rows: Sequence[_Point]) -> list[list[_Point]]:
    """The points in order on as few pictures as can be, none of them much fuller than the others."""
    fewest = len(_filled(rows, _ROWS_MAX))
    limit = int(_height(rows) / fewest)
    while len(_filled(rows, limit)) > fewest:
        limit += BAR
    return _filled(rows, limit)


def _filled(rows: Sequence[_Point], limit: float) -> list[list[_Point]]:
    """A picture takes points up to this height; one that is higher by itself stands alone."""
    parts: list[list[_Point]] = [[rows[0]]]
    for row in rows[1:]:
        if _height([*parts[-1], row]) > limit:
            parts.append([row])
        else:
            parts[-1].append(row)
    return parts
