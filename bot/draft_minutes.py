"""The draft minutes at the end of a meeting: made once from the record, sent to those who attended."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from bot.documents import digest_of, discard, drawn, write_file
from meeting import exports as asking
from meeting.telling import tell
from record import wishes
from record.exports import ExportFile
from record.gather import gather
from record.gather_submissions import looked_for
from record.record import Record
from rules.exports import Wish
from rules.meetings import MeetingState
from rules.roles import Act, Role
from storage import closing_rules, delegates, exports, files, jobs, meetings, outbox, staff
from storage.database import Database, Tx
from storage.entries import Actor
from storage.exports import Export
from storage.jobs import Job

# For reading and passing round; the secretariat works on the other one.
READ: Final = Wish("notula-pdf")
CARD: Final = "minutes"


class DraftMinutes:
    """Jobs `closing`. `folder` holds the files of the house."""

    def __init__(self, db: Database, folder: Path, now: Callable[[], int]) -> None:
        self._db, self._folder, self._now = db, folder, now

    async def do(self, job: Job) -> None:
        """Makes the minutes and wants them in the chat of everybody who attended, once each; nothing once the meeting
        is adopted, or where its rules send no draft."""
        while await self._is_overtaken_while_made(job):
            pass

    async def _is_overtaken_while_made(self, job: Job) -> bool:
        """Ends the job, and wants the minutes where they are to be sent. True where the meeting was adopted or somebody
        erased while they were drawn: those are not kept."""
        async with self._db.reading() as tx:
            meeting = await meetings.load(tx, job.meeting_id)
            record = await gather(tx, job.meeting_id)
            rules = await closing_rules.of_meeting(tx, job.meeting_id)
        if meeting.state != MeetingState.ENDED or not rules.sends_minutes or rules.closes_ms is None:
            async with self._db.transaction() as tx:
                await jobs.done(tx, job.id, self._now())
            return False
        async with self._db.transaction() as tx:
            export = await self._numbered(tx, job, record)
        made = await drawn(_made, self._folder, record, export)
        async with self._db.transaction() as tx:
            if not await asking.is_current(tx, export, self._db.lock_clause):
                await discard(tx, self._folder, job.meeting_id, made)
                return True
            await self._send(tx, job, export, made)
            await jobs.done(tx, job.id, self._now())
        return False

    async def give_up(self, tx: Tx, job: Job) -> None:
        """The secretariat hears that those who attended got no draft."""
        about: dict[str, Any] = {"now_ms": self._now(), "meeting_id": job.meeting_id, "act": Act.EXPORT_DRAFT}
        for chat_id in await staff.holders(tx, job.meeting_id, Role.SECRETARIAT):
            await tell(tx, chat_id, "ekspor_gagal", **about, nama=[{"key": "naskah_notula_pdf"}], ref=f"E-{job.id}")

    async def _numbered(self, tx: Tx, job: Job, record: Record) -> Export:
        meeting = await meetings.load(tx, job.meeting_id, lock=self._db.lock_clause)
        actor = Actor(job.payload["by"]["role"], job.payload["by"]["ref"])
        about: dict[str, Any] = {"revision": record.revision, "is_draft": record.is_draft, "now_ms": self._now()}
        export, _ = await asking.numbered(tx, meeting, actor, READ, (READ.what,), **about)
        return export

    async def _send(self, tx: Tx, job: Job, export: Export, made: list[tuple[ExportFile, str]]) -> None:
        now_ms = self._now()
        kept = []
        for item, path in made:
            about = (item.name, item.kind, path, digest_of(item.content), len(item.content), now_ms)
            kept.append((await files.add(tx, job.meeting_id, *about), item.manifest, item.caption))
        await exports.keep(tx, export.id, READ.what, kept)
        payload, topic = {"file": kept[0][0], "meeting": job.meeting_id}, f"minutes:{job.meeting_id}"
        for chat_id in await delegates.attended_accounts(tx, job.meeting_id):
            how: dict[str, Any] = {"priority": outbox.PRIORITY_FOLLOWING, "now_ms": now_ms, "anew": True}
            await outbox.want(tx, chat_id, topic, CARD, payload, **how)


def _made(folder: Path, record: Record, export: Export) -> list[tuple[ExportFile, str]]:
    found = wishes.files_of(looked_for(record, folder), READ, READ.what, export.number)
    return [(item, write_file(folder, export.meeting_id, item)) for item in found]
