"""Slow work, one job at a time, outside every handler and every transaction: charts, documents, files to be fetched."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

import structlog

from bot import memory
from delivery.errors import named
from storage import jobs
from storage.database import Database, Tx
from storage.errors import StorageFault
from storage.jobs import Job

log = structlog.get_logger(__name__)
RETRY_MS = (1_000, 5_000, 30_000, 120_000)
IDLE_SECONDS = 0.5
GAP_SECONDS = 0.1


class Work(Protocol):
    """How jobs of one kind are done."""

    async def do(self, job: Job) -> None:
        """Does the job and marks it as done in the transaction that stores what came of it."""
        ...

    async def give_up(self, tx: Tx, job: Job) -> None:
        """It failed for good: tells whoever waits for it."""
        ...


async def one_by_one(names: Sequence[str], make: Callable[[str], Awaitable[None]]) -> list[str]:
    """Makes each of several pieces of one job; returns the names of those that failed, while the others are done.
    Raises StorageFault, after which nothing more would be done either."""
    failed = []
    for name in names:
        try:
            await make(name)
        except StorageFault:
            raise
        except Exception as error:
            # What one document trips over must not keep the others; the job is tried again for those that are missing.
            log.error("a part of a job failed", part=name, error=named(error))
            failed.append(name)
    return failed


class Jobs:
    """Takes jobs from their rows and has each done by the work of its kind; one found running at start is redone."""

    def __init__(
        self, db: Database, works: Mapping[str, Work], now: Callable[[], int], wake_outbox: Callable[[], None]
    ) -> None:
        self._db, self._works, self._now, self._wake_outbox = db, works, now, wake_outbox
        self._bell = asyncio.Event()
        self._kinds_done: set[str] = set()

    def wake(self) -> None:
        """There may be new work."""
        self._bell.set()

    async def run(self) -> None:
        """Until cancelled."""
        is_resumed = False
        while True:
            try:
                if not is_resumed:
                    await self._resume()
                    is_resumed = True
                if await self.do_next():
                    continue
            except StorageFault as fault:
                # What became of the job under way is not known here; it waits again once storage works.
                log.error("slow work waits for storage", why=type(fault).__name__)
                is_resumed = False
            await self._idle()

    async def _resume(self) -> None:
        async with self._db.transaction() as tx:
            await jobs.resume(tx)

    async def _idle(self) -> None:
        self._bell.clear()
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self._bell.wait()
        except TimeoutError:
            return
        # The bell rings at every commit; work that takes a second can wait a moment, votes cannot.
        await asyncio.sleep(GAP_SECONDS)

    async def do_next(self) -> bool:
        """Does one due job; False where there was none. Raises StorageFault; the job then stays running."""
        async with self._db.reading() as tx:
            if not await jobs.any_due(tx, self._now()):
                return False
        async with self._db.transaction() as tx:
            job = await jobs.next_due(tx, self._now())
        if job is None:
            return False
        try:
            await self._works[job.kind].do(job)
        except StorageFault:
            raise
        except Exception as error:
            # Whatever a document library trips over must not stop the meeting: the job is tried again, then given up
            # with the name of its error, and whoever asked is told.
            await self._failed(job, error)
        self._wake_outbox()
        if job.kind not in self._kinds_done:
            # The first job of a kind has loaded the libraries of its documents.
            self._kinds_done.add(job.kind)
            memory.set_aside()
        return True

    async def _failed(self, job: Job, error: Exception) -> None:
        log.error("job failed", job=job.id, kind=job.kind, attempts=job.attempts, error=named(error))
        again = RETRY_MS[job.attempts - 1] if job.attempts <= len(RETRY_MS) else None
        async with self._db.transaction() as tx:
            await jobs.failed(tx, job.id, type(error).__name__, None if again is None else self._now() + again)
            if again is None:
                await self._works[job.kind].give_up(tx, job)
