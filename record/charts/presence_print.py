"""Attendance or turnout on paper: the figure in words, its bar with the quorum, a bar for each constituency."""

from dataclasses import dataclass

from record.charts import tokens
from record.charts.canvas import Canvas, Picture
from record.charts.card import Block
from record.charts.face import Bar
from record.charts.fonts import BOLD
from record.charts.kind_faces import PresenceFace
from record.charts.patterns import LEAD, OTHER
from record.charts.print_rows import PrintRows
from record.charts.sheet import LABEL_SIZE, OUTLINE, SLIVER, WIDTH, block, on_paper
from record.charts.wrap import Style

_BAR, _GAP = 15, 5
_TICK, _REACH = 1.4, 4
_MARK = Style(LABEL_SIZE, BOLD)
_MARK_ROOM = 15


def draw(face: PresenceFace, *, stands_alone: bool = False) -> Picture:
    """The chart in 8-bit grey."""
    bars = [Bar(row.name, row.name, row.count, row.count_text, "", row.part, False) for row in face.rows]
    rows = PrintRows.of(bars, shows_codes=False, scale=1.0, fill=lambda _: OTHER) if bars else None
    words = block(f"{face.count_text} {face.of_words}", Style(10, BOLD), WIDTH)
    return on_paper(face, _Chart(face, words, rows), stands_alone=stands_alone)


@dataclass(frozen=True, slots=True)
class _Chart:
    """The whole, then its constituencies."""

    face: PresenceFace
    words: Block
    rows: PrintRows | None

    @property
    def height(self) -> float:
        mark = _REACH + _MARK_ROOM if self.face.quorum_part is not None else 0
        rows = self.rows.height + _GAP if self.rows else 0
        return self.words.height + _GAP + _BAR + mark + rows

    def draw(self, canvas: Canvas, top: float) -> None:
        face = self.face
        top = self.words.draw(canvas, 0, top, tokens.BLACK) + _GAP
        canvas.outlined(0.5, top, WIDTH - 1, _BAR, tokens.WHITE, OUTLINE)
        length = max(SLIVER, (WIDTH - 1) * min(face.part, 1.0)) if face.count else 0
        canvas.outlined_bar("whole", 0.5, top, length, _BAR, LEAD, OUTLINE)
        if face.quorum_part is not None:
            self._draw_quorum(canvas, face.quorum_part, top, length)
        if self.rows:
            self.rows.draw(canvas, top + self.height - self.words.height - self.rows.height - _GAP)

    def _draw_quorum(self, canvas: Canvas, part: float, top: float, length: float) -> None:
        left = min(max(0.5 + (WIDTH - 1) * part - _TICK / 2, 0), WIDTH - _TICK)
        canvas.rectangle(left, top - _REACH, _TICK, _BAR + 2 * _REACH, tokens.BLACK)
        if left + _TICK <= length:
            canvas.rectangle(left, top, _TICK, _BAR, tokens.WHITE)
        words = block(self.face.quorum_words, _MARK, WIDTH)
        wide = max(_MARK.width(line) for line in words.lines)
        words.draw(canvas, min(max(left - wide / 2, 0), WIDTH - wide), top + _BAR + _REACH, tokens.BLACK)
