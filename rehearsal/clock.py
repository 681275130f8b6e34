"""The one clock of the emulator: bound to real time, or stepped by a test; both can be turned forward."""

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable
from typing import Any


class Clock:
    """Seconds UTC since 1970, and a way to wait for them.

    A real clock runs by itself and may be turned forward; a stepped clock stands still until it is turned.
    """

    def __init__(self, source: Callable[[], float] | None) -> None:
        self._source = source
        self._offset_seconds = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._alarm: asyncio.TimerHandle | None = None

    @classmethod
    def real(cls) -> "Clock":
        return cls(time.time)

    @classmethod
    def stepped(cls, start_seconds: float = 1_700_700_000.0) -> "Clock":
        clock = cls(None)
        clock._offset_seconds = start_seconds
        return clock

    @property
    def is_stepped(self) -> bool:
        return self._source is None

    def now(self) -> float:
        return self._offset_seconds + (self._source() if self._source else 0.0)

    def advance(self, seconds: float) -> None:
        """Turn the clock; a negative number turns it back, which wakes nobody."""
        self._offset_seconds += seconds
        self._ring()

    def is_waiting_for(self, seconds: float) -> bool:
        """Whether somebody sleeps until a moment at most that far ahead."""
        limit = self.now() + seconds
        return any(moment <= limit and not future.done() for moment, _, future in self._sleepers)

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        await self.alarm_at(self.now() + seconds)

    def alarm_at(self, moment: float) -> asyncio.Future[None]:
        """A future that is done when the clock shows that moment; cancelling it costs nothing."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (moment, next(self._order), future))
        self._ring()
        return future

    async def until(self, event: "asyncio.Future[Any]", seconds: float) -> bool:
        """Whether the event came before that many seconds passed on this clock."""
        alarm = self.alarm_at(self.now() + seconds)
        try:
            await asyncio.wait({event, alarm}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            alarm.cancel()
        return event.done()

    def _ring(self) -> None:
        now = self.now()
        while self._sleepers and (self._sleepers[0][0] <= now or self._sleepers[0][2].done()):
            future = heapq.heappop(self._sleepers)[2]
            if not future.done():
                future.set_result(None)
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if self._sleepers and self._source is not None:
            # One timer for the nearest sleeper; a hair late rather than early, so that it never rings in vain.
            wait_seconds = max(0.0, self._sleepers[0][0] - now) + 0.0005
            self._alarm = asyncio.get_running_loop().call_later(wait_seconds, self._ring)
