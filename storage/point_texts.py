"""Every wording a point ever had: nothing of it is overwritten, and the record's entries hold the digest of each."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class PointText:
    """One wording; `number` counts within its point from 1. `source` as the schema says; `salt`
    is that of its digest."""

    point_id: int
    number: int
    source: str
    text: str
    written_by: str
    at_ms: int
    salt: str


async def add(tx: Tx, point_id: int, source: str, text: str, *, salt: str, written_by: str, now_ms: int) -> int:
    """Keeps one more wording and returns its number. The caller has locked the point."""
    number = await last_number(tx, point_id)
    if number == 0:
        number = await _keep_first(tx, point_id)
    await tx.execute(
        "INSERT INTO point_texts (point_id, number, source, text, salt, written_by, at_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        *(point_id, number + 1, source, text, salt, written_by, now_ms),
    )
    return number + 1


async def last_number(tx: Tx, point_id: int) -> int:
    """The number of the newest text from any source, 0 while there is only what was sent."""
    return int(await tx.fetch_value("SELECT MAX(number) FROM point_texts WHERE point_id = $1", point_id) or 0)


async def _keep_first(tx: Tx, point_id: int) -> int:
    """The words as they were sent come first; a point that nobody has touched has no other."""
    return await tx.execute(
        "INSERT INTO point_texts (point_id, number, source, text, salt, written_by, at_ms)"
        " SELECT p.id, 1, 'sender', p.original, p.salt, COALESCE('p' || d.number, ''), p.submitted_ms"
        " FROM points p LEFT JOIN delegates d ON d.id = p.delegate_id WHERE p.id = $1",
        point_id,
    )


async def wording_number(tx: Tx, point_id: int) -> int:
    """The number of the record wording in force, 0 while it is the original."""
    sql = "SELECT MAX(number) FROM point_texts WHERE point_id = $1 AND source = 'record'"
    return int(await tx.fetch_value(sql, point_id) or 0)


async def of_meeting(tx: Tx, meeting_id: int) -> dict[int, list[PointText]]:
    """Point id -> its wordings in order, of every point that has more than what was sent."""
    rows = await tx.fetch(
        "SELECT t.point_id, t.number, t.source, t.text, t.written_by, t.at_ms, t.salt FROM point_texts t"
        " JOIN points p ON p.id = t.point_id WHERE p.meeting_id = $1 ORDER BY t.point_id, t.number",
        meeting_id,
    )
    found: dict[int, list[PointText]] = {}
    for row in rows:
        found.setdefault(row["point_id"], []).append(PointText(*row))
    return found
