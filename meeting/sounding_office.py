"""The officials' card of soundings, and who sees that it reads differently now."""

from typing import Any

from meeting.house import Sender
from meeting.telling import show
from storage import outbox
from storage.database import Tx
from storage.soundings import Sounding


async def show_card(
    tx: Tx, sender: Sender, meeting_id: int, payload: dict[str, Any], now_ms: int, *, anew: bool = False
) -> None:
    """The official's one card of soundings in a meeting."""
    await show(
        *(tx, sender.telegram_id, "soundings", {"meeting": meeting_id, **payload}),
        topic=f"soundings:{meeting_id}",
        now_ms=now_ms,
        anew=anew,
        is_awaited=True,
        tapped=sender.tapped,
    )


async def follow(tx: Tx, sounding: Sounding, now_ms: int) -> None:
    """The card of soundings reads differently for every official who has it."""
    await outbox.want_again(tx, f"soundings:{sounding.meeting_id}", now_ms=now_ms)


async def redraw(tx: Tx, sounding: Sounding, now_ms: int) -> None:
    """It is over: every participant and every official must see that."""
    for topic in (f"sounding:{sounding.id}", f"soundings:{sounding.meeting_id}"):
        await outbox.want_again(tx, topic, now_ms=now_ms, is_final=True)
