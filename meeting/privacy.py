"""A person's rights over their data: consent withdrawn, identity erased. Figures and signed minutes never move."""

from enum import IntEnum
from typing import Any

from meeting import media_removal
from meeting.delegation import leave_in
from meeting.house import House, Sender
from meeting.telling import ask, button, tell
from rules.refusals import Refusal
from storage import delegates, entries, privacy, questions, sounding_ends
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


async def ask_sure(house: House, sender: Sender, meeting_id: int, wish: Wish) -> None:
    """Asks once more: a mistake at the first step changes nothing."""
    async with house.act(sender) as tx:
        own = await _own(tx, sender, meeting_id)
        rows = [[button("tombol_ya_hapus", "dh", meeting_id, wish), button("tombol_batal", "rc", meeting_id)]]
        labels = [one.label for one in own]
        now_ms, chat_id = house.now(), sender.telegram_id
        await ask(tx, chat_id, _ASKED[wish], now_ms=now_ms, meeting_id=meeting_id, buttons=rows, daftar=labels)


async def _own(tx: Tx, sender: Sender, meeting_id: int) -> list[Delegate]:
    own = await delegates.all_of_account(tx, meeting_id, sender.telegram_id)
    if not own:
        raise Refusal("belum_terdaftar")
    return own


async def separate(house: House, sender: Sender, meeting_id: int, wish: Wish) -> None:
    """Everybody this account registered in the meeting becomes a number of their organisation. Answers stay counted
    as they are, open ones can be changed no more; the record holds that it was done, and nothing of whom."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        await questions.lock_open(tx, meeting_id, house.db.lock_clause)
        await sounding_ends.lock_unended(tx, meeting_id, house.db.lock_clause)
        own = await _own(tx, sender, meeting_id)
        await privacy.keep_spent(tx, sender.telegram_id, meeting_id)
        for one in own:
            actor = Actor("delegate", f"p{one.number}")
            await leave_in(house, tx, one, actor)
            await sounding_ends.forget_delegate(tx, one.id)
            await privacy.forget_said(tx, meeting_id, one.label, f"p{one.number}")
            await media_removal.remove_of_delegate(tx, meeting_id, one.id, now_ms)
            await privacy.cut(tx, one.id, f"p{one.number}")
            payload: dict[str, Any] = {"act": _ACTS[wish], "delegate": f"p{one.number}"}
            await entries.append(tx, meeting_id, actor, "privacy.separated", payload, now_ms)
        await privacy.withdraw_consent(tx, sender.telegram_id, meeting_id, now_ms)
        await privacy.forget_account(tx, sender.telegram_id, meeting_id)
        await tell(tx, sender.telegram_id, _DONE[wish], now_ms=now_ms, meeting_id=meeting_id)
