"""Which points stand under which: a merged point names the one it was put under, and the head is where that leads.

Only what was done is stored, an edge for each merge, so that undoing one leaves every other as it was."""

from storage import points
from storage.database import Tx
from storage.points import StoredPoint


async def lock_all(tx: Tx, meeting_id: int, lock: str) -> None:
    """Holds every point of the meeting, in one order, until the transaction ends: two merges at once run in turn.
    Whoever merely refers to a point is not held up."""
    clause = f" ORDER BY id{lock and ' FOR NO KEY UPDATE'}"
    await tx.fetch(f"SELECT id FROM points WHERE meeting_id = $1{clause}", meeting_id)


async def head_of(tx: Tx, point_id: int) -> int:
    """The point under whose record wording this one stands: itself where it is not merged."""
    found = await tx.fetch_value(
        "WITH RECURSIVE up (id, above) AS (SELECT id, merged_into FROM points WHERE id = $1"
        " UNION SELECT p.id, p.merged_into FROM points p JOIN up ON p.id = up.above)"
        " SELECT id FROM up WHERE above IS NULL",
        point_id,
    )
    return point_id if found is None else int(found)


async def heads(tx: Tx, meeting_id: int) -> dict[int, int]:
    """Merged point -> its head."""
    rows = await tx.fetch(
        "SELECT id, merged_into FROM points WHERE meeting_id = $1 AND merged_into IS NOT NULL", meeting_id
    )
    above = {row["id"]: row["merged_into"] for row in rows}
    found = {}
    for point_id, head_id in above.items():
        while head_id in above:
            head_id = above[head_id]
        found[point_id] = head_id
    return found


async def under(tx: Tx, head_id: int) -> list[StoredPoint]:
    """Every point that stands under this one, directly or under another, by number."""
    rows = await tx.fetch(f"SELECT id FROM points WHERE id <> $1 AND id IN {points.TREE} ORDER BY number", head_id)
    found = [await points.load(tx, row["id"]) for row in rows]
    return [one for one in found if one is not None]


async def authors_of(tx: Tx, point_id: int) -> list[StoredPoint]:
    """The point and every point merged into it: whoever answers or declines it tells the author of each."""
    point = await points.load(tx, point_id)
    return [] if point is None else [point, *await under(tx, point_id)]


async def put_under(tx: Tx, point_id: int, head_id: int) -> None:
    """The point stands under this head, and whatever stands under the point goes with it. The state it had while it
    stood alone is kept with it."""
    await tx.execute(
        "UPDATE points SET merged_into = $2, state_before = CASE WHEN merged_into IS NULL THEN state ELSE state_before"
        " END, state = 'merged', revision = revision + 1 WHERE id = $1",
        *(point_id, head_id),
    )


async def take_out(tx: Tx, point_id: int) -> None:
    """The point stands alone again, in the state it had, with whatever was put under it."""
    await tx.execute(
        "UPDATE points SET state = CASE WHEN state_before = '' THEN 'received' ELSE state_before END,"
        " merged_into = NULL, state_before = '', revision = revision + 1 WHERE id = $1 AND merged_into IS NOT NULL",
        point_id,
    )
