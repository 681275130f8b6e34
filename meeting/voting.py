"""Casting a ballot: the straightest line in the house."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from locales.answers import answer_texts
from meeting.house import House, Sender
from meeting.telling import ask, show
from rules.answers import Answer
from rules.ballots import admit, check_open, check_right
from rules.kinds.number import bounds
from rules.kinds.ranking import places
from rules.questions import Kind, OptionRole, Question
from rules.refusals import Refusal
from rules.settings import OTHER_GRAPHEMES_MAX
from storage import applied, ballots, dialogs, questions, turnout
from storage.ballots import Standing
from storage.database import Tx

STEP_WORDS = "ballot_words"


@dataclass(frozen=True, slots=True)
class Cast:
    """What stands stored after a press: the chosen options in ballot order (empty after a withdrawal), the receipt, and
    whether words of the voter's own are still asked for. `missing`: nothing new is stored, because only so many places
    of so many were filled."""

    question_id: int
    code: str
    chosen: tuple[str, ...]
    is_unchanged: bool
    receipt: str = ""
    awaits_words: bool = False
    missing: tuple[int, int] | None = None


async def before(house: House, tx: Tx, sender: Sender, question_id: int, delegate_id: int) -> tuple[Question, Standing]:
    """The question, locked, and the delegate who stands before it. A delegate of another account is refused: what a
    button names is a stranger's claim."""
    question = await questions.load(tx, question_id, lock=house.db.lock_clause)
    if question is None:
        raise Refusal("tombol_lama")
    standing = await ballots.standing(tx, question, delegate_id)
    if standing is None or standing.telegram_id != sender.telegram_id or standing.meeting_id != question.meeting_id:
        raise Refusal("tombol_lama")
    return question, standing


async def cast(
    house: House,
    sender: Sender,
    *,
    question_id: int,
    delegate_id: int,
    option_ids: tuple[int, ...],
    generation: int,
    words: str | None = None,
) -> Cast:
    """Stores the one ballot of this voter, or changes it, and says what is stored now. Without `words` those written
    before stay, as long as the option that asked for them is still chosen.

    Whether it may be cast is decided in the transaction that stores it. The same choice again changes nothing; an
    update that comes a second time is answered from what is stored.
    """
    async with house.db.transaction() as tx:
        now_ms = house.now()
        question, standing = await before(house, tx, sender, question_id, delegate_id)
        if sender.update_id is not None and not await applied.first_time(tx, sender.update_id, now_ms):
            return _cast(question, standing.answer, standing.receipt, is_unchanged=True)
        kept = standing.answer.words if words is None and standing.answer is not None else words or ""
        try:
            answer = admit(question, standing.voter_now(), Answer(option_ids, kept), now_ms, generation=generation)
        except Refusal as refusal:
            if refusal.key != "jp_belum_lengkap":
                raise
            return await _keep_incomplete(tx, question, standing, len(option_ids))
        if standing.answer == answer:
            return _cast(question, answer, standing.receipt, is_unchanged=True)
        receipt = await _store(house, tx, question, standing, answer, now_ms)
        await redraw_own_card(tx, sender, question_id, delegate_id, now_ms)
        tx.after_commit(house.wake)
        stored = _cast(question, answer, receipt, is_unchanged=False)
        if stored.awaits_words:
            await ask_words(tx, sender, question, delegate_id, now_ms)
    return stored


def _cast(question: Question, answer: Answer | None, receipt: str, *, is_unchanged: bool) -> Cast:
    awaits = answer is not None and not answer.words and _asks_for_words(question, answer)
    return Cast(question.id, question.code, answer_texts(question, answer), is_unchanged, receipt, awaits)


def _asks_for_words(question: Question, answer: Answer) -> bool:
    options = (question.option(option_id) for option_id in answer.options)
    return any(option is not None and option.role is OptionRole.OTHER for option in options)


async def _store(house: House, tx: Tx, question: Question, standing: Standing, answer: Answer, now_ms: int) -> str:
    """The ballot, and that there is one. Whoever answered on paper, or before the key of this copy was lost, has an
    answer that nobody can find again, and so nobody can change."""
    standing.check_changeable(question)
    await ballots.store(tx, question, standing.voter, answer, standing.delegate_id, "telegram", now_ms)
    receipt = standing.receipt
    if not receipt or standing.answered_by != standing.delegate_id or standing.is_assisted:
        voter, by = standing.voter, standing.delegate_id
        receipt = await turnout.mark(tx, question.id, voter, by, house.token_bytes, receipt)
    else:
        await turnout.touch(tx, question.id, standing.voter)
    await questions.revise(tx, question.id)
    return receipt


async def _keep_incomplete(tx: Tx, question: Question, standing: Standing, placed: int) -> Cast:
    """A ranking sent with places missing counts nowhere; that it was begun is known, so that its voter can be reminded.
    An answer that is stored already stands."""
    if await turnout.mark_incomplete(tx, question.id, standing.voter, placed):
        await questions.revise(tx, question.id)
    chosen = answer_texts(question, standing.answer)
    return Cast(question.id, question.code, chosen, True, standing.receipt, missing=(placed, places(question)))


async def withdraw(house: House, sender: Sender, *, question_id: int, delegate_id: int) -> Cast:
    """Takes the answer back while the question is open; the voter counts as not having answered."""
    async with house.act(sender) as tx:
        now_ms = house.now()
        question, standing = await before(house, tx, sender, question_id, delegate_id)
        if not standing.has_answered:
            return Cast(question_id, question.code, (), True)
        check_open(question, now_ms)
        check_right(question, standing.voter_now())
        if not await ballots.withdraw(tx, question, standing.voter):
            raise Refusal("jp_tidak_dapat_diubah", kode=question.code)
        await turnout.unmark(tx, question_id, standing.voter)
        await questions.revise(tx, question_id)
        await redraw_own_card(tx, sender, question_id, delegate_id, now_ms)
    return Cast(question_id, question.code, (), False)


async def ask_words(tx: Tx, sender: Sender, question: Question, delegate_id: int, now_ms: int) -> None:
    """The next text from this account is what its answer says in its own words."""
    payload = {"delegate": delegate_id, "question": question.id}
    await dialogs.set_step(tx, sender.telegram_id, question.meeting_id, STEP_WORDS, payload, now_ms)
    key, values = words_wanted(question)
    await ask(tx, sender.telegram_id, key, now_ms=now_ms, meeting_id=question.meeting_id, **values)


def words_wanted(question: Question) -> tuple[str, dict[str, Any]]:
    """How the question asks for what is to be written: key and values."""
    if question.kind is Kind.NUMBER:
        least, most = bounds(question)
        return "minta_angka", {"kode": question.code, "min": least, "maks": most}
    if question.kind is Kind.TEXT:
        return "minta_isian", {"kode": question.code, "n": question.settings.text_max}
    return "minta_lainnya", {"kode": question.code, "n": OTHER_GRAPHEMES_MAX}


async def begin_writing(house: House, sender: Sender, *, question_id: int, delegate_id: int) -> str:
    """[Tulis jawaban]: asks for it, if it may be given just now. Returns the question's code."""
    async with house.act(sender) as tx:
        question, standing = await before(house, tx, sender, question_id, delegate_id)
        check_open(question, house.now())
        check_right(question, standing.voter_now())
        await ask_words(tx, sender, question, delegate_id, house.now())
    return question.code


async def show_draft(
    house: House,
    sender: Sender,
    *,
    question_id: int,
    delegate_id: int,
    generation: int,
    keep: Callable[[Question], None],
) -> None:
    """Draws the voter's card again with what is put together so far. What that is stays outside of storage: `keep`
    puts it where the card finds it, before anything can draw it."""
    async with house.act(sender) as tx:
        question, standing = await before(house, tx, sender, question_id, delegate_id)
        check_open(question, house.now())
        check_right(question, standing.voter_now())
        if generation != question.generation:
            raise Refusal("tombol_lama")
        keep(question)
        await redraw_own_card(tx, sender, question_id, delegate_id, house.now(), is_awaited=True)


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
