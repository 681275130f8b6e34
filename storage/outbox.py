"""What leaves for Telegram, remembered until it has left: one row per (chat, topic), newest wish wins.

A row goes waiting -> sending -> sent; `sending` is committed before the call, so that a kill in between is seen.
`unknown` means that a send may or may not have arrived: only a tap on it, or an explicit wish to post it
again, moves it on. `message_id` 0 means: posted before, to be posted anew as the last message of the chat.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from storage.database import Row, Tx

ANEW = 0
_PAYLOAD = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
KEPT_MS = 3 * 24 * 60 * 60 * 1000
REPEATS_MAX = 2

_COLUMNS = "id, chat_id, topic, thread_id, kind, payload, priority, wanted, shown, shown_hash, message_id, attempts"

_WANT = """
INSERT INTO outbox (chat_id, topic, thread_id, kind, payload, priority, due_ms, created_ms, message_id, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, CASE
  WHEN EXISTS (SELECT 1 FROM accounts WHERE telegram_id = $1 AND reachable = 0) THEN 'dead'
  WHEN EXISTS (SELECT 1 FROM chat_groups WHERE chat_id = $1 AND usable = 0) THEN 'dead'
  ELSE 'waiting' END)
ON CONFLICT (chat_id, topic) DO UPDATE SET
  wanted = outbox.wanted + 1,
  thread_id = excluded.thread_id, kind = excluded.kind, payload = excluded.payload, priority = excluded.priority,
  message_id = COALESCE(excluded.message_id, outbox.message_id, CASE WHEN outbox.state = 'unknown' THEN {tapped} END),
  due_ms = CASE WHEN outbox.state = 'waiting' AND outbox.due_ms < excluded.due_ms
    THEN outbox.due_ms ELSE excluded.due_ms END,
  attempts = CASE WHEN outbox.state IN ('waiting', 'sending') THEN outbox.attempts ELSE 0 END,
  state = CASE
    WHEN outbox.state = 'sending' THEN 'sending'
    WHEN outbox.state = 'unknown' AND COALESCE(outbox.message_id, excluded.message_id, {tapped}) IS NULL THEN 'unknown'
    ELSE excluded.state END
""".replace("{tapped}", "CAST($9 AS BIGINT)")

_WANT_AGAIN = """
UPDATE outbox SET wanted = wanted + 1,
  due_ms = CASE WHEN state = 'waiting' AND due_ms < $2 THEN due_ms ELSE $2 END,
  attempts = CASE WHEN state = 'sent' THEN 0 ELSE attempts END,
  state = CASE WHEN state = 'sent' THEN 'waiting' ELSE state END
WHERE topic = $1
"""

# A wish to post anew that came while an older wish was on its way outlives that one's message.
_SHOWN = """
UPDATE outbox SET shown = $2, shown_hash = $3, attempts = 0, error = '',
  state = CASE WHEN wanted > $2 THEN 'waiting' ELSE 'sent' END,
  message_id = CASE WHEN wanted > $2 AND message_id = 0 THEN 0 ELSE $4 END
WHERE id = $1
"""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A wish as it stood when it was read. `message_id` None: never posted; 0: to be posted anew."""

    id: int
    chat_id: int
    topic: str
    thread_id: int | None
    kind: str
    payload: dict[str, Any]
    priority: int
    wanted: int
    shown: int
    shown_hash: str
    message_id: int | None
    attempts: int

    @property
    def is_edit(self) -> bool:
        return bool(self.message_id)


@dataclass(frozen=True, slots=True)
class Due:
    """A wish whose time has come, as much of it as its pacing needs."""

    row_id: int
    chat_id: int
    is_edit: bool


def _row(found: Row) -> OutboxRow:
    values = list(found)
    values[5] = json.loads(values[5])
    return OutboxRow(*values)


async def want(
    tx: Tx,
    chat_id: int,
    topic: str,
    kind: str,
    payload: dict[str, Any],
    *,
    priority: int,
    now_ms: int,
    thread_id: int | None = None,
    anew: bool = False,
    tapped: int | None = None,
) -> None:
    """Stores the wish that `chat_id` sees `kind` under `topic`; it replaces an older unsent wish of that topic.

    `anew` posts it as a new message, also where the fate of an earlier post is unknown; `tapped` is the message whose
    button was pressed, which proves that such a post arrived. A chat that Telegram has closed to us gets a dead row.
    A group that moved gets it under its new id, and an old card stays up to date.
    """
    if chat_id < 0:
        moved_to = await tx.fetch_value("SELECT moved_to FROM chat_groups WHERE chat_id = $1", chat_id)
        if moved_to is not None:
            await _want_old_card(tx, chat_id, topic, now_ms)
            chat_id = moved_to
    text = _PAYLOAD.encode(payload)
    posted = ANEW if anew else None
    await tx.execute(_WANT, chat_id, topic, thread_id, kind, text, priority, now_ms, posted, tapped)


async def _want_old_card(tx: Tx, chat_id: int, topic: str, now_ms: int) -> None:
    await tx.execute(
        "UPDATE outbox SET wanted = wanted + 1, due_ms = $3,"
        " state = CASE WHEN state = 'sending' THEN state ELSE 'waiting' END"
        " WHERE chat_id = $1 AND topic = $2 AND message_id > 0",
        *(chat_id, topic, now_ms),
    )


async def want_again(tx: Tx, topic: str, *, now_ms: int) -> int:
    """Wants every card of `topic`, in whatever chat it stands, drawn again; returns how many there are."""
    return await tx.execute(_WANT_AGAIN, topic, now_ms)


async def due(tx: Tx, now_ms: int, limit: int) -> list[Due]:
    """The waiting rows whose time has come, in order of service: priority, then age of the wish."""
    found = await tx.fetch(
        "SELECT id, chat_id, message_id FROM outbox WHERE state = 'waiting' AND due_ms <= $1"
        " ORDER BY priority, due_ms, id LIMIT $2",
        *(now_ms, limit),
    )
    return [Due(row[0], row[1], bool(row[2])) for row in found]


async def next_due(tx: Tx, now_ms: int) -> int | None:
    """When the next waiting row after `now_ms` comes due, None when nothing waits."""
    at: int | None = await tx.fetch_value(
        "SELECT min(due_ms) FROM outbox WHERE state = 'waiting' AND due_ms > $1", now_ms
    )
    return at


async def waiting(tx: Tx, row_id: int) -> OutboxRow | None:
    """The row as it stands now if it still waits, else None."""
    found = await tx.fetch_row(f"SELECT {_COLUMNS} FROM outbox WHERE id = $1 AND state = 'waiting'", row_id)
    return None if found is None else _row(found)


async def sending(tx: Tx, row_id: int) -> bool:
    """Marks the row as on its way; False when it does not wait any more. Commit this before the call."""
    sql = "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = $1 AND state = 'waiting'"
    return await tx.execute(sql, row_id) == 1


async def shown(tx: Tx, row: OutboxRow, message_id: int | None, shown_hash: str) -> None:
    """Telegram has accepted the wish `row.wanted` under `message_id`; a wish that came meanwhile waits on."""
    await tx.execute(_SHOWN, row.id, row.wanted, shown_hash, message_id)


async def retry(tx: Tx, row: OutboxRow, due_ms: int, error: str, *, counts: bool = True) -> None:
    """The row waits again until `due_ms`. `counts` False: the attempt is not held against it (a told wait)."""
    await tx.execute(
        "UPDATE outbox SET state = 'waiting', due_ms = $2, error = $3, attempts = attempts - $4 WHERE id = $1",
        *(row.id, due_ms, error, 0 if counts else 1),
    )


async def repost(tx: Tx, row: OutboxRow, due_ms: int, error: str) -> None:
    """The message that carried the card is gone: the row waits to be posted as a new one."""
    await tx.execute(
        "UPDATE outbox SET state = 'waiting', message_id = NULL, shown_hash = '', due_ms = $2, error = $3"
        " WHERE id = $1",
        *(row.id, due_ms, error),
    )


async def unknown(tx: Tx, row: OutboxRow, error: str) -> None:
    """The send may have arrived; it is not repeated by itself. A wish to post anew that came meanwhile waits on."""
    await tx.execute(
        "UPDATE outbox SET error = $3,"
        " state = CASE WHEN wanted > $2 AND message_id = 0 THEN 'waiting' ELSE 'unknown' END WHERE id = $1",
        *(row.id, row.wanted, error),
    )


async def dead(tx: Tx, row: OutboxRow, error: str) -> None:
    """Telegram will never take it; only a new wish for the topic tries again."""
    await tx.execute(
        "UPDATE outbox SET state = 'dead', message_id = NULL, shown_hash = '', error = $2 WHERE id = $1",
        *(row.id, error),
    )


async def hold_chat(tx: Tx, chat_id: int, until_ms: int) -> None:
    """Nothing that waits for this chat leaves before `until_ms`."""
    await tx.execute(
        "UPDATE outbox SET due_ms = $2 WHERE chat_id = $1 AND state = 'waiting' AND due_ms < $2", chat_id, until_ms
    )


async def at_start(tx: Tx, repeatable: Collection[str]) -> int:
    """Settles the rows a killed process left on their way; returns how many there were.

    Edits wait again, so do sends of a `repeatable` kind (two copies do no harm) once; all others are unknown.
    """
    left = "SET state = 'waiting', error = 'interrupted' WHERE state = 'sending' AND"
    settled = await tx.execute(f"UPDATE outbox {left} message_id > 0")
    for kind in sorted(repeatable):
        settled += await tx.execute(f"UPDATE outbox {left} kind = $1 AND attempts < $2", kind, REPEATS_MAX)
    return settled + await tx.execute(
        "UPDATE outbox SET state = 'unknown', error = 'interrupted' WHERE state = 'sending'"
    )


async def clean(tx: Tx, now_ms: int, kinds: Collection[str]) -> int:
    """Forgets finished rows of the one-time `kinds` after three days; cards keep their row. Returns how many."""
    forgotten = 0
    for kind in sorted(kinds):
        forgotten += await tx.execute(
            "DELETE FROM outbox WHERE kind = $1 AND due_ms < $2 AND state IN ('sent', 'dead', 'unknown')",
            *(kind, now_ms - KEPT_MS),
        )
    return forgotten
