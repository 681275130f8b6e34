"""A meeting of three constituencies with points on the floor, and soundings held in it."""

from __future__ import annotations

import json
from typing import Any

from delivery.cards import sounding as own_card
from delivery.cards import soundings as office_card
from meeting import floor, moderation, sounding, sounding_views
from meeting.floor import Words
from meeting.sounding_views import Given
from rules.points import PointAct, PointKind, write_point
from storage import outbox, soundings
from storage.soundings import Sounding
from tests.meeting.halls import MODERATOR, Hall, add_delegate

WORDING = "Perbaikan jalan desa perlu didahulukan"


async def three_constituencies(hall: Hall, each: int) -> None:
    """Two more constituencies; each has as many organisations with one delegate each as the first."""
    for position, code in ((2, "usaha"), (3, "warga")):
        async with hall.house.db.transaction() as tx:
            unsur = await tx.fetch_value(
                "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, $2, $3, $3) RETURNING id",
                *(hall.meeting_id, position, code),
            )
        for _ in range(each):
            hall.delegates.append(await add_delegate(hall, len(hall.delegates), constituency_id=unsur))


async def put_forward(hall: Hall, count: int, *, text: str = WORDING, place: int = 0) -> list[int]:
    """So many points of the delegate in this place, all shown; returns their ids."""
    made = []
    for number in range(count):
        words = Words(PointKind.PROPOSAL, write_point(f"{text} nomor {number + 1}"))
        point = await floor.submit(hall.house, hall.voter(place), hall.delegates[place], words)
        await moderation.decide(hall.house, hall.moderator, point.id, PointAct.SHOW)
        made.append(point.id)
    return made


async def opened(hall: Hall, *, minutes: int = 0) -> Sounding:
    """The sounding of all points that are shown, open."""
    draft = await sounding.prepare(hall.house, hall.moderator, hall.meeting_id)
    return (await sounding.open_sounding(hall.house, hall.moderator, draft.id, minutes=minutes)).sounding


async def press(hall: Hall, one: Sounding, place: int, position: int, number: int) -> Given:
    """The delegate in this place presses: 1 setuju, 2 tidak, 3 lewati."""
    return await sounding_views.give(hall.house, hall.voter(place), one.id, position, hall.delegates[place], number)


async def loaded(hall: Hall, one: Sounding) -> Sounding:
    """The sounding as it is stored now."""
    async with hall.house.db.reading() as tx:
        found = await soundings.load(tx, one.id)
    assert found is not None
    return found


async def document(hall: Hall, one: Sounding) -> dict[str, Any]:
    """What was published of it."""
    found: dict[str, Any] = json.loads((await loaded(hall, one)).result)
    return found


async def drawn(hall: Hall, account: int, topic: str) -> tuple[str, list[str], list[str]]:
    """Text, labels and codes of a card of a sounding as it would leave now."""
    async with hall.house.db.reading() as tx:
        row = await tx.fetch_row("SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2", account, topic)
        assert row is not None
        wish = await outbox.waiting(tx, row["id"])
        assert wish is not None
        draw = own_card.draw if topic.startswith("sounding:") else office_card.draw
        made = await draw(tx, wish)
    assert made is not None
    buttons = [button for line in made.buttons for button in line]
    return made.text, [button.label for button in buttons], [str(button.press) for button in buttons]


async def office(hall: Hall, account: int = MODERATOR) -> tuple[str, list[str], list[str]]:
    """The officials' card."""
    return await drawn(hall, account, f"soundings:{hall.meeting_id}")
