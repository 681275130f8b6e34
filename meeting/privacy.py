"""A person's rights over their data: consent withdrawn, identity erased. Figures and signed minutes never move."""

from enum import IntEnum
from typing import Any

from meeting import media_removal
from meeting.delegation import leave_in
from meeting.house import House, Sender
from meeting.keeping import forget
from meeting.telling import ask, button, plain_button, tell
from rules.meetings import OVER, MeetingState
from rules.refusals import Refusal
from storage import (
    amendments,
    cards,
    delegates,
    entries,
    meetings,
    privacy,
    privacy_locks,
    questions,
    requests,
    sounding_ends,
)
from storage.database import Tx
from storage.delegates import Delegate
from storage.entries import Actor


class Wish(IntEnum):
    """What somebody may ask for; the number stands on the button."""

    WITHDRAW = 1
    ERASE = 2


_ASKED = {Wish.WITHDRAW: "tarik_konfirmasi", Wish.ERASE: "hapus_konfirmasi"}
_DONE = {Wish.WITHDRAW: "tarik_selesai", Wish.ERASE: "hapus_selesai"}
_ACTS = {Wish.WITHDRAW: "withdrawn", Wish.ERASE: "erased"}


async def ask_sure(house: House, sender: Sender, meeting_id: int, wish: Wish, delegate_id: int = 0) -> None:
    """Asks once more: a mistake at the first step changes nothing. On a shared phone it asks for whom first."""
    async with house.act(sender) as tx:
        own = await _own(tx, sender, meeting_id, delegate_id)
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id}
        if len(own) > 1:
            rows = [[plain_button(one.label, "dw", one.id, wish)] for one in own]
            await ask(tx, sender.telegram_id, "data_saya_pilih", buttons=rows, **about)
            return
        rows = [
            [
                button("tombol_ya_hapus", "dh", meeting_id, wish, own[0].id),
                button("tombol_batal", "rc", meeting_id),
            ]
        ]
        await ask(tx, sender.telegram_id, _ASKED[wish], buttons=rows, daftar=[own[0].label], **about)


async def ask_sure_of(house: House, sender: Sender, delegate_id: int, wish: Wish) -> None:
    """The same for one person of this phone, chosen by a button."""
    async with house.db.reading() as tx:
        delegate = await delegates.load(tx, delegate_id)
    if delegate is None:
        raise Refusal("tombol_lama")
    await ask_sure(house, sender, delegate.meeting_id, wish, delegate_id)


async def _own(tx: Tx, sender: Sender, meeting_id: int, delegate_id: int) -> list[Delegate]:
    own = await delegates.all_of_account(tx, meeting_id, sender.telegram_id)
    if delegate_id:
        own = [one for one in own if one.id == delegate_id]
        if not own:
            raise Refusal("tombol_lama")
    if not own:
        raise Refusal("belum_terdaftar")
    return own


async def separate(house: House, sender: Sender, meeting_id: int, wish: Wish, delegate_id: int = 0) -> None:
    """The person becomes a number of their organisation: of a phone that several share the one named, of another the
    only one. Answers stay counted as they are, open ones can be changed no more, words as they were sent are gone; the
    record holds that it was done, and nothing of whom. Raises `tombol_lama` where it is not said who."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        await questions.lock_open(tx, meeting_id, house.db.lock_clause)
        await sounding_ends.lock_unended(tx, meeting_id, house.db.lock_clause)
        own = await _own(tx, sender, meeting_id, delegate_id)
        if len(own) > 1:
            raise Refusal("tombol_lama")
        await privacy_locks.take(tx, meeting_id, house.db.lock_clause, own[0].id)
        # Who was renamed or separated while this waited is read anew.
        (one,) = await _own(tx, sender, meeting_id, own[0].id)
        acting = await delegates.acting(tx, meeting_id, sender.telegram_id)
        await _separate_in(house, tx, one, wish)
        unsent = await forget(tx, sender.telegram_id, meeting_id, one.id, now_ms)
        if await delegates.all_of_account(tx, meeting_id, sender.telegram_id):
            acting_id = acting.id if acting is not None else 0
            await privacy.forget_delegate(tx, sender.telegram_id, one.id, acting_id, now_ms)
            await cards.redraw_own(tx, sender.telegram_id, meeting_id, now_ms)
        else:
            await privacy.withdraw_consent(tx, sender.telegram_id, meeting_id, now_ms)
            await privacy.forget_account(tx, sender.telegram_id, meeting_id)
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id}
        await tell(tx, sender.telegram_id, _DONE[wish], **about)
        if unsent:
            await tell(tx, sender.telegram_id, "usul_menunggu_dihapus", **about, n=unsent)


async def _separate_in(house: House, tx: Tx, one: Delegate, wish: Wish) -> None:
    now_ms, ref, meeting_id = house.now(), f"p{one.number}", one.meeting_id
    actor = Actor("delegate", ref)
    await privacy.keep_spent(tx, one.id)
    if MeetingState((await meetings.load(tx, meeting_id)).state) not in OVER:
        # Who was there to the end did not leave: attendance is not rewritten by what becomes of the data.
        await leave_in(house, tx, one, actor)
    await amendments.forget_names(tx, one.id)
    await privacy.forget_errata(tx, meeting_id, one.id)
    await sounding_ends.forget_delegate(tx, one.id)
    await privacy.forget_said(tx, meeting_id, one.label, ref)
    await privacy.forget_asked(tx, meeting_id, one.id)
    await media_removal.remove_of_delegate(tx, meeting_id, one.id, now_ms)
    await privacy.forget_originals(tx, meeting_id, one.id)
    await requests.drop_of_delegate(tx, one.id)
    await privacy.cut(tx, one.id, ref)
    payload: dict[str, Any] = {"act": _ACTS[wish], "delegate": ref}
    await entries.append(tx, meeting_id, actor, "privacy.separated", payload, now_ms)
