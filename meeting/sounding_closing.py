"""The closing of a sounding, by an official or at its time: counted, published, and nobody's views are kept."""

from collections.abc import Sequence
from typing import Any

from meeting.closing import OVERWRITE, SYSTEM
from meeting.floor import announce_groups
from meeting.house import House
from meeting.sounding_office import redraw
from rules import chain
from rules.consensus import agreed_first
from rules.soundings import SoundingState, document_of, result_of
from storage import assisted_views, entries, jobs, sounding_ends, soundings
from storage.database import Tx
from storage.entries import Actor
from storage.soundings import Sounding
from storage.tallies import constituencies_of


async def close_due(house: House) -> Sequence[int]:
    """Closes every sounding whose time is over; each press checks the time itself. Returns the soundings closed."""
    async with house.db.reading() as tx:
        due = await sounding_ends.due_ids(tx, house.now())
    closed = []
    for sounding_id in due:
        async with house.db.transaction() as tx:
            sounding = await soundings.load(tx, sounding_id, lock=house.db.lock_clause)
            if sounding is None or sounding.state != SoundingState.OPEN:
                continue
            await close_in(house, tx, sounding, SYSTEM)
            tx.after_commit(house.wake)
            closed.append(sounding_id)
    return closed


async def close_in(house: House, tx: Tx, sounding: Sounding, actor: Actor) -> None:
    """Within an act: the caller has locked the sounding and found it open."""
    now_ms = house.now()
    # A sounding ends at its time, however late the act that notices it.
    closed_ms = now_ms if sounding.deadline_ms is None else min(now_ms, sounding.deadline_ms)
    asked = await soundings.points_of(tx, sounding.id)
    codes = await constituencies_of(tx, sounding.meeting_id)
    positions, helped = [one.position for one in asked], await assisted_views.counted(tx, sounding.id)
    result = result_of(positions, codes, await soundings.voices(tx, sounding), assisted=helped)
    text = chain.canonical(document_of(result)).decode()
    await sounding_ends.set_closed(tx, sounding.id, closed_ms, actor.ref, text)
    payload: dict[str, Any] = {"answered": result.answered, "entitled": result.entitled, "sounding": sounding.code}
    payload |= {"closed": chain.time_text(closed_ms), "result": chain.text_digest(sounding.salt, text)}
    await entries.append(tx, sounding.meeting_id, actor, "sounding.closed", payload, now_ms)
    await overwrite(tx, sounding, now_ms)
    names = {one.position: one.code for one in asked}
    agreed = [names[point.position] for point in agreed_first(result.points)]
    said = {"kode": sounding.code, "n": result.answered, "berhak": result.entitled}
    listed: Any = agreed or {"key": "penjajakan_tidak_ada_butir"}
    await announce_groups(tx, sounding.meeting_id, "penjajakan_grup_tutup", now_ms, **said, daftar=listed)
    await redraw(tx, sounding, now_ms)


async def overwrite(tx: Tx, sounding: Sounding, now_ms: int) -> None:
    """What was deleted is made unreadable on the disk, as after a secret question."""
    await jobs.add(*(tx, sounding.meeting_id, OVERWRITE, f"sounding:{sounding.id}", {}), asked_by=None, now_ms=now_ms)
