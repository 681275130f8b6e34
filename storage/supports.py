"""Who stands behind a point: organisations once each, and people in their own name; one row each, never deleted."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage import points
from storage.database import Row, Tx

_SELECT = (
    "SELECT s.point_id, s.supporter, s.organisation_id, o.short AS organisation, o.ref, s.delegate_id, d.number,"
    " d.label, s.supported_ms FROM supports s JOIN organisations o ON o.id = s.organisation_id"
    " LEFT JOIN delegates d ON d.id = s.delegate_id"
)


@dataclass(frozen=True, slots=True)
class Support:
    """One support that was not withdrawn, and the delegate who gave it."""

    point_id: int
    supporter: str
    organisation_id: int
    organisation: str
    ref: str
    delegate_id: int | None
    number: int | None
    label: str | None
    supported_ms: int

    @property
    def is_personal(self) -> bool:
        """Given in somebody's own name, not for the organisation."""
        return self.supporter.startswith("d")


def _support(row: Row) -> Support:
    return Support(*row)


async def of_group(tx: Tx, head_id: int) -> list[Support]:
    """What was given to a point and to those merged into it, the oldest first."""
    rows = await tx.fetch(
        f"{_SELECT} WHERE s.point_id IN {points.TREE} AND s.withdrawn_ms IS NULL"
        " ORDER BY s.supported_ms, s.point_id, s.supporter",
        head_id,
    )
    return [_support(row) for row in rows]


async def of_meeting(tx: Tx, meeting_id: int) -> list[Support]:
    """Every support of a meeting, the oldest first."""
    rows = await tx.fetch(
        f"{_SELECT} JOIN points p ON p.id = s.point_id WHERE p.meeting_id = $1 AND s.withdrawn_ms IS NULL"
        " ORDER BY s.supported_ms, s.point_id, s.supporter",
        meeting_id,
    )
    return [_support(row) for row in rows]


async def give(tx: Tx, point_id: int, supporter: str, organisation_id: int, delegate_id: int, now_ms: int) -> None:
    """The support counts from now on, also where it was withdrawn once."""
    await tx.execute(
        "INSERT INTO supports (point_id, supporter, organisation_id, delegate_id, supported_ms)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (point_id, supporter) DO UPDATE SET"
        " organisation_id = excluded.organisation_id, delegate_id = excluded.delegate_id,"
        " supported_ms = excluded.supported_ms, withdrawn_ms = NULL",
        *(point_id, supporter, organisation_id, delegate_id, now_ms),
    )


async def withdraw(tx: Tx, given: Sequence[Support], now_ms: int) -> None:
    """These supports count no more; that they were once given stays."""
    await tx.execute_many(
        "UPDATE supports SET withdrawn_ms = $3 WHERE point_id = $1 AND supporter = $2 AND withdrawn_ms IS NULL",
        [(one.point_id, one.supporter, now_ms) for one in given],
    )
