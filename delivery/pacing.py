"""When a call to a chat may leave: Telegram's limits as arithmetic, the clock passed in.

Sends and edits of a chat share one budget. A group takes 20 calls in any minute; live edits keep 3.75 s apart, so
that four a minute stay free for commands. A private chat takes one a second. All chats together take 25 a second.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

MINUTE_MS: Final = 60_000
GROUP_CALLS_A_MINUTE: Final = 20
GROUP_KEPT_FOR_COMMANDS: Final = 4
GROUP_GAP_MS: Final = MINUTE_MS // (GROUP_CALLS_A_MINUTE - GROUP_KEPT_FOR_COMMANDS)
# A little over the second, because two calls may travel at different speed.
PRIVATE_GAP_MS: Final = 1_050
GAP_MS_MAX: Final = 15_000
ALL_GAP_MS: Final = 1_000 // 25
ALL_LATE_MS: Final = 3 * ALL_GAP_MS
HELD_EXTRA_MS: Final = 500
# So many chats told to wait, and none served between, means all are meant. A long wait is a chat's own fault much more
# often: forty chats that were flooded are told the same 222 s, and the others must not wait with them.
CHATS_MEAN_ALL: Final = 3
LONG_WAIT_SECONDS: Final = 30
CHATS_MEAN_ALL_LONG: Final = 60
REFUSED_MS: Final = 1_000
REFUSED_LONG_MS: Final = 10_000
ALL_HOLD_MS_MAX: Final = 5_000
QUIET_MS: Final = 2 * MINUTE_MS
# While Telegram cannot be reached at all one call is tried after ever longer waits.
UNREACHED_MS: Final = (500, 1_000, 2_000, 5_000)


@dataclass(slots=True)
class _Chat:
    gap_ms: int
    calls: deque[int] = field(default_factory=deque)
    edited_ms: int = -MINUTE_MS
    held_until_ms: int = 0
    refused_ms: int = 0


class Pacing:
    """The budgets of one bot. Times are milliseconds of one monotonic clock; nothing here waits."""

    def __init__(self) -> None:
        self._chats: dict[int, _Chat] = {}
        self._all_free_ms = 0
        self._refused: dict[int, int] = {}
        self._unreached = 0

    def free_at(self, chat_id: int, now_ms: int, *, is_live: bool) -> int:
        """The earliest time at which this chat takes a call; `is_live` for edits nobody waits for."""
        free = max(self._all_free_ms, now_ms)
        chat = self._chats.get(chat_id)
        if chat is None:
            return free
        free = max(free, chat.held_until_ms)
        if chat_id > 0:
            return max(free, chat.calls[-1] + chat.gap_ms) if chat.calls else free
        if is_live:
            free = max(free, chat.edited_ms + chat.gap_ms)
        if len(chat.calls) >= GROUP_CALLS_A_MINUTE:
            free = max(free, chat.calls[-GROUP_CALLS_A_MINUTE] + MINUTE_MS)
        return free

    def all_free_at(self, now_ms: int) -> int:
        """The earliest time at which any chat takes a call."""
        return max(self._all_free_ms, now_ms)

    def leaves(self, chat_id: int, now_ms: int, *, is_live: bool) -> None:
        """A call to the chat is leaving now."""
        # A wake-up that came late is made good at once, by at most three calls, so that the rate is kept on average.
        self._all_free_ms = max(self._all_free_ms, now_ms - ALL_LATE_MS) + ALL_GAP_MS
        chat = self._chat(chat_id)
        chat.calls.append(now_ms)
        while len(chat.calls) > GROUP_CALLS_A_MINUTE:
            chat.calls.popleft()
        if is_live:
            chat.edited_ms = now_ms

    def ended(self, chat_id: int, now_ms: int, *, is_live: bool, is_served: bool) -> None:
        """The call has ended: Telegram counted it at some moment up to now, so the gap begins now. `is_served`: it was
        taken, which proves that the bot as a whole is not held."""
        chat = self._chat(chat_id)
        if chat.calls:
            chat.calls[-1] = now_ms
        if is_live:
            chat.edited_ms = now_ms
        if not is_served:
            return
        self._refused.clear()
        self._unreached = 0
        base_ms = PRIVATE_GAP_MS if chat_id > 0 else GROUP_GAP_MS
        if chat.gap_ms > base_ms and now_ms - chat.refused_ms > QUIET_MS:
            chat.gap_ms = base_ms

    def told_to_wait(self, chat_id: int, seconds: int, now_ms: int) -> int:
        """Telegram refused the call with a wait; returns until when this chat is held."""
        wait_ms = seconds * 1000
        chat = self._chat(chat_id)
        chat.held_until_ms = max(chat.held_until_ms, now_ms + wait_ms + HELD_EXTRA_MS)
        chat.gap_ms = min(chat.gap_ms * 2, GAP_MS_MAX)
        chat.refused_ms = now_ms
        is_short = seconds <= LONG_WAIT_SECONDS
        many, span_ms = (CHATS_MEAN_ALL, REFUSED_MS) if is_short else (CHATS_MEAN_ALL_LONG, REFUSED_LONG_MS)
        self._refused = {known: at for known, at in self._refused.items() if now_ms - at < REFUSED_LONG_MS}
        self._refused[chat_id] = now_ms
        if sum(now_ms - at < span_ms for at in self._refused.values()) >= many:
            self.hold_all(now_ms + min(wait_ms + HELD_EXTRA_MS, ALL_HOLD_MS_MAX))
        return chat.held_until_ms

    def not_reached(self, now_ms: int) -> None:
        """The call never left: nothing can leave, so trying is slowed down until one call is taken."""
        self.hold_all(now_ms + UNREACHED_MS[min(self._unreached, len(UNREACHED_MS) - 1)])
        self._unreached += 1

    def hold_all(self, until_ms: int) -> None:
        """No chat takes a call before `until_ms`."""
        self._all_free_ms = max(self._all_free_ms, until_ms)

    def forget_idle(self, now_ms: int) -> None:
        """Drops chats whose history no longer decides anything, so that memory stays bounded."""
        idle = [
            chat_id
            for chat_id, chat in self._chats.items()
            if chat.held_until_ms < now_ms and chat.calls and now_ms - chat.calls[-1] > QUIET_MS
        ]
        for chat_id in idle:
            del self._chats[chat_id]

    def _chat(self, chat_id: int) -> _Chat:
        if chat_id not in self._chats:
            self._chats[chat_id] = _Chat(PRIVATE_GAP_MS if chat_id > 0 else GROUP_GAP_MS)
        return self._chats[chat_id]
