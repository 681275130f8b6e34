"""Proof of consent: which notice an account agreed to, and when."""

from storage.database import Tx


async def given(tx: Tx, meeting_id: int, telegram_id: int, version: str) -> bool:
    """Whether this account agreed to this notice for this meeting and has not withdrawn."""
    found = await tx.fetch_value(
        "SELECT 1 FROM consents WHERE meeting_id = $1 AND telegram_id = $2 AND version = $3 AND withdrawn_ms IS NULL",
        *(meeting_id, telegram_id, version),
    )
    return found is not None


async def give(tx: Tx, meeting_id: int, telegram_id: int, version: str, now_ms: int) -> None:
    """Remembers the consent; given again after a withdrawal it counts anew."""
    await tx.execute(
        "INSERT INTO consents (meeting_id, telegram_id, version, given_ms) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (meeting_id, telegram_id, version) DO UPDATE SET given_ms = excluded.given_ms,"
        " withdrawn_ms = NULL WHERE consents.withdrawn_ms IS NOT NULL",
        *(meeting_id, telegram_id, version, now_ms),
    )


async def of_account(tx: Tx, telegram_id: int) -> list[tuple[int, str, int]]:
    """(meeting, version, given ms) of every consent in force."""
    rows = await tx.fetch(
        "SELECT meeting_id, version, given_ms FROM consents WHERE telegram_id = $1 AND withdrawn_ms IS NULL"
        " ORDER BY given_ms",
        telegram_id,
    )
    return [(row["meeting_id"], row["version"], row["given_ms"]) for row in rows]
