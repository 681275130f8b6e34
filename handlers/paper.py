"""The clerk's desk for paper forms of a secret question: names, counts, a second official."""

from telegram import Update

from handlers.context import Context, PressHandler, sender
from handlers.here import typed
from meeting import paper
from rules.buttons import Press
from storage.dialogs import Dialog


async def press_begin(update: Update, context: Context, press: Press) -> None:
    """[Formulir kertas]: whose forms are these?"""
    await paper.begin(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_name(update: Update, context: Context, press: Press) -> None:
    """A name in or out; without one, another page of them."""
    question_id, delegate_id, *page = press.numbers
    await paper.tick(context.house, sender(update), question_id, delegate_id, page[0] if page else 0)
    await context.toast(update)


async def press_counts(update: Update, context: Context, press: Press) -> None:
    """[Lanjut]: how many forms say what?"""
    await paper.ask_counts(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def typed_counts(update: Update, context: Context, dialog: Dialog) -> None:
    """The counts, a line a constituency."""
    await paper.enter(context.house, sender(update), dialog, typed(update))


async def press_confirm(update: Update, context: Context, press: Press) -> None:
    """[Ya, benar] under another official's counts."""
    await _settled(update, context, press, is_right=True)


async def press_refuse(update: Update, context: Context, press: Press) -> None:
    """[Bukan] under another official's counts."""
    await _settled(update, context, press, is_right=False)


async def _settled(update: Update, context: Context, press: Press, *, is_right: bool) -> None:
    question, counts = await paper.settle(context.house, sender(update), press.numbers[0], is_right=is_right)
    context.hall.live.touch(question.id)
    await context.toast(update, "kertas_sah_singkat" if counts else "kertas_tidak_sah_singkat", kode=question.code)


VERBS: dict[str, PressHandler] = {
    "bq": press_begin,
    "bp": press_name,
    "bs": press_counts,
    "bc": press_confirm,
    "br": press_refuse,
}
STEPS = {paper.STEP_COUNTS: typed_counts}
