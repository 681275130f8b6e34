"""Storage that goes away under the running service: nothing parked, no false acknowledgement, on it goes by itself."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import asyncpg
import pytest

from bot.jobs import Jobs
from delivery.live import Live
from meeting import desk, questions
from rehearsal.phones import Phones
from rehearsal.start import Rehearsal
from rules.questions import Question
from storage import jobs
from storage.database import Database, Tx
from storage.errors import StorageFault
from storage.jobs import Job
from storage.opening import open_database
from tests.bot.served import FIRST_ACCOUNT, QUESTION, Served, served
from tests.bot.test_faults import stored, vote
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, START_MS, open_hall


class Away:
    """A real database that is away on command."""

    def __init__(self, db: Database) -> None:
        self._db, self.is_away = db, False
        self.dialect, self.lock_clause = db.dialect, db.lock_clause

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Tx]:
        """The real one, or the fault."""
        if self.is_away:
            raise StorageFault("away")
        async with self._db.transaction() as tx:
            yield tx

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Tx]:
        """The real one, or the fault."""
        if self.is_away:
            raise StorageFault("away")
        async with self._db.reading() as tx:
            yield tx


async def test_b17_a_touched_card_is_wished_once_storage_is_back(sqlite_database: Database) -> None:
    """The loop goes on and forgets no card."""
    away = Away(sqlite_database)
    wished: list[None] = []
    live = Live(cast(Database, away), lambda: 0, lambda: wished.append(None))
    running = asyncio.create_task(live.run())
    await asyncio.sleep(0.05)
    away.is_away = True
    live.touch(1)
    await asyncio.sleep(1.5)
    assert not wished
    away.is_away = False
    await asyncio.sleep(2.0)
    assert wished
    assert not running.done()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


class Breaking:
    """Work whose storage breaks the first time, before it is done."""

    def __init__(self, away: Away) -> None:
        self._away, self.done = away, 0

    async def do(self, job: Job) -> None:
        """Breaks once."""
        if not self.done:
            self.done = 1
            self._away.is_away = True
            raise StorageFault("away")
        async with self._away.transaction() as tx:
            await jobs.done(tx, job.id, 0)
        self.done += 1

    async def give_up(self, tx: Tx, job: Job) -> None:
        """Never: the world failed, not the work."""
        raise AssertionError(job.id)


async def test_b17_a_job_whose_end_meets_a_fault_is_done_later(sqlite_database: Database) -> None:
    """It is not counted as failed and waits for no restart."""
    async with sqlite_database.transaction() as tx:
        await jobs.add(tx, 1, "chart", "k", {"code": "JP1"}, asked_by=None, now_ms=0)
    away = Away(sqlite_database)
    work = Breaking(away)
    running = asyncio.create_task(Jobs(cast(Database, away), {"chart": work}, lambda: 1_000, lambda: None).run())
    await asyncio.sleep(1.2)
    away.is_away = False
    async with asyncio.timeout(5):
        while work.done < 2:
            await asyncio.sleep(0.05)
    async with sqlite_database.reading() as tx:
        assert await tx.fetch_value("SELECT state FROM jobs") == "done"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def _may_grow(pid: int, bytes_max: int) -> None:
    """No file of the process grows beyond so many bytes: to it, that is a full disk."""
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (bytes_max, resource.RLIM_INFINITY))


async def test_b116_a_full_disk_loses_nothing_and_the_moderator_is_told(tmp_path: Path) -> None:
    """The file of the database may not grow for some seconds: no false acknowledgement, then every vote is stored."""
    async with served(tmp_path, voters=4) as hosted:
        process = await hosted.start()
        await hosted.ballots()
        moderator = await hosted.phones.person(MODERATOR)
        await vote(hosted, 0)
        _may_grow(process.pid, 4096)
        toasts = await asyncio.gather(*(vote(hosted, place) for place in range(1, 4)))
        assert all("belum tersimpan" in str(toast.text) for toast in toasts)
        await moderator.wait_for("Penyimpanan bermasalah", timeout_seconds=10)
        _may_grow(process.pid, resource.RLIM_INFINITY)
        await moderator.wait_for("Penyimpanan bekerja lagi", timeout_seconds=25)
        assert process.returncode is None
        assert await stored(hosted) == 4
        assert not await hosted.rows("SELECT * FROM parked")


async def test_b116_a_stranger_who_holds_the_write_lock_stops_nothing(tmp_path: Path) -> None:
    """SQLite: somebody keeps the file locked for seconds right after a vote."""
    async with served(tmp_path, voters=2) as hosted:
        process = await hosted.start()
        await hosted.ballots()
        assert "Jawaban tersimpan" in str((await vote(hosted, 0)).text)
        stranger = sqlite3.connect(tmp_path / "jajak.db", isolation_level=None, timeout=5)
        stranger.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(7)
        stranger.execute("ROLLBACK")
        stranger.close()
        assert "Jawaban tersimpan" in str((await vote(hosted, 1)).text)
        assert process.returncode is None


class ServedOnPostgres(Served):
    """The same service with its memory on a server."""

    server_url = ""

    @property
    def url(self) -> str:
        """The database of the service."""
        return self.server_url


@asynccontextmanager
async def served_on(url: str, folder: Path) -> AsyncIterator[ServedOnPostgres]:
    """A meeting with an open question and three voters on this server."""
    question = await _opened_on(url)
    loosen = ("reach", "private_rate", "overall_rate")
    async with Rehearsal.start(loosen=loosen) as telegram, telegram.phones() as phones:
        hosted = await _hosted(telegram, phones, folder, question)
        hosted.server_url = url
        await hosted.start()
        try:
            yield hosted
        finally:
            await hosted.kill()


async def _opened_on(url: str) -> Question:
    db = await open_database(url, now=lambda: START_MS)
    hall = await open_hall(db, organisations=3)
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, QUESTION)
    opened = await questions.open_question(hall.house, hall.moderator, draft.id)
    await db.close()
    return opened.question


async def _hosted(telegram: Rehearsal, phones: Phones, folder: Path, question: Question) -> ServedOnPostgres:
    hosted = ServedOnPostgres(telegram, phones, folder, question, "WARNING")
    for official in (MODERATOR, SECRETARY, MINUTE_TAKER, CLERK):
        await phones.person(official)
    hosted.voters = [await phones.person(FIRST_ACCOUNT + place) for place in range(3)]
    return hosted


@pytest.mark.timeout(110)
async def test_b17_a_server_that_throws_everybody_out_for_five_seconds_costs_no_vote(
    tmp_path: Path, postgres_url: str
) -> None:
    """Every connection of ours is ended again and again; what was cast meanwhile is stored afterwards."""
    async with served_on(postgres_url, tmp_path) as hosted:
        await hosted.ballots()
        assert "Jawaban tersimpan" in str((await vote(hosted, 0)).text)
        operator = await asyncpg.connect(postgres_url.split("&search_path")[0])
        voting = asyncio.create_task(vote(hosted, 1))
        ends = asyncio.get_running_loop().time() + 5
        while asyncio.get_running_loop().time() < ends:
            await operator.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'jajak'"
            )
            await asyncio.sleep(0.02)
        await operator.close()
        assert (await voting).text
        assert "Jawaban tersimpan" in str((await vote(hosted, 2)).text)
        assert await hosted.phones.stage.settled(timeout_seconds=20)
        assert hosted.process is not None
        assert hosted.process.returncode is None, hosted.log()
        assert await stored(hosted) == 3
        assert not await hosted.rows("SELECT * FROM parked")
