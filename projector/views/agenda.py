"""Where the meeting stands: its state, the current item and the next one."""

from datetime import date
from typing import Any

from locales.words import Words
from storage import agenda
from storage.agenda import AgendaItem
from storage.database import Tx
from storage.meetings import Meeting


async def view(tx: Tx, meeting: Meeting, words: Words) -> dict[str, Any]:
    """Before the first item was called, the first one is the next."""
    items = await agenda.of_meeting(tx, meeting.id)
    places = [place for place, one in enumerate(items) if one.id == meeting.current_item_id]
    after = items[places[0] + 1 :] if places else items
    return {
        "name": "agenda",
        "title": meeting.title,
        "state_text": words.plain(f"status_rapat_{meeting.state}"),
        "current": _item(items[places[0]]) if places else None,
        "next": _item(after[0]) if after else None,
        "items": [{**_item(one), "is_current": one.id == meeting.current_item_id} for one in items],
        "place": meeting.place,
        "footer": words.plain("isi", isi=date.fromisoformat(meeting.held_on)),
    }


def _item(one: AgendaItem) -> dict[str, Any]:
    return {"number": one.position, "title": one.title}
