"""Running timers on cards: drawn anew at the marks and every fifteen seconds. All times are rows, so that a loop that
slept, or a service that was restarted, changes nothing but the moment of a drawing."""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from rules.speaking import is_worth_saying, look
from storage import outbox, speech_times, speeches
from storage.database import Database, Tx
from storage.errors import StorageFault
from storage.speeches import Speech

log = structlog.get_logger(__name__)

TICK_SECONDS: Final = 1.0


class Timers:
    """Compares how each running timer looks with how it looked last, and wishes for its cards where that differs."""

    def __init__(self, db: Database, now: Callable[[], int], wake: Callable[[], None]) -> None:
        self._db, self._now, self._wake = db, now, wake
        self._looks: dict[int, tuple[str, int]] = {}

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.tick()
            except StorageFault as fault:
                log.error("timers wait for storage", why=type(fault).__name__)
            await asyncio.sleep(TICK_SECONDS)

    async def tick(self) -> list[int]:
        """One look at every running timer; returns the meetings whose cards are drawn anew."""
        async with self._db.reading() as tx:
            running = await speeches.running(tx)
        now_ms = self._now()
        looks = {one.id: look(one.timer_at(now_ms)) for one in running}
        changed = [one for one in running if looks[one.id] != self._looks.get(one.id)]
        if changed:
            async with self._db.transaction() as tx:
                for one in changed:
                    await outbox.want_again(tx, f"speakers:{one.meeting_id}", now_ms=now_ms)
                    if looks[one.id][0] != self._looks.get(one.id, ("", 0))[0]:
                        # The speaker's own card changes its words at the marks only.
                        await outbox.want_again(tx, f"hand:{one.meeting_id}", now_ms=now_ms)
                        await self._say(tx, one, now_ms)
                tx.after_commit(self._wake)
        self._looks = looks
        return [one.meeting_id for one in changed]

    async def _say(self, tx: Tx, speech: Speech, now_ms: int) -> None:
        """A mark is heard, because a card that is edited makes no sound; what an earlier mark said goes."""
        await speech_times.look_again(tx, speech.id, now_ms)
        timing = speech.timer_at(now_ms)
        if is_worth_saying(timing, speech.allowed_ms):
            await speech_times.want(tx, speech, timing.mark, now_ms)
