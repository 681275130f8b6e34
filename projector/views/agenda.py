"""Where the meeting stands: its state, the current item and the next one."""

from datetime import date
from typing import Any

from locales.words import Words
from rules.meetings import OVER, MeetingState
from storage import agenda
from storage.agenda import AgendaItem
from storage.database import Tx
from storage.meetings import Meeting


async def view(tx: Tx, meeting: Meeting, words: Words) -> dict[str, Any]:
    """Before the first item was called, the first one is the next. After the meeting no item is current, none is next,
    and nobody is asked to join."""
    is_over = MeetingState(meeting.state) in OVER
    items = await agenda.of_meeting(tx, meeting.id)
    places = [place for place, one in enumerate(items) if one.id == meeting.current_item_id and not is_over]
    after = [] if is_over else items[places[0] + 1 :] if places else items
    return {
        "name": "agenda",
        "title": meeting.title,
        "state_text": words.plain(f"status_rapat_{meeting.state}"),
        "current": _item(items[places[0]]) if places else None,
        "next": _item(after[0]) if after else None,
        "items": [{**_item(one), "is_current": place in places} for place, one in enumerate(items)],
        "may_join": not is_over,
        "place": meeting.place,
        "footer": words.plain("isi", isi=date.fromisoformat(meeting.held_on)),
    }


def _item(one: AgendaItem) -> dict[str, Any]:
    return {"number": one.position, "title": one.title}
