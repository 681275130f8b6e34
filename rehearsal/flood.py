"""Flood limits: how much one chat, one bot and one file size may take, and the 429 beyond."""

import math
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rehearsal.clock import Clock
from rehearsal.looseness import Looseness
from rehearsal.refusal import too_many
from rehearsal.world import Chat

GROUP_MAX, GROUP_SECONDS = 20, 60.0
PRIVATE_SECONDS, PRIVATE_BURST_MAX = 1.0, 3
OVERALL_MAX, OVERALL_SECONDS = 30, 1.0
RETRY_SECONDS_MIN = 3
HOLD_GROWTH_SECONDS_MAX = 60
OPEN_CALLS_MIN = 1000
UNSENT_MAX = 310
UPLOADS_MIN = 100
BACKLOG_PAUSE_SECONDS, BACKLOG_RETRY_SECONDS = 3, 60
LARGE_UPLOAD_BYTES = 100_000


class Flood:
    """One budget per chat for sends and edits together, one over all chats, and one per upload size."""

    def __init__(self, clock: Clock, looseness: Looseness) -> None:
        self._clock, self._looseness = clock, looseness
        self._spent: dict[int, deque[float]] = {}
        self._overall: deque[float] = deque()
        self._held_until: dict[int, float] = {}
        self._lengthened: dict[int, int] = {}
        self._next_upload_at: dict[int, float] = {}
        self._open_calls = 0
        self._unsent: dict[int, int] = {}
        self._open_uploads = 0
        self._updates: deque[float] = deque()

    def charge(self, chat: Chat, count: int = 1) -> None:
        """Take the budget for that many messages or edits, or raise 429."""
        now = self._clock.now()
        self._check_hold(chat, now)
        self._check_chat(chat, now, count)
        while self._overall and now - self._overall[0] >= OVERALL_SECONDS:
            self._overall.popleft()
        if self._looseness.holds("overall_rate") and len(self._overall) + count > OVERALL_MAX:
            raise too_many(RETRY_SECONDS_MIN, "overall_rate")
        self._overall.extend([now] * count)
        self._spent.setdefault(chat.id, deque()).extend([now] * count)

    def hold(self, chat_id: int, seconds: float) -> None:
        """From now on that chat takes nothing for so long."""
        now = self._clock.now()
        self._lengthened[chat_id] = 0
        self._held_until[chat_id] = max(self._held_until.get(chat_id, 0.0), now + seconds)

    def _check_hold(self, chat: Chat, now: float) -> None:
        until = self._held_until.get(chat.id)
        if until is None:
            return
        if until <= now:
            del self._held_until[chat.id]
            return
        if self._looseness.holds("hold_lengthening") and self._lengthened[chat.id] < HOLD_GROWTH_SECONDS_MAX:
            self._lengthened[chat.id] += 1
            until = self._held_until[chat.id] = until + 1
        raise too_many(math.ceil(until - now), "hold")

    def _check_chat(self, chat: Chat, now: float, count: int) -> None:
        is_private = chat.kind == "private"
        rule = "private_rate" if is_private else "group_rate"
        if not self._looseness.holds(rule):
            return
        window = PRIVATE_SECONDS if is_private else GROUP_SECONDS
        most = GROUP_MAX
        if is_private:
            most = 1 if self._looseness.holds("private_burst") else PRIVATE_BURST_MAX
            window *= most
        spent = self._spent.setdefault(chat.id, deque())
        while spent and now - spent[0] >= window:
            spent.popleft()
        if spent and len(spent) + count > most:
            over = min(len(spent) + count - most, len(spent))
            wait_seconds = spent[over - 1] + window - now
            retry_seconds = max(RETRY_SECONDS_MIN, math.ceil(wait_seconds))
            self.hold(chat.id, retry_seconds)
            raise too_many(retry_seconds, rule)

    async def admit_upload(self, size_bytes: int) -> None:
        """Uploads of one size above 100,000 bytes come one by one; a long queue of them is refused."""
        if size_bytes <= LARGE_UPLOAD_BYTES or not self._looseness.holds("upload_rate"):
            return
        now = self._clock.now()
        turn_at = max(now, self._next_upload_at.get(size_bytes, now))
        if turn_at - now > 5:
            await self._clock.sleep(BACKLOG_PAUSE_SECONDS)
            raise too_many(BACKLOG_RETRY_SECONDS, "upload_rate")
        self._next_upload_at[size_bytes] = turn_at + min(0.9, max(0.2, size_bytes * 1e-7))
        if turn_at > now:
            await self._clock.sleep(turn_at - now)

    def count_update(self) -> None:
        self._updates.append(self._clock.now())

    def _updates_in_last_minute(self) -> int:
        now = self._clock.now()
        while self._updates and now - self._updates[0] > 60:
            self._updates.popleft()
        return len(self._updates)

    @asynccontextmanager
    async def open_call(self, chat_id: int | None, is_send: bool, is_upload: bool) -> AsyncIterator[None]:
        """Count a call as open while it lasts; too many at once are held for three seconds and refused."""
        self._open_calls += 1
        self._open_uploads += is_upload
        if is_send and chat_id is not None:
            self._unsent[chat_id] = self._unsent.get(chat_id, 0) + 1
        try:
            if self._is_crowded(chat_id if is_send else None, is_upload):
                await self._clock.sleep(BACKLOG_PAUSE_SECONDS)
                raise too_many(BACKLOG_RETRY_SECONDS, "open_calls")
            yield
        finally:
            self._open_calls -= 1
            self._open_uploads -= is_upload
            if is_send and chat_id is not None:
                self._unsent[chat_id] -= 1

    def _is_crowded(self, chat_id: int | None, is_upload: bool) -> bool:
        if not self._looseness.holds("open_calls"):
            return False
        if self._open_calls > OPEN_CALLS_MIN and self._open_calls > OPEN_CALLS_MIN + self._updates_in_last_minute():
            return True
        if is_upload and self._open_uploads > UPLOADS_MIN + self._updates_in_last_minute() // 5:
            return True
        return chat_id is not None and self._unsent.get(chat_id, 0) > UNSENT_MAX
