"""The agenda items of a meeting, in order, and the one it is at."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`position` counts from 1."""

    id: int
    position: int
    title: str


async def of_meeting(tx: Tx, meeting_id: int) -> list[AgendaItem]:
    """Every item in order."""
    rows = await tx.fetch(
        "SELECT id, position, title FROM agenda_items WHERE meeting_id = $1 ORDER BY position", meeting_id
    )
    return [AgendaItem(row["id"], row["position"], row["title"]) for row in rows]


async def add(tx: Tx, meeting_id: int, title: str) -> AgendaItem:
    """A new last item. The caller has locked the meeting's row."""
    last = await tx.fetch_value("SELECT MAX(position) FROM agenda_items WHERE meeting_id = $1", meeting_id)
    position = int(last or 0) + 1
    item_id: int = await tx.fetch_value(
        "INSERT INTO agenda_items (meeting_id, position, title) VALUES ($1, $2, $3) RETURNING id",
        *(meeting_id, position, title),
    )
    return AgendaItem(item_id, position, title)


async def set_current(tx: Tx, meeting_id: int, item_id: int) -> None:
    """The meeting is at this item."""
    await tx.execute("UPDATE meetings SET current_item_id = $2 WHERE id = $1", meeting_id, item_id)
