"""Answers to taps: at once after the commit, outside the outbox, on lines of their own, never waited for."""

import json
from typing import Final

from delivery.lines import Lines

TEXT_CHARACTERS_MAX: Final = 200


class Answers:
    """`url` is the Bot API address with the token; it is never logged. Answers run side by side: Telegram does not
    limit them, an old one is ignored, and a ballot never hangs on whether its answer arrived."""

    def __init__(self, url: str) -> None:
        self._lines = Lines(f"{url}/answerCallbackQuery")

    def soon(self, query_id: str, text: str = "", *, alert: bool = False) -> None:
        """Answers a tap without waiting for it. Beyond 5,000 unanswered ones the phone's own timeout has to do."""
        assert len(text) <= TEXT_CHARACTERS_MAX, "a toast is at most 200 characters"
        asked: dict[str, object] = {"callback_query_id": query_id}
        if text:
            asked |= {"text": text, "show_alert": alert}
        self._lines.post(json.dumps(asked).encode())

    async def drain(self, seconds: float) -> None:
        """Gives answers under way a moment before the service leaves."""
        await self._lines.drain(seconds)

    async def close(self) -> None:
        """Ends the connections."""
        await self._lines.close()
