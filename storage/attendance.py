"""Who is here: counted anew from the delegates, by constituency."""

from dataclasses import dataclass

from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Attendance:
    """A constituency, or the whole meeting (no name): organisations invited, those of them that are here, and people of
    all that vote, also of those that came uninvited and were accepted."""

    name: str
    invited: int
    present: int
    people: int


# People are counted for each organisation first: a screen asks twice a second, of ten thousand too.
_HERE = (
    "LEFT JOIN (SELECT organisation_id, COUNT(*) AS people FROM delegates WHERE meeting_id = $1 AND left_ms IS NULL"
    " GROUP BY organisation_id) d ON d.organisation_id = o.id"
)
_FIGURES = (
    "COUNT(CASE WHEN o.standing = 'invited' THEN 1 END) AS invited,"
    " COUNT(CASE WHEN o.standing = 'invited' AND d.people > 0 THEN 1 END) AS present,"
    " CAST(COALESCE(SUM(CASE WHEN o.standing IN ('invited', 'accepted') THEN d.people END), 0) AS BIGINT) AS people"
)


async def of_meeting(tx: Tx, meeting_id: int) -> Attendance:
    """The figures of the whole meeting, organisations of no constituency among them."""
    row = await tx.fetch_row(f"SELECT {_FIGURES} FROM organisations o {_HERE} WHERE o.meeting_id = $1", meeting_id)
    assert row is not None
    return Attendance("", row["invited"], row["present"], row["people"])


async def by_constituency(tx: Tx, meeting_id: int) -> list[Attendance]:
    """One row a constituency in its order."""
    rows = await tx.fetch(
        f"SELECT c.name, {_FIGURES} FROM constituencies c LEFT JOIN organisations o ON o.constituency_id = c.id {_HERE}"
        " WHERE c.meeting_id = $1 GROUP BY c.id, c.name, c.position ORDER BY c.position",
        meeting_id,
    )
    return [Attendance(row["name"], row["invited"], row["present"], row["people"]) for row in rows]


async def missing(tx: Tx, meeting_id: int) -> list[str]:
    """Short names of invited organisations nobody has registered for, in the order of the list."""
    rows = await tx.fetch(
        "SELECT o.short FROM organisations o WHERE o.meeting_id = $1 AND o.standing = 'invited' AND NOT EXISTS"
        " (SELECT 1 FROM delegates d WHERE d.organisation_id = o.id AND d.left_ms IS NULL) ORDER BY o.position",
        meeting_id,
    )
    return [row["short"] for row in rows]


async def with_standing(tx: Tx, meeting_id: int, standing: str) -> list[str]:
    """Short names of organisations with this standing."""
    rows = await tx.fetch(
        "SELECT short FROM organisations WHERE meeting_id = $1 AND standing = $2 ORDER BY position",
        meeting_id,
        standing,
    )
    return [row["short"] for row in rows]
