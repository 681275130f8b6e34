"""A message that its sender edits afterwards: what waits or was only received changes, what was accepted does not."""

from dataclasses import replace
from typing import Any

from meeting.floor import split_codes
from meeting.floor_asking import check_floor, go_on
from meeting.house import House, Sender
from meeting.keeping import gone
from meeting.point_case import Turn, turn
from meeting.telling import once_a_minute, tell
from meeting.waiting import Waiting, read_waiting
from rules.meetings import OVER, MeetingState
from rules.points import PointKind, PointState, WrittenPoint, write_point
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import fold
from storage import delegates, meetings, moderation, point_texts, points, supports, waiting_words
from storage.database import Tx
from storage.entries import Actor
from storage.points import StoredPoint

ASKED, OBJECTED = "asked", "objected"


async def edited(house: House, sender: Sender, message_id: int, text: str) -> None:
    """The newest text of a message. As long as nobody has decided about the point or stands behind it, it becomes the
    words, the earlier ones kept; afterwards it is what its sender proposes instead. Where it still waits it takes the
    place of what waited."""
    async with house.db.reading() as tx:
        point = await points.of_message(tx, sender.telegram_id, message_id)
        waits = await _waiting_with(tx, sender, message_id) is not None
    if point is not None:
        await _of_point(house, sender, point, text)
    elif waits:
        await _of_waiting(house, sender, message_id, text)
    else:
        await _unknown(house, sender)


async def _waiting_with(tx: Tx, sender: Sender, message_id: int) -> tuple[int, Waiting] | None:
    """The meeting in which this message waits, and all that waits there."""
    for meeting_id, stored in await waiting_words.of_account(tx, sender.telegram_id):
        held = read_waiting(stored)
        if any(one.has_message(message_id) for one in held.words):
            return meeting_id, held
    return None


async def _of_waiting(house: House, sender: Sender, message_id: int, text: str) -> None:
    async with house.act(sender) as tx:
        found = await _waiting_with(tx, sender, message_id)
        if found is None:
            return
        meeting_id, held = found
        delegate = await check_floor(tx, sender, meeting_id)
        is_first = held.has_message(message_id)
        codes, words = split_codes(text) if is_first and held.kind is PointKind.RESPONSE else ((), text)
        written = write_point(words)
        if written.masked:
            await tell(tx, sender.telegram_id, "ada_nik", now_ms=house.now(), meeting_id=meeting_id)
        if not is_first:
            again = replace(held, behind=tuple(_changed(one, message_id, written) for one in held.behind)).payload()
            await waiting_words.rewrite(tx, sender.telegram_id, meeting_id, again)
            return
        waiting = replace(held.edited(message_id, written.text), answers=codes or held.answers)
        await go_on(house, tx, sender, delegate, waiting, was_asked=bool(codes))


def _changed(waiting: Waiting, message_id: int, written: WrittenPoint) -> Waiting:
    """Words behind others with this message written anew, if it is theirs. Raises the refusals of a point: words that
    are none could be asked about no more, and nothing before them be settled."""
    if not waiting.has_message(message_id):
        return waiting
    again = waiting.edited(message_id, written.text)
    write_point(again.text)
    return again


async def _of_point(house: House, sender: Sender, point: StoredPoint, text: str) -> None:
    words = split_codes(text)[1] if point.kind == PointKind.RESPONSE else text
    written = write_point(words)
    async with turn(house, sender, point.id, Act.SUBMIT_POINT) as now:
        now = replace(now, actor=Actor("delegate", f"p{now.case.author}"))
        if now.case.telegram_id != sender.telegram_id:
            # Others of the phone may still write; its author has left, or was erased meanwhile.
            raise await gone(now.tx, point.delegate_id) if point.delegate_id else Refusal("tombol_lama")
        if await _is_over(now) or written.text == now.case.original:
            await _unchanged(now)
            return
        if await _is_own(now):
            await _rewrite(now, written)
        else:
            await _propose(now, written)
        if written.masked:
            about: dict[str, Any] = {"now_ms": now.now_ms, "meeting_id": now.case.meeting_id}
            await tell(now.tx, sender.telegram_id, "ada_nik", **about)


async def _is_over(now: Turn) -> bool:
    return MeetingState((await meetings.load(now.tx, now.case.meeting_id)).state) in OVER


async def _is_own(now: Turn) -> bool:
    """Whether the words stand for nobody but their sender: not decided about, nothing merged under them, no support."""
    if now.case.state != PointState.RECEIVED or await moderation.under(now.tx, now.case.id):
        return False
    return not await supports.of_group(now.tx, now.case.id)


async def _unchanged(now: Turn) -> None:
    """The meeting is over and takes no more; or the words are those that were sent first, and what an edit proposed
    instead is wanted no more. What was proposed by [Usul perbaikan] stands until it is answered."""
    if await _is_over(now):
        once = once_a_minute("edit_rapat_selesai", now.now_ms)
        await now.tell_author("edit_rapat_selesai", once=once)
    elif now.case.objection != now.case.objection_kept:
        number = await point_texts.wording_number(now.tx, now.case.id)
        await moderation.take_edit_back(now.tx, now.case.id, ASKED if number else "")
        has_more = bool(now.case.objection_kept)
        await now.enter("wording_withdrawn", {"number": number, "objects": has_more})
        await now.tell_author("usul_perbaikan_tetap" if has_more else "usul_perbaikan_ditarik")


async def _rewrite(now: Turn, written: WrittenPoint) -> None:
    number, digest = await now.keep("sender", written.text)
    await points.rewrite(now.tx, now.case.id, written.text, fold(written.text))
    await now.enter("edited", {"digest": digest, "number": number})
    await now.tell_author("usul_diubah")


async def _propose(now: Turn, written: WrittenPoint) -> None:
    if (now.case.wording, now.case.objection) != (OBJECTED, written.text):
        await moderation.object_by_edit(now.tx, now.case.id, written.text)
        number, digest = await now.keep("objection", written.text)
        await now.enter("wording_objected", {"digest": digest, "number": number})
    if now.case.state == PointState.RECEIVED:
        await now.tell_author("usul_diubah_bersama")
        return
    status: dict[str, Any] = {"key": f"status_pokok_{now.case.state}"}
    await now.tell_author("usul_diubah_kemudian", status=status)


async def _unknown(house: House, sender: Sender) -> None:
    """Somebody who takes part has changed a message that is no point, or one that was put together of several."""
    async with house.act(sender) as tx:
        now_ms, chat_id = house.now(), sender.telegram_id
        if await delegates.meetings_of(tx, chat_id):
            await tell(
                tx, chat_id, "edit_tidak_dicatat", now_ms=now_ms, once=once_a_minute("edit_tidak_dicatat", now_ms)
            )
