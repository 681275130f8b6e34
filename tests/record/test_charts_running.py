"""Charts in a running house: several threads, many pictures, no state that one leaves to another."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from record.charts import fonts
from record.charts.choice_card import pages
from record.charts.face import Face
from record.faces import face_of

ROOT = Path(__file__).parents[2]


def faces(making: Any, count: int) -> list[Face]:
    meeting = making.whole().meeting
    return [face_of(meeting, making.simple(["Satu", "Dua"], [n + 1, 3], wording=f"Nomor {n}")) for n in range(count)]


def test_b80_eight_threads_draw_each_its_own_question(making: Any) -> None:
    """Pictures drawn side by side are byte for byte those drawn one after another."""
    wanted = faces(making, 24)
    alone = [pages(face)[0].png for face in wanted]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda face: pages(face)[0].png, wanted * 2))
    assert together == alone * 2
    assert len(set(alone)) == len(alone)


def test_pyplot_is_never_loaded(making: Any) -> None:
    """Its figures are shared by threads; ours are not."""
    pages(faces(making, 1)[0])
    assert "matplotlib.pyplot" not in sys.modules


def test_no_font_of_the_machine_is_known() -> None:
    """Every font matplotlib may choose lies in our folder."""
    from matplotlib import font_manager

    fonts.set_up()
    found = {Path(entry.fname).parent for entry in font_manager.fontManager.ttflist}
    assert found == {fonts.FOLDER}


# Drawn in a process of its own: what other tests left in this one would hide or feign a growth.
_DRAW = """
import gc, sys, psutil
from record.charts.choice_card import pages
from record.charts.face import Bar, Face
def draw(start, count):
    for n in range(start, start + count):
        bars = tuple(Bar(code, f"Pilihan {code} {n}", n, "50,0%", f"{n} jawaban", 0.5, False) for code in "ABCDE")
        pages(Face(f"Rapat {n}", "JP1", (), f"Pertanyaan nomor {n}?", (f"{n} peserta",), "", bars, False, True, (), ""))
    gc.collect()
    return psutil.Process().memory_info().rss
warm, count = map(int, sys.argv[1:])
before = draw(1, warm)
print((draw(warm + 1, count) - before) / 2**20)
"""


def grown_by(warm: int, count: int) -> float:
    """MiB that `count` pictures add once `warm` are drawn."""
    drawn = subprocess.run(
        [sys.executable, "-c", _DRAW, str(warm), str(count)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return float(drawn.stdout)


def test_b81_a_hundred_cards_leave_no_memory_behind() -> None:
    """Figures are let go and every cache has an end. A leak shows every time; what the system does with the memory of a
    busy machine does not, so a growth must be seen three times to count."""
    assert any(grown_by(40, 100) < 10 for _ in range(3))


@pytest.mark.long
def test_b81_ten_thousand_cards_leave_no_memory_behind() -> None:
    """R14: 10,000 drawn, memory up by 10 MB at most."""
    assert grown_by(300, 10_000) < 10
