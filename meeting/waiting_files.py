"""Files that wait for words, before officials: listed, opened, handed over, help offered to their senders."""

from typing import Any

from meeting.house import House, Sender
from meeting.media_help import asked, hand_over, unworded
from meeting.rights import require
from meeting.telling import button, once_a_minute, show, tell
from rules.media import MediaState
from rules.refusals import Refusal
from rules.roles import Act
from storage import media


async def list_files(house: House, sender: Sender, meeting_id: int, *, page: int = 0, anew: bool = True) -> None:
    """Shows an official the files that are no point yet, eight a page."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.SEE_WAITING_FILES)
        payload, topic = {"meeting": meeting_id, "page": page}, f"waiting_files:{meeting_id}"
        about: dict[str, Any] = {"now_ms": house.now(), "anew": anew, "is_awaited": True, "tapped": sender.tapped}
        await show(tx, sender.telegram_id, "waiting_files", payload, topic=topic, **about)


async def show_file(house: House, sender: Sender, media_id: int) -> None:
    """The card of one of them; it stays up to date, whatever becomes of the file."""
    async with house.act(sender) as tx:
        one = await media.load(tx, media_id)
        if one is None:
            raise Refusal("tombol_lama")
        await require(tx, one.meeting_id, sender, Act.SEE_WAITING_FILES)
        payload, topic = {"media": media_id}, f"waiting_file:{media_id}"
        await show(tx, sender.telegram_id, "waiting_file", payload, topic=topic, now_ms=house.now(), anew=True)


async def send_file(house: House, sender: Sender, media_id: int) -> None:
    """[Kirim berkas]: the file as a message, as often as the official asks; after the first time by Telegram's id."""
    async with house.act(sender) as tx:
        one = await asked(house, tx, media_id)
        await require(tx, one.meeting_id, sender, Act.ENTER_ASSISTED)
        if one.state != MediaState.KEPT:
            raise Refusal("media_belum_terambil")
        await hand_over(house, tx, sender, one)


async def offer_help(house: House, sender: Sender, media_id: int) -> None:
    """[Tawarkan bantuan]: the sender may let the desk see the file, with one press; asked once a minute at most."""
    async with house.act(sender) as tx:
        one = await unworded(house, tx, media_id)
        await require(tx, one.meeting_id, sender, Act.SEE_WAITING_FILES)
        if one.help_ms is not None or one.telegram_id is None:
            raise Refusal("tombol_lama")
        now_ms = house.now()
        once = once_a_minute(f"media_offer:{media_id}", now_ms)
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": one.meeting_id, "once": once}
        rows = [[button("tombol_bantuan_petugas", "ub", media_id)]]
        lampiran = {"key": f"lampiran_{one.kind}"}
        await tell(tx, one.telegram_id, "media_tawaran", **about, buttons=rows, lampiran=lampiran, jam=one.received_ms)
