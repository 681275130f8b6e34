"""What the floor has asked one person of a phone for, once the phone speaks for another or the person has left: it
ends, and what waits for words is told of."""

from collections.abc import Collection
from typing import Any, Final

from meeting.house import House
from meeting.telling import button, tell
from meeting.waiting import STEP_TEXT, Waiting, begun_in
from storage import cards, delegates, dialogs, media, waiting_words
from storage.database import Tx
from storage.delegates import Delegate
from storage.media import Media

# Asked of somebody for the meeting they are in; what they may still put right once they have left goes on.
_OF_PRESENT: Final = (STEP_TEXT, "rename", "point_field", "point_objection")
_UNWORDED: Final = ("waiting", "kept")


async def end_for_others(house: House, tx: Tx, telegram_id: int, speaker: Delegate) -> None:
    """The phone speaks for `speaker` from now on: what the floor asks another of it for ends, and the phone reads of
    whom. Conversations that name whom they are with go on."""
    begun = begun_in(await dialogs.load(tx, telegram_id, house.now()), speaker.meeting_id)
    acting = await delegates.acting(tx, speaker.meeting_id, telegram_id)
    asked = begun and (begun.speaker or (acting.id if acting is not None else 0))
    if begun is None or not asked or asked == speaker.id:
        return
    other = await delegates.load(tx, asked)
    assert other is not None, "delegates are never deleted"
    if not await tell_unworded(house, tx, telegram_id, speaker.meeting_id):
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": speaker.meeting_id}
        await tell(tx, telegram_id, "usul_belum_ditulis", **about, label=other.label, lain=speaker.label)
    await dialogs.drop(tx, telegram_id)


async def end_for(house: House, tx: Tx, delegate: Delegate) -> None:
    """This one has left: nothing typed from now on is theirs, and the phone reads of files that become no point. Words
    of theirs that wait are told of at the next look, and those of others asked about."""
    telegram_id, meeting_id = delegate.telegram_id, delegate.meeting_id
    if telegram_id is None:
        return
    await cards.redraw_own(tx, telegram_id, meeting_id, house.now())
    begun = begun_in(await dialogs.load(tx, telegram_id, house.now()), meeting_id)
    if begun is not None and any(one.delegate_id == delegate.id for one in await _unworded(tx, begun)):
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id}
        await tell(tx, telegram_id, "media_tidak_dikirim", **about, label=delegate.label)
    await dialogs.drop_of(tx, telegram_id, delegate.id, steps=_OF_PRESENT)
    if await waiting_words.waits_of(tx, telegram_id, meeting_id, delegate.id):
        await waiting_words.stand_behind(tx, telegram_id, dialogs.ENDED)


async def tell_unworded(house: House, tx: Tx, telegram_id: int, meeting_id: int, keeping: Collection[int] = ()) -> bool:
    """Files that words are asked for just now, and that will not be asked about any more: the phone reads whose, with
    the way to write them. Not of those that are asked about further on (`keeping`). Whether there were any."""
    begun = begun_in(await dialogs.load(tx, telegram_id, house.now()), meeting_id)
    found = [] if begun is None else [one for one in await _unworded(tx, begun) if one.id not in keeping]
    owner = await delegates.load(tx, found[0].delegate_id or 0) if found else None
    if owner is None:
        return False
    rows = [[button("tombol_tulis_kalimat", "uy", found[0].id), button("tombol_bantuan_petugas", "ub", found[0].id)]]
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id, "buttons": rows}
    await tell(tx, telegram_id, "media_belum_berkalimat", **about, label=owner.label)
    return True


async def _unworded(tx: Tx, begun: Waiting) -> list[Media]:
    found = [await media.load(tx, media_id) for media_id in begun.media]
    return [one for one in found if one is not None and one.point_id is None and one.state in _UNWORDED]
