"""The phone card of answers in words: equal ones as one row with their number, over as many pages as they need."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from record.charts import theme_card, tokens
from record.charts.album import Row, Section, Setting, clipped
from record.charts.album import pages as album_pages
from record.charts.canvas import Canvas, Picture
from record.charts.card import LEFT, RIGHT, Block, baseline
from record.charts.fonts import BOLD, REGULAR
from record.charts.kind_faces import Answer, TextFace
from record.charts.wrap import Style, clip, wrap

# Answer, names and space between rows; the first of these at which all stand on one picture.
_SIZES: Final = ((38, 32, 30), (34, 30, 24))
_FACTOR = 1.28
_COUNT = 36
_RULE, _AFTER_RULE = 5, 22
_BEFORE_COUNT, _UNDER_ANSWER = 32, 4
_CLIPPED_LINES: Final = (12, 6, 3)


def pages(face: TextFace) -> tuple[Picture, ...]:
    """The card, or an album of it; nothing is left out but what stands under a theme."""
    if face.themes:
        return theme_card.pages(face)
    settings = [Setting(partial(_sections, face, sizes, None)) for sizes in _SIZES]
    settings += clipped(partial(_sections, face, _SIZES[-1]), _CLIPPED_LINES)
    return album_pages(face, settings)


def _sections(face: TextFace, sizes: tuple[int, int, int], lines_max: int | None) -> list[Section]:
    """One section."""
    counts = max((_count_style(answer).width(answer.count_text) for answer in face.answers), default=0.0)
    width = RIGHT - counts - (_BEFORE_COUNT if counts else 0) - LEFT - _RULE - _AFTER_RULE
    rows: tuple[Row, ...] = tuple(_Row.of(answer, sizes, width, lines_max) for answer in face.answers)
    return [Section(rows, sizes[2])] if rows else []


def _count_style(answer: Answer) -> Style:
    return Style(_COUNT, BOLD if answer.count > 1 else REGULAR)


@dataclass(frozen=True, slots=True)
class _Row:
    """An answer as it was typed behind a thin rule, who gave it under it, how often at the right."""

    answer: Answer
    text: Block
    names: Block | None

    @classmethod
    def of(cls, answer: Answer, sizes: tuple[int, int, int], width: float, lines_max: int | None) -> "_Row":
        text = _block(answer.text, Style(sizes[0]), width, lines_max)
        names = _block(answer.names, Style(sizes[1]), width, lines_max) if answer.names else None
        return cls(answer, text, names)

    @property
    def height(self) -> float:
        return self.text.height + (_UNDER_ANSWER + self.names.height if self.names else 0)

    def draw(self, canvas: Canvas, top: float) -> None:
        left = LEFT + _RULE + _AFTER_RULE
        canvas.rectangle(LEFT, top + 6, _RULE, self.height - 10, tokens.OTHER)
        under = self.text.draw(canvas, left, top, tokens.INK)
        if self.names:
            self.names.draw(canvas, left, under + _UNDER_ANSWER, tokens.MUTED)
        line = baseline(top, self.text.height / len(self.text.lines), "0", _COUNT)
        colour = tokens.INK if self.answer.count > 1 else tokens.MUTED
        canvas.text_right(RIGHT, line, self.answer.count_text, _count_style(self.answer), colour)


def _block(text: str, style: Style, width: float, lines_max: int | None) -> Block:
    lines = wrap(text, style, width)
    return Block(text, lines if lines_max is None else clip(lines, lines_max, style, width), style, _FACTOR)
