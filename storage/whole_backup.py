"""A backup that can be opened anywhere: the database, and beside it every file that its rows name."""

import asyncio
import os
import re
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from storage.backup import back_up
from storage.database import Database
from storage.disk import NAMED, NamedFile, Wrong, copied, named_files, sync_folder
from storage.errors import StorageFault

DATABASE, FILES = "jajak.db", "files"
ATTEMPTS_MAX: Final = 3
DAY_MS: Final = 24 * 60 * 60 * 1000
_STAMP: Final = "%Y%m%d-%H%M%S"
_OURS: Final = re.compile(r"jajak-(\d{8}-\d{6})(\.unfinished)?")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """`path` is the folder of this backup, with `jajak.db` and `files` in it; `wrong` what was not on the disk as its
    row says, and so is not in the backup, or is there as it was found."""

    path: Path
    files: int
    wrong: Wrong


async def back_up_whole(database: Database, folder: Path, out: Path, now_ms: int) -> BackedUp:
    """One backup in a folder of its own under `out`, whole or not there at all, made while the meeting goes on.

    A file is on the disk before its row commits and never changes, so the files follow the database. Only the removal
    of somebody's data takes one away: where that met the copy, the copy is made anew, without them. Raises
    `StorageFault`, on PostgreSQL always, as `back_up` does.
    """
    target = out / f"jajak-{_moment(now_ms):{_STAMP}}"
    draft = target.with_name(f"{target.name}.unfinished")
    try:
        for _ in range(ATTEMPTS_MAX):
            await asyncio.to_thread(_begun, draft)
            await back_up(database, draft / DATABASE)
            named = await asyncio.to_thread(_named_in, draft / DATABASE)
            wrong = await asyncio.to_thread(_copied, named, folder, draft / FILES)
            if not wrong.missing:
                break
            async with database.reading() as tx:
                live = {one.path for one in await named_files(tx)}
            if live.issuperset(wrong.missing):
                break
        await asyncio.to_thread(_finished, draft, target)
    except OSError as error:
        raise StorageFault(f"the backup {target} failed: {error.strerror}") from error
    finally:
        await asyncio.to_thread(shutil.rmtree, draft, ignore_errors=True)
    return BackedUp(target, len(named) - len(wrong.missing), wrong)


async def rotate(out: Path, keep_days: int, now_ms: int) -> list[str]:
    """Takes away backups under `out` that are older, by the moment in their names, and what an earlier one left
    unfinished; returns their names. Nothing else there is touched. Raises `StorageFault`."""
    try:
        return await asyncio.to_thread(_rotated, out, _moment(now_ms - keep_days * DAY_MS))
    except OSError as error:
        raise StorageFault(f"an older backup could not be taken away: {error.strerror}") from error


def _moment(ms: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)


def _begun(draft: Path) -> None:
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True, mode=0o700)


def _named_in(copy_path: Path) -> list[NamedFile]:
    copy = sqlite3.connect(f"file:{copy_path}?mode=ro", uri=True)
    try:
        return [NamedFile(*row) for row in copy.execute(NAMED)]
    finally:
        copy.close()


def _copied(named: Sequence[NamedFile], folder: Path, into: Path) -> Wrong:
    missing, changed = [], []
    into.mkdir(mode=0o700)
    for one in named:
        try:
            digest = copied(folder / one.path, into / one.path)
        except (FileNotFoundError, NotADirectoryError):
            missing.append(one.path)
            continue
        if digest != one.sha256:
            changed.append(one.path)
    for below in {(into / one.path).parent for one in named} | {into}:
        if below.is_dir():
            sync_folder(below)
    return Wrong(tuple(missing), tuple(changed))


def _finished(draft: Path, target: Path) -> None:
    sync_folder(draft)
    os.rename(draft, target)
    sync_folder(target.parent)


def _rotated(out: Path, before: datetime) -> list[str]:
    gone = []
    for path in sorted(out.iterdir()):
        ours = _OURS.fullmatch(path.name)
        if ours is None or not path.is_dir():
            continue
        made = datetime.strptime(ours[1], _STAMP).replace(tzinfo=UTC)
        if ours[2] or made < before:
            shutil.rmtree(path)
            gone.append(path.name)
    return gone
