"""Who holds which role in a meeting; meeting 0 stands for the whole service."""

from dataclasses import dataclass

from rules.roles import Role
from storage.database import Tx
from storage.entries import Actor


async def roles_of(tx: Tx, meeting_id: int, telegram_id: int) -> frozenset[Role]:
    """Every role this account holds in the meeting at this moment, as staff and as delegate."""
    rows = await tx.fetch(
        "SELECT role FROM staff WHERE telegram_id = $1 AND meeting_id IN (0, $2)", telegram_id, meeting_id
    )
    roles = {Role(row["role"]) for row in rows}
    for row in await tx.fetch(
        "SELECT o.standing, CASE WHEN o.lead_delegate_id = d.id THEN 1 ELSE 0 END AS is_lead FROM delegates d"
        " JOIN organisations o ON o.id = d.organisation_id WHERE d.telegram_id = $1 AND d.meeting_id = $2"
        " AND d.left_ms IS NULL",
        *(telegram_id, meeting_id),
    ):
        if row["standing"] not in ("invited", "accepted"):
            roles.add(Role.OBSERVER)
            continue
        roles.add(Role.LEAD if row["is_lead"] else Role.DELEGATE)
    return frozenset(roles)


async def actor(tx: Tx, meeting_id: int, telegram_id: int, role: Role) -> Actor:
    """How the record names this account in this role: s<number> of the staff, p<number> of a delegate."""
    number = await tx.fetch_value(
        "SELECT MIN(number) FROM staff WHERE telegram_id = $1 AND meeting_id IN (0, $2)", telegram_id, meeting_id
    )
    if number is not None:
        return Actor(role.value, f"s{number}")
    number = await tx.fetch_value(
        "SELECT MIN(number) FROM delegates WHERE telegram_id = $1 AND meeting_id = $2", telegram_id, meeting_id
    )
    return Actor(role.value, f"p{number or 0}")


@dataclass(frozen=True, slots=True)
class Member:
    """One role of one account; `number` is how the record refers to it (s<number>)."""

    telegram_id: int
    role: Role
    number: int


async def of_meeting(tx: Tx, meeting_id: int) -> list[Member]:
    """Everybody with a role in this meeting, by number."""
    rows = await tx.fetch(
        "SELECT telegram_id, role, number FROM staff WHERE meeting_id = $1 ORDER BY number, role", meeting_id
    )
    return [Member(row["telegram_id"], Role(row["role"]), row["number"]) for row in rows]


async def add(tx: Tx, meeting_id: int, telegram_id: int, role: Role, now_ms: int) -> int | None:
    """Gives a role and returns the number of its holder; None where it is held already. Numbers are never reused."""
    held = await tx.fetch_row(
        "SELECT number FROM staff WHERE meeting_id = $1 AND telegram_id = $2 AND role = $3",
        *(meeting_id, telegram_id, role.value),
    )
    if held is not None:
        return None
    number = await _number_of(tx, telegram_id)
    await tx.execute(
        "INSERT INTO staff (meeting_id, telegram_id, role, number, added_ms) VALUES ($1, $2, $3, $4, $5)",
        *(meeting_id, telegram_id, role.value, number, now_ms),
    )
    return int(number)


async def _number_of(tx: Tx, telegram_id: int) -> int:
    """An account keeps its number for ever, also after its last role is gone: the record names it by that."""
    number = await tx.fetch_value("SELECT number FROM staff_numbers WHERE telegram_id = $1", telegram_id)
    if number is None:
        number = await tx.fetch_value("SELECT MIN(number) FROM staff WHERE telegram_id = $1", telegram_id)
        if number is None:
            sql = "SELECT MAX(number) FROM (SELECT number FROM staff UNION ALL SELECT number FROM staff_numbers) known"
            number = int(await tx.fetch_value(sql) or 0) + 1
        await tx.execute("INSERT INTO staff_numbers (telegram_id, number) VALUES ($1, $2)", telegram_id, number)
    return int(number)


async def remove(tx: Tx, meeting_id: int, telegram_id: int, role: Role) -> bool:
    """Takes a role away; False where it was not held."""
    removed = await tx.execute(
        "DELETE FROM staff WHERE meeting_id = $1 AND telegram_id = $2 AND role = $3",
        *(meeting_id, telegram_id, role.value),
    )
    return removed > 0


async def holders(tx: Tx, meeting_id: int, role: Role) -> list[int]:
    """The accounts that hold this role in the meeting."""
    rows = await tx.fetch(
        "SELECT telegram_id FROM staff WHERE meeting_id = $1 AND role = $2 ORDER BY number", meeting_id, role.value
    )
    return [row["telegram_id"] for row in rows]


async def serves(tx: Tx, telegram_id: int) -> bool:
    """Whether this account holds a role in any meeting or in the service."""
    return await tx.fetch_value("SELECT 1 FROM staff WHERE telegram_id = $1 LIMIT 1", telegram_id) is not None
