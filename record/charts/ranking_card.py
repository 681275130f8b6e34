"""The phone card of a ranking: options in the order of their shared ranks, with scores where the method gives any."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from record.charts import tokens
from record.charts.album import Section, Setting, clipped
from record.charts.album import pages as album_pages
from record.charts.canvas import Canvas, Picture
from record.charts.card import LEFT, RIGHT, Block, baseline
from record.charts.choice_rows import DENSITIES, Density, label_block
from record.charts.figures import Figure, Figures
from record.charts.fonts import BOLD
from record.charts.kind_faces import Ranked, RankingFace
from record.charts.wrap import Style

_CIRCLE, _AFTER_CIRCLE, _AFTER_CODE = 66, 24, 18
_RANK_SIZES: Final = (36, 30, 24)
_SCORE, _MEAN = 48, 36
_TIP = 6
# One point out of very many still shows.
_SLIVER = 2
_CLIPPED_LINES: Final = (4, 3, 2)


def pages(face: RankingFace) -> tuple[Picture, ...]:
    """The card; an album where many options or long ones need it."""
    densities = DENSITIES[1:]
    settings = [Setting(partial(_sections, face, density, None)) for density in densities]
    settings += clipped(partial(_sections, face, densities[-1]), _CLIPPED_LINES)
    return album_pages(face, settings)


def _sections(face: RankingFace, density: Density, lines_max: int | None) -> list[Section]:
    score, mean = min(_SCORE, density.share), min(_MEAN, density.counted)
    figures = Figures.over(map(_figure, face.rows), score, mean)
    codes = max(Style(density.label, BOLD).width(row.code) for row in face.rows)
    left = round(LEFT + _CIRCLE + _AFTER_CIRCLE + (codes + _AFTER_CODE if codes else 0))
    rows = tuple(_Row.of(row, density, figures, left, lines_max, face.has_scores) for row in face.rows)
    return [Section(rows, density.gap, edges=((tokens.INK, tokens.TRACK, 6),))]


def _figure(row: Ranked) -> Figure:
    return Figure(row.score_text, row.mean_text, row.part == 0)


@dataclass(frozen=True, slots=True)
class _Row:
    """An option: its rank in a circle, filled where it leads; code, label, and under them bar, score and mean place."""

    ranked: Ranked
    label: Block
    density: Density
    figures: Figures
    left: float
    has_bar: bool

    @classmethod
    def of(
        cls, ranked: Ranked, density: Density, figures: Figures, left: float, lines_max: int | None, has_bar: bool
    ) -> "_Row":
        label = label_block(ranked.text, ranked.is_leading, density.label, RIGHT - left, lines_max)
        return cls(ranked, label, density, figures, left, has_bar)

    @property
    def _above_text(self) -> float:
        """What brings the first line beside the middle of the circle."""
        return max(0.0, (_CIRCLE - self.label.height / len(self.label.lines)) / 2)

    @property
    def height(self) -> float:
        bar = self.density.above_bar + self.density.bar if self.has_bar else 0
        return max(_CIRCLE, self._above_text + self.label.height + bar)

    def draw(self, canvas: Canvas, top: float) -> None:
        self._draw_circle(canvas, top + _CIRCLE / 2)
        top += self._above_text
        code = Style(self.density.label, BOLD)
        colour = tokens.LEAD if self.ranked.is_leading else tokens.MUTED
        code_left = LEFT + _CIRCLE + _AFTER_CIRCLE
        canvas.text(code_left, self.label.first_baseline(top), self.ranked.code, code, colour)
        top = self.label.draw(canvas, self.left, top, tokens.INK) + self.density.above_bar
        if self.has_bar:
            self._draw_bar(canvas, top)

    def _draw_circle(self, canvas: Canvas, middle: float) -> None:
        ground, ink = (tokens.LEAD, tokens.WHITE) if self.ranked.is_leading else (tokens.TRACK, tokens.INK)
        canvas.circle(LEFT + _CIRCLE / 2, middle, _CIRCLE / 2, ground)
        text = self.ranked.rank_text
        sizes = (size for size in _RANK_SIZES if Style(size, BOLD).width(text) <= _CIRCLE - 16)
        style = Style(next(sizes, _RANK_SIZES[-1]), BOLD)
        line = baseline(middle - _CIRCLE / 2, _CIRCLE, "0", style.size) + 0.06 * style.size
        canvas.text(LEFT + _CIRCLE / 2 - style.width(text) / 2, line, text, style, ink)

    def _draw_bar(self, canvas: Canvas, top: float) -> None:
        ranked, density = self.ranked, self.density
        full = self.figures.bars_right - self.left
        canvas.rounded(self.left, top, full, density.bar, _TIP, tokens.TRACK)
        length = max(_SLIVER, round(full * ranked.part)) if ranked.part > 0 else 0
        colour = tokens.LEAD if ranked.is_leading else tokens.OTHER
        canvas.bar(ranked.code, self.left, top, length, density.bar, _TIP, colour)
        self.figures.draw(canvas, _figure(ranked), top + density.bar / 2)
