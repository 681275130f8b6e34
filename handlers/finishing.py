"""Between the end of a meeting and its lock: corrections proposed and ruled on, the minutes adopted and locked."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, reply, typed, words_after
from handlers.questions import adopt_question
from meeting import adopting, amending, ruling
from rules.buttons import Press
from rules.meetings import OVER, MeetingState
from rules.refusals import Refusal
from storage.dialogs import Dialog


async def koreksi(update: Update, context: Context) -> None:
    """/koreksi: with a text the proposal itself, without one it is asked for."""
    meeting = await meeting_here(update, context)
    text = argument(update)
    if text.strip():
        await amending.propose(context.house, sender(update), meeting.id, text)
    else:
        await amending.begin(context.house, sender(update), meeting.id)


async def press_propose(update: Update, context: Context, press: Press) -> None:
    """[Usul koreksi]"""
    await amending.begin(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_target(update: Update, context: Context, press: Press) -> None:
    """[Nama atau jabatan], [Kehadiran], [Umum]"""
    await amending.begin(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def typed_proposal(update: Update, context: Context, dialog: Dialog) -> None:
    """The correction, in one message."""
    assert dialog.meeting_id is not None, "a proposal belongs to a meeting"
    await amending.propose(context.house, sender(update), dialog.meeting_id, typed(update), dialog)


async def usulan_koreksi(update: Update, context: Context) -> None:
    """/usulan_koreksi: the queue."""
    meeting = await meeting_here(update, context)
    await ruling.list_amendments(context.house, sender(update), meeting.id, anew=True)


async def press_queue(update: Update, context: Context, press: Press) -> None:
    """A page of the queue."""
    meeting_id, page = press.numbers
    await ruling.list_amendments(context.house, sender(update), meeting_id, page=page)
    await context.toast(update)


async def press_open(update: Update, context: Context, press: Press) -> None:
    """[UK1]: its card."""
    await ruling.show_amendment(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_accept(update: Update, context: Context, press: Press) -> None:
    """[Terima seperti diusulkan]"""
    amendment_id, marker = press.numbers
    code = await ruling.accept(context.house, sender(update), amendment_id, marker)
    await context.toast(update, "koreksi_diputus_terima", kode=code)


async def press_word(update: Update, context: Context, press: Press) -> None:
    """[Terima dengan rumusan]: which?"""
    amendment_id, marker = press.numbers
    await ruling.ask_ruling(context.house, sender(update), amendment_id, ruling.ACCEPT, marker)
    await context.toast(update)


async def press_decline(update: Update, context: Context, press: Press) -> None:
    """[Tolak]: why?"""
    await ruling.ask_ruling(context.house, sender(update), press.numbers[0], ruling.DECLINE)
    await context.toast(update)


async def typed_ruling(update: Update, context: Context, dialog: Dialog) -> None:
    """The wording or the reason."""
    await ruling.typed(context.house, sender(update), dialog, typed(update))


async def tetapkan(update: Update, context: Context) -> None:
    """/tetapkan N: a result is final. Without a number, once the meeting is over: the card on which it is adopted."""
    meeting = await meeting_here(update, context)
    if words_after(update) or MeetingState(meeting.state) not in OVER:
        await adopt_question(update, context, meeting.id)
    else:
        await adopting.show_card(context.house, sender(update), meeting.id, anew=True)


async def kunci(update: Update, context: Context) -> None:
    """/kunci: the card on which the meeting is locked."""
    meeting = await meeting_here(update, context)
    await adopting.show_card(context.house, sender(update), meeting.id, anew=True)


async def press_card(update: Update, context: Context, press: Press) -> None:
    """[Penyelesaian]"""
    await adopting.show_card(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_setting(update: Update, context: Context, press: Press) -> None:
    """How long corrections may be proposed, or who gets the draft."""
    await adopting.set_rule(context.house, sender(update), *press.numbers)
    await context.toast(update, "tersimpan")


async def press_ask_adopt(update: Update, context: Context, press: Press) -> None:
    """[Tetapkan]: asks once more."""
    meeting_id, revision = press.numbers
    await adopting.show_card(context.house, sender(update), meeting_id, view="adopt", revision=revision)
    await context.toast(update)


async def press_adopt(update: Update, context: Context, press: Press) -> None:
    """[Ya, tetapkan]; where a reason is owed it is asked for."""
    meeting_id, revision = press.numbers
    try:
        state = await adopting.adopt(context.house, sender(update), meeting_id, revision)
    except Refusal as refusal:
        if refusal.key != "tetapkan_perlu_alasan":
            raise
        await adopting.ask_reason(context.house, sender(update), meeting_id, revision)
        await context.toast(update, refusal.key, **refusal.values)
        return
    await context.toast(update, f"status_rapat_{state.value}")


async def typed_reason(update: Update, context: Context, dialog: Dialog) -> None:
    """Why the meeting is adopted now."""
    state = await adopting.typed_reason(context.house, sender(update), dialog, typed(update))
    await reply(update, context, f"status_rapat_{state.value}", meeting_id=dialog.meeting_id or 0)


async def press_ask_lock(update: Update, context: Context, press: Press) -> None:
    """[Kunci]: asks once more."""
    meeting_id, revision = press.numbers
    await adopting.show_card(context.house, sender(update), meeting_id, view="lock", revision=revision)
    await context.toast(update)


async def press_lock(update: Update, context: Context, press: Press) -> None:
    """[Ya, kunci]"""
    state = await adopting.lock(context.house, sender(update), *press.numbers)
    await context.toast(update, f"status_rapat_{state.value}")


COMMANDS: dict[str, Handler] = {
    "koreksi": koreksi,
    "usulan_koreksi": usulan_koreksi,
    "tetapkan": tetapkan,
    "kunci": kunci,
}
VERBS: dict[str, PressHandler] = {
    "yk": press_propose,
    "yt": press_target,
    "yl": press_queue,
    "yo": press_open,
    "ya": press_accept,
    "yw": press_word,
    "yd": press_decline,
    "yc": press_card,
    "ys": press_setting,
    "yp": press_ask_adopt,
    "yy": press_adopt,
    "yg": press_ask_lock,
    "yz": press_lock,
}
STEPS = {amending.STEP: typed_proposal, ruling.STEP: typed_ruling, adopting.STEP: typed_reason}
