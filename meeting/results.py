"""Showing where a meeting stands: the card of whoever asks, and the results that are out."""

from meeting.house import House, Sender
from meeting.rights import has_right
from meeting.telling import MINUTE_MS, once_a_minute, show, tell
from rules.questions import QuestionState
from rules.roles import Act
from storage import outbox, questions, staff

REVEALED = (QuestionState.REVEALED, QuestionState.ADOPTED)


async def show_meeting(house: House, sender: Sender, meeting_id: int) -> None:
    """The panel for an official, the personal card for everybody else."""
    async with house.act(sender) as tx:
        now_ms, chat_id = house.now(), sender.telegram_id
        if await has_right(tx, meeting_id, sender, Act.SEE_ATTENDANCE):
            payload = {"confirm": "", "meeting": meeting_id}
            await show(tx, chat_id, "staff", payload, topic=f"staff:{meeting_id}", now_ms=now_ms, anew=True)
        else:
            payload = {"meeting": meeting_id}
            await show(tx, chat_id, "person", payload, topic=f"meeting:{meeting_id}", now_ms=now_ms, anew=True)


async def show_revealed(house: House, sender: Sender, meeting_id: int, chat_id: int) -> None:
    """Posts the card of every revealed question once more in this chat; without one, a line that says so. In a group
    a participant's wish counts once a minute: the calls that a group may take are the open question's first."""
    async with house.act(sender) as tx:
        now_ms, once = house.now(), ""
        is_rationed = chat_id < 0 and not await staff.serves(tx, sender.telegram_id)
        if is_rationed:
            once = once_a_minute("grup_hasil_kosong", now_ms)
        revealed = [q for q in await questions.of_meeting(tx, meeting_id) if q.state in REVEALED]
        for question in revealed:
            topic = f"group:{question.id}"
            if is_rationed and await outbox.wished_since(tx, chat_id, topic, now_ms - MINUTE_MS):
                continue
            await show(tx, chat_id, "group", {"question": question.id}, topic=topic, now_ms=now_ms, anew=True)
        if not revealed:
            await tell(tx, chat_id, "grup_hasil_kosong", now_ms=now_ms, meeting_id=meeting_id, once=once)
