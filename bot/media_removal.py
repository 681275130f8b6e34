"""Files of the floor that are to go, taken from the disk: by jobs, and at the start what no row wants."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import structlog

from meeting import media_removal
from meeting.house import House
from rules.media import MediaState
from storage import media_removal as stored
from storage.database import Tx
from storage.disk import sync_folder
from storage.jobs import Job
from storage.media_removal import Place

log = structlog.get_logger(__name__)
# <meeting>/media/<file>-<digest>.<extension>, or the draft of one that a crash left unfinished.
_OURS: Final = re.compile(r"(\d{1,18})/media/(\d{1,18})-[0-9a-f]{16}\.[0-9a-z]{3,8}")
NAMED_MAX: Final = 20


class MediaRemoval:
    """Jobs `media_removal`. `folder` holds the files of the house."""

    def __init__(self, house: House, folder: Path) -> None:
        self._house, self._folder = house, folder

    async def do(self, job: Job) -> None:
        """The file goes first, then its place from the row: killed in between, the job finds nothing left to take."""
        path = await media_removal.to_unlink(self._house, job)
        if path:
            await asyncio.to_thread(unlink, self._folder, path)
        await media_removal.settle(self._house, job)

    async def give_up(self, tx: Tx, job: Job) -> None:
        """The owner is told: somebody has to look at the disk."""
        await media_removal.give_up_in(tx, job, self._house.now())


def unlink(folder: Path, relative: str) -> None:
    """Takes the file from the disk, so that a power cut does not bring it back; none there is fine."""
    path = folder / relative
    try:
        path.unlink()
    except FileNotFoundError:
        return
    sync_folder(path.parent)


@dataclass(frozen=True, slots=True)
class Found:
    """`unwanted`: of a known file, and not where its row says; `foreign`: no row knows it; `missing`: a row names it
    and it is not there. Paths relative to the folder, in order."""

    unwanted: tuple[str, ...]
    foreign: tuple[str, ...]
    missing: tuple[str, ...]


def compare(there: Iterable[str], places: Iterable[Place]) -> Found:
    """What lies in the folder against what the rows say. A file that no row knows is only named: it may belong to a
    newer database than the one that was put back."""
    known = {one.media_id: one for one in places}
    wanted = {one.path for one in known.values() if one.state == MediaState.KEPT}
    going = {one.path for one in known.values() if one.state == MediaState.REMOVED}
    unwanted: list[str] = []
    foreign: list[str] = []
    names = set(there)
    for name in sorted(names - wanted - going):
        ours = _OURS.fullmatch(name)
        row = known.get(int(ours[2])) if ours is not None else None
        is_known = ours is not None and row is not None and row.meeting_id == int(ours[1])
        (unwanted if is_known else foreign).append(name)
    return Found(tuple(unwanted), tuple(foreign), tuple(sorted(wanted - names)))


async def tidy(house: House, folder: Path) -> Found:
    """At the start, before any file is fetched: what a crash left between file and row is taken away, what belongs to
    nobody or is missing is named in the log. Raises StorageFault."""
    await media_removal.resume(house)
    async with house.db.reading() as tx:
        places = await stored.places(tx)
    there = await asyncio.to_thread(_listed, folder)
    found = compare(there, places)
    for name in found.unwanted:
        try:
            await asyncio.to_thread(unlink, folder, name)
        except OSError as error:
            log.error("a file that no row wants could not be taken away", file=name, why=error.strerror)
    for name in found.foreign[:NAMED_MAX]:
        log.warning("a file belongs to no row", file=name, of=len(found.foreign))
    for name in found.missing[:NAMED_MAX]:
        log.error("a file is missing", file=name, of=len(found.missing))
    return found


def _listed(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.glob("*/media/*") if path.is_file()]
