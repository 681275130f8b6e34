"""Updates in, by long polling: confirmed to Telegram only after their effects are on disk.

Telegram is our durable inbox. A batch is fetched, grouped by person, settled (committed, refused or parked), and only
then does the offset move. Nothing raw is stored, so nothing links a voter to a secret choice.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import structlog
from telegram.error import NetworkError, TelegramError

from delivery.transport import AiohttpRequest
from storage.errors import StorageFault

log = structlog.get_logger(__name__)

POLL_SECONDS: Final = 25
# After a failed fetch short ones ask whether Telegram is back: a long one that hangs would hide that it is. Telegram
# may hold one that repeats an offset for 3 s, so it is given more.
PROBE_SECONDS: Final = 5
WEDGED_SECONDS: Final = 15
UPDATES_MAX: Final = 100
RETRY_SECONDS_MAX: Final = 3.0
UNREADABLE_SECONDS: Final = 1.0
FAILURES_BEFORE_REBUILD: Final = 3
CONFLICTS_MAX: Final = 8
CONFLICT_SECONDS: Final = 3.0
READY_SECONDS: Final = 30.0
BEAT_SECONDS: Final = 10.0
CUT_OFF_MS: Final = 100_000
STOP_SECONDS: Final = 3.0
ALLOWED: Final = ("message", "edited_message", "callback_query", "my_chat_member")


class Settle(Protocol):
    """Settles a batch of raw updates; returns when every one is committed, refused or parked."""

    async def __call__(self, updates: Sequence[dict[str, Any]]) -> None: ...


OnCutOff = Callable[[int, int], Awaitable[None]]


class SecondCopy(Exception):
    """Somebody else polls with our token, and goes on doing so."""


class TokenRefused(Exception):
    """Telegram does not know the token."""


@dataclass(slots=True)
class Health:
    """When the last fetch came back well and deadlines were last looked at, on the monotonic clock; `is_ready` falls
    after 30 s without the one or 10 s without the other."""

    started: float
    last_good: float | None = None
    last_beat: float | None = None

    def beat(self) -> None:
        """Deadlines have just been looked at."""
        self.last_beat = time.monotonic()

    def age_seconds(self) -> float:
        """Seconds since the last good fetch, or since the start."""
        return time.monotonic() - (self.last_good or self.started)

    def is_ready(self) -> bool:
        """Whether updates have been coming in lately, and deadlines are kept."""
        if self.last_good is None or self.last_beat is None:
            return False
        return self.age_seconds() < READY_SECONDS and time.monotonic() - self.last_beat < BEAT_SECONDS


class Intake:
    """One loop over getUpdates. `url` is the Bot API address with the token; it is never logged.

    `on_cut_off` hears, when updates come again after more than 100 s without any good fetch, since when (ms UTC) they
    had been missing and for how many seconds. It goes by the wall clock: a machine that slept was cut off as well.
    """

    def __init__(
        self, request: AiohttpRequest, url: str, settle: Settle, now: Callable[[], int], on_cut_off: OnCutOff
    ) -> None:
        self._request, self._url, self._settle = request, url, settle
        self._now, self._on_cut_off = now, on_cut_off
        self._listened_ms: int | None = None
        self._offset: int | None = None
        self._failures = 0
        self._conflicts = 0
        self.health = Health(time.monotonic())

    async def run(self, stop: asyncio.Event, listened_ms: int | None = None) -> None:
        """Until `stop` is set: then the fetch is dropped and the batch under way gets a few seconds to finish; what is
        not settled by then comes again after the next start. `listened_ms` is when a copy that fell was last alive.
        Raises SecondCopy or TokenRefused."""
        self._listened_ms = listened_ms
        await self._request.initialize()
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                updates = await _first(self.fetch(), stopping)
                if updates is None or stop.is_set():
                    continue
                fetched_ms = self._now()
                working = asyncio.create_task(self._settle(updates))
                await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not working.done():
                    await asyncio.wait({working}, timeout=STOP_SECONDS)
                if not working.done():
                    working.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await working
                    return
                working.result()
                if updates:
                    self._offset = updates[-1]["update_id"] + 1
                await self._listened(fetched_ms)
        finally:
            stopping.cancel()
            await self._request.shutdown()

    async def _listened(self, fetched_ms: int) -> None:
        """A fetch came back well at `fetched_ms` and is settled; the silence before it is told, not the settling."""
        before, self._listened_ms = self._listened_ms, self._now()
        if before is not None and fetched_ms - before > CUT_OFF_MS:
            seconds = (fetched_ms - before) // 1000
            log.error("no updates could be fetched", seconds=seconds)
            try:
                await self._on_cut_off(before, seconds)
            except StorageFault as fault:
                log.error("the moderators were not told of it", why=type(fault).__name__)

    async def fetch(self) -> list[dict[str, Any]] | None:
        """One getUpdates; None where it failed and the wait after it is over."""
        poll, read = (POLL_SECONDS, POLL_SECONDS + WEDGED_SECONDS / 2) if not self._failures else (0, PROBE_SECONDS)
        asked: dict[str, Any] = {"timeout": poll, "limit": UPDATES_MAX, "allowed_updates": list(ALLOWED)}
        if self._offset is not None:
            asked["offset"] = self._offset
        body = json.dumps(asked).encode()
        try:
            # The library's own timeout ends with the call; a wedged socket may not, so the call has an outer end too.
            async with asyncio.timeout(read + WEDGED_SECONDS / 2):
                status, content = await self._request.post_json(f"{self._url}/getUpdates", body, read)
            answer = json.loads(content)
        except (NetworkError, TelegramError, TimeoutError, ValueError) as error:
            await self._failed(type(error).__name__)
            return None
        if status == 200 and isinstance(answer, dict) and isinstance(answer.get("result"), list):
            self._failures = self._conflicts = 0
            self.health.last_good = time.monotonic()
            return await _readable(answer["result"])
        await self._refused(status, answer)
        return None

    async def _refused(self, status: int, answer: Any) -> None:
        if status in (401, 404):
            raise TokenRefused
        if status == 409:
            self._conflicts += 1
            log.error("another copy polls with this token, or a webhook is set", times=self._conflicts)
            if self._conflicts >= CONFLICTS_MAX:
                raise SecondCopy
            await asyncio.sleep(CONFLICT_SECONDS)
            return
        wait = 0.0
        if status == 429 and isinstance(answer, dict):
            wait = float((answer.get("parameters") or {}).get("retry_after", 0))
        await self._failed(f"status {status}", wait)

    async def _failed(self, why: str, wait_seconds: float = 0.0) -> None:
        self._failures += 1
        log.warning("fetch failed", why=why, times=self._failures)
        if self._failures % FAILURES_BEFORE_REBUILD == 0:
            # A half-dead socket leaves a bot deaf yet alive.
            await self._request.rebuild()
        await asyncio.sleep(max(wait_seconds, min(0.25 * 2**self._failures, RETRY_SECONDS_MAX)))


async def _readable(found: list[Any]) -> list[dict[str, Any]]:
    """The updates that have a number. What has none cannot be confirmed: it passes with the next that can."""
    updates = [one for one in found if isinstance(one, dict) and type(one.get("update_id")) is int]
    if len(updates) < len(found):
        log.error("updates without a number", unreadable=len(found) - len(updates))
        if not updates:
            await asyncio.sleep(UNREADABLE_SECONDS)
    return updates


async def _first(
    fetch: Awaitable[list[dict[str, Any]] | None], stopping: "asyncio.Task[Any]"
) -> list[dict[str, Any]] | None:
    """The fetch's outcome, or None as soon as the service stops."""
    fetching = asyncio.ensure_future(fetch)
    await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if fetching.done():
        return fetching.result()
    fetching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await fetching
    return None
