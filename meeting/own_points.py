"""What somebody put forward themselves, and what became of it."""

from meeting.house import House, Sender
from meeting.point_case import own_topic
from meeting.telling import show
from rules.refusals import Refusal
from storage import delegates


async def show_own(
    house: House, sender: Sender, meeting_id: int, *, page: int = 0, point_id: int = 0, anew: bool = False
) -> None:
    """The sender's own points, eight a page, or one of them in full; also when the meeting is over."""
    async with house.act(sender) as tx:
        if not await delegates.of_account(tx, meeting_id, sender.telegram_id):
            raise Refusal("belum_terdaftar")
        await show(
            *(tx, sender.telegram_id, "own_points", {"meeting": meeting_id, "page": page, "point": point_id}),
            topic=own_topic(meeting_id, sender.telegram_id),
            now_ms=house.now(),
            anew=anew,
            is_awaited=True,
            tapped=sender.tapped,
        )
