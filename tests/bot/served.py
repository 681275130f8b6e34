"""The real service as a process against the emulator, over a database that holds a running meeting."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from meeting import desk, questions
from rehearsal.phone_groups import Group
from rehearsal.phones import Message, Person, Phones
from rehearsal.start import Rehearsal
from rules.questions import Question
from storage import cards
from storage.database import Database
from storage.opening import open_database
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, START_MS, open_hall

ROOT = Path(__file__).parents[2]
QUESTION = "Bidang apa yang paling mendesak?\nData\nRumah\nModal"
FIRST_ACCOUNT = 1001


@dataclass
class Served:
    """`voters` are phones with their ballot on the screen once `ballots` was awaited."""

    telegram: Rehearsal
    phones: Phones
    folder: Path
    question: Question
    log_level: str = "WARNING"
    screen_port: int = 0
    screen_host: str = "127.0.0.1"
    voters: list[Person] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """The database of the service."""
        return f"sqlite:///{self.folder / 'jajak.db'}"

    def environment(self) -> dict[str, str]:
        """What the service reads; nothing of the machine's own settings."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("JAJAK_")}
        return kept | {
            "JAJAK_TOKEN": self.telegram.token,
            "JAJAK_API": self.telegram.url,
            "JAJAK_DATABASE": self.url,
            "JAJAK_FILES": str(self.folder / "files"),
            "JAJAK_LOG_LEVEL": self.log_level,
            "JAJAK_SCREEN_PORT": str(self.screen_port),
            "JAJAK_SCREEN_HOST": self.screen_host,
            "PYTHONPATH": str(ROOT),
        }

    async def start(self) -> asyncio.subprocess.Process:
        """Starts the service; its log goes to a file in the folder."""
        with (self.folder / "service.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"), env=self.environment(), cwd=self.folder, stdout=log, stderr=log
            )
        return self.process

    async def kill(self, number: int = signal.SIGKILL) -> int:
        """Ends the service with a signal and returns its exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await self.process.wait()

    def log(self) -> str:
        """Everything the service wrote so far."""
        return (self.folder / "service.log").read_text(errors="replace")

    async def ballots(self) -> list[Message]:
        """The ballot of each voter, as soon as it is on the screen."""
        waiting = (voter.wait_for("JP1", timeout_seconds=40) for voter in self.voters)
        return list(await asyncio.gather(*waiting))

    async def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the service's database, read beside it."""
        db = await open_database(self.url, now=lambda: START_MS)
        try:
            async with db.reading() as tx:
                return [tuple(row) for row in await tx.fetch(sql)]
        finally:
            await db.close()

    async def until(self, sql: str, seconds: float = 40) -> None:
        """Waits until the database has a row for this."""
        async with asyncio.timeout(seconds):
            while not await self.rows(sql):
                await asyncio.sleep(0.1)


def now_ms() -> int:
    """Milliseconds UTC."""
    return time.time_ns() // 1_000_000


async def opened(hosted: Served) -> Database:
    """The database of a service that does not run yet."""
    return await open_database(hosted.url, now=now_ms)


async def bound(hosted: Served, group: Group, topic: int | None = None) -> None:
    """The group carries the meeting's cards, and one of the open question is on its way."""
    db = await opened(hosted)
    async with db.transaction() as tx:
        await cards.bind_group(tx, group.id, topic, hosted.question.meeting_id, "Aula", now_ms())
        await cards.want_in_group(tx, group.id, topic, hosted.question.id, now_ms())
    await db.close()


@asynccontextmanager
async def served(
    folder: Path,
    *,
    voters: int,
    loosen: tuple[str, ...] = ("reach", "private_rate", "overall_rate"),
    log_level: str = "WARNING",
    question: str = QUESTION,
) -> AsyncIterator[Served]:
    """A meeting with an open question and so many voters; the service is not started yet, and is killed at the end."""
    db = await open_database(f"sqlite:///{folder / 'jajak.db'}", now=lambda: START_MS)
    hall = await open_hall(db, organisations=voters)
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, question)
    opened = await questions.open_question(hall.house, hall.moderator, draft.id)
    await db.close()
    async with Rehearsal.start(loosen=loosen) as telegram, telegram.phones() as phones:
        hosted = Served(telegram, phones, folder, opened.question, log_level)
        for official in (MODERATOR, SECRETARY, MINUTE_TAKER, CLERK):
            await phones.person(official)
        for place in range(voters):
            hosted.voters.append(await phones.person(FIRST_ACCOUNT + place))
        try:
            yield hosted
        finally:
            if hosted.process is not None:
                await hosted.kill()
