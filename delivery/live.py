"""Live cards: many votes are one wish, the newest state wins, and no ballot ever waits for a card."""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from storage import cards, questions, soundings
from storage.database import Database
from storage.errors import StorageFault

log = structlog.get_logger(__name__)

FIRST_SECONDS: Final = 0.3
GAP_SECONDS: Final = 1.0


class Live:
    """Turns touched questions and soundings into wishes for their cards. The outbox paces each chat; this coalesces."""

    def __init__(self, db: Database, now: Callable[[], int], wake: Callable[[], None]) -> None:
        self._db, self._now, self._wake = db, now, wake
        self._touched: set[int] = set()
        self._sounded: set[int] = set()
        self._bell = asyncio.Event()

    def touch(self, question_id: int) -> None:
        """Something that its live cards show has changed."""
        self._touched.add(question_id)
        self._bell.set()

    def touch_soundings(self, meeting_id: int) -> None:
        """Turnout of a sounding of this meeting has moved."""
        self._sounded.add(meeting_id)
        self._bell.set()

    async def run(self) -> None:
        """Until cancelled. At the start every open question and sounding counts as changed."""
        is_begun = False
        while True:
            try:
                if not is_begun:
                    await self._begin()
                    is_begun = True
                await self._bell.wait()
                await asyncio.sleep(FIRST_SECONDS)
                await self._wish()
            except StorageFault as fault:
                log.error("live cards wait for storage", why=type(fault).__name__)
            await asyncio.sleep(GAP_SECONDS)

    async def _begin(self) -> None:
        async with self._db.reading() as tx:
            for question_id in await questions.all_open_ids(tx):
                self.touch(question_id)
            for meeting_id in await soundings.meetings_with_open(tx):
                self.touch_soundings(meeting_id)

    async def _wish(self) -> None:
        self._bell.clear()
        touched, self._touched = self._touched, set()
        sounded, self._sounded = self._sounded, set()
        try:
            async with self._db.transaction() as tx:
                for question_id in sorted(touched):
                    await cards.redraw_live(tx, question_id, self._now())
                for meeting_id in sorted(sounded):
                    await cards.redraw_soundings(tx, meeting_id, self._now())
                tx.after_commit(self._wake)
        except StorageFault:
            self._touched |= touched
            self._sounded |= sounded
            self._bell.set()
            raise
