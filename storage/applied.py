"""Which updates have had their effect: a second delivery of the same one changes nothing."""

from __future__ import annotations

from storage.database import Tx

KEPT_DAYS = 3
_DAY_MS = 86_400_000


async def first_time(tx: Tx, update_id: int, now_ms: int) -> bool:
    """True the first time this update is met; noted in the same transaction as its effects.

    Numbers are never compared: after a quiet week Telegram starts anew, perhaps lower.
    """
    touched = await tx.execute(
        "INSERT INTO applied (update_id, day) VALUES ($1, $2) ON CONFLICT (update_id) DO NOTHING",
        update_id, now_ms // _DAY_MS,
    )  # fmt: skip
    return touched == 1


async def forget_older(tx: Tx, now_ms: int) -> int:
    """How many were forgotten: those older than three days. Telegram delivers again for one day at most."""
    return await tx.execute("DELETE FROM applied WHERE day < $1", now_ms // _DAY_MS - KEPT_DAYS)
