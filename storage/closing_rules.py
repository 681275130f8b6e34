"""How a meeting is finished: how long corrections may be proposed, and whether the draft minutes go to who attended."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class ClosingRules:
    """`closes_ms` is None until the meeting has ended, and for good where no time for corrections is given."""

    window_hours: int
    sends_minutes: bool
    closes_ms: int | None
    lapsed_ms: int | None


PLAIN = ClosingRules(72, True, None, None)


async def of_meeting(tx: Tx, meeting_id: int) -> ClosingRules:
    """Those of the meeting, as usual where nothing was set."""
    row = await tx.fetch_row(
        "SELECT window_hours, sends_minutes, closes_ms, lapsed_ms FROM closing_rules WHERE meeting_id = $1", meeting_id
    )
    if row is None:
        return PLAIN
    return ClosingRules(int(row[0]), bool(row[1]), row[2], row[3])


async def set_rules(tx: Tx, meeting_id: int, window_hours: int, sends_minutes: bool) -> None:
    """What the file or the secretariat sets, as long as the meeting has not ended."""
    await tx.execute(
        "INSERT INTO closing_rules (meeting_id, window_hours, sends_minutes) VALUES ($1, $2, $3)"
        " ON CONFLICT (meeting_id) DO UPDATE SET window_hours = excluded.window_hours,"
        " sends_minutes = excluded.sends_minutes",
        *(meeting_id, window_hours, int(sends_minutes)),
    )


async def set_closes(tx: Tx, meeting_id: int, rules: ClosingRules, closes_ms: int) -> None:
    """The meeting has ended: corrections may be proposed until then."""
    await set_rules(tx, meeting_id, rules.window_hours, rules.sends_minutes)
    await tx.execute("UPDATE closing_rules SET closes_ms = $2 WHERE meeting_id = $1", meeting_id, closes_ms)


async def due(tx: Tx, now_ms: int) -> list[int]:
    """Meetings whose time for corrections is over and was not noticed yet."""
    rows = await tx.fetch(
        "SELECT c.meeting_id FROM closing_rules c JOIN meetings m ON m.id = c.meeting_id WHERE m.state = 'ended'"
        " AND c.closes_ms <= $1 AND c.lapsed_ms IS NULL ORDER BY c.meeting_id",
        now_ms,
    )
    return [int(row["meeting_id"]) for row in rows]


async def lapse(tx: Tx, meeting_id: int, now_ms: int) -> bool:
    """Noticed; False where it was before."""
    sql = "UPDATE closing_rules SET lapsed_ms = $2 WHERE meeting_id = $1 AND lapsed_ms IS NULL"
    return await tx.execute(sql, meeting_id, now_ms) == 1
