"""The sheet a picture is drawn on: every text and bar placed by hand, downwards from the upper left corner."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from record.charts import fonts
from record.charts.measure import directed, drawable, reach
from record.charts.palette import in_palette
from record.charts.patterns import HATCH_LINE, Pattern
from record.charts.shapes import pointing_up, rounded, standing
from record.charts.tokens import BLACK, RGB, WHITE
from record.charts.wrap import Style

POINTS_PER_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class Box:
    """What a drawn text covers at most, in canvas units, and the text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished PNG, its size in pixels, and the boxes of its texts in canvas units (for checks of the layout)."""

    png: bytes
    width_px: int
    height_px: int
    boxes: tuple[Box, ...] = field(repr=False, default=())
    bars: tuple[tuple[str, float], ...] = ()


class Canvas:
    """A drawing surface in points; at 72 dpi a point is a pixel. Never pyplot: its state is shared by threads."""

    def __init__(self, width: float, height: float, dpi: int = POINTS_PER_INCH) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        fonts.set_up()
        self.width, self.height, self.dpi = width, height, dpi
        self.boxes: list[Box] = []
        self.bars: list[tuple[str, float]] = []
        scale = dpi / POINTS_PER_INCH
        self._figure = Figure(
            figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), dpi=dpi, facecolor=WHITE, frameon=True
        )
        self._canvas: Any = FigureCanvasAgg(self._figure)
        self._down = Affine2D().scale(scale, -scale).translate(0, round(height * scale))

    def text(self, x: float, baseline: float, text: str, style: Style, colour: str, *, paragraph: str = "") -> None:
        """One line, its left end at `x`. `paragraph` is the whole text the line was cut from."""
        from record.charts.line import Line

        if not text:
            return
        shown = drawable(text)
        up, down = reach(shown)
        right = x + style.width(shown)
        self.boxes.append(Box(text, x, baseline - up * style.size, right, baseline + down * style.size))
        font = fonts.properties(style.weight, style.size)
        line = Line(x, baseline, directed(shown, paragraph or text), font, colour)
        line.set_transform(self._down)
        self._figure.add_artist(line)

    def text_right(self, right: float, baseline: float, text: str, style: Style, colour: str) -> None:
        """One line, its right end at `right`."""
        self.text(right - style.width(text), baseline, text, style, colour)

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        from matplotlib.patches import Rectangle

        self._add(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", linewidth=0))

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, colour: str) -> None:
        """A filled rectangle with four round corners."""
        self._fill(rounded(x, y, width, height, radius, radius), colour)

    def bar(self, code: str, x: float, y: float, length: float, height: float, radius: float, colour: str) -> None:
        """A bar, square at zero and round at its tip; its length is kept under the option's code."""
        self.bars.append((code, length))
        if length > 0:
            self._fill(rounded(x, y, length, height, 0, min(radius, length / 2)), colour)

    def column(self, code: str, x: float, foot: float, width: float, length: float, radius: float, colour: str) -> None:
        """A bar that stands on `foot`, square there and round above."""
        self.bars.append((code, length))
        if length > 0:
            self._fill(standing(x, foot, width, length, min(radius, length / 2)), colour)

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around this point."""
        from matplotlib.patches import Circle

        self._add(Circle((x, y), radius, facecolor=colour, edgecolor="none", linewidth=0))

    def triangle(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled triangle that points up to (x, top)."""
        self._fill(pointing_up(x, top, width, height), colour)

    def outlined_bar(
        self, code: str, x: float, y: float, length: float, height: float, colour: str | Pattern, outline: float
    ) -> None:
        """A square bar with a black line around it, which outlasts a photocopier; nothing where it has no length."""
        self.bars.append((code, length))
        if length > 0:
            self.outlined(x, y, length, height, colour, outline)

    def outlined(self, x: float, y: float, width: float, height: float, fill: str | Pattern, outline: float) -> None:
        """A rectangle in one grey or in a pattern, with a black line around it."""
        from matplotlib.patches import Rectangle

        if isinstance(fill, Pattern) and fill.hatch:
            # The hatch takes the colour of its patch's edge, so the outline is a patch of its own.
            hatched = Rectangle((x, y), width, height, facecolor=fill.ground, edgecolor=fill.line, linewidth=0)
            hatched.set_hatch(fill.hatch)
            hatched.set_hatch_linewidth(HATCH_LINE)
            self._add(hatched)
            self._add(Rectangle((x, y), width, height, fill=False, edgecolor=BLACK, linewidth=outline))
            return
        ground = fill.ground if isinstance(fill, Pattern) else fill
        self._add(Rectangle((x, y), width, height, facecolor=ground, edgecolor=BLACK, linewidth=outline))

    def png(self, palette: tuple[RGB, ...] | None = None) -> Picture:
        """The picture, in the given palette or, without one, in 8-bit grey. The same drawing gives the same bytes."""
        from PIL import Image

        self._canvas.draw()
        width_px, height_px = self._canvas.get_width_height()
        drawn = self._canvas.buffer_rgba()
        if palette is None:
            image = Image.frombuffer("RGBA", (width_px, height_px), drawn, "raw", "RGBA", 0, 1).convert("L")
        else:
            image = in_palette(drawn, palette)
        del drawn
        self._let_go()
        file = BytesIO()
        # The highest level takes five times as long for one hundredth less.
        image.save(file, "PNG", compress_level=6)
        return Picture(file.getvalue(), width_px, height_px, tuple(self.boxes), tuple(self.bars))

    def _let_go(self) -> None:
        """Frees the pixels at once. Figure, canvas and every drawn text hold each other and the renderer, so they would
        wait for the collector of cycles, which counts objects and does not see that one of them weighs ten megabytes.
        """
        vars(self._canvas.renderer).clear()
        self._figure.clear()

    def _fill(self, path: Any, colour: str) -> None:
        from matplotlib.patches import PathPatch

        self._add(PathPatch(path, facecolor=colour, edgecolor="none", linewidth=0))

    def _add(self, patch: Any) -> None:
        patch.set_transform(self._down)
        self._figure.add_artist(patch)
