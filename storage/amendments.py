"""Corrections of the minutes as they were proposed and ruled on."""

from dataclasses import dataclass

from storage.database import Tx

_COLUMNS = (
    "a.id, a.meeting_id, a.number, a.delegate_id, d.number AS delegate, d.label, o.short AS organisation,"
    " o.ref AS organisation_ref, d.telegram_id, a.target, a.about, a.text, a.proposed_ms, a.state, a.ruling,"
    " a.ruled_by, a.ruled_ms, a.salt, a.ruling_salt"
)
_FROM = " FROM amendments a JOIN delegates d ON d.id = a.delegate_id JOIN organisations o ON o.id = d.organisation_id"
# What waits for a ruling first, then by number.
_ORDER = " ORDER BY CASE WHEN a.state = 'open' THEN 0 ELSE 1 END, a.number"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One proposal; `delegate` is the number by which the record names who made it, `telegram_id` None where that
    person was separated from their data."""

    id: int
    meeting_id: int
    number: int
    delegate_id: int
    delegate: int
    label: str
    organisation: str
    organisation_ref: str
    telegram_id: int | None
    target: str
    about: str
    text: str
    proposed_ms: int
    state: str
    ruling: str
    ruled_by: str
    ruled_ms: int | None
    salt: str
    ruling_salt: str


@dataclass(frozen=True, slots=True)
class NewAmendment:
    """A proposal about to be stored."""

    delegate_id: int
    target: str
    about: str
    text: str
    salt: str


async def add(tx: Tx, meeting_id: int, new: NewAmendment, now_ms: int) -> int:
    """Keeps it; returns its number in the meeting, from 1. The caller holds the meeting's lock."""
    last = await tx.fetch_value("SELECT MAX(number) FROM amendments WHERE meeting_id = $1", meeting_id)
    number = int(last or 0) + 1
    await tx.execute(
        "INSERT INTO amendments (meeting_id, number, delegate_id, target, about, text, salt, proposed_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        *(meeting_id, number, new.delegate_id, new.target, new.about, new.text, new.salt, now_ms),
    )
    return number


async def load(tx: Tx, amendment_id: int, *, lock: str = "") -> Amendment | None:
    """One of them, or None; with a `lock` nobody else rules on it until the transaction ends."""
    of_row = f"{lock} OF a" if lock else ""
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE a.id = $1{of_row}", amendment_id)
    return None if row is None else Amendment(*row)


async def of_meeting(tx: Tx, meeting_id: int) -> list[Amendment]:
    """All of them by number."""
    rows = await tx.fetch(f"SELECT {_COLUMNS}{_FROM} WHERE a.meeting_id = $1 ORDER BY a.number", meeting_id)
    return [Amendment(*row) for row in rows]


async def page(tx: Tx, meeting_id: int, *, limit: int, offset: int) -> list[Amendment]:
    """So many of the queue: what waits for a ruling first."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE a.meeting_id = $1{_ORDER} LIMIT $2 OFFSET $3", meeting_id, limit, offset
    )
    return [Amendment(*row) for row in rows]


async def counts(tx: Tx, meeting_id: int) -> tuple[int, int]:
    """How many there are, and how many of them wait for a ruling."""
    row = await tx.fetch_row(
        "SELECT COUNT(*) AS n, COUNT(CASE WHEN state = 'open' THEN 1 END) AS w FROM amendments WHERE meeting_id = $1",
        meeting_id,
    )
    assert row is not None, "a count is always there"
    return int(row["n"]), int(row["w"])


async def waiting_of(tx: Tx, delegate_id: int) -> list[Amendment]:
    """What this person proposed and nobody has ruled on."""
    rows = await tx.fetch(
        f"SELECT {_COLUMNS}{_FROM} WHERE a.delegate_id = $1 AND a.state = 'open' ORDER BY a.number", delegate_id
    )
    return [Amendment(*row) for row in rows]


async def rule(tx: Tx, amendment_id: int, state: str, ruling: str, salt: str, by: str, now_ms: int) -> None:
    """The ruling, once; the caller holds the row's lock and found it open."""
    await tx.execute(
        "UPDATE amendments SET state = $2, ruling = $3, ruling_salt = $4, ruled_by = $5, ruled_ms = $6 WHERE id = $1",
        *(amendment_id, state, ruling, salt, by, now_ms),
    )


async def part_names(tx: Tx, meeting_id: int) -> None:
    """As `forget_names`, for everybody of a meeting: names stand in the attendance list alone."""
    await tx.execute(
        "UPDATE amendments SET text = '', salt = '', ruling = '', ruling_salt = '' WHERE meeting_id = $1"
        " AND target IN ('name', 'attendance')",
        meeting_id,
    )


async def clear_words(tx: Tx, meeting_id: int, delegate_id: int | None = None) -> set[str]:
    """Words as people sent them are gone with their salts, of one person or of the whole meeting; rulings stay. Returns
    what they were."""
    whose = f"meeting_id = $1{'' if delegate_id is None else f' AND delegate_id = {int(delegate_id)}'}"
    rows = await tx.fetch(f"SELECT text FROM amendments WHERE {whose}", meeting_id)
    await tx.execute(f"UPDATE amendments SET text = '', salt = '' WHERE {whose}", meeting_id)
    return {row["text"] for row in rows}


async def forget_names(tx: Tx, delegate_id: int) -> None:
    """What somebody wrote about their own name and presence goes with them; its digest then reads as erased."""
    await tx.execute(
        "UPDATE amendments SET text = '', salt = '', ruling = '', ruling_salt = '' WHERE delegate_id = $1"
        " AND target IN ('name', 'attendance')",
        delegate_id,
    )
