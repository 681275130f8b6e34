"""The queue of updates that wait for the bot, with Telegram's own memory: what is confirmed is gone for ever."""

import asyncio
import json
import random
from collections import deque
from dataclasses import dataclass

from rehearsal.clock import Clock
from rehearsal.journal import Journal
from rehearsal.looseness import Looseness
from rehearsal.params import Params
from rehearsal.refusal import ApiRefusal, Json, bad_request

KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "message_reaction", "message_reaction_count",
    "inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
    "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost", "managed_bot",
)  # fmt: skip
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
DAY_SECONDS = 86_400
WEEK_SECONDS = 7 * DAY_SECONDS
KEPT_SECONDS = {"callback_query": 150, "shipping_query": 150, "pre_checkout_query": 150, "inline_query": 30,
                "chosen_inline_result": 600}  # fmt: skip
WAITING_MAX = 100_000
WAITING_BYTES_MAX = 128 * 1024 * 1024
UPDATE_BYTES_MAX = 64 * 1024
ANSWER_BYTES_MAX = 4 * 1024 * 1024
POLL_SECONDS_MAX = 50
AHEAD_MAX = 10
ONLY_ONE = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(eq=False)
class Waiting:
    """One update that waits; `lane` is whose order it keeps: the chat's, the person's or the poll's."""

    id: int
    kind: str
    lane: str
    payload: bytes
    expires_at: float
    is_fetched: bool = False
    comes_twice: bool = False

    @property
    def body(self) -> bytes:
        return b'{"update_id":%d,%s' % (self.id, self.payload)


class UpdateQueue:
    """Updates in the order of their ids, and the one long poll that may wait for them."""

    def __init__(self, clock: Clock, chance: random.Random, journal: Journal, looseness: Looseness) -> None:
        self._clock, self._random, self._journal, self._looseness = clock, chance, journal, looseness
        self.waiting: deque[Waiting] = deque()
        self.waiting_bytes = 0
        self.allowed: list[str] = []
        self.next_id = self._random_id()
        self.webhook_is_set = False
        self.arrived = asyncio.Event()
        self.emptied = asyncio.Event()
        self._last_push_at = clock.now()
        self._poll: asyncio.Future[str] | None = None
        self._last_offset: int | None = None
        self._last_poll_at = -1e9
        self._next_conflict_at = -1e9
        self.replays: list[Waiting] = []

    def _random_id(self) -> int:
        return self._random.randrange(200_001, 2**31 // 2)

    # Arrival

    def push(self, kind: str, content: Json, lane: str, born_at: float | None = None) -> int | None:
        """The id the update got, or None when it was dropped: not asked for, too large, or the queue is full."""
        if not self.wants(kind):
            self._journal.note("update_not_wanted", kind=kind)
            return None
        kept_seconds = KEPT_SECONDS.get(kind, DAY_SECONDS)
        expires_at = (self._clock.now() if born_at is None else born_at) + kept_seconds
        payload = json.dumps({kind: content}, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")[1:]
        return self.push_raw(kind, payload, lane, expires_at)

    def push_raw(self, kind: str, payload: bytes, lane: str, expires_at: float) -> int | None:
        """As `push`, for any bytes that complete `{"update_id":1,`: malformed and unknown updates come this way."""
        now = self._clock.now()
        if not self.waiting and now - self._last_push_at > WEEK_SECONDS:
            self.next_id = self._random_id()
        if self._looseness.holds("queue_limits"):
            is_full = len(self.waiting) >= WAITING_MAX or self.waiting_bytes + len(payload) > WAITING_BYTES_MAX
            if is_full or len(payload) > UPDATE_BYTES_MAX:
                self._journal.note("update_dropped", kind=kind, bytes=len(payload))
                return None
        self._last_push_at = now
        update = Waiting(self.next_id, kind, lane, payload, expires_at)
        self.next_id += 1
        self.waiting.append(update)
        self.waiting_bytes += len(payload)
        self._journal.note("update", update_id=update.id, kind=kind)
        self.wake()
        return update.id

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def wake(self) -> None:
        self.arrived.set()
        if self._poll is not None and not self._poll.done():
            self._poll.set_result("")

    # Forgetting

    def drop(self, update: Waiting, why: str) -> None:
        self.waiting.remove(update)
        self._forgotten(update, why)

    def _forgotten(self, update: Waiting, why: str) -> None:
        self.waiting_bytes -= len(update.payload)
        self._journal.note(why, update_id=update.id, kind=update.kind)
        if update.comes_twice and why == "confirmed":
            # A redelivery that overtook its confirmation: the same update comes once more.
            update.comes_twice = False
            self.replays.append(update)
        if not self.waiting:
            self.emptied.set()

    def expire(self) -> None:
        if not self._looseness.holds("update_expiry"):
            return
        now = self._clock.now()
        if any(update.expires_at < now for update in self.waiting):
            kept: deque[Waiting] = deque()
            for update in self.waiting:
                if update.expires_at < now:
                    self._forgotten(update, "expired")
                else:
                    kept.append(update)
            self.waiting = kept

    def clear(self) -> None:
        while self.waiting:
            self._forgotten(self.waiting.popleft(), "dropped")

    def _confirm_below(self, offset: int) -> None:
        while self.waiting and self.waiting[0].id < offset:
            self._forgotten(self.waiting.popleft(), "confirmed")

    # Asking

    def set_allowed(self, params: Params) -> None:
        """An absent list keeps the last one; an empty list means all but the three that must be asked for."""
        wanted = params.tree("allowed_updates")
        if wanted is None:
            return
        if not isinstance(wanted, list):
            raise bad_request("can't parse allowed_updates: expected an Array", "conflict")
        self.allowed = [kind for kind in wanted if kind in KINDS]

    async def get(self, params: Params) -> bytes:
        """The JSON array of a getUpdates answer."""
        if self.webhook_is_set and self._looseness.holds("conflict"):
            raise await self.conflict(WEBHOOK_ACTIVE)
        self.set_allowed(params)
        offset = params.integer("offset")
        limit = params.integer("limit", 100)
        limit = limit if 1 <= limit <= 100 else 100
        timeout = max(0, min(params.integer("timeout"), POLL_SECONDS_MAX))
        now = self._clock.now()
        if self._looseness.holds("offset_punishment") and offset == self._last_offset:
            age = now - self._last_poll_at
            timeout = max(timeout, 3) if age < 3 else timeout
            limit = 1 if age < 0.5 else limit
        self._last_offset, self._last_poll_at = offset, now
        found = self._fetch(offset, limit)
        if found == b"[]" and timeout > 0:
            return await self._wait(offset, limit, timeout)
        return found

    async def _wait(self, offset: int, limit: int, timeout: int) -> bytes:
        if self._looseness.holds("conflict"):
            self.end_poll(ONLY_ONE)
        until = self._clock.now() + timeout
        while (left := until - self._clock.now()) > 0:
            poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
            self._poll = poll
            await self._clock.until(poll, left)
            reason = poll.result() if poll.done() else ""
            if reason:
                raise await self.conflict(reason)
            if self._poll is poll:
                self._poll = None
            found = self._fetch(offset, limit)
            if found != b"[]":
                return found
        return b"[]"

    def end_poll(self, reason: str) -> None:
        """The long poll that waits gets 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)
        self._poll = None

    async def conflict(self, words: str) -> ApiRefusal:
        """A 409; the second within three seconds is held back for three."""
        now = self._clock.now()
        if now < self._next_conflict_at and self._looseness.holds("conflict_hold"):
            await self._clock.sleep(3)
        else:
            self._next_conflict_at = now + 3
        return ApiRefusal(409, f"Conflict: {words}", "conflict")

    def _fetch(self, offset: int, limit: int) -> bytes:
        self.expire()
        if offset < 0:
            keep_from = max(0, len(self.waiting) + offset)
            for _ in range(keep_from):
                self._forgotten(self.waiting.popleft(), "confirmed")
        elif 0 < offset <= self.next_id + AHEAD_MAX:
            self._confirm_below(offset)
        chosen: list[bytes] = [update.body for update in self.replays]
        self.replays = []
        size = 0
        for update in self.waiting:
            size += len(update.payload)
            if len(chosen) >= limit or (chosen and size > ANSWER_BYTES_MAX):
                break
            update.is_fetched = True
            chosen.append(update.body)
        return b"[" + b",".join(chosen) + b"]"

    def pending_ids(self) -> list[int]:
        return [update.id for update in self.waiting]
