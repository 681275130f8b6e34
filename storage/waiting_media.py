"""Files that wait for words, as officials find them: whoever asked for help first, then as they came."""

from dataclasses import dataclass

from storage import outbox
from storage.database import Tx

_OPEN = "m.point_id IS NULL AND m.state IN ('waiting', 'kept')"
# Of an album one file stands for all: its words are the words of the others.
_FROM = f""" FROM media m JOIN delegates d ON d.id = m.delegate_id JOIN organisations o ON o.id = d.organisation_id
WHERE m.meeting_id = $1 AND {_OPEN} AND NOT EXISTS (SELECT 1 FROM media e WHERE e.delegate_id = m.delegate_id
AND e.album = m.album AND m.album <> '' AND e.id < m.id AND e.point_id IS NULL AND e.state IN ('waiting', 'kept'))"""
_COLUMNS = "m.id, m.kind, o.short AS organisation, m.received_ms, m.help_ms, m.summary"
_ORDER = " ORDER BY CASE WHEN m.help_ms IS NULL THEN 1 ELSE 0 END, COALESCE(m.help_ms, m.received_ms), m.id"


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """One line of the list; `is_asked`: its sender wants help, `is_summarised`: words wait for the sender's consent."""

    id: int
    kind: str
    organisation: str
    received_ms: int
    is_asked: bool
    is_summarised: bool


async def page(tx: Tx, meeting_id: int, *, limit: int, offset: int) -> list[WaitingFile]:
    """So many files that are no point yet; those whose senders asked for help first."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM}{_ORDER} LIMIT $2 OFFSET $3",
        *(meeting_id, limit, offset),
    )
    return [
        WaitingFile(
            id=row["id"],
            kind=row["kind"],
            organisation=row["organisation"],
            received_ms=row["received_ms"],
            is_asked=row["help_ms"] is not None,
            is_summarised=row["summary"] != "",
        )
        for row in rows
    ]


async def counts(tx: Tx, meeting_id: int) -> tuple[int, int]:
    """How many wait, and how many of them for help."""
    row = await tx.fetch_row(f"SELECT COUNT(*), COUNT(m.help_ms){_FROM}", meeting_id)
    assert row is not None, "a count is always there"
    return int(row[0]), int(row[1])


async def redraw(tx: Tx, meeting_id: int, media_id: int, now_ms: int) -> None:
    """The list and the file's own card, wherever they stand, say how it is now."""
    await outbox.want_again(tx, f"waiting_file:{media_id}", now_ms=now_ms)
    await outbox.want_again(tx, f"waiting_files:{meeting_id}", now_ms=now_ms)
