"""Clearing what a meeting keeps no longer: jobs that a stop in mid-work leaves to be done again."""

import asyncio
from collections.abc import Collection
from pathlib import Path

import structlog

from bot.media_removal import unlink
from meeting import overdue, retention
from meeting.house import House
from meeting.owner import told_owner
from rules.retention import Step
from storage import files, jobs
from storage.database import Tx
from storage.errors import StorageFault
from storage.jobs import Job

log = structlog.get_logger(__name__)
ASK_SECONDS = 60.0


class Clearing:
    """Jobs `retention`. `folder` holds the files of the house."""

    def __init__(self, house: House, folder: Path) -> None:
        self._house, self._folder = house, folder

    async def do(self, job: Job) -> None:
        """Files go first, then rows with their entry, then what the rows left on the disk, and only then is the job
        done: killed anywhere, it finds nothing left to take and goes on."""
        step = Step(job.payload["step"])
        async with self._house.db.reading() as tx:
            made = await files.of_meeting(tx, job.meeting_id)
        gone = [one for one in made if not retention.kept_after(step, one.kind, one.name)]
        if not retention.kept_after(step, "record", ""):
            staying = {one.path for one in made if one not in gone}
            await asyncio.to_thread(_take_away, self._folder, job.meeting_id, staying)
        await retention.clear(self._house, job, [one.id for one in gone if one.path])
        await self._house.db.overwrite_deleted()
        async with self._house.db.transaction() as tx:
            await jobs.done(tx, job.id, self._house.now())

    async def give_up(self, tx: Tx, job: Job) -> None:
        """The owner is told: what should be gone is still there. It is asked for again at the next look."""
        kind = f"retention:{job.meeting_id}:{job.key}"
        await told_owner(tx, "alarm_retensi", self._house.now(), once=kind, nomor=job.id)


def _take_away(folder: Path, meeting_id: int, staying: Collection[str]) -> None:
    """Every file made for the meeting but those that stay, among them earlier makings that no row names any more. What
    people sent lies under `media` and has rows of its own."""
    for path in sorted((folder / str(meeting_id)).glob("*/*")):
        relative = path.relative_to(folder).as_posix()
        if path.is_file() and path.parent.name != "media" and relative not in staying:
            unlink(folder, relative)


async def watch(house: House) -> None:
    """Asks for what is due, and warns of requests that wait too long, until cancelled."""
    while True:
        try:
            await retention.ask_due(house)
            await overdue.warn_due(house)
        except StorageFault as fault:
            log.error("retention and due times wait for storage", why=type(fault).__name__)
        await asyncio.sleep(ASK_SECONDS)
