"""Themes of an open question by phone: its lines listed, one chosen, put under a theme there is or a typed one."""

from telegram import Update

from handlers.context import Context, PressHandler, sender
from handlers.here import typed
from meeting import themes
from rules.buttons import Press
from storage.dialogs import Dialog


async def press_open(update: Update, context: Context, press: Press) -> None:
    """[Tema]: the lines as the last message."""
    await themes.list_lines(context.house, sender(update), press.numbers[0], anew=True)
    await context.toast(update)


async def press_page(update: Update, context: Context, press: Press) -> None:
    """A page of the lines."""
    question_id, page = press.numbers
    await themes.list_lines(context.house, sender(update), question_id, page=page)
    await context.toast(update)


async def press_line(update: Update, context: Context, press: Press) -> None:
    """The number of a line: which theme?"""
    await themes.choose(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def press_new(update: Update, context: Context, press: Press) -> None:
    """[Tema baru]"""
    await themes.ask_new(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def press_put(update: Update, context: Context, press: Press) -> None:
    """A theme there is, or [Tanpa tema]."""
    question_id, line, *theme = press.numbers
    done = await themes.put(context.house, sender(update), question_id, line, theme[0] if theme else None)
    if done.theme:
        await context.toast(update, "tema_tersimpan", tema=done.theme)
    else:
        await context.toast(update, "tema_dilepas")


async def typed_theme(update: Update, context: Context, dialog: Dialog) -> None:
    """The name of a new theme; the card shows what came of it."""
    await themes.write(context.house, sender(update), dialog, typed(update))


VERBS: dict[str, PressHandler] = {
    "to": press_open,
    "tl": press_page,
    "ta": press_line,
    "tn": press_new,
    "tp": press_put,
}
STEPS = {themes.STEP: typed_theme}
