"""Telegram accounts: the language chosen here, the meeting turned to last, whom a shared phone answers for."""

from storage.database import Tx


async def touch(tx: Tx, telegram_id: int, now_ms: int, *, language: str = "id") -> None:
    """Knows the account from now on; what it chose before stays."""
    await tx.execute(
        "INSERT INTO accounts (telegram_id, language, first_seen_ms) VALUES ($1, $2, $3)"
        " ON CONFLICT (telegram_id) DO NOTHING",
        *(telegram_id, language, now_ms),
    )


async def turn_to(tx: Tx, telegram_id: int, meeting_id: int) -> None:
    """This account is in that meeting now."""
    await tx.execute("UPDATE accounts SET meeting_id = $2 WHERE telegram_id = $1", telegram_id, meeting_id)


async def answer_for(tx: Tx, telegram_id: int, delegate_id: int) -> None:
    """The phone speaks for this delegate until it chooses another."""
    await tx.execute("UPDATE accounts SET acting_delegate_id = $2 WHERE telegram_id = $1", telegram_id, delegate_id)


async def set_language(tx: Tx, telegram_id: int, language: str) -> None:
    """The language this account is addressed in."""
    await tx.execute("UPDATE accounts SET language = $2 WHERE telegram_id = $1", telegram_id, language)


async def languages(tx: Tx) -> dict[int, str]:
    """Accounts addressed in another language than Indonesian."""
    rows = await tx.fetch("SELECT telegram_id, language FROM accounts WHERE language <> 'id'")
    return {row["telegram_id"]: row["language"] for row in rows}


async def wrong_codes(tx: Tx, telegram_id: int, *, lock: str = "") -> tuple[int, ...]:
    """When this account typed wrong join codes, oldest first; with `lock` nobody else counts for it meanwhile."""
    if lock:
        await tx.fetch_value(f"SELECT 1 FROM accounts WHERE telegram_id = $1{lock}", telegram_id)
    rows = await tx.fetch("SELECT tried_ms FROM wrong_codes WHERE telegram_id = $1 ORDER BY tried_ms", telegram_id)
    return tuple(row["tried_ms"] for row in rows)


async def keep_wrong_codes(tx: Tx, telegram_id: int, tries: tuple[int, ...]) -> None:
    """Remembers these tries of the account and no older ones."""
    await tx.execute("DELETE FROM wrong_codes WHERE telegram_id = $1", telegram_id)
    rows = [(telegram_id, at) for at in tries]
    await tx.execute_many("INSERT INTO wrong_codes (telegram_id, tried_ms) VALUES ($1, $2)", rows)


async def wrong_codes_since(tx: Tx, since_ms: int) -> int:
    """How many wrong codes the whole bot has seen since a moment."""
    return int(await tx.fetch_value("SELECT COUNT(*) FROM wrong_codes WHERE tried_ms > $1", since_ms))


async def language_of(tx: Tx, telegram_id: int) -> str:
    """The language this account is addressed in, Indonesian for one nobody knows."""
    return str(await tx.fetch_value("SELECT language FROM accounts WHERE telegram_id = $1", telegram_id) or "id")


async def unreachable(tx: Tx) -> set[int]:
    """Accounts that Telegram does not let us write to."""
    return {row["telegram_id"] for row in await tx.fetch("SELECT telegram_id FROM accounts WHERE reachable = 0")}
