"""Documents asked for and made, as handlers ask for them and the running service makes them."""

from pathlib import Path
from typing import Any

from bot.exporting import Exporting
from bot.jobs import Jobs
from delivery.cards import all_cards
from delivery.drafts import Drafts
from meeting import exports
from meeting.exports import Asked
from record import wishes
from rules.exports import Choice
from storage import outbox
from storage.outbox import OutboxRow
from tests.meeting.halls import Hall


async def ask(hall: Hall, account: int, what: str, **how: Any) -> Asked:
    """This account asks for a document; `how` are the fields of a Choice."""
    choice = Choice(**how)
    formats = wishes.formats_of(what, is_public=choice.is_public, is_whole=not choice.scope)
    return await exports.ask_export(hall.house, hall.sender(account), hall.meeting_id, what, choice, formats)


async def made(hall: Hall, folder: Path) -> None:
    """Does every job that is due, failures and all."""
    exporting = Exporting(hall.house.db, folder, hall.clock)
    loop = Jobs(hall.house.db, {"export": exporting}, hall.clock, lambda: None)
    while await loop.do_next():
        pass


async def files_of(hall: Hall) -> dict[str, tuple[str, str]]:
    """Path and SHA-256 of every file that was made, by name."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT name, path, sha256 FROM files ORDER BY id")
    return {row["name"]: (row["path"], row["sha256"]) for row in rows}


async def wanted(hall: Hall, *kinds: str) -> list[OutboxRow]:
    """The cards of these kinds that wait, in the order they were wanted."""
    async with hall.house.db.reading() as tx:
        marks = ", ".join(f"${place}" for place in range(1, len(kinds) + 1))
        rows = await tx.fetch(f"SELECT id FROM outbox WHERE kind IN ({marks}) ORDER BY id", *kinds)
        found = [await outbox.waiting(tx, row["id"]) for row in rows]
    return [row for row in found if row is not None]


async def drawn(hall: Hall, row: OutboxRow, folder: Path, *, names_stay: bool = False) -> str:
    """What this card says as it leaves; empty where nothing leaves."""
    cards = all_cards("jajak_bot", folder, Drafts(), hall.clock, names_stay=names_stay)
    async with hall.house.db.reading() as tx:
        card = await cards[row.kind](tx, row)
    return "" if card is None else card.text


async def shown(hall: Hall, kind: str, folder: Path) -> str:
    """The newest card of a kind that waits."""
    return await drawn(hall, (await wanted(hall, kind))[-1], folder)
