"""Ballots while three hundred screens watch, beside the same service with nobody watching: votes a second in a flood,
the slowest answers and the processor's time at a pace, and how far apart the screens see the same snapshot. By itself:
`python -m bench.screens`."""

import asyncio
import json
import os
import shutil
import socket
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import aiohttp

from bench.contestants import TOKEN
from bench.prepare import START_MS, meeting, taps
from bench.processes import process, service_environment
from storage import screens
from storage.opening import open_database

SCREENS = int(os.environ.get("BENCH_SCREENS", "300"))
FLOOD_VOTES = 10_000
PACED_VOTES, PACED_RATE = 3_000, 500.0
LIMIT_SECONDS = 60.0
KEY = "k" * 32
# A look every half second, and then it leaves.
SETTLED_SECONDS = 1.5


async def measure(rounds: int) -> list[dict[str, Any]]:
    """Four rows; interleaved, medians of the rounds."""
    rates: dict[int, list[float]] = {SCREENS: [], 0: []}
    waits: dict[int, list[float]] = {SCREENS: [], 0: []}
    costs: dict[int, list[float]] = {SCREENS: [], 0: []}
    spreads: list[float] = []
    for number in range(rounds):
        # Whoever is first in one round is second in the next.
        for watching in sorted(rates, reverse=bool(number % 2)):
            flood = await run(watching, FLOOD_VOTES, 0.0)
            paced = await run(watching, PACED_VOTES, PACED_RATE)
            rates[watching].append(flood["rate"])
            waits[watching].append(paced["p99_ms"])
            costs[watching].append(paced["cpu_ms"])
            spreads += [flood["spread_ms"], paced["spread_ms"]] if watching else []
    flood_name = f"votes a second in a flood while {SCREENS} screens watch"
    paced_name = f"p99 from update to answer at {PACED_RATE:.0f}/s while {SCREENS} screens watch"
    return [
        _row(flood_name, rates[SCREENS], "votes/s", rates[0]),
        _row(paced_name, waits[SCREENS], "ms", waits[0]),
        _row(f"processor time a vote then, {SCREENS} screens beside it", costs[SCREENS], "ms", costs[0]),
        {
            "name": f"from the first to the last of {SCREENS} screens that see a snapshot, at worst",
            "value": round(max(spreads), 1),
            "unit": "ms",
            "beside": "a second",
            "ratio": round(max(spreads) / 1000, 3),
        },
    ]


def _row(name: str, ours: list[float], unit: str, alone: list[float]) -> dict[str, Any]:
    value, other = median(ours), median(alone)
    beside = f"nobody watching {other:.1f}"
    return {"name": name, "value": round(value, 2), "unit": unit, "beside": beside, "ratio": round(value / other, 2)}


async def run(watching: int, votes: int, rate: float) -> dict[str, float]:
    """One service, its Telegram and its screens, each in a process of its own, over a fresh database. Every screen
    must end on the turnout of all votes."""
    folder = Path(tempfile.mkdtemp(prefix="bench"))
    try:
        await _prepared(folder, votes)
        arguments = (str(folder / "taps.json"), str(rate), str(LIMIT_SECONDS), "gated")
        api = await process("bench.fake_api", *arguments, pipe=True)
        assert api.stdout is not None
        url, port = f"http://127.0.0.1:{int(await api.stdout.readline())}", _free_port()
        service = await process("bot", "run", more=service_environment(TOKEN, url, folder, port))
        try:
            watchers = await _watching(port, watching)
            before = _cpu_seconds(service.pid)
            await _go(url)
            found: dict[str, float] = json.loads(await api.stdout.readline())
            found["cpu_ms"] = (_cpu_seconds(service.pid) - before) * 1000 / votes
            return found | (await _seen(watchers, votes) if watchers else {})
        finally:
            for one in (service, api):
                if one.returncode is None:
                    one.kill()
                await one.wait()
    finally:
        shutil.rmtree(folder)


async def _prepared(folder: Path, votes: int) -> None:
    path = folder / "jajak.db"
    await meeting(str(path), votes)
    database = await open_database(f"sqlite:///{path}", now=lambda: START_MS)
    async with database.transaction() as tx:
        await screens.put_key(tx, 1, KEY, START_MS)
    await database.close()
    (folder / "taps.json").write_text(json.dumps(taps(votes)))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


async def _watching(port: int, count: int) -> asyncio.subprocess.Process | None:
    """Waits until the service shows the meeting, and the screens all of it."""
    async with asyncio.timeout(LIMIT_SECONDS), aiohttp.ClientSession() as client:
        while True:
            try:
                async with client.get(f"http://127.0.0.1:{port}/layar/{KEY}/potret") as response:
                    if response.status == 200:
                        break
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
    if not count:
        return None
    watchers = await process("bench.watchers", str(port), f"/layar/{KEY}/aliran", str(count), pipe=True)
    assert watchers.stdout is not None
    assert await watchers.stdout.readline() == b"watching\n"
    return watchers


def _cpu_seconds(pid: int) -> float:
    """What the process has had of the processors so far, all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _go(url: str) -> None:
    async with aiohttp.ClientSession() as client, client.get(f"{url}/go"):
        pass


async def _seen(watchers: asyncio.subprocess.Process, votes: int) -> dict[str, float]:
    await asyncio.sleep(SETTLED_SECONDS)
    told, _ = await watchers.communicate(b"")
    seen = json.loads(told)
    figure = f"{votes:,}".replace(",", ".")
    assert len(seen["last"]) == 1, f"screens ended on {seen['last']}"
    assert seen["figures"] == [figure], f"screens show {seen['figures']} of {figure}"
    return {"spread_ms": seen["spread_ms"], "frames": seen["frames"]}


if __name__ == "__main__":
    for row in asyncio.run(measure(int(os.environ.get("BENCH_ROUNDS", "5")))):
        print(json.dumps(row))
