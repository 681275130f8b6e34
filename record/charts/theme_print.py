"""Answers in words that were grouped, on paper: the bars of the themes; where it stands alone, every answer under its
theme."""

from dataclasses import dataclass
from typing import Final

from record.charts import tokens
from record.charts.canvas import Canvas, Picture
from record.charts.card import Block
from record.charts.face import Bar
from record.charts.fonts import BOLD
from record.charts.kind_faces import TextFace, ThemeRow
from record.charts.patterns import LEAD, OTHER
from record.charts.print_list import ListRow, PrintList
from record.charts.print_rows import PrintRows
from record.charts.sheet import BASELINE, LABEL_SIZE, OUTLINE, SLIVER, WIDTH, block, on_paper
from record.charts.wrap import Style

_NAME, _COUNT = Style(LABEL_SIZE, BOLD), Style(8.5)
_BAR, _UNDER_NAME, _UNDER_BAR, _BETWEEN = 11, 3, 5, 9
_BEFORE_COUNT: Final = 12
_INDENT: Final = 10


def draw(face: TextFace, *, stands_alone: bool = False) -> Picture:
    """In 8-bit grey. In a document a table lists the answers; a file that stands alone lists them itself."""
    if not stands_alone:
        bars = [_bar(place, theme) for place, theme in enumerate(face.themes, start=1)]
        return on_paper(face, PrintRows.of(bars, shows_codes=False), stands_alone=False)
    return on_paper(face, _Sections(tuple(_Section.of(theme) for theme in face.themes)), stands_alone=True)


def _bar(place: int, theme: ThemeRow) -> Bar:
    return Bar(str(place), theme.name, theme.count, "", theme.count_text, theme.part, theme.is_leading)


@dataclass(frozen=True, slots=True)
class _Section:
    """A theme, its number of answers and its bar, which is as wide as the paper for all answers; then what was said."""

    theme: ThemeRow
    name: Block
    answers: PrintList

    @classmethod
    def of(cls, theme: ThemeRow) -> "_Section":
        width = WIDTH - _COUNT.width(theme.count_text) - _BEFORE_COUNT
        rows = [ListRow("", one.text, one.count_text if one.count > 1 else "", one.names) for one in theme.answers]
        return cls(theme, block(theme.name, _NAME, width), PrintList.of(rows, indent=_INDENT))

    @property
    def height(self) -> float:
        return self.name.height + _UNDER_NAME + _BAR + _UNDER_BAR + self.answers.height

    def draw(self, canvas: Canvas, top: float) -> float:
        """Draws it and returns where the next one may begin."""
        theme = self.theme
        canvas.text_right(WIDTH - 0.5, self.name.first_baseline(top), theme.count_text, _COUNT, tokens.BLACK)
        top = self.name.draw(canvas, 0, top, tokens.BLACK) + _UNDER_NAME
        length = max(SLIVER, (WIDTH - 2) * theme.part)
        fill = LEAD if theme.is_leading else OTHER
        canvas.outlined_bar(theme.name, BASELINE, top, length, _BAR, fill, OUTLINE)
        canvas.rectangle(0, top - 1, BASELINE, _BAR + 2, tokens.BLACK)
        top += _BAR + _UNDER_BAR
        self.answers.draw(canvas, top)
        return top + self.answers.height


@dataclass(frozen=True, slots=True)
class _Sections:
    """Themes one below the other."""

    sections: tuple[_Section, ...]

    @property
    def height(self) -> float:
        return sum(section.height for section in self.sections) + _BETWEEN * (len(self.sections) - 1)

    def draw(self, canvas: Canvas, top: float) -> None:
        for section in self.sections:
            top = section.draw(canvas, top) + _BETWEEN
