"""The frame of a chart on paper: 160 mm wide, 8-bit grey, with its heading and foot where it stands alone."""

from typing import Final

from record.charts import tokens
from record.charts.album import Row
from record.charts.canvas import Canvas, Picture
from record.charts.card import Block, owed_notes
from record.charts.face import Framed
from record.charts.fonts import BOLD
from record.charts.wrap import Style, wrap

DPI: Final = 300
# 1890 pixels at 300 dpi, as near to 160 mm as whole pixels come.
WIDTH: Final = 453.6
PIXEL: Final = 72 / DPI
LABEL_SIZE: Final = 9
LABEL_FACTOR: Final = 1.22
OUTLINE: Final = 0.6
BASELINE: Final = 0.8
# One answer of 500 still shows.
SLIVER: Final = 0.4
_TITLE, _FOOT = Style(10, BOLD), Style(8)
_EDGE = 2


def on_paper(face: Framed, body: Row, *, stands_alone: bool) -> Picture:
    """The chart in 8-bit grey. A file that stands alone carries its code, question, base and state; inside a document
    these are text around it."""
    head = _head(face) if stands_alone else []
    foot = _foot(face) if stands_alone else []
    above = sum(block.height for block in head) + (10 if head else _EDGE)
    below = sum(block.height for block in foot) + (12 if foot else _EDGE)
    # The height in whole pixels too, so that the picture has no half row at its edge.
    height = round((above + body.height + below) * DPI / 72) * 72 / DPI
    canvas = Canvas(WIDTH, height, DPI)
    top = 0.0
    for block in head:
        top = block.draw(canvas, 0, top, tokens.BLACK)
    body.draw(canvas, above)
    top = above + body.height + (10 if foot else 0)
    for block in foot:
        top = block.draw(canvas, 0, top, tokens.BLACK)
    return canvas.png()


def block(text: str, style: Style, width: float) -> Block:
    """A text in its column, whole."""
    return Block(text, wrap(text, style, width), style, LABEL_FACTOR)


def label(text: str, is_leading: bool, width: float) -> Block:
    """A label in its column, bold where it leads and is short: a bold paragraph is unreadable."""
    bold = block(text, Style(LABEL_SIZE, BOLD), width)
    return bold if is_leading and len(bold.lines) <= 2 else block(text, Style(LABEL_SIZE), width)


def rule(canvas: Canvas, top: float, width: float = WIDTH, left: float = 0) -> None:
    """A thin line on whole pixels, or one would look darker than the next."""
    canvas.rectangle(left, round(top / PIXEL) * PIXEL, width - left, 2 * PIXEL, tokens.PRINT_RULE)


def _head(face: Framed) -> list[Block]:
    heading = face.heading
    return [block(f"{heading.code}. {' '.join(heading.question.split())}", _TITLE, WIDTH)]


def _foot(face: Framed) -> list[Block]:
    heading = face.heading
    state = ", ".join(chip.text for chip in heading.chips)
    texts = [
        " · ".join(part for part in (*heading.facts[:1], heading.tie) if part),
        " ".join(owed_notes(face)),
        f"{heading.title} · {state} · {heading.source}" if state else f"{heading.title} · {heading.source}",
    ]
    return [block(text, _FOOT, WIDTH) for text in texts if text.strip()]
