"""Delegates: the people of a meeting, whoever's phone they use."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx

_COLUMNS = (
    "d.id, d.meeting_id, d.number, d.organisation_id, o.short AS organisation, d.telegram_id, d.label, d.represents,"
    " d.channel, d.registered_ms, d.left_ms, CASE WHEN o.lead_delegate_id = d.id THEN 1 ELSE 0 END AS is_lead,"
    " o.standing"
)
# The standings of organisations whose people may answer.
VOTING = ("invited", "accepted")
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


async def load(tx: Tx, delegate_id: int, *, lock: str = "") -> Delegate | None:
    """One delegate, or None; with a `lock` nobody leaves or is erased until the transaction ends."""
    of_row = f"{lock} OF d" if lock else ""
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE d.id = $1{of_row}", delegate_id)
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


async def accounts_of(tx: Tx, meeting_id: int) -> list[int]:
    """Every account that answers for somebody who has not left."""
    rows = await tx.fetch(
        "SELECT DISTINCT telegram_id FROM delegates WHERE meeting_id = $1 AND telegram_id IS NOT NULL"
        " AND left_ms IS NULL ORDER BY telegram_id",
        meeting_id,
    )
    return [row["telegram_id"] for row in rows]


async def attended_accounts(tx: Tx, meeting_id: int) -> list[int]:
    """Every account of somebody who was let in, those who left before the end among them."""
    rows = await tx.fetch(
        "SELECT DISTINCT d.telegram_id FROM delegates d JOIN organisations o ON o.id = d.organisation_id"
        " WHERE d.meeting_id = $1 AND d.telegram_id IS NOT NULL AND o.standing IN ('invited', 'accepted', 'observer')"
        " ORDER BY d.telegram_id",
        meeting_id,
    )
    return [row["telegram_id"] for row in rows]


async def without_phone(tx: Tx, meeting_id: int) -> Sequence[Delegate]:
    """Delegates whom a clerk registered and no account answers for."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE d.meeting_id = $1 AND d.telegram_id IS NULL AND d.left_ms IS NULL"
        " ORDER BY d.number",
        meeting_id,
    )
    return [Delegate(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class NewDelegate:
    """A person about to be stored; `name_key` is the folded label."""

    organisation_id: int
    telegram_id: int | None
    label: str
    name_key: str
    represents: str
    channel: str


async def add(tx: Tx, meeting_id: int, new: NewDelegate, now_ms: int) -> int:
    """Stores a person under the next number of the meeting, whose row the caller has locked. Position and name are
    what stands before and after the first comma; nothing is guessed."""
    last = await tx.fetch_value("SELECT MAX(number) FROM delegates WHERE meeting_id = $1", meeting_id)
    position, comma, name = new.label.partition(",")
    delegate_id: int = await tx.fetch_value(
        "INSERT INTO delegates (meeting_id, number, organisation_id, telegram_id, label, name_key, position, name,"
        " represents, channel, registered_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        *(meeting_id, int(last or 0) + 1, new.organisation_id, new.telegram_id, new.label, new.name_key),
        *(position.strip() if comma else "", name.strip() if comma else new.label, new.represents, new.channel, now_ms),
    )
    return delegate_id


async def namesake(tx: Tx, organisation_id: int, name_key: str) -> Delegate | None:
    """The delegate of this organisation with the same folded label, present or not."""
    row = await tx.fetch_row(
        f"SELECT {_COLUMNS}{_FROM} WHERE d.organisation_id = $1 AND d.name_key = $2", organisation_id, name_key
    )
    return None if row is None else Delegate(*row)


async def of_organisation(tx: Tx, organisation_id: int) -> list[Delegate]:
    """Everybody of an organisation who has not left, in the order of registration."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE d.organisation_id = $1 AND d.left_ms IS NULL ORDER BY d.id", organisation_id
    )
    return [Delegate(*row) for row in rows]


async def ever_of_account(tx: Tx, meeting_id: int, telegram_id: int) -> int:
    """How many people were ever registered from this account in the meeting, those who left among them."""
    sql = "SELECT COUNT(*) FROM delegates WHERE meeting_id = $1 AND telegram_id = $2"
    return int(await tx.fetch_value(sql, meeting_id, telegram_id))


async def leaves(tx: Tx, delegate_id: int, left_ms: int) -> bool:
    """Left at this moment; False where somebody noted it before."""
    sql = "UPDATE delegates SET left_ms = $2 WHERE id = $1 AND left_ms IS NULL"
    return await tx.execute(sql, delegate_id, left_ms) == 1


async def returns(tx: Tx, delegate_id: int) -> None:
    """Present again."""
    await tx.execute("UPDATE delegates SET left_ms = NULL WHERE id = $1", delegate_id)


async def rename(tx: Tx, delegate_id: int, label: str, name_key: str) -> None:
    """The person's position and name, corrected."""
    position, comma, name = label.partition(",")
    await tx.execute(
        "UPDATE delegates SET label = $2, name_key = $3, position = $4, name = $5 WHERE id = $1",
        *(delegate_id, label, name_key, position.strip() if comma else "", name.strip() if comma else label),
    )


async def meetings_of(tx: Tx, telegram_id: int) -> list[int]:
    """The meetings in which this account answers for somebody, the oldest first."""
    rows = await tx.fetch(
        "SELECT DISTINCT meeting_id FROM delegates WHERE telegram_id = $1 ORDER BY meeting_id", telegram_id
    )
    return [row["meeting_id"] for row in rows]


async def all_of_account(tx: Tx, meeting_id: int, telegram_id: int) -> list[Delegate]:
    """Everybody this account registered in the meeting, those who left among them."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE d.telegram_id = $1 AND d.meeting_id = $2 ORDER BY d.id",
        telegram_id,
        meeting_id,
    )
    return [Delegate(*row) for row in rows]


async def by_ref(tx: Tx, meeting_id: int, ref: str) -> Delegate | None:
    """The delegate whom the record calls so (p12), or None."""
    row = await tx.fetch_row(
        f"SELECT {_COLUMNS}{_FROM} WHERE d.meeting_id = $1 AND 'p' || CAST(d.number AS TEXT) = $2", meeting_id, ref
    )
    return None if row is None else Delegate(*row)
