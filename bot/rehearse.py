"""`jajak rehearse`: a strict Telegram, the real service as a process of its own, a cast, and every figure compared."""

import asyncio
import json
import resource
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from rich.console import Console

from bot.hosting import KEPT, ROOT, STOPPED, Service, ServiceFault, ended_by_sigterm
from bot.verifying import verified
from rehearsal import Rehearsal
from rehearsal.cast.documents import DOCUMENTS
from rehearsal.cast.play import play
from rehearsal.cast.scenario import Scenario, ScenarioFault, read_scenario
from rehearsal.cast.stage import Stage
from rehearsal.closing_evidence import closing_evidence
from rehearsal.evidence import evidence
from rehearsal.figures import Figure, Unread, figures
from rehearsal.progress import ProgressDisplay
from rehearsal.report import Report, clear

SAMPLE = ROOT / "rehearsal" / "scenarios" / "tkpk-jombang-2023.yaml"
PLAY_SECONDS = 900.0
BOT_ACCOUNT = 7_000_000_001
TO_THE_END = "sampai selesai"


async def rehearse(scenario: Path | None, out: Path, *, seed: int = 1, console: Console | None = None) -> int:
    """Plays the scenario (the sample meeting where none is given) and writes what came of it into `out`.

    0 when every figure agrees and every document is there, 1 where one differs, 2 where there is nothing to play or no
    room to write, 130 when it was stopped.
    """
    console = console or Console()
    started = time.monotonic()
    try:
        played = read_scenario(scenario or SAMPLE)
        clear(out, KEPT)
    except ScenarioFault as fault:
        console.print(str(fault), markup=False, soft_wrap=True)
        return 2
    except FileExistsError as fault:
        console.print(f"{fault}: berisi berkas lain / holds other files", markup=False, soft_wrap=True)
        return 2
    report = Report(played.path.name)
    report.write(out)
    console.print(played.title, style="bold", markup=False)
    try:
        with ProgressDisplay(console) as progress:
            stage = await _played(played, out, report, progress, seed)
    except asyncio.CancelledError:
        console.print("dihentikan / stopped")
        return STOPPED
    report.seconds, report.peak_mib = time.monotonic() - started, _peak_mib()
    _keep(stage, out, report)
    packs = [name for name in report.files if name.startswith("paket_") and "_konsep_" not in name]
    if packs:
        report.rows += await verified(out / packs[-1], stage.posted, ROOT)
    report.write(out)
    report.show(console, out)
    return 0 if report.ok else 1


async def _played(scenario: Scenario, out: Path, report: Report, progress: ProgressDisplay, seed: int) -> Stage:
    """The play itself. However it ends, the service ends with it."""
    async with Rehearsal.start(token=_token(scenario)) as telegram, telegram.phones() as phones:
        stage, service = Stage(scenario, phones, progress), Service(telegram, out)
        with ended_by_sigterm():
            try:
                report.rows.append(Figure("jalannya_rapat", TO_THE_END, await _course(stage, service, seed)))
            finally:
                status = await service.stop()
        refused = await phones.stage.broken_rules()
        # Being told to wait is everyday business on a loaded machine; any other refusal is a mistake of the service.
        mistakes = [one for one in refused if not str(one["rule"]).endswith("_rate")]
        rules = ", ".join(sorted(f"{one['method']}: {one['rule']}" for one in mistakes))
        report.rows.append(Figure("telegram.ditolak", "tidak ada", rules or "tidak ada"))
        report.rows.append(Figure("layanan.berhenti", "0", str(status)))
    return stage


async def _course(stage: Stage, service: Service, seed: int) -> str:
    """How far the play came: to the end, or to what broke it off."""
    came = TO_THE_END
    try:
        link = await service.start()
        async with asyncio.timeout(PLAY_SECONDS), asyncio.TaskGroup() as group:
            watch = group.create_task(service.ended())
            await play(stage, link, seed=seed)
            watch.cancel()
    except* (AssertionError, ServiceFault, TimeoutError) as broken:
        came = "; ".join(_reasons(broken))
    return came


def _token(scenario: Scenario) -> str:
    """A token whose number, the bot's own account, is nobody's account in the scenario."""
    taken = {person.account for person in scenario.people}
    number = next(number for number in count(BOT_ACCOUNT) if number not in taken)
    return f"{number}:AArehearsalOnly-0123456789abcdefghij"


def _reasons(broken: BaseException) -> Iterator[str]:
    """What went wrong, one after another, out of however many groups it is packed in."""
    if isinstance(broken, BaseExceptionGroup):
        for one in broken.exceptions:
            yield from _reasons(one)
    else:
        yield str(broken) or type(broken).__name__


def _keep(stage: Stage, out: Path, report: Report) -> None:
    """Writes the documents that came and compares the record's figures."""
    record = next((body for name, body in stage.files.items() if name.endswith(".json")), None)
    files = stage.files if record is None else stage.files | {"record.json": record}
    for name, body in files.items():
        (out / name).write_bytes(body)
    report.files = list(files)
    for name in DOCUMENTS:
        there = any(file.split("_")[0] == name and body for file, body in stage.files.items())
        report.rows.append(Figure(f"berkas.{name}", "ada", "ada" if there else "tidak ada"))
    report.left_out = list(stage.left_out)
    if record is None:
        report.rows += [Figure(w.where, w.expected, w.seen) for w in stage.witnesses]
        return
    read = json.loads(record)
    report.rows += evidence(stage, read)
    report.rows += closing_evidence(stage, read)
    for figure in figures(stage.scenario, read, stage.played):
        if isinstance(figure, Unread):
            report.left_out.append(
                (figure.where, "tidak ada tempatnya dalam record.json / the record has no such figure")
            )
        else:
            report.rows.append(figure)


def _peak_mib() -> int:
    """The most memory this process and the service had together. What the system counts of this process begins with
    the peak of whoever started it, so its own is read where the system tells it apart."""
    children_kib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = Path("/proc/self/status")
    lines = own.read_text().splitlines() if own.exists() else []
    peaks_kib = [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return (children_kib + (peaks_kib or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0]) // 1024
