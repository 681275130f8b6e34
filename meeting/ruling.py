"""The secretariat's queue of proposed corrections: read, accepted with the wording that enters the record, or declined
with a reason that whoever proposed it receives."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from meeting.amended import apply, read_ruling
from meeting.amending import redraw
from meeting.house import House, Sender
from meeting.reasons import read_reason
from meeting.rights import require
from meeting.telling import ask, button, show, tell
from rules import chain
from rules.amendments import TEXT_GRAPHEMES_MAX, Ruling, Target, check_rulable, mark
from rules.meetings import MeetingState
from rules.refusals import Refusal
from rules.roles import Act
from storage import amendments, dialogs, entries, meetings
from storage.amendment_subjects import Subject, subject_of
from storage.amendments import Amendment
from storage.database import Tx
from storage.dialogs import Dialog
from storage.entries import Actor

STEP = "ruling"
ACCEPT, DECLINE = "accept", "decline"
REASON_GRAPHEMES_MAX = 300


@dataclass(frozen=True, slots=True)
class Before:
    """One proposal, locked with what it is about, before somebody who may rule on it just now."""

    tx: Tx
    amendment: Amendment
    subject: Subject
    actor: Actor
    now_ms: int

    @property
    def code(self) -> str:
        """UK1"""
        return mark(self.amendment.number)


@asynccontextmanager
async def before(house: House, sender: Sender, amendment_id: int, marker: int | None = None) -> AsyncIterator[Before]:
    """Raises `koreksi_sudah_diputus` where somebody was faster, and `koreksi_catatan_berubah` where the text it is
    about has changed since the card was drawn: `marker` is what stood on the button."""
    async with house.act(sender) as tx:
        found = await amendments.load(tx, amendment_id)
        if found is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, found.meeting_id, sender, Act.RULE_AMENDMENT)
        one = await amendments.load(tx, amendment_id, lock=house.db.lock_clause)
        assert one is not None, "proposals are never deleted"
        subject = await subject_of(tx, one, lock=house.db.lock_clause)
        meeting = await meetings.load(tx, one.meeting_id, lock=house.db.lock_clause)
        if one.state != Ruling.OPEN:
            raise Refusal("koreksi_sudah_diputus", kode=mark(one.number))
        check_rulable(MeetingState(meeting.state))
        if marker is not None and marker != subject.marker:
            raise Refusal("koreksi_catatan_berubah", kode=mark(one.number))
        yield Before(tx, one, subject, actor, house.now())


async def list_amendments(house: House, sender: Sender, meeting_id: int, *, page: int = 0, anew: bool = False) -> None:
    """The queue, eight a page; what waits stands first."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.RULE_AMENDMENT)
        payload, topic = {"meeting": meeting_id, "page": page}, f"amendments:{meeting_id}"
        about: dict[str, Any] = {"now_ms": house.now(), "anew": anew, "is_awaited": True, "tapped": sender.tapped}
        await show(tx, sender.telegram_id, "amendments", payload, topic=topic, **about)


async def show_amendment(house: House, sender: Sender, amendment_id: int, *, anew: bool = True) -> None:
    """The card of one proposal: what is proposed beside what the record says now."""
    async with house.act(sender) as tx:
        one = await amendments.load(tx, amendment_id)
        if one is None:
            raise Refusal("tombol_lama")
        await require(tx, one.meeting_id, sender, Act.RULE_AMENDMENT)
        await _show(tx, sender, one.id, house.now(), anew=anew)


async def _show(tx: Tx, sender: Sender, amendment_id: int, now_ms: int, *, anew: bool) -> None:
    about: dict[str, Any] = {"now_ms": now_ms, "anew": anew, "is_awaited": True, "tapped": sender.tapped}
    topic = f"amendment:{amendment_id}"
    await show(tx, sender.telegram_id, "amendment", {"amendment": amendment_id}, topic=topic, **about)


async def ask_ruling(house: House, sender: Sender, amendment_id: int, act: str, marker: int = 0) -> None:
    """Asks for the wording that enters the record, or for the reason why the proposal is declined."""
    async with before(house, sender, amendment_id, marker if act == ACCEPT else None) as now:
        payload = {"act": act, "amendment": amendment_id, "marker": marker}
        meeting_id = now.amendment.meeting_id
        await dialogs.set_step(now.tx, sender.telegram_id, meeting_id, STEP, payload, now.now_ms)
        key = f"koreksi_rumusan_{_asked(now.amendment)}" if act == ACCEPT else "koreksi_tolak_alasan"
        limit = TEXT_GRAPHEMES_MAX if act == ACCEPT else REASON_GRAPHEMES_MAX
        rows = [[button("tombol_batal", "yo", amendment_id)]]
        values: dict[str, Any] = {"kode": now.code, "n": limit}
        about: dict[str, Any] = {"now_ms": now.now_ms, "meeting_id": meeting_id, "buttons": rows}
        await ask(now.tx, sender.telegram_id, key, **about, **values)


def _asked(one: Amendment) -> str:
    """Which words ask for the wording: a name is one line, everything else a text."""
    return "nama" if one.target == Target.NAME else "teks"


async def accept(house: House, sender: Sender, amendment_id: int, marker: int, raw: str | None = None) -> str:
    """The proposal enters the record: in the words given, else as it was proposed. What the meeting's texts said before
    stays readable where it always does. Returns its code."""
    async with before(house, sender, amendment_id, marker) as now:
        wording = read_ruling(now.amendment, now.amendment.text if raw is None else raw)
        await apply(house, now.tx, sender, now.actor, now.amendment, now.subject, wording)
        await _ruled(house, sender, now, Ruling.ACCEPTED, wording)
        return now.code


async def decline(house: House, sender: Sender, amendment_id: int, raw: str) -> str:
    """The record stays as it is; whoever proposed the correction reads why. Returns its code."""
    reason = read_reason(raw)
    async with before(house, sender, amendment_id) as now:
        await _ruled(house, sender, now, Ruling.DECLINED, reason)
        return now.code


async def _ruled(house: House, sender: Sender, now: Before, ruling: Ruling, words: str) -> None:
    one, tx, salt = now.amendment, now.tx, house.token_bytes(16).hex()
    await amendments.rule(tx, one.id, ruling.value, words, salt, now.actor.ref, now.now_ms)
    said = {"amendment": now.code, "digest": chain.text_digest(salt, words)}
    if one.about:
        said[one.target] = one.about
    await entries.append(tx, one.meeting_id, now.actor, f"amendment.{ruling.value}", said, now.now_ms)
    dialog = await dialogs.load(tx, sender.telegram_id, now.now_ms)
    if dialog is not None and dialog.step == STEP:
        await dialogs.drop(tx, sender.telegram_id)
    await redraw(tx, one.meeting_id, one.id, now.now_ms)
    await _show(tx, sender, one.id, now.now_ms, anew=sender.tapped is None)
    if one.telegram_id is not None:
        about: dict[str, Any] = {"now_ms": now.now_ms, "meeting_id": one.meeting_id, "is_awaited": False}
        await tell(tx, one.telegram_id, f"koreksi_{ruling.value}", **about, kode=now.code, teks=words)


async def typed(house: House, sender: Sender, dialog: Dialog, raw: str) -> str:
    """What was asked for: the wording, or the reason."""
    payload = dialog.payload
    if payload["act"] == ACCEPT:
        return await accept(house, sender, payload["amendment"], payload["marker"], raw)
    return await decline(house, sender, payload["amendment"], raw)
