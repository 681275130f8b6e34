"""Soundings: their points, the views while they are open, and after that nothing but the published result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.consensus import View, Voice
from rules.soundings import sounding_code
from storage.database import Row, Tx

_COLUMNS = (
    "id, meeting_id, number, state, opened_by, opened_ms, deadline_ms, closed_ms, closed_by, reason, salt, result"
)
_VOTING = "('invited', 'accepted')"


@dataclass(frozen=True, slots=True)
class Sounding:
    """One sounding; `result` is the JSON that was published, empty before it is closed."""

    id: int
    meeting_id: int
    number: int
    state: str
    opened_by: str
    opened_ms: int | None
    deadline_ms: int | None
    closed_ms: int | None
    closed_by: str
    reason: str
    salt: str
    result: str

    @property
    def code(self) -> str:
        """SJ1, SJ2 …"""
        return sounding_code(self.number)


@dataclass(frozen=True, slots=True)
class SoundingPoint:
    """A point of a sounding; `wording` is frozen at opening."""

    position: int
    point_id: int
    code: str
    wording: str


@dataclass(frozen=True, slots=True)
class Turnout:
    """Delegates: entitled now, those who answered something, and those who answered every point."""

    entitled: int
    begun: int
    complete: int


def _sounding(row: Row) -> Sounding:
    return Sounding(*row)


async def load(tx: Tx, sounding_id: int, *, lock: str = "") -> Sounding | None:
    """One sounding, or None."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS} FROM soundings WHERE id = $1{lock}", sounding_id)
    return None if row is None else _sounding(row)


async def of_meeting(tx: Tx, meeting_id: int) -> list[Sounding]:
    """Every sounding by number."""
    rows = await tx.fetch(f"SELECT {_COLUMNS} FROM soundings WHERE meeting_id = $1 ORDER BY number", meeting_id)
    return [_sounding(row) for row in rows]


async def open_codes(tx: Tx, meeting_id: int) -> list[str]:
    """Codes of those that are open."""
    return [one.code for one in await of_meeting(tx, meeting_id) if one.state == "open"]


async def meetings_with_open(tx: Tx) -> list[int]:
    """Meetings in which a sounding is open."""
    rows = await tx.fetch("SELECT DISTINCT meeting_id FROM soundings WHERE state = 'open' ORDER BY meeting_id")
    return [row["meeting_id"] for row in rows]


async def add(tx: Tx, meeting_id: int) -> int:
    """A sounding about to be prepared, under the next number. The caller has locked the meeting's row."""
    last = await tx.fetch_value("SELECT MAX(number) FROM soundings WHERE meeting_id = $1", meeting_id)
    sounding_id: int = await tx.fetch_value(
        "INSERT INTO soundings (meeting_id, number) VALUES ($1, $2) RETURNING id", meeting_id, int(last or 0) + 1
    )
    return sounding_id


async def points_of(tx: Tx, sounding_id: int) -> list[SoundingPoint]:
    """Its points in order; while it is prepared with the wording they have now."""
    rows = await tx.fetch(
        "SELECT s.position, s.point_id, p.code,"
        " CASE WHEN s.wording = '' THEN p.record_text ELSE s.wording END AS wording"
        " FROM sounding_points s JOIN points p ON p.id = s.point_id WHERE s.sounding_id = $1 ORDER BY s.position",
        sounding_id,
    )
    return [SoundingPoint(*row) for row in rows]


async def tick(tx: Tx, sounding_id: int, point_id: int, number: int, *, is_in: bool) -> bool:
    """Puts a point in or takes it out while the sounding is prepared; False where nothing changed."""
    if is_in:
        sql = "INSERT INTO sounding_points (sounding_id, position, point_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        return await tx.execute(sql, sounding_id, number, point_id) > 0
    sql = "DELETE FROM sounding_points WHERE sounding_id = $1 AND point_id = $2"
    return await tx.execute(sql, sounding_id, point_id) > 0


async def set_open(
    tx: Tx, sounding_id: int, points: Sequence[SoundingPoint], opened_by: str, now_ms: int, deadline_ms: int | None
) -> None:
    """Numbers the points from 1, freezes their wordings, and opens."""
    await tx.execute("DELETE FROM sounding_points WHERE sounding_id = $1", sounding_id)
    await tx.execute_many(
        "INSERT INTO sounding_points (sounding_id, position, point_id, wording) VALUES ($1, $2, $3, $4)",
        [(sounding_id, place, point.point_id, point.wording) for place, point in enumerate(points, 1)],
    )
    await tx.execute(
        "UPDATE soundings SET state = 'open', opened_by = $2, opened_ms = $3, deadline_ms = $4 WHERE id = $1",
        *(sounding_id, opened_by, now_ms, deadline_ms),
    )


async def give(
    tx: Tx,
    sounding_id: int,
    position: int,
    delegate_id: int,
    constituency_id: int | None,
    view: View,
    now_ms: int,
    *,
    is_assisted: bool = False,
) -> None:
    """Stores the one view of this delegate on a point, or changes it."""
    await tx.execute(
        "INSERT INTO sounding_views (sounding_id, position, delegate_id, constituency_id, view, given_ms,"
        " is_assisted) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sounding_id, position, delegate_id)"
        " DO UPDATE SET view = excluded.view, given_ms = excluded.given_ms, is_assisted = excluded.is_assisted",
        *(sounding_id, position, delegate_id, constituency_id, view.value, now_ms, int(is_assisted)),
    )


async def views_of(tx: Tx, sounding_id: int, delegate_id: int) -> dict[int, View]:
    """Position -> view of what is stored for this delegate."""
    rows = await tx.fetch(
        "SELECT position, view FROM sounding_views WHERE sounding_id = $1 AND delegate_id = $2 ORDER BY position",
        *(sounding_id, delegate_id),
    )
    return {row["position"]: View(row["view"]) for row in rows}


async def answered_before_leaving(tx: Tx, sounding_id: int, telegram_id: int, delegate_id: int) -> bool:
    """Whether somebody else of this account has answered and left the meeting since. Of whoever had their data erased
    no view is left that could count twice."""
    found = await tx.fetch_value(
        "SELECT 1 FROM sounding_views v JOIN delegates d ON d.id = v.delegate_id WHERE v.sounding_id = $1"
        " AND d.telegram_id = $2 AND d.left_ms IS NOT NULL AND d.id <> $3 LIMIT 1",
        *(sounding_id, telegram_id, delegate_id),
    )
    return found is not None


async def constituency_of(tx: Tx, delegate_id: int) -> int | None:
    """The id of the delegate's constituency, None without one."""
    found: int | None = await tx.fetch_value(
        "SELECT o.constituency_id FROM delegates d JOIN organisations o ON o.id = d.organisation_id WHERE d.id = $1",
        delegate_id,
    )
    return found


async def voices(tx: Tx, sounding: Sounding) -> list[Voice]:
    """Everybody who is entitled now or has answered, with what they answered; no name goes with it."""
    views: dict[int, dict[int, View]] = {}
    codes: dict[int, str | None] = {}
    entitled = await tx.fetch(
        "SELECT d.id, c.code FROM delegates d JOIN organisations o ON o.id = d.organisation_id"
        " LEFT JOIN constituencies c ON c.id = o.constituency_id"
        f" WHERE d.meeting_id = $1 AND d.left_ms IS NULL AND o.standing IN {_VOTING}",
        sounding.meeting_id,
    )
    for row in entitled:
        codes[row["id"]] = row["code"]
    given = await tx.fetch(
        "SELECT v.delegate_id, v.position, v.view, c.code FROM sounding_views v"
        " LEFT JOIN constituencies c ON c.id = v.constituency_id WHERE v.sounding_id = $1",
        sounding.id,
    )
    for row in given:
        codes[row["delegate_id"]] = row["code"]
        views.setdefault(row["delegate_id"], {})[row["position"]] = View(row["view"])
    return [Voice(code, views.get(delegate_id, {})) for delegate_id, code in codes.items()]


async def turnout(tx: Tx, sounding: Sounding) -> Turnout:
    """How many take part; never what they say."""
    rows = await tx.fetch(
        "SELECT COUNT(*) AS n FROM sounding_views WHERE sounding_id = $1 GROUP BY delegate_id", sounding.id
    )
    points = int(await tx.fetch_value("SELECT COUNT(*) FROM sounding_points WHERE sounding_id = $1", sounding.id))
    entitled = await tx.fetch_value(
        "SELECT COUNT(*) FROM delegates d JOIN organisations o ON o.id = d.organisation_id WHERE d.meeting_id = $1"
        f" AND o.standing IN {_VOTING} AND (d.left_ms IS NULL OR EXISTS (SELECT 1 FROM sounding_views v"
        " WHERE v.sounding_id = $2 AND v.delegate_id = d.id))",
        *(sounding.meeting_id, sounding.id),
    )
    return Turnout(int(entitled), len(rows), sum(1 for row in rows if row["n"] == points))


async def keep_salt(tx: Tx, sounding_id: int, salt: str) -> None:
    """The salt of the digests that the record holds of its wordings and of its result."""
    await tx.execute("UPDATE soundings SET salt = $2 WHERE id = $1", sounding_id, salt)


async def invited_accounts(tx: Tx, meeting_id: int) -> Mapping[int, int]:
    """Account -> the delegate it answers for first, of everybody present who may answer."""
    rows = await tx.fetch(
        "SELECT d.telegram_id, d.id, a.acting_delegate_id FROM delegates d JOIN organisations o"
        " ON o.id = d.organisation_id LEFT JOIN accounts a ON a.telegram_id = d.telegram_id WHERE d.meeting_id = $1"
        f" AND d.telegram_id IS NOT NULL AND d.left_ms IS NULL AND o.standing IN {_VOTING}"
        " ORDER BY d.telegram_id, d.id",
        meeting_id,
    )
    found: dict[int, int] = {}
    for row in rows:
        if row["telegram_id"] not in found or row["id"] == row["acting_delegate_id"]:
            found[row["telegram_id"]] = row["id"]
    return found


async def card_of(tx: Tx, chat_id: int, topic: str) -> int | None:
    """The message that carries this card in a chat, None where it never left."""
    found: int | None = await tx.fetch_value(
        "SELECT message_id FROM outbox WHERE chat_id = $1 AND topic = $2", chat_id, topic
    )
    return found


async def constituency_names(tx: Tx, meeting_id: int) -> dict[str, str]:
    """Code -> name of the meeting's constituencies."""
    rows = await tx.fetch("SELECT code, name FROM constituencies WHERE meeting_id = $1 ORDER BY position", meeting_id)
    return {row["code"]: row["name"] for row in rows}
