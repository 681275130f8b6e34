"""How long a picture of a result takes once the libraries are warm: a card for the phone and a chart for paper, each
beside the plainest bars matplotlib itself draws and saves at the same size; interleaved, medians of so many rounds."""

import io
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from record.charts import cards, fonts, print_chart
from record.charts.canvas import Picture
from record.charts.face import Bar, Face

WARM = 5
TIMES = 5
WORDS = "Perbaikan rumah tidak layak huni dan sanitasi"


def result(options: int) -> Face:
    """A choice of so many options."""
    counts = [3 + 7 * place % 11 for place in range(options)]
    whole = sum(counts)
    bars = tuple(
        Bar(
            *("ABCDEFGHIJKLMNOPQRST"[place], f"{WORDS} {place}", count, f"{100 * count / whole:.1f}%"),
            *(f"{count} jawaban", count / whole, count == max(counts)),
        )
        for place, count in enumerate(counts)
    )
    said = (f"{whole} dari {whole} peserta menjawab", "Pilihan tunggal")
    return Face("Rapat", "JP1", (), "Mana yang didahulukan?", said, "", bars, False, True, (), "Ditutup")


def plain(face: Face, width: float, height: float, dpi: int) -> bytes:
    """Bars with their labels, as the library places them."""
    from matplotlib import rcParams
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    # Only our own fonts are known to it.
    rcParams["font.family"] = fonts.FAMILIES[:1]
    figure = Figure(figsize=(width / dpi, height / dpi), dpi=dpi, layout="tight")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    drawn = axes.barh([bar.text for bar in face.bars], [bar.count for bar in face.bars])
    axes.bar_label(drawn, [f"{bar.share_text}  {bar.count_text}" for bar in face.bars])
    axes.set_title(face.question)
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()


def timed(act: Callable[[], object]) -> float:
    """Milliseconds for one of several."""
    began = perf_counter()
    for _ in range(TIMES):
        act()
    return (perf_counter() - began) * 1000 / TIMES


def _compared(name: str, draw: Callable[[Face], Picture], face: Face, dpi: int, rounds: int) -> dict[str, Any]:
    for _ in range(WARM):
        picture = draw(face)
        plain(face, picture.width_px, picture.height_px, dpi)
    mine, theirs = [], []
    for _ in range(rounds):
        mine.append(timed(lambda: draw(face)))
        theirs.append(timed(lambda: plain(face, picture.width_px, picture.height_px, dpi)))
    value, other = median(mine), median(theirs)
    beside = f"plain matplotlib {other:.1f}"
    return {"name": name, "value": round(value, 1), "unit": "ms", "beside": beside, "ratio": round(value / other, 2)}


def _card(face: Face) -> Picture:
    return cards.pages(face)[0]


def measure(rounds: int) -> list[dict[str, Any]]:
    """A card and a chart of five options, and both of twelve."""
    rows = []
    for options in (5, 12):
        face = result(options)
        card, paper = f"a card of {options} options, warm", f"a chart on paper of {options} options, warm"
        rows.append(_compared(card, _card, face, 72, rounds))
        rows.append(_compared(paper, print_chart.draw, face, 300, rounds))
    return rows
