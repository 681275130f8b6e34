"""Delegates: the people of a meeting, whoever's phone they use."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx

_COLUMNS = (
    "d.id, d.meeting_id, d.number, d.organisation_id, o.short AS organisation, d.telegram_id, d.label, d.represents,"
    " d.channel, d.registered_ms, d.left_ms, CASE WHEN o.lead_delegate_id = d.id THEN 1 ELSE 0 END AS is_lead,"
    " o.standing"
)
_FROM = " FROM delegates d JOIN organisations o ON o.id = d.organisation_id"


@dataclass(frozen=True, slots=True)
class Delegate:
    """One person; `standing` is that of their organisation."""

    id: int
    meeting_id: int
    number: int
    organisation_id: int
    organisation: str
    telegram_id: int | None
    label: str
    represents: str
    channel: str
    registered_ms: int
    left_ms: int | None
    is_lead: int
    standing: str


async def load(tx: Tx, delegate_id: int) -> Delegate | None:
    """One delegate, or None."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE d.id = $1", delegate_id)
    return None if row is None else Delegate(*row)


async def of_account(tx: Tx, meeting_id: int, telegram_id: int) -> list[Delegate]:
    """Whom this account answers for and who has not left, in the order of registration."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE d.telegram_id = $1 AND d.meeting_id = $2 AND d.left_ms IS NULL ORDER BY d.id",
        *(telegram_id, meeting_id),
    )
    return [Delegate(*row) for row in rows]


async def acting(tx: Tx, meeting_id: int, telegram_id: int) -> Delegate | None:
    """For whom the account speaks: the delegate chosen last, else the first; None where it has none."""
    own = await of_account(tx, meeting_id, telegram_id)
    chosen = await tx.fetch_value("SELECT acting_delegate_id FROM accounts WHERE telegram_id = $1", telegram_id)
    return next((one for one in own if one.id == chosen), own[0] if own else None)


async def without_phone(tx: Tx, meeting_id: int) -> Sequence[Delegate]:
    """Delegates whom a clerk registered and no account answers for."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE d.meeting_id = $1 AND d.telegram_id IS NULL AND d.left_ms IS NULL"
        " ORDER BY d.number",
        meeting_id,
    )
    return [Delegate(*row) for row in rows]
