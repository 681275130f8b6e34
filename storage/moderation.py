"""Points as officials handle them: everything a card shows, pages of a list, and what is decided."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from rules.point_filters import KINDS, OBJECTED, STATES, PointFilter
from storage import points
from storage.database import Row, Tx

_COLUMNS = """p.id, p.meeting_id, p.code, p.kind, o.short AS organisation, c.name AS constituency, d.number AS author,
CASE WHEN d.left_ms IS NULL THEN d.telegram_id END AS telegram_id, p.item_id, i.position AS item, i.title AS item_title,
p.original, p.record_text, p.salt, p.channel, p.is_forwarded, p.submitted_ms, p.state, p.reason, p.revision, p.wording,
p.objection, p.objection_kept, p.answer, p.answered_by"""
_FROM = """ FROM points p JOIN organisations o ON o.id = p.organisation_id
LEFT JOIN constituencies c ON c.id = o.constituency_id LEFT JOIN delegates d ON d.id = p.delegate_id
LEFT JOIN agenda_items i ON i.id = p.item_id"""
_HAYSTACK = "LOWER(p.code || ' ' || p.text_key || ' ' || p.record_text || ' ' || o.short || ' ' || o.name)"


@dataclass(frozen=True, slots=True)
class Case:
    """One point. `objection` is what its sender would write instead, `objection_kept` what they would without the
    latest edit of their message. `telegram_id` is the author's account while they take part, so that nobody who left is
    written to; `author` the number by which the record names them; `item` the place of the agenda item."""

    id: int
    meeting_id: int
    code: str
    kind: str
    organisation: str
    constituency: str | None
    author: int | None
    telegram_id: int | None
    item_id: int | None
    item: int | None
    item_title: str | None
    original: str
    record_text: str
    salt: str
    channel: str
    is_forwarded: int
    submitted_ms: int
    state: str
    reason: str
    revision: int
    wording: str
    objection: str
    objection_kept: str
    answer: str
    answered_by: str


def _case(row: Row) -> Case:
    return Case(*row)


async def load(tx: Tx, point_id: int, *, lock: str = "") -> Case | None:
    """One point, or None. With a lock, whoever merely refers to it is not held up."""
    clause = lock and " FOR NO KEY UPDATE OF p"
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE p.id = $1{clause}", point_id)
    return None if row is None else _case(row)


async def of_ids(tx: Tx, ids: Sequence[int]) -> dict[int, Case]:
    """The points with these ids, by id."""
    if not ids:
        return {}
    places = ", ".join(f"${place}" for place in range(1, len(ids) + 1))
    rows = await tx.fetch(f"SELECT {_COLUMNS}{_FROM} WHERE p.id IN ({places})", *ids)
    return {case.id: case for case in map(_case, rows)}


async def under(tx: Tx, head_id: int) -> Sequence[Case]:
    """Every point that stands under this one, directly or under another, by number."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE p.id <> $1 AND p.id IN {points.TREE} ORDER BY p.number", head_id
    )
    return [_case(row) for row in rows]


def _where(meeting_id: int, wanted: PointFilter, search: str) -> tuple[str, list[int | str]]:
    clauses = ["p.meeting_id = $1"]
    said: list[int | str] = [meeting_id]

    def add(clause: str, value: int | str) -> None:
        said.append(value)
        clauses.append(clause.replace("?", f"${len(said)}"))

    if wanted.item:
        add("i.position = ?", wanted.item)
    if wanted.constituency:
        add("c.position = ?", wanted.constituency)
    if wanted.kind:
        add("p.kind = ?", KINDS[wanted.kind])
    if STATES[wanted.state] == OBJECTED:
        add("p.wording = ?", OBJECTED)
    elif wanted.state:
        add("p.state = ?", STATES[wanted.state])
    for word in search.split():
        plain = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        add(f"{_HAYSTACK} LIKE ? ESCAPE '!'", f"%{plain}%")
    return " AND ".join(clauses), said


async def page(tx: Tx, meeting_id: int, wanted: PointFilter, search: str, *, limit: int, offset: int) -> Sequence[Case]:
    """So many points of those wanted, by number; every word of `search` (folded) stands somewhere in each."""
    where, values = _where(meeting_id, wanted, search)
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE {where} ORDER BY p.number LIMIT ${len(values) + 1} OFFSET ${len(values) + 2}",
        *(*values, limit, offset),
    )
    return [_case(row) for row in rows]


async def count(tx: Tx, meeting_id: int, wanted: PointFilter, search: str) -> int:
    """How many there are of those wanted."""
    where, values = _where(meeting_id, wanted, search)
    return int(await tx.fetch_value(f"SELECT COUNT(*){_FROM} WHERE {where}", *values))


async def state_counts(tx: Tx, meeting_id: int) -> dict[str, int]:
    """State -> how many points of the meeting stand there."""
    rows = await tx.fetch("SELECT state, COUNT(*) AS n FROM points WHERE meeting_id = $1 GROUP BY state", meeting_id)
    return {row["state"]: int(row["n"]) for row in rows}


async def constituencies(tx: Tx, meeting_id: int) -> list[tuple[int, str]]:
    """(position, name) of each."""
    rows = await tx.fetch(
        "SELECT position, name FROM constituencies WHERE meeting_id = $1 ORDER BY position", meeting_id
    )
    return [(row["position"], row["name"]) for row in rows]


async def organisations(tx: Tx, meeting_id: int, *, limit: int, offset: int) -> list[tuple[int, str]]:
    """(id, short name) of those that take part, in the order of the invitation."""
    rows = await tx.fetch(
        "SELECT id, short FROM organisations WHERE meeting_id = $1 AND standing IN ('invited', 'accepted', 'observer')"
        " ORDER BY position, id LIMIT $2 OFFSET $3",
        *(meeting_id, limit, offset),
    )
    return [(row["id"], row["short"]) for row in rows]


_OWN = " WHERE p.meeting_id = $1 AND d.telegram_id = $2 AND d.left_ms IS NULL"


async def of_account(tx: Tx, meeting_id: int, telegram_id: int, *, limit: int, offset: int) -> Sequence[Case]:
    """So many points of whoever this account speaks for, the newest first."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM}{_OWN} ORDER BY p.number DESC LIMIT $3 OFFSET $4",
        *(meeting_id, telegram_id, limit, offset),
    )
    return [_case(row) for row in rows]


async def count_of_account(tx: Tx, meeting_id: int, telegram_id: int) -> int:
    """How many points they put forward."""
    return int(await tx.fetch_value(f"SELECT COUNT(*){_FROM}{_OWN}", meeting_id, telegram_id))


async def handled(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """What became of every point, by number: id, code and the columns of answer and wording."""
    return await tx.fetch(
        "SELECT id, code, is_forwarded, answer, answered_by, answered_ms, wording, objection FROM points"
        " WHERE meeting_id = $1 ORDER BY number",
        meeting_id,
    )


async def settle(tx: Tx, point_id: int, state: str, reason: str) -> None:
    """Moves a point. A reason stands with those that are not shown, an answer only with those that are answered."""
    await tx.execute(
        "UPDATE points SET state = $2, reason = $3, revision = revision + 1, answer = '', answered_by = '',"
        " answered_ms = NULL WHERE id = $1",
        *(point_id, state, reason),
    )


async def answer(tx: Tx, point_id: int, text: str, by: str, now_ms: int) -> None:
    """The point is answered."""
    await tx.execute(
        "UPDATE points SET state = 'answered', reason = '', revision = revision + 1, answer = $2, answered_by = $3,"
        " answered_ms = $4 WHERE id = $1",
        *(point_id, text, by, now_ms),
    )


async def put_under(tx: Tx, point_id: int, item_id: int | None) -> None:
    """The point belongs to another agenda item, or to none."""
    await tx.execute("UPDATE points SET item_id = $2, revision = revision + 1 WHERE id = $1", point_id, item_id)


async def reword(tx: Tx, point_id: int, text: str, wording: str) -> None:
    """The record wording, and what the sender makes of it. The original is never touched."""
    await tx.execute(
        "UPDATE points SET record_text = $2, wording = $3, objection = '', objection_kept = '' WHERE id = $1",
        *(point_id, text, wording),
    )


async def set_wording(tx: Tx, point_id: int, wording: str, objection: str) -> None:
    """What the sender makes of the record wording, in their own act on it."""
    await tx.execute(
        "UPDATE points SET wording = $2, objection = $3, objection_kept = $3 WHERE id = $1",
        *(point_id, wording, objection),
    )


async def object_by_edit(tx: Tx, point_id: int, objection: str) -> None:
    """An edit of the message is what the sender would write; what they proposed before is kept behind it."""
    await tx.execute("UPDATE points SET wording = 'objected', objection = $2 WHERE id = $1", point_id, objection)


async def take_edit_back(tx: Tx, point_id: int, wording: str) -> None:
    """What was proposed before the edit stands again; where nothing was, the sender's view is `wording`."""
    await tx.execute(
        "UPDATE points SET objection = objection_kept,"
        " wording = CASE WHEN objection_kept = '' THEN $2 ELSE 'objected' END WHERE id = $1",
        *(point_id, wording),
    )


async def on_card(tx: Tx, telegram_id: int, topic: str, key: str) -> int | str | None:
    """What the card of this topic in the chat was last drawn from; None where it stands there no more."""
    stored = await tx.fetch_value("SELECT payload FROM outbox WHERE chat_id = $1 AND topic = $2", telegram_id, topic)
    found: int | str | None = None if stored is None else json.loads(stored).get(key)
    return found
