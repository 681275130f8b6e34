"""Which card of the speakers' list a reply was written to; cards that newer ones replaced are not known."""

import json
from typing import Any

from storage.database import Tx


async def speakers_card(tx: Tx, chat_id: int, message_id: int) -> dict[str, Any] | None:
    """What the card of the list, or the message about a speaker's time, that stands under this id was drawn from."""
    payload = await tx.fetch_value(
        "SELECT payload FROM outbox WHERE chat_id = $1 AND message_id = $2 AND kind IN ('speakers', 'time')",
        *(chat_id, message_id),
    )
    loaded: dict[str, Any] | None = None if payload is None else json.loads(payload)
    return loaded
