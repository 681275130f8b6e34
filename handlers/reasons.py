"""The reason of an act, typed or pressed: what was asked about happens with it."""

from telegram import Update

from handlers.context import Context, PressHandler, sender
from handlers.here import reply, typed
from handlers.questions import ACTS, TIMED
from locales.words import words_for
from meeting import delegation, reasons
from rules.buttons import Press
from rules.refusals import Refusal
from storage import dialogs
from storage.dialogs import Dialog


async def typed_reason(update: Update, context: Context, dialog: Dialog) -> None:
    """The reason in the person's own words."""
    await _done(update, context, dialog, typed(update))


async def press_unreachable(update: Update, context: Context, press: Press) -> None:
    """[Moderator tidak dapat dihubungi], for the question the conversation stands at."""
    async with context.house.db.reading() as tx:
        dialog = await dialogs.load(tx, sender(update).telegram_id, context.house.now())
    if dialog is None or dialog.step != reasons.STEP or [dialog.payload["subject"]] != list(press.numbers):
        raise Refusal("tombol_lama")
    # The record is Indonesian, whatever language the official reads.
    await _done(update, context, dialog, words_for("id").plain("moderator_berhalangan"))
    await context.toast(update, "tersimpan")


async def _done(update: Update, context: Context, dialog: Dialog, raw: str) -> None:
    act, subject, reason = dialog.payload["act"], dialog.payload["subject"], reasons.read_reason(raw)
    if act == reasons.LEAD:
        await delegation.hand_lead(context.house, sender(update), subject, reason)
        return
    more = {"seconds": dialog.payload["seconds"]} if act in TIMED else {}
    moved = await ACTS[act](context.house, sender(update), subject, reason=reason, **more)
    context.hall.live.touch(subject)
    state = {"key": f"status_jp_{moved.question.state.value}"}
    meeting_id = moved.question.meeting_id
    await reply(update, context, "kartu_jp_judul", meeting_id=meeting_id, kode=moved.question.code, status=state)


VERBS: dict[str, PressHandler] = {"rz": press_unreachable}
STEPS = {reasons.STEP: typed_reason}
