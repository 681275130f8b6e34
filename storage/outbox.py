"""What leaves for Telegram, remembered until it has left: one row per (chat, topic), newest wish wins.

A row goes waiting -> sending -> sent (outbox_outcomes); `sending` is committed before the call, so that a kill in
between is seen. `unknown` means that a send may or may not have arrived: only a tap on it, a wish to post anew or a
state that must not be missed (`want_again` with `is_final`) moves it on. `dead` was given up: any newer wish tries
again, as long as the chat is open to us. `message_id` 0: to be posted anew as the last message of the chat.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from storage.database import Row, Tx

ANEW = 0
# Whatever else a group is to hear, it sees the result first. In private chats what somebody waits for comes first.
PRIORITY_FINAL = 10
# A card that somebody waits for, and one that merely follows the meeting: once it is there, it does the latter.
PRIORITY_AWAITED = 15
PRIORITY_FOLLOWING = 30


def _travelling(value: object) -> dict[str, str]:
    """A decimal as it travels in a payload; whoever says it makes a number of it again."""
    if not isinstance(value, Decimal):
        raise TypeError(f"a payload holds no {type(value).__name__}")
    return {"number": str(value)}


_PAYLOAD = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_travelling)
KEPT_MS = 3 * 24 * 60 * 60 * 1000

_COLUMNS = """id, chat_id, topic, thread_id, kind, payload, priority, wanted, shown, shown_hash, message_id, attempts,
is_copy"""

_SHUT = """
  EXISTS (SELECT 1 FROM accounts WHERE telegram_id = {chat} AND reachable = 0)
  OR EXISTS (SELECT 1 FROM chat_groups WHERE chat_id = {chat} AND usable = 0)
"""

_WANT = """
INSERT INTO outbox (chat_id, topic, thread_id, kind, payload, priority, due_ms, created_ms, message_id, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, CASE WHEN {shut} THEN 'dead' ELSE 'waiting' END)
ON CONFLICT (chat_id, topic) DO UPDATE SET
  wanted = outbox.wanted + 1,
  thread_id = excluded.thread_id, kind = excluded.kind, payload = excluded.payload, priority = excluded.priority,
  message_id = COALESCE(excluded.message_id, CASE WHEN outbox.state = 'unknown' THEN {tapped} END, outbox.message_id),
  is_copy = CASE WHEN excluded.message_id IS NULL THEN outbox.is_copy ELSE 0 END,
  due_ms = CASE WHEN outbox.state = 'waiting' AND outbox.due_ms < excluded.due_ms
    THEN outbox.due_ms ELSE excluded.due_ms END,
  attempts = CASE WHEN outbox.state IN ('waiting', 'sending') THEN outbox.attempts ELSE 0 END,
  state = CASE
    WHEN outbox.state = 'sending' THEN 'sending'
    WHEN outbox.state = 'unknown' AND COALESCE(excluded.message_id, {tapped}) IS NULL THEN 'unknown'
    ELSE excluded.state END
""".replace("{tapped}", "CAST($9 AS BIGINT)").replace("{shut}", _SHUT.replace("{chat}", "$1"))

_WANT_AGAIN = """
UPDATE outbox SET wanted = wanted + 1,
  due_ms = CASE WHEN state = 'waiting' AND due_ms < $2 THEN due_ms ELSE $2 END,
  attempts = CASE WHEN state IN ('waiting', 'sending') THEN attempts ELSE 0 END,
  is_copy = CASE WHEN state = 'unknown' AND $3 = 1 THEN 1 ELSE is_copy END,
  is_final = CASE WHEN $3 = 1 THEN 1 ELSE is_final END,
  priority = CASE
    WHEN $3 = 1 AND chat_id < 0 AND priority > {final} THEN {final}
    WHEN $3 = 0 AND state = 'sent' AND priority = {awaited} THEN {following}
    ELSE priority END,
  state = CASE
    WHEN state = 'dead' AND ({shut}) THEN 'dead'
    WHEN state IN ('sent', 'dead') OR (state = 'unknown' AND $3 = 1) THEN 'waiting'
    ELSE state END
WHERE topic = $1 OR ($3 = 1 AND substr(topic, 1, $4) = $5)
""".replace("{shut}", _SHUT.replace("{chat}", "outbox.chat_id")).replace("{final}", str(PRIORITY_FINAL))
_WANT_AGAIN = _WANT_AGAIN.replace("{awaited}", str(PRIORITY_AWAITED)).replace("{following}", str(PRIORITY_FOLLOWING))


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A wish as it stood when it was read. `message_id` None: never posted; 0: to be posted anew. `is_copy`: an earlier
    post of unknown fate may stand in the chat as well."""

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
    is_copy: bool

    @property
    def is_edit(self) -> bool:
        return bool(self.message_id)


@dataclass(frozen=True, slots=True)
class Due:
    """A wish whose time has come, as much of it as its pacing needs."""

    row_id: int
    chat_id: int
    is_edit: bool
    priority: int
    due_ms: int

    @property
    def is_live(self) -> bool:
        """An edit in a group: nobody waits for it, so it leaves room for commands."""
        return self.is_edit and self.chat_id < 0


def _row(found: Row) -> OutboxRow:
    values = list(found)
    values[5], values[-1] = json.loads(values[5]), bool(values[-1])
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
            await want_here(tx, chat_id, topic, now_ms)
            chat_id = moved_to
    text = _PAYLOAD.encode(payload)
    posted = ANEW if anew else None
    await tx.execute(_WANT, chat_id, topic, thread_id, kind, text, priority, now_ms, posted, tapped)


async def want_here(tx: Tx, chat_id: int, topic: str, now_ms: int) -> None:
    """Wants a card that stands in this chat drawn again; nothing where there is none."""
    await tx.execute(
        "UPDATE outbox SET wanted = wanted + 1, due_ms = $3,"
        " state = CASE WHEN state = 'sending' THEN state ELSE 'waiting' END"
        " WHERE chat_id = $1 AND topic = $2 AND message_id > 0",
        *(chat_id, topic, now_ms),
    )


async def wished_since(tx: Tx, chat_id: int, topic: str, since_ms: int) -> bool:
    """Whether this card was wished for after a moment."""
    found = await tx.fetch_value(
        "SELECT 1 FROM outbox WHERE chat_id = $1 AND topic = $2 AND due_ms > $3", chat_id, topic, since_ms
    )
    return found is not None


async def want_again(tx: Tx, topic: str, *, now_ms: int, is_final: bool = False) -> int:
    """Wants every card of `topic`, in whatever chat it stands, drawn again; returns how many there are. A card that was
    given up is posted again; one of unknown fate only for a state that must not be missed (`is_final`), as a copy, and
    so are the messages below it."""
    below = f"{topic}#"
    return await tx.execute(_WANT_AGAIN, topic, now_ms, int(is_final), len(below), below)


async def due(tx: Tx, now_ms: int, limit: int, after: Due | None = None) -> list[Due]:
    """The waiting rows whose time has come, in order of service: priority, then age of the wish, then id; those behind
    `after`, if given. At most `limit`."""
    behind = ""
    place: tuple[int, ...] = ()
    if after is not None:
        behind, place = " AND (priority, due_ms, id) > ($3, $4, $5)", (after.priority, after.due_ms, after.row_id)
    found = await tx.fetch(
        "SELECT id, chat_id, message_id, priority, due_ms FROM outbox WHERE state = 'waiting' AND due_ms <= $1"
        f"{behind} ORDER BY priority, due_ms, id LIMIT $2",
        *(now_ms, limit, *place),
    )
    return [Due(row[0], row[1], bool(row[2]), row[3], row[4]) for row in found]


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


async def forget(tx: Tx, chat_id: int, kinds: Collection[str]) -> None:
    """Cards of these kinds stay in this chat as they are and are drawn no more."""
    for kind in kinds:
        await tx.execute("DELETE FROM outbox WHERE chat_id = $1 AND kind = $2", chat_id, kind)


async def hold_chat(tx: Tx, chat_id: int, until_ms: int) -> None:
    """Nothing that waits for this chat leaves before `until_ms`."""
    await tx.execute(
        "UPDATE outbox SET due_ms = $2 WHERE chat_id = $1 AND state = 'waiting' AND due_ms < $2", chat_id, until_ms
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
