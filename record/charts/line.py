"""One line of text on a figure, where it was put: matplotlib's own text would measure it again before it draws it."""

from typing import Any, Final

from matplotlib.artist import Artist

from record.charts import fonts

# As matplotlib stacks its own: texts above patches.
_ABOVE_PATCHES: Final = 3


class Line(Artist):
    """A line from `x` on `baseline`, both in the units of its transform."""

    zorder = _ABOVE_PATCHES

    def __init__(self, x: float, baseline: float, text: str, font: Any, colour: str) -> None:
        super().__init__()
        self._place, self._text, self._font, self._colour = (x, baseline), text, font, colour

    def draw(self, renderer: Any) -> None:
        """For matplotlib."""
        x, y = self.get_transform().transform(self._place)
        pen = renderer.new_gc()
        pen.set_foreground(self._colour)
        renderer.draw_text(pen, x, renderer.height - y, self._text, self._font, 0, mtext=self)
        pen.restore()

    def get_fontfeatures(self) -> tuple[str, ...]:
        """For the renderer."""
        return fonts.FEATURES

    def get_language(self) -> None:
        """For the renderer: texts are in any."""
