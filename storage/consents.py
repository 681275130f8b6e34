"""Proof of consent: which notice an account agreed to, and when."""

from dataclasses import dataclass

from storage.database import Tx


async def versions(tx: Tx, meeting_id: int, telegram_id: int) -> set[str]:
    """Every notice this account agreed to for this meeting and has not withdrawn from."""
    rows = await tx.fetch(
        "SELECT version FROM consents WHERE meeting_id = $1 AND telegram_id = $2 AND withdrawn_ms IS NULL",
        *(meeting_id, telegram_id),
    )
    return {row["version"] for row in rows}


async def give(tx: Tx, meeting_id: int, telegram_id: int, version: str, now_ms: int) -> None:
    """Remembers the consent; given again after a withdrawal it counts anew."""
    await tx.execute(
        "INSERT INTO consents (meeting_id, telegram_id, version, given_ms) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (meeting_id, telegram_id, version) DO UPDATE SET given_ms = excluded.given_ms,"
        " withdrawn_ms = NULL WHERE consents.withdrawn_ms IS NOT NULL",
        *(meeting_id, telegram_id, version, now_ms),
    )


async def keep_notice(tx: Tx, version: str, text: str, now_ms: int) -> None:
    """Keeps the words of a version, once."""
    await tx.execute(
        "INSERT INTO notices (version, text, first_ms) VALUES ($1, $2, $3) ON CONFLICT (version) DO NOTHING",
        *(version, text, now_ms),
    )


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent: whose (refs of the account's delegates, none once the account was forgotten), which and when."""

    delegates: tuple[str, ...]
    version: str
    given_ms: int
    withdrawn_ms: int | None


async def log(tx: Tx, meeting_id: int) -> list[Consent]:
    """Every consent of a meeting, withdrawn ones among them, by time; never an account."""
    rows = await tx.fetch(
        "SELECT telegram_id, version, given_ms, withdrawn_ms FROM consents WHERE meeting_id = $1"
        " ORDER BY given_ms, version, telegram_id",
        meeting_id,
    )
    people = await tx.fetch(
        "SELECT telegram_id, number FROM delegates WHERE meeting_id = $1 AND telegram_id IS NOT NULL ORDER BY number",
        meeting_id,
    )
    refs: dict[int, list[str]] = {}
    for one in people:
        refs.setdefault(one["telegram_id"], []).append(f"p{one['number']}")
    return [
        Consent(tuple(refs.get(row["telegram_id"], ())), row["version"], row["given_ms"], row["withdrawn_ms"])
        for row in rows
    ]


async def notices_of(tx: Tx, meeting_id: int) -> dict[str, str]:
    """Version -> the words that were agreed to in this meeting."""
    rows = await tx.fetch(
        "SELECT n.version, n.text FROM notices n WHERE n.version IN"
        " (SELECT version FROM consents WHERE meeting_id = $1) ORDER BY n.first_ms, n.version",
        meeting_id,
    )
    return {row["version"]: row["text"] for row in rows}
