"""The frame every phone card shares: small line, chips, question, turnout above; hairline, notes, source below."""

from dataclasses import dataclass
from typing import Final, Protocol

from record.charts import tokens
from record.charts.canvas import Canvas, Picture
from record.charts.face import Chip, Framed, Heading
from record.charts.fonts import BOLD, SEMIBOLD
from record.charts.measure import has_missing, leading, reach
from record.charts.wrap import Style, balance, clip, one_line, wrap
from record.tongue import words

WIDTH: Final = 1280
HEIGHT_MIN: Final = 640
HEIGHT_MAX: Final = 1728
LEFT: Final = 64
RIGHT: Final = WIDTH - 64
COLUMN: Final = RIGHT - LEFT
_TOP, _BOTTOM = 52, 44
_SMALL = Style(32, SEMIBOLD)
_CHIP = Style(28, BOLD)
_CHIP_HEIGHT, _CHIP_PADDING, _CHIP_RADIUS, _CHIP_GAP = 48, 22, 24, 12
# Size and lines a question may take; the first that fits.
_QUESTION_STEPS: Final = ((60, 2), (56, 2), (52, 3), (48, 4), (44, 5), (40, 7))
_FACTS = Style(38)
_TIE = Style(32, BOLD)
_NOTE = Style(32)
_SOURCE = Style(30)
_SOURCE_HEIGHT = 36


class Body(Protocol):
    """What stands between the frame's two parts."""

    @property
    def height(self) -> float: ...

    def draw(self, canvas: Canvas, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one text in one style, with the height each takes."""

    paragraph: str
    lines: tuple[str, ...]
    style: Style
    factor: float

    @property
    def height(self) -> float:
        return sum(self._pitch(line) for line in self.lines)

    def first_baseline(self, top: float) -> float:
        """Where the first line stands, and a code beside it."""
        return self._baseline(top, self.lines[0])

    def _baseline(self, top: float, line: str) -> float:
        return baseline(top, self._pitch(line), line, self.style.size)

    def _pitch(self, line: str) -> float:
        return leading(line, self.factor) * self.style.size

    def draw(self, canvas: Canvas, x: float, top: float, colour: str) -> float:
        """Draws the lines from `top` and returns where the next thing may begin."""
        for line in self.lines:
            canvas.text(x, self._baseline(top, line), line, self.style, colour, paragraph=self.paragraph)
            top += self._pitch(line)
        return top


def baseline(top: float, height: float, text: str, size: float) -> float:
    """Where a line stands in a band of this height so that its ink is in the middle."""
    up, down = reach(text)
    return top + height / 2 + (up - down) / 2 * size


def question_block(text: str) -> Block:
    """The question at the largest size at which it fits; beyond the smallest it ends with an ellipsis."""
    flat = " ".join(text.split())
    for size, lines_max in _QUESTION_STEPS:
        style = Style(size, BOLD)
        if len(wrap(flat, style, COLUMN)) <= lines_max:
            return Block(flat, balance(flat, style, COLUMN), style, 1.18)
    return Block(flat, clip(wrap(flat, style, COLUMN), lines_max, style, COLUMN), style, 1.18)


def facts_block(facts: tuple[str, ...]) -> Block:
    """The muted line, broken only between its facts."""
    lines: list[str] = []
    for fact in facts:
        joined = f"{lines[-1]} · {fact}" if lines else fact
        if lines and _FACTS.width(joined) <= COLUMN:
            lines[-1] = joined
        else:
            lines.append(one_line(fact, _FACTS, COLUMN))
    return Block("", tuple(lines), _FACTS, 1.32)


def _paragraph(text: str, style: Style, width_max: float, factor: float) -> Block | None:
    return Block(text, wrap(text, style, width_max), style, factor) if text else None


def missing_note() -> str:
    """That □ stands for a sign no font has."""
    return words().plain("gambar_aksara")


def owed_notes(face: Framed) -> list[str]:
    """The notes of a face, and those that any picture of it owes: that nobody answered, that □ stands for a sign."""
    heading = face.heading
    notes = list(heading.notes)
    empty = words().plain("kosong")
    if face.is_empty and empty not in notes:
        notes.append(empty)
    if has_missing(heading.title, heading.question, *face.texts):
        notes.append(missing_note())
    return notes


@dataclass(frozen=True, slots=True)
class Frame:
    """The upper and the lower part of a card, measured; what is left between them belongs to the body."""

    heading: Heading
    page: str
    question: Block
    facts: Block
    tie: Block | None
    notes: Block | None

    @classmethod
    def around(cls, face: Framed, *, page: str = "", is_shortened: bool = False) -> "Frame":
        """The frame of this face; `page` is "hlm. 1/2" in an album, `is_shortened` adds the note about it."""
        heading = face.heading
        notes = owed_notes(face)
        if is_shortened:
            notes.insert(len(heading.notes), words().plain("gambar_dipersingkat"))
        return cls(
            heading,
            page,
            question_block(heading.question),
            facts_block(heading.facts),
            _paragraph(heading.tie, _TIE, COLUMN - 2 * _CHIP_PADDING, 1.3),
            _paragraph(" ".join(notes), _NOTE, COLUMN, 1.34),
        )

    @property
    def head_height(self) -> float:
        tie = self.tie.height + 32 if self.tie else 0
        return _TOP + 48 + 26 + self.question.height + 16 + self.facts.height + tie + 40

    @property
    def foot_height(self) -> float:
        return 44 + 2 + 22 + (self.notes.height + 12 if self.notes else 0) + _SOURCE_HEIGHT + _BOTTOM

    @property
    def room(self) -> float:
        """How high a body may be."""
        return HEIGHT_MAX - self.head_height - self.foot_height

    def draw(self, body: Body, edges: tuple[tokens.Edge, ...] = ()) -> Picture:
        """The finished card; `edges` name the colours that only its body has."""
        height = max(HEIGHT_MIN, round(self.head_height + body.height + self.foot_height))
        canvas = Canvas(WIDTH, height)
        self._draw_small_line(canvas)
        top = self.question.draw(canvas, LEFT, _TOP + 48 + 26, tokens.INK)
        top = self.facts.draw(canvas, LEFT, top + 16, tokens.MUTED)
        if tie := self.tie:
            width = max(tie.style.width(line) for line in tie.lines) + 2 * _CHIP_PADDING
            canvas.rounded(LEFT, top + 12, width, tie.height + 20, _CHIP_RADIUS, tokens.PROVISIONAL.ground)
            tie.draw(canvas, LEFT + _CHIP_PADDING, top + 22, tokens.PROVISIONAL.text)
        body.draw(canvas, self.head_height)
        self._draw_foot(canvas, height - self.foot_height + 44)
        return canvas.png(tokens.card_palette(edges))

    def _draw_small_line(self, canvas: Canvas) -> None:
        right: float = RIGHT
        for chip in reversed(self.heading.chips):
            right -= self._draw_chip(canvas, right, chip) + _CHIP_GAP
        ending = f" · {self.heading.code}" + (f" · {self.page}" if self.page else "")
        title = one_line(self.heading.title, _SMALL, right - LEFT - 12 - _SMALL.width(ending))
        canvas.text(LEFT, baseline(_TOP, 48, title, _SMALL.size), title + ending, _SMALL, tokens.MUTED)

    @staticmethod
    def _draw_chip(canvas: Canvas, right: float, chip: Chip) -> float:
        width = _CHIP.width(chip.text) + 2 * _CHIP_PADDING
        canvas.rounded(right - width, _TOP, width, _CHIP_HEIGHT, _CHIP_RADIUS, chip.tone.ground)
        line = baseline(_TOP, _CHIP_HEIGHT, chip.text, _CHIP.size)
        canvas.text(right - width + _CHIP_PADDING, line, chip.text, _CHIP, chip.tone.text)
        return width

    def _draw_foot(self, canvas: Canvas, top: float) -> None:
        canvas.rectangle(LEFT, top, COLUMN, 2, tokens.HAIRLINE)
        top += 24
        if notes := self.notes:
            top = notes.draw(canvas, LEFT, top, tokens.INK) + 12
        source = one_line(self.heading.source, _SOURCE, COLUMN)
        canvas.text(LEFT, baseline(top, _SOURCE_HEIGHT, source, _SOURCE.size), source, _SOURCE, tokens.MUTED)
