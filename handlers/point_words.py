"""Words about a point by phone: its answer, its record wording, what its sender makes of that, and their own list."""

from telegram import Update

from handlers.context import Context, PressHandler, sender
from handlers.here import typed
from meeting import own_points, point_answers, point_wordings
from rules.buttons import Press
from storage.dialogs import Dialog


async def press_answered(update: Update, context: Context, press: Press) -> None:
    """[Ditanggapi], or the organisation that answered."""
    point_id, seen, *organisation = press.numbers
    chosen = organisation[0] if organisation else None
    await point_answers.ask(context.house, sender(update), point_id, seen, chosen)
    await context.toast(update)


async def typed_answer(update: Update, context: Context, dialog: Dialog) -> None:
    """What was answered."""
    await point_answers.write(context.house, sender(update), dialog, typed(update))


async def press_word(update: Update, context: Context, press: Press) -> None:
    """[Rumuskan]"""
    await point_wordings.ask_wording(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def typed_wording(update: Update, context: Context, dialog: Dialog) -> None:
    """The record wording."""
    await point_wordings.reword(context.house, sender(update), dialog, typed(update))


async def press_take(update: Update, context: Context, press: Press) -> None:
    """[Pakai perbaikan]"""
    await point_wordings.take_objection(context.house, sender(update), *press.numbers)
    await context.toast(update, "tersimpan")


async def press_agree(update: Update, context: Context, press: Press) -> None:
    """[Sesuai]"""
    point = await point_wordings.agree(context.house, sender(update), *press.numbers)
    await context.toast(update, "rumusan_disetujui", kode=point.code)


async def press_propose(update: Update, context: Context, press: Press) -> None:
    """[Usul perbaikan]"""
    await point_wordings.ask_objection(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def typed_proposal(update: Update, context: Context, dialog: Dialog) -> None:
    """What the sender would write instead."""
    await point_wordings.propose(context.house, sender(update), dialog, typed(update))


async def press_own(update: Update, context: Context, press: Press) -> None:
    """[Pokok saya]: a page, or one of them."""
    meeting_id, page, *point = press.numbers
    await own_points.show_own(context.house, sender(update), meeting_id, page=page, point_id=point[0] if point else 0)
    await context.toast(update)


async def press_own_anew(update: Update, context: Context, press: Press) -> None:
    """[Pokok saya] on the participant's card: the list as the last message."""
    await own_points.show_own(context.house, sender(update), press.numbers[0], anew=True)
    await context.toast(update)


VERBS: dict[str, PressHandler] = {
    "aw": press_answered,
    "ax": press_word,
    "az": press_take,
    "ay": press_agree,
    "ap": press_propose,
    "ak": press_own,
    "ao": press_own_anew,
}
STEPS = {
    point_answers.STEP: typed_answer,
    point_wordings.STEP: typed_wording,
    point_wordings.STEP_OBJECTION: typed_proposal,
}
