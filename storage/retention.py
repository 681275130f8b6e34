"""What a meeting keeps no longer: how long, since when, and the clearing itself, each step harmless when repeated."""

import json

from rules.retention import DEFAULTS, Retention
from storage import amendments, privacy
from storage.database import Tx

# A name kept apart from answers; unlike the '#' of somebody who was erased, what they sent for the minutes stays.
_APART = "="


async def of_meeting(tx: Tx, meeting_id: int) -> Retention:
    """How long this meeting keeps what; the defaults where nothing was set."""
    row = await tx.fetch_row(
        "SELECT account_days, answer_days, original_days FROM retention WHERE meeting_id = $1", meeting_id
    )
    return DEFAULTS if row is None else Retention(*row)


async def keep(tx: Tx, meeting_id: int, kept: Retention) -> None:
    """From now on the meeting keeps things this long."""
    await tx.execute(
        "INSERT INTO retention (meeting_id, account_days, answer_days, original_days) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (meeting_id) DO UPDATE SET account_days = excluded.account_days,"
        " answer_days = excluded.answer_days, original_days = excluded.original_days",
        *(meeting_id, kept.account_days, kept.answer_days, kept.original_days),
    )


async def over(tx: Tx) -> list[int]:
    """Meetings that are adopted or locked, the oldest first."""
    rows = await tx.fetch("SELECT id FROM meetings WHERE state IN ('adopted', 'locked') ORDER BY id")
    return [row["id"] for row in rows]


async def entered(tx: Tx, meeting_id: int, kind: str) -> str | None:
    """The time of the first entry of this kind as the record spells it, None without one."""
    at: str | None = await tx.fetch_value(
        "SELECT at FROM entries WHERE meeting_id = $1 AND kind = $2 ORDER BY seq LIMIT 1", meeting_id, kind
    )
    return at


async def cleared(tx: Tx, meeting_id: int) -> set[str]:
    """The steps that the record says were done."""
    rows = await tx.fetch(
        "SELECT payload FROM entries WHERE meeting_id = $1 AND kind = 'retention.cleared'", meeting_id
    )
    return {json.loads(row["payload"])["step"] for row in rows}


async def clear_accounts(tx: Tx, meeting_id: int) -> int:
    """No account leads to a delegate of this meeting any more, by row, card or message. Consents stay as proof, roles
    of officials stay. Returns how many delegates had one."""
    rows = await tx.fetch(
        "SELECT DISTINCT telegram_id FROM delegates WHERE meeting_id = $1 AND telegram_id IS NOT NULL", meeting_id
    )
    gone = await tx.execute(
        "UPDATE delegates SET telegram_id = NULL WHERE meeting_id = $1 AND telegram_id IS NOT NULL", meeting_id
    )
    for row in rows:
        await privacy.forget_messages(tx, row["telegram_id"], meeting_id, keeps_others=True)
    await tx.execute("DELETE FROM dialogs WHERE meeting_id = $1", meeting_id)
    await tx.execute("DELETE FROM waiting_words WHERE meeting_id = $1", meeting_id)
    await tx.execute(
        "DELETE FROM spent_accounts WHERE question_id IN (SELECT id FROM questions WHERE meeting_id = $1)", meeting_id
    )
    await tx.execute(
        "UPDATE accounts SET meeting_id = NULL WHERE meeting_id = $1 AND telegram_id NOT IN"
        " (SELECT telegram_id FROM staff WHERE meeting_id IN (0, $1))",
        meeting_id,
    )
    await tx.execute(
        "UPDATE accounts SET acting_delegate_id = NULL WHERE acting_delegate_id IN"
        " (SELECT id FROM delegates WHERE meeting_id = $1)",
        meeting_id,
    )
    return gone


async def part_names(tx: Tx, meeting_id: int) -> int:
    """Names stand in the attendance list alone, answers and points under numbers of their organisations alone. Returns
    how many names there were."""
    rows = await tx.fetch(
        "SELECT id, number, organisation_id, label, position, name, represents FROM delegates"
        " WHERE meeting_id = $1 AND label <> 'p' || CAST(number AS TEXT)",
        meeting_id,
    )
    await privacy.forget_errata(tx, meeting_id)
    await privacy.forget_asked(tx, meeting_id)
    # In the order of what they say: neither key nor place tells a number.
    apart = sorted(
        (row["organisation_id"], row["label"], row["position"], row["name"], row["represents"]) for row in rows
    )
    await tx.execute_many(
        "INSERT INTO attendance_names (meeting_id, organisation_id, label, position, name, represents)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        [(meeting_id, *one) for one in apart],
    )
    for row in rows:
        ref = f"p{row['number']}"
        await privacy.forget_said(tx, meeting_id, row["label"], ref)
        await privacy.cut(tx, row["id"], ref, key=f"{_APART}{row['id']}")
    await amendments.part_names(tx, meeting_id)
    return len(rows)
