"""Discussion points as they are stored: the original as sent, the record wording beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Row, Tx

_COLUMNS = (
    "p.id, p.meeting_id, p.number, p.code, p.kind, p.organisation_id, o.short AS organisation, p.delegate_id,"
    " d.telegram_id, p.item_id, p.original, p.record_text, p.channel, p.state, p.reason, p.submitted_ms, p.salt"
)
# States in which everybody may read a point.
PUBLIC = ("shown", "discussed", "answered")
# The ids of the point $1 and of all that stands under it, directly or under another.
TREE = (
    "(WITH RECURSIVE tree (id) AS (SELECT id FROM points WHERE id = $1"
    " UNION SELECT p.id FROM points p JOIN tree ON p.merged_into = tree.id) SELECT id FROM tree)"
)
_FROM = " FROM points p JOIN organisations o ON o.id = p.organisation_id LEFT JOIN delegates d ON d.id = p.delegate_id"


@dataclass(frozen=True, slots=True)
class StoredPoint:
    """One point with the short name of its organisation; `telegram_id` is the author's account, if any."""

    id: int
    meeting_id: int
    number: int
    code: str
    kind: str
    organisation_id: int
    organisation: str
    delegate_id: int | None
    telegram_id: int | None
    item_id: int | None
    original: str
    record_text: str
    channel: str
    state: str
    reason: str
    submitted_ms: int
    salt: str


def _point(row: Row) -> StoredPoint:
    return StoredPoint(*row)


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A point about to be stored; texts are cleaned and masked already."""

    kind: str
    organisation_id: int
    delegate_id: int
    item_id: int | None
    original: str
    text_key: str
    salt: str
    channel: str
    is_forwarded: bool
    message_id: int | None = None


async def add(tx: Tx, meeting_id: int, point: NewPoint, answers: Sequence[int], now_ms: int) -> StoredPoint:
    """Stores a point under the next number of its meeting. The caller has locked the meeting's row."""
    last = await tx.fetch_value("SELECT MAX(number) FROM points WHERE meeting_id = $1", meeting_id)
    number = int(last or 0) + 1
    point_id: int = await tx.fetch_value(
        "INSERT INTO points (meeting_id, number, code, kind, organisation_id, delegate_id, item_id, original,"
        " record_text, text_key, salt, channel, is_forwarded, state, submitted_ms, message_id)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, 'received', $13, $14) RETURNING id",
        *(meeting_id, number, f"D{number:02d}", point.kind, point.organisation_id, point.delegate_id, point.item_id),
        *(point.original, point.text_key, point.salt, point.channel, int(point.is_forwarded), now_ms),
        point.message_id,
    )
    await tx.execute_many(
        "INSERT INTO point_answers (point_id, answers_id) VALUES ($1, $2)", [(point_id, other) for other in answers]
    )
    stored = await load(tx, point_id)
    assert stored is not None
    return stored


async def load(tx: Tx, point_id: int, *, lock: str = "") -> StoredPoint | None:
    """One point, or None. With a lock, whoever merely refers to it is not held up."""
    clause = lock and " FOR NO KEY UPDATE OF p"
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE p.id = $1{clause}", point_id)
    return None if row is None else _point(row)


async def of_meeting(tx: Tx, meeting_id: int) -> list[StoredPoint]:
    """Every point in the order of its number."""
    rows = await tx.fetch(f"SELECT {_COLUMNS}{_FROM} WHERE p.meeting_id = $1 ORDER BY p.number", meeting_id)
    return [_point(row) for row in rows]


async def latest_shown(tx: Tx, meeting_id: int, limit: int) -> list[StoredPoint]:
    """The points everybody may read, the newest first."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE p.meeting_id = $1 AND p.state IN ('shown', 'discussed', 'answered')"
        " ORDER BY p.number DESC LIMIT $2",
        *(meeting_id, limit),
    )
    return [_point(row) for row in rows]


async def of_message(tx: Tx, telegram_id: int, message_id: int) -> StoredPoint | None:
    """The point that this message of this account became, or None."""
    row = await tx.fetch_row(
        f"SELECT {_COLUMNS}{_FROM} WHERE d.telegram_id = $1 AND p.message_id = $2 ORDER BY p.id DESC LIMIT 1",
        *(telegram_id, message_id),
    )
    return None if row is None else _point(row)


async def rewrite(tx: Tx, point_id: int, text: str, text_key: str) -> None:
    """Other words of the sender; the record wording follows where nobody has touched it."""
    await tx.execute(
        "UPDATE points SET record_text = CASE WHEN record_text = original THEN $2 ELSE record_text END, original = $2,"
        " text_key = $3, revision = revision + 1 WHERE id = $1",
        *(point_id, text, text_key),
    )


async def by_codes(tx: Tx, meeting_id: int, codes: Sequence[str]) -> list[StoredPoint]:
    """The points with these codes (any case), each once, in the order given; unknown codes are left out."""
    found = {point.code: point for point in await of_meeting(tx, meeting_id)}
    return [found[code] for code in dict.fromkeys(code.upper() for code in codes) if code in found]


async def latest_twin(tx: Tx, meeting_id: int, delegate_id: int, text_key: str, since_ms: int) -> StoredPoint | None:
    """The same text by the same person since a moment, or None."""
    row = await tx.fetch_row(
        f"SELECT {_COLUMNS}{_FROM} WHERE p.meeting_id = $1 AND p.delegate_id = $2 AND p.text_key = $3"
        " AND p.submitted_ms > $4 ORDER BY p.number DESC LIMIT 1",
        *(meeting_id, delegate_id, text_key, since_ms),
    )
    return None if row is None else _point(row)


async def answers_of(tx: Tx, meeting_id: int) -> dict[int, list[str]]:
    """Point id -> codes of the points it answers, for every response of a meeting."""
    rows = await tx.fetch(
        "SELECT a.point_id, p.code FROM point_answers a JOIN points p ON p.id = a.answers_id"
        " WHERE p.meeting_id = $1 ORDER BY a.point_id, p.number",
        meeting_id,
    )
    answers: dict[int, list[str]] = {}
    for row in rows:
        answers.setdefault(row["point_id"], []).append(row["code"])
    return answers


async def answered_by(tx: Tx, point_id: int) -> list[str]:
    """The codes of the points that this response answers."""
    rows = await tx.fetch(
        "SELECT p.code FROM point_answers a JOIN points p ON p.id = a.answers_id WHERE a.point_id = $1"
        " ORDER BY p.number",
        point_id,
    )
    return [row["code"] for row in rows]


async def set_state(tx: Tx, point_id: int, state: str, reason: str = "") -> None:
    """Moves a point; a reason stands with those that are not shown."""
    await tx.execute(
        "UPDATE points SET state = $2, reason = $3, revision = revision + 1 WHERE id = $1", point_id, state, reason
    )
