"""The officials' desk: questions written, listed and turned over, and the cards that an act puts into chats."""

from typing import Any

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import show, tell
from rules.questions import Question, QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from rules.writing import WrittenQuestion, write_question
from storage import accesses, cards, electorate, entries, questions
from storage.database import Tx
from storage.questions import Draft


def draft_of(written: WrittenQuestion) -> Draft:
    """The draft a written question makes."""
    return Draft(
        wording=written.wording,
        options=written.options,
        kind=written.kind,
        preset=written.preset,
        mode=written.mode,
        unit=written.unit,
        ballot_by=written.ballot_by,
        settings=written.settings,
        late_voters="wait" if written.settings.threshold is not None else "join",
    )


async def write(house: House, sender: Sender, meeting_id: int, message: str) -> Question:
    """A draft from one message: the wording, then one option a line."""
    draft = draft_of(write_question(message))
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.DRAFT_QUESTION)
        question_id = await questions.add(tx, meeting_id, draft)
        question = await questions.load(tx, question_id)
        assert question is not None, "it was added a line above"
        await entries.append(tx, meeting_id, actor, "question.drafted", {"question": question.code}, house.now())
        await show_panel(tx, sender.telegram_id, question_id, house.now(), anew=True)
    return question


async def list_questions(house: House, sender: Sender, meeting_id: int) -> None:
    """Shows an official every question with its state; each opens its panel."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.DRAFT_QUESTION)
        payload = {"meeting": meeting_id}
        topic = f"questions:{meeting_id}"
        await show(tx, sender.telegram_id, "questions", payload, topic=topic, now_ms=house.now(), anew=True)


async def turn_panel(house: House, sender: Sender, question_id: int, *, view: str = "", anew: bool = False) -> None:
    """Shows the panel of a question; `view` is what it is turned to ("confirm" asks once more before the next step)."""
    async with house.act(sender) as tx:
        question = await questions.load(tx, question_id)
        if question is None:
            raise Refusal("tombol_lama")
        actor = await require(tx, question.meeting_id, sender, Act.DRAFT_QUESTION)
        if question.state is QuestionState.OPEN:
            await accesses.add(tx, question.meeting_id, actor, "missing", house.now())
        payload = {"question": question_id, "view": f"{view}:{question.state.value}" if view else ""}
        topic = f"panel:{question_id}"
        await show(
            *(tx, sender.telegram_id, "panel", payload),
            topic=topic,
            now_ms=house.now(),
            anew=anew,
            is_awaited=True,
            tapped=sender.tapped,
        )


async def show_panel(
    tx: Tx, telegram_id: int, question_id: int, now_ms: int, *, anew: bool = False, is_awaited: bool | None = None
) -> None:
    """The question's panel in the private chat of an official; one card, edited in place. `is_awaited` as in `show`."""
    payload, topic = {"question": question_id}, f"panel:{question_id}"
    await show(tx, telegram_id, "panel", payload, topic=topic, now_ms=now_ms, anew=anew, is_awaited=is_awaited)


async def panel_below(tx: Tx, sender: Sender, question_id: int, now_ms: int) -> None:
    """Whoever acts by a command reads what came of it below the command; a button's panel stands under the thumb."""
    await show_panel(tx, sender.telegram_id, question_id, now_ms, anew=sender.tapped is None, is_awaited=True)


async def send_cards(tx: Tx, question: Question, now_ms: int) -> None:
    """The ballot to everybody entitled, one card to the meeting's groups, the panel to the officials."""
    for telegram_id, delegate_id in await electorate.accounts(tx, question.id):
        payload = {"question": question.id, "delegate": delegate_id}
        await show(tx, telegram_id, "ballot", payload, topic=f"ballot:{question.id}", now_ms=now_ms, anew=True)
    for chat_id, thread_id in await cards.groups_of(tx, question.meeting_id):
        await cards.want_in_group(tx, chat_id, thread_id, question.id, now_ms)
    for telegram_id in await cards.officials_of(tx, question.meeting_id):
        await show_panel(tx, telegram_id, question.id, now_ms, anew=True)


async def tell_voters(tx: Tx, question: Question, key: str, now_ms: int, **values: Any) -> None:
    """One line to every account of the electorate and to the meeting's groups, behind everything somebody waits for."""
    chats = [telegram_id for telegram_id, _ in await electorate.accounts(tx, question.id)]
    chats += [chat_id for chat_id, _ in await cards.groups_of(tx, question.meeting_id)]
    for chat_id in chats:
        await tell(tx, chat_id, key, now_ms=now_ms, meeting_id=question.meeting_id, is_awaited=False, **values)
