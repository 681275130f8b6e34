"""The clerk's desk before a sounding: views of a delegate without a phone, confirmed by a second official."""

from telegram import Update

from delivery.cards.sounding_entry import place_of
from handlers.context import Context, PressHandler, sender
from handlers.here import typed
from locales.words import words_for
from meeting import sounding_assist
from meeting.sounding_assist import Entered
from rules.answers import Answer
from rules.buttons import Press
from storage.dialogs import Dialog


async def press_views(update: Update, context: Context, press: Press) -> None:
    """A sounding of the desk, or a view of one of its points."""
    sounding_id, delegate_id, position, packed = press.numbers
    who, drafts = sender(update), context.hall.drafts

    def keep() -> None:
        drafts.keep(who.telegram_id, place_of(sounding_id), delegate_id, Answer((packed,)))

    await sounding_assist.turn(context.house, who, sounding_id, delegate_id, position, packed, keep)
    await context.toast(update)


async def press_send(update: Update, context: Context, press: Press) -> None:
    """[Kirim]: why does an official enter it?"""
    sounding_id, delegate_id, packed = press.numbers
    who = sender(update)
    await sounding_assist.ask_reason(context.house, who, sounding_id, delegate_id, packed)
    context.hall.drafts.drop(who.telegram_id, place_of(sounding_id), delegate_id)
    await context.toast(update)


async def press_paper(update: Update, context: Context, press: Press) -> None:
    """[Formulir kertas]: the usual reason."""
    reason = words_for("id").plain("alasan_formulir_kertas")
    entered = await sounding_assist.enter_waiting(context.house, sender(update), reason, anew=False)
    await context.toast(update, "dibantu_menunggu", kode=entered.sounding.code, label=entered.label)


async def typed_reason(update: Update, context: Context, dialog: Dialog) -> None:
    """The reason in the clerk's own words."""
    await sounding_assist.enter_waiting(context.house, sender(update), typed(update), anew=True)


async def press_confirm(update: Update, context: Context, press: Press) -> None:
    """[Ya, benar] under another official's entry."""
    settled = await sounding_assist.settle(context.house, sender(update), press.numbers[0], is_right=True)
    await _settled(update, context, settled)


async def press_refuse(update: Update, context: Context, press: Press) -> None:
    """[Bukan] under another official's entry."""
    settled = await sounding_assist.settle(context.house, sender(update), press.numbers[0], is_right=False)
    await _settled(update, context, settled)


async def _settled(update: Update, context: Context, entered: Entered) -> None:
    context.hall.live.touch_soundings(entered.sounding.meeting_id)
    key = "dibantu_sah" if entered.counts else "dibantu_tidak_sah"
    await context.toast(update, key, kode=entered.sounding.code, label=entered.label)


VERBS: dict[str, PressHandler] = {
    "iv": press_views,
    "iu": press_send,
    "iy": press_paper,
    "ik": press_confirm,
    "ij": press_refuse,
}
STEPS = {sounding_assist.STEP_REASON: typed_reason}
