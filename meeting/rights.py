"""Rights, looked up at the moment of the act and never taken from what a message once showed."""

from meeting.house import Sender
from rules.roles import RIGHTS, Act, Role, check_right, may
from storage import staff
from storage.database import Tx
from storage.entries import Actor


async def require(tx: Tx, meeting_id: int, sender: Sender, act: Act, *, reason: str = "") -> Actor:
    """Who acts, in the role that gives the right. Raises `bukan_wewenang`, or `alasan_wajib` where the secretariat
    stands in for the moderator without a reason."""
    roles = await staff.roles_of(tx, meeting_id, sender.telegram_id)
    check_right(roles, act, reason=reason)
    role = next(role for role in Role if role in roles and role in RIGHTS[act])
    return await staff.actor(tx, meeting_id, sender.telegram_id, role)


async def has_right(tx: Tx, meeting_id: int, sender: Sender, act: Act) -> bool:
    """Whether this account may do it just now."""
    return may(await staff.roles_of(tx, meeting_id, sender.telegram_id), act)
