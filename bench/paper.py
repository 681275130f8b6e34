"""How long the complete pack of a meeting takes and how much memory, in a process of its own: the sample meeting's
size, then one of 5,000 delegates, 20 questions and 1,000 points."""

import asyncio
import json
import resource
import sys
from time import perf_counter
from typing import Any, Final

# Delegates, questions, points; and the seconds and MiB that may not be exceeded.
SIZES: Final = {"sample": (50, 6, 25), "large": (5_000, 20, 1_000)}
LIMITS: Final = {"sample": (5.0, 1_024.0), "large": (60.0, 1_024.0)}


async def measure() -> list[dict[str, Any]]:
    """Three rows a size: seconds and peak MiB of both processes, beside their limits."""
    rows = []
    for size, (seconds_max, mib_max) in LIMITS.items():
        made = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.paper", size), stdout=asyncio.subprocess.PIPE
        )
        told, _ = await made.communicate()
        found = json.loads(told)
        rows.append(_row(f"complete pack of the {size} meeting", found["seconds"], "s", seconds_max))
        rows.append(_row(f"peak memory for it, {size} meeting", found["mib"], "MiB", mib_max))
        rows.append(_row(f"peak memory of the PDF press, {size} meeting", found["press_mib"], "MiB", mib_max))
    return rows


def _row(name: str, value: float, unit: str, most: float) -> dict[str, Any]:
    return {"name": name, "value": round(value, 1), "unit": unit, "beside": f"limit {most:.0f}", "ratio": None}


def _main(size: str) -> None:
    """Makes one pack and prints what it took; the record itself is there before the clock starts."""
    from bench.large_record import large
    from record.exports import PACK, SINGLE, render

    record, took = large(*SIZES[size]), {}
    started = perf_counter()
    if "--parts" in sys.argv:
        for name in SINGLE:
            begun = perf_counter()
            render(record, name)
            took[name] = round(perf_counter() - begun, 1)
    (made,) = render(record, PACK)
    seconds = perf_counter() - started
    # The press of PDF files is a process of its own.
    own, press = (
        resource.getrusage(whose).ru_maxrss / 1024 for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    told = {"seconds": seconds, "mib": own, "press_mib": press, "bytes": len(made.content), "parts": took}
    print(json.dumps(told))


if __name__ == "__main__":
    _main(sys.argv[1])
