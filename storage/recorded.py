"""The rows of one meeting that its record is made of, read as they stand in one snapshot."""

from collections.abc import Sequence

from storage.database import Row, Tx


async def meeting(tx: Tx, meeting_id: int) -> Row | None:
    """The meeting itself, or None."""
    return await tx.fetch_row(
        "SELECT code, title, ground, organiser, secretariat, held_on, held_time, zone, place, invitation_number,"
        " minutes_number, state, opened_ms, ended_ms, created_ms, created_at, exports FROM meetings WHERE id = $1",
        meeting_id,
    )


async def speakers(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """office, subject, note in order."""
    return await tx.fetch(
        "SELECT office, subject, note FROM speakers WHERE meeting_id = $1 ORDER BY position", meeting_id
    )


async def officers(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """duty, office, name in order."""
    return await tx.fetch("SELECT duty, office, name FROM officers WHERE meeting_id = $1 ORDER BY position", meeting_id)


async def constituencies(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """code, name, grouping in order."""
    return await tx.fetch(
        "SELECT code, name, grouping FROM constituencies WHERE meeting_id = $1 ORDER BY position, id", meeting_id
    )


async def organisations(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """Every organisation in order, with the number of delegates that ever registered for it."""
    return await tx.fetch(
        "SELECT o.id, o.ref, o.name, o.short, c.code AS constituency, o.standing, o.weight, o.lead_delegate_id,"
        " (SELECT COUNT(*) FROM delegates d WHERE d.organisation_id = o.id) AS delegates"
        " FROM organisations o LEFT JOIN constituencies c ON c.id = o.constituency_id"
        " WHERE o.meeting_id = $1 ORDER BY o.position, o.id",
        meeting_id,
    )


async def delegates(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """Every delegate in order of registration; no account."""
    return await tx.fetch(
        "SELECT d.id, d.number, d.label, o.ref AS organisation, o.standing, o.lead_delegate_id, d.position, d.name,"
        " d.represents, d.channel, d.registered_ms, d.left_ms"
        " FROM delegates d JOIN organisations o ON o.id = d.organisation_id WHERE d.meeting_id = $1 ORDER BY d.number",
        meeting_id,
    )


async def attended(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """Who was there, by organisation and label, once names are kept apart from answers; nobody before that."""
    return await tx.fetch(
        "SELECT o.ref AS organisation, a.label, a.position, a.name, a.represents FROM attendance_names a"
        " JOIN organisations o ON o.id = a.organisation_id WHERE a.meeting_id = $1 ORDER BY o.position, a.label, a.id",
        meeting_id,
    )


async def electorate(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """Every electorate row of every question: the voter's ref, the reasons of arrival and departure, weight, and the
    receipt, empty without an answer."""
    return await tx.fetch(
        "SELECT e.question_id, CASE WHEN e.delegate_id IS NULL THEN o.ref ELSE 'p' || d.number END AS voter,"
        " e.added_ms, e.added_by, e.reason, e.removed_ms, e.removed_by, e.removed_reason,"
        " e.weight, e.receipt"
        " FROM electorate e JOIN questions q ON q.id = e.question_id JOIN organisations o ON o.id = e.organisation_id"
        " LEFT JOIN delegates d ON d.id = e.delegate_id"
        " WHERE q.meeting_id = $1 ORDER BY e.question_id, e.voter",
        meeting_id,
    )


async def closings(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """Every closing of every question, in order."""
    return await tx.fetch(
        "SELECT c.question_id, c.number, c.closed_ms, c.closed_by, c.invited, c.present, c.entitled, c.answered,"
        " c.incomplete, c.assisted, c.changed, c.commitment FROM closings c JOIN questions q ON q.id = c.question_id"
        " WHERE q.meeting_id = $1 ORDER BY c.question_id, c.number",
        meeting_id,
    )


async def reveals(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """id, item_id, revealed_ms, adopted_ms and nonce of every question; the nonce is empty before closing."""
    return await tx.fetch(
        "SELECT id, item_id, revealed_ms, adopted_ms, nonce FROM questions WHERE meeting_id = $1", meeting_id
    )


_ENTRY = "seq, at, actor_role, actor_ref, kind, payload, prev, hash"


async def entries(tx: Tx, meeting_id: int) -> Sequence[Row]:
    """The whole chain in order."""
    return await tx.fetch(f"SELECT {_ENTRY} FROM entries WHERE meeting_id = $1 ORDER BY seq", meeting_id)


async def entries_of(tx: Tx, meeting_id: int, kind: str) -> Sequence[Row]:
    """Those of one kind in order, with the same columns."""
    sql = f"SELECT {_ENTRY} FROM entries WHERE meeting_id = $1 AND kind = $2 ORDER BY seq"
    return await tx.fetch(sql, meeting_id, kind)
