"""The phone card of answers in words that were grouped: themes with their bars, the most frequent answers quoted."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from record.charts import tokens
from record.charts.album import Row, Section, Setting
from record.charts.album import pages as album_pages
from record.charts.canvas import Canvas, Picture
from record.charts.card import COLUMN, LEFT, RIGHT, Block, baseline
from record.charts.fonts import BOLD, SEMIBOLD
from record.charts.kind_faces import Answer, TextFace, ThemeRow
from record.charts.wrap import Style, clip, wrap
from record.tongue import words

QUOTES_MAX: Final = 2
_QUOTE_LINES_MAX: Final = 2
_NAME, _COUNT, _QUOTE = Style(44, BOLD), Style(36, SEMIBOLD), Style(36)
_NAME_FACTOR, _QUOTE_FACTOR = 1.22, 1.28
_BEFORE_COUNT, _UNDER_NAME, _UNDER_BAR, _BETWEEN_QUOTES, _BETWEEN_THEMES = 26, 12, 16, 8, 40
_BAR, _TIP = 22, 6
_INDENT, _RULE, _AFTER_RULE = 4, 5, 26
# The second where it saves a picture.
_GAPS: Final = (_BETWEEN_THEMES, 28)


def pages(face: TextFace) -> tuple[Picture, ...]:
    """The card, or an album of it. Every theme stands on it whole; what is not quoted, or not to its end, is owed to
    the reader in a note."""
    rows = tuple(_Theme.of(theme) for theme in face.themes)
    if any(row.leaves_out for row in rows):
        heading = face.heading
        face = replace(face, heading=replace(heading, notes=(*heading.notes, words().plain("gambar_kutipan"))))
    return album_pages(face, [Setting(partial(_sections, rows, gap)) for gap in _GAPS])


def _sections(rows: tuple[Row, ...], gap: int) -> list[Section]:
    return [Section(rows, gap)]


@dataclass(frozen=True, slots=True)
class _Theme:
    """A theme and its number of answers over its bar, quotes behind a thin rule under it; of the rest only the bar."""

    theme: ThemeRow
    name: Block
    quotes: tuple[Block, ...]
    leaves_out: bool

    @classmethod
    def of(cls, theme: ThemeRow) -> "_Theme":
        name = wrap(theme.name, _NAME, COLUMN - _COUNT.width(theme.count_text) - _BEFORE_COUNT)
        quoted = () if theme.is_rest else theme.answers[:QUOTES_MAX]
        width = COLUMN - _INDENT - _RULE - _AFTER_RULE
        whole = [(text, wrap(text, _QUOTE, width)) for text in map(_quoted, quoted)]
        quotes = tuple(
            Block(text, clip(lines, _QUOTE_LINES_MAX, _QUOTE, width), _QUOTE, _QUOTE_FACTOR) for text, lines in whole
        )
        leaves_out = len(quoted) < len(theme.answers) or any(len(lines) > _QUOTE_LINES_MAX for _, lines in whole)
        return cls(theme, Block(theme.name, name, _NAME, _NAME_FACTOR), quotes, leaves_out)

    @property
    def height(self) -> float:
        quotes = sum(quote.height for quote in self.quotes) + _BETWEEN_QUOTES * max(len(self.quotes) - 1, 0)
        return self.name.height + _UNDER_NAME + _BAR + (_UNDER_BAR + quotes if self.quotes else 0)

    def draw(self, canvas: Canvas, top: float) -> None:
        theme = self.theme
        line = baseline(top, self.name.height / len(self.name.lines), "0", _NAME.size)
        canvas.text_right(RIGHT, line, theme.count_text, _COUNT, tokens.MUTED)
        top = self.name.draw(canvas, LEFT, top, tokens.INK) + _UNDER_NAME
        canvas.rounded(LEFT, top, COLUMN, _BAR, _TIP, tokens.TRACK)
        colour = tokens.LEAD if theme.is_leading else tokens.OTHER
        canvas.bar(theme.name, LEFT, top, COLUMN * theme.part, _BAR, _TIP, colour)
        top += _BAR + _UNDER_BAR
        for quote in self.quotes:
            canvas.rectangle(LEFT + _INDENT, top + 4, _RULE, quote.height - 8, tokens.HAIRLINE)
            top = quote.draw(canvas, LEFT + _INDENT + _RULE + _AFTER_RULE, top, tokens.INK) + _BETWEEN_QUOTES


def _quoted(answer: Answer) -> str:
    """The answer between quotation marks, with its number where it was given more than once."""
    return f"“{answer.text}”" if answer.count == 1 else f"“{answer.text}” ({answer.count})"
