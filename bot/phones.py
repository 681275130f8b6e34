"""`jajak rehearse --phones`: a strict Telegram, the real service, a page with phones, and a meeting to practise on."""

import asyncio
import fcntl
import json
import socket
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.hosting import KEPT, LOG, Service, ServiceFault, ended_by_sigterm
from rehearsal import Rehearsal
from rehearsal.people import Impossible
from rehearsal.report import clear
from rehearsal.training.training import Training, TrainingActs

# The file by which a folder of this command is known, and the one that says that somebody is at it.
MARK, LOCK = "latihan.json", "latihan.lock"
HOST = "127.0.0.1"
PREFERRED_PORT = 8077
# A service that falls is started anew, but not more often than this within a minute.
STARTS_PER_MINUTE_MAX = 3


@dataclass(frozen=True)
class Asked:
    """What the command was asked for: the size of the cast, the port of the page (0: any), a folder, whether nothing
    is to be prepared, whether the browser is to be opened."""

    size: int
    port: int
    folder: Path
    is_empty: bool = False
    opens_browser: bool = False


class Host:
    """Keeps one service running over the folder, and begins it anew where that is asked for."""

    def __init__(self, telegram: Rehearsal, folder: Path, console: Console) -> None:
        self._folder, self._console = folder, console
        settings = {"JAJAK_SCREEN_PORT": str(_free_port()), "JAJAK_SCREEN_FRAMES": telegram.control_url}
        self._service = Service(telegram, folder, settings=settings)
        self._is_wanted = asyncio.Event()

    async def fresh(self) -> str:
        """A service with an empty memory; the owner's link. Raises Impossible where it does not start."""
        await self.stop()
        clear(self._folder, [name for name in KEPT if name != LOG], mark=MARK)
        _mark(self._folder)
        try:
            link = await self._service.start()
        except ServiceFault as fault:
            raise Impossible(str(fault)) from None
        self._is_wanted.set()
        return link

    async def watch(self) -> None:
        """Starts a service anew that falls. Raises ServiceFault when it keeps falling."""
        starts: list[float] = []
        while True:
            await self._is_wanted.wait()
            status = await self._service.wait()
            if not self._is_wanted.is_set():
                continue
            starts = [one for one in starts if time.monotonic() - one < 60] + [time.monotonic()]
            if len(starts) > STARTS_PER_MINUTE_MAX:
                raise ServiceFault(f"layanan berhenti berulang kali / the service keeps ending: {self._folder / LOG}")
            said = f"layanan berhenti ({status}), dijalankan lagi / the service ended and is started again"
            self._console.print(said, style="red", markup=False, soft_wrap=True)
            await self._service.begin()

    def kill(self) -> None:
        """Lets the service fall, as a machine might."""
        self._service.kill()

    async def stop(self) -> None:
        """Ends the service in order, also one that has not come as far as to show its link; nothing where none runs."""
        self._is_wanted.clear()
        await self._service.stop()


async def rehearse_on_phones(asked: Asked, *, console: Console | None = None) -> int:
    """Runs until Ctrl+C or SIGTERM. 0 after an orderly end, 1 where the service does not run or the meeting cannot be
    prepared, 2 where there is no room: a folder with other files, one that is in use, a port that is taken."""
    console = console or Console()
    try:
        with _alone(asked.folder):
            return await _hosted(asked, console)
    except FileExistsError as fault:
        console.print(f"{fault}: berisi berkas lain / holds other files", markup=False, soft_wrap=True)
    except BlockingIOError:
        said = f"{asked.folder}: masih dipakai latihan lain / another training is running there"
        console.print(said, markup=False, soft_wrap=True)
    except OSError as fault:
        console.print(str(fault), markup=False, soft_wrap=True)
    return 2


async def _hosted(asked: Asked, console: Console) -> int:
    port = asked.port or (PREFERRED_PORT if _is_free(PREFERRED_PORT) else 0)
    async with Rehearsal.start(control_port=port) as telegram:
        host = Host(telegram, asked.folder.absolute(), console)
        try:
            with ended_by_sigterm():
                await _course(asked, console, telegram, host)
        except asyncio.CancelledError:
            console.print("dihentikan / stopped")
            return 0
        except (ServiceFault, Impossible) as fault:
            console.print(str(fault), style="red", markup=False, soft_wrap=True)
            return 1
        finally:
            await host.stop()
    return 0


async def _course(asked: Asked, console: Console, telegram: Rehearsal, host: Host) -> None:
    """Until it is cancelled. Raises ServiceFault or Impossible."""
    training = None if asked.is_empty else Training(telegram.server, host.fresh, size=asked.size)
    telegram.server.add_acts(TrainingActs(training))
    console.print("Menyiapkan rapat latihan … / Preparing the training meeting …")
    try:
        if training is None:
            console.print(f"Tautan pemilik / The owner's link: {await host.fresh()}", markup=False, soft_wrap=True)
        else:
            await training.begin()
        address = f"{telegram.control_url}/"
        console.print(_words(address))
        if asked.opens_browser:
            webbrowser.open(address)
        await host.watch()
    finally:
        if training is not None:
            await training.leave()


def _words(address: str) -> Panel:
    lines = Text.assemble(
        ("Latihan moderator siap. Buka alamat ini di peramban:\n", "bold"),
        "The training is ready. Open this address in a browser:\n\n",
        (f"    {address}\n\n", "bold reverse"),
        ("Selesai: tekan Ctrl+C di sini.\n", "bold"),
        "To end: press Ctrl+C here.",
    )
    return Panel(lines, padding=(1, 2), expand=False)


def _mark(folder: Path) -> None:
    (folder / MARK).write_text(json.dumps({"files": [MARK]}), "utf-8")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Makes room in the folder and holds it. Raises FileExistsError where it has other files, BlockingIOError where
    another one holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()) and not (folder / MARK).is_file():
        raise FileExistsError(str(folder))
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _mark(folder)
        clear(folder, KEPT, mark=MARK)
        _mark(folder)
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
