"""Half-finished conversations, one an account; they expire, and nothing is decided by them.

Words that wait for their kind stand beside them (waiting_words). Every beginning and every ending of a conversation
goes through here, and so it is here that they are marked to be asked about again when it ends, in whatever way.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from storage import waiting_words
from storage.database import Tx

LIFETIME_MS = 15 * 60 * 1000
# A time that has always passed.
ENDED = 0


@dataclass(frozen=True, slots=True)
class Dialog:
    """Where an account's conversation stands."""

    telegram_id: int
    meeting_id: int | None
    step: str
    payload: dict[str, Any]
    expires_ms: int


async def set_step(
    tx: Tx, telegram_id: int, meeting_id: int | None, step: str, payload: dict[str, Any], now_ms: int
) -> None:
    """The conversation stands at this step from now on, whatever it was about before."""
    expires_ms = now_ms + LIFETIME_MS
    await tx.execute(
        "INSERT INTO dialogs (telegram_id, meeting_id, step, payload, expires_ms) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (telegram_id) DO UPDATE SET meeting_id = excluded.meeting_id, step = excluded.step,"
        " payload = excluded.payload, expires_ms = excluded.expires_ms",
        *(telegram_id, meeting_id, step, json.dumps(payload, sort_keys=True), expires_ms),
    )
    await waiting_words.stand_behind(tx, telegram_id, expires_ms)


async def load(tx: Tx, telegram_id: int, now_ms: int) -> Dialog | None:
    """The conversation under way, or None when there is none or it has expired."""
    row = await tx.fetch_row(
        "SELECT telegram_id, meeting_id, step, payload, expires_ms FROM dialogs WHERE telegram_id = $1"
        " AND expires_ms > $2",
        *(telegram_id, now_ms),
    )
    if row is None:
        return None
    return Dialog(row["telegram_id"], row["meeting_id"], row["step"], json.loads(row["payload"]), row["expires_ms"])


async def drop(tx: Tx, telegram_id: int) -> bool:
    """Ends the conversation; False where there was none."""
    if not await tx.execute("DELETE FROM dialogs WHERE telegram_id = $1", telegram_id):
        return False
    await waiting_words.stand_behind(tx, telegram_id, ENDED)
    return True


async def drop_of(
    tx: Tx, telegram_id: int, delegate_id: int, acting_id: int = -1, *, steps: Collection[str] | None = None
) -> None:
    """Ends the conversation of a phone that several share if it is with this delegate, at any step or one of `steps`:
    it names them or a point of theirs, or it names nobody and the phone answers for them, which is `acting_id`, 0 for
    nobody."""
    row = await tx.fetch_row("SELECT step, payload FROM dialogs WHERE telegram_id = $1", telegram_id)
    if row is None or (steps is not None and row["step"] not in steps):
        return
    if await _whose(tx, json.loads(row["payload"]), acting_id) in (delegate_id, 0):
        await drop(tx, telegram_id)


async def _whose(tx: Tx, payload: dict[str, Any], acting_id: int) -> int | None:
    named = payload.get("delegate") or payload.get("speaker")
    if named or not payload.get("point"):
        return int(named or acting_id)
    found: int | None = await tx.fetch_value("SELECT delegate_id FROM points WHERE id = $1", payload["point"])
    return found
