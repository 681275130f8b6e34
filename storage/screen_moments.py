"""When things came before the room: what a screen in the hall follows. Nothing here touches an answer."""

from dataclasses import dataclass
from datetime import datetime

from storage.database import Tx
from storage.entries import payload_of


@dataclass(frozen=True, slots=True)
class QuestionMoments:
    """The state of a question that was opened and not cancelled, and when it came to each; milliseconds UTC."""

    id: int
    state: str
    opened_ms: int | None
    closed_ms: int | None
    revealed_ms: int | None


async def of_questions(tx: Tx, meeting_id: int) -> list[QuestionMoments]:
    """Every question of the meeting that the room has seen, by id."""
    rows = await tx.fetch(
        "SELECT id, state, opened_ms, closed_ms, revealed_ms FROM questions WHERE meeting_id = $1"
        " AND state IN ('open', 'closed', 'revealed', 'adopted') ORDER BY id",
        meeting_id,
    )
    return [QuestionMoments(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class SoundingMoments:
    """A sounding that is open, or closed with a result; when it came to that, milliseconds UTC."""

    number: int
    is_open: bool
    at_ms: int


async def of_soundings(tx: Tx, meeting_id: int) -> list[SoundingMoments]:
    """Every sounding of the meeting that the room may see, by number."""
    rows = await tx.fetch(
        "SELECT number, state, opened_ms, closed_ms FROM soundings WHERE meeting_id = $1"
        " AND (state = 'open' OR (state = 'closed' AND result <> '')) ORDER BY number",
        meeting_id,
    )
    found = []
    for number, state, opened_ms, closed_ms in rows:
        is_open = state == "open"
        found.append(SoundingMoments(number, is_open, (opened_ms if is_open else closed_ms) or 0))
    return found


async def moved_ms(tx: Tx, meeting_id: int) -> int:
    """When the meeting or its agenda last moved on; 0 where it never did. Settling what is over moves nothing."""
    at = await tx.fetch_value(
        "SELECT MAX(at) FROM entries WHERE meeting_id = $1 AND kind IN ('agenda.moved', 'meeting.registration',"
        " 'meeting.running', 'meeting.paused', 'meeting.ended')",
        meeting_id,
    )
    return 0 if at is None else _ms(at)


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A point that stands before the room without its words: `shown_ms` is when it last came there."""

    id: int
    item_id: int | None
    shown_ms: int


async def of_points(tx: Tx, meeting_id: int) -> list[ShownPoint]:
    """Every point in the state `shown`, the newest first, of two at one moment the one that was put forward later."""
    moments: dict[str, int] = {}
    for row in await tx.fetch(
        "SELECT at, payload FROM entries WHERE meeting_id = $1 AND kind IN ('point.shown', 'point.reopened')"
        " ORDER BY seq",
        meeting_id,
    ):
        moments[str(payload_of(row["payload"])["point"])] = _ms(row["at"])
    rows = await tx.fetch(
        "SELECT id, code, item_id, submitted_ms FROM points WHERE meeting_id = $1 AND state = 'shown'", meeting_id
    )
    found = [ShownPoint(point_id, item, moments.get(code, sent_ms)) for point_id, code, item, sent_ms in rows]
    return sorted(found, key=lambda one: (one.shown_ms, one.id), reverse=True)


def _ms(at: str) -> int:
    moment = datetime.fromisoformat(at)
    return int(moment.timestamp()) * 1000 + moment.microsecond // 1000
