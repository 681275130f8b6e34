"""What the secretariat does about personal data: how long they are kept."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, words_after
from meeting import retention
from rules.buttons import Press
from rules.refusals import Refusal
from rules.retention import DAYS_MAX


async def retensi(update: Update, context: Context) -> None:
    """/retensi, or /retensi akun 60"""
    meeting = await meeting_here(update, context)
    who, words = sender(update), [word.casefold() for word in words_after(update)]
    if not words:
        await retention.show(context.house, who, meeting.id)
        return
    parts = {word: part for part, (word, _) in retention.PARTS.items()}
    if len(words) < 2 or words[0] not in parts or not (words[1].isascii() and words[1].isdigit() and len(words[1]) < 5):
        raise Refusal("retensi_salah", maks=DAYS_MAX)
    await retention.change(context.house, who, meeting.id, parts[words[0]], int(words[1]), anew=True)


async def press_retention(update: Update, context: Context, press: Press) -> None:
    """A number of days."""
    meeting_id, part, days = press.numbers
    await retention.change(context.house, sender(update), meeting_id, part, days, anew=False)
    await context.toast(update, "tersimpan")


COMMANDS: dict[str, Handler] = {"retensi": retensi}
VERBS: dict[str, PressHandler] = {"dr": press_retention}
