"""Charts: made from one record in a thread, kept as files, sent to whoever asked."""

import asyncio
import hashlib
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.media_removal import unlink
from meeting.telling import PRIORITY_FILE, tell
from record.exports import ExportFile
from record.gather import gather
from record.gather_submissions import looked_for
from record.phone_cards import phone_cards
from record.record import Record
from storage import files, jobs, outbox
from storage.database import Database, Tx
from storage.jobs import Job

T = TypeVar("T")
# One thread draws for the whole service: every thread that ever drew keeps all our fonts open, twenty megabytes each.
_DRAWING: Final = ThreadPoolExecutor(1, "drawing")


async def drawn(make: Callable[..., T], *args: object) -> T:
    """What `make` returns, made beside the loop, one after another."""
    return await asyncio.get_running_loop().run_in_executor(_DRAWING, make, *args)


class Documents:
    """Jobs `chart`. `folder` holds the files of the house."""

    def __init__(self, db: Database, folder: Path, now: Callable[[], int]) -> None:
        self._db, self._folder, self._now = db, folder, now

    async def do(self, job: Job) -> None:
        """Makes the files and wants them in every chat that asked, nearest in time to the asking."""
        async with self._db.reading() as tx:
            record = await gather(tx, job.meeting_id)
        made = await drawn(_made, record, job, self._folder)
        stored = [(item, await asyncio.to_thread(write_file, self._folder, job.meeting_id, item)) for item in made]
        async with self._db.transaction() as tx:
            for item, path in stored:
                await self._deliver(tx, job, item, path)
            await jobs.done(tx, job.id, self._now())

    async def give_up(self, tx: Tx, job: Job) -> None:
        """The asker hears that the file could not be made."""
        if job.asked_by is not None:
            about: dict[str, Any] = {"now_ms": self._now(), "meeting_id": job.meeting_id}
            await tell(tx, job.asked_by, "ekspor_gagal", **about, nama=job.key, ref=f"E-{job.id}")

    async def _deliver(self, tx: Tx, job: Job, item: ExportFile, path: str) -> None:
        digest, size = digest_of(item.content), len(item.content)
        file_id = await files.add(tx, job.meeting_id, item.name, item.kind, path, digest, size, self._now())
        payload = {"file": file_id, "sentence": item.caption}
        for chat_id in job.payload.get("chats", [job.payload.get("chat")]):
            topic, about = f"chart:{job.id}:{item.name}", {"priority": PRIORITY_FILE, "now_ms": self._now()}
            await outbox.want(tx, chat_id, topic, "chart", payload, anew=True, **about)


def _made(record: Record, job: Job, folder: Path) -> list[ExportFile]:
    """The files of one job, in a thread of their own."""
    return phone_cards(looked_for(record, folder), job.payload["code"])


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


async def discard(tx: Tx, folder: Path, meeting_id: int, made: Sequence[tuple[ExportFile, str]]) -> None:
    """Takes from the disk what was drawn and is not kept, unless a row names the same file."""
    wanted = {one.path for one in await files.of_meeting(tx, meeting_id)}
    for _, path in made:
        if path not in wanted:
            await asyncio.to_thread(unlink, folder, path)


def write_file(folder: Path, meeting_id: int, item: ExportFile) -> str:
    """Writes a file whole or not at all, and returns its path relative to the folder."""
    relative = f"{meeting_id}/{digest_of(item.content)[:16]}/{item.name}"
    path = folder / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{secrets.token_hex(4)}")
    draft.write_bytes(item.content)
    draft.replace(path)
    return relative
