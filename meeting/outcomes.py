"""What the meeting concludes, written and changed by minute taker and secretariat: each act an entry of the record."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import show
from rules import chain
from rules.meetings import MeetingState
from rules.outcomes import TIES_MAX, OutcomeKind, check_writable, mark, read_text, split_ties
from rules.questions import QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from storage import agenda, dialogs, entries, follow_ups, meetings, outbox, outcomes, points, questions
from storage.database import Tx
from storage.entries import Actor
from storage.outcomes import Outcome

STEPS = frozenset({"outcome_new", "outcome_part", "outcome_due"})


@dataclass(frozen=True, slots=True)
class Rests:
    """The points and questions an outcome rests on: ids by code."""

    points: dict[str, int]
    questions: dict[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One act on one outcome, under its lock, by somebody who may."""

    house: House
    tx: Tx
    outcome: Outcome
    actor: Actor
    now_ms: int

    @property
    def code(self) -> str:
        """K1, TL2 …"""
        return code_of(self.outcome)

    async def enter(self, kind: str, said: dict[str, Any]) -> int:
        """Puts the act into the record and has every card of the outcome drawn again."""
        payload = {"outcome": self.code, **said}
        seq = await entries.append(self.tx, self.outcome.meeting_id, self.actor, kind, payload, self.now_ms)
        await redraw(self.tx, self.outcome.meeting_id, self.outcome.id, self.now_ms)
        return seq

    async def enter_text(self, kind: str, part: str, text: str, **said: Any) -> str:
        """As `enter`, with a text that is kept beside the entry, which holds its digest; returns the salt."""
        salt = self.house.token_bytes(16).hex()
        seq = await self.enter(kind, {"digest": chain.text_digest(salt, text), **said})
        kept = (self.outcome.id, part, text, salt, self.actor.ref, self.now_ms, seq)
        await outcomes.keep_text(self.tx, *kept)
        return salt


def code_of(outcome: Outcome) -> str:
    """How an outcome is called in its meeting."""
    return mark(OutcomeKind(outcome.kind), outcome.number)


async def check_open(tx: Tx, meeting_id: int, *, lock: str = "") -> None:
    """Raises once the meeting is adopted. With `lock` nobody adopts it before the act is through."""
    check_writable(MeetingState((await meetings.load(tx, meeting_id, lock=lock)).state))


@asynccontextmanager
async def change(house: House, sender: Sender, outcome_id: int, *, of_withdrawn: bool = False) -> AsyncIterator[Change]:
    """The outcome, locked, before somebody who may change it just now. One that was withdrawn is changed no more."""
    async with house.act(sender) as tx:
        task = await follow_ups.load(tx, outcome_id) if of_withdrawn else None
        if task is not None and task.carried_from is not None:
            # Whoever carries locks the earlier one first, and so does whoever may put the later one in force again.
            await outcomes.load(tx, task.carried_from, lock=house.db.lock_clause)
        outcome = await outcomes.load(tx, outcome_id, lock=house.db.lock_clause)
        if outcome is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, outcome.meeting_id, sender, Act.WRITE_ENTRY)
        await check_open(tx, outcome.meeting_id, lock=house.db.lock_clause)
        if outcome.withdrawn_ms is not None and not of_withdrawn:
            raise Refusal("hasil_dicabut", kode=code_of(outcome))
        yield Change(house, tx, outcome, actor, house.now())


async def write(house: House, sender: Sender, meeting_id: int, kind: OutcomeKind, raw: str) -> Outcome:
    """Writes a note, conclusion or decision under the current agenda item; codes of points and questions in front of
    the text say what it rests on. Identity numbers are masked before anything is stored."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.WRITE_ENTRY)
        rests, text = await read_ties(house, tx, meeting_id, raw)
        text = read_text(text)
        outcome = await store(house, tx, actor, meeting_id, kind, text, rests)
        await forget_dialog(tx, sender, house.now())
        await show_outcome(tx, sender, outcome, house.now(), anew=True)
        return outcome


async def read_ties(house: House, tx: Tx, meeting_id: int, raw: str) -> tuple[Rests, str]:
    """What stands in front of a text, and the text. What is named is locked before the meeting is, as everywhere."""
    asked = {one.code: one for one in await questions.of_meeting(tx, meeting_id)}
    known = {point.code: point.id for point in await points.of_meeting(tx, meeting_id)}
    codes, text = split_ties(raw, {*asked, *known})
    if len(codes) > TIES_MAX:
        raise Refusal("kaitan_penuh", kode=", ".join(codes[:3]), maks=TIES_MAX)
    rests = Rests(
        {code: known[code] for code in codes if code in known and code not in asked},
        {code: asked[code].id for code in codes if code in asked},
    )
    for code in rests.questions:
        if asked[code].state is QuestionState.DRAFT:
            raise Refusal("jp_belum_dibuka", kode=code)
    for question_id in sorted(rests.questions.values()):
        await questions.load(tx, question_id, lock=house.db.lock_clause)
    for point_id in sorted(rests.points.values()):
        await points.load(tx, point_id, lock=house.db.lock_clause)
    return rests, text


async def store(
    house: House, tx: Tx, actor: Actor, meeting_id: int, kind: OutcomeKind, text: str, rests: Rests, **said: Any
) -> Outcome:
    """A new outcome with its entry; numbers within a kind have no gaps and no twins."""
    meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
    check_writable(MeetingState(meeting.state))
    number, salt, now_ms = (
        await outcomes.next_number(tx, meeting_id, kind.value),
        house.token_bytes(16).hex(),
        house.now(),
    )
    item = await _position(tx, meeting_id, meeting.current_item_id)
    stored = (kind.value, number, meeting.current_item_id if item else None, text, salt, actor.ref, now_ms)
    note_id = await outcomes.add(tx, meeting_id, *stored)
    for point_id in rests.points.values():
        await outcomes.tie_point(tx, note_id, point_id, True)
    for question_id in rests.questions.values():
        await outcomes.tie_question(tx, note_id, question_id, True)
    payload = {
        "digest": chain.text_digest(salt, text),
        "item": item,
        "outcome": mark(kind, number),
        "points": sorted(rests.points),
        "questions": sorted(rests.questions),
        **said,
    }
    seq = await entries.append(tx, meeting_id, actor, kind.value, payload, now_ms)
    await outcomes.set_entry(tx, note_id, seq)
    await outcomes.keep_text(tx, note_id, "text", text, salt, actor.ref, now_ms, seq)
    await redraw(tx, meeting_id, note_id, now_ms)
    outcome = await outcomes.load(tx, note_id)
    assert outcome is not None, "it was added above"
    return outcome


async def _position(tx: Tx, meeting_id: int, item_id: int | None) -> int | None:
    """The place of an agenda item of the meeting; None for none."""
    return next((item.position for item in await agenda.of_meeting(tx, meeting_id) if item.id == item_id), None)


async def redraw(tx: Tx, meeting_id: int, outcome_id: int, now_ms: int) -> None:
    """The cards of the outcome, its list and the running record read differently."""
    for topic in (f"outcome:{outcome_id}", f"outcomes:{meeting_id}"):
        await outbox.want_again(tx, topic, now_ms=now_ms)


async def forget_dialog(tx: Tx, sender: Sender, now_ms: int) -> None:
    """Nothing typed from now on belongs to an outcome."""
    dialog = await dialogs.load(tx, sender.telegram_id, now_ms)
    if dialog is not None and dialog.step in STEPS:
        await dialogs.drop(tx, sender.telegram_id)


async def show_outcome(
    tx: Tx,
    sender: Sender,
    outcome: Outcome,
    now_ms: int,
    *,
    view: str = "",
    page: int = 0,
    anew: bool = False,
    **asked: int,
) -> None:
    """The card of one outcome in the private chat of an official; one card, edited in place."""
    payload = {"meeting": outcome.meeting_id, "outcome": outcome.id, "page": page, "view": view, **asked}
    await show(
        *(tx, sender.telegram_id, "outcome", payload),
        topic=f"outcome:{outcome.id}",
        now_ms=now_ms,
        anew=anew,
        is_awaited=True,
        tapped=sender.tapped,
    )
