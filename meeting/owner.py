"""The owner of the service: claimed once, by a link that only the terminal shows."""

from typing import Any

from meeting.house import House, Sender
from meeting.telling import tell
from rules.codes import new_key
from rules.refusals import Refusal
from rules.roles import Role
from storage import accounts, invitations, staff
from storage.database import Tx

SERVICE = 0
HOUR_MS = 3_600_000


async def claim_token(house: House, hours: int) -> tuple[str, int] | None:
    """A fresh one-time token for the owner's link and when it expires (ms UTC); None once the service has an owner.
    An older unused link dies with it."""
    async with house.db.transaction() as tx:
        if await staff.holders(tx, SERVICE, Role.OWNER):
            return None
        await invitations.withdraw_role(tx, Role.OWNER.value)
        token, expires_ms = new_key(house.token_bytes), house.now() + hours * HOUR_MS
        await invitations.add(tx, token, None, Role.OWNER.value, expires_ms, None)
    return token, expires_ms


async def claim(house: House, sender: Sender, token: str) -> None:
    """Whoever follows the link first is the owner; nobody after."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        if await staff.holders(tx, SERVICE, Role.OWNER):
            raise Refusal("klaim_sudah_ada")
        invitation = await invitations.redeem(tx, token, sender.telegram_id, now_ms)
        if invitation is None or invitation.role != Role.OWNER.value:
            raise Refusal("tautan_tidak_berlaku")
        await accounts.touch(tx, sender.telegram_id, now_ms)
        await staff.add(tx, SERVICE, sender.telegram_id, Role.OWNER, now_ms)
        await tell(tx, sender.telegram_id, "klaim_berhasil", now_ms=now_ms)


async def told_owner(tx: Tx, key: str, now_ms: int, *, once: str = "", **values: Any) -> None:
    """One line to the owner, if there is one; `once` as in tell."""
    for telegram_id in await staff.holders(tx, SERVICE, Role.OWNER):
        await tell(tx, telegram_id, key, now_ms=now_ms, once=once, **values)
