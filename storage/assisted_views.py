"""Views that an official entered for a delegate and a second official has yet to confirm."""

from dataclasses import dataclass

from storage.database import Tx

# Nothing of what was written down outlives its waiting.
_EMPTIED = "views = 0, seen = 0, reason = ''"


@dataclass(frozen=True, slots=True)
class AssistedViews:
    """One entry of an official; `views` and `seen` packed as on a button, 0 once it is settled."""

    id: int
    sounding_id: int
    delegate_id: int
    views: int
    seen: int
    reason: str
    entered_by: int
    state: str


async def add(
    tx: Tx, sounding_id: int, delegate_id: int, views: int, seen: int, reason: str, entered_by: int, now_ms: int
) -> int:
    """Stores an entry that waits for a second official; an earlier waiting one for the same delegate gives way."""
    await tx.execute(
        f"UPDATE assisted_views SET state = 'refused', settled_ms = $3, {_EMPTIED}"
        " WHERE sounding_id = $1 AND delegate_id = $2 AND state = 'waiting'",
        *(sounding_id, delegate_id, now_ms),
    )
    entry_id: int = await tx.fetch_value(
        "INSERT INTO assisted_views (sounding_id, delegate_id, views, seen, reason, entered_by, entered_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        *(sounding_id, delegate_id, views, seen, reason, entered_by, now_ms),
    )
    return entry_id


async def load(tx: Tx, entry_id: int, *, lock: str = "") -> AssistedViews | None:
    """One entry, or None."""
    row = await tx.fetch_row(
        "SELECT id, sounding_id, delegate_id, views, seen, reason, entered_by, state FROM assisted_views"
        f" WHERE id = $1{lock}",
        entry_id,
    )
    return None if row is None else AssistedViews(*row)


async def settle(tx: Tx, entry_id: int, state: str, settled_by: int, now_ms: int) -> None:
    """`confirmed` or `refused`, by whom and when."""
    await tx.execute(
        f"UPDATE assisted_views SET state = $2, settled_by = $3, settled_ms = $4, {_EMPTIED} WHERE id = $1",
        *(entry_id, state, settled_by, now_ms),
    )


async def expire(tx: Tx, sounding_id: int) -> list[int]:
    """What nobody confirmed before the end is not counted; returns those entries."""
    rows = await tx.fetch(
        f"UPDATE assisted_views SET state = 'late', {_EMPTIED} WHERE sounding_id = $1 AND state = 'waiting'"
        " RETURNING id",
        sounding_id,
    )
    return sorted(row["id"] for row in rows)


async def forget_delegate(tx: Tx, delegate_id: int) -> None:
    """What waits for this person is confirmed no more."""
    await tx.execute(
        f"UPDATE assisted_views SET state = 'refused', {_EMPTIED} WHERE delegate_id = $1 AND state = 'waiting'",
        delegate_id,
    )


async def counted(tx: Tx, sounding_id: int) -> int:
    """How many delegates have a view that officials entered."""
    return int(
        await tx.fetch_value(
            "SELECT COUNT(DISTINCT delegate_id) FROM sounding_views WHERE sounding_id = $1 AND is_assisted = 1",
            sounding_id,
        )
    )
