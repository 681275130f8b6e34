"""Answers to taps: at once after the commit, outside the outbox, on a pool of their own, never waited for."""

import asyncio
import json
from typing import Final

import structlog
from telegram.error import NetworkError

from delivery.transport import AiohttpRequest, Unsent

log = structlog.get_logger(__name__)

ANSWER_SECONDS: Final = 5.0
TEXT_CHARACTERS_MAX: Final = 200
WAITING_MAX: Final = 5_000


class Answers:
    """`url` is the Bot API address with the token; it is never logged. Answers run side by side: Telegram does not
    limit them, an old one is ignored, and a ballot never hangs on whether its answer arrived."""

    def __init__(self, request: AiohttpRequest, url: str) -> None:
        self._request, self._url = request, f"{url}/answerCallbackQuery"
        self._under_way: set[asyncio.Task[None]] = set()

    def soon(self, query_id: str, text: str = "", *, alert: bool = False) -> None:
        """Answers a tap without waiting for it. Beyond 5,000 unanswered ones the phone's own timeout has to do."""
        assert len(text) <= TEXT_CHARACTERS_MAX, "a toast is at most 200 characters"
        if len(self._under_way) >= WAITING_MAX:
            log.warning("too many answers wait, one is dropped")
            return
        asked: dict[str, object] = {"callback_query_id": query_id}
        if text:
            asked |= {"text": text, "show_alert": alert}
        task = asyncio.create_task(self._send(json.dumps(asked).encode()))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _send(self, body: bytes) -> None:
        for _ in range(2):
            try:
                await self._request.post_json(self._url, body, ANSWER_SECONDS)
            except Unsent:
                continue
            except NetworkError as error:
                log.info("an answer's fate is unknown", why=type(error).__name__)
            return

    async def drain(self, seconds: float) -> None:
        """Gives answers under way a moment before the service leaves."""
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=seconds)
