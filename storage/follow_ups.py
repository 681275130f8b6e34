"""What is to be done after the meeting: by whom, until when, how far it is, and from which meeting it was carried."""

from collections.abc import Collection
from dataclasses import dataclass

from rules.outcomes import OutcomeKind, mark
from storage.database import Tx

_COLUMNS = (
    "f.note_id, f.organisation_id, COALESCE(o.short, '') AS organisation, COALESCE(o.ref, '') AS ref, f.responsible,"
    " f.due_on, f.status, f.carried_from, f.origin, f.revision"
)
_OF_SECRETARIAT = (
    "EXISTS (SELECT 1 FROM staff s WHERE s.meeting_id IN (0, {meeting}) AND s.telegram_id = {account}"
    " AND s.role = 'secretariat')"
)
_FROM = " FROM follow_ups f LEFT JOIN organisations o ON o.id = f.organisation_id JOIN notes n ON n.id = f.note_id"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a follow-up knows beside its text. `organisation` is the short name of an organisation of the meeting and
    `ref` how the record calls it; `responsible` is what was typed; `due_on` is an ISO date; all may be empty."""

    note_id: int
    organisation_id: int | None
    organisation: str
    ref: str
    responsible: str
    due_on: str
    status: str
    carried_from: int | None
    origin: str
    revision: int

    @property
    def who(self) -> str:
        """Whoever is responsible, as it is read."""
        return self.organisation or self.responsible


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A follow-up of an earlier meeting that is not done yet, and how it is called there."""

    note_id: int
    meeting_id: int
    meeting_code: str
    number: int
    text: str
    who: str
    due_on: str
    status: str

    @property
    def origin(self) -> str:
        """How a later meeting calls it: "RAKOR-6 TL2"."""
        return f"{self.meeting_code} {mark(OutcomeKind.FOLLOW_UP, self.number)}"


@dataclass(frozen=True, slots=True)
class Task:
    """What is stored of a follow-up beside its text."""

    responsible: str = ""
    due_on: str = ""
    status: str = "open"
    organisation_id: int | None = None
    carried_from: int | None = None
    origin: str = ""


async def add(tx: Tx, note_id: int, task: Task) -> None:
    """Stores what a follow-up knows beside its text."""
    await tx.execute(
        "INSERT INTO follow_ups (note_id, organisation_id, responsible, due_on, status, carried_from, origin)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        *(note_id, task.organisation_id, task.responsible, task.due_on, task.status, task.carried_from, task.origin),
    )


async def load(tx: Tx, note_id: int) -> FollowUp | None:
    """One follow-up, or None where the outcome is none."""
    row = await tx.fetch_row(f"SELECT {_COLUMNS}{_FROM} WHERE f.note_id = $1", note_id)
    return None if row is None else FollowUp(*row)


async def of_meeting(tx: Tx, meeting_id: int) -> dict[int, FollowUp]:
    """Outcome id -> its follow-up, for every one of a meeting."""
    rows = await tx.fetch(f"SELECT {_COLUMNS}{_FROM} WHERE n.meeting_id = $1", meeting_id)
    return {row["note_id"]: FollowUp(*row) for row in rows}


async def set_status(tx: Tx, note_id: int, status: str) -> None:
    """open | running | done"""
    sql = "UPDATE follow_ups SET status = $2, revision = revision + 1 WHERE note_id = $1"
    await tx.execute(sql, note_id, status)


async def assign(tx: Tx, note_id: int, organisation_id: int | None, responsible: str) -> None:
    """Who is responsible: an organisation of the meeting, or words."""
    await tx.execute(
        "UPDATE follow_ups SET organisation_id = $2, responsible = $3, revision = revision + 1 WHERE note_id = $1",
        *(note_id, organisation_id, responsible),
    )


async def set_due(tx: Tx, note_id: int, due_on: str) -> None:
    """Until when, an ISO date."""
    sql = "UPDATE follow_ups SET due_on = $2, revision = revision + 1 WHERE note_id = $1"
    await tx.execute(sql, note_id, due_on)


async def origins(tx: Tx, meeting_id: int) -> frozenset[str]:
    """How those that were carried into a meeting were called where they come from."""
    rows = await tx.fetch(
        "SELECT f.origin FROM follow_ups f JOIN notes n ON n.id = f.note_id WHERE n.meeting_id = $1 AND f.origin <> ''"
        " AND n.withdrawn_ms IS NULL",
        meeting_id,
    )
    return frozenset(row["origin"] for row in rows)


async def carried_twin(tx: Tx, note_id: int) -> str | None:
    """How another one in force is called that was carried from the same as this: "RAKOR-8 TL2"; None for none."""
    row = await tx.fetch_row(
        "SELECT m.code, n.number FROM follow_ups mine JOIN notes own ON own.id = mine.note_id"
        " JOIN follow_ups f ON f.note_id <> mine.note_id JOIN notes n ON n.id = f.note_id"
        " JOIN meetings m ON m.id = n.meeting_id WHERE mine.note_id = $1 AND n.withdrawn_ms IS NULL AND ("
        "f.carried_from = mine.carried_from OR (mine.origin <> '' AND f.origin = mine.origin"
        " AND n.meeting_id = own.meeting_id)) ORDER BY n.id LIMIT 1",
        note_id,
    )
    return None if row is None else f"{row['code']} {mark(OutcomeKind.FOLLOW_UP, row['number'])}"


async def by_origin(tx: Tx, meeting_ids: Collection[int]) -> dict[str, int]:
    """How a later meeting calls each follow-up of these meetings -> its id."""
    places = ", ".join(f"${place}" for place in range(1, len(meeting_ids) + 1))
    if not places:
        return {}
    rows = await tx.fetch(
        "SELECT n.id, m.code, n.number FROM notes n JOIN meetings m ON m.id = n.meeting_id"
        f" WHERE n.kind = 'follow_up' AND n.meeting_id IN ({places})",
        *sorted(meeting_ids),
    )
    return {f"{row['code']} {mark(OutcomeKind.FOLLOW_UP, row['number'])}": row["id"] for row in rows}


async def unfinished(tx: Tx, meeting_ids: Collection[int], *, lock: str = "") -> list[Unfinished]:
    """Those of these meetings that are neither done nor withdrawn, and that no meeting goes on with yet. `lock` is the
    database's lock clause where the caller is about to carry them."""
    places = ", ".join(f"${place}" for place in range(1, len(meeting_ids) + 1))
    if not places:
        return []
    rows = await tx.fetch(
        "SELECT n.id, n.meeting_id, m.code, n.number, n.text,"
        " COALESCE((SELECT o.name FROM organisations o WHERE o.id = f.organisation_id), f.responsible) AS who,"
        " f.due_on, f.status FROM follow_ups f JOIN notes n ON n.id = f.note_id JOIN meetings m ON m.id = n.meeting_id"
        f" WHERE n.meeting_id IN ({places}) AND n.withdrawn_ms IS NULL AND f.status <> 'done' AND NOT EXISTS ("
        "SELECT 1 FROM follow_ups later JOIN notes l ON l.id = later.note_id WHERE later.carried_from = n.id"
        f" AND l.withdrawn_ms IS NULL) ORDER BY m.held_on, m.id, n.number{lock and ' FOR UPDATE OF n'}",
        *sorted(meeting_ids),
    )
    return [Unfinished(*row) for row in rows]


async def earlier_meetings(tx: Tx, meeting_id: int, telegram_id: int) -> list[int]:
    """Meetings that are over, were held no later than this one, and have the same account in their secretariat."""
    rows = await tx.fetch(
        "SELECT e.id FROM meetings e JOIN meetings m ON m.id = $1 WHERE e.id <> m.id AND e.created_ms <= m.created_ms"
        " AND e.held_on <= m.held_on AND e.state IN ('ended', 'adopted', 'locked') AND "
        f"{_OF_SECRETARIAT.format(meeting='e.id', account='$2')} ORDER BY e.held_on, e.id",
        *(meeting_id, telegram_id),
    )
    return [row["id"] for row in rows]


async def hold(tx: Tx, telegram_id: int, origins: Collection[str], lock: str) -> None:
    """Holds how they are called against whoever lists the same in another file, and those of them that stand in
    meetings with this account in their secretariat, in the order in which whoever carries them by button holds them."""
    for origin in sorted(origins):
        # Written again although it is there: that holds the row until the transaction ends.
        again = "ON CONFLICT (origin) DO UPDATE SET origin = excluded.origin"
        await tx.execute(f"INSERT INTO listed_origins (origin) VALUES ($1) {again}", origin)
    codes = sorted({origin.rpartition(" ")[0] for origin in origins})
    places = ", ".join(f"${place}" for place in range(2, len(codes) + 2))
    if places:
        await tx.fetch(
            "SELECT n.id FROM notes n JOIN meetings m ON m.id = n.meeting_id WHERE n.kind = 'follow_up'"
            f" AND m.code IN ({places}) AND {_OF_SECRETARIAT.format(meeting='m.id', account='$1')}"
            f" ORDER BY m.held_on, m.id, n.number{lock and ' FOR UPDATE OF n'}",
            telegram_id,
            *codes,
        )


async def carried_elsewhere(tx: Tx, meeting_id: int, telegram_id: int) -> dict[str, str]:
    """Those in force that were carried into other meetings of this account's secretariat: how each was called where it
    comes from -> how it is called there, {"RAKOR-6 TL2": "RAKOR-7 TL1"}."""
    rows = await tx.fetch(
        "SELECT f.origin, m.code, n.number FROM follow_ups f JOIN notes n ON n.id = f.note_id JOIN meetings m"
        " ON m.id = n.meeting_id WHERE f.origin <> '' AND n.withdrawn_ms IS NULL AND n.meeting_id <> $1"
        f" AND {_OF_SECRETARIAT.format(meeting='m.id', account='$2')} ORDER BY n.id DESC",
        *(meeting_id, telegram_id),
    )
    return {row["origin"]: f"{row['code']} {mark(OutcomeKind.FOLLOW_UP, row['number'])}" for row in rows}


async def waiting(tx: Tx, meeting_id: int, telegram_id: int, *, lock: str = "") -> list[Unfinished]:
    """What this account may take into the meeting: unfinished in earlier meetings of the same secretariat, and carried
    neither here nor into another of its meetings yet. `lock` holds them against another meeting that reaches for the
    same."""
    earlier = await earlier_meetings(tx, meeting_id, telegram_id)
    if lock:
        await unfinished(tx, earlier, lock=lock)
    carried = await origins(tx, meeting_id) | (await carried_elsewhere(tx, meeting_id, telegram_id)).keys()
    return [one for one in await unfinished(tx, earlier) if one.origin not in carried]
