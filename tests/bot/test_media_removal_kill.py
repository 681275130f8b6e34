"""Files of people who withdraw, and processes that are killed around the moment at which a file leaves the disk."""

import asyncio
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.jobs import Jobs
from bot.media_removal import MediaRemoval, tidy
from meeting import media_removal
from storage import jobs
from storage.opening import open_database
from tests.bot.served import Served, served
from tests.bot.test_media import PDF, ready, settled
from tests.bot.test_media_removal import TEXT, kept
from tests.meeting.halls import open_hall


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_killed_around_the_unlink_of_a_running_job_the_next_process_finishes_it(
    sqlite_url: str, tmp_path: Path, moment: str
) -> None:
    """A process of its own commits the withdrawal, takes the job and is killed by signal 9 just before or just after
    the file goes."""
    db = await open_database(sqlite_url, now=lambda: 0)
    hall = await open_hall(db)
    gone = await kept(hall, tmp_path)
    await db.close()
    script = str(Path(__file__).with_name("killed_removal.py"))
    killed = await asyncio.create_subprocess_exec(sys.executable, script, sqlite_url, str(tmp_path), moment)
    assert await killed.wait() == -signal.SIGKILL
    assert gone.exists() is (moment == "before")
    db = await open_database(sqlite_url, now=lambda: 0)
    house = replace(hall.house, db=db)
    async with db.reading() as tx:
        assert await tx.fetch_value("SELECT state FROM media") == "removed"
        assert await tx.fetch_value("SELECT state FROM jobs WHERE kind = 'media_removal'") == "running"
    async with db.transaction() as tx:
        await jobs.resume(tx)
    await tidy(house, tmp_path)
    works = {media_removal.JOB: MediaRemoval(house, tmp_path)}
    while await Jobs(db, works, hall.clock, lambda: None).do_next():
        pass
    async with db.reading() as tx:
        assert await tx.fetch_value("SELECT state FROM jobs WHERE kind = 'media_removal'") == "done"
        assert await tx.fetch_value("SELECT path FROM media") == ""
    assert not gone.exists()
    await db.close()


async def erased(hosted: Served, until: Callable[[], bool]) -> None:
    """The first voter deletes their data; waits for the disk."""
    voter = hosted.voters[0]
    asked = await voter.send("/hapus_data")
    await voter.press("Ya, lanjutkan", on=await voter.wait_for("akan dipisahkan", after=asked, timeout_seconds=20))
    for _ in range(200):
        if until():
            return
        await asyncio.sleep(0.1)
    raise AssertionError(hosted.log())


@pytest.mark.timeout(120)
async def test_the_service_takes_the_files_from_the_disk_also_after_a_kill(tmp_path: Path) -> None:
    """Over HTTP: what was sent is there, is erased with its sender, and a file that a kill left is gone after the
    start."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        await voter.send_document("data.pdf", PDF, caption=f"/usul {TEXT}")
        [(path, *_)] = await settled(hosted)
        file = tmp_path / "files" / str(path)
        assert file.read_bytes() == PDF
        await erased(hosted, lambda: not file.exists())
        await hosted.kill()
        # As a kill between the commit and the disk leaves it.
        file.write_bytes(PDF)
        db = await hosted.rows("SELECT state, path FROM media")
        assert db in ([("removed", "")], [("removed", path)])
        await hosted.start()
        for _ in range(200):
            if not file.exists():
                break
            await asyncio.sleep(0.1)
        assert not file.exists(), hosted.log()
