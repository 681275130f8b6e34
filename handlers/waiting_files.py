"""Files that wait for words, by phone: the official's list, one of them, and what can be done for its sender."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here
from meeting import waiting_files
from rules.buttons import Press


async def lampiran(update: Update, context: Context) -> None:
    """/lampiran: the files that are no point yet."""
    meeting = await meeting_here(update, context)
    await waiting_files.list_files(context.house, sender(update), meeting.id)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """A page of the list."""
    meeting_id, page = press.numbers
    await waiting_files.list_files(context.house, sender(update), meeting_id, page=page, anew=False)
    await context.toast(update)


async def press_file(update: Update, context: Context, press: Press) -> None:
    """A file of the list: its card."""
    await waiting_files.show_file(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_send(update: Update, context: Context, press: Press) -> None:
    """[Kirim berkas]"""
    await waiting_files.send_file(context.house, sender(update), press.numbers[0])
    await context.toast(update, "media_dikirim", n=1)


async def press_offer(update: Update, context: Context, press: Press) -> None:
    """[Tawarkan bantuan]"""
    await waiting_files.offer_help(context.house, sender(update), press.numbers[0])
    await context.toast(update, "media_tawaran_dikirim")


COMMANDS: dict[str, Handler] = {"lampiran": lampiran}
VERBS: dict[str, PressHandler] = {"uj": press_list, "ui": press_file, "ug": press_send, "ue": press_offer}
