"""Slow work, one job at a time, outside every handler and every transaction: charts and documents."""

import asyncio
import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path

import structlog

from bot import memory
from delivery.errors import named
from record import exports
from record.gather import gather
from record.record import Record
from storage import files, jobs, outbox
from storage.database import Database, Tx
from storage.jobs import Job

log = structlog.get_logger(__name__)
RETRY_MS = (1_000, 5_000, 30_000, 120_000)
IDLE_SECONDS = 0.5
GAP_SECONDS = 0.1
EVERYTHING = "semua"


class Jobs:
    """Takes jobs from their rows and does them; a job found running at start is done again."""

    def __init__(self, db: Database, folder: Path, now: Callable[[], int], wake_outbox: Callable[[], None]) -> None:
        self._db, self._folder, self._now, self._wake_outbox = db, folder, now, wake_outbox
        self._bell = asyncio.Event()
        self._kinds_done: set[str] = set()

    def wake(self) -> None:
        """There may be new work."""
        self._bell.set()

    async def run(self) -> None:
        """Until cancelled."""
        async with self._db.transaction() as tx:
            await jobs.resume(tx)
        while True:
            if not await self.do_next():
                self._bell.clear()
                try:
                    async with asyncio.timeout(IDLE_SECONDS):
                        await self._bell.wait()
                except TimeoutError:
                    continue
                # The bell rings at every commit; work that takes a second can wait a moment, votes cannot.
                await asyncio.sleep(GAP_SECONDS)

    async def do_next(self) -> bool:
        """Does one due job; False where there was none."""
        async with self._db.reading() as tx:
            if not await jobs.any_due(tx, self._now()):
                return False
        async with self._db.transaction() as tx:
            job = await jobs.next_due(tx, self._now())
        if job is None:
            return False
        try:
            await self._do(job)
        except Exception as error:
            # Whatever a document library trips over must not stop the meeting: the job is tried again, then given up
            # with the name of its error, and whoever asked is told.
            await self._failed(job, error)
        return True

    async def _do(self, job: Job) -> None:
        async with self._db.reading() as tx:
            record = await gather(tx, job.meeting_id)
        made = await asyncio.to_thread(_made, record, job)
        stored = [(item, await asyncio.to_thread(self._write, job.meeting_id, item)) for item in made]
        async with self._db.transaction() as tx:
            for item, path in stored:
                await self._deliver(tx, job, item, path)
            await jobs.done(tx, job.id, self._now())
            tx.after_commit(self._wake_outbox)
        if job.kind not in self._kinds_done:
            # The first job of a kind has loaded the libraries of its documents.
            self._kinds_done.add(job.kind)
            memory.set_aside()

    def _write(self, meeting_id: int, item: "exports.ExportFile") -> str:
        """Writes a file whole or not at all, and returns its path relative to the folder."""
        digest = hashlib.sha256(item.content).hexdigest()
        relative = f"{meeting_id}/{digest[:16]}/{item.name}"
        path = self._folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(4)}")
        draft.write_bytes(item.content)
        draft.replace(path)
        return relative

    async def _deliver(self, tx: Tx, job: Job, item: "exports.ExportFile", path: str) -> None:
        digest = hashlib.sha256(item.content).hexdigest()
        size = len(item.content)
        file_id = await files.add(tx, job.meeting_id, item.name, item.kind, path, digest, size, self._now())
        kind = "chart" if job.kind == "chart" else "file"
        payload = {"file": file_id, "sentence": item.caption}
        for chat_id in job.payload.get("chats", [job.payload.get("chat")]):
            topic = f"{kind}:{job.id}:{item.name}"
            await outbox.want(tx, chat_id, topic, kind, payload, priority=40, now_ms=self._now(), anew=True)

    async def _failed(self, job: Job, error: Exception) -> None:
        log.error("job failed", job=job.id, kind=job.kind, attempts=job.attempts, error=named(error))
        again = RETRY_MS[job.attempts - 1] if job.attempts <= len(RETRY_MS) else None
        async with self._db.transaction() as tx:
            await jobs.failed(tx, job.id, type(error).__name__, None if again is None else self._now() + again)
            if again is None and job.asked_by is not None:
                payload = {
                    "key": "ekspor_gagal",
                    "values": {"nama": job.key, "ref": f"E-{job.id}"},
                    "buttons": [],
                    "meeting": job.meeting_id,
                }
                await outbox.want(
                    tx, job.asked_by, f"say:job:{job.id}", "say", payload, priority=15, now_ms=self._now(), anew=True
                )
                tx.after_commit(self._wake_outbox)


def _made(record: Record, job: Job) -> list["exports.ExportFile"]:
    """The files of one job, in a thread of their own."""
    if job.kind == "chart":
        return exports.phone_cards(record, job.payload["code"])
    what = job.payload["what"]
    names = exports.FORMATS if what == EVERYTHING else [what]
    return [item for name in names for item in exports.render(record, name, number=job.payload["number"])]
