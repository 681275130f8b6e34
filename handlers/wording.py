"""Words about a question that are typed after it was written: corrections, errata, and asking it once more."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, question_named, typed, words_after
from meeting import corrections, errata, rounds
from rules.buttons import Press
from rules.meetings import SETTLED, MeetingState
from rules.questions import QuestionState
from storage.dialogs import Dialog


async def press_correct(update: Update, context: Context, press: Press) -> None:
    """The part whose wording is wrong: the question, or one option."""
    question_id, *option = press.numbers
    await corrections.ask_wording(context.house, sender(update), question_id, option[0] if option else 0)
    await context.toast(update)


async def typed_correction(update: Update, context: Context, dialog: Dialog) -> None:
    """As it should read."""
    moved = await corrections.correct(context.house, sender(update), dialog, typed(update))
    context.hall.live.touch(moved.question.id)


async def press_repeat(update: Update, context: Context, press: Press) -> None:
    """[Putaran berikutnya]"""
    second = await rounds.repeat(context.house, sender(update), press.numbers[0])
    await context.toast(update, "putaran_disiapkan", kode=second.code)


async def press_up(update: Update, context: Context, press: Press) -> None:
    """[Naik]"""
    await rounds.move_up(context.house, sender(update), press.numbers[0])
    await context.toast(update, "tersimpan")


async def press_skip(update: Update, context: Context, press: Press) -> None:
    """[Lewati]"""
    moved = await rounds.skip(context.house, sender(update), press.numbers[0])
    await context.toast(update, "jp_dilewati", kode=moved.question.code)


async def ralat(update: Update, context: Context) -> None:
    """/ralat N: what an adopted result says wrongly; of an adopted meeting, anything else in its minutes as well."""
    meeting = await meeting_here(update, context)
    text = argument(update)
    if MeetingState(meeting.state) in SETTLED:
        await errata.begin_about(context.house, sender(update), meeting.id, text)
        return
    question = await question_named(context, meeting.id, "".join(words_after(update)[:1]), QuestionState.ADOPTED)
    await errata.begin(context.house, sender(update), question.id)


async def press_erratum(update: Update, context: Context, press: Press) -> None:
    """[Ralat]"""
    await errata.begin(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def typed_erratum(update: Update, context: Context, dialog: Dialog) -> None:
    """What stands, what it becomes, why: one after another."""
    await errata.write(context.house, sender(update), dialog, typed(update))


COMMANDS: dict[str, Handler] = {"ralat": ralat}
VERBS: dict[str, PressHandler] = {
    "qk": press_correct,
    "qd": press_repeat,
    "qu": press_up,
    "qv": press_skip,
    "qx": press_erratum,
}
STEPS = {corrections.STEP: typed_correction, errata.STEP: typed_erratum}
