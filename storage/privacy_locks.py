"""What an erasure or a clearing takes before it begins: rows officials may hold while they wait for the meeting."""

from typing import Final

from storage.database import Tx

# In the order in which everybody takes them; the meeting comes after them, delegates and messages after the meeting.
_HELD: Final = ("privacy_requests", "amendments", "media", "points")


async def take(tx: Tx, meeting_id: int, lock: str, delegate_id: int | None = None) -> None:
    """Waits for whoever rules on, grants or rewords something of this person, or of anybody, and holds it until the
    transaction ends; then the meeting. Open questions and soundings are taken before, by their own rules."""
    if not lock:
        return
    whose = "" if delegate_id is None else f" AND delegate_id = {int(delegate_id)}"
    for table in _HELD:
        # Whoever merely refers to a row is not held up.
        sql = f"SELECT id FROM {table} WHERE meeting_id = $1{whose} ORDER BY id FOR NO KEY UPDATE"
        await tx.fetch(sql, meeting_id)
    held = whose and f" AND telegram_id IN (SELECT telegram_id FROM delegates WHERE id = {int(delegate_id or 0)})"
    # In the order of whoever begins or ends a conversation; whoever asks about words holds them before their messages.
    for table in ("dialogs", "waiting_words"):
        await tx.fetch(f"SELECT 1 FROM {table} WHERE meeting_id = $1{held} ORDER BY telegram_id{lock}", meeting_id)
    await tx.fetch(f"SELECT id FROM meetings WHERE id = $1{lock}", meeting_id)
