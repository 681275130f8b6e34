"""Meetings as they are stored, and which one an account is in."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.database import Tx

_COLUMNS = (
    "m.id, m.code, m.join_code, m.join_key, m.title, m.ground, m.organiser, m.secretariat, m.held_on, m.held_time,"
    " m.zone, m.place, m.notice_basis, m.contact, m.region_words, m.decimals, m.state, m.current_item_id,"
    " m.opened_ms, m.ended_ms, m.created_ms"
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting; `region_words` is a JSON list, `held_on` an ISO date, times are milliseconds UTC."""

    id: int
    code: str
    join_code: str
    join_key: str
    title: str
    ground: str
    organiser: str
    secretariat: str
    held_on: str
    held_time: str
    zone: str
    place: str
    notice_basis: str
    contact: str
    region_words: str
    decimals: int
    state: str
    current_item_id: int | None
    opened_ms: int | None
    ended_ms: int | None
    created_ms: int


async def _one(tx: Tx, where: str, *values: int | str) -> Meeting | None:
    row = await tx.fetch_row(f"SELECT {_COLUMNS} FROM meetings m WHERE {where}", *values)
    return None if row is None else Meeting(*row)


async def find(tx: Tx, meeting_id: int) -> Meeting | None:
    """The meeting with this id, if there is one."""
    return await _one(tx, "m.id = $1", meeting_id)


async def load(tx: Tx, meeting_id: int, *, lock: str = "") -> Meeting:
    """The meeting with this id. Raises LookupError where there is none; `lock` is the database's lock clause."""
    found = await _one(tx, f"m.id = $1{lock}", meeting_id)
    if found is None:
        raise LookupError("no such meeting")
    return found


async def by_key(tx: Tx, join_key: str) -> Meeting | None:
    """The meeting a deep link leads to."""
    return await _one(tx, "m.join_key = $1", join_key)


async def by_join_code(tx: Tx, join_code: str) -> Meeting | None:
    """The meeting of a typed join code."""
    return await _one(tx, "m.join_code = $1", join_code)


async def by_code(tx: Tx, code: str, *, lock: str = "") -> Meeting | None:
    """The meeting with this document code."""
    return await _one(tx, f"m.code = $1{lock}", code)


async def current_of(tx: Tx, telegram_id: int) -> Meeting | None:
    """The meeting this account turned to last; else the only one in which it is delegate or staff."""
    chosen = await tx.fetch_value("SELECT meeting_id FROM accounts WHERE telegram_id = $1", telegram_id)
    if chosen is not None:
        return await _one(tx, "m.id = $1", chosen)
    rows = await tx.fetch(
        "SELECT meeting_id FROM delegates WHERE telegram_id = $1 UNION"
        " SELECT meeting_id FROM staff WHERE telegram_id = $1 AND meeting_id > 0",
        telegram_id,
    )
    return await _one(tx, "m.id = $1", rows[0]["meeting_id"]) if len(rows) == 1 else None


async def joinable(tx: Tx) -> Sequence[Meeting]:
    """Meetings that people may join now, the newest first."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS} FROM meetings m WHERE m.state IN ('registration', 'running', 'paused')"
        " ORDER BY m.created_ms DESC, m.id DESC"
    )
    return [Meeting(*row) for row in rows]


async def set_state(tx: Tx, meeting_id: int, state: str, now_ms: int) -> None:
    """Moves the meeting; its first start and its end keep their times."""
    await tx.execute(
        "UPDATE meetings SET state = $2, opened_ms = CASE WHEN $2 = 'running' AND opened_ms IS NULL THEN $3 ELSE"
        " opened_ms END, ended_ms = CASE WHEN $2 = 'ended' THEN $3 ELSE ended_ms END WHERE id = $1",
        *(meeting_id, state, now_ms),
    )


async def exports(tx: Tx, meeting_id: int) -> int:
    """How many exports the meeting has had."""
    return int(await tx.fetch_value("SELECT exports FROM meetings WHERE id = $1", meeting_id))


async def set_exports(tx: Tx, meeting_id: int, number: int) -> None:
    """The number of the latest export."""
    await tx.execute("UPDATE meetings SET exports = $2 WHERE id = $1", meeting_id, number)


async def every(tx: Tx) -> Sequence[Meeting]:
    """All meetings, the newest day first."""
    rows = await tx.fetch(f"SELECT {_COLUMNS} FROM meetings m ORDER BY m.held_on DESC, m.id DESC")
    return [Meeting(*row) for row in rows]
