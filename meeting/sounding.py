"""A sounding (penjajakan) in the hands of its officials: prepared, opened, closed or cancelled. It decides nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from meeting import sounding_cards
from meeting.floor import announce_groups
from meeting.house import House, Sender
from meeting.rights import require
from meeting.sounding_checks import check_going_on, soundable_points
from meeting.sounding_closing import close_in, overwrite
from meeting.sounding_office import follow, redraw, show_card
from rules import chain
from rules.consensus import POINTS_MAX
from rules.meetings import MeetingState, check_running
from rules.refusals import Refusal
from rules.roles import Act
from rules.soundings import (
    CANCEL_REASONS,
    MINUTES,
    SOUNDABLE,
    TICKED,
    SoundingState,
    check_ticked,
)
from storage import entries, meetings, points, sounding_ends, soundings
from storage.database import Tx
from storage.entries import Actor
from storage.soundings import Sounding

MINUTE_MS = 60_000
_OVER = (SoundingState.CLOSED, SoundingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Sounded:
    """The sounding after an act, and whether the act changed anything."""

    sounding: Sounding
    has_changed: bool


@dataclass(frozen=True, slots=True)
class _Turn:
    """An official before a sounding, whose row is locked."""

    tx: Tx
    sounding: Sounding
    actor: Actor
    now_ms: int

    async def enter(self, kind: str, payload: dict[str, Any]) -> None:
        payload = {"sounding": self.sounding.code, **payload}
        await entries.append(self.tx, self.sounding.meeting_id, self.actor, kind, payload, self.now_ms)

    async def done(self) -> Sounded:
        after = await soundings.load(self.tx, self.sounding.id)
        assert after is not None
        return Sounded(after, True)


@asynccontextmanager
async def _turn(house: House, sender: Sender, sounding_id: int, act: Act) -> AsyncIterator[_Turn]:
    async with house.act(sender) as tx:
        sounding = await soundings.load(tx, sounding_id, lock=house.db.lock_clause)
        if sounding is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, sounding.meeting_id, sender, act)
        yield _Turn(tx, sounding, actor, house.now())


async def list_soundings(house: House, sender: Sender, meeting_id: int, *, anew: bool = True) -> None:
    """Shows an official the soundings of the meeting, and the way to a new one."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.PREPARE_SOUNDING)
        await show_card(tx, sender, meeting_id, {"view": "list"}, house.now(), anew=anew)


async def prepare(house: House, sender: Sender, meeting_id: int) -> Sounding:
    """The sounding that is being prepared, begun with the points that are shown where there is none."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.PREPARE_SOUNDING)
        await check_going_on(house, tx, meeting_id)
        drafts = [one for one in await soundings.of_meeting(tx, meeting_id) if one.state == SoundingState.DRAFT]
        sounding_id = drafts[0].id if drafts else await _begin(tx, meeting_id)
        await show_card(tx, sender, meeting_id, {"sounding": sounding_id, "view": "one"}, house.now())
        sounding = await soundings.load(tx, sounding_id)
        assert sounding is not None
    return sounding


async def _begin(tx: Tx, meeting_id: int) -> int:
    sounding_id = await soundings.add(tx, meeting_id)
    shown = [point for point in await points.of_meeting(tx, meeting_id) if point.state in TICKED]
    for point in shown[:POINTS_MAX]:
        await soundings.tick(tx, sounding_id, point.id, point.number, is_in=True)
    return sounding_id


async def tick(house: House, sender: Sender, sounding_id: int, point_id: int, *, is_in: bool, page: int = 0) -> bool:
    """Puts a point in or takes it out while the sounding is prepared; False where it was so already."""
    async with _turn(house, sender, sounding_id, Act.PREPARE_SOUNDING) as now:
        await check_going_on(house, now.tx, now.sounding.meeting_id)
        point = await points.load(now.tx, point_id)
        if now.sounding.state != SoundingState.DRAFT or point is None:
            raise Refusal("tombol_lama")
        if point.meeting_id != now.sounding.meeting_id or (is_in and point.state not in SOUNDABLE):
            raise Refusal("tombol_lama")
        has_changed = await soundings.tick(now.tx, sounding_id, point_id, point.number, is_in=is_in)
        count = len(await soundings.points_of(now.tx, sounding_id))
        if count > POINTS_MAX:
            raise Refusal("penjajakan_banyak", n=count - 1, maks=POINTS_MAX)
        if has_changed:
            await follow(now.tx, now.sounding, now.now_ms)
        await _show_one(now, sender, page=page)
    return has_changed


async def look(
    house: House,
    sender: Sender,
    sounding_id: int,
    *,
    page: int = 0,
    position: int = 0,
    asks: str = "",
    anew: bool = False,
) -> None:
    """The card of one sounding: ticks, turnout or result, one point of it, or what is asked before it ends."""
    async with _turn(house, sender, sounding_id, Act.PREPARE_SOUNDING) as now:
        await _show_one(now, sender, page=page, position=position, asks=asks, anew=anew)


async def open_sounding(house: House, sender: Sender, sounding_id: int, *, minutes: int = 0) -> Sounded:
    """Freezes points and wordings, and asks everybody present who may answer. One sounding at a time."""
    async with _turn(house, sender, sounding_id, Act.SOUND) as now:
        tx, sounding, now_ms = now.tx, now.sounding, now.now_ms
        if sounding.state == SoundingState.OPEN:
            return Sounded(sounding, False)
        if sounding.state in _OVER:
            raise Refusal("penjajakan_tidak_dapat", kode=sounding.code)
        if minutes and minutes not in MINUTES:
            raise Refusal("tombol_lama")
        ticked = await soundable_points(house, tx, sounding_id)
        meeting = await meetings.load(tx, sounding.meeting_id, lock=house.db.lock_clause)
        check_running(MeetingState(meeting.state))
        for other in await soundings.of_meeting(tx, sounding.meeting_id):
            if other.state == SoundingState.OPEN:
                raise Refusal("penjajakan_masih_dibuka", kode=other.code)
        check_ticked(len(ticked))
        deadline_ms = now_ms + minutes * MINUTE_MS if minutes else None
        await soundings.set_open(tx, sounding_id, ticked, now.actor.ref, now_ms, deadline_ms)
        salt = house.token_bytes(16).hex()
        digests = [{"digest": chain.text_digest(salt, one.wording), "point": one.code} for one in ticked]
        until = {} if deadline_ms is None else {"until": chain.time_text(deadline_ms)}
        await soundings.keep_salt(tx, sounding_id, salt)
        await now.enter("sounding.opened", {"points": digests, **until})
        for telegram_id, delegate_id in (await soundings.invited_accounts(tx, sounding.meeting_id)).items():
            await sounding_cards.post(tx, telegram_id, delegate_id, sounding, now_ms)
        said = {"kode": sounding.code, "n": len(ticked)}
        await announce_groups(tx, sounding.meeting_id, "penjajakan_grup_buka", now_ms, **said)
        await follow(now.tx, now.sounding, now.now_ms)
        await _show_one(now, sender)
        return await now.done()


async def close(house: House, sender: Sender, sounding_id: int) -> Sounded:
    """Counts, publishes what may be shown, and deletes who said what: in one transaction, and once."""
    async with _turn(house, sender, sounding_id, Act.END_SOUNDING) as now:
        if now.sounding.state == SoundingState.CLOSED:
            return Sounded(now.sounding, False)
        if now.sounding.state != SoundingState.OPEN:
            raise Refusal("penjajakan_tidak_dapat", kode=now.sounding.code)
        await close_in(house, now.tx, now.sounding, now.actor)
        await _show_one(now, sender)
        return await now.done()


async def cancel(house: House, sender: Sender, sounding_id: int, reason: int) -> Sounded:
    """Ends a sounding without a result, with a reason that everybody reads; what was answered is deleted."""
    async with _turn(house, sender, sounding_id, Act.END_SOUNDING) as now:
        tx, sounding, now_ms = now.tx, now.sounding, now.now_ms
        if reason >= len(CANCEL_REASONS):
            raise Refusal("tombol_lama")
        if sounding.state == SoundingState.CANCELLED:
            return Sounded(sounding, False)
        if sounding.state == SoundingState.CLOSED:
            raise Refusal("penjajakan_tidak_dapat", kode=sounding.code)
        await check_going_on(house, tx, sounding.meeting_id)
        key = CANCEL_REASONS[reason]
        await sounding_ends.set_cancelled(tx, sounding_id, now_ms, now.actor.ref, key)
        await now.enter("sounding.cancelled", {"reason": key})
        await overwrite(tx, sounding, now.now_ms)
        if sounding.state == SoundingState.OPEN:
            said = {"alasan": {"key": key}, "kode": sounding.code}
            await announce_groups(tx, sounding.meeting_id, "penjajakan_grup_batal", now_ms, **said)
        await redraw(now.tx, now.sounding, now.now_ms)
        await _show_one(now, sender)
        return await now.done()


async def _show_one(
    now: _Turn, sender: Sender, *, page: int = 0, position: int = 0, asks: str = "", anew: bool = False
) -> None:
    payload = {"asks": asks, "page": page, "position": position, "sounding": now.sounding.id, "view": "one"}
    await show_card(now.tx, sender, now.sounding.meeting_id, payload, now.now_ms, anew=anew)
