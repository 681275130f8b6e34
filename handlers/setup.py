"""A meeting file sent as a document; what it says is read later, outside the intake."""

from telegram import Update

from handlers import stationery
from handlers.context import Context, is_private, sender
from handlers.media import received
from meeting import sent_files
from rules.refusals import Refusal

BYTES_MAX = 1024 * 1024
SUFFIXES = (".yaml", ".yml")


async def document(update: Update, context: Context) -> None:
    """A document in the private chat. Anything but a meeting file is for the floor."""
    message = update.effective_message
    if not is_private(update) or message is None or message.document is None:
        return
    if await stationery.sent_file(update, context, message):
        return
    found = message.document
    if not (found.file_name or "").lower().endswith(SUFFIXES):
        await received(update, context)
        return
    if (found.file_size or 0) > BYTES_MAX:
        raise Refusal("berkas_besar", maks=BYTES_MAX // 1024)
    await sent_files.receive(context.house, sender(update), found.file_id, found.file_name or "")
