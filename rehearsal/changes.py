"""What changed since somebody looked: a number for each chat and one for the roster, and a wait for the next change."""

import asyncio
import secrets
from collections.abc import Callable

from rehearsal.refusal import Json

# Changes that come in one burst are told in one answer.
GATHER_SECONDS = 0.03
WAIT_SECONDS_MAX = 50.0


class Changes:
    """Every chat carries the revision at which it last changed; the roster is people, groups and who is in them."""

    def __init__(self, next_revision: Callable[[], int]) -> None:
        self._next_revision = next_revision
        # Tells a page that was open before this emulator started from one that is up to date.
        self.epoch = secrets.token_hex(4)
        self.revision = 0
        self.roster_revision = 0
        self.chats: dict[int, int] = {}
        self._waiting: set[asyncio.Future[None]] = set()

    def mark(self, chat_id: int, revision: int | None = None) -> None:
        """That chat looks different from now on."""
        self.revision = revision or self._next_revision()
        self.chats[chat_id] = self.revision
        self._wake()

    def mark_roster(self) -> None:
        self.revision = self.roster_revision = self._next_revision()
        self._wake()

    def _wake(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def since(self, after: int, timeout_seconds: float) -> Json:
        """What changed after that revision, as soon as something did, or nothing once the real seconds are over.

        `{"epoch", "revision", "chats": ids, "is_roster_changed"}`; ask again with the revision that came back.
        """
        if self.revision <= after:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.add(future)
            try:
                await asyncio.wait({future}, timeout=min(max(timeout_seconds, 0.0), WAIT_SECONDS_MAX))
            finally:
                self._waiting.discard(future)
            if future.done():
                await asyncio.sleep(GATHER_SECONDS)
        return {
            "epoch": self.epoch,
            "revision": self.revision,
            "chats": [chat_id for chat_id, revision in self.chats.items() if revision > after],
            "is_roster_changed": self.roster_revision > after,
        }
