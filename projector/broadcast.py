"""What every screen of one address is sent: one look for all of them, whole, newest only, and a beat while nothing
changes."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, Final

import structlog

from storage.errors import StorageFault

log = structlog.get_logger(__name__)
# At most two whole snapshots a second, and a sign of life every two seconds (display.md 8.5).
LOOK_SECONDS: Final = 0.5
BEAT_SECONDS: Final = 2.0
# So many streams are woken at a time and so long apart, all of them within the longest: a ballot waits for a few
# screens, not for the hall, and the last screen is still well within its second.
GROUP: Final = 8
APART_SECONDS: Final = 0.005
SPREAD_SECONDS: Final = 0.2

Snapshot = dict[str, Any]
# What there is to be seen now, without its number and its time; None where the address leads nowhere any more.
Look = Callable[[], Awaitable[Snapshot | None]]
# A number that is higher than any that was given for this meeting before, whatever the clock says.
Next = Callable[[], Awaitable[int]]


def event(name: str, content: Snapshot) -> bytes:
    """One server-sent event. The data are one line: a line break inside a text is escaped by JSON."""
    number = f"id: {content['revision']}\n" if name == "potret" else ""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\n{number}data: {body}\n\n".encode()


class Broadcast:
    """Looks twice a second while somebody watches. Who watches slowly is never sent what is old by then, and nothing
    is kept for them but the newest."""

    def __init__(
        self,
        look: Look,
        number: Next,
        now: Callable[[], int],
        *,
        look_seconds: float = LOOK_SECONDS,
        beat_seconds: float = BEAT_SECONDS,
    ) -> None:
        self._look, self._number, self._now = look, number, now
        self._look_seconds, self._beat_seconds = look_seconds, beat_seconds
        self._seen: Snapshot | None = None
        self._frame, self._revision = b"", 0
        self._beat, self._beats = b"", 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        # Somebody was sent what had been put together before, with the time of then.
        self._is_time_owed = False
        self._watchers = 0
        self._looking: asyncio.Task[None] | None = None
        self.is_over = False

    @property
    def is_watched(self) -> bool:
        """Whether a stream of it is open."""
        return self._watchers > 0

    async def events(self) -> AsyncGenerator[bytes, None]:
        """The whole snapshot at once, then each newer one, and beats; ends where the address leads nowhere any more."""
        self._watchers += 1
        if self._looking is None:
            self._looking = asyncio.create_task(self._run(), name="screen")
            self._looking.add_done_callback(self._ended)
        self._is_time_owed |= bool(self._frame)
        revision, beats = 0, self._beats
        try:
            while not self.is_over:
                if self._revision > revision:
                    # Whoever has just been sent all of it needs no sign of life beside it.
                    revision, beats = self._revision, self._beats
                    yield self._frame
                elif self._beats > beats:
                    beats = self._beats
                    yield self._beat
                else:
                    self._waiting.append(asyncio.get_running_loop().create_future())
                    await self._waiting[-1]
        finally:
            self._watchers -= 1
            if not self._watchers:
                await self.close()

    async def close(self) -> None:
        """Looks no more; what was seen is forgotten, because it grows old unseen. Whoever comes next begins anew."""
        looking, self._looking = self._looking, None
        self._seen, self._frame, self._revision = None, b"", 0
        if looking is not None and looking is not asyncio.current_task():
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)

    def end(self) -> None:
        """Every stream ends, once what it is being sent has left."""
        self.is_over = True
        self._wake(len(self._waiting))

    async def _run(self) -> None:
        """A look that fails is no beat: screens say by themselves how old their data are."""
        loop = asyncio.get_running_loop()
        beaten = loop.time()
        while not self.is_over:
            rest = self._look_seconds
            try:
                is_new = await self._once()
                if is_new or self._is_time_owed or loop.time() - beaten >= self._beat_seconds:
                    beaten, self._is_time_owed = loop.time(), False
                    await self._tell(is_new=is_new)
                    # Telling is part of the time from look to look, but a loop that is late has its rest.
                    rest = max(rest - (loop.time() - beaten), rest / 2)
            except StorageFault as fault:
                log.error("the screen waits for storage", why=type(fault).__name__)
            await asyncio.sleep(rest)

    def _ended(self, looking: asyncio.Task[None]) -> None:
        """A look that nobody foresaw ends every stream, so that screens say so and come back for another."""
        if not looking.cancelled() and (error := looking.exception()) is not None:
            log.error("the screen cannot be drawn", error=type(error).__name__)
            self.end()

    async def _once(self) -> bool:
        """Whether there is something new to be seen, or nothing any more."""
        found = await self._look()
        if found is None:
            self.is_over = True
            return True
        if found == self._seen:
            return False
        self._revision, self._seen = await self._number(), found
        self._frame = event("potret", {**found, "revision": self._revision, "at_ms": self._now()})
        return True

    async def _tell(self, *, is_new: bool) -> None:
        """Every stream that waits by now, in groups; whoever's turn comes is sent the newest there is then."""
        if not is_new and self._seen is not None:
            told = {"at_ms": self._now(), "revision": self._revision, "build": self._seen.get("build", "")}
            self._beat, self._beats = event("detak", told), self._beats + 1
        groups = -(-len(self._waiting) // GROUP)
        for _ in range(groups - 1):
            self._wake(GROUP)
            await asyncio.sleep(min(APART_SECONDS, SPREAD_SECONDS / groups))
        self._wake(GROUP)

    def _wake(self, count: int) -> None:
        """As many of those who have waited longest; whoever left meanwhile counts as one."""
        for _ in range(min(count, len(self._waiting))):
            stream = self._waiting.popleft()
            if not stream.done():
                stream.set_result(None)
