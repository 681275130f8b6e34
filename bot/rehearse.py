"""`jajak rehearse`: a strict Telegram, the real service as a process of its own, a cast, and every figure compared."""

import asyncio
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from rich.console import Console

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

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "rehearsal" / "scenarios" / "tkpk-jombang-2023.yaml"
CLAIM = "https://t.me/"
LOG = "service.log"
# What the service keeps in the folder beside the documents.
KEPT = ("jajak.db", "jajak.db-wal", "jajak.db-shm", "jajak.db.intake.lock", "files", LOG)
START_SECONDS = 30.0
STOP_SECONDS = 10.0
PLAY_SECONDS = 900.0
BOT_ACCOUNT = 7_000_000_001
STOPPED = 130  # as a shell tells of a command that was interrupted
TO_THE_END = "sampai selesai"


class ServiceFault(Exception):
    """The service did not start, or ended before the play did."""


class Service:
    """The bot as a process of its own, with its memory, its files and its log in one folder."""

    def __init__(self, telegram: Rehearsal, folder: Path) -> None:
        self._telegram, self._folder = telegram, folder.absolute()
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Returns the owner's one-time link, which the service shows in its terminal."""
        # Nothing of this machine's own settings: neither from its environment nor from an .env beside it.
        kept = {key: value for key, value in os.environ.items() if not key.startswith("JAJAK_")}
        environment = kept | {
            "JAJAK_TOKEN": self._telegram.token,
            "JAJAK_API": self._telegram.url,
            "JAJAK_DATABASE": f"sqlite:///{self._folder / 'jajak.db'}",
            "JAJAK_FILES": str(self._folder / "files"),
            "JAJAK_LOG_LEVEL": "WARNING",
            "JAJAK_SCREEN_PORT": "0",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
        }
        with (self._folder / LOG).open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                env=environment,
                cwd=self._folder,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        link: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._reading = asyncio.create_task(self._read(link))
        try:
            async with asyncio.timeout(START_SECONDS):
                return await link
        except TimeoutError:
            raise ServiceFault("layanan tidak mulai / the service did not start") from None

    async def _read(self, link: "asyncio.Future[str]") -> None:
        """Reads what the service prints until it ends: a pipe that nobody reads would stop it."""
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            if line.startswith(CLAIM.encode()) and not link.done():
                link.set_result(line.decode().strip())
        if not link.done():
            link.set_exception(ServiceFault(f"layanan tidak mulai / the service did not start: {LOG}"))

    async def ended(self) -> None:
        """Raises ServiceFault when the process ends by itself."""
        assert self._process is not None
        raise ServiceFault(f"layanan berhenti sendiri / the service ended: {await self._process.wait()}")

    async def stop(self) -> int:
        """Stops it as a supervisor would and returns its exit status; minus one where it had to be killed."""
        if self._process is None:
            return -1
        if self._process.returncode is None:
            self._process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                return await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
            return -1
        finally:
            if self._reading is not None:
                await self._reading


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
        with _ended_by_sigterm():
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


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM ends the play as Ctrl+C does, so that no service is left behind."""
    loop, playing = asyncio.get_running_loop(), asyncio.current_task()
    assert playing is not None
    loop.add_signal_handler(signal.SIGTERM, playing.cancel)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGTERM)


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
