"""What stands under columns: the value in the middle of each, or bounds between them; thinned evenly, never over one
another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from record.charts.canvas import Canvas
from record.charts.card import baseline
from record.charts.kind_faces import NumberFace
from record.charts.wrap import Style

# Few columns do not grow into blocks.
_WIDTH_MAX_PART = 1 / 6
_APART = 0.5


def slots(count: int, left: float, full: float, gap: float) -> list[tuple[float, float]]:
    """Left end and width of each of so many columns, in the middle of the room they have."""
    width = min((full - gap * (count - 1)) / count, full * _WIDTH_MAX_PART)
    start = left + (full - count * width - gap * (count - 1)) / 2
    return [(start + place * (width + gap), width) for place in range(count)]


@dataclass(frozen=True, slots=True)
class Labels:
    """Texts with the left end and the middle of each, and whether ticks join them to the line; an empty text is a tick
    only."""

    texts: tuple[str, ...]
    lefts: tuple[float, ...]
    middles: tuple[float, ...]
    style: Style
    has_ticks: bool

    @classmethod
    def of(
        cls,
        face: NumberFace,
        places: Sequence[tuple[float, float]],
        gap: float,
        sizes: Sequence[float],
        bounds: tuple[float, float],
    ) -> "Labels":
        """The values or the bounds at the largest size at which all fit, else every second, third … of them."""
        pitch = places[0][1] + gap
        if face.edges:
            texts = face.edges
            middles = tuple(places[0][0] - gap / 2 + place * pitch for place in range(len(texts)))
        else:
            texts = tuple(column.label for column in face.columns)
            middles = tuple(left + width / 2 for left, width in places)
        for step in range(1, len(texts) + 1):
            kept = tuple("" if place % step else text for place, text in enumerate(texts))
            for size in sizes:
                lefts = _lefts(kept, middles, Style(size), bounds)
                if _are_apart(kept, lefts, Style(size)):
                    return cls(kept, lefts, middles, Style(size), bool(face.edges) or step > 1)
        raise AssertionError("one label alone fits any line")

    def draw(self, canvas: Canvas, top: float, height: float, tick: float, colour: str) -> None:
        """The texts in a band under the line at `top`."""
        for text, left, middle in zip(self.texts, self.lefts, self.middles, strict=True):
            if self.has_ticks:
                canvas.rectangle(middle - tick / 10, top, tick / 5, tick if text else tick / 2, colour)
            line = baseline(top + tick / 2, height - tick / 2, text, self.style.size)
            canvas.text(left, line, text, self.style, colour)


def _lefts(
    texts: Sequence[str], middles: Sequence[float], style: Style, bounds: tuple[float, float]
) -> tuple[float, ...]:
    """Each text around its middle, moved inwards where it would cross a bound."""
    widths = [style.width(text) for text in texts]
    return tuple(
        min(max(middle - wide / 2, bounds[0]), bounds[1] - wide) for middle, wide in zip(middles, widths, strict=True)
    )


def _are_apart(texts: Sequence[str], lefts: Sequence[float], style: Style) -> bool:
    shown = [(left, left + style.width(text)) for text, left in zip(texts, lefts, strict=True) if text]
    return all(one[1] + _APART * style.size <= other[0] for one, other in pairwise(shown))
