"""A meeting that has ended, with something in it to be corrected, and what its secretariat does afterwards."""

from __future__ import annotations

import json
from typing import Any

from delivery import html
from delivery.cards import amendments as queue
from delivery.cards import closing as end
from delivery.cards.readers import guarded
from meeting import adopting, agenda, amending, errata, questions, ruling
from record import json_file
from record.gather import gather
from rules.meetings import MeetingAct, MeetingState
from storage import amendments, dialogs, entries, outbox
from storage.amendments import Amendment
from storage.dialogs import Dialog
from tests.meeting.concluded import point_of, wrote
from tests.meeting.halls import SECRETARY, Hall
from tests.meeting.test_voting import choose, opened

HOUR = 3600


async def prepare(hall: Hall) -> None:
    """A point, a conclusion and a revealed question; then the chair closes the meeting."""
    await point_of(hall)
    await wrote(hall, "Data diverval ulang")
    question = await opened(hall, seconds=None)
    await choose(hall, question, 0, 1)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    await end_meeting(hall)


async def end_meeting(hall: Hall) -> MeetingState:
    """The chair closes it."""
    return await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)


async def proposed(hall: Hall, text: str, place: int = 0) -> Amendment:
    """One correction, by the delegate in this place."""
    code = await amending.propose(hall.house, hall.voter(place), hall.meeting_id, text)
    return await found(hall, code)


async def found(hall: Hall, code: str) -> Amendment:
    """The proposal with this code as it stands."""
    async with hall.house.db.reading() as tx:
        return next(one for one in await amendments.of_meeting(tx, hall.meeting_id) if f"UK{one.number}" == code)


async def accepted(hall: Hall, one: Amendment, wording: str | None = None, who: int = SECRETARY) -> str:
    """Accepted on the card as it is drawn now."""
    return await ruling.accept(hall.house, hall.sender(who), one.id, await marker(hall, one), wording)


async def marker(hall: Hall, one: Amendment) -> int:
    """What a button of the card carries now."""
    from storage.amendment_subjects import subject_of

    async with hall.house.db.reading() as tx:
        return (await subject_of(tx, one)).marker


async def last(hall: Hall) -> int:
    """The entry up to which a card drawn now was read."""
    async with hall.house.db.reading() as tx:
        return await entries.last_act(tx, hall.meeting_id)


async def adopt(hall: Hall, reason: str = "", who: int = SECRETARY) -> MeetingState:
    """Adopted on what stands now."""
    return await adopting.adopt(hall.house, hall.sender(who), hall.meeting_id, await last(hall), reason)


async def lock(hall: Hall, who: int = SECRETARY) -> MeetingState:
    """Locked on what stands now."""
    return await adopting.lock(hall.house, hall.sender(who), hall.meeting_id, await last(hall))


async def dialog_of(hall: Hall, who: int) -> Dialog:
    """The conversation under way."""
    async with hall.house.db.reading() as tx:
        dialog = await dialogs.load(tx, who, hall.clock())
    assert dialog is not None
    return dialog


async def write_erratum(hall: Hall, about: str, *texts: str) -> None:
    """An erratum: what is asked for, one after another."""
    await errata.begin_about(hall.house, hall.sender(SECRETARY), hall.meeting_id, about)
    for text in texts:
        await errata.write(hall.house, hall.sender(SECRETARY), await dialog_of(hall, SECRETARY), text)


async def document(hall: Hall) -> dict[str, Any]:
    """The record as its JSON says it."""
    async with hall.house.db.reading() as tx:
        loaded: dict[str, Any] = json.loads(json_file.write(await gather(tx, hall.meeting_id)))
    return loaded


async def said(hall: Hall) -> dict[str, Any]:
    """What the record says of the meeting: everything but the entries that are added, their head, errata, and the name
    of the state."""
    told = await document(hall)
    for key in ("entries", "head", "errata"):
        del told[key]
    for key in ("state", "status", "at", "revision"):
        del told["meeting"][key]
    return told


async def messages(hall: Hall, chat_id: int) -> list[str]:
    """Keys of what this chat was told, in order."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = $1 AND kind = 'say' ORDER BY id", chat_id)
    return [json.loads(row["payload"])["key"] for row in rows]


async def card(hall: Hall, topic: str, who: int = SECRETARY) -> tuple[str, dict[str, str]]:
    """Text and buttons (label -> press) of a card of the end as this account sees it; empty where it sees none."""
    draws = {"amendments": queue.draw_list, "amendment": queue.draw, "closing": end.draw}
    async with hall.house.db.reading() as tx:
        row_id = await tx.fetch_value("SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2", who, topic)
        row = await outbox.waiting(tx, row_id)
        assert row is not None
        made = await guarded(row.kind, draws[row.kind])(tx, row)
    if made is None:
        return "", {}
    return html.plain(made.text), {one.label: one.press or "" for line in made.buttons for one in line}
