"""Points put under one record wording and taken out again; nobody's words, name or organisation is lost by it."""

from dataclasses import dataclass
from typing import Any

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button, show, tell
from rules.meetings import MeetingState
from rules.points import PointAct, PointState, move
from rules.refusals import Refusal
from rules.roles import Act
from rules.similarity import contradicts, tokens
from storage import entries, meetings, merges, outbox, points
from storage.database import Tx
from storage.entries import Actor
from storage.points import StoredPoint

ADOPTED = (MeetingState.ADOPTED, MeetingState.LOCKED)
# What was put aside is no place for anybody's words.
HEADLESS = (PointState.DECLINED.value, PointState.MERGED.value)


@dataclass(frozen=True, slots=True)
class Merged:
    """A point and the head it stands under (itself, once it is taken out), and whether the act changed anything.
    `is_asked`: nothing happened yet, the official was asked once more."""

    point: StoredPoint
    head: StoredPoint
    has_changed: bool
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class _Turn:
    tx: Tx
    actor: Actor
    point: StoredPoint
    now_ms: int


async def _turn(house: House, tx: Tx, sender: Sender, point_id: int) -> _Turn:
    """The point before somebody who may merge, every point of the meeting held. Nothing moves once it is adopted."""
    found = await points.load(tx, point_id)
    if found is None:
        raise Refusal("tombol_lama")
    actor = await require(tx, found.meeting_id, sender, Act.MERGE_POINT)
    await merges.lock_all(tx, found.meeting_id, house.db.lock_clause)
    meeting = await meetings.load(tx, found.meeting_id, lock=house.db.lock_clause)
    if MeetingState(meeting.state) in ADOPTED:
        raise Refusal("rapat_terkunci")
    point = await points.load(tx, point_id)
    assert point is not None, "points are never deleted"
    return _Turn(tx, actor, point, house.now())


async def _head(turn: _Turn, head_id: int) -> StoredPoint:
    """The point that keeps its wording: the one named, or that under which it stands already."""
    named = await points.load(turn.tx, head_id)
    if named is None or named.meeting_id != turn.point.meeting_id:
        raise Refusal("tombol_lama")
    head = await points.load(turn.tx, await merges.head_of(turn.tx, head_id))
    assert head is not None, "points are never deleted"
    if head.state in HEADLESS:
        raise Refusal("pokok_tidak_dapat", kode=head.code)
    return head


async def merge(house: House, sender: Sender, point_id: int, head_id: int, *, is_sure: bool = False) -> Merged:
    """Puts a point, with all that is merged into it, under the record wording of another.

    Kinds may differ: a question and a proposal may want the same, and the head's kind is printed. Where one may say the
    opposite of the other the official is asked once more. Every author concerned is told. Twice is once.
    """
    async with house.act(sender) as tx:
        turn = await _turn(house, tx, sender, point_id)
        head = await _head(turn, head_id)
        if head.id == point_id:
            # Somebody merged the two the other way round, or a point was to be put under itself.
            raise Refusal("gabung_sendiri", kode=head.code)
        if await merges.head_of(tx, point_id) == head.id:
            return Merged(turn.point, head, False)
        point = turn.point
        if point.state != PointState.MERGED:
            move(point.code, PointState(point.state), PointAct.MERGE)
        if not is_sure and _may_contradict(point, head):
            await _ask_sure(turn, sender, head)
            return Merged(point, head, False, is_asked=True)
        carried = await merges.under(tx, point_id)
        await _put_under(turn, head, carried)
        if is_sure:
            said: dict[str, Any] = {"kode": point.code, "lain": head.code}
            meeting_id = point.meeting_id
            chat_id = sender.telegram_id
            await ask(tx, chat_id, "gabung_selesai", now_ms=turn.now_ms, meeting_id=meeting_id, anew=False, **said)
        await _show_point(turn, sender)
        return Merged(point, head, True)


def _may_contradict(point: StoredPoint, head: StoredPoint) -> bool:
    """In the words that were sent, or in those of the record."""
    return contradicts(tokens(point.original), tokens(head.original)) or contradicts(
        tokens(point.record_text), tokens(head.record_text)
    )


async def _put_under(turn: _Turn, head: StoredPoint, carried: list[StoredPoint]) -> None:
    tx, point, now_ms = turn.tx, turn.point, turn.now_ms
    await merges.put_under(tx, point.id, head.id)
    payload = {"carried": [one.code for one in carried], "into": head.code, "point": point.code, "was": point.state}
    await entries.append(tx, point.meeting_id, turn.actor, "point.merged", payload, now_ms)
    for one in (point, *carried):
        await _tell(turn, one, "usul_gabung", lain=head.code)
    await _tell(turn, head, "usul_gabung", lain=point.code)
    await _redraw(turn, head.id, point.id, *(one.id for one in carried))


async def _tell(turn: _Turn, point: StoredPoint, key: str, **values: Any) -> None:
    if point.telegram_id is not None:
        said: dict[str, Any] = {"kode": point.code, **values}
        await tell(*(turn.tx, point.telegram_id, key), now_ms=turn.now_ms, meeting_id=point.meeting_id, **said)


async def _redraw(turn: _Turn, *point_ids: int) -> None:
    await outbox.want_again(turn.tx, f"points:{turn.point.meeting_id}", now_ms=turn.now_ms)
    for point_id in point_ids:
        await outbox.want_again(turn.tx, f"point:{point_id}", now_ms=turn.now_ms)


async def _show_point(turn: _Turn, sender: Sender) -> None:
    """The official's card of the point in the place of what was pressed."""
    topic, payload = f"point:{turn.point.id}", {"point": turn.point.id}
    await show(
        *(turn.tx, sender.telegram_id, "point", payload),
        topic=topic,
        now_ms=turn.now_ms,
        is_awaited=True,
        tapped=sender.tapped,
    )


async def _ask_sure(turn: _Turn, sender: Sender, head: StoredPoint) -> None:
    sure = button("tombol_ya_gabungkan", "gj", turn.point.id, head.id, 1)
    rows = [[sure, button("tombol_bukan", "kb")]]
    values: dict[str, Any] = {"kode": turn.point.code, "lain": head.code}
    meeting_id = turn.point.meeting_id
    chat_id = sender.telegram_id
    await ask(turn.tx, chat_id, "gabung_berlawanan", now_ms=turn.now_ms, meeting_id=meeting_id, buttons=rows, **values)


async def unmerge(house: House, sender: Sender, point_id: int) -> Merged:
    """Takes a point out again: it stands by itself in the state it had before, and what was put under it stays there.
    Its author is told, and so are theirs. Twice is once."""
    async with house.act(sender) as tx:
        turn = await _turn(house, tx, sender, point_id)
        head_id = await merges.head_of(tx, point_id)
        if head_id == point_id:
            return Merged(turn.point, turn.point, False)
        head = await points.load(tx, head_id)
        assert head is not None, "points are never deleted"
        await merges.take_out(tx, point_id)
        point = await points.load(tx, point_id)
        assert point is not None, "points are never deleted"
        kept = await merges.under(tx, point_id)
        payload = {"from": head.code, "is": point.state, "kept": [one.code for one in kept], "point": point.code}
        await entries.append(tx, point.meeting_id, turn.actor, "point.unmerged", payload, turn.now_ms)
        await _tell(turn, point, "usul_pisah", lain=head.code)
        for one in kept:
            await _tell(turn, one, "usul_gabung", lain=point.code)
        await _redraw(turn, head.id, point_id, *(one.id for one in kept))
        await _show_point(turn, sender)
    return Merged(point, point, True)


async def choose_head(house: House, sender: Sender, point_id: int, *, page: int = 0) -> None:
    """Shows the points under which this one may be put, the nearest first."""
    async with house.act(sender) as tx:
        point = await points.load(tx, point_id)
        if point is None:
            raise Refusal("tombol_lama")
        await require(tx, point.meeting_id, sender, Act.MERGE_POINT)
        payload = {"choose": page, "point": point_id}
        topic = f"point:{point_id}"
        await show(
            *(tx, sender.telegram_id, "merge", payload),
            topic=topic,
            now_ms=house.now(),
            is_awaited=True,
            tapped=sender.tapped,
        )
