"""The record of a meeting: append-only rows, each chained to the one before by its hash."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rules import chain
from rules.meetings import MeetingState, check_enterable
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as the record names it: a role and a ref of this meeting (s1, p12), never an account."""

    role: str
    ref: str


async def append(tx: Tx, meeting_id: int, actor: Actor, kind: str, payload: dict[str, Any], now_ms: int) -> int:
    """Adds one entry and returns its number. The meeting's row is locked, so numbers have no gaps and no twins. Raises
    the refusal of `check_enterable` once the meeting is adopted: what it then may still hold is decided here alone."""
    meeting = await tx.fetch_row(
        "UPDATE meetings SET exports = exports WHERE id = $1 RETURNING code, created_at, state", meeting_id
    )
    assert meeting is not None, "an entry needs its meeting"
    check_enterable(MeetingState(meeting["state"]), kind)
    last = await tx.fetch_row(
        "SELECT seq, hash FROM entries WHERE meeting_id = $1 ORDER BY seq DESC LIMIT 1", meeting_id
    )
    seq = 1 if last is None else int(last["seq"]) + 1
    prev = chain.genesis(meeting["created_at"], meeting["code"]) if last is None else str(last["hash"])
    at = chain.time_text(now_ms)
    entry = chain.Entry(seq, at, actor.role, actor.ref, kind, payload, prev)
    text = chain.canonical(payload).decode()
    await tx.execute(
        "INSERT INTO entries (meeting_id, seq, at, actor_role, actor_ref, kind, payload, prev, hash)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        *(meeting_id, seq, at, actor.role, actor.ref, kind, text, prev, chain.entry_hash(entry)),
    )
    return seq


async def find(tx: Tx, meeting_id: int, kind: str, payload: dict[str, Any]) -> int | None:
    """The number of the latest entry of this kind with exactly this payload, or None."""
    text = chain.canonical(payload).decode()
    seq = await tx.fetch_value(
        "SELECT seq FROM entries WHERE meeting_id = $1 AND kind = $2 AND payload = $3 ORDER BY seq DESC LIMIT 1",
        *(meeting_id, kind, text),
    )
    return None if seq is None else int(seq)


def payload_of(row_payload: str) -> dict[str, Any]:
    """The payload of a stored entry as values."""
    loaded: dict[str, Any] = json.loads(row_payload)
    return loaded


async def last_act(tx: Tx, meeting_id: int) -> int:
    """The number of the last entry that is no export: what an export shows changes only with it. 0 without any."""
    seq = await tx.fetch_value("SELECT MAX(seq) FROM entries WHERE meeting_id = $1 AND kind <> 'export'", meeting_id)
    return int(seq or 0)


async def last_about_results(tx: Tx, meeting_id: int) -> int:
    """The same of those that may change what is shown of a result: what is said from the floor, in writing or aloud,
    is entered many times a minute and changes none."""
    seq = await tx.fetch_value(
        "SELECT seq FROM entries WHERE meeting_id = $1 AND kind <> 'export' AND kind NOT LIKE 'point.%'"
        " AND kind NOT LIKE 'speech.%' ORDER BY seq DESC LIMIT 1",
        meeting_id,
    )
    return int(seq or 0)


async def time_of(tx: Tx, meeting_id: int, seq: int) -> int | None:
    """When entry number `seq` was written, in milliseconds UTC; None where there is no such entry."""
    at = await tx.fetch_value("SELECT at FROM entries WHERE meeting_id = $1 AND seq = $2", meeting_id, seq)
    if at is None:
        return None
    moment = datetime.fromisoformat(at)
    return int(moment.timestamp()) * 1000 + moment.microsecond // 1000


async def head(tx: Tx, meeting_id: int) -> tuple[int, str]:
    """Number and hash of the last entry that is no export, as papers print it; (0, "") without any."""
    sql = "SELECT seq, hash FROM entries WHERE meeting_id = $1 AND kind <> 'export' ORDER BY seq DESC LIMIT 1"
    row = await tx.fetch_row(sql, meeting_id)
    return (0, "") if row is None else (int(row["seq"]), str(row["hash"]))
