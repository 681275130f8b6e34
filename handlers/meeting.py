"""The course of a meeting by command and button: its panel, its agenda, its group."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, is_private, sender
from handlers.here import argument, bind_here, meeting_here, reply
from meeting import agenda, results
from rules.buttons import Press
from rules.meetings import MeetingAct
from rules.refusals import Refusal
from storage import meetings

# The numbers of the acts in the buttons; they never change their meaning.
ACTS = {
    1: MeetingAct.OPEN_REGISTRATION,
    2: MeetingAct.START,
    3: MeetingAct.PAUSE,
    4: MeetingAct.RESUME,
    5: MeetingAct.END,
}


async def rapat(update: Update, context: Context) -> None:
    """/rapat: the panel of an official, the card of a participant; in a group it binds the group to the meeting."""
    who = sender(update)
    if is_private(update):
        meeting = await meeting_here(update, context)
        await results.show_meeting(context.house, who, meeting.id)
        return
    async with context.house.db.reading() as tx:
        own = await meetings.current_of(tx, who.telegram_id)
    if own is None:
        raise Refusal("tanpa_rapat")
    await bind_here(update, context, own)


async def acara(update: Update, context: Context) -> None:
    """/acara: the agenda; with a number the meeting moves there, with a text an item is added."""
    meeting = await meeting_here(update, context)
    typed = argument(update).strip()
    if not typed:
        await agenda.show_agenda(context.house, sender(update), meeting.id)
    elif typed.isascii() and typed.isdigit():
        item = await agenda.go_to(context.house, sender(update), meeting.id, int(typed))
        await reply(update, context, "acara_pindah", meeting_id=meeting.id, nomor=item.position, acara=item.title)
    else:
        added = await agenda.add_items(context.house, sender(update), meeting.id, typed)
        lines = [{"key": "acara_ditambah", "values": {"nomor": one.position, "acara": one.title}} for one in added]
        await reply(update, context, "isi", meeting_id=meeting.id, isi={"lines": lines})


async def hasil(update: Update, context: Context) -> None:
    """/hasil: which results are out, in the group or the private chat."""
    meeting = await meeting_here(update, context)
    assert update.effective_chat is not None
    await results.show_revealed(context.house, sender(update), meeting.id, update.effective_chat.id)


async def press_move(update: Update, context: Context, press: Press) -> None:
    """[Mulai rapat] and the like."""
    meeting_id, number = press.numbers
    if number not in ACTS:
        raise Refusal("tombol_lama")
    state = await agenda.move(context.house, sender(update), meeting_id, ACTS[number])
    await context.toast(update, f"status_rapat_{state.value}")


async def press_panel(update: Update, context: Context, press: Press) -> None:
    """The panel, or its question before the meeting ends."""
    meeting_id, *confirm = press.numbers
    await agenda.show_panel(context.house, sender(update), meeting_id, anew=False, confirm=bool(confirm))
    await context.toast(update)


async def press_agenda(update: Update, context: Context, press: Press) -> None:
    """[Acara]"""
    await agenda.show_agenda(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_item(update: Update, context: Context, press: Press) -> None:
    """An item of the agenda."""
    item = await agenda.go_to(context.house, sender(update), *press.numbers)
    await context.toast(update, "acara_pindah", nomor=item.position, acara=item.title)


COMMANDS: dict[str, Handler] = {"rapat": rapat, "acara": acara, "hasil": hasil}
VERBS: dict[str, PressHandler] = {"mm": press_move, "mp": press_panel, "ml": press_agenda, "mi": press_item}
