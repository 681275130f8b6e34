"""Which chats Telegram lets us write to, and where a group lives now."""

from collections.abc import Collection

from storage.database import Tx

STALE_MS = 60 * 60 * 1000
UNREACHABLE = "unreachable"


async def shut(tx: Tx, chat_id: int, error: str = UNREACHABLE) -> bool:
    """Telegram will not take anything for this chat: what waits is given up, and so is whatever is wished later.
    True where the chat had been open to us until now."""
    if chat_id > 0:
        changed = "UPDATE accounts SET reachable = 0 WHERE telegram_id = $1 AND reachable = 1"
    else:
        changed = "UPDATE chat_groups SET usable = 0 WHERE chat_id = $1 AND usable = 1"
    was_open = await tx.execute(changed, chat_id) > 0
    await tx.execute(
        "UPDATE outbox SET state = 'dead', error = $2 WHERE chat_id = $1 AND state IN ('waiting', 'sending')",
        *(chat_id, error),
    )
    return was_open


async def reopen(tx: Tx, chat_id: int, now_ms: int) -> bool:
    """The chat is open to us again: what was given up within the last hour leaves now. False when it never shut.

    To be called for every sign of life: a message in the private chat, `my_chat_member`, rights returned.
    """
    if chat_id > 0:
        changed = "UPDATE accounts SET reachable = 1 WHERE telegram_id = $1 AND reachable = 0"
    else:
        changed = "UPDATE chat_groups SET usable = 1 WHERE chat_id = $1 AND usable = 0"
    if await tx.execute(changed, chat_id) == 0:
        return False
    await tx.execute(
        "UPDATE outbox SET state = 'waiting', attempts = 0, due_ms = $2"
        " WHERE chat_id = $1 AND state = 'dead' AND due_ms > $3",
        *(chat_id, now_ms, now_ms - STALE_MS),
    )
    return True


async def forget_topic_thread(tx: Tx, chat_id: int) -> None:
    """The forum topic that carried our cards is gone or closed: from now on they go to the group itself."""
    await tx.execute("UPDATE chat_groups SET thread_id = NULL WHERE chat_id = $1", chat_id)
    await tx.execute("UPDATE outbox SET thread_id = NULL WHERE chat_id = $1", chat_id)


async def move(tx: Tx, old_id: int, new_id: int, now_ms: int, cards: Collection[str]) -> bool:
    """The group `old_id` lives on as `new_id`. True the first time, so that the record gets one line.

    Messages posted before stay under the old id, where Telegram still takes edits; those whose kind is one of
    `cards` are also wanted afresh in the new chat. What was never posted moves along, whenever that is noticed.
    """
    first = await tx.execute(
        "UPDATE chat_groups SET moved_to = $2 WHERE chat_id = $1 AND moved_to IS NULL", old_id, new_id
    )
    copied = (
        "INSERT INTO outbox (chat_id, topic, kind, payload, priority, due_ms, created_ms)"
        " SELECT $2, topic, kind, payload, priority, $3, $3 FROM outbox WHERE chat_id = $1"
    )
    never_posted = "(message_id IS NULL OR message_id = 0) AND state IN ('waiting', 'sending')"
    once = " ON CONFLICT (chat_id, topic) DO NOTHING"
    if first:
        await tx.execute(
            "INSERT INTO chat_groups (chat_id, meeting_id, title, added_ms)"
            " SELECT $2, meeting_id, title, $3 FROM chat_groups WHERE chat_id = $1"
            " ON CONFLICT (chat_id) DO NOTHING",
            *(old_id, new_id, now_ms),
        )
        for kind in sorted(cards):
            await tx.execute(f"{copied} AND message_id > 0 AND kind = $4{once}", old_id, new_id, now_ms, kind)
    await tx.execute(f"{copied} AND {never_posted}{once}", old_id, new_id, now_ms)
    await tx.execute(f"DELETE FROM outbox WHERE chat_id = $1 AND {never_posted}", old_id)
    return first > 0
