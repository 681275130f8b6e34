"""Cards of several messages: one row of the outbox each, below the row of the first."""

from storage.database import Tx
from storage.outbox import OutboxRow, want


async def want_below(tx: Tx, row: OutboxRow, count: int, now_ms: int, *, anew: bool, repeatable: bool) -> None:
    """Wants the messages below the first of a card of `count` messages, each a row of its own whose payload names its
    `part`; those of a longer card before are wanted once more, to be emptied.

    `anew`: the first was posted just now, so they follow it. One of unknown fate is posted again if `repeatable`.
    """
    prefix = f"{row.topic}#"
    found = await tx.fetch(
        "SELECT topic, state, message_id FROM outbox WHERE chat_id = $1 AND substr(topic, 1, $2) = $3",
        *(row.chat_id, len(prefix), prefix),
    )
    parts = [(int(topic[len(prefix) :]), state, message_id) for topic, state, message_id in found]
    # What was never posted and is no part any more needs no emptying.
    known = {part: state for part, state, message_id in parts if message_id or part < count}
    payload = row.payload | {"copy": int(row.is_copy)}
    for part in sorted({*range(1, count), *known}):
        again = anew or (repeatable and known.get(part) == "unknown")
        await want(
            *(tx, row.chat_id, f"{prefix}{part}", row.kind, payload | {"part": part}),
            priority=row.priority,
            now_ms=now_ms,
            thread_id=row.thread_id,
            anew=again and part < count,
        )
