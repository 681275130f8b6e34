"""Soundings by phone: officials prepare, open and close them; delegates answer one point after the other."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here
from meeting import sounding, sounding_results, sounding_views
from rules.buttons import Press

# What a button that turns pages turns.
PAGES: dict[str, Callable[..., Awaitable[None]]] = {"np": sounding.look, "nr": sounding_results.turn_result}


async def penjajakan(update: Update, context: Context) -> None:
    """/penjajakan: the officials' list; a delegate's own card of the sounding that is open."""
    meeting = await meeting_here(update, context)
    await sounding_results.show_soundings(context.house, sender(update), meeting.id)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """[Ke daftar] turns the card; [Penjajakan] on the meeting's card posts it below."""
    meeting_id, *is_posted = press.numbers
    await sounding.list_soundings(context.house, sender(update), meeting_id, anew=bool(is_posted))
    await context.toast(update)


async def press_new(update: Update, context: Context, press: Press) -> None:
    """[Penjajakan baru]"""
    await sounding.prepare(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_tick(update: Update, context: Context, press: Press) -> None:
    """A point in or out."""
    sounding_id, point_id, is_in, page = press.numbers
    await sounding.tick(context.house, sender(update), sounding_id, point_id, is_in=bool(is_in), page=page)
    await context.toast(update)


async def press_page(update: Update, context: Context, press: Press) -> None:
    """A page of the points that may be ticked, by an official, or of the result, by whoever has the card."""
    sounding_id, page = press.numbers
    await PAGES[press.verb](context.house, sender(update), sounding_id, page=page)
    await context.toast(update)


async def press_one(update: Update, context: Context, press: Press) -> None:
    """A sounding of the list, or [Segarkan]."""
    await sounding.look(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_open(update: Update, context: Context, press: Press) -> None:
    """[Buka], with or without a time limit."""
    sounding_id, minutes = press.numbers
    done = await sounding.open_sounding(context.house, sender(update), sounding_id, minutes=minutes)
    key = "penjajakan_dibuka" if done.has_changed else "penjajakan_sudah_dibuka"
    await context.toast(update, key, kode=done.sounding.code)


async def press_close(update: Update, context: Context, press: Press) -> None:
    """[Tutup], asked for twice."""
    sounding_id, is_sure = press.numbers
    if not is_sure:
        await sounding.look(context.house, sender(update), sounding_id, asks="close")
        await context.toast(update)
        return
    done = await sounding.close(context.house, sender(update), sounding_id)
    key = "penjajakan_selesai" if done.has_changed else "penjajakan_sudah_selesai"
    await context.toast(update, key, kode=done.sounding.code)


async def press_cancel(update: Update, context: Context, press: Press) -> None:
    """[Batalkan], then its reason."""
    sounding_id, *reason = press.numbers
    if not reason:
        await sounding.look(context.house, sender(update), sounding_id, asks="cancel")
    else:
        await sounding.cancel(context.house, sender(update), sounding_id, reason[0])
    await context.toast(update)


async def press_chart(update: Update, context: Context, press: Press) -> None:
    """[Diagram]: the picture, into the record and to the groups."""
    await sounding_results.enter_chart(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_result_point(update: Update, context: Context, press: Press) -> None:
    """One point of the result with its constituencies."""
    sounding_id, position = press.numbers
    await sounding_results.turn_result(context.house, sender(update), sounding_id, position=position)
    await context.toast(update)


async def press_view(update: Update, context: Context, press: Press) -> None:
    """[Setuju], [Tidak], [Lewati]"""
    given = await sounding_views.give(context.house, sender(update), *press.numbers)
    context.hall.live.touch_soundings(given.meeting_id)
    key = "penjajakan_sama" if given.is_unchanged else "penjajakan_disimpan"
    await context.toast(update, key, jawaban={"key": f"pandangan_{given.view.value}"}, kode=given.code)


async def press_turn(update: Update, context: Context, press: Press) -> None:
    """[Kembali], a point of the summary, or another delegate of this phone."""
    await sounding_views.turn_to(context.house, sender(update), *press.numbers)
    await context.toast(update)


COMMANDS: dict[str, Handler] = {"penjajakan": penjajakan}
VERBS: dict[str, PressHandler] = {
    "nm": press_list,
    "nw": press_new,
    "nt": press_tick,
    "np": press_page,
    "ns": press_one,
    "nb": press_open,
    "nc": press_close,
    "nx": press_cancel,
    "nr": press_page,
    "nd": press_result_point,
    "ng": press_chart,
    "nv": press_view,
    "nk": press_turn,
}
