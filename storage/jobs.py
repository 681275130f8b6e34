"""Slow work as rows: asked for in the transaction of the act, done elsewhere, resumed after a restart."""

import json
from dataclasses import dataclass
from typing import Any

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. `asked_by` is the account that waits for it."""

    id: int
    meeting_id: int
    kind: str
    key: str
    payload: dict[str, Any]
    asked_by: int | None
    attempts: int


async def add(
    tx: Tx,
    meeting_id: int,
    kind: str,
    key: str,
    payload: dict[str, Any],
    *,
    asked_by: int | None,
    now_ms: int,
    again: bool = False,
) -> bool:
    """Asks for work; twice asked is once done. False where the same work was asked for before; `again` then has the
    finished work delivered once more."""
    added = await tx.execute(
        "INSERT INTO jobs (meeting_id, kind, key, payload, asked_by, due_ms, created_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (meeting_id, kind, key) DO NOTHING",
        *(meeting_id, kind, key, json.dumps(payload, sort_keys=True), asked_by, now_ms),
    )
    if added or not again:
        return added > 0
    await tx.execute(
        "UPDATE jobs SET state = 'waiting', attempts = 0, due_ms = $4, payload = $5, done_ms = NULL"
        " WHERE meeting_id = $1 AND kind = $2 AND key = $3 AND state IN ('done', 'failed')",
        *(meeting_id, kind, key, now_ms, json.dumps(payload, sort_keys=True)),
    )
    return False


async def any_due(tx: Tx, now_ms: int) -> bool:
    """Whether work waits whose time has come; reads only."""
    found = await tx.fetch_value("SELECT 1 FROM jobs WHERE state = 'waiting' AND due_ms <= $1 LIMIT 1", now_ms)
    return found is not None


async def next_due(tx: Tx, now_ms: int) -> Job | None:
    """Takes the oldest due job (it is running from now on), or None."""
    row = await tx.fetch_row(
        "UPDATE jobs SET state = 'running', attempts = attempts + 1 WHERE id ="
        " (SELECT id FROM jobs WHERE state = 'waiting' AND due_ms <= $1 ORDER BY due_ms, id LIMIT 1)"
        " RETURNING id, meeting_id, kind, key, payload, asked_by, attempts",
        now_ms,
    )
    if row is None:
        return None
    payload = json.loads(row["payload"])
    return Job(row["id"], row["meeting_id"], row["kind"], row["key"], payload, row["asked_by"], row["attempts"])


async def resume(tx: Tx) -> int:
    """After a start: what was running when the process ended waits again."""
    return await tx.execute("UPDATE jobs SET state = 'waiting' WHERE state = 'running'")


async def done(tx: Tx, job_id: int, now_ms: int) -> None:
    """The work is finished."""
    await tx.execute("UPDATE jobs SET state = 'done', done_ms = $2, error = '' WHERE id = $1", job_id, now_ms)


async def failed(tx: Tx, job_id: int, error: str, retry_ms: int | None) -> None:
    """The work failed: tried again at `retry_ms`, or given up where that is None."""
    await tx.execute(
        "UPDATE jobs SET state = $2, error = $3, due_ms = $4 WHERE id = $1",
        *(job_id, "failed" if retry_ms is None else "waiting", error, retry_ms or 0),
    )


async def latest(tx: Tx, meeting_id: int, kind: str, prefix: str) -> dict[str, Any] | None:
    """What the newest work whose key begins so was asked with; None where there is none but what failed for good."""
    stored = await tx.fetch_value(
        "SELECT payload FROM jobs WHERE meeting_id = $1 AND kind = $2 AND substr(key, 1, $3) = $4 AND state <> 'failed'"
        " ORDER BY id DESC LIMIT 1",
        *(meeting_id, kind, len(prefix), prefix),
    )
    if stored is None:
        return None
    loaded: dict[str, Any] = json.loads(stored)
    return loaded


async def finished(tx: Tx, meeting_id: int, kind: str) -> list[Job]:
    """Work of this kind that is done, the oldest first."""
    rows = await tx.fetch(
        "SELECT id, meeting_id, kind, key, payload, asked_by, attempts FROM jobs"
        " WHERE meeting_id = $1 AND kind = $2 AND state = 'done' ORDER BY id",
        *(meeting_id, kind),
    )
    return [
        Job(row[0], row[1], row[2], row[3], json.loads(row["payload"]), row["asked_by"], row["attempts"])
        for row in rows
    ]


async def note(tx: Tx, job_id: int, payload: dict[str, Any]) -> None:
    """How far the work has come, so that a restart goes on there."""
    await tx.execute("UPDATE jobs SET payload = $2 WHERE id = $1", job_id, json.dumps(payload, sort_keys=True))


async def standing(tx: Tx, meeting_id: int, kind: str, key: str) -> tuple[str, dict[str, Any]] | None:
    """State and payload of this work; None where nobody asked for it."""
    row = await tx.fetch_row(
        "SELECT state, payload FROM jobs WHERE meeting_id = $1 AND kind = $2 AND key = $3", meeting_id, kind, key
    )
    return None if row is None else (row["state"], json.loads(row["payload"]))
