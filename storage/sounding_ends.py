"""The end of a sounding: what is published stays, and nothing of anybody is left beside it."""

from storage import assisted_views, outbox
from storage.database import Tx


async def due_ids(tx: Tx, now_ms: int) -> list[int]:
    """Open soundings whose time is over, by id."""
    sql = "SELECT id FROM soundings WHERE state = 'open' AND deadline_ms <= $1 ORDER BY id"
    return [row["id"] for row in await tx.fetch(sql, now_ms)]


async def set_closed(tx: Tx, sounding_id: int, closed_ms: int, closed_by: str, result: str) -> None:
    """What is published stays; every view is deleted."""
    await tx.execute(
        "UPDATE soundings SET state = 'closed', closed_ms = $2, closed_by = $3, result = $4 WHERE id = $1",
        *(sounding_id, closed_ms, closed_by, result),
    )
    await _forget_views(tx, sounding_id, closed_ms)


async def set_cancelled(tx: Tx, sounding_id: int, closed_ms: int, closed_by: str, reason: str) -> None:
    """Nothing of it is counted; every view is deleted."""
    await tx.execute(
        "UPDATE soundings SET state = 'cancelled', closed_ms = $2, closed_by = $3, reason = $4 WHERE id = $1",
        *(sounding_id, closed_ms, closed_by, reason),
    )
    await _forget_views(tx, sounding_id, closed_ms)


async def _forget_views(tx: Tx, sounding_id: int, now_ms: int) -> None:
    """What nobody confirmed goes too, and the cards that asked for it say so. A hash of what a card showed would give
    the views away as well: there are few cards to compare it with."""
    await tx.execute("DELETE FROM sounding_views WHERE sounding_id = $1", sounding_id)
    for entry_id in await assisted_views.expire(tx, sounding_id):
        await outbox.want_again(tx, f"assisted_views:{entry_id}", now_ms=now_ms, is_final=True)
    topic = f"sounding:{sounding_id}"
    await tx.execute("UPDATE outbox SET shown_hash = '' WHERE topic = $1 OR topic LIKE $2", topic, f"{topic}#%")


async def lock_unended(tx: Tx, meeting_id: int, lock: str) -> None:
    """Takes the soundings of a meeting that are open or may be opened, in order, before anything else of it is taken:
    whoever answers or closes holds a sounding first and the meeting after it."""
    if lock:
        states = "('draft', 'open')"
        await tx.fetch(
            f"SELECT id FROM soundings WHERE meeting_id = $1 AND state IN {states} ORDER BY id{lock}", meeting_id
        )


async def forget_delegate(tx: Tx, delegate_id: int) -> None:
    """What an open sounding holds of this person; a closed one holds nothing of anybody."""
    await assisted_views.forget_delegate(tx, delegate_id)
    await tx.execute("DELETE FROM sounding_views WHERE delegate_id = $1", delegate_id)
