"""What the screens show, looked up in the stored meeting."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from projector.broadcast import Snapshot
from projector.panels import result_view
from projector.results import KeptResults
from projector.snapshot import snapshot
from storage import screens
from storage.database import Database

# Numbers for snapshots are taken from the database in blocks: one small transaction for so many changes of a screen.
BLOCK: Final = 1_000


class StoredScreens:
    """Every address of the house. `build` names the files of the page, `username` is the bot's."""

    def __init__(self, db: Database, now: Callable[[], int], *, build: str, username: str) -> None:
        self._db, self._now, self._build, self._username = db, now, build, username
        self._kept = KeptResults()
        self._free: dict[int, range] = {}
        self._taking = asyncio.Lock()

    async def look(self, key: str) -> Snapshot | None:
        """Everything that may be seen there now, in one reading transaction; None for a key that leads nowhere."""
        async with self._db.reading() as tx:
            found = await screens.by_key(tx, key)
            if found is None:
                return None
            about: dict[str, Any] = {
                "revision": 0,
                "now_ms": self._now(),
                "build": self._build,
                "username": self._username,
            }
            drawn: dict[str, Any] = {"draw_result": result_view, "kept": self._kept}
            shown = await snapshot(tx, found.screen.meeting_id, found.screen, **about, **drawn)
        # Number and time are the frame's: what is seen is the same as before or not.
        return {part: value for part, value in shown.items() if part not in ("revision", "at_ms")}

    async def number(self, key: str) -> int:
        """The next number of the meeting that this key leads to, or led to a moment ago."""
        async with self._db.reading() as tx:
            found = await screens.by_key(tx, key)
        meeting_id = 0 if found is None else found.screen.meeting_id
        async with self._taking:
            free = self._free.get(meeting_id, range(0))
            if not free and found is not None:
                async with self._db.transaction() as tx:
                    before = await screens.reserve(tx, meeting_id, BLOCK, self._now())
                free = range(before + 1, before + BLOCK + 1)
            self._free[meeting_id] = free[1:]
        return free[0] if free else 0
