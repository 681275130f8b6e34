"""A process that withdraws the first delegate, takes the job that removes their file, and is killed around the unlink.

Run as: killed_removal.py DATABASE_URL FOLDER before|after
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot import media_removal as removal
from bot.jobs import Jobs
from meeting import media_removal, privacy
from meeting.house import House, Sender
from meeting.privacy import Wish
from storage.opening import open_database
from tests.meeting.halls import START_MS

FIRST_ACCOUNT = 1001


async def fall(url: str, folder: Path, moment: str) -> None:
    """Never returns."""
    db = await open_database(url, now=lambda: START_MS)
    house = House(db, lambda: START_MS, os.urandom, lambda: None)
    take_away = removal.unlink

    def killed(into: Path, relative: str) -> None:
        if moment == "after":
            take_away(into, relative)
        os.kill(os.getpid(), signal.SIGKILL)

    removal.unlink = killed
    await privacy.separate(house, Sender(FIRST_ACCOUNT), 1, Wish.ERASE)
    works = {media_removal.JOB: removal.MediaRemoval(house, folder)}
    while await Jobs(db, works, lambda: START_MS, lambda: None).do_next():
        pass


if __name__ == "__main__":
    asyncio.run(fall(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
