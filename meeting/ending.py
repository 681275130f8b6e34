"""What follows when the chair has closed the meeting: thanks, the time for corrections, the draft pack, the head of the
record to the group."""

from typing import Any

from meeting.exports import numbered, want
from meeting.floor import announce_groups
from meeting.house import House
from meeting.telling import button, tell
from rules import chain
from rules.amendments import closes_at
from rules.exports import PACK, Wish
from rules.roles import Role
from storage import closing_rules, delegates, entries, jobs, staff
from storage.database import Tx
from storage.entries import Actor
from storage.meetings import Meeting

# The work that makes the draft minutes and sends them to those who attended.
CLOSING = "closing"
# What the secretariat holds at the end and at adoption: what it works on, and everything in one sealed file.
PAPERS = (Wish("notula"), Wish(PACK))


async def open_window(tx: Tx, meeting_id: int, now_ms: int) -> dict[str, str]:
    """Fixes until when corrections may be proposed; what the entry of the end says of it."""
    rules = await closing_rules.of_meeting(tx, meeting_id)
    if not rules.window_hours:
        return {}
    closes_ms = closes_at(now_ms, rules.window_hours)
    await closing_rules.set_closes(tx, meeting_id, rules, closes_ms)
    return {"corrections_until": chain.time_text(closes_ms)}


async def send_off(house: House, tx: Tx, actor: Actor, meeting: Meeting, now_ms: int) -> None:
    """Within the act that ended the meeting, after its entry: everybody is thanked, and the documents are work that a
    restart resumes. Where the draft does not go to those who attended, they still read until when they may propose
    corrections; else the file says so."""
    about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting.id, "is_awaited": False}
    for telegram_id in await delegates.accounts_of(tx, meeting.id):
        await tell(tx, telegram_id, "rapat_selesai", **about)
    rules = await closing_rules.of_meeting(tx, meeting.id)
    if rules.closes_ms is not None and not rules.sends_minutes:
        rows = [[button("tombol_usul_koreksi", "yk", meeting.id)]]
        for telegram_id in await delegates.attended_accounts(tx, meeting.id):
            once = f"corrections:{meeting.id}"
            await tell(tx, telegram_id, "koreksi_dibuka", **about, buttons=rows, once=once, waktu=rules.closes_ms)
    await announce_groups(tx, meeting.id, "rapat_ditutup", now_ms, judul=meeting.title, jam=now_ms)
    await post_head(tx, meeting.id, now_ms)
    await want_papers(tx, actor, meeting, is_draft=True, now_ms=now_ms)
    if rules.closes_ms is not None and rules.sends_minutes:
        work = {"by": {"ref": actor.ref, "role": actor.role}}
        await jobs.add(tx, meeting.id, CLOSING, "", work, asked_by=None, now_ms=now_ms)


async def want_papers(tx: Tx, actor: Actor, meeting: Meeting, *, is_draft: bool, now_ms: int) -> None:
    """Has the minutes and the sealed pack made from the record as it stands and sent to everybody of the secretariat:
    work that a restart resumes, and that is done once for this state of the record."""
    about: dict[str, Any] = {"is_draft": is_draft, "now_ms": now_ms}
    about["revision"] = await entries.last_act(tx, meeting.id)
    for wish in PAPERS:
        export, _ = await numbered(tx, meeting, actor, wish, (wish.what,), **about)
        for telegram_id in await staff.holders(tx, meeting.id, Role.SECRETARIAT):
            await want(tx, export, actor, telegram_id, now_ms)


async def post_head(tx: Tx, meeting_id: int, now_ms: int) -> None:
    """Number and hash of the record's head as the papers print it, to every group of the meeting: whoever rewrites the
    record later can be found out by anybody who was there."""
    seq, digest = await entries.head(tx, meeting_id)
    await announce_groups(tx, meeting_id, "kepala_catatan", now_ms, nomor=seq, sidik=digest)
