"""What people asked about their data: a queue with a due time, and what became of each."""

from dataclasses import dataclass

from storage.database import Tx

_COLUMNS = "r.id, r.meeting_id, r.number, r.delegate_id, r.label, r.asked_ms, r.due_ms, r.state, r.settled_ms, r.reason"


@dataclass(frozen=True, slots=True)
class Request:
    """One request; `label` is the position and name asked for, empty once it is settled. `state` as the schema says."""

    id: int
    meeting_id: int
    number: int
    delegate_id: int
    label: str
    asked_ms: int
    due_ms: int
    state: str
    settled_ms: int | None
    reason: str


async def load(tx: Tx, request_id: int, *, lock: str = "") -> Request | None:
    """One request, or None."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS} FROM privacy_requests r WHERE r.id = $1{lock}", request_id)
    return None if row is None else Request(*row)


async def hold(tx: Tx, delegate_id: int, lock: str) -> None:
    """Takes what this person has asked for, before the meeting, as whoever answers it does."""
    if lock:
        await tx.fetch(f"SELECT id FROM privacy_requests WHERE delegate_id = $1 ORDER BY id{lock}", delegate_id)


async def of_meeting(tx: Tx, meeting_id: int) -> list[Request]:
    """Every request, those that wait first, each by its number."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS} FROM privacy_requests r WHERE r.meeting_id = $1"
        " ORDER BY CASE WHEN r.state = 'waiting' THEN 0 ELSE 1 END, r.number",
        meeting_id,
    )
    return [Request(*row) for row in rows]


async def to_warn_of(tx: Tx, now_ms: int, near_ms: int) -> list[int]:
    """Ids of waiting requests whose due time is over, or no farther than `near_ms`, untold so far, by due time."""
    rows = await tx.fetch(
        "SELECT id FROM privacy_requests WHERE state = 'waiting' AND ((due_ms <= $1 AND warned < 2)"
        " OR (due_ms <= $2 AND warned < 1)) ORDER BY due_ms, id",
        *(now_ms, now_ms + near_ms),
    )
    return [row["id"] for row in rows]


async def warned(tx: Tx, request_id: int, *, is_over: bool) -> bool:
    """Remembers that the secretariat is told; False where it was before."""
    sql = "UPDATE privacy_requests SET warned = $2 WHERE id = $1 AND warned < $2"
    return await tx.execute(sql, request_id, 2 if is_over else 1) == 1


async def ask(tx: Tx, meeting_id: int, delegate_id: int, label: str, now_ms: int, due_ms: int) -> Request:
    """Stores a request; one that still waits for the same person is asked for in other words and keeps its number and
    its due time. The caller has locked the meeting."""
    known = await tx.fetch_value(
        "SELECT id FROM privacy_requests WHERE delegate_id = $1 AND state = 'waiting'", delegate_id
    )
    if known is None:
        last = await tx.fetch_value("SELECT MAX(number) FROM privacy_requests WHERE meeting_id = $1", meeting_id)
        known = await tx.fetch_value(
            "INSERT INTO privacy_requests (meeting_id, number, delegate_id, label, asked_ms, due_ms)"
            " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
            *(meeting_id, int(last or 0) + 1, delegate_id, label, now_ms, due_ms),
        )
    else:
        await tx.execute("UPDATE privacy_requests SET label = $2 WHERE id = $1", known, label)
    stored = await load(tx, known)
    assert stored is not None
    return stored


async def settle(tx: Tx, request_id: int, state: str, by: str, now_ms: int, reason: str = "") -> None:
    """What became of it; the wording asked for is forgotten."""
    await tx.execute(
        "UPDATE privacy_requests SET state = $2, settled_by = $3, settled_ms = $4, reason = $5, label = ''"
        " WHERE id = $1",
        *(request_id, state, by, now_ms, reason),
    )


async def drop_of_delegate(tx: Tx, delegate_id: int) -> None:
    """Whoever is erased asks for nothing any more."""
    await tx.execute("UPDATE privacy_requests SET label = '', reason = '' WHERE delegate_id = $1", delegate_id)
    await tx.execute(
        "UPDATE privacy_requests SET state = 'declined' WHERE delegate_id = $1 AND state = 'waiting'", delegate_id
    )
