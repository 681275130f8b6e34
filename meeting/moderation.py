"""Points before the officials: listed, opened, and what a moderator decides about them."""

from collections.abc import Sequence
from typing import Any

from meeting.house import House, Sender
from meeting.notes import show_points
from meeting.rights import require
from meeting.telling import button, show, tell
from rules.points import PointAct, PointState, move
from rules.refusals import Refusal
from rules.roles import Act
from storage import entries, outbox, points
from storage.points import StoredPoint

RIGHT_OF = {
    PointAct.SHOW: Act.SHOW_POINT,
    PointAct.HOLD: Act.HOLD_POINT,
    PointAct.DECLINE: Act.DECLINE_POINT,
}


async def list_points(house: House, sender: Sender, meeting_id: int, *, page: int = 0, anew: bool = True) -> None:
    """Shows an official the list of points, eight a page."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.SEE_POINTS)
        await show_points(tx, sender.telegram_id, meeting_id, house.now(), page=page, anew=anew)


async def decide(house: House, sender: Sender, point_id: int, act: PointAct, *, reason: str = "") -> StoredPoint:
    """Accepts, holds or declines a point; declining needs a reason, and its author is told. Repeated: nothing."""
    async with house.act(sender) as tx:
        point = await points.load(tx, point_id, lock=house.db.lock_clause)
        if point is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, point.meeting_id, sender, RIGHT_OF[act])
        state = move(point.code, PointState(point.state), act, reason=reason)
        if state.value == point.state:
            return point
        now_ms = house.now()
        await points.set_state(tx, point_id, state.value, reason)
        payload = {"act": act.value, "point": point.code, "reason": reason, "was": point.state}
        await entries.append(tx, point.meeting_id, actor, f"point.{state.value}", payload, now_ms)
        if state is PointState.DECLINED and point.telegram_id is not None:
            values: dict[str, Any] = {"kode": point.code, "alasan": {"key": reason}}
            await tell(
                *(tx, point.telegram_id, "usul_tidak_tayang"), now_ms=now_ms, meeting_id=point.meeting_id, **values
            )
        await outbox.want_again(tx, f"points:{point.meeting_id}", now_ms=now_ms)
        await outbox.want_again(tx, f"point:{point_id}", now_ms=now_ms)
        decided = await points.load(tx, point_id)
    assert decided is not None
    return decided


async def show_point(house: House, sender: Sender, point_id: int) -> None:
    """The card of one point for an official."""
    async with house.act(sender) as tx:
        point = await points.load(tx, point_id)
        if point is None:
            raise Refusal("tombol_lama")
        await require(tx, point.meeting_id, sender, Act.SEE_POINTS)
        topic = f"point:{point_id}"
        await show(tx, sender.telegram_id, "point", {"point": point_id}, topic=topic, now_ms=house.now(), anew=True)


async def ask_reason(house: House, sender: Sender, point_id: int, reasons: Sequence[str]) -> None:
    """Asks why a point is not shown, a button for each reason."""
    async with house.act(sender) as tx:
        point = await points.load(tx, point_id)
        if point is None:
            raise Refusal("tombol_lama")
        await require(tx, point.meeting_id, sender, Act.DECLINE_POINT)
        rows = [[button(reason, "fd", point_id, 3, number)] for number, reason in enumerate(reasons)]
        chat_id, meeting_id = sender.telegram_id, point.meeting_id
        await tell(
            *(tx, chat_id, "pokok_pilih_alasan"),
            now_ms=house.now(),
            meeting_id=meeting_id,
            buttons=rows,
            kode=point.code,
        )
