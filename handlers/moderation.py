"""Points before the officials by phone: listed, filtered, searched, opened, decided, moved."""

from telegram import Update

from delivery.cards.point import DECISIONS
from delivery.cards.point_filter import VIEWS as FILTERS
from delivery.cards.point_steps import VIEWS
from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, typed
from meeting import moderation
from rules.buttons import Press
from rules.points import DECLINE_REASONS, PointAct
from rules.refusals import Refusal
from storage.dialogs import Dialog


async def usulan(update: Update, context: Context) -> None:
    """/usulan: the official's list of points."""
    meeting = await meeting_here(update, context)
    await moderation.list_points(context.house, sender(update), meeting.id)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """A page of the list, as it is filtered."""
    meeting_id, page, *filter_code = press.numbers
    code = filter_code[0] if filter_code else 0
    await moderation.list_points(context.house, sender(update), meeting_id, page=page, filter_code=code, anew=False)
    await context.toast(update)


async def press_filter(update: Update, context: Context, press: Press) -> None:
    """[Saring], then by what."""
    meeting_id, code, number = press.numbers
    if number >= len(FILTERS):
        raise Refusal("tombol_lama")
    view = FILTERS[number]
    await moderation.list_points(context.house, sender(update), meeting_id, filter_code=code, view=view, anew=False)
    await context.toast(update)


async def press_search(update: Update, context: Context, press: Press) -> None:
    """[Cari]"""
    await moderation.ask_search(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def typed_search(update: Update, context: Context, dialog: Dialog) -> None:
    """What to look for."""
    await moderation.search(context.house, sender(update), dialog, typed(update))


async def press_point(update: Update, context: Context, press: Press) -> None:
    """A point of the list: its card."""
    point_id, *filter_code = press.numbers
    code = filter_code[0] if filter_code else 0
    await moderation.show_point(context.house, sender(update), point_id, filter_code=code)
    await context.toast(update)


async def press_view(update: Update, context: Context, press: Press) -> None:
    """[Jangan tayangkan], [Pindah acara], [Pilih instansi], and the way back."""
    point_id, number, *page = press.numbers
    if number >= len(VIEWS):
        raise Refusal("tombol_lama")
    await moderation.turn_point(
        context.house, sender(update), point_id, view=VIEWS[number], page=page[0] if page else 0
    )
    await context.toast(update)


async def press_decide(update: Update, context: Context, press: Press) -> None:
    """[Tayangkan], [Tahan], [Dibahas], [Buka kembali], or a reason why not."""
    point_id, number, seen, *reason = press.numbers
    act = DECISIONS.get(number)
    if act is None or (act is PointAct.DECLINE) != bool(reason) or max(reason, default=0) >= len(DECLINE_REASONS):
        raise Refusal("tombol_lama")
    why = DECLINE_REASONS[reason[0]] if reason else ""
    point = await moderation.decide(context.house, sender(update), point_id, act, reason=why, seen=seen)
    await context.toast(update, "pokok_diputuskan", kode=point.code, status={"key": f"status_pokok_{point.state}"})


async def press_own_reason(update: Update, context: Context, press: Press) -> None:
    """[lainnya: tulis]"""
    await moderation.ask_own_reason(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def typed_reason(update: Update, context: Context, dialog: Dialog) -> None:
    """Why the point is not shown, in own words."""
    await moderation.decline_typed(context.house, sender(update), dialog, typed(update))


async def press_item(update: Update, context: Context, press: Press) -> None:
    """Another agenda item."""
    point = await moderation.put_under(context.house, sender(update), *press.numbers)
    await context.toast(update, "pokok_dipindahkan", kode=point.code, nomor=point.item or 0)


COMMANDS: dict[str, Handler] = {"usulan": usulan}
VERBS: dict[str, PressHandler] = {
    "fl": press_list,
    "fp": press_point,
    "fd": press_decide,
    "av": press_view,
    "ar": press_own_reason,
    "am": press_item,
    "as": press_search,
    "af": press_filter,
}
STEPS = {moderation.STEP_SEARCH: typed_search, moderation.STEP_REASON: typed_reason}
