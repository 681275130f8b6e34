"""Files that people sent: where they come from, where they lie, and which point they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx

_COLUMNS = (
    "m.id, m.meeting_id, m.point_id, m.delegate_id, d.telegram_id, m.kind, m.file_id, m.file_unique_id, m.album,"
    " m.name, m.type, m.seconds, m.bytes, m.sha256, m.path, m.state, m.reason, m.received_ms, m.wanted, m.summary,"
    " m.summary_ms, m.help_ms"
)
_FROM = " FROM media m LEFT JOIN delegates d ON d.id = m.delegate_id"


@dataclass(frozen=True, slots=True)
class Media:
    """One file. `path` is relative to the folder of files; `name` is what its sender called it; `wanted` is the kind of
    point it was sent for, `summary` the words an official wrote for it and when, until its sender has confirmed them;
    `help_ms` is when its sender asked officials for help, None before; `telegram_id` is the sender's account while
    there is one."""

    id: int
    meeting_id: int
    point_id: int | None
    delegate_id: int | None
    telegram_id: int | None
    kind: str
    file_id: str
    file_unique_id: str
    album: str
    name: str
    type: str
    seconds: int | None
    bytes: int
    sha256: str
    path: str
    state: str
    reason: str
    received_ms: int
    wanted: str
    summary: str
    summary_ms: int
    help_ms: int | None


@dataclass(frozen=True, slots=True)
class NewMedia:
    """A file about to be remembered; its name is cleaned already."""

    kind: str
    file_id: str
    file_unique_id: str
    album: str
    name: str
    seconds: int | None
    wanted: str


async def add(tx: Tx, meeting_id: int, delegate_id: int, new: NewMedia, now_ms: int) -> int:
    """Remembers a file that is to be fetched, and returns its id."""
    media_id: int = await tx.fetch_value(
        "INSERT INTO media (meeting_id, delegate_id, kind, file_id, file_unique_id, album, name, seconds, wanted,"
        " received_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        *(meeting_id, delegate_id, new.kind, new.file_id, new.file_unique_id, new.album, new.name, new.seconds),
        *(new.wanted, now_ms),
    )
    return media_id


async def load(tx: Tx, media_id: int, *, lock: str = "") -> Media | None:
    """One file, or None."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE m.id = $1{lock and ' FOR UPDATE OF m'}", media_id)
    return None if row is None else Media(*row)


async def of_point(tx: Tx, point_id: int) -> list[Media]:
    """The files of a point, whatever became of them, in the order they came."""
    rows = await tx.fetch(f"SELECT {_COLUMNS}{_FROM} WHERE m.point_id = $1 ORDER BY m.id", point_id)
    return [Media(*row) for row in rows]


async def shown_of(tx: Tx, point_id: int) -> list[Media]:
    """The files of a point that everybody may see: kept, of a point that is shown, and shown by a moderator."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} JOIN points p ON p.id = m.point_id WHERE m.point_id = $1 AND m.state = 'kept'"
        " AND m.approved_ms IS NOT NULL AND p.state IN ('shown', 'discussed', 'answered') ORDER BY m.id",
        point_id,
    )
    return [Media(*row) for row in rows]


async def unapproved_of(tx: Tx, point_id: int) -> list[Media]:
    """The files of a point that lie with us and that no moderator has shown to all, in the order they came."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE m.point_id = $1 AND m.state = 'kept' AND m.approved_ms IS NULL ORDER BY m.id",
        point_id,
    )
    return [Media(*row) for row in rows]


async def approve(tx: Tx, media_ids: Sequence[int], now_ms: int) -> None:
    """Everybody may see these from now on, as long as their point is shown."""
    sql = "UPDATE media SET approved_ms = $2 WHERE id = $1 AND approved_ms IS NULL"
    await tx.execute_many(sql, [(media_id, now_ms) for media_id in media_ids])


async def recorded_of_meeting(tx: Tx, meeting_id: int) -> list[Media]:
    """Every file that lies with us, or did until it was removed, and belongs to a point; by point and in the order
    they came."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} JOIN points p ON p.id = m.point_id WHERE m.meeting_id = $1"
        " AND (m.state = 'kept' OR (m.state = 'removed' AND m.sha256 <> '')) ORDER BY p.number, m.id",
        meeting_id,
    )
    return [Media(*row) for row in rows]


async def count_of_delegate(tx: Tx, meeting_id: int, delegate_id: int) -> int:
    """How many files this delegate has sent in the meeting; those that Telegram lost do not count."""
    sql = "SELECT COUNT(*) FROM media WHERE meeting_id = $1 AND delegate_id = $2 AND state <> 'lost'"
    return int(await tx.fetch_value(sql, meeting_id, delegate_id))


async def of_album(tx: Tx, delegate_id: int, album: str) -> list[Media]:
    """What this delegate has sent as one album, so far."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE m.delegate_id = $1 AND m.album = $2 ORDER BY m.id", delegate_id, album
    )
    return [Media(*row) for row in rows]


async def attach(tx: Tx, meeting_id: int, delegate_id: int, media_ids: Sequence[int], point_id: int) -> list[Media]:
    """Files of this delegate that belong to no point yet belong to this one; returns them."""
    for media_id in media_ids:
        await tx.execute(
            "UPDATE media SET point_id = $2, summary = '' WHERE id = $1 AND meeting_id = $3 AND delegate_id = $4"
            " AND point_id IS NULL",
            *(media_id, point_id, meeting_id, delegate_id),
        )
    return [one for one in await of_point(tx, point_id) if one.id in media_ids]


async def keep(tx: Tx, media_id: int, mime: str, size_bytes: int, sha256: str, path: str) -> None:
    """The file lies with us."""
    await tx.execute(
        "UPDATE media SET state = 'kept', type = $2, bytes = $3, sha256 = $4, path = $5 WHERE id = $1",
        *(media_id, mime, size_bytes, sha256, path),
    )


async def put_aside(tx: Tx, media_id: int, state: str, reason: str) -> None:
    """refused or lost, and why."""
    await tx.execute("UPDATE media SET state = $2, reason = $3 WHERE id = $1", media_id, state, reason)


async def summarise(tx: Tx, media_id: int, summary: str, written_ms: int) -> None:
    """Words that an official wrote for the file; empty: its sender does not want them."""
    await tx.execute("UPDATE media SET summary = $2, summary_ms = $3 WHERE id = $1", media_id, summary, written_ms)


async def allow_help(tx: Tx, media_id: int, now_ms: int) -> None:
    """Officials may see the file and write its words from now on."""
    await tx.execute("UPDATE media SET help_ms = $2 WHERE id = $1 AND help_ms IS NULL", media_id, now_ms)
