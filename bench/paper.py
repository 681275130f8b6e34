"""How long the complete pack of a meeting takes and how much memory it and the press of PDF files hold at one time: the
sample meeting's size, then one of 5,000 delegates, 20 questions and 1,000 points."""

import asyncio
import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, Final

import psutil

# Delegates, questions, points; and the seconds and MiB that may not be exceeded.
SIZES: Final = {"sample": (50, 6, 25), "large": (5_000, 20, 1_000)}
LIMITS: Final = {"sample": (5.0, 1_024.0), "large": (60.0, 1_024.0)}
# How often both processes are looked at. What the system counts of a child begins with the peak of its parent.
LOOK_SECONDS: Final = 0.02


async def measure() -> list[dict[str, Any]]:
    """Two rows a size: seconds, and peak MiB of both processes together, beside their limits."""
    rows = []
    for size, (seconds_max, mib_max) in LIMITS.items():
        made = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.paper", size), stdout=asyncio.subprocess.PIPE
        )
        told, _ = await made.communicate()
        found = json.loads(told)
        rows.append(_row(f"complete pack of the {size} meeting", found["seconds"], "s", seconds_max))
        rows.append(_row(f"peak memory for it, {size} meeting", found["mib"], "MiB", mib_max))
    return rows


def _row(name: str, value: float, unit: str, most: float) -> dict[str, Any]:
    return {"name": name, "value": round(value, 1), "unit": unit, "beside": f"limit {most:.0f}", "ratio": None}


@contextmanager
def _watched() -> Iterator[Callable[[], float]]:
    """The most MiB that this process and its children have held together so far."""
    own, ended, most = psutil.Process(), threading.Event(), 0

    def look() -> None:
        nonlocal most
        while not ended.wait(LOOK_SECONDS):
            held = own.memory_info().rss
            for child in own.children():
                try:
                    held += child.memory_info().rss
                except psutil.NoSuchProcess:
                    continue  # it has ended meanwhile, and holds nothing
            most = max(most, held)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield lambda: most / 2**20
    finally:
        ended.set()
        looking.join()


def _main(size: str) -> None:
    """Makes one pack and prints what it took; the record itself is there before the clock starts. Memory is kept as in
    every command of the service."""
    from bench.large_record import large
    from record.exports import PACK, SINGLE, render
    from record.memory import give_large_blocks_back

    give_large_blocks_back()
    record, took = large(*SIZES[size]), {}
    started = perf_counter()
    if "--parts" in sys.argv:
        for name in SINGLE:
            begun = perf_counter()
            render(record, name)
            took[name] = round(perf_counter() - begun, 1)
    with _watched() as peak_mib:
        (made,) = render(record, PACK)
    seconds = perf_counter() - started
    told = {"seconds": seconds, "mib": peak_mib(), "bytes": len(made.content), "parts": took}
    print(json.dumps(told))


if __name__ == "__main__":
    _main(sys.argv[1])
