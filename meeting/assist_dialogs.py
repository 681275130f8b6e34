"""The clerk's conversation: for whom, what, which choice, why."""

from collections.abc import Callable, Sequence
from typing import Any

from locales.points import KIND_WORDS
from meeting.assisting import Entered, enter_in
from meeting.floor import Words, submit_in
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button, plain_button, show
from meeting.typing_answers import read_answer
from meeting.voting import words_wanted
from rules.answers import Answer
from rules.kinds import KINDS
from rules.numbers import canonical
from rules.points import POINT_GRAPHEMES_MAX, PointKind, write_point
from rules.questions import Kind, OptionRole, Question, QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from storage import accesses, delegates, dialogs, questions
from storage.database import Tx
from storage.delegates import Delegate
from storage.dialogs import Dialog
from storage.points import StoredPoint

STEP_REASON = "assist_reason"
STEP_WORDS = "assist_words"
STEP_POINT = "assist_point"
PAGE_SIZE = 8


async def choose_delegate(house: House, sender: Sender, meeting_id: int, *, page: int = 0, anew: bool = True) -> None:
    """Lists the delegates who have no phone, eight a page."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.ENTER_ASSISTED)
        await accesses.add(tx, meeting_id, actor, "desk", house.now())
        found = await delegates.without_phone(tx, meeting_id)
        if not found:
            raise Refusal("isikan_kosong")
        pages = -(-len(found) // PAGE_SIZE)
        page = min(page, pages - 1)
        rows = [[plain_button(one.label, "ia", one.id)] for one in found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]]
        if pages > 1:
            turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
            rows.append([plain_button(label, "il", meeting_id, to) for label, to in turns])
        chat_id = sender.telegram_id
        await ask(tx, chat_id, "isikan_pilih", now_ms=house.now(), meeting_id=meeting_id, buttons=rows, anew=anew)


async def _delegate(tx: Tx, sender: Sender, delegate_id: int) -> Delegate:
    delegate = await delegates.load(tx, delegate_id)
    if delegate is None:
        raise Refusal("tombol_lama")
    await require(tx, delegate.meeting_id, sender, Act.ENTER_ASSISTED)
    return delegate


async def choose_what(house: House, sender: Sender, delegate_id: int) -> None:
    """Offers the open questions, the kinds of points, and the speakers' list."""
    async with house.act(sender) as tx:
        delegate = await _delegate(tx, sender, delegate_id)
        payload = {"delegate": delegate_id, "meeting": delegate.meeting_id}
        await show(
            *(tx, sender.telegram_id, "desk", payload),
            topic="dialog",
            now_ms=house.now(),
            is_awaited=True,
            tapped=sender.tapped,
        )


async def choose_option(house: House, sender: Sender, delegate_id: int, question_id: int) -> None:
    """Offers what the question asks for, with the gesture of its kind."""
    async with house.act(sender) as tx:
        await _entry(house, tx, sender, delegate_id, question_id)


async def _entry(house: House, tx: Tx, sender: Sender, delegate_id: int, question_id: int) -> Question:
    delegate = await _delegate(tx, sender, delegate_id)
    question = await questions.load(tx, question_id)
    if question is None or question.state is not QuestionState.OPEN or question.meeting_id != delegate.meeting_id:
        raise Refusal("tombol_lama")
    payload = {"delegate": delegate_id, "question": question_id}
    await show(tx, sender.telegram_id, "entry", payload, topic="dialog", now_ms=house.now(), is_awaited=True)
    return question


async def show_draft(
    house: House, sender: Sender, delegate_id: int, question_id: int, keep: Callable[[Question], None]
) -> None:
    """The same with what the clerk has put together so far, which `keep` puts where the card finds it."""
    async with house.act(sender) as tx:
        question = await _entry(house, tx, sender, delegate_id, question_id)
        keep(question)


async def begin_writing(house: House, sender: Sender, delegate_id: int, question_id: int) -> None:
    """Asks for the text or number that stands on the form."""
    async with house.act(sender) as tx:
        delegate = await _delegate(tx, sender, delegate_id)
        question = await questions.load(tx, question_id)
        if question is None or question.meeting_id != delegate.meeting_id:
            raise Refusal("tombol_lama")
        await _ask_words(house, tx, sender, question, {"delegate": delegate_id, "options": [], "question": question_id})


async def _ask_words(house: House, tx: Tx, sender: Sender, question: Question, payload: dict[str, Any]) -> None:
    await dialogs.set_step(tx, sender.telegram_id, question.meeting_id, STEP_WORDS, payload, house.now())
    key, values = words_wanted(question)
    await ask(tx, sender.telegram_id, key, now_ms=house.now(), meeting_id=question.meeting_id, anew=False, **values)


async def ask_reason(
    house: House, sender: Sender, delegate_id: int, question_id: int, option_ids: tuple[int, ...], words: str = ""
) -> None:
    """Asks why an official answers for this delegate; the paper form is one press away. Where the answer asks for
    words and none are given yet, those come first."""
    async with house.act(sender) as tx:
        delegate = await _delegate(tx, sender, delegate_id)
        question = await questions.load(tx, question_id)
        if question is None or question.meeting_id != delegate.meeting_id:
            raise Refusal("tombol_lama")
        answer = KINDS[question.kind].accept(question, Answer(option_ids, words))
        payload = {"delegate": delegate_id, "options": list(answer.options), "question": question_id}
        others = {option.id for option in question.options if option.role is OptionRole.OTHER}
        if not words and others.intersection(answer.options):
            await _ask_words(house, tx, sender, question, payload)
            return
        payload["words"] = answer.words
        await dialogs.set_step(tx, sender.telegram_id, delegate.meeting_id, STEP_REASON, payload, house.now())
        rows = [[button("alasan_formulir_kertas", "iw")]]
        now_ms, meeting_id = house.now(), delegate.meeting_id
        await ask(
            *(tx, sender.telegram_id, "isikan_alasan"),
            now_ms=now_ms,
            meeting_id=meeting_id,
            buttons=rows,
            anew=sender.tapped is None,
        )


async def typed_words(house: House, sender: Sender, dialog: Dialog, text: str) -> None:
    """What stands on the form, in words; then the reason is asked for."""
    async with house.db.reading() as tx:
        question = await questions.load(tx, dialog.payload["question"])
    if question is None:
        raise Refusal("tombol_lama")
    words = text
    if question.kind is Kind.NUMBER:
        value, _ = read_answer(question, text)
        words = canonical(value)
    option_ids = tuple(dialog.payload["options"])
    await ask_reason(house, sender, dialog.payload["delegate"], question.id, option_ids, words)


async def enter_waiting(house: House, sender: Sender, reason: str, *, anew: bool) -> Entered:
    """The answer that waits in the dialog, with its reason, goes to a second official."""
    async with house.act(sender) as tx:
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        if dialog is None or dialog.step != STEP_REASON:
            raise Refusal("tombol_lama")
        await dialogs.drop(tx, sender.telegram_id)
        asked = dialog.payload
        return await enter_in(
            *(house, tx, sender, asked["question"], asked["delegate"]),
            *(Answer(tuple(asked["options"]), asked["words"]), reason),
            anew=anew,
        )


async def begin_point(house: House, sender: Sender, delegate_id: int, kind: PointKind) -> None:
    """Asks the clerk for the text of a point of this delegate."""
    async with house.act(sender) as tx:
        delegate = await _delegate(tx, sender, delegate_id)
        payload = {"delegate": delegate_id, "kind": kind.value}
        await dialogs.set_step(tx, sender.telegram_id, delegate.meeting_id, STEP_POINT, payload, house.now())
        values: dict[str, Any] = {"jenis": {"key": KIND_WORDS[kind]}, "n": POINT_GRAPHEMES_MAX}
        chat_id, meeting_id = sender.telegram_id, delegate.meeting_id
        await ask(tx, chat_id, "usul_minta", now_ms=house.now(), meeting_id=meeting_id, anew=False, **values)


async def submit_point(
    house: House, sender: Sender, delegate_id: int, kind: PointKind, text: str, answers: Sequence[str]
) -> StoredPoint:
    """Stores a point that a clerk typed for a delegate."""
    words = Words(kind, write_point(text), tuple(answers))
    async with house.act(sender) as tx:
        await dialogs.drop(tx, sender.telegram_id)
        return await submit_in(house, tx, sender, delegate_id, words, clerk=True)
