"""What a sender answers when a point that says the same is offered: support it, or send one's own all the same."""

from typing import Any

from meeting.floor_asking import ask_next, go_on
from meeting.house import House, Sender
from meeting.keeping import answered, marked, others_behind, settle, words_of
from meeting.supporting import Supported, support_in
from meeting.telling import FLOOR, ask, tell
from rules.refusals import Refusal
from storage import delegates
from storage.points import StoredPoint


async def support_offered(house: House, sender: Sender, point_id: int, delegate_id: int, mark: int = 0) -> Supported:
    """[Dukung D09]: the support is given and the words that waited are forgotten; what waited behind
    them is asked about."""
    async with house.act(sender) as tx:
        done = await support_in(house, tx, sender, point_id, delegate_id, is_wanted=True)
        chat_id, now_ms = sender.telegram_id, house.now()
        waiting = marked(await words_of(tx, chat_id, done.meeting_id), mark)
        delegate = await delegates.load(tx, delegate_id)
        assert delegate is not None, "the support is theirs"
        said: dict[str, Any] = {"instansi": delegate.organisation, "kode": done.code}
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": done.meeting_id}
        if waiting is not None and waiting.is_offered and await settle(tx, chat_id, done.meeting_id, waiting, now_ms):
            await ask_next(house, tx, sender, delegate, others_behind(waiting))
            await tell(tx, chat_id, "dukung_tercatat", **about, **said)
            return done
        await ask(tx, chat_id, "dukung_tercatat", **about, anew=False, card=FLOOR, **said)
    return done


async def send_anyway(house: House, sender: Sender, mark: int = 0) -> StoredPoint | None:
    """[Tetap kirim]: the words that waited are sent as they are; None where their kind is asked for first. A second
    press finds nothing waiting."""
    async with house.act(sender) as tx:
        delegate, waiting = await answered(tx, sender, mark)
        if not waiting.is_offered:
            raise Refusal("tombol_lama")
        return await go_on(house, tx, sender, delegate, waiting, anew=False, was_asked=True, is_sure=True)
