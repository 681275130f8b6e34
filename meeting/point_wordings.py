"""The record wording of a point: written by the minute taker, shown to its sender, who agrees or proposes another."""

from typing import Any

from meeting.house import House, Sender
from meeting.point_case import Turn, turn
from meeting.telling import ask, button, tell
from rules.points import POINT_GRAPHEMES_MAX, WrittenPoint, write_point
from rules.refusals import Refusal
from rules.roles import Act
from storage import dialogs, moderation, point_texts
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.moderation import Case

STEP = "point_wording"
STEP_OBJECTION = "point_objection"
ASKED, AGREED, OBJECTED = "asked", "agreed", "objected"


async def ask_wording(house: House, sender: Sender, point_id: int, number: int) -> None:
    """Asks for the record wording; `number` is that of the wording whose card was pressed."""
    async with turn(house, sender, point_id, Act.EDIT_RECORD_WORDING) as now:
        await _check_number(now, number)
        payload = {"number": number, "point": point_id}
        await dialogs.set_step(now.tx, sender.telegram_id, now.case.meeting_id, STEP, payload, now.now_ms)
        await now.show(view="wording")


async def reword(house: House, sender: Sender, dialog: Dialog, raw: str) -> Case:
    """The text typed is the record wording; the original stays. Its sender is asked what they make of it."""
    written = write_point(raw)
    async with turn(house, sender, dialog.payload["point"], Act.EDIT_RECORD_WORDING) as now:
        if written.text != now.case.record_text:
            await _check_number(now, dialog.payload["number"])
            await reword_in(now, written.text, ASKED if now.case.telegram_id is not None else "")
        await now.forget(STEP)
        await _tell_masked(now, written)
        await now.show(anew=True)
        return await _again(now)


async def take_objection(house: House, sender: Sender, point_id: int, number: int) -> Case:
    """What the sender would write becomes the record wording; they are told so. `number` is that of the newest text
    when the card was drawn: words that nobody has read yet are not taken."""
    async with turn(house, sender, point_id, Act.EDIT_RECORD_WORDING) as now:
        text = now.case.objection
        if not text:
            if now.case.wording == AGREED:
                return now.case
            raise Refusal("tombol_lama")
        if number != await point_texts.last_number(now.tx, now.case.id):
            raise _changed(now)
        await reword_in(now, text, AGREED)
        return await _again(now)


async def _check_number(now: Turn, number: int) -> None:
    """Of two who word a point at once, the second sees the first one's words before changing them."""
    if number != await point_texts.wording_number(now.tx, now.case.id):
        raise _changed(now)


def _changed(now: Turn) -> Refusal:
    return Refusal("pokok_baru_diubah", kode=now.case.code, status={"key": f"status_pokok_{now.case.state}"})


async def reword_in(now: Turn, text: str, wording: str) -> None:
    """Within an act that locked the point: the record wording, and whether its sender is asked about it."""
    case = now.case
    await moderation.reword(now.tx, case.id, text, wording)
    number, digest = await now.keep("record", text)
    await now.enter("reworded", {"digest": digest, "number": number})
    rows = [[button("tombol_sesuai", "ay", case.id, number), button("tombol_usul_perbaikan", "ap", case.id, number)]]
    await now.tell_author("usul_teks_notula", buttons=rows if wording == ASKED else (), teks=text)


async def _tell_masked(now: Turn, written: WrittenPoint) -> None:
    if written.masked:
        about: dict[str, Any] = {"now_ms": now.now_ms, "meeting_id": now.case.meeting_id}
        await tell(now.tx, now.sender.telegram_id, "ada_nik", **about)


async def _again(now: Turn) -> Case:
    found = await moderation.load(now.tx, now.case.id)
    assert found is not None
    return found


async def agree(house: House, sender: Sender, point_id: int, number: int) -> Case:
    """[Sesuai]: the sender agrees with the wording they were shown; a newer one needs an answer of its own."""
    async with turn(house, sender, point_id, Act.SUBMIT_POINT) as now:
        now = await _as_author(now, number)
        if now.case.wording != AGREED:
            await moderation.set_wording(now.tx, point_id, AGREED, "")
            await now.enter("wording_agreed", {"number": number})
        await now.forget(STEP_OBJECTION)
        return await _again(now)


async def ask_objection(house: House, sender: Sender, point_id: int, number: int) -> None:
    """[Usul perbaikan]: asks the sender what they would write instead."""
    async with turn(house, sender, point_id, Act.SUBMIT_POINT) as now:
        now = await _as_author(now, number)
        payload, meeting_id = {"number": number, "point": point_id}, now.case.meeting_id
        await dialogs.set_step(now.tx, sender.telegram_id, meeting_id, STEP_OBJECTION, payload, now.now_ms)
        about: dict[str, Any] = {"now_ms": now.now_ms, "meeting_id": meeting_id, "anew": True}
        values: dict[str, Any] = {"kode": now.case.code, "n": POINT_GRAPHEMES_MAX}
        await ask(now.tx, sender.telegram_id, "usul_perbaikan_minta", **about, **values)


async def propose(house: House, sender: Sender, dialog: Dialog, raw: str) -> Case:
    """What the sender would write stands beside the record wording, for the minute taker to see."""
    written = write_point(raw)
    number = dialog.payload["number"]
    async with turn(house, sender, dialog.payload["point"], Act.SUBMIT_POINT) as now:
        now = await _as_author(now, number)
        if (now.case.wording, now.case.objection) != (OBJECTED, written.text):
            await moderation.set_wording(now.tx, now.case.id, OBJECTED, written.text)
            _, digest = await now.keep("objection", written.text)
            await now.enter("wording_objected", {"digest": digest, "number": number})
        await now.forget(STEP_OBJECTION)
        await _tell_masked(now, written)
        about: dict[str, Any] = {"now_ms": now.now_ms, "meeting_id": now.case.meeting_id, "kode": now.case.code}
        await ask(now.tx, sender.telegram_id, "usul_perbaikan_tercatat", **about)
        return await _again(now)


async def _as_author(now: Turn, number: int) -> Turn:
    """The turn of the point's author, who acts as the delegate they are, about the wording in force."""
    if now.case.telegram_id != now.sender.telegram_id:
        raise Refusal("tombol_lama")
    if number == 0 or number != await point_texts.wording_number(now.tx, now.case.id):
        raise Refusal("tombol_lama")
    actor = Actor("delegate", f"p{now.case.author}")
    return Turn(now.house, now.tx, now.sender, now.case, actor, now.now_ms)
