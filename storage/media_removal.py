"""Files that are to go: their rows keep what the record has named, their place on the disk until it is empty."""

from dataclasses import dataclass

from storage.database import Tx
from storage.media import Media, load

_FORGOTTEN = (
    "state = 'removed', reason = 'media_ditarik', name = '', file_id = '', file_unique_id = '', album = '',"
    " wanted = '', summary = '', summary_ms = 0, help_ms = NULL"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file of the floor lies or is to lie: `path` is relative to the folder of files, empty for none."""

    media_id: int
    meeting_id: int
    state: str
    path: str
    sha256: str


async def forget_of_delegate(tx: Tx, delegate_id: int) -> list[Media]:
    """Nothing of the delegate's files is kept but what the record has named: kind, type, size, digest. Returns them, in
    the order they came; a second time none."""
    rows = await tx.fetch("SELECT id FROM media WHERE delegate_id = $1 AND state <> 'removed' ORDER BY id", delegate_id)
    await tx.execute(f"UPDATE media SET {_FORGOTTEN} WHERE delegate_id = $1 AND state <> 'removed'", delegate_id)
    found = [await load(tx, row["id"]) for row in rows]
    return [one for one in found if one is not None]


async def forget_recordings(tx: Tx, meeting_id: int) -> list[Media]:
    """The same for everything spoken in a meeting, whoever sent it."""
    spoken = "meeting_id = $1 AND kind IN ('voice', 'audio') AND state <> 'removed'"
    rows = await tx.fetch(f"SELECT id FROM media WHERE {spoken} ORDER BY id", meeting_id)
    await tx.execute(f"UPDATE media SET {_FORGOTTEN} WHERE {spoken}", meeting_id)
    found = [await load(tx, row["id"]) for row in rows]
    return [one for one in found if one is not None]


async def forget_sent(tx: Tx, meeting_id: int, path: str) -> None:
    """Nobody is handed this file any more, neither from the disk nor by the id that Telegram gave it."""
    await tx.execute(
        "UPDATE files SET path = '', telegram_file_id = '' WHERE meeting_id = $1 AND path = $2", meeting_id, path
    )


async def is_shared(tx: Tx, media_id: int, path: str) -> bool:
    """Whether a file that is kept lies in the same place."""
    sql = "SELECT 1 FROM media WHERE path = $1 AND id <> $2 AND state = 'kept' LIMIT 1"
    return await tx.fetch_value(sql, path, media_id) is not None


async def emptied(tx: Tx, media_id: int) -> None:
    """Nothing lies there any more."""
    await tx.execute("UPDATE media SET path = '' WHERE id = $1 AND state = 'removed'", media_id)


async def overdue(tx: Tx) -> list[Place]:
    """Files that were to go and still have a place on the disk."""
    return [one for one in await places(tx) if one.state == "removed" and one.path]


async def left_behind(tx: Tx) -> list[tuple[int, int]]:
    """(meeting, delegate) of everybody whose identity was cut while files of theirs stayed."""
    rows = await tx.fetch(
        "SELECT DISTINCT m.meeting_id, m.delegate_id FROM media m JOIN delegates d ON d.id = m.delegate_id"
        " WHERE m.state <> 'removed' AND d.telegram_id IS NULL AND d.name_key = '#' || CAST(d.id AS TEXT)"
        " ORDER BY m.delegate_id"
    )
    return [(row["meeting_id"], row["delegate_id"]) for row in rows]


async def places(tx: Tx) -> list[Place]:
    """Every file that people sent, by id."""
    rows = await tx.fetch("SELECT id, meeting_id, state, path, sha256 FROM media ORDER BY id")
    return [Place(*row) for row in rows]
