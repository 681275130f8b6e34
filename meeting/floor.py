"""The floor: what people put forward, and what a moderator decides about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from meeting.house import House, Sender
from meeting.notes import show_points
from meeting.rights import require
from meeting.telling import tell
from rules import chain
from rules.points import PointAct, PointKind, PointState, checked_text, move_point, needs_confirmation
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import fold
from storage import cards, delegates, entries, meetings, outbox, points
from storage.database import Tx
from storage.entries import Actor
from storage.points import NewPoint, StoredPoint

TWIN_WINDOW_MS = 60_000
CODES = re.compile(r"\s*((?:[Dd]\d{1,4}[\s,;]+)+)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of a text: the point it is now, or the point that already says the same; whether an identity
    number was masked in it."""

    point: StoredPoint
    is_twin: bool
    is_masked: bool


def split_codes(text: str) -> tuple[tuple[str, ...], str]:
    """The point codes a response begins with, and the rest: "D02 D11 Tanggapan" -> (("D02", "D11"), "Tanggapan")."""
    found = CODES.match(text)
    if found is None:
        return (), text
    return tuple(code.upper() for code in re.findall(r"[Dd]\d{1,4}", found[1])), found[2]


def looks_like_noise(text: str) -> bool:
    """Whether a text should be asked about before it becomes a point (greetings, "tes", emoji only)."""
    return needs_confirmation(text)


async def submit(
    house: House,
    sender: Sender,
    *,
    delegate_id: int,
    kind: PointKind,
    raw: str,
    answers: Sequence[str] = (),
    is_forwarded: bool = False,
    clerk: bool = False,
) -> Submitted:
    """Stores one point under the current agenda item and tells its author the number.

    `answers` are codes of points a response answers. The same text of the same person within 60 s is not stored
    again. With `clerk` an official enters it for a delegate who has no phone.
    """
    checked = checked_text(raw)
    async with house.act(sender) as tx:
        delegate = await delegates.load(tx, delegate_id)
        if delegate is None:
            raise Refusal("tombol_lama")
        actor = await _author(tx, sender, delegate.meeting_id, delegate.number, delegate.telegram_id, clerk=clerk)
        meeting = await meetings.load(tx, delegate.meeting_id, lock=house.db.lock_clause)
        if meeting.state not in ("registration", "running", "paused"):
            raise Refusal("rapat_selesai")
        now_ms = house.now()
        key = fold(checked.text)
        twin = await points.latest_twin(tx, meeting.id, delegate_id, key, now_ms - TWIN_WINDOW_MS)
        if twin is not None:
            return Submitted(twin, True, checked.masked > 0)
        answered = await _answered(tx, meeting.id, answers)
        salt = house.token_bytes(16).hex()
        point = NewPoint(
            kind=kind.value,
            organisation_id=delegate.organisation_id,
            delegate_id=delegate_id,
            item_id=meeting.current_item_id,
            original=checked.text,
            text_key=key,
            salt=salt,
            channel="clerk" if clerk else delegate.channel,
            is_forwarded=is_forwarded,
        )
        stored = await points.add(tx, meeting.id, point, [other.id for other in answered], now_ms)
        payload = {
            "answers": [other.code for other in answered],
            "digest": chain.text_digest(salt, checked.text),
            "kind": kind.value,
            "point": stored.code,
        }
        await entries.append(tx, meeting.id, actor, "point.submitted", payload, now_ms)
        await _tell_officials(tx, meeting.id, now_ms)
        return Submitted(stored, False, checked.masked > 0)


async def _author(
    tx: Tx, sender: Sender, meeting_id: int, number: int, telegram_id: int | None, *, clerk: bool
) -> Actor:
    if clerk:
        return await require(tx, meeting_id, sender, Act.ENTER_ASSISTED)
    if telegram_id != sender.telegram_id:
        raise Refusal("tombol_lama")
    await require(tx, meeting_id, sender, Act.SUBMIT_POINT)
    return Actor("delegate", f"p{number}")


async def _answered(tx: Tx, meeting_id: int, codes: Sequence[str]) -> list[StoredPoint]:
    found = await points.by_codes(tx, meeting_id, codes)
    missing = sorted({code.upper() for code in codes} - {point.code for point in found})
    if missing:
        raise Refusal("pokok_tidak_ada", kode=", ".join(missing))
    return found


async def _tell_officials(tx: Tx, meeting_id: int, now_ms: int) -> None:
    """The open lists of points redraw; nobody gets a message for each point."""
    await outbox.want_again(tx, f"points:{meeting_id}", now_ms=now_ms)


async def list_points(house: House, sender: Sender, meeting_id: int, *, page: int = 0, anew: bool = True) -> None:
    """Shows an official the list of points, eight a page."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.MODERATE_POINT)
        await show_points(tx, sender.telegram_id, meeting_id, house.now(), page=page, anew=anew)


async def decide(house: House, sender: Sender, point_id: int, act: PointAct, *, reason: str = "") -> StoredPoint:
    """Accepts, holds or declines a point; declining needs a reason, and its author is told. Repeated: nothing."""
    async with house.act(sender) as tx:
        point = await points.load(tx, point_id, lock=house.db.lock_clause)
        if point is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, point.meeting_id, sender, Act.MODERATE_POINT)
        state = move_point(PointState(point.state), act, kode=point.code, reason=reason)
        if state.value == point.state:
            return point
        now_ms = house.now()
        await points.set_state(tx, point_id, state.value, reason)
        payload = {"act": act.value, "point": point.code, "reason": reason, "was": point.state}
        await entries.append(tx, point.meeting_id, actor, f"point.{state.value}", payload, now_ms)
        if state is PointState.DECLINED and point.telegram_id is not None:
            values = {"kode": point.code, "alasan": reason}
            await tell(
                *(tx, point.telegram_id, "usul_tidak_tayang"), now_ms=now_ms, meeting_id=point.meeting_id, **values
            )
        await _tell_officials(tx, point.meeting_id, now_ms)
        await outbox.want_again(tx, f"point:{point_id}", now_ms=now_ms)
        decided = await points.load(tx, point_id)
    assert decided is not None
    return decided


async def announce_groups(tx: Tx, meeting_id: int, key: str, now_ms: int, **values: object) -> None:
    """One line in every group of the meeting; names and answers never stand in a group."""
    for chat_id, _ in await cards.groups_of(tx, meeting_id):
        await tell(tx, chat_id, key, now_ms=now_ms, meeting_id=meeting_id, **values)
