"""Attendance, shown to whoever may see it."""

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import show
from rules.roles import Act
from storage import accesses


async def show_attendance(house: House, sender: Sender, meeting_id: int, *, anew: bool = True) -> None:
    """The attendance card of an official, counted when it leaves."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.SEE_ATTENDANCE)
        await accesses.add(tx, meeting_id, actor, "attendance", house.now())
        payload = {"at_ms": house.now(), "meeting": meeting_id}
        topic = f"attendance:{meeting_id}"
        await show(
            tx,
            sender.telegram_id,
            "attendance",
            payload,
            topic=topic,
            now_ms=house.now(),
            anew=anew,
            tapped=sender.tapped,
        )
