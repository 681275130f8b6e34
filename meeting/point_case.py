"""One point before somebody who may act on it just now: locked, seen in its newest state, entered into the record."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import show, tell
from rules import chain
from rules.meetings import MeetingState
from rules.points import PointState, check_seen
from rules.refusals import Refusal
from rules.roles import Act
from storage import dialogs, entries, meetings, moderation, outbox, point_texts
from storage.database import Tx
from storage.entries import Actor
from storage.moderation import Case

STALE = "pokok_baru_diubah"
# Nothing is moved or reworded any more once the meeting is adopted.
_CLOSED = (MeetingState.ADOPTED.value, MeetingState.LOCKED.value)


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn with a point: its row is locked until the act is over."""

    house: House
    tx: Tx
    sender: Sender
    case: Case
    actor: Actor
    now_ms: int

    def check_seen(self, seen: int | None) -> None:
        """Refuses an act on an older revision; None stands for whatever it is now."""
        if seen is not None:
            check_seen(self.case.code, PointState(self.case.state), self.case.revision, seen)

    async def keep(self, source: str, text: str) -> tuple[int, str]:
        """Keeps one more text of the point; returns its number, and its digest for the entry."""
        salt = self.house.token_bytes(16).hex()
        by, now_ms = self.actor.ref, self.now_ms
        number = await point_texts.add(self.tx, self.case.id, source, text, salt=salt, written_by=by, now_ms=now_ms)
        return number, chain.text_digest(salt, text)

    async def enter(self, kind: str, payload: dict[str, Any]) -> None:
        """One entry of the record, and every card that shows the point is drawn again."""
        told = {"point": self.case.code, **payload}
        await entries.append(self.tx, self.case.meeting_id, self.actor, f"point.{kind}", told, self.now_ms)
        topics = [f"points:{self.case.meeting_id}", f"point:{self.case.id}"]
        if self.case.telegram_id is not None:
            topics.append(own_topic(self.case.meeting_id, self.case.telegram_id))
        for topic in topics:
            await outbox.want_again(self.tx, topic, now_ms=self.now_ms)

    async def tell_author(self, key: str, buttons: Any = (), **values: Any) -> None:
        """One message to whoever put the point forward; nothing to somebody who takes part no more."""
        await self._tell(self.case, key, buttons, values)

    async def tell_authors(self, key: str, **values: Any) -> None:
        """The same to the author of each point that is merged into it too, by the number of their own."""
        await self._tell(self.case, key, (), values)
        for one in await moderation.under(self.tx, self.case.id):
            await self._tell(one, key, (), values)

    async def _tell(self, case: Case, key: str, buttons: Any, values: dict[str, Any]) -> None:
        if case.telegram_id is not None:
            about: dict[str, Any] = {"now_ms": self.now_ms, "meeting_id": case.meeting_id}
            await tell(self.tx, case.telegram_id, key, **about, buttons=buttons, kode=case.code, **values)

    async def forget(self, step: str) -> None:
        """Nothing typed from now on belongs to this step."""
        dialog = await dialogs.load(self.tx, self.sender.telegram_id, self.now_ms)
        if dialog is not None and dialog.step == step:
            await dialogs.drop(self.tx, self.sender.telegram_id)

    async def show(self, *, view: str = "", anew: bool = False) -> None:
        """The card of the point in the official's chat, turned to `view`."""
        await show_card(self.tx, self.sender, self.case.id, self.now_ms, view=view, anew=anew)


def own_topic(meeting_id: int, telegram_id: int) -> str:
    """Of the card that lists somebody's own points."""
    return f"own_points:{meeting_id}:{telegram_id}"


async def show_card(
    tx: Tx,
    sender: Sender,
    point_id: int,
    now_ms: int,
    *,
    view: str = "",
    page: int = 0,
    filter_code: int | None = None,
    anew: bool = False,
) -> None:
    """One card a point, edited in place unless it is wanted `anew`. Its way back leads to the list it was opened from,
    unless `filter_code` names another."""
    if filter_code is None:
        filter_code = int(await moderation.on_card(tx, sender.telegram_id, f"point:{point_id}", "filter") or 0)
    payload = {"filter": filter_code, "page": page, "point": point_id, "view": view}
    await show(
        *(tx, sender.telegram_id, "point", payload),
        topic=f"point:{point_id}",
        now_ms=now_ms,
        anew=anew,
        is_awaited=True,
        tapped=sender.tapped,
    )


@asynccontextmanager
async def turn(house: House, sender: Sender, point_id: int, act: Act) -> AsyncIterator[Turn]:
    """The point, locked, before somebody with the right to `act`. Where another official was faster, their card shows
    what became of it, and the refusal goes on."""
    try:
        async with house.act(sender) as tx:
            yield await _turn(house, tx, sender, point_id, act)
    except Refusal as refused:
        if refused.key == STALE:
            async with house.db.transaction() as tx:
                await show_card(tx, sender, point_id, house.now())
                tx.after_commit(house.wake)
        raise


async def _turn(house: House, tx: Tx, sender: Sender, point_id: int, act: Act) -> Turn:
    found = await moderation.load(tx, point_id)
    if found is None:
        raise Refusal("tombol_lama")
    actor = await require(tx, found.meeting_id, sender, act)
    # The point before the meeting, as everywhere: two acts never wait for each other.
    case = await moderation.load(tx, point_id, lock=house.db.lock_clause)
    meeting = await meetings.load(tx, found.meeting_id, lock=house.db.lock_clause)
    if meeting.state in _CLOSED:
        raise Refusal("rapat_terkunci")
    assert case is not None, "points are never deleted"
    return Turn(house, tx, sender, case, actor, house.now())
