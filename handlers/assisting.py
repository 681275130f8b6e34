"""The clerk's desk: answers and points for delegates without a phone, confirmed by a second official."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, typed
from locales.words import words_for
from meeting import assist_dialogs, assisting, floor
from meeting.assisting import Entered
from rules.answers import Answer
from rules.buttons import Press, unpack_options
from rules.drafts import pressed
from rules.points import PointKind
from rules.questions import Question
from rules.refusals import Refusal
from storage.dialogs import Dialog


async def isikan(update: Update, context: Context) -> None:
    """/isikan: for whom?"""
    meeting = await meeting_here(update, context)
    await assist_dialogs.choose_delegate(context.house, sender(update), meeting.id)


async def press_page(update: Update, context: Context, press: Press) -> None:
    """A page of the delegates."""
    meeting_id, page = press.numbers
    await assist_dialogs.choose_delegate(context.house, sender(update), meeting_id, page=page, anew=False)
    await context.toast(update)


async def press_delegate(update: Update, context: Context, press: Press) -> None:
    """A delegate: what is to be entered?"""
    await assist_dialogs.choose_what(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_question(update: Update, context: Context, press: Press) -> None:
    """A question: which answer?"""
    await assist_dialogs.choose_option(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def press_send(update: Update, context: Context, press: Press) -> None:
    """A whole answer: why does an official enter it?"""
    question_id, delegate_id, _, *selection = press.numbers
    who = sender(update)
    await assist_dialogs.ask_reason(context.house, who, delegate_id, question_id, unpack_options(selection))
    context.hall.drafts.drop(who.telegram_id, question_id, delegate_id)
    await context.toast(update)


async def press_option(update: Update, context: Context, press: Press) -> None:
    """An option of an answer that is being put together."""
    question_id, delegate_id, _, option_id, *shown = press.numbers
    who, drafts = sender(update), context.hall.drafts

    def keep(question: Question) -> None:
        known = drafts.of(who.telegram_id, question_id, delegate_id)
        made = pressed(question, unpack_options(shown), option_id, None if known is None else known.options)
        drafts.keep(who.telegram_id, question_id, delegate_id, Answer(made))

    await assist_dialogs.show_draft(context.house, who, delegate_id, question_id, keep)
    await context.toast(update)


async def press_write(update: Update, context: Context, press: Press) -> None:
    """[Tulis jawaban]: what stands on the form?"""
    question_id, delegate_id = press.numbers
    await assist_dialogs.begin_writing(context.house, sender(update), delegate_id, question_id)
    await context.toast(update)


async def typed_words(update: Update, context: Context, dialog: Dialog) -> None:
    """What stands on the form, in words."""
    await assist_dialogs.typed_words(context.house, sender(update), dialog, typed(update))


async def press_paper(update: Update, context: Context, press: Press) -> None:
    """[Formulir kertas]: the usual reason."""
    reason = words_for("id").plain("alasan_formulir_kertas")
    entered = await assist_dialogs.enter_waiting(context.house, sender(update), reason, anew=False)
    await context.toast(update, "dibantu_menunggu", kode=entered.question.code, label=entered.label)


async def typed_reason(update: Update, context: Context, dialog: Dialog) -> None:
    """The reason in the clerk's own words."""
    text = typed(update)
    await assist_dialogs.enter_waiting(context.house, sender(update), text, anew=True)


async def press_kind(update: Update, context: Context, press: Press) -> None:
    """[Usulan] and the like for a delegate."""
    delegate_id, number = press.numbers
    kinds = list(PointKind)
    if number >= len(kinds):
        raise Refusal("tombol_lama")
    await assist_dialogs.begin_point(context.house, sender(update), delegate_id, kinds[number])
    await context.toast(update)


async def typed_point(update: Update, context: Context, dialog: Dialog) -> None:
    """The text of the delegate's point."""
    text = typed(update)
    kind = PointKind(dialog.payload["kind"])
    answers, text = floor.split_codes(text) if kind is PointKind.RESPONSE else ((), text)
    await assist_dialogs.submit_point(context.house, sender(update), dialog.payload["delegate"], kind, text, answers)


async def press_confirm(update: Update, context: Context, press: Press) -> None:
    """[Ya, benar] under another official's entry."""
    await _settled(
        update, context, await assisting.settle(context.house, sender(update), *press.numbers, is_right=True)
    )


async def press_refuse(update: Update, context: Context, press: Press) -> None:
    """[Bukan] under another official's entry."""
    await _settled(
        update, context, await assisting.settle(context.house, sender(update), *press.numbers, is_right=False)
    )


async def _settled(update: Update, context: Context, entered: Entered) -> None:
    context.hall.live.touch(entered.question.id)
    key = "dibantu_sah" if entered.counts else "dibantu_tidak_sah"
    await context.toast(update, key, kode=entered.question.code, label=entered.label)


COMMANDS: dict[str, Handler] = {"isikan": isikan}
VERBS: dict[str, PressHandler] = {
    "il": press_page,
    "ia": press_delegate,
    "iq": press_question,
    "io": press_send,
    "it": press_option,
    "ix": press_write,
    "iw": press_paper,
    "ip": press_kind,
    assisting.VERB_CONFIRM: press_confirm,
    assisting.VERB_REFUSE: press_refuse,
}
STEPS = {
    assist_dialogs.STEP_REASON: typed_reason,
    assist_dialogs.STEP_WORDS: typed_words,
    assist_dialogs.STEP_POINT: typed_point,
}
