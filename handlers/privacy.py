"""What the secretariat does about personal data: requests, who opened them, how long they are kept."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, typed, words_after
from meeting import accesses, notice, own_corrections, own_data, retention
from rules.buttons import Press
from rules.refusals import Refusal
from rules.retention import DAYS_MAX
from storage.dialogs import Dialog


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


async def permintaan_data(update: Update, context: Context) -> None:
    """/permintaan_data: the queue; with p12 the data of somebody who has no phone to ask from."""
    meeting = await meeting_here(update, context)
    words = words_after(update)
    if words:
        await own_data.show_other(context.house, sender(update), meeting.id, words[0].casefold())
    else:
        await own_corrections.show_queue(context.house, sender(update), meeting.id)


async def press_request(update: Update, context: Context, press: Press) -> None:
    """[Kabulkan] or [Tolak]"""
    request_id, is_granted = press.numbers
    if is_granted:
        await own_corrections.grant(context.house, sender(update), request_id)
        await context.toast(update, "tersimpan")
    else:
        await own_corrections.ask_decline(context.house, sender(update), request_id)
        await context.toast(update)


async def typed_decline(update: Update, context: Context, dialog: Dialog) -> None:
    """Why a request is declined."""
    await own_corrections.decline(context.house, sender(update), dialog, typed(update))


async def jejak_akses(update: Update, context: Context) -> None:
    """/jejak_akses"""
    meeting = await meeting_here(update, context)
    await accesses.show(context.house, sender(update), meeting.id)


async def press_older(update: Update, context: Context, press: Press) -> None:
    """[Lebih lama]"""
    await accesses.show(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def persetujuan(update: Update, context: Context) -> None:
    """/persetujuan: the consent log as a file."""
    meeting = await meeting_here(update, context)
    await notice.export(context.house, sender(update), meeting.id)


COMMANDS: dict[str, Handler] = {
    "retensi": retensi,
    "permintaan_data": permintaan_data,
    "jejak_akses": jejak_akses,
    "persetujuan": persetujuan,
}
VERBS: dict[str, PressHandler] = {"dr": press_retention, "dq": press_request, "da": press_older}
STEPS = {own_corrections.STEP_DECLINE: typed_decline}
