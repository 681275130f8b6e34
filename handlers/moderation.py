"""Points before the officials by phone: listed, opened, decided."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here
from meeting import moderation
from rules.buttons import Press
from rules.points import PointAct
from rules.refusals import Refusal

# The numbers of decisions in the buttons; they never change their meaning.
DECISIONS = {1: PointAct.SHOW, 2: PointAct.HOLD}
REASONS = ("alasan_luar_acara", "alasan_data_pribadi", "alasan_kampanye", "alasan_tidak_santun")
DECLINE = 3


async def usulan(update: Update, context: Context) -> None:
    """/usulan: the official's list of points."""
    meeting = await meeting_here(update, context)
    await moderation.list_points(context.house, sender(update), meeting.id)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """A page of the list."""
    meeting_id, page = press.numbers
    await moderation.list_points(context.house, sender(update), meeting_id, page=page, anew=False)
    await context.toast(update)


async def press_point(update: Update, context: Context, press: Press) -> None:
    """A point of the list: its card."""
    await moderation.show_point(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_decide(update: Update, context: Context, press: Press) -> None:
    """[Tayangkan], [Tahan], [Jangan tayangkan] with its reason."""
    point_id, number, *reason = press.numbers
    if number == DECLINE and not reason:
        await moderation.ask_reason(context.house, sender(update), point_id, REASONS)
        await context.toast(update)
        return
    if number == DECLINE:
        if reason[0] >= len(REASONS):
            raise Refusal("tombol_lama")
        act, words = PointAct.DECLINE, REASONS[reason[0]]
    elif number in DECISIONS:
        act, words = DECISIONS[number], ""
    else:
        raise Refusal("tombol_lama")
    point = await moderation.decide(context.house, sender(update), point_id, act, reason=words)
    await context.toast(update, "pokok_diputuskan", kode=point.code, status={"key": f"status_pokok_{point.state}"})


COMMANDS: dict[str, Handler] = {"usulan": usulan}
VERBS: dict[str, PressHandler] = {"fl": press_list, "fp": press_point, "fd": press_decide}
