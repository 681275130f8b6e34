"""`python -m bench`: votes a second and the slowest answers, beside three others, and with a hall of screens beside
none; counting, beside the least there is to do; a hall that writes; and the papers of a meeting, once. Interleaved,
medians of five."""

import asyncio
import json
import os
import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import charts, counting, floor, likeness, paper, screens
from bench.contestants import TOKEN
from bench.prepare import meeting, taps
from bench.processes import ROOT, process, service_environment

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
FLOOD_VOTES = {"jajak": 2000, "bare": 2000, "aiogram": 1000, "stock": 500}
PACED_VOTES, PACED_RATE = 2000, 1000.0
LIMIT_SECONDS = 60.0
NAMES = ("jajak", "bare", "aiogram", "stock")


async def run(name: str, votes: int, rate: float) -> dict[str, float]:
    """One contestant against one fake API, each in a process of its own, over a fresh database."""
    folder = Path(tempfile.mkdtemp(prefix="bench"))
    try:
        if name in ("jajak", "bare"):
            await meeting(str(folder / f"{name}.db"), votes)
        (folder / "taps.json").write_text(json.dumps(taps(votes)))
        api = await process("bench.fake_api", str(folder / "taps.json"), str(rate), str(LIMIT_SECONDS), pipe=True)
        assert api.stdout is not None
        url = f"http://127.0.0.1:{int(await api.stdout.readline())}"
        racer = await _racer(name, url, folder)
        try:
            line = await api.stdout.readline()
        finally:
            racer.kill()
            await racer.wait()
            await api.wait()
        found: dict[str, float] = json.loads(line)
        return found
    finally:
        shutil.rmtree(folder)


async def _racer(name: str, url: str, folder: Path) -> asyncio.subprocess.Process:
    if name != "jajak":
        return await process("bench.contestants", name, url, str(folder))
    return await process("bot", "run", more=service_environment(TOKEN, url, folder))


async def measure(console: Console) -> list[dict[str, Any]]:
    """Every measure of every contestant, round after round, so that the machine's moods fall on all alike."""
    rates: dict[str, list[float]] = {name: [] for name in NAMES}
    waits: dict[str, list[float]] = {name: [] for name in NAMES}
    for number in range(1, ROUNDS + 1):
        for name in NAMES:
            console.print(f"{number}/{ROUNDS} {name}", highlight=False)
            rates[name].append((await run(name, FLOOD_VOTES[name], 0.0))["rate"])
            if name in ("jajak", "bare"):
                waits[name].append((await run(name, PACED_VOTES, PACED_RATE))["p99_ms"])
    rows = [_row("votes a second in a flood", rates["jajak"], "votes/s", name, rates[name]) for name in NAMES]
    label = f"p99 from update to answer, {PACED_VOTES} votes at {PACED_RATE:.0f}/s"
    return rows + [_row(label, waits["jajak"], "ms", name, waits[name]) for name in ("jajak", "bare")]


def _row(name: str, ours: list[float], unit: str, beside: str, theirs: list[float]) -> dict[str, Any]:
    value, other = median(ours), median(theirs)
    ratio = round(value / other, 2) if other else None
    return {"name": name, "value": round(value, 1), "unit": unit, "beside": f"{beside} {other:.1f}", "ratio": ratio}


def main() -> None:
    """Measures, prints a table, writes bench.json."""
    console = Console()
    rows = asyncio.run(measure(console)) + asyncio.run(counting.measure(ROUNDS))
    rows += asyncio.run(floor.measure(ROUNDS)) + asyncio.run(likeness.measure(ROUNDS))
    rows += asyncio.run(screens.measure(ROUNDS))
    rows += asyncio.run(paper.measure())
    rows += charts.measure(ROUNDS)
    table = Table("measure", "Jajak", "unit", "beside", "ratio")
    for row in rows:
        table.add_row(row["name"], str(row["value"]), row["unit"], row["beside"], str(row["ratio"]))
    console.print(table)
    (ROOT / "bench.json").write_text(json.dumps(rows, indent=2) + "\n")


main()
