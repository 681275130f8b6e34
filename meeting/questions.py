"""The life of a question: written, opened, closed, revealed; each act once, by somebody who may, in the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from meeting.house import House, Sender
from meeting.reasons import keep
from meeting.rights import require
from meeting.telling import show
from rules import chain
from rules.meetings import MeetingState, check_running
from rules.questions import Question, QuestionAct, QuestionState, Unit, move
from rules.refusals import Refusal
from rules.roles import Act
from rules.writing import WrittenQuestion, write_question
from storage import assisted, ballots, cards, electorate, entries, meetings, published, questions
from storage.database import Tx
from storage.entries import Actor
from storage.questions import Draft

SYSTEM = Actor("system", "deadline")


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a question stands after an act, and whether this act moved it (a repeated one does not)."""

    question: Question
    has_moved: bool


def draft_of(written: WrittenQuestion) -> Draft:
    """The draft a written question makes. Answers of an organisation are given by its lead unless set otherwise."""
    return Draft(
        wording=written.wording,
        options=written.options,
        kind=written.kind,
        preset=written.preset,
        mode=written.mode,
        unit=written.unit,
    )


async def write(house: House, sender: Sender, meeting_id: int, message: str) -> Question:
    """A draft from one message: the wording, then one option a line."""
    draft = draft_of(write_question(message))
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.DRAFT_QUESTION)
        question_id = await questions.add(tx, meeting_id, draft)
        question = await loaded(tx, meeting_id, question_id)
        await entries.append(tx, meeting_id, actor, "question.drafted", {"question": question.code}, house.now())
        await show_panel(tx, sender.telegram_id, question_id, house.now(), anew=True)
    return question


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
    entitled account its ballot card. `seconds` overrides the duration of the question; `reason` is owed where the
    secretariat stands in for the moderator, here as at closing and reveal."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        question = await questions.load(tx, question_id, lock=house.db.lock_clause)
        if question is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, question.meeting_id, sender, Act.OPEN, reason=reason)
        if move(question, QuestionAct.OPEN) is question.state:
            return Moved(question, False)
        meeting = await meetings.load(tx, question.meeting_id)
        check_running(MeetingState(meeting.state))
        duration = seconds if seconds is not None else await questions.duration(tx, question_id)
        by_organisation = question.unit is Unit.ORGANISATION
        entitled = await electorate.freeze(
            tx, question_id, question.meeting_id, by_organisation=by_organisation, now_ms=now_ms
        )
        if entitled == 0:
            raise Refusal("tanpa_pemilih", kode=question.code)
        await questions.set_open(tx, question_id, now_ms, None if duration is None else now_ms + duration * 1000)
        payload: dict[str, Any] = {
            "electorate": await published.electorate_digest(tx, question_id),
            "entitled": entitled,
            "mode": question.mode.value,
            "question": question.code,
            "unit": question.unit.value,
        }
        payload |= await keep(house, tx, sender, question.meeting_id, actor, reason)
        await entries.append(tx, question.meeting_id, actor, "question.opened", payload, now_ms)
        await _send_cards(tx, question, now_ms)
        return Moved(await loaded(tx, question.meeting_id, question_id), True)


async def _send_cards(tx: Tx, question: Question, now_ms: int) -> None:
    for telegram_id, delegate_id in await electorate.accounts(tx, question.id):
        payload = {"question": question.id, "delegate": delegate_id}
        await show(tx, telegram_id, "ballot", payload, topic=f"ballot:{question.id}", now_ms=now_ms, anew=True)
    for chat_id, thread_id in await cards.groups_of(tx, question.meeting_id):
        await cards.want_in_group(tx, chat_id, thread_id, question.id, now_ms)
    for telegram_id in await cards.officials_of(tx, question.meeting_id):
        await show_panel(tx, telegram_id, question.id, now_ms, anew=True)


async def show_panel(tx: Tx, telegram_id: int, question_id: int, now_ms: int, *, anew: bool = False) -> None:
    """The question's panel in the private chat of an official; one card, edited in place."""
    await show(
        tx, telegram_id, "panel", {"question": question_id}, topic=f"panel:{question_id}", now_ms=now_ms, anew=anew
    )


async def _panel_below(house: House, tx: Tx, sender: Sender, question_id: int) -> None:
    """Whoever acts by a command reads what came of it below the command; a button's panel stands under the thumb."""
    if sender.tapped is None:
        await show_panel(tx, sender.telegram_id, question_id, house.now(), anew=True)


async def close(house: House, sender: Sender, question_id: int, *, reason: str = "") -> Moved:
    """Closes an open question, whoever races: one change of state, one entry, the electorate frozen again."""
    async with house.act(sender) as tx:
        question = await questions.load(tx, question_id, lock=house.db.lock_clause)
        if question is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, question.meeting_id, sender, Act.CLOSE, reason=reason)
        if move(question, QuestionAct.CLOSE) is question.state:
            return Moved(question, False)
        because = await keep(house, tx, sender, question.meeting_id, actor, reason)
        await _close(house, tx, question, actor, because)
        await _panel_below(house, tx, sender, question_id)
        return Moved(await loaded(tx, question.meeting_id, question_id), True)


async def close_due(house: House) -> Sequence[int]:
    """Closes every question whose deadline has come; each ballot checks the deadline itself, so that nothing depends
    on this being on time. Returns the questions closed."""
    async with house.db.reading() as tx:
        due = await questions.due_ids(tx, house.now())
    closed = []
    for question_id in due:
        async with house.db.transaction() as tx:
            question = await questions.load(tx, question_id, lock=house.db.lock_clause)
            now_ms = house.now()
            if question is None or question.state is not QuestionState.OPEN:
                continue
            if question.deadline is None or question.deadline > now_ms:
                continue
            await _close(house, tx, question, SYSTEM, {})
            tx.after_commit(house.wake)
            closed.append(question_id)
    return closed


async def _close(house: House, tx: Tx, question: Question, actor: Actor, because: dict[str, Any]) -> None:
    now_ms = house.now()
    # A question ends at its deadline, however late the act that notices it.
    closed_ms = now_ms if question.deadline is None else min(now_ms, question.deadline)
    by_organisation = question.unit is Unit.ORGANISATION
    nonce = house.token_bytes(16).hex()
    commitment = chain.commitment(await published.ballots_of(tx, question), nonce)
    counts = await electorate.counts(tx, question.meeting_id, by_organisation=by_organisation)
    turnout = await ballots.turnout(tx, question.id)
    await assisted.expire(tx, question.id)
    await questions.set_closed(tx, question.id, closed_ms, nonce)
    number = await questions.add_closing(
        *(tx, question.id, closed_ms, actor.ref, counts.invited, counts.present, turnout.entitled, turnout.answered),
        commitment,
    )
    payload = {
        "answered": turnout.answered,
        "closed": chain.time_text(closed_ms),
        "commitment": commitment,
        "electorate": await published.electorate_digest(tx, question.id),
        "entitled": turnout.entitled,
        "number": number,
        "question": question.code,
        **because,
    }
    await entries.append(tx, question.meeting_id, actor, "question.closed", payload, now_ms)
    await cards.redraw_question(tx, question.id, now_ms)


async def reveal(house: House, sender: Sender, question_id: int, *, reason: str = "") -> Moved:
    """Makes the result of a closed question public: every card of it shows the figures from now on."""
    async with house.act(sender) as tx:
        question = await questions.load(tx, question_id, lock=house.db.lock_clause)
        if question is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, question.meeting_id, sender, Act.REVEAL, reason=reason)
        if move(question, QuestionAct.REVEAL) is question.state:
            return Moved(question, False)
        now_ms = house.now()
        await questions.set_revealed(tx, question_id, now_ms)
        payload = {"nonce": await questions.nonce(tx, question_id), "question": question.code}
        payload |= await keep(house, tx, sender, question.meeting_id, actor, reason)
        await entries.append(tx, question.meeting_id, actor, "question.revealed", payload, now_ms)
        await cards.redraw_question(tx, question_id, now_ms)
        await _panel_below(house, tx, sender, question_id)
        return Moved(await loaded(tx, question.meeting_id, question_id), True)


async def list_questions(house: House, sender: Sender, meeting_id: int) -> None:
    """Shows an official every question with its state; each opens its panel."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.DRAFT_QUESTION)
        payload = {"meeting": meeting_id}
        topic = f"questions:{meeting_id}"
        await show(tx, sender.telegram_id, "questions", payload, topic=topic, now_ms=house.now(), anew=True)


async def turn_panel(house: House, sender: Sender, question_id: int, *, confirm: bool, anew: bool = False) -> None:
    """Shows the panel of a question; with `confirm` it asks once more before the next step."""
    async with house.act(sender) as tx:
        question = await questions.load(tx, question_id)
        if question is None:
            raise Refusal("tombol_lama")
        await require(tx, question.meeting_id, sender, Act.DRAFT_QUESTION)
        payload = {"confirm": question.state.value if confirm else "", "question": question_id}
        topic = f"panel:{question_id}"
        await show(
            tx, sender.telegram_id, "panel", payload, topic=topic, now_ms=house.now(), anew=anew, tapped=sender.tapped
        )
