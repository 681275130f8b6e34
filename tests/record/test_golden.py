"""Scripts that must never come out disconnected or reversed, held against pictures that were looked at."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from record.charts.canvas import Canvas
from record.charts.measure import leading
from record.charts.tokens import INK
from record.charts.wrap import Style

GOLDEN = Path(__file__).parent / "golden"
LINES = {
    "basmalah": "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ",
    "javanese": "ꦲꦏ꧀ꦱꦫꦗꦮ",
    "mixed": "10x10 -> usul بسم الله 👨‍👩‍👧 desa",
}


def drawn(text: str) -> bytes:
    style = Style(46)
    canvas = Canvas(round(style.width(text)) + 40, round(leading(text, 1.24) * 46) + 20)
    canvas.text(20, round(canvas.height * 0.62), text, style, INK)
    return canvas.png().png


@pytest.mark.parametrize("name", LINES)
def test_a_line_looks_as_it_did_when_it_was_read(name: str) -> None:
    """With the bundled fonts and the locked library not a pixel differs."""
    wanted = Image.open(GOLDEN / f"{name}.png")
    made = Image.open(io.BytesIO(drawn(LINES[name])))
    assert made.size == wanted.size
    assert ImageChops.difference(made, wanted).getbbox() is None
