"""Where the bot may write: blocked, unblocked, added to a group, removed from it."""

from telegram import Update
from telegram.constants import ChatMemberStatus

from handlers.context import Context
from storage import applied, reach

GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


async def membership(update: Update, context: Context) -> None:
    """`my_chat_member`: what waits for a chat that shut is given up, what waits for one that opened leaves now."""
    changed = update.my_chat_member
    assert changed is not None
    house, chat_id = context.house, changed.chat.id
    async with house.db.transaction() as tx:
        if not await applied.first_time(tx, update.update_id, house.now()):
            return
        if changed.new_chat_member.status in GONE:
            await reach.shut(tx, chat_id)
        else:
            await reach.reopen(tx, chat_id, house.now())
        tx.after_commit(house.wake)
