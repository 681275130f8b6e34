"""What a sender answers when a point that says the same is offered: support it, or send one's own all the same."""

from typing import Any

from meeting.floor_asking import ask_next, go_on
from meeting.house import House, Sender
from meeting.supporting import Supported, support_in
from meeting.telling import ask, tell
from meeting.waiting import STEP_CONFIRM, waiting_in
from rules.refusals import Refusal
from storage import delegates, dialogs
from storage.points import StoredPoint


async def support_offered(house: House, sender: Sender, point_id: int, delegate_id: int) -> Supported:
    """[Dukung D09]: the support is given and the words that waited are forgotten; what waited behind
    them is asked about."""
    async with house.act(sender) as tx:
        done = await support_in(house, tx, sender, point_id, delegate_id, is_wanted=True)
        chat_id, now_ms = sender.telegram_id, house.now()
        dialog = await dialogs.load(tx, chat_id, now_ms)
        waiting = waiting_in(dialog, done.meeting_id)
        delegate = await delegates.load(tx, delegate_id)
        assert delegate is not None, "the support is theirs"
        said: dict[str, Any] = {"instansi": delegate.organisation, "kode": done.code}
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": done.meeting_id}
        if waiting is not None and waiting.is_offered:
            await dialogs.drop(tx, chat_id)
            if await ask_next(house, tx, sender, delegate, waiting):
                await tell(tx, chat_id, "dukung_tercatat", **about, **said)
                return done
        await ask(tx, chat_id, "dukung_tercatat", **about, anew=False, **said)
    return done


async def send_anyway(house: House, sender: Sender) -> StoredPoint | None:
    """[Tetap kirim]: the words that waited are sent as they are; None where their kind is asked for first. A second
    press finds nothing waiting."""
    async with house.act(sender) as tx:
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        waiting = None if dialog is None or dialog.meeting_id is None else waiting_in(dialog, dialog.meeting_id)
        if dialog is None or waiting is None or dialog.step != STEP_CONFIRM or not waiting.is_offered:
            raise Refusal("tombol_lama")
        assert dialog.meeting_id is not None
        delegate = await delegates.acting(tx, dialog.meeting_id, sender.telegram_id)
        if delegate is None:
            raise Refusal("belum_terdaftar")
        return await go_on(house, tx, sender, delegate, waiting, anew=False, was_asked=True, is_sure=True)
