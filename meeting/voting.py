"""Casting a ballot: the straightest line in the house."""

from dataclasses import dataclass
from typing import Any

from meeting.house import House, Sender
from meeting.telling import show, tell
from rules.ballots import Voter, admit
from rules.questions import Question, Unit
from rules.refusals import Refusal
from rules.text import fold_for_eye
from storage import applied, ballots, delegates, questions
from storage.ballots import Standing
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Cast:
    """What stands stored after a press: the chosen options in ballot order (empty after a withdrawal)."""

    question_id: int
    code: str
    chosen: tuple[str, ...]
    is_unchanged: bool


def chosen_texts(question: Question, selection: tuple[int, ...]) -> tuple[str, ...]:
    """The options as they are said back to the voter: "A. Text" for lettered options, the bare text for a preset."""
    by_id = {option.id: option for option in question.options}
    if question.preset:
        return tuple(by_id[option_id].text for option_id in selection)
    return tuple(f"{by_id[option_id].code}. {by_id[option_id].text}" for option_id in selection)


def voter_of(standing: Standing) -> Voter:
    """What the rules need to know of the one who stands before a question."""
    return Voter(
        delegate_id=standing.delegate_id,
        organisation_id=standing.organisation_id,
        organisation=standing.organisation_short,
        constituency=standing.constituency,
        is_entitled=standing.is_entitled,
        is_lead=standing.is_lead,
        is_observer=standing.organisation_standing in ("observer", "pending", "declined"),
    )


async def before(house: House, tx: Tx, sender: Sender, question_id: int, delegate_id: int) -> tuple[Question, Standing]:
    """The question, locked, and the delegate who stands before it. A delegate of another account is refused: what a
    button names is a stranger's claim."""
    question = await questions.load(tx, question_id, lock=house.db.lock_clause)
    if question is None:
        raise Refusal("tombol_lama")
    by_organisation = question.unit is Unit.ORGANISATION
    standing = await ballots.standing(tx, question_id, delegate_id, by_organisation=by_organisation)
    if standing is None or standing.telegram_id != sender.telegram_id or standing.meeting_id != question.meeting_id:
        raise Refusal("tombol_lama")
    return question, standing


async def cast(
    house: House, sender: Sender, *, question_id: int, delegate_id: int, option_ids: tuple[int, ...], generation: int
) -> Cast:
    """Stores the one ballot of this voter, or changes it, and says what is stored now.

    Whether it may be cast is decided in the transaction that stores it. The same choice again changes nothing; an
    update that comes a second time is answered from what is stored.
    """
    async with house.db.transaction() as tx:
        now_ms = house.now()
        question, standing = await before(house, tx, sender, question_id, delegate_id)
        if sender.update_id is not None and not await applied.first_time(tx, sender.update_id, now_ms):
            return Cast(question_id, question.code, chosen_texts(question, standing.selection or ()), True)
        admitted = admit(question, voter_of(standing), option_ids, now_ms, generation=generation)
        selection = tuple(option.id for option in admitted.options)
        if standing.selection == selection:
            return Cast(question_id, question.code, chosen_texts(question, selection), True)
        await ballots.store(tx, question_id, standing.voter, selection, delegate_id, "telegram", now_ms)
        await questions.revise(tx, question_id)
        await redraw_own_card(tx, sender, question_id, delegate_id, now_ms)
        tx.after_commit(house.wake)
    return Cast(question_id, question.code, chosen_texts(question, selection), False)


async def withdraw(house: House, sender: Sender, *, question_id: int, delegate_id: int) -> Cast:
    """Takes the answer back while the question is open; the voter counts as not having answered."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        question, standing = await before(house, tx, sender, question_id, delegate_id)
        if standing.selection is None:
            return Cast(question_id, question.code, (), True)
        admit(question, voter_of(standing), standing.selection, now_ms, generation=question.generation)
        if await ballots.withdraw(tx, question_id, standing.voter):
            await questions.revise(tx, question_id)
            await redraw_own_card(tx, sender, question_id, delegate_id, now_ms)
    return Cast(question_id, question.code, (), False)


async def answer_as(house: House, sender: Sender, *, question_id: int, delegate_id: int) -> str:
    """Turns the card of a shared phone to another of its delegates and returns that delegate's label."""
    async with house.act(sender) as tx:
        _, standing = await before(house, tx, sender, question_id, delegate_id)
        await redraw_own_card(tx, sender, question_id, delegate_id, house.now(), is_awaited=True)
    return standing.label


async def redraw_own_card(
    tx: Tx, sender: Sender, question_id: int, delegate_id: int, now_ms: int, *, is_awaited: bool = False
) -> None:
    """The voter's card shows what is stored; it is one row, so a newer state replaces an unsent older one."""
    payload = {"question": question_id, "delegate": delegate_id}
    topic = f"ballot:{question_id}"
    await show(
        *(tx, sender.telegram_id, "ballot", payload),
        topic=topic,
        now_ms=now_ms,
        is_awaited=is_awaited,
        tapped=sender.tapped,
    )


async def show_own(house: House, sender: Sender, meeting_id: int) -> None:
    """Posts this account's cards of all questions that are or were open, newest state, as the last messages."""
    async with house.act(sender) as tx:
        own = await delegates.of_account(tx, meeting_id, sender.telegram_id)
        if not own:
            raise Refusal("belum_terdaftar")
        shown = False
        for question in await questions.of_meeting(tx, meeting_id):
            if question.opened is None:
                continue
            payload = {"question": question.id, "delegate": own[0].id}
            topic = f"ballot:{question.id}"
            await show(tx, sender.telegram_id, "ballot", payload, topic=topic, now_ms=house.now(), anew=True)
            shown = True
        if not shown:
            values: dict[str, Any] = {"label": own[0].label}
            await tell(tx, sender.telegram_id, "suaraku_kosong", now_ms=house.now(), meeting_id=meeting_id, **values)


async def typed_choice(house: House, sender: Sender, meeting_id: int, text: str) -> bool:
    """Whether somebody typed an option of an open question they may answer, instead of pressing it. Nothing is counted
    by it: the ballot is shown once more as the last message, and what to do with it."""
    async with house.db.reading() as tx:
        found = await _meant(tx, sender, meeting_id, fold_for_eye(text))
    if found is None:
        return False
    question, delegate_id = found
    async with house.act(sender) as tx:
        now_ms, chat_id = house.now(), sender.telegram_id
        await tell(tx, chat_id, "jawab_dengan_tombol", now_ms=now_ms, meeting_id=meeting_id, kode=question.code)
        payload = {"question": question.id, "delegate": delegate_id}
        await show(tx, chat_id, "ballot", payload, topic=f"ballot:{question.id}", now_ms=now_ms, anew=True)
    return True


async def _meant(tx: Tx, sender: Sender, meeting_id: int, typed: str) -> tuple[Question, int] | None:
    own = await delegates.of_account(tx, meeting_id, sender.telegram_id)
    for question_id in await questions.open_ids(tx, meeting_id):
        question = await questions.load(tx, question_id)
        assert question is not None
        texts = {fold_for_eye(option.text) for option in question.options}
        codes = set() if question.preset else {fold_for_eye(option.code) for option in question.options}
        if typed.rstrip(".") not in texts | codes:
            continue
        by_organisation = question.unit is Unit.ORGANISATION
        for delegate in own:
            standing = await ballots.standing(tx, question_id, delegate.id, by_organisation=by_organisation)
            if standing is not None and standing.is_entitled:
                return question, delegate.id
    return None
