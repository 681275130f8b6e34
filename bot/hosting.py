"""The real service as a process of its own beside an emulated Telegram, for a rehearsal: started, watched, stopped."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rehearsal import Rehearsal

ROOT = Path(__file__).parents[1]
CLAIM = "https://t.me/"
LOG = "service.log"
# What the service keeps in the folder beside the documents.
KEPT = ("jajak.db", "jajak.db-wal", "jajak.db-shm", "jajak.db.intake.lock", "files", LOG)
START_SECONDS = 90.0
STOP_SECONDS = 10.0
STOPPED = 130  # as a shell tells of a command that was interrupted


class ServiceFault(Exception):
    """The service did not start, or ended before the play did."""


class Service:
    """The bot as a process of its own, with its memory, its files and its log in one folder."""

    def __init__(self, telegram: Rehearsal, folder: Path, *, settings: Mapping[str, str] | None = None) -> None:
        """`settings` are variables of the environment beside those that a rehearsal always sets."""
        self._telegram, self._folder, self._settings = telegram, folder.absolute(), settings or {}
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Returns the owner's one-time link, which the service shows in its terminal while it has no owner."""
        link = await self.begin()
        try:
            async with asyncio.timeout(START_SECONDS):
                return await link
        except TimeoutError:
            raise ServiceFault("layanan tidak mulai / the service did not start") from None

    async def begin(self) -> "asyncio.Future[str]":
        """Starts the process. What comes back is the owner's link once the service shows it, or a ServiceFault when it
        ends without; a service that has its owner shows none."""
        with (self._folder / LOG).open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                env=self._environment(),
                cwd=self._folder,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        link: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._reading = asyncio.create_task(self._read(link))
        return link

    def _environment(self) -> dict[str, str]:
        """Nothing of this machine's own settings: neither from its environment nor from an .env beside it."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("JAJAK_")}
        return kept | {
            "JAJAK_TOKEN": self._telegram.token,
            "JAJAK_API": self._telegram.url,
            "JAJAK_DATABASE": f"sqlite:///{self._folder / 'jajak.db'}",
            "JAJAK_FILES": str(self._folder / "files"),
            "JAJAK_LOG_LEVEL": "WARNING",
            "JAJAK_SCREEN_PORT": "0",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
            **self._settings,
        }

    async def _read(self, link: "asyncio.Future[str]") -> None:
        """Reads what the service prints until it ends: a pipe that nobody reads would stop it."""
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            if line.startswith(CLAIM.encode()) and not link.done():
                link.set_result(line.decode().strip())
        if not link.done():
            link.set_exception(ServiceFault(f"layanan tidak mulai / the service did not start: {LOG}"))
            # Looked at here, because whoever started it again does not wait for a link.
            link.exception()

    async def wait(self) -> int:
        """Its exit status, once it has ended."""
        assert self._process is not None
        return await self._process.wait()

    async def ended(self) -> None:
        """Raises ServiceFault when the process ends by itself."""
        raise ServiceFault(f"layanan berhenti sendiri / the service ended: {await self.wait()}")

    def kill(self) -> None:
        """Ends the process without warning."""
        assert self._process is not None
        self._process.kill()

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


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """SIGTERM ends what runs as Ctrl+C does, so that no service is left behind."""
    loop, running = asyncio.get_running_loop(), asyncio.current_task()
    assert running is not None
    loop.add_signal_handler(signal.SIGTERM, running.cancel)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
