"""Files and edits at the floor without Telegram: what a message describes, and what fetching it brings."""

import json
from typing import Any

from meeting import media
from meeting.media import Caption, Fetched, Sent
from meeting.waiting import Came
from rules.media import MediaKind
from storage import jobs
from storage.jobs import Job
from tests.meeting.halls import Hall


async def send(
    hall: Hall, place: int = 0, *, caption: Caption | str = "", kind: MediaKind = MediaKind.PHOTO, **said: Any
) -> None:
    """A file of the voter in this place."""
    about = {"file_id": f"F{hall.updates}", "file_unique_id": f"U{hall.updates}", **said}
    words = Caption(caption) if isinstance(caption, str) else caption
    came = Came(5_000 + hall.updates, 1)
    await media.receive(hall.house, hall.voter(place), hall.meeting_id, Sent(kind, **about), words, came)


async def job(hall: Hall) -> Job:
    """The next file that is to be fetched."""
    async with hall.house.db.transaction() as tx:
        found = await jobs.next_due(tx, hall.clock())
    assert found is not None
    return found


async def fetched(hall: Hall) -> Job:
    """The next file is fetched and lies with us."""
    due = await job(hall)
    kept = Fetched("image/jpeg", 2_048, f"{due.payload['media']:064x}", f"1/media/{due.payload['media']}-0.jpg")
    await media.settle(hall.house, due, kept)
    return due


async def told(hall: Hall, chat_id: int) -> list[str]:
    """The keys of the messages waiting for a chat."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = $1 AND kind = 'say' ORDER BY id", chat_id)
    return [json.loads(row["payload"])["key"] for row in rows]


async def rows(hall: Hall, sql: str) -> list[tuple[Any, ...]]:
    """Rows, read from the database."""
    async with hall.house.db.reading() as tx:
        return [tuple(row) for row in await tx.fetch(sql)]
