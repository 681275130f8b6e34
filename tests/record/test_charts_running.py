"""Charts in a running house: several threads, many pictures, no state that one leaves to another."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from record.charts import fonts, prints, sounding_print
from record.charts.canvas import Canvas, Picture
from record.charts.cards import pages
from record.charts.kind_faces import AnyFace
from record.exports import PACK, render
from record.faces import face_of
from record.published import published
from record.record import Record
from tests.record.sounded import sounded

ROOT = Path(__file__).parents[2]


def faces(making: Any, count: int) -> list[AnyFace]:
    record = making.whole()
    return [face_of(record, making.simple(["Satu", "Dua"], [n + 1, 3], wording=f"Nomor {n}")) for n in range(count)]


def test_b80_eight_threads_draw_each_its_own_question(making: Any) -> None:
    """Pictures drawn side by side are byte for byte those drawn one after another."""
    wanted = faces(making, 24)
    alone = [pages(face)[0].png for face in wanted]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda face: pages(face)[0].png, wanted * 2))
    assert together == alone * 2
    assert len(set(alone)) == len(alone)


@pytest.mark.parametrize("whom", ["secretariat", "anybody"])
def test_the_press_draws_nothing_itself(whom: str, sample: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every picture of a pack is drawn in the thread that was asked: the press beside it would open all fonts again."""
    record = replace(sample, soundings=(sounded(sample, "Jalan desa didahulukan"),))
    put, drew = Canvas.png, []

    def watched(self: Canvas, *how: Any) -> Picture:
        drew.append(threading.current_thread())
        return put(self, *how)

    monkeypatch.setattr(Canvas, "png", watched)
    for kept in (prints.draw, prints.pages, sounding_print.pages):
        kept.cache_clear()
    render(published(record) if whom == "anybody" else record, PACK)
    assert len(drew) > len(record.questions)
    assert set(drew) == {threading.current_thread()}


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


# Drawn in a process of its own: what other tests left in this one would hide or feign a growth. What lives is what
# Python and numpy have allocated and not freed, the same on every machine; what the system holds for it is not, since
# the allocator keeps freed pages as it likes, so only the long proof asks for that, the allocator told to give back.
_DRAW = """
import gc, sys, tracemalloc, psutil
from record.charts.choice_card import pages
from record.charts.face import Bar, Face
kept = []
def draw(start, count, keep):
    for n in range(start, start + count):
        bars = tuple(Bar(code, f"Pilihan {code} {n}", n, "50,0%", f"{n} jawaban", 0.5, False) for code in "ABCDE")
        drawn = pages(Face(f"Rapat {n}", "JP1", (), f"Nomor {n}?", (f"{n} peserta",), "", bars, False, True, (), ""))
        kept.extend(drawn if n % 20 < keep else ())
    gc.collect()
    return tracemalloc.get_traced_memory()[0] if traced else psutil.Process().memory_info().rss
traced, warm, count, keep = map(int, sys.argv[1:])
if traced:
    tracemalloc.start()
before = draw(1, warm, 0)
print((draw(warm + 1, count, keep) - before) / 2**20)
"""
# Every kind in both media, with the collector of cycles asleep where asked, as it is between two pictures.
_EVERY_KIND = """
import gc, sys, psutil
from record.charts import cards, prints
from tests.record import kind_faces
faces = list(kind_faces.sample_kinds().values())
def draw():
    for face in faces:
        cards.pages(face)
        prints.draw.__wrapped__(face, stands_alone=True)
    return psutil.Process().memory_info().rss
warm, count, collects = map(int, sys.argv[1:])
for _ in range(warm):
    before = draw()
gc.collect()
if not collects:
    gc.disable()
for _ in range(count):
    after = draw()
print((after - before) / 2**20)
"""
_GIVES_BACK = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "65536"}


def grown_by(warm: int, count: int, *, traced: bool, keep: int = 0) -> float:
    """MiB that `count` pictures add once `warm` are drawn, `keep` of every twenty held on purpose."""
    return in_a_process(_DRAW, str(int(traced)), str(warm), str(count), str(keep))


def in_a_process(script: str, *asked: str) -> float:
    """The number that a script prints, run in a process that draws nothing else."""
    drawn = subprocess.run(
        [sys.executable, "-c", script, *asked],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | _GIVES_BACK,
    )
    return float(drawn.stdout)


def test_b81_cards_leave_no_memory_behind() -> None:
    """Figures are let go and every cache has an end: one figure held would weigh six megabytes."""
    assert grown_by(6, 16, traced=True) < 0.3


def test_a_card_that_is_kept_is_seen() -> None:
    """The measure itself: finished pictures of some 40 kB held by the score are told from none held."""
    assert grown_by(6, 16, traced=True, keep=20) > 0.3


def test_b81_pixels_go_when_the_picture_is_finished() -> None:
    """Eighteen pictures with the collector asleep: kept until it wakes, their pixels would weigh a hundred megabytes,
    and a service that draws seldom would hold them for minutes."""
    assert in_a_process(_EVERY_KIND, "1", "1", "0") < 40


@pytest.mark.long
def test_b81_ten_thousand_cards_leave_no_memory_behind() -> None:
    """R14: 10,000 drawn, memory up by 10 MB at most."""
    assert grown_by(300, 10_000, traced=False) < 10


@pytest.mark.long
def test_b81_every_kind_in_both_media_leaves_no_memory_behind() -> None:
    """More than a thousand pictures, print charts among them: no more is held than after the first hundred."""
    assert in_a_process(_EVERY_KIND, "5", "50", "1") < 10
