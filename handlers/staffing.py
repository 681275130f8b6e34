"""Staff and outside organisations: what owner and secretariat decide by button."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import typed
from meeting import outsiders, staffing
from rules.buttons import Press
from storage.dialogs import Dialog


async def petugas(update: Update, context: Context) -> None:
    """/petugas"""
    await staffing.show(context.house, sender(update))


async def press_invite(update: Update, context: Context, press: Press) -> None:
    """A role: a one-time link for it."""
    meeting_id, number = press.numbers
    await staffing.invite(context.house, sender(update), meeting_id, number, context.hall.username)
    await context.toast(update)


async def press_take_away(update: Update, context: Context, press: Press) -> None:
    """[✕ role], asked once more before it is done."""
    meeting_id, number, holder, *is_sure = press.numbers
    if is_sure:
        await staffing.take_away(context.house, sender(update), meeting_id, number, holder)
        await context.toast(update, "tersimpan")
    else:
        await staffing.ask_take_away(context.house, sender(update), meeting_id, number, holder)
        await context.toast(update)


async def press_accept(update: Update, context: Context, press: Press) -> None:
    """[Terima, hak suara]"""
    await outsiders.accept(context.house, sender(update), press.numbers[0], votes=True)
    await context.toast(update, "tersimpan")


async def press_observer(update: Update, context: Context, press: Press) -> None:
    """[Terima, peninjau]"""
    await outsiders.accept(context.house, sender(update), press.numbers[0], votes=False)
    await context.toast(update, "tersimpan")


async def press_alias(update: Update, context: Context, press: Press) -> None:
    """[Nama lain]"""
    await outsiders.ask_words(context.house, sender(update), press.numbers[0], outsiders.STEP_ALIAS)
    await context.toast(update)


async def press_decline(update: Update, context: Context, press: Press) -> None:
    """[Tidak diterima]"""
    await outsiders.ask_words(context.house, sender(update), press.numbers[0], outsiders.STEP_REASON)
    await context.toast(update)


async def typed_alias(update: Update, context: Context, dialog: Dialog) -> None:
    """Whose other name it is."""
    await outsiders.is_alias(context.house, sender(update), dialog, typed(update))


async def typed_reason(update: Update, context: Context, dialog: Dialog) -> None:
    """Why it is declined."""
    await outsiders.decline(context.house, sender(update), dialog, typed(update))


COMMANDS: dict[str, Handler] = {"petugas": petugas}
VERBS: dict[str, PressHandler] = {
    "si": press_invite,
    "sx": press_take_away,
    "sv": press_accept,
    "so": press_observer,
    "sa": press_alias,
    "sd": press_decline,
}
STEPS = {outsiders.STEP_ALIAS: typed_alias, outsiders.STEP_REASON: typed_reason}
