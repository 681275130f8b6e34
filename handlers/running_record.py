"""The running account of the meeting by command and button."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, typed
from meeting import running_record
from rules.buttons import Press
from rules.journal import Wanted
from storage.dialogs import Dialog


async def catatan(update: Update, context: Context) -> None:
    """/catatan: the newest entries; with words, those that hold them."""
    meeting = await meeting_here(update, context)
    words = argument(update).strip()
    if words:
        await running_record.search(context.house, sender(update), meeting.id, words)
    else:
        await running_record.read(context.house, sender(update), meeting.id, anew=True)


async def press_page(update: Update, context: Context, press: Press) -> None:
    """A page, or another choice of entries; agenda item and group travel in one number."""
    meeting_id, page, chosen, unit = press.numbers
    item, group = divmod(chosen, 7)
    wanted = Wanted(item, group, unit)
    await running_record.read(context.house, sender(update), meeting_id, page=page, wanted=wanted)
    await context.toast(update)


async def press_choice(update: Update, context: Context, press: Press) -> None:
    """[Acara] [Unsur]: which?"""
    await running_record.turn(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def press_entry(update: Update, context: Context, press: Press) -> None:
    """The number of an entry: the entry in full."""
    await running_record.open_entry(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def press_search(update: Update, context: Context, press: Press) -> None:
    """[Cari], or everything again."""
    meeting_id, asks = press.numbers
    if asks:
        await running_record.ask_words(context.house, sender(update), meeting_id)
    else:
        await running_record.search(context.house, sender(update), meeting_id, "")
    await context.toast(update)


async def typed_words(update: Update, context: Context, dialog: Dialog) -> None:
    """What to search for."""
    await running_record.typed_words(context.house, sender(update), dialog, typed(update))


COMMANDS: dict[str, Handler] = {"catatan": catatan}
VERBS: dict[str, PressHandler] = {"oj": press_page, "of": press_choice, "oe": press_entry, "oq": press_search}
STEPS = {running_record.STEP: typed_words}
