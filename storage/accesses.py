"""Who opened what list of people, or whose data: kept for the secretariat and for whoever it was about."""

from dataclasses import dataclass

from storage.database import Tx
from storage.entries import Actor


@dataclass(frozen=True, slots=True)
class Access:
    """One opening; `about` is the ref of the one person it was about, empty for a list."""

    at_ms: int
    role: str
    ref: str
    list: str
    about: str


async def add(tx: Tx, meeting_id: int, actor: Actor, what: str, now_ms: int, *, about: str = "") -> None:
    """Remembers that an official opened a list, or data of one person."""
    await tx.execute(
        "INSERT INTO accesses (meeting_id, at_ms, actor_role, actor_ref, list, about) VALUES ($1, $2, $3, $4, $5, $6)",
        *(meeting_id, now_ms, actor.role, actor.ref, what, about),
    )


async def count(tx: Tx, meeting_id: int) -> int:
    """How many there were."""
    return int(await tx.fetch_value("SELECT COUNT(*) FROM accesses WHERE meeting_id = $1", meeting_id))


async def page(tx: Tx, meeting_id: int, skip: int, most: int) -> list[Access]:
    """So many of them, the latest first."""
    rows = await tx.fetch(
        "SELECT at_ms, actor_role, actor_ref, list, about FROM accesses WHERE meeting_id = $1 ORDER BY id DESC"
        " LIMIT $2 OFFSET $3",
        *(meeting_id, most, skip),
    )
    return [Access(*row) for row in rows]
