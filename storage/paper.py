"""Answers of a secret question that came on paper: names and counts, waiting for a second official."""

import json
from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Batch:
    """`voters` are names of the electorate; `counts` by constituency code, then by option id."""

    id: int
    question_id: int
    voters: tuple[str, ...]
    counts: dict[str, dict[int, int]]
    entered_by: int
    state: str


async def add(
    tx: Tx,
    question_id: int,
    voters: tuple[str, ...],
    counts: dict[str, dict[int, int]],
    entered_by: int,
    now_ms: int,
) -> int:
    """Stores a batch that waits for a second official."""
    batch_id: int = await tx.fetch_value(
        "INSERT INTO paper_batches (question_id, voters, counts, entered_by, entered_ms)"
        " VALUES ($1, $2, $3, $4, $5) RETURNING id",
        *(question_id, ".".join(voters), json.dumps(counts, sort_keys=True), entered_by, now_ms),
    )
    return batch_id


async def load(tx: Tx, batch_id: int, *, lock: str = "") -> Batch | None:
    """One batch, or None."""
    row = await tx.fetch_row(
        f"SELECT id, question_id, voters, counts, entered_by, state FROM paper_batches WHERE id = $1{lock}",
        batch_id,
    )
    if row is None:
        return None
    stored = json.loads(row["counts"] or "{}")
    counts = {code: {int(option): n for option, n in by_option.items()} for code, by_option in stored.items()}
    voters = tuple(row["voters"].split("."))
    return Batch(row["id"], row["question_id"], voters, counts, row["entered_by"], row["state"])


async def settle(tx: Tx, batch_id: int, state: str, settled_by: int, now_ms: int) -> None:
    """`confirmed` or `refused`, by whom and when; the counts are kept only as the ballots they became."""
    await tx.execute(
        "UPDATE paper_batches SET state = $2, settled_by = $3, settled_ms = $4, counts = '' WHERE id = $1"
        " AND state = 'waiting'",
        *(batch_id, state, settled_by, now_ms),
    )


async def expire(tx: Tx, question_id: int) -> int:
    """What nobody confirmed before closing is not counted; returns how many batches that were."""
    return await tx.execute(
        "UPDATE paper_batches SET state = 'late' WHERE question_id = $1 AND state = 'waiting'", question_id
    )
