"""Pictures in a fixed palette: flat colours come out exact, edges in the nearest blend, without dither."""

from functools import lru_cache
from typing import Any, Final

from record.charts.tokens import RGB

_BITS: Final = 6
_SHIFT: Final = 8 - _BITS
_ROWS_AT_ONCE: Final = 1 << 12
_LINES_AT_ONCE: Final = 64


# One palette for each length of a scale, one for tables, one for divided bars, one for all else.
@lru_cache(16)
def _nearest(palette: tuple[RGB, ...]) -> Any:
    """For each cell of 4 x 4 x 4 colours the palette's nearest; a cell that holds a colour of the palette is that one,
    and the earlier of two."""
    import numpy as np

    # Squared distances without the term that is the same for every colour; float32 holds these numbers exactly.
    colours = np.array(palette, dtype=np.float32)
    steps = np.arange(1 << _BITS, dtype=np.float32) * (1 << _SHIFT) + (1 << _SHIFT) // 2
    cells = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    lengths = (colours * colours).sum(axis=1)
    nearest = np.empty(len(cells), dtype=np.uint8)
    for start in range(0, len(cells), _ROWS_AT_ONCE):
        rows = cells[start : start + _ROWS_AT_ONCE]
        nearest[start : start + len(rows)] = (lengths - 2 * rows @ colours.T).argmin(axis=1)
    for place, colour in reversed(list(enumerate(palette))):
        nearest[_cell(*colour)] = place
    return nearest


def _cell(red: Any, green: Any, blue: Any) -> Any:
    return ((red >> _SHIFT) << 2 * _BITS) | ((green >> _SHIFT) << _BITS) | (blue >> _SHIFT)


def in_palette(rgba: Any, palette: tuple[RGB, ...]) -> Any:
    """A Pillow image in mode P from an array (rows, columns, 4) of bytes."""
    import numpy as np
    from PIL import Image

    whole, nearest = np.asarray(rgba), _nearest(palette)
    height, width = whole.shape[0], whole.shape[1]
    indices = np.empty((height, width), dtype=np.uint8)
    # In bands: widened at once, a card would take seventy megabytes for a moment.
    for start in range(0, height, _LINES_AT_ONCE):
        # Red is the lowest byte of the four.
        band = np.ascontiguousarray(whole[start : start + _LINES_AT_ONCE]).view("<u4")[:, :, 0]
        cells = _cell(*(band >> shift & 0xFF for shift in (0, 8, 16)))
        np.take(nearest, cells, out=indices[start : start + len(band)], mode="clip")
    image = Image.frombytes("P", (width, height), indices.tobytes())
    image.putpalette([part for colour in palette for part in colour])
    return image
