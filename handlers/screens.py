"""/layar: the screens of the hall, steered by phone."""

from collections.abc import Awaitable, Callable

from telegram import Update

from delivery.cards.screen_buttons import VIEWS
from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, typed
from meeting import screens
from meeting.screens import Outcome
from rules.buttons import Press
from rules.refusals import Refusal
from storage.dialogs import Dialog

SAID = {Outcome.CHANGED: "layar_diatur", Outcome.SAME: "layar_sama", Outcome.STALE: "layar_berubah"}


async def layar(update: Update, context: Context) -> None:
    """/layar: the card of the screens, in the private chat of whoever asks."""
    meeting = await meeting_here(update, context)
    await screens.show_card(context.house, sender(update), meeting.id, anew=True)


async def press_card(update: Update, context: Context, press: Press) -> None:
    """[Layar] on the panel of the meeting: the card as the last message."""
    await screens.show_card(context.house, sender(update), press.numbers[0], anew=True)
    await context.toast(update)


async def press_turn(update: Update, context: Context, press: Press) -> None:
    """[Lainnya], [Alamat baru], [Halaman hasil], [Segarkan], [Kembali], a page of a list"""
    meeting_id, view, page = press.numbers
    if view >= len(VIEWS):
        raise Refusal("tombol_lama")
    await screens.show_card(context.house, sender(update), meeting_id, view=VIEWS[view], page=page)
    await context.toast(update)


async def press_offer(update: Update, context: Context, press: Press) -> None:
    """[Pertanyaan], [Hasil], [Pokok]"""
    outcome = await screens.offer(context.house, sender(update), *press.numbers)
    await (context.toast(update) if outcome is None else _say(update, context, outcome))


async def press_change(update: Update, context: Context, press: Press) -> None:
    """What is shown, which page stays, how it looks, whether the results are open, no network."""
    acts: dict[str, Callable[..., Awaitable[Outcome]]] = {
        "ls": screens.steer,
        "lp": screens.hold_page,
        "lz": screens.set_one,
        "lo": screens.open_results,
        "lx": screens.drop_wifi,
    }
    await _say(update, context, await acts[press.verb](context.house, sender(update), *press.numbers))


async def _say(update: Update, context: Context, outcome: Outcome) -> None:
    await context.toast(update, SAID[outcome], alert=outcome is Outcome.STALE)


async def press_new_address(update: Update, context: Context, press: Press) -> None:
    """[Ya, buat alamat baru]"""
    outcome = await screens.new_address(context.house, sender(update), *press.numbers)
    if outcome is Outcome.STALE:
        await _say(update, context, outcome)
    else:
        await context.toast(update, "layar_alamat_baru")


async def press_wifi(update: Update, context: Context, press: Press) -> None:
    """[Wi-Fi]"""
    await screens.ask_wifi(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def typed_wifi(update: Update, context: Context, dialog: Dialog) -> None:
    """The line about the network."""
    await screens.write_wifi_line(context.house, sender(update), dialog, typed(update))


COMMANDS: dict[str, Handler] = {"layar": layar}
VERBS: dict[str, PressHandler] = {
    "lk": press_turn,
    "lc": press_offer,
    **dict.fromkeys(("ls", "lp", "lz", "lo", "lx"), press_change),
    "ln": press_new_address,
    "lw": press_wifi,
    "ly": press_card,
}
STEPS = {screens.STEP: typed_wifi}
