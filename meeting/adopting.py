"""The end of the work on a meeting: how it is finished, what fixes its tallies and minutes, and what locks them."""

from typing import Any

from meeting.ending import post_head, want_papers
from meeting.floor import announce_groups
from meeting.house import House, Sender
from meeting.reasons import keep, read_reason
from meeting.rights import require
from meeting.telling import ask, button, show, tell
from rules.amendments import WINDOW_HOURS_MAX, Ruling, mark, owes_reason
from rules.meetings import OVER, MeetingAct, MeetingState
from rules.meetings import move as move_meeting
from rules.questions import QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from storage import (
    amendments,
    cards,
    closing_rules,
    closings,
    dialogs,
    entries,
    meetings,
    outbox,
    questions,
)
from storage.database import Tx
from storage.dialogs import Dialog
from storage.entries import Actor

STEP = "adopt"
HOURS, MINUTES = 1, 2


async def show_card(
    house: House, sender: Sender, meeting_id: int, *, view: str = "", revision: int = 0, anew: bool = False
) -> None:
    """Where the meeting stands between its end and its lock, for the secretariat; with a `view` the next step asks
    once more, about the record as it was at this entry."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.ADOPT)
        payload, topic = {"meeting": meeting_id, "revision": revision, "view": view}, f"closing:{meeting_id}"
        about: dict[str, Any] = {"now_ms": house.now(), "anew": anew, "is_awaited": True, "tapped": sender.tapped}
        await show(tx, sender.telegram_id, "closing", payload, topic=topic, **about)


async def set_rule(house: House, sender: Sender, meeting_id: int, setting: int, value: int) -> bool:
    """How long corrections may be proposed (1, in hours; 0: not at all), and whether the draft minutes go to those who
    attended (2). Only until the meeting ends; False where it was set so already."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.ADOPT)
        meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        if MeetingState(meeting.state) in OVER:
            raise Refusal("penutupan_sudah_berakhir")
        rules = await closing_rules.of_meeting(tx, meeting_id)
        if setting not in (HOURS, MINUTES) or value > (WINDOW_HOURS_MAX if setting == HOURS else 1):
            raise Refusal("tombol_lama")
        hours = value if setting == HOURS else rules.window_hours
        sends = bool(value) if setting == MINUTES else rules.sends_minutes
        if (hours, sends) == (rules.window_hours, rules.sends_minutes):
            return False
        await closing_rules.set_rules(tx, meeting_id, hours, sends)
        payload = {"hours": hours, "minutes": sends}
        await entries.append(tx, meeting_id, actor, "closing.ruled", payload, house.now())
        await outbox.want_again(tx, f"closing:{meeting_id}", now_ms=house.now())
        return True


async def adopt(house: House, sender: Sender, meeting_id: int, revision: int, raw: str = "") -> MeetingState:
    """Fixes the tallies of all that was revealed, and the minutes; from then on only errata. `revision` is the last
    entry that whoever decides has seen. With proposals that nobody ruled on, or before their time is over, a reason is
    owed (`tetapkan_perlu_alasan`), and the record names what was left open. Done once, whoever races."""
    reason = read_reason(raw) if raw else ""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.ADOPT)
        asked = [one.id for one in await questions.of_meeting(tx, meeting_id)]
        # Questions before the meeting, as everywhere.
        locked = [await questions.load(tx, one, lock=house.db.lock_clause) for one in asked]
        meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        state = move_meeting(MeetingState(meeting.state), MeetingAct.ADOPT)
        if state.value == meeting.state:
            return state
        await _check_seen(tx, meeting_id, revision)
        found = [one for one in locked if one is not None]
        unrevealed = [one.code for one in found if one.state is QuestionState.CLOSED]
        if unrevealed:
            raise Refusal("tetapkan_belum_diumumkan", daftar=", ".join(unrevealed))
        now_ms = house.now()
        waiting = await _waiting(tx, meeting_id, now_ms, has_reason=bool(reason))
        for question in found:
            if question.state is QuestionState.REVEALED:
                await _adopt_question(tx, actor, meeting_id, question.id, question.code, now_ms)
        because = await keep(house, tx, sender, meeting_id, actor, reason)
        await meetings.set_state(tx, meeting_id, state.value, now_ms)
        said = {"act": "adopt", "open": waiting, "was": meeting.state, **because}
        await entries.append(tx, meeting_id, actor, f"meeting.{state.value}", said, now_ms)
        await _after(tx, sender, meeting_id, now_ms)
        await announce_groups(tx, meeting_id, "rapat_ditetapkan", now_ms, judul=meeting.title, jam=now_ms)
        await post_head(tx, meeting_id, now_ms)
        await want_papers(tx, actor, meeting, is_draft=False, now_ms=now_ms)
    return state


async def _waiting(tx: Tx, meeting_id: int, now_ms: int, *, has_reason: bool) -> list[str]:
    """The codes of proposals that stay without a ruling, whose authors are told so; raises where that owes a reason."""
    waiting = [one for one in await amendments.of_meeting(tx, meeting_id) if one.state == Ruling.OPEN]
    rules = await closing_rules.of_meeting(tx, meeting_id)
    if owes_reason(waiting=len(waiting), closes_ms=rules.closes_ms, now_ms=now_ms) and not has_reason:
        raise Refusal("tetapkan_perlu_alasan", n=len(waiting))
    about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting_id, "is_awaited": False}
    for one in waiting:
        if one.telegram_id is not None:
            await tell(tx, one.telegram_id, "koreksi_tetap_terbuka", **about, kode=mark(one.number))
    return [mark(one.number) for one in waiting]


async def _adopt_question(tx: Tx, actor: Actor, meeting_id: int, question_id: int, code: str, now_ms: int) -> None:
    await questions.set_adopted(tx, question_id, now_ms)
    closing = await closings.last(tx, question_id)
    assert closing is not None, "what is revealed was closed"
    said = {"commitment": closing.commitment, "question": code}
    await entries.append(tx, meeting_id, actor, "question.adopted", said, now_ms)
    await cards.redraw_question(tx, question_id, now_ms)


async def lock(house: House, sender: Sender, meeting_id: int, revision: int) -> MeetingState:
    """After the minutes were signed: from then on only addenda. Done once, whoever races."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.LOCK)
        meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        state = move_meeting(MeetingState(meeting.state), MeetingAct.LOCK)
        if state.value == meeting.state:
            return state
        await _check_seen(tx, meeting_id, revision)
        now_ms = house.now()
        await meetings.set_state(tx, meeting_id, state.value, now_ms)
        said = {"act": "lock", "was": meeting.state}
        await entries.append(tx, meeting_id, actor, f"meeting.{state.value}", said, now_ms)
        await _after(tx, sender, meeting_id, now_ms)
    return state


async def _check_seen(tx: Tx, meeting_id: int, revision: int) -> None:
    if await entries.last_act(tx, meeting_id) != revision:
        raise Refusal("penutupan_berubah")


async def _after(tx: Tx, sender: Sender, meeting_id: int, now_ms: int) -> None:
    """Every card of the meeting shows its new state; nothing typed from now on belongs to this."""
    for topic in ("meeting", "staff", "agenda", "amendments", "outcomes"):
        await outbox.want_again(tx, f"{topic}:{meeting_id}", now_ms=now_ms)
    await outbox.want_again(tx, f"closing:{meeting_id}", now_ms=now_ms)
    dialog = await dialogs.load(tx, sender.telegram_id, now_ms)
    if dialog is not None and dialog.step == STEP:
        await dialogs.drop(tx, sender.telegram_id)


async def ask_reason(house: House, sender: Sender, meeting_id: int, revision: int) -> None:
    """Asks why the meeting is adopted although corrections wait or may still come."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.ADOPT)
        await _check_seen(tx, meeting_id, revision)
        payload = {"meeting": meeting_id, "revision": revision}
        await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP, payload, house.now())
        _, waiting = await amendments.counts(tx, meeting_id)
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id}
        rows = [[button("tombol_batal", "yc", meeting_id)]]
        await ask(tx, sender.telegram_id, "tetapkan_alasan", **about, buttons=rows, n=waiting)


async def typed_reason(house: House, sender: Sender, dialog: Dialog, raw: str) -> MeetingState:
    """The reason: the meeting is adopted with it."""
    return await adopt(house, sender, dialog.payload["meeting"], dialog.payload["revision"], read_reason(raw))
