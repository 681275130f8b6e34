"""Updates set aside because they failed by themselves again and again: what kind and why, never what they said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx

ERROR_CHARACTERS_MAX = 500


@dataclass(frozen=True)
class Parked:
    """One update set aside; `error` names the failure without a word of the update."""

    update_id: int
    kind: str
    error: str
    attempts: int
    parked_ms: int


async def park(tx: Tx, update: Parked) -> bool:
    """True when it was not parked before. The error is cut to 500 characters."""
    touched = await tx.execute(
        "INSERT INTO parked (update_id, kind, error, attempts, parked_ms) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (update_id) DO NOTHING",
        update.update_id, update.kind, update.error[:ERROR_CHARACTERS_MAX], update.attempts, update.parked_ms,
    )  # fmt: skip
    return touched == 1


async def all_parked(tx: Tx) -> Sequence[Parked]:
    """Every update set aside, oldest first."""
    rows = await tx.fetch("SELECT update_id, kind, error, attempts, parked_ms FROM parked ORDER BY id")
    return [Parked(row["update_id"], row["kind"], row["error"], row["attempts"], row["parked_ms"]) for row in rows]
