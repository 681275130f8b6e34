"""Files the house made: where they lie, what they hash to, and under which id Telegram knows them."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`path` is relative to the folder of files; `telegram_file_id` is empty until Telegram has the file."""

    id: int
    meeting_id: int
    name: str
    kind: str
    path: str
    sha256: str
    bytes: int
    telegram_file_id: str


async def add(
    tx: Tx, meeting_id: int, name: str, kind: str, path: str, sha256: str, size_bytes: int, now_ms: int
) -> int:
    """Remembers a file under its name; the same name again is the same file made anew."""
    file_id: int = await tx.fetch_value(
        "INSERT INTO files (meeting_id, name, kind, path, sha256, bytes, made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)"
        " ON CONFLICT (meeting_id, name) DO UPDATE SET kind = excluded.kind, path = excluded.path, telegram_file_id ="
        " CASE WHEN files.sha256 = excluded.sha256 THEN files.telegram_file_id ELSE '' END,"
        " sha256 = excluded.sha256, bytes = excluded.bytes, made_ms = excluded.made_ms RETURNING id",
        *(meeting_id, name, kind, path, sha256, size_bytes, now_ms),
    )
    return file_id


async def load(tx: Tx, file_id: int) -> StoredFile | None:
    """One file, or None."""
    row = await tx.fetch_row(
        "SELECT id, meeting_id, name, kind, path, sha256, bytes, telegram_file_id FROM files WHERE id = $1", file_id
    )
    return None if row is None else StoredFile(*row)


async def sent(tx: Tx, file_id: int, telegram_file_id: str) -> None:
    """Telegram has this file: next time its id is enough."""
    await tx.execute("UPDATE files SET telegram_file_id = $2 WHERE id = $1", file_id, telegram_file_id)


async def of_meeting(tx: Tx, meeting_id: int) -> list[StoredFile]:
    """Every file made for a meeting, in the order they were made."""
    rows = await tx.fetch(
        "SELECT id, meeting_id, name, kind, path, sha256, bytes, telegram_file_id FROM files WHERE meeting_id = $1"
        " ORDER BY id",
        meeting_id,
    )
    return [StoredFile(*row) for row in rows]


async def forget(tx: Tx, file_id: int) -> None:
    """Nobody is handed this file any more, neither from the disk nor by the id that Telegram gave it."""
    await tx.execute("UPDATE files SET path = '', telegram_file_id = '' WHERE id = $1", file_id)


async def unknown_to_telegram(tx: Tx, file_id: int) -> None:
    """The id that Telegram gave for this file is good for nothing any more."""
    await tx.execute("UPDATE files SET telegram_file_id = '' WHERE id = $1", file_id)
