"""Who holds which role in a meeting; meeting 0 stands for the whole service."""

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
