"""Where the bot may write: blocked, unblocked, added to a group, removed from it."""

from telegram import Update
from telegram.constants import ChatMemberStatus

from delivery.outcomes import FOLLOWING
from handlers.context import Context
from meeting import alarms
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
            if await reach.shut(tx, chat_id) and chat_id < 0:
                await alarms.group_lost(tx, chat_id, house.now(), "sebab_keluar")
        else:
            await reach.reopen(tx, chat_id, house.now())
        tx.after_commit(house.wake)


async def migrated(update: Update, context: Context) -> None:
    """The group became a supergroup: what stands under the old id goes on under the new one. Either of the two service
    messages is enough, and both are once."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None:
        return
    old, new = chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, chat.id
    if new is None:
        return
    house = context.house
    async with house.db.transaction() as tx:
        if await applied.first_time(tx, update.update_id, house.now()):
            await reach.move(tx, old, new, house.now(), FOLLOWING)
            tx.after_commit(house.wake)
