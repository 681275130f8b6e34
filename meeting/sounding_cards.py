"""A delegate's own card of a sounding: posted when they are asked, when they ask for it, when they arrive later."""

from meeting.house import Sender
from meeting.telling import show
from rules.soundings import SoundingState
from storage import outbox, soundings
from storage.database import Tx
from storage.soundings import Sounding


async def post(tx: Tx, telegram_id: int, delegate_id: int, sounding: Sounding, now_ms: int) -> None:
    """The card as the last message of this chat, at its first point."""
    payload = {"delegate": delegate_id, "meeting": sounding.meeting_id, "position": 1, "sounding": sounding.id}
    await show(tx, telegram_id, "sounding", payload, topic=f"sounding:{sounding.id}", now_ms=now_ms, anew=True)


async def turn(
    tx: Tx, sender: Sender, sounding: Sounding, delegate_id: int, position: int, now_ms: int, **turned: int
) -> None:
    """The card that was pressed, turned to a point, to the summary behind the last one, or to a page of the result."""
    payload = {"delegate": delegate_id, "meeting": sounding.meeting_id, "position": position, "sounding": sounding.id}
    await show(
        *(tx, sender.telegram_id, "sounding", payload | turned),
        topic=f"sounding:{sounding.id}",
        now_ms=now_ms,
        is_awaited=True,
        tapped=sender.tapped,
    )


async def arrived(tx: Tx, meeting_id: int, delegate_id: int, telegram_id: int | None, now_ms: int) -> None:
    """Asks somebody who may answer from now on, where a sounding is open; the officials' turnout counts them. The
    caller holds the meeting's row, which opening and closing wait for."""
    for sounding in await soundings.of_meeting(tx, meeting_id):
        if sounding.state != SoundingState.OPEN:
            continue
        await outbox.want_again(tx, f"soundings:{meeting_id}", now_ms=now_ms)
        if telegram_id is None or await soundings.answered_before_leaving(tx, sounding.id, telegram_id, delegate_id):
            # Whoever answered from this phone has left; a new name does not answer the same points again.
            continue
        await post(tx, telegram_id, delegate_id, sounding, now_ms)
