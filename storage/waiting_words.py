"""Words that were put forward and whose kind, point or confirmation is still asked for: one row an account and meeting.

They stand beside the account's conversation (dialogs), which neither ends nor hides them, and they do not expire.
"""

import json
from typing import Any

from storage.database import Tx

# Due are: words whose conversation in front has ended, words that nobody has answered, words that can be sent no more.
_DUE = (
    "SELECT w.telegram_id, w.meeting_id FROM waiting_words w JOIN meetings m ON m.id = w.meeting_id"
    " WHERE (COALESCE(w.again_ms, w.remind_ms) <= $1 OR m.state IN ('ended', 'adopted', 'locked')"
    " OR NOT EXISTS (SELECT 1 FROM delegates d WHERE d.telegram_id = w.telegram_id AND d.meeting_id = w.meeting_id"
    " AND d.left_ms IS NULL))"
)


async def put(
    tx: Tx,
    telegram_id: int,
    meeting_id: int,
    words: dict[str, Any],
    now_ms: int,
    *,
    again_ms: int | None,
    remind_ms: int | None,
) -> None:
    """These words wait from now on, in place of whatever waited, and are asked about now."""
    await tx.execute(
        "INSERT INTO waiting_words (telegram_id, meeting_id, words, asked_ms, again_ms, remind_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (telegram_id, meeting_id) DO UPDATE SET words = excluded.words,"
        " asked_ms = excluded.asked_ms, again_ms = excluded.again_ms, remind_ms = excluded.remind_ms",
        *(telegram_id, meeting_id, json.dumps(words, sort_keys=True), now_ms, again_ms, remind_ms),
    )


async def rewrite(tx: Tx, telegram_id: int, meeting_id: int, words: dict[str, Any]) -> None:
    """The same words, written otherwise: nobody is asked about them again because of it."""
    await tx.execute(
        "UPDATE waiting_words SET words = $3 WHERE telegram_id = $1 AND meeting_id = $2",
        *(telegram_id, meeting_id, json.dumps(words, sort_keys=True)),
    )


async def load(tx: Tx, telegram_id: int, meeting_id: int) -> dict[str, Any] | None:
    """What waits of this account in the meeting, or None."""
    found = await tx.fetch_value(
        "SELECT words FROM waiting_words WHERE telegram_id = $1 AND meeting_id = $2", telegram_id, meeting_id
    )
    return None if found is None else dict(json.loads(found))


async def of_account(tx: Tx, telegram_id: int) -> list[tuple[int, dict[str, Any]]]:
    """(meeting, words) of everything that waits of this account; what was asked about last comes first."""
    rows = await tx.fetch(
        "SELECT meeting_id, words FROM waiting_words WHERE telegram_id = $1 ORDER BY asked_ms DESC, meeting_id DESC",
        telegram_id,
    )
    return [(row["meeting_id"], json.loads(row["words"])) for row in rows]


async def drop(tx: Tx, telegram_id: int, meeting_id: int) -> bool:
    """Nothing of this account waits in the meeting any more; False where nothing did."""
    sql = "DELETE FROM waiting_words WHERE telegram_id = $1 AND meeting_id = $2"
    return await tx.execute(sql, telegram_id, meeting_id) > 0


async def stand_behind(tx: Tx, telegram_id: int, again_ms: int) -> None:
    """A conversation is in front of what waits, and ends at this time: then it is asked about again."""
    await tx.execute("UPDATE waiting_words SET again_ms = $2 WHERE telegram_id = $1", telegram_id, again_ms)


async def put_off(tx: Tx, telegram_id: int, meeting_id: int, now_ms: int, again_ms: int) -> None:
    """These words could not be asked about: tried again at that time, and behind all others."""
    await tx.execute(
        "UPDATE waiting_words SET asked_ms = $3, again_ms = $4 WHERE telegram_id = $1 AND meeting_id = $2",
        *(telegram_id, meeting_id, now_ms, again_ms),
    )


async def due(tx: Tx, now_ms: int, limit: int) -> list[tuple[int, int]]:
    """(account, meeting) of words that somebody has to hear of now, the longest asked about first; at most `limit`."""
    rows = await tx.fetch(f"{_DUE} ORDER BY w.asked_ms, w.telegram_id LIMIT $2", now_ms, limit)
    return [(row["telegram_id"], row["meeting_id"]) for row in rows]


async def is_due(tx: Tx, telegram_id: int, meeting_id: int, now_ms: int, *, lock: str) -> bool:
    """The same of one row, which nobody else changes until the transaction ends."""
    of_row = f"{lock} OF w" if lock else ""
    sql = f"{_DUE} AND w.telegram_id = $2 AND w.meeting_id = $3{of_row}"
    return await tx.fetch_row(sql, now_ms, telegram_id, meeting_id) is not None


async def is_reminder(tx: Tx, telegram_id: int, meeting_id: int) -> bool:
    """Whether these words are due because nobody has answered, and not because a conversation has ended."""
    sql = "SELECT again_ms FROM waiting_words WHERE telegram_id = $1 AND meeting_id = $2"
    return await tx.fetch_value(sql, telegram_id, meeting_id) is None


async def waits_of(tx: Tx, telegram_id: int, meeting_id: int, delegate_id: int) -> bool:
    """Whether words of this delegate wait on the account."""
    stored = await load(tx, telegram_id, meeting_id)
    if stored is None:
        return False
    # The first of them carries the others behind it.
    return delegate_id in [one.get("speaker", 0) for one in (stored, *stored.get("behind", ()))]
