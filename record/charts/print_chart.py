"""The chart of a choice on paper: black, white and grey, 160 mm wide, every label in full."""

from record.charts.canvas import Picture
from record.charts.face import Face
from record.charts.print_rows import PrintRows
from record.charts.sheet import WIDTH, on_paper

__all__ = ["WIDTH", "draw"]


def draw(face: Face, *, stands_alone: bool = False) -> Picture:
    """The chart in 8-bit grey. A file that stands alone carries its code, question, base and state; inside a document
    these are text around it."""
    return on_paper(face, body(face), stands_alone=stands_alone)


def body(face: Face) -> PrintRows:
    """Its rows."""
    return PrintRows.of(face.bars, shows_codes=face.shows_codes)
