"""What cannot be recorded: films, stickers, places, contacts, polls, strange cards. One clear line, nothing stored."""

from telegram import Update

from handlers.context import Context, is_private
from rules.refusals import Refusal


async def unsupported(update: Update, context: Context) -> None:
    """In private one line that says what to do; in a group silence."""
    message = update.effective_message
    if not is_private(update) or message is None:
        return
    if message.video is not None or message.video_note is not None or message.animation is not None:
        raise Refusal("pesan_video")
    if message.forward_origin is not None and message.reply_markup is not None:
        raise Refusal("pesan_terusan_kartu")
    raise Refusal("pesan_tidak_didukung")
