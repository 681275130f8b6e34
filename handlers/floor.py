"""The floor by phone: put a point forward by command, button or plain text."""

from collections.abc import Sequence

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, typed
from locales.points import KIND_WORDS
from meeting import floor, floor_dialogs, own_answers
from meeting.waiting import STEP_TEXT, Came
from rules.buttons import Press
from rules.points import PointKind
from rules.refusals import Refusal
from storage.dialogs import Dialog
from storage.points import StoredPoint

# What each command puts forward.
COMMAND_KINDS = {
    "usul": PointKind.PROPOSAL,
    "tanya": PointKind.QUESTION,
    "tanggap": PointKind.RESPONSE,
    "masukan": PointKind.CONTRIBUTION,
    "keberatan": PointKind.OBJECTION,
}
# What each button of the participant's card begins.
BEGINS = {
    "fu": PointKind.PROPOSAL,
    "ft": PointKind.QUESTION,
    "fr": PointKind.RESPONSE,
    "um": PointKind.CONTRIBUTION,
    "uk": PointKind.OBJECTION,
}


async def usul(update: Update, context: Context) -> None:
    """/usul"""
    await _put_forward(update, context, PointKind.PROPOSAL)


async def tanya(update: Update, context: Context) -> None:
    """/tanya"""
    await _put_forward(update, context, PointKind.QUESTION)


async def tanggap(update: Update, context: Context) -> None:
    """/tanggap [D02 D11] text"""
    await _put_forward(update, context, PointKind.RESPONSE)


async def masukan(update: Update, context: Context) -> None:
    """/masukan"""
    await _put_forward(update, context, PointKind.CONTRIBUTION)


async def keberatan(update: Update, context: Context) -> None:
    """/keberatan"""
    await _put_forward(update, context, PointKind.OBJECTION)


async def _put_forward(update: Update, context: Context, kind: PointKind) -> None:
    meeting = await meeting_here(update, context)
    text = argument(update)
    answers, text = floor.split_codes(text) if kind is PointKind.RESPONSE else ((), text)
    if not text.strip():
        await floor_dialogs.begin(context.house, sender(update), meeting.id, kind, answers=answers)
        return
    await _said(update, context, meeting.id, text, kind, answers)


async def _said(
    update: Update,
    context: Context,
    meeting_id: int,
    text: str,
    kind: PointKind | None = None,
    answers: Sequence[str] = (),
) -> None:
    """Words for the floor. One piece of a text that the phone had to cut is refused together with the rest of it."""
    came = how_it_came(update)
    try:
        await floor_dialogs.say(context.house, sender(update), meeting_id, text, kind=kind, answers=answers, came=came)
    except Refusal as refusal:
        if refusal.key != "usul_panjang" or len(typed(update)) < floor_dialogs.PIECE_MIN:
            raise
        await floor_dialogs.refuse_long(context.house, sender(update), meeting_id, refusal.values["n"], came)


def how_it_came(update: Update) -> Came:
    """By which message, when, and whether it was forwarded."""
    message = update.effective_message
    assert message is not None
    return Came(message.message_id, int(message.date.timestamp()), message.forward_origin is not None)


async def typed_text(update: Update, context: Context, dialog: Dialog) -> None:
    """The text that was asked for."""
    assert dialog.meeting_id is not None
    await _said(update, context, dialog.meeting_id, typed(update))


async def plain_text(update: Update, context: Context) -> None:
    """Words that nobody asked for: an answer typed instead of pressed, or else what are they meant as?"""
    meeting = await meeting_here(update, context)
    text = typed(update)
    if await own_answers.typed_choice(context.house, sender(update), meeting.id, text):
        return
    await _said(update, context, meeting.id, text)


async def press_kind(update: Update, context: Context, press: Press) -> None:
    """[Usulan], [Keberatan] and the like, or [Ya, kirim], under a text that waits."""
    kinds = list(PointKind)
    *mark, number = press.numbers
    if number >= len(kinds):
        raise Refusal("tombol_lama")
    point = await floor_dialogs.submit_waiting(context.house, sender(update), kinds[number], *mark)
    await toast_point(update, context, point)


async def press_unnumbered(update: Update, context: Context, press: Press) -> None:
    """[Tanpa nomor]: a response to what was said in the room."""
    point = await floor_dialogs.submit_waiting(context.house, sender(update), None, *press.numbers)
    await toast_point(update, context, point)


async def press_respond(update: Update, context: Context, press: Press) -> None:
    """[Tanggapi] at a point, or the point of a list that a text waiting answers."""
    await toast_point(update, context, await floor_dialogs.respond_to(context.house, sender(update), *press.numbers))


async def toast_point(update: Update, context: Context, point: StoredPoint | None) -> None:
    """The number of what was stored, or nothing where something is still asked for."""
    if point is None:
        await context.toast(update)
        return
    await context.toast(update, "usul_tercatat", jenis={"key": KIND_WORDS[point.kind]}, kode=point.code)


async def press_drop(update: Update, context: Context, press: Press) -> None:
    """[Bukan]"""
    await floor_dialogs.drop(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def press_begin(update: Update, context: Context, press: Press) -> None:
    """[Usulan], [Pertanyaan], [Tanggapan], [Masukan], [Keberatan] on the participant's card."""
    meeting = await meeting_here(update, context)
    point = await floor_dialogs.begin(context.house, sender(update), meeting.id, BEGINS[press.verb])
    await toast_point(update, context, point)


COMMANDS: dict[str, Handler] = {
    "usul": usul,
    "tanya": tanya,
    "tanggap": tanggap,
    "masukan": masukan,
    "keberatan": keberatan,
}
VERBS: dict[str, PressHandler] = {
    **dict.fromkeys(BEGINS, press_begin),
    "ur": press_respond,
    "uz": press_unnumbered,
    "fk": press_kind,
    "fx": press_drop,
}
STEPS = {STEP_TEXT: typed_text}
