"""Points before the officials: listed, searched, opened, and what a moderator decides about them."""

from dataclasses import replace
from typing import Any

from meeting.house import House, Sender
from meeting.point_case import Turn, show_card, turn
from meeting.reasons import read_reason
from meeting.rights import require
from meeting.telling import show
from rules.point_filters import filter_of, read_search
from rules.points import DECLINE_REASONS, OWN_REASON, PointAct, PointState, is_done, move
from rules.refusals import Refusal
from rules.roles import Act
from storage import agenda, dialogs, media, moderation
from storage.database import Tx
from storage.dialogs import Dialog
from storage.moderation import Case

RIGHT_OF = {
    PointAct.SHOW: Act.SHOW_POINT,
    PointAct.HOLD: Act.HOLD_POINT,
    PointAct.DECLINE: Act.DECLINE_POINT,
    PointAct.DISCUSS: Act.HANDLE_POINT,
    PointAct.REOPEN: Act.REOPEN_POINT,
}
STEP_SEARCH = "point_search"
STEP_REASON = "point_reason"


async def list_points(
    house: House,
    sender: Sender,
    meeting_id: int,
    *,
    page: int = 0,
    filter_code: int = 0,
    view: str = "",
    anew: bool = True,
) -> None:
    """Shows an official the points that `filter_code` asks for, eight a page, or (`view`) what may be asked for."""
    wanted = filter_of(filter_code)
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.SEE_POINTS)
        topic, search = f"points:{meeting_id}", ""
        if wanted.is_search:
            search = str(await moderation.on_card(tx, sender.telegram_id, topic, "search") or "")
        payload = {"filter": filter_code, "meeting": meeting_id, "page": page, "search": search, "view": view}
        await show(
            *(tx, sender.telegram_id, "points", payload),
            topic=topic,
            now_ms=house.now(),
            anew=anew,
            is_awaited=True,
            tapped=sender.tapped,
        )


async def ask_search(house: House, sender: Sender, meeting_id: int, filter_code: int) -> None:
    """Asks what to look for; the next text typed is looked for among the points that the filter shows."""
    wanted = replace(filter_of(filter_code), is_search=False).code
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.SEE_POINTS)
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP_SEARCH, {"filter": wanted}, house.now())
        payload = {"filter": wanted, "meeting": meeting_id, "page": 0, "search": "", "view": "search"}
        topic = f"points:{meeting_id}"
        await show(tx, sender.telegram_id, "points", payload, topic=topic, now_ms=house.now(), tapped=sender.tapped)


async def search(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """The points that hold every word typed, in a list of their own."""
    words = read_search(raw)
    wanted = replace(filter_of(dialog.payload["filter"]), is_search=True)
    assert dialog.meeting_id is not None
    async with house.act(sender) as tx:
        await require(tx, dialog.meeting_id, sender, Act.SEE_POINTS)
        await dialogs.drop(tx, sender.telegram_id)
        payload = {"filter": wanted.code, "meeting": dialog.meeting_id, "page": 0, "search": words, "view": ""}
        topic = f"points:{dialog.meeting_id}"
        await show(tx, sender.telegram_id, "points", payload, topic=topic, now_ms=house.now(), anew=True)


async def show_point(house: House, sender: Sender, point_id: int, *, filter_code: int = 0) -> None:
    """The card of one point for an official, as the last message; its way back leads to the list as it is filtered."""
    filter_of(filter_code)
    async with house.act(sender) as tx:
        await _seen(tx, sender, point_id)
        await show_card(tx, sender, point_id, house.now(), filter_code=filter_code, anew=True)


async def turn_point(house: House, sender: Sender, point_id: int, *, view: str = "", page: int = 0) -> None:
    """The same card turned to what it may be asked for; nothing that was asked for before waits any more."""
    async with house.act(sender) as tx:
        await _seen(tx, sender, point_id)
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        if dialog is not None and dialog.payload.get("point") == point_id:
            await dialogs.drop(tx, sender.telegram_id)
        await show_card(tx, sender, point_id, house.now(), view=view, page=page)


async def _seen(tx: Tx, sender: Sender, point_id: int) -> None:
    case = await moderation.load(tx, point_id)
    if case is None:
        raise Refusal("tombol_lama")
    await require(tx, case.meeting_id, sender, Act.SEE_POINTS)


async def decide(
    house: House, sender: Sender, point_id: int, act: PointAct, *, reason: str = "", seen: int | None = None
) -> Case:
    """Accepts, holds, declines, marks as discussed or takes up again; declining needs a reason, one of the usual or
    own words, and its author is told. Done already: nothing. `seen` is the revision of the card that was pressed."""
    if act is not PointAct.DECLINE:
        reason = ""
    elif reason not in ("", *DECLINE_REASONS):
        reason = read_reason(reason)
    async with turn(house, sender, point_id, RIGHT_OF[act]) as now:
        decided = await _decided(now, act, reason, seen)
        await now.show()
        return decided


async def _decided(now: Turn, act: PointAct, reason: str, seen: int | None) -> Case:
    case, state = now.case, PointState(now.case.state)
    if act is PointAct.DECLINE and not reason:
        raise Refusal("alasan_usul_wajib")
    if is_done(state, act) and reason == case.reason:
        return case
    now.check_seen(seen)
    after = move(case.code, state, act, reason=reason)
    if after is state:
        return case
    await moderation.settle(now.tx, case.id, after.value, reason)
    if act is PointAct.SHOW:
        await media.approve(now.tx, [one.id for one in await media.unapproved_of(now.tx, case.id)], now.now_ms)
    said: dict[str, Any] = {"act": act.value, "reason": reason, "was": case.state}
    if reason and reason not in DECLINE_REASONS:
        _, digest = await now.keep("reason", reason)
        said |= {"digest": digest, "reason": OWN_REASON}
    await now.enter("reopened" if act is PointAct.REOPEN else after.value, said)
    await _tell_author(now, act, after, reason)
    decided = await moderation.load(now.tx, case.id)
    assert decided is not None
    return decided


async def _tell_author(now: Turn, act: PointAct, after: PointState, reason: str) -> None:
    """Whoever heard that it was put aside hears as well that it was taken up again."""
    if after is PointState.DECLINED:
        await now.tell_authors("usul_tidak_tayang", alasan={"key": reason} if reason in DECLINE_REASONS else reason)
    elif act is PointAct.REOPEN or now.case.state == PointState.DECLINED:
        await now.tell_authors("usul_dibuka_kembali", status={"key": f"status_pokok_{after.value}"})


async def ask_own_reason(house: House, sender: Sender, point_id: int, seen: int) -> None:
    """Asks for the reason in own words; the next text typed declines the point."""
    async with turn(house, sender, point_id, Act.DECLINE_POINT) as now:
        now.check_seen(seen)
        payload = {"point": point_id, "seen": seen}
        await dialogs.set_step(now.tx, sender.telegram_id, now.case.meeting_id, STEP_REASON, payload, now.now_ms)
        await now.show(view="reason")


async def decline_typed(house: House, sender: Sender, dialog: Dialog, raw: str) -> Case:
    """Declines the point that was asked about, for the reason typed."""
    reason = read_reason(raw)
    async with turn(house, sender, dialog.payload["point"], Act.DECLINE_POINT) as now:
        await now.forget(STEP_REASON)
        declined = await _decided(now, PointAct.DECLINE, reason, dialog.payload["seen"])
        await now.show(anew=True)
        return declined


async def put_under(house: House, sender: Sender, point_id: int, seen: int, item_id: int) -> Case:
    """Moves the point to another agenda item of its meeting. Twice is once."""
    async with turn(house, sender, point_id, Act.HANDLE_POINT) as now:
        case = now.case
        if case.item_id == item_id:
            return case
        now.check_seen(seen)
        places = {item.id: item.position for item in await agenda.of_meeting(now.tx, case.meeting_id)}
        if item_id not in places:
            raise Refusal("tombol_lama")
        await moderation.put_under(now.tx, case.id, item_id)
        await now.enter("moved", {"from": case.item, "to": places[item_id]})
        await now.show()
        moved = await moderation.load(now.tx, case.id)
        assert moved is not None
        return moved
