"""Reminders: when each went out, and what became of its messages."""

from dataclasses import dataclass

from storage import jobs
from storage.database import Tx

# The work that looks again at a reminder's messages until all of them have arrived or been given up.
WATCH = "reminder"
WATCH_MS = 3_000


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of a question, from 1."""

    number: int
    asked_by: int
    asked_ms: int
    accounts: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many of a reminder's messages arrived, were given up, or are still on their way."""

    sent: int
    failed: int
    waiting: int


def topic(question_id: int, number: int) -> str:
    """What its messages are told under (`once` of telling)."""
    return f"remind:{question_id}:{number}"


async def of_question(tx: Tx, question_id: int) -> list[Reminder]:
    """In their order."""
    rows = await tx.fetch(
        "SELECT number, asked_by, asked_ms, accounts FROM reminders WHERE question_id = $1 ORDER BY number",
        question_id,
    )
    return [Reminder(*row) for row in rows]


async def add(tx: Tx, question_id: int, asked_by: int, now_ms: int, accounts: int) -> int:
    """Keeps it; returns its number. The caller holds the question."""
    before = await tx.fetch_value("SELECT COUNT(*) FROM reminders WHERE question_id = $1", question_id)
    await tx.execute(
        "INSERT INTO reminders (question_id, number, asked_by, asked_ms, accounts) VALUES ($1, $2, $3, $4, $5)",
        *(question_id, before + 1, asked_by, now_ms, accounts),
    )
    return int(before) + 1


async def delivery(tx: Tx, question_id: int, number: int) -> Delivery:
    """Counted from the messages themselves. One whose fate is unknown counts as not arrived."""
    row = await tx.fetch_row(
        "SELECT COUNT(CASE WHEN state = 'sent' THEN 1 END) AS sent,"
        " COUNT(CASE WHEN state IN ('dead', 'unknown') THEN 1 END) AS failed,"
        " COUNT(CASE WHEN state IN ('waiting', 'sending') THEN 1 END) AS waiting FROM outbox WHERE topic = $1",
        f"say:{topic(question_id, number)}",
    )
    assert row is not None
    return Delivery(row["sent"], row["failed"], row["waiting"])


async def unreached(tx: Tx, question_id: int, number: int) -> list[str]:
    """Labels of those whose message was given up, for the clerk."""
    rows = await tx.fetch(
        "SELECT MIN(d.label) AS label FROM outbox b JOIN questions q ON q.id = $2"
        " JOIN delegates d ON d.telegram_id = b.chat_id AND d.meeting_id = q.meeting_id"
        " WHERE b.topic = $1 AND b.state IN ('dead', 'unknown') GROUP BY b.chat_id ORDER BY 1",
        *(f"say:{topic(question_id, number)}", question_id),
    )
    return [row["label"] for row in rows]


async def watch(tx: Tx, meeting_id: int, question_id: int, number: int, now_ms: int) -> None:
    """Asks for the report to be drawn again in a moment."""
    payload = {"number": number, "question": question_id}
    key = f"{question_id}:{number}"
    await jobs.add(tx, meeting_id, WATCH, key, payload, asked_by=None, now_ms=now_ms + WATCH_MS, again=True)
