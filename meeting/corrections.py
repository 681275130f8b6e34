"""Wording put right: free in a draft, marked and told once somebody may have read it; never after closing."""

from typing import Any

from meeting.desk import show_panel
from meeting.house import House, Sender
from meeting.questions import Moved, loaded
from meeting.rights import require
from meeting.telling import ask, tell
from rules import chain
from rules.ballots import check_open
from rules.questions import APPROVAL, Question, QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import fold_for_eye
from rules.writing import check_option, check_wording
from storage import cards, corrections, dialogs, entries, questions, turnout
from storage.corrections import WORDING
from storage.database import Tx
from storage.dialogs import Dialog

STEP = "correct"


async def ask_wording(house: House, sender: Sender, question_id: int, option_id: int) -> None:
    """Asks for the wording of the question (option 0) or of one option as it should read."""
    async with house.act(sender) as tx:
        question = await _question(house, tx, sender, question_id)
        _, was = _part(question, option_id)
        payload = {"option": option_id, "question": question_id}
        await dialogs.set_step(tx, sender.telegram_id, question.meeting_id, STEP, payload, house.now())
        now_ms, meeting_id = house.now(), question.meeting_id
        await ask(tx, sender.telegram_id, "koreksi_minta", now_ms=now_ms, meeting_id=meeting_id, lama=was)


async def _question(house: House, tx: Tx, sender: Sender, question_id: int) -> Question:
    question = await questions.load(tx, question_id, lock=house.db.lock_clause)
    if question is None:
        raise Refusal("tombol_lama")
    await require(tx, question.meeting_id, sender, Act.DRAFT_QUESTION)
    if question.state not in (QuestionState.DRAFT, QuestionState.OPEN):
        raise Refusal("koreksi_ditutup", kode=question.code)
    if question.state is QuestionState.OPEN:
        check_open(question, house.now())
    return question


def _part(question: Question, option_id: int) -> tuple[str, str]:
    """What is corrected ("wording" or an option's code), and how it reads now."""
    if option_id == 0:
        return WORDING, question.wording
    option = question.option(option_id)
    # The words of an approval are what its sentence in the minutes says; they are nobody's to change.
    if option is None or question.preset == APPROVAL:
        raise Refusal("tombol_lama")
    return option.code, option.text


async def correct(house: House, sender: Sender, dialog: Dialog, raw: str) -> Moved:
    """Puts the new wording in the place of the old one. Ballots hang on the option's id and stay as they are; from the
    first ballot on the correction is numbered, stands in the record, and is told to everybody who answered."""
    option_id = dialog.payload["option"]
    async with house.act(sender) as tx:
        question = await _question(house, tx, sender, dialog.payload["question"])
        part, was = _part(question, option_id)
        becomes = check_wording(raw) if option_id == 0 else check_option(raw, option_id)
        _check_new(question, option_id, was, becomes)
        await dialogs.drop(tx, sender.telegram_id)
        if option_id == 0:
            await corrections.set_wording(tx, question.id, becomes)
        else:
            await corrections.set_option(tx, question.id, option_id, becomes)
        now_ms = house.now()
        if (await turnout.turnout(tx, question.id)).answered:
            await _mark(house, tx, sender, question, (part, was, becomes))
        await cards.redraw_all(tx, question.id, now_ms)
        await show_panel(tx, sender.telegram_id, question.id, now_ms, anew=True)
        return Moved(await loaded(tx, question.meeting_id, question.id), True)


def _check_new(question: Question, option_id: int, was: str, becomes: str) -> None:
    if becomes == was:
        raise Refusal("koreksi_sama")
    others = {fold_for_eye(option.text) for option in question.options if option.id != option_id}
    if option_id and fold_for_eye(becomes) in others:
        raise Refusal("pilihan_sama", pilihan=becomes)


async def _mark(house: House, tx: Tx, sender: Sender, question: Question, said: tuple[str, str, str]) -> None:
    part, was, becomes = said
    actor = await require(tx, question.meeting_id, sender, Act.DRAFT_QUESTION)
    now_ms, salt = house.now(), house.token_bytes(16).hex()
    number = await corrections.add(tx, question.id, part, was, becomes, salt, actor.ref, now_ms)
    payload = {
        "becomes": chain.text_digest(salt, becomes),
        "number": number,
        "part": part,
        "question": question.code,
        "was": chain.text_digest(salt, was),
    }
    await entries.append(tx, question.meeting_id, actor, "question.corrected", payload, now_ms)
    values: dict[str, Any] = {"baru": becomes, "kode": question.code, "lama": was}
    meeting_id = question.meeting_id
    for chat_id in await turnout.accounts_that_answered(tx, question.id):
        await tell(tx, chat_id, "jp_koreksi", now_ms=now_ms, meeting_id=meeting_id, is_awaited=False, **values)
