"""Documents that were asked for: made one by one from one record, kept as files, sent as soon as each is there."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bot.documents import digest_of, discard, drawn, write_file
from bot.jobs import one_by_one
from meeting import exports as asking
from meeting.telling import show, tell
from record import wishes
from record.exports import ExportFile
from record.gather import gather
from record.gather_submissions import looked_for
from record.record import Record
from rules.exports import read_wish, words_key
from rules.roles import may
from storage import entries, exports, files, jobs, meetings, staff
from storage.database import Database, Tx
from storage.entries import Actor
from storage.exports import Export, MadeFile
from storage.jobs import Job

PROGRESS_SECONDS = 3.0


class NotMade(Exception):
    """Some documents could not be made; the others have left."""


class Exporting:
    """Jobs `export`. `folder` holds the files of the house."""

    def __init__(self, db: Database, folder: Path, now: Callable[[], int]) -> None:
        self._db, self._folder, self._now = db, folder, now
        self._told = time.monotonic()

    async def do(self, job: Job) -> None:
        """Every document that has not left yet, from the record as it stands now; what is made already is only sent.
        Whoever has lost the right meanwhile is made nothing. Raises NotMade where a document cannot be made."""
        self._told = time.monotonic()
        while await self._is_overtaken_while_made(job):
            pass
        async with self._db.transaction() as tx:
            await jobs.done(tx, job.id, self._now())
            await self._show_progress(tx, job)

    async def _is_overtaken_while_made(self, job: Job) -> bool:
        """Makes and wants what has not left. True where the meeting was adopted or somebody erased in the meantime:
        what was drawn before is not kept, and everything is made of the record as it is then."""
        async with self._db.reading() as tx:
            export = await exports.load(tx, job.payload["export"])
            assert export is not None, "exports are never deleted"
            is_allowed = await _is_allowed(tx, job, export)
            is_there = await self._is_there(tx, job, export)
            record = None if is_there or not is_allowed else await gather(tx, job.meeting_id)
        if not is_allowed:
            return False
        if record is not None and record.revision != export.revision:
            export = await self._renumbered(job, export, record)
        waiting, overtaken = [name for name in export.formats if name not in job.payload["sent"]], list[str]()
        failed = await one_by_one(waiting, partial(self._one, job, export, record, overtaken))
        if failed and not overtaken:
            raise NotMade(", ".join(failed))
        return bool(overtaken)

    async def give_up(self, tx: Tx, job: Job) -> None:
        """The asker hears which documents could not be made."""
        assert job.asked_by is not None, "an export has somebody who waits for it"
        missing = [name for name in job.payload["formats"] if name not in job.payload["sent"]]
        names = [{"key": words_key(name)} for name in missing]
        about: dict[str, Any] = {"now_ms": self._now(), "meeting_id": job.meeting_id}
        await tell(tx, job.asked_by, "ekspor_gagal", nama=names, ref=f"E-{job.id}", **about)
        await self._show_progress(tx, job)

    async def _is_there(self, tx: Tx, job: Job, export: Export) -> bool:
        """Whether everything was made at this very state of the record, and is to be had."""
        if await entries.last_act(tx, job.meeting_id) != export.revision:
            return False
        made = await exports.made(tx, export.id)
        return all(name in made and self._are_whole(made[name]) for name in export.formats)

    def _are_whole(self, made: Sequence[MadeFile]) -> bool:
        """Whether the disk has each of these files. The id that Telegram gave is not enough: it may be good for nothing
        when it is used, and then the file has to be there."""
        return all(one.file.path and _is_whole(self._folder / one.file.path, one.file.bytes) for one in made)

    async def _renumbered(self, job: Job, export: Export, record: Record) -> Export:
        """The record has moved since it was asked for: what is made now is another export, all of it, so that one
        number never stands on files of two states."""
        wish = read_wish(export.wish)
        about: dict[str, Any] = {"revision": record.revision, "is_draft": record.status == "konsep"}
        async with self._db.transaction() as tx:
            meeting = await meetings.load(tx, job.meeting_id, lock=self._db.lock_clause)
            about["now_ms"] = self._now()
            moved, _ = await asking.numbered(tx, meeting, _actor(job), wish, export.formats, **about)
            await jobs.note(tx, job.id, {**job.payload, "export": moved.id, "sent": []})
        job.payload.update(export=moved.id, sent=[])
        return moved

    async def _one(self, job: Job, export: Export, record: Record | None, overtaken: list[str], name: str) -> None:
        """One document: made where it is not there, and wanted in the chat that asked, in one transaction with the note
        that it has left. What the meeting has overtaken is named in `overtaken` and does neither."""
        if overtaken:
            return
        async with self._db.reading() as tx:
            made = (await exports.made(tx, export.id)).get(name)
        fresh: list[tuple[ExportFile, str]] | None = None
        if made is None or not self._are_whole(made):
            assert record is not None, "what is not there has to be made"
            fresh = await drawn(_made, self._folder, record, export, name)
        async with self._db.transaction() as tx:
            if not await asking.is_current(tx, export, self._db.lock_clause):
                overtaken.append(name)
                await discard(tx, self._folder, export.meeting_id, fresh or ())
                return
            if fresh is not None:
                await self._keep(tx, job, export, name, fresh)
            for one in (await exports.made(tx, export.id))[name]:
                await asking.hand_out(tx, one, job.payload["chat"], str(job.id), self._now())
            sent = [*job.payload["sent"], name]
            await jobs.note(tx, job.id, {**job.payload, "sent": sent})
            if time.monotonic() - self._told >= PROGRESS_SECONDS:
                self._told = time.monotonic()
                await self._show_progress(tx, job)
        job.payload["sent"] = sent

    async def _keep(self, tx: Tx, job: Job, export: Export, name: str, fresh: Sequence[tuple[ExportFile, str]]) -> None:
        kept = []
        for item, path in fresh:
            about = (item.name, item.kind, path, digest_of(item.content), len(item.content), self._now())
            kept.append((await files.add(tx, export.meeting_id, *about), item.manifest, item.caption))
            if item.manifest:
                await asking.note_seal(tx, export, _actor(job), item.manifest, self._now())
        await exports.keep(tx, export.id, name, kept)

    async def _show_progress(self, tx: Tx, job: Job) -> None:
        payload, topic = {"meeting": job.meeting_id, "job": job.key}, f"exporting:{job.meeting_id}:{job.key}"
        await show(tx, job.payload["chat"], "exporting", payload, topic=topic, now_ms=self._now(), is_awaited=True)


def _is_whole(path: Path, size_bytes: int) -> bool:
    return path.is_file() and path.stat().st_size == size_bytes


def _actor(job: Job) -> Actor:
    return Actor(job.payload["by"]["role"], job.payload["by"]["ref"])


async def _is_allowed(tx: Tx, job: Job, export: Export) -> bool:
    roles = await staff.roles_of(tx, job.meeting_id, job.payload["chat"])
    return may(roles, read_wish(export.wish).act)


def _made(folder: Path, record: Record, export: Export, name: str) -> list[tuple[ExportFile, str]]:
    """The files of one document and where they lie, in a thread of their own."""
    found = wishes.files_of(looked_for(record, folder), read_wish(export.wish), name, export.number)
    return [(item, write_file(folder, export.meeting_id, item)) for item in found]
