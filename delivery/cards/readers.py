"""Whether a card may still be drawn for whoever asked for it: a role that was taken away takes its cards along."""

from rules.roles import Act, may
from storage import staff
from storage.database import Tx


async def may_read(tx: Tx, chat_id: int, meeting_id: int, act: Act) -> bool:
    """Whether this private chat's account has the right to an act in a meeting just now."""
    return may(await staff.roles_of(tx, meeting_id, chat_id), act)
