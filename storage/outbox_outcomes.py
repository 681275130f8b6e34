"""What a call to Telegram did to its row of the outbox: accepted, to be tried again, of unknown fate, given up.

Every outcome leaves a newer wish alone that came while the call was on its way.
"""

from collections.abc import Collection

from storage.database import Tx
from storage.outbox import OutboxRow

REPEATS_MAX = 2

# A wish to post anew that came while an older wish was on its way outlives that one's message.
_SHOWN = """
UPDATE outbox SET shown = $2, shown_hash = $3, attempts = 0, error = '',
  state = CASE WHEN wanted > $2 THEN 'waiting' ELSE 'sent' END,
  is_final = CASE WHEN wanted > $2 THEN is_final ELSE 0 END,
  message_id = CASE WHEN wanted > $2 AND message_id = 0 THEN 0 ELSE $4 END
WHERE id = $1
"""

# A state that must not be missed, not yet posted as a copy.
_FINAL = "(is_final = 1 AND is_copy = 0)"
_ONCE_MORE = f"is_copy = CASE WHEN {_FINAL} THEN 1 ELSE is_copy END"

_DEAD = """
UPDATE outbox SET error = $3,
  state = CASE WHEN wanted > $2 THEN 'waiting' ELSE 'dead' END,
  attempts = CASE WHEN wanted > $2 THEN 0 ELSE attempts END,
  message_id = CASE WHEN wanted > $2 THEN message_id END,
  shown_hash = CASE WHEN wanted > $2 THEN shown_hash ELSE '' END
WHERE id = $1
"""


async def sending(tx: Tx, row_id: int) -> bool:
    """Marks the row as on its way; False when it does not wait any more. Commit this before the call.

    A wish to post anew is being met from here on: what stands for it now would be a second one.
    """
    sql = (
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1, message_id = NULLIF(message_id, 0)"
        " WHERE id = $1 AND state = 'waiting'"
    )
    return await tx.execute(sql, row_id) == 1


async def not_called(tx: Tx, row_id: int) -> None:
    """The call announced by `sending` was not made: the row waits again as if nothing had been."""
    sql = "UPDATE outbox SET state = 'waiting', attempts = attempts - 1 WHERE id = $1 AND state = 'sending'"
    await tx.execute(sql, row_id)


async def shown(tx: Tx, row: OutboxRow, message_id: int | None, shown_hash: str) -> None:
    """Telegram has accepted the wish `row.wanted` under `message_id`; a wish that came meanwhile waits on."""
    await tx.execute(_SHOWN, row.id, row.wanted, shown_hash, message_id)


async def retry(tx: Tx, row: OutboxRow, due_ms: int, error: str, *, counts: bool = True, as_copy: bool = False) -> None:
    """The row waits again until `due_ms`. `counts` False: the attempt is not held against it (a told wait, a call that
    never left). `as_copy`: an earlier post may have arrived, so the card says that it is a copy."""
    await tx.execute(
        "UPDATE outbox SET state = 'waiting', due_ms = $2, error = $3, attempts = attempts - $4,"
        " is_copy = CASE WHEN $5 = 1 THEN 1 ELSE is_copy END WHERE id = $1",
        *(row.id, due_ms, error, 0 if counts else 1, int(as_copy)),
    )


async def repost(tx: Tx, row: OutboxRow, due_ms: int, error: str) -> None:
    """The message that carried the card is gone: the row waits to be posted as a new one."""
    await tx.execute(
        "UPDATE outbox SET state = 'waiting', message_id = NULL, shown_hash = '', due_ms = $2, error = $3"
        " WHERE id = $1",
        *(row.id, due_ms, error),
    )


async def unknown(tx: Tx, row: OutboxRow, error: str) -> None:
    """The send may have arrived; it is not repeated by itself. A wish to post anew that came meanwhile waits on, and a
    state that must not be missed is posted once more, as a copy."""
    await tx.execute(
        f"UPDATE outbox SET error = $3, {_ONCE_MORE},"
        f" state = CASE WHEN {_FINAL} OR (wanted > $2 AND message_id = 0) THEN 'waiting' ELSE 'unknown' END"
        " WHERE id = $1",
        *(row.id, row.wanted, error),
    )


async def dead(tx: Tx, row: OutboxRow, error: str) -> None:
    """Telegram will never take this state of the card; a newer wish, also one that came meanwhile, tries again."""
    await tx.execute(_DEAD, row.id, row.wanted, error)


async def at_start(tx: Tx, repeatable: Collection[str]) -> int:
    """Settles the rows a killed process left on their way; returns how many there were.

    Edits wait again, so do sends of a `repeatable` kind to one person (two copies do no harm) once, and a state that
    must not be missed; all others are unknown.
    """
    left = "SET state = 'waiting', error = 'interrupted'"
    private = "is_copy = 1 WHERE state = 'sending' AND chat_id > 0 AND kind = $1 AND attempts < $2"
    settled = await tx.execute(f"UPDATE outbox {left} WHERE state = 'sending' AND message_id > 0")
    for kind in sorted(repeatable):
        settled += await tx.execute(
            f"UPDATE outbox {left}, {private}",
            *(kind, REPEATS_MAX),
        )
    return settled + await tx.execute(
        f"UPDATE outbox SET error = 'interrupted', {_ONCE_MORE},"
        f" state = CASE WHEN {_FINAL} THEN 'waiting' ELSE 'unknown' END WHERE state = 'sending'"
    )
