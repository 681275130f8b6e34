"""`jajak rehearse`: a strict Telegram, the real service as a process of its own, a cast, and every figure compared."""

import asyncio
import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from rehearsal.cast import play as cast
from rehearsal.cast.scenario import Scenario, read_scenario
from rehearsal.cast.stage import Stage
from rehearsal.figures import Figure, figures
from rehearsal.start import Rehearsal

SAMPLE = Path(cast.__file__).parents[1] / "scenarios" / "tkpk-jombang-2023.yaml"
STARTED = "https://t.me/"
START_SECONDS = 30.0
STOP_SECONDS = 10.0
TIME_LIMIT_SECONDS = 600.0


async def rehearse(scenario: Path | None, out: Path) -> int:
    """Plays the scenario (the sample meeting where none is given) and writes what came of it into `out`. 0 when every
    figure agrees and every document is there."""
    console = Console()
    started = time.monotonic()
    played = read_scenario(scenario or SAMPLE)
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    console.print(f"[bold]{played.title}[/bold]")
    async with Rehearsal.start() as telegram, telegram.phones() as phones:
        process, link = await _service(telegram, out)
        try:
            stage = Stage(played, phones, telegram.bot_username, _progress(console))
            await asyncio.wait_for(cast.play(stage, link), TIME_LIMIT_SECONDS)
            broken = await phones.stage.broken_rules()
        finally:
            await _end(process)
    rows = _rows(stage, played, len(broken))
    _write(stage, out, rows, time.monotonic() - started)
    _report(console, out, stage, rows, time.monotonic() - started)
    return 0 if all(row.ok for row in rows) else 1


async def _service(telegram: Rehearsal, out: Path) -> tuple[asyncio.subprocess.Process, str]:
    """Starts the service and returns it with the owner's link, which it shows in its terminal."""
    root = str(Path(__file__).parents[1])
    environment = os.environ | {
        "JAJAK_TOKEN": telegram.token,
        "JAJAK_API": telegram.url,
        "JAJAK_DATABASE": f"sqlite:///{(out / 'jajak.db').absolute()}",
        "JAJAK_FILES": str((out / "files").absolute()),
        "JAJAK_LOG_LEVEL": "WARNING",
        "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH")))),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), env=environment, cwd=out, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START_SECONDS):
            async for line in process.stdout:
                if line.startswith(STARTED.encode()):
                    return process, line.decode().strip()
    except TimeoutError:
        await _end(process)
    raise RuntimeError("the service did not start")


async def _end(process: asyncio.subprocess.Process) -> None:
    """Stops the service as a supervisor would; it has ten seconds."""
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()


def _progress(console: Console) -> Callable[[str, int, int], None]:
    """One line a phase: rewritten in a terminal, printed at its start and end elsewhere."""
    started = time.monotonic()

    def progress(phase: str, done: int, of: int) -> None:
        line = f"{time.monotonic() - started:5.1f} s  {phase}: {done}/{of}"
        if console.is_terminal:
            console.print(line, end="\n" if done == of else "\r", highlight=False)
        elif done in (0, 1, of):
            console.print(line, highlight=False)

    return progress


def _rows(stage: Stage, played: Scenario, broken: int) -> list[Figure]:
    """Every comparison: what the cast saw, which documents came, every figure of the record."""
    rows = [Figure(w.where, w.expected, w.seen) for w in stage.witnesses]
    for name in cast.DOCUMENTS:
        there = any(file.split("_")[0] == name for file in stage.files)
        rows.append(Figure(f"berkas.{name}", "ada", "ada" if there else "tidak ada"))
    rows.append(Figure("telegram.aturan_dilanggar", "0", str(broken)))
    record = next((body for name, body in stage.files.items() if name.endswith(".json")), None)
    if record is not None:
        rows += figures(played, json.loads(record), stage.played)
    return rows


def _write(stage: Stage, out: Path, rows: list[Figure], seconds: float) -> None:
    for name, body in stage.files.items():
        (out / name).write_bytes(body)
        if name.endswith(".json"):
            (out / "record.json").write_bytes(body)
    report: dict[str, Any] = {
        "scenario": stage.scenario.path.name,
        "rows": [{"where": r.where, "expected": r.expected, "counted": r.counted, "ok": r.ok} for r in rows],
        "left_out": [{"where": where, "why": why} for where, why in stage.left_out],
        "seconds": round(seconds, 1),
        "peak_mib": _peak_mib(),
    }
    (out / "rehearsal.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _peak_mib() -> int:
    """The most memory this process and the service had together."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(kind).ru_maxrss for kind in kinds) // 1024


def _report(console: Console, out: Path, stage: Stage, rows: list[Figure], seconds: float) -> None:
    table = Table("Angka / figure", "Diharapkan / expected", "Terhitung / counted", "")
    wrong = [row for row in rows if not row.ok]
    for row in rows:
        table.add_row(row.where, row.expected, row.counted, "✓" if row.ok else "[bold red]✕[/bold red]")
    console.print(table)
    for where, why in stage.left_out:
        console.print(f"tidak dimainkan / left out: {where}: {why}", highlight=False)
    for path in sorted(out.glob("*.*")):
        if path.suffix not in (".db", ".lock", ".db-wal", ".db-shm"):
            console.print(str(path), highlight=False)
    verdict = f"{len(rows) - len(wrong)} dari {len(rows)} angka cocok / figures agree"
    console.print(f"[bold]{verdict}[/bold] · {seconds:.1f} s · {_peak_mib()} MiB", highlight=False)
    for row in wrong:
        typer.echo(f"✕ {row.where}: {row.expected} ≠ {row.counted}", err=True)
