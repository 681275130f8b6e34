"""Cards that stand in chats: which rows of the outbox show a question, and how they are asked to redraw."""

import json
from dataclasses import dataclass
from typing import Final

from storage import delegates, outbox
from storage.database import Tx

# Officials follow the list closely; a card of a hand changes by a number, and there may be hundreds.
LIST_GAP_MS: Final = 1_500
HAND_GAP_MS: Final = 3_000


async def redraw_question(tx: Tx, question_id: int, now_ms: int) -> None:
    """The question was closed or revealed: every ballot card, panel and group card of it must show that, also where
    nobody knows whether the card arrived."""
    for kind in ("ballot", "panel", "group"):
        await outbox.want_again(tx, f"{kind}:{question_id}", now_ms=now_ms, is_final=True)


async def redraw_all(tx: Tx, question_id: int, now_ms: int) -> None:
    """Something on every card of the question reads differently: a deadline, a wording."""
    for kind in ("ballot", "panel", "group"):
        await outbox.want_again(tx, f"{kind}:{question_id}", now_ms=now_ms)


async def redraw_live(tx: Tx, question_id: int, now_ms: int) -> None:
    """Turnout has moved: the group card and the moderators' panels; ballot cards show no turnout."""
    for kind in ("panel", "group"):
        await outbox.want_again(tx, f"{kind}:{question_id}", now_ms=now_ms)


async def redraw_own(tx: Tx, telegram_id: int, meeting_id: int, now_ms: int) -> None:
    """The phone speaks for another: its cards whose buttons are those of whom it speaks for, where that is anybody."""
    if await delegates.acting(tx, meeting_id, telegram_id) is None:
        return
    for kind in ("meeting", "hand", "heard"):
        await outbox.want_here(tx, telegram_id, f"{kind}:{meeting_id}", now_ms)


async def redraw_soundings(tx: Tx, meeting_id: int, now_ms: int) -> None:
    """Turnout of the open sounding has moved: the officials' cards; those of participants show their own views only."""
    await outbox.want_again(tx, f"soundings:{meeting_id}", now_ms=now_ms)


async def redraw_themes(tx: Tx, question_id: int, now_ms: int) -> None:
    """A line has another theme: the officials' panels and their cards of themes. What was published is not touched."""
    for kind in ("panel", "themes"):
        await outbox.want_again(tx, f"{kind}:{question_id}", now_ms=now_ms)


async def redraw_speakers(tx: Tx, meeting_id: int, now_ms: int) -> None:
    """The speakers' list has changed: whoever has its card open sees that, and so does a clerk with a delegate's card.
    In a rush of hands the cards that merely follow wait a moment, so that many changes are one edit."""
    for topic, gap_ms in ((f"speakers:{meeting_id}", LIST_GAP_MS), (f"hand:{meeting_id}", HAND_GAP_MS)):
        await outbox.want_again(tx, topic, now_ms=now_ms + gap_ms)
    for row in await tx.fetch("SELECT chat_id, payload FROM outbox WHERE topic = 'dialog' AND kind = 'desk'"):
        payload = json.loads(row["payload"])
        if payload["meeting"] == meeting_id:
            await outbox.want(
                *(tx, row["chat_id"], "dialog", "desk", payload),
                priority=outbox.PRIORITY_FOLLOWING,
                now_ms=now_ms + LIST_GAP_MS,
            )


async def want_in_group(tx: Tx, chat_id: int, thread_id: int | None, question_id: int, now_ms: int) -> None:
    """One card of the question in a group of the meeting."""
    await outbox.want(
        *(tx, chat_id, f"group:{question_id}", "group", {"question": question_id}),
        priority=outbox.PRIORITY_FOLLOWING,
        now_ms=now_ms,
        thread_id=thread_id,
    )


async def groups_of(tx: Tx, meeting_id: int) -> list[tuple[int, int | None]]:
    """(chat, topic) of the groups that carry this meeting's cards and still take messages."""
    rows = await tx.fetch(
        "SELECT chat_id, thread_id FROM chat_groups WHERE meeting_id = $1 AND usable = 1 AND moved_to IS NULL"
        " ORDER BY chat_id",
        meeting_id,
    )
    return [(row["chat_id"], row["thread_id"]) for row in rows]


async def bind_group(tx: Tx, chat_id: int, thread_id: int | None, meeting_id: int, title: str, now_ms: int) -> bool:
    """This group carries the meeting's cards from now on; False where it did already."""
    known = await tx.fetch_value(
        "SELECT 1 FROM chat_groups WHERE chat_id = $1 AND meeting_id = $2 AND usable = 1", chat_id, meeting_id
    )
    if known is not None:
        return False
    await tx.execute(
        "INSERT INTO chat_groups (chat_id, meeting_id, thread_id, title, added_ms) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (chat_id) DO UPDATE SET meeting_id = excluded.meeting_id, thread_id = excluded.thread_id,"
        " title = excluded.title, usable = 1, moved_to = NULL",
        *(chat_id, meeting_id, thread_id, title, now_ms),
    )
    return True


@dataclass(frozen=True, slots=True)
class Group:
    """A group that carries a meeting's cards."""

    meeting_id: int
    title: str


async def group(tx: Tx, chat_id: int) -> Group | None:
    """The group by its chat, None where it was never bound."""
    found = await tx.fetch_row("SELECT meeting_id, title FROM chat_groups WHERE chat_id = $1", chat_id)
    return None if found is None else Group(found["meeting_id"], found["title"])


async def meeting_of_group(tx: Tx, chat_id: int) -> int | None:
    """The meeting whose cards this group carries."""
    meeting_id: int | None = await tx.fetch_value("SELECT meeting_id FROM chat_groups WHERE chat_id = $1", chat_id)
    return meeting_id


async def officials_of(tx: Tx, meeting_id: int) -> list[int]:
    """Accounts whose chat carries the panels of questions: moderators, deputies and the meeting's secretariat."""
    rows = await tx.fetch(
        "SELECT DISTINCT s.telegram_id FROM staff s WHERE s.meeting_id = $1"
        " AND s.role IN ('moderator', 'deputy', 'secretariat') ORDER BY s.telegram_id",
        meeting_id,
    )
    return [row["telegram_id"] for row in rows]


async def chair_without(tx: Tx, meeting_id: int, topic: str) -> list[int]:
    """Accounts of moderators and deputies in whose chat no card of this topic was ever wanted."""
    rows = await tx.fetch(
        "SELECT DISTINCT s.telegram_id FROM staff s WHERE s.meeting_id = $1 AND s.role IN ('moderator', 'deputy')"
        " AND NOT EXISTS (SELECT 1 FROM outbox w WHERE w.chat_id = s.telegram_id AND w.topic = $2)"
        " ORDER BY s.telegram_id",
        *(meeting_id, topic),
    )
    return [row["telegram_id"] for row in rows]
