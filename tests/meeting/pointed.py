"""Points put forward in a real meeting, and what officials see of them."""

from __future__ import annotations

import json
from collections.abc import Awaitable
from typing import Any

import pytest

from delivery.card import Card
from delivery.cards import own_points, point, points
from delivery.cards.readers import guarded
from meeting import agenda, floor, point_answers, point_wordings
from meeting.floor import Words
from rules.points import PointKind, write_point
from rules.refusals import Refusal
from storage import moderation
from storage.moderation import Case
from storage.outbox import OutboxRow
from tests.faults.acts import standing_dialog
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, Hall

TEXT = "usul data kemiskinan ekstrem diverval ulang tiap tribulan"
DEPUTY = 506


async def put_forward(hall: Hall, place: int = 0, text: str = TEXT, kind: PointKind = PointKind.PROPOSAL) -> Case:
    """One point of the delegate in this place."""
    words = Words(kind, write_point(text))
    stored = await floor.submit(hall.house, hall.voter(place), hall.delegates[place], words)
    return await case_of(hall, stored.id)


async def case_of(hall: Hall, point_id: int) -> Case:
    """The point as it stands."""
    async with hall.house.db.reading() as tx:
        found = await moderation.load(tx, point_id)
    assert found is not None
    return found


async def deputy(hall: Hall) -> int:
    """A second moderator."""
    async with hall.house.db.transaction() as tx:
        await tx.execute(
            "INSERT INTO accounts (telegram_id, meeting_id, first_seen_ms) VALUES ($1, $2, 0)", DEPUTY, hall.meeting_id
        )
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'deputy', 6, 0)", hall.meeting_id, DEPUTY)
    return DEPUTY


async def items(hall: Hall) -> list[int]:
    """Two agenda items."""
    added = await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, "Kinerja\nDiskusi")
    return [item.id for item in added]


async def answered(hall: Hall, case: Case, raw: str, who: int = MODERATOR, organisation_id: int | None = None) -> Case:
    """[Ditanggapi], and the answer typed."""
    await point_answers.ask(hall.house, hall.sender(who), case.id, case.revision, organisation_id)
    return await point_answers.write(hall.house, hall.sender(who), await standing_dialog(hall, who), raw)


async def worded(hall: Hall, case: Case, raw: str, who: int = MINUTE_TAKER, number: int = 0) -> Case:
    """[Rumuskan], and the record wording typed."""
    await point_wordings.ask_wording(hall.house, hall.sender(who), case.id, number)
    return await point_wordings.reword(hall.house, hall.sender(who), await standing_dialog(hall, who), raw)


async def refused(act: Awaitable[Any]) -> str:
    """The key of the refusal."""
    with pytest.raises(Refusal) as found:
        await act
    return found.value.key


async def told(hall: Hall, chat_id: int) -> list[dict[str, Any]]:
    """The messages waiting for a chat, oldest first."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = $1 AND kind = 'say' ORDER BY id", chat_id)
    return [json.loads(row["payload"]) for row in rows]


async def keys_told(hall: Hall, chat_id: int) -> list[str]:
    """Their keys."""
    return [one["key"] for one in await told(hall, chat_id)]


async def _drawn(hall: Hall, kind: str, chat_id: int, payload: dict[str, Any]) -> Card:
    row = OutboxRow(1, chat_id, "t", None, kind, payload, 1, 1, 0, "", None, 0, False)
    draws = {"own_points": own_points.draw, "point": point.draw_point, "points": points.draw_list}
    async with hall.house.db.reading() as tx:
        card = await guarded(kind, draws[kind])(tx, row)
    assert card is not None
    return card


async def card_of(hall: Hall, case: Case, chat_id: int = MODERATOR, **payload: Any) -> tuple[str, list[str]]:
    """The text of a point's card and the labels of its buttons."""
    card = await _drawn(hall, "point", chat_id, {"point": case.id, **payload})
    return card.text, labels_of(card)


async def list_of(hall: Hall, chat_id: int = MODERATOR, **payload: Any) -> tuple[str, list[str]]:
    """The text of the list and the labels of its buttons."""
    card = await _drawn(hall, "points", chat_id, {"meeting": hall.meeting_id, **payload})
    return card.text, labels_of(card)


async def own_of(hall: Hall, chat_id: int, **payload: Any) -> tuple[str, list[str]]:
    """What somebody sees of their own points."""
    card = await _drawn(hall, "own_points", chat_id, {"meeting": hall.meeting_id, **payload})
    return card.text, labels_of(card)


def labels_of(card: Card) -> list[str]:
    """The labels of the buttons, row by row."""
    return [button.label for row in card.buttons for button in row]


async def shown_view(hall: Hall, case: Case, chat_id: int = MODERATOR) -> dict[str, Any]:
    """From what the card in the chat is drawn."""
    found = await hall.value(
        "SELECT payload FROM outbox WHERE chat_id = $1 AND topic = $2", chat_id, f"point:{case.id}"
    )
    loaded: dict[str, Any] = json.loads(str(found))
    return loaded
