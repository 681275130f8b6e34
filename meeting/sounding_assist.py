"""Views that an official enters for somebody without a phone: they count when a second official confirms them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from meeting.assisting import REASON_GRAPHEMES_MAX
from meeting.house import House, Sender
from meeting.rights import has_right, require
from meeting.telling import ask, button, show, tell
from rules.refusals import Refusal
from rules.roles import Act
from rules.soundings import check_answering, pack_views, unpack_views
from rules.text import clean_line, length, mask_identity, within
from storage import assisted, assisted_views, delegates, dialogs, entries, outbox, soundings
from storage.assisted_views import AssistedViews
from storage.database import Tx
from storage.delegates import VOTING, Delegate
from storage.entries import Actor
from storage.soundings import Sounding

STEP_REASON = "assist_views_reason"


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry that waits for a second official, or what became of it."""

    sounding: Sounding
    label: str
    counts: bool


async def _before(house: House, tx: Tx, sounding_id: int, delegate_id: int) -> tuple[Sounding, Delegate]:
    """Sounding and delegate, locked as for a press of their own."""
    sounding = await soundings.load(tx, sounding_id, lock=house.db.lock_clause)
    delegate = await delegates.load(tx, delegate_id, lock=house.db.lock_clause)
    if sounding is None or delegate is None or delegate.meeting_id != sounding.meeting_id:
        raise Refusal("tombol_lama")
    return sounding, delegate


async def _check_open(house: House, tx: Tx, sounding: Sounding, delegate: Delegate, packed: int) -> None:
    check_answering(sounding.code, sounding.state, sounding.closed_ms, sounding.deadline_ms, house.now())
    if delegate.left_ms is not None:
        raise Refusal("tidak_berhak", kode=sounding.code)
    if delegate.standing not in VOTING:
        raise Refusal("tanpa_hak")
    unpack_views(packed, len(await soundings.points_of(tx, sounding.id)))


async def turn(
    house: House,
    sender: Sender,
    sounding_id: int,
    delegate_id: int,
    position: int,
    packed: int,
    keep: Callable[[], None],
) -> None:
    """Shows an official a point of the sounding, or what they wrote down so far; `keep` puts that where the card finds
    it: nothing of it is stored before the reason is given."""
    async with house.act(sender) as tx:
        sounding, delegate = await _before(house, tx, sounding_id, delegate_id)
        await require(tx, sounding.meeting_id, sender, Act.ENTER_ASSISTED)
        await _check_open(house, tx, sounding, delegate, packed)
        payload = {"delegate": delegate_id, "meeting": sounding.meeting_id}
        payload |= {"position": position, "sounding": sounding_id}
        await show(tx, sender.telegram_id, "views_entry", payload, topic="dialog", now_ms=house.now(), is_awaited=True)
        keep()


async def ask_reason(house: House, sender: Sender, sounding_id: int, delegate_id: int, packed: int) -> None:
    """Asks why an official answers for this delegate; the paper form is one press away."""
    async with house.act(sender) as tx:
        sounding, delegate = await _before(house, tx, sounding_id, delegate_id)
        await require(tx, sounding.meeting_id, sender, Act.ENTER_ASSISTED)
        await _check_open(house, tx, sounding, delegate, packed)
        if not packed:
            raise Refusal("tombol_lama")
        waiting = {"delegate": delegate_id, "sounding": sounding_id, "views": packed}
        await dialogs.set_step(tx, sender.telegram_id, sounding.meeting_id, STEP_REASON, waiting, house.now())
        now_ms, meeting_id, rows = house.now(), sounding.meeting_id, [[button("alasan_formulir_kertas", "iy")]]
        await ask(
            *(tx, sender.telegram_id, "isikan_alasan"), now_ms=now_ms, meeting_id=meeting_id, buttons=rows, anew=False
        )


async def enter_waiting(house: House, sender: Sender, raw_reason: str, *, anew: bool) -> Entered:
    """The views that wait in the dialog, with their masked reason, go to a second official."""
    async with house.act(sender) as tx:
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        if dialog is None or dialog.step != STEP_REASON:
            raise Refusal("tombol_lama")
        reason = mask_identity(clean_line(raw_reason).text).text
        if not within(reason, REASON_GRAPHEMES_MAX):
            raise Refusal("teks_panjang", n=length(reason), maks=REASON_GRAPHEMES_MAX)
        await dialogs.drop(tx, sender.telegram_id)
        packed = dialog.payload["views"]
        sounding, delegate = await _before(house, tx, dialog.payload["sounding"], dialog.payload["delegate"])
        actor = await require(tx, sounding.meeting_id, sender, Act.ENTER_ASSISTED)
        await _check_open(house, tx, sounding, delegate, packed)
        now_ms, chat_id = house.now(), sender.telegram_id
        seen = pack_views(await soundings.views_of(tx, sounding.id, delegate.id))
        entry_id = await assisted_views.add(tx, sounding.id, delegate.id, packed, seen, reason, chat_id, now_ms)
        await _enter(tx, sounding, delegate, actor, "entered", now_ms)
        for other in await assisted.confirmers(tx, sounding.meeting_id):
            if other != chat_id:
                card, topic = {"entry": entry_id, "meeting": sounding.meeting_id}, f"assisted_views:{entry_id}"
                await show(tx, other, "assisted_views", card, topic=topic, now_ms=now_ms, anew=True)
        said: dict[str, Any] = {"kode": sounding.code, "label": delegate.label}
        meeting_id = sounding.meeting_id
        await ask(tx, chat_id, "dibantu_menunggu", now_ms=now_ms, meeting_id=meeting_id, anew=anew, **said)
    return Entered(sounding, delegate.label, False)


async def settle(house: House, sender: Sender, entry_id: int, *, is_right: bool) -> Entered:
    """A second official confirms the entry, whose views stand from now on, or refuses it. Nobody confirms their own;
    after the end nothing is confirmed any more."""
    async with house.act(sender) as tx:
        found = await assisted_views.load(tx, entry_id)
        if found is None:
            raise Refusal("tombol_lama")
        # The sounding is locked first, as everywhere; then the entry is read as it stands now.
        sounding, delegate = await _before(house, tx, found.sounding_id, found.delegate_id)
        entry = await assisted_views.load(tx, entry_id, lock=house.db.lock_clause)
        assert entry is not None, "entries are never deleted"
        actor = await require(tx, sounding.meeting_id, sender, Act.CONFIRM_ASSISTED)
        if entry.entered_by == sender.telegram_id:
            raise Refusal("dibantu_petugas_lain")
        if entry.state != "waiting":
            return Entered(sounding, delegate.label, entry.state == "confirmed")
        now_ms, state = house.now(), "confirmed" if is_right else "refused"
        if is_right:
            await _check_open(house, tx, sounding, delegate, entry.views)
            await _give(tx, sounding, delegate, entry, now_ms)
        await assisted_views.settle(tx, entry_id, state, sender.telegram_id, now_ms)
        await _enter(tx, sounding, delegate, actor, state, now_ms)
        await outbox.want_again(tx, f"assisted_views:{entry_id}", now_ms=now_ms)
    return Entered(sounding, delegate.label, is_right)


async def _give(tx: Tx, sounding: Sounding, delegate: Delegate, entry: AssistedViews, now_ms: int) -> None:
    """What the delegate gave or changed themselves since then stands; whoever wrote the entry is still an official."""
    if pack_views(await soundings.views_of(tx, sounding.id, delegate.id)) != entry.seen:
        raise Refusal("dibantu_sudah_sendiri", label=delegate.label)
    if not await has_right(tx, sounding.meeting_id, Sender(entry.entered_by), Act.ENTER_ASSISTED):
        raise Refusal("tombol_lama")
    constituency = await soundings.constituency_of(tx, delegate.id)
    views = unpack_views(entry.views, len(await soundings.points_of(tx, sounding.id)))
    for position, view in views.items():
        given = (sounding.id, position, delegate.id, constituency, view, now_ms)
        await soundings.give(tx, *given, is_assisted=True)
    if delegate.telegram_id is not None:
        values: dict[str, Any] = {"kode": sounding.code}
        meeting_id = sounding.meeting_id
        await tell(tx, delegate.telegram_id, "dibantu_rahasia", now_ms=now_ms, meeting_id=meeting_id, **values)
        await outbox.want_again(tx, f"sounding:{sounding.id}", now_ms=now_ms)


async def _enter(tx: Tx, sounding: Sounding, delegate: Delegate, actor: Actor, act: str, now_ms: int) -> None:
    payload = {"act": act, "sounding": sounding.code, "voter": f"p{delegate.number}"}
    await entries.append(tx, sounding.meeting_id, actor, "sounding.assisted", payload, now_ms)
