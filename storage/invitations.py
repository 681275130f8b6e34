"""One-time links that give a role; only their hashes are kept."""

import hashlib
from dataclasses import dataclass

from storage.database import Tx


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link gives: a role in a meeting (None: in the whole service)."""

    meeting_id: int | None
    role: str
    created_by: int | None


async def add(tx: Tx, token: str, meeting_id: int | None, role: str, expires_ms: int, created_by: int | None) -> None:
    """Remembers the hash of a fresh token."""
    await tx.execute(
        "INSERT INTO invitations (token_hash, meeting_id, role, expires_ms, created_by) VALUES ($1, $2, $3, $4, $5)",
        *(_hash(token), meeting_id, role, expires_ms, created_by),
    )


async def redeem(tx: Tx, token: str, telegram_id: int, now_ms: int) -> Invitation | None:
    """Uses the link up; None where it is unknown, used or expired. Of two people at once exactly one gets it."""
    row = await tx.fetch_row(
        "UPDATE invitations SET used_by = $2, used_ms = $3 WHERE token_hash = $1 AND used_by IS NULL"
        " AND expires_ms > $3 RETURNING meeting_id, role, created_by",
        *(_hash(token), telegram_id, now_ms),
    )
    return None if row is None else Invitation(row["meeting_id"], row["role"], row["created_by"])


async def withdraw_role(tx: Tx, role: str) -> None:
    """Makes every unused link for this role of the whole service worthless: a new one takes its place."""
    await tx.execute("DELETE FROM invitations WHERE role = $1 AND used_by IS NULL AND meeting_id IS NULL", role)
