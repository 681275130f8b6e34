"""Messages that say a speaker's time: one for each mark of each limit and chat, posted once and taken away again."""

from typing import Final

from storage import cards, outbox, staff
from storage.database import Tx
from storage.speeches import Speech

KIND: Final = "time"
_CHAIR: Final = ("moderator", "deputy")


def _topic(speech_id: int) -> str:
    return f"{KIND}:{speech_id}:"


async def want(tx: Tx, speech: Speech, mark: str, now_ms: int) -> None:
    """The speaker and whoever runs the list are to hear this mark of the limit as it is. Wanted again it is the same
    message: a mark that was posted, or that was not worth it, is never posted twice."""
    payload = {"allowed": speech.allowed_ms, "mark": mark, "meeting": speech.meeting_id, "speech": speech.id}
    topic = f"{_topic(speech.id)}{speech.allowed_ms}:{mark}"
    speaker = [] if speech.telegram_id is None else [speech.telegram_id]
    for chat_id in dict.fromkeys([*speaker, *await _runners(tx, speech.meeting_id)]):
        await outbox.want(tx, chat_id, topic, KIND, payload, priority=outbox.PRIORITY_AWAITED, now_ms=now_ms)


async def look_again(tx: Tx, speech_id: int, now_ms: int) -> None:
    """Something about the time of this speech is different: messages that are true no more go."""
    topic = _topic(speech_id)
    rows = await tx.fetch(
        "SELECT DISTINCT topic FROM outbox WHERE kind = $1 AND substr(topic, 1, $2) = $3", KIND, len(topic), topic
    )
    for row in rows:
        await outbox.want_again(tx, row["topic"], now_ms=now_ms)


async def _runners(tx: Tx, meeting_id: int) -> list[int]:
    """Whoever gave the floor or time last runs the list; where that is not known any more, every moderator."""
    ref = await tx.fetch_value(
        "SELECT actor_ref FROM entries WHERE meeting_id = $1"
        " AND kind IN ('speech.started', 'speech.resumed', 'speech.extended') ORDER BY seq DESC LIMIT 1",
        meeting_id,
    )
    members = await staff.of_meeting(tx, meeting_id)
    found = [one.telegram_id for one in members if f"s{one.number}" == ref and one.role.value in _CHAIR]
    return found or await cards.chair_without(tx, meeting_id, "")
