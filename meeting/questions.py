"""The life of a question: opened, extended, closed, reopened, revealed, adopted, cancelled; each act once, by somebody
who may, in the record."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from meeting.closing import close_in
from meeting.desk import panel_below, send_cards, tell_voters
from meeting.house import House, Sender
from meeting.quorum import check_quorum
from meeting.reasons import keep
from meeting.rights import require
from rules import chain
from rules.meetings import MeetingState, check_running
from rules.questions import Question, QuestionAct, QuestionState, move
from rules.refusals import Refusal
from rules.roles import Act
from storage import cards, closings, electorate, entries, meetings, privacy, published, questions
from storage.database import Tx
from storage.entries import Actor

MINUTES_MAX = 24 * 60


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a question stands after an act, and whether this act moved it (a repeated one does not)."""

    question: Question
    has_moved: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One act on one question, under its lock: who does it, when, and what the entry holds of the reason."""

    tx: Tx
    question: Question
    actor: Actor
    now_ms: int
    reason: dict[str, Any]

    async def enter(self, kind: str, payload: dict[str, Any]) -> int:
        """Puts the act into the record; returns the number of its entry."""
        said = {"question": self.question.code, **payload, **self.reason}
        return await entries.append(self.tx, self.question.meeting_id, self.actor, kind, said, self.now_ms)

    async def moved(self) -> Moved:
        """The question as it stands after the act."""
        return Moved(await loaded(self.tx, self.question.meeting_id, self.question.id), True)


@asynccontextmanager
async def turn(house: House, sender: Sender, question_id: int, right: Act, reason: str = "") -> AsyncIterator[Turn]:
    """The question, locked, before somebody who may do this to it just now. `reason` is owed where the secretariat
    stands in for the moderator."""
    async with house.act(sender) as tx:
        question = await questions.load(tx, question_id, lock=house.db.lock_clause)
        if question is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, question.meeting_id, sender, right, reason=reason)
        because = await keep(house, tx, sender, question.meeting_id, actor, reason)
        yield Turn(tx, question, actor, house.now(), because)


async def loaded(tx: Tx, meeting_id: int, question_id: int, lock: str = "") -> Question:
    """The question, if it is one of this meeting; a question of another meeting is as good as none."""
    question = await questions.load(tx, question_id, lock=lock)
    if question is None or question.meeting_id != meeting_id:
        raise Refusal("tombol_lama")
    return question


async def open_question(
    house: House, sender: Sender, question_id: int, *, seconds: int | None = None, reason: str = ""
) -> Moved:
    """Opens a draft: freezes the electorate by name, sets the deadline (none where no duration is set), sends every
    entitled account its ballot card. `seconds` overrides the duration of the question."""
    async with turn(house, sender, question_id, Act.OPEN, reason) as now:
        question, tx = now.question, now.tx
        if move(question, QuestionAct.OPEN) is question.state:
            return Moved(question, False)
        meeting = await meetings.load(tx, question.meeting_id, lock=house.db.lock_clause)
        check_running(MeetingState(meeting.state))
        duration = seconds if seconds is not None else await questions.duration(tx, question_id)
        entitled = await electorate.freeze(tx, question, now.now_ms)
        if entitled == 0:
            raise Refusal("tanpa_pemilih", kode=question.code)
        quorum = await check_quorum(tx, question, "open", now.now_ms)
        await questions.set_open(tx, question_id, now.now_ms, _deadline(now.now_ms, duration))
        payload = {
            "electorate": await published.electorate_digest(tx, question_id),
            "entitled": entitled,
            "mode": question.mode.value,
            "settings": question.settings.to_json(),
            "unit": question.unit.value,
            **quorum,
        }
        await now.enter("question.opened", payload)
        await send_cards(tx, question, now.now_ms)
        return await now.moved()


def _deadline(now_ms: int, seconds: int | None) -> int | None:
    return None if seconds is None else now_ms + seconds * 1000


async def extend(house: House, sender: Sender, question_id: int, *, seconds: int, reason: str = "") -> Moved:
    """Moves the deadline of an open question by so many seconds; one without a deadline gets one from now on. A
    question whose time has run out is closed, whoever noticed it, and can only be reopened."""
    async with turn(house, sender, question_id, Act.EXTEND, reason) as now:
        question = now.question
        move(question, QuestionAct.EXTEND)
        if question.deadline is not None and question.deadline <= now.now_ms:
            raise Refusal("terlambat_diperpanjang", kode=question.code, jam=question.deadline)
        deadline_ms = (question.deadline or now.now_ms) + seconds * 1000
        if deadline_ms - now.now_ms > MINUTES_MAX * 60_000:
            raise Refusal("menit_salah", maks=MINUTES_MAX)
        await questions.set_deadline(now.tx, question_id, deadline_ms)
        await now.enter("question.extended", {"until": chain.time_text(deadline_ms)})
        await cards.redraw_all(now.tx, question_id, now.now_ms)
        await tell_voters(now.tx, question, "jp_perpanjang", now.now_ms, kode=question.code, jam=deadline_ms)
        await panel_below(now.tx, sender, question_id, now.now_ms)
        return await now.moved()


async def close(house: House, sender: Sender, question_id: int, *, reason: str = "") -> Moved:
    """Closes an open question, whoever races: one change of state, one entry, the electorate frozen again."""
    async with turn(house, sender, question_id, Act.CLOSE, reason) as now:
        if move(now.question, QuestionAct.CLOSE) is now.question.state:
            return Moved(now.question, False)
        await close_in(house, now.tx, now.question, now.actor, now.reason)
        await panel_below(now.tx, sender, question_id, now.now_ms)
        return await now.moved()


async def reopen(
    house: House, sender: Sender, question_id: int, *, seconds: int | None = None, reason: str = ""
) -> Moved:
    """Opens a closed question again for as long as it was first to be open: earlier answers stay and may be changed.
    Both closings stand in the record, and the last one counts. Never after reveal, never a secret question."""
    async with turn(house, sender, question_id, Act.REOPEN, reason) as now:
        question, tx = now.question, now.tx
        if move(question, QuestionAct.REOPEN) is question.state:
            return Moved(question, False)
        meeting = await meetings.load(tx, question.meeting_id, lock=house.db.lock_clause)
        check_running(MeetingState(meeting.state))
        duration = seconds if seconds is not None else await questions.duration(tx, question_id)
        deadline_ms = _deadline(now.now_ms, duration)
        await questions.set_reopened(tx, question_id, deadline_ms)
        until = {} if deadline_ms is None else {"until": chain.time_text(deadline_ms)}
        await now.enter("question.reopened", until)
        await cards.redraw_question(tx, question_id, now.now_ms)
        key = "jp_buka_kembali_tanpa_batas" if deadline_ms is None else "jp_buka_kembali"
        when = {} if deadline_ms is None else {"jam": deadline_ms}
        await tell_voters(tx, question, key, now.now_ms, kode=question.code, **when)
        await panel_below(tx, sender, question_id, now.now_ms)
        return await now.moved()


async def reveal(house: House, sender: Sender, question_id: int, *, reason: str = "") -> Moved:
    """Makes the result of a closed question public: every card of it shows the figures from now on."""
    async with turn(house, sender, question_id, Act.REVEAL, reason) as now:
        if move(now.question, QuestionAct.REVEAL) is now.question.state:
            return Moved(now.question, False)
        await questions.set_revealed(now.tx, question_id, now.now_ms)
        await privacy.forget_spent(now.tx, question_id)
        every = await closings.of_question(now.tx, question_id)
        payload = {
            "assisted": [one.assisted for one in every],
            "changed": [one.changed for one in every],
            "nonce": await closings.nonce(now.tx, question_id),
        }
        await now.enter("question.revealed", payload)
        await cards.redraw_question(now.tx, question_id, now.now_ms)
        await panel_below(now.tx, sender, question_id, now.now_ms)
        return await now.moved()


async def adopt(house: House, sender: Sender, question_id: int) -> Moved:
    """Tetapkan: a revealed result is final from now on; what it says wrongly is put right by an erratum alone."""
    async with turn(house, sender, question_id, Act.ADOPT) as now:
        if move(now.question, QuestionAct.ADOPT) is now.question.state:
            return Moved(now.question, False)
        await questions.set_adopted(now.tx, question_id, now.now_ms)
        closing = await closings.last(now.tx, question_id)
        assert closing is not None, "what is revealed was closed"
        await now.enter("question.adopted", {"commitment": closing.commitment})
        await cards.redraw_question(now.tx, question_id, now.now_ms)
        await panel_below(now.tx, sender, question_id, now.now_ms)
        return await now.moved()


async def cancel(house: House, sender: Sender, question_id: int, *, reason: str) -> Moved:
    """Ends a question without a result, with a reason that everybody reads; its answers count nowhere."""
    async with turn(house, sender, question_id, Act.CANCEL, reason) as now:
        question = now.question
        if move(question, QuestionAct.CANCEL) is question.state:
            return Moved(question, False)
        if not reason:
            raise Refusal("alasan_batal_wajib")
        if question.state is QuestionState.OPEN:
            await close_in(house, now.tx, question, now.actor, {})
        await questions.set_cancelled(now.tx, question_id)
        await privacy.forget_spent(now.tx, question_id)
        await now.enter("question.cancelled", {})
        await cards.redraw_question(now.tx, question_id, now.now_ms)
        if question.opened is not None:
            await tell_voters(now.tx, question, "jp_batal", now.now_ms, kode=question.code, alasan=reason)
        await panel_below(now.tx, sender, question_id, now.now_ms)
        return await now.moved()
