"""The floor by phone: put a point forward by command, button or plain text."""

from collections.abc import Sequence

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, speaker_here, typed
from locales.points import KIND_WORDS
from meeting import floor, floor_dialogs, own_answers
from meeting.floor import Words
from rules.buttons import Press
from rules.points import PointKind, write_point
from rules.refusals import Refusal
from storage.dialogs import Dialog


async def usul(update: Update, context: Context) -> None:
    """/usul"""
    await _put_forward(update, context, PointKind.PROPOSAL)


async def tanya(update: Update, context: Context) -> None:
    """/tanya"""
    await _put_forward(update, context, PointKind.QUESTION)


async def tanggap(update: Update, context: Context) -> None:
    """/tanggap [D02 D11] text"""
    await _put_forward(update, context, PointKind.RESPONSE)


async def _put_forward(update: Update, context: Context, kind: PointKind) -> None:
    meeting = await meeting_here(update, context)
    text = argument(update)
    answers, text = floor.split_codes(text) if kind is PointKind.RESPONSE else ((), text)
    if not text.strip():
        await floor_dialogs.begin(context.house, sender(update), meeting.id, kind, answers=answers)
        return
    await take(update, context, meeting.id, kind, text, answers)


async def take(
    update: Update, context: Context, meeting_id: int, kind: PointKind, text: str, answers: Sequence[str] = ()
) -> None:
    """A text becomes a point, or is asked about first where it looks like a greeting."""
    written = write_point(text)
    if written.needs_confirmation:
        await floor_dialogs.confirm_first(context.house, sender(update), meeting_id, kind, written.text, answers)
        return
    delegate = await speaker_here(context, meeting_id, sender(update).telegram_id)
    message = update.effective_message
    is_forwarded = message is not None and message.forward_origin is not None
    words = Words(kind, written, tuple(answers), is_forwarded)
    await floor.submit(context.house, sender(update), delegate.id, words)


async def typed_text(update: Update, context: Context, dialog: Dialog) -> None:
    """The text that was asked for."""
    assert dialog.meeting_id is not None
    text = typed(update)
    kind = PointKind(dialog.payload["kind"])
    answers = dialog.payload["answers"]
    if kind is PointKind.RESPONSE and not answers:
        answers, text = floor.split_codes(text)
    await take(update, context, dialog.meeting_id, kind, text, answers)


async def plain_text(update: Update, context: Context) -> None:
    """Words that nobody asked for: an answer typed instead of pressed, or else what are they meant as?"""
    meeting = await meeting_here(update, context)
    text = typed(update)
    if await own_answers.typed_choice(context.house, sender(update), meeting.id, text):
        return
    written = write_point(text)
    await floor_dialogs.confirm_first(context.house, sender(update), meeting.id, None, written.text)


async def press_kind(update: Update, context: Context, press: Press) -> None:
    """[Usulan] [Pertanyaan] [Tanggapan] or [Ya, kirim] under a text that waits."""
    kinds = list(PointKind)
    if press.numbers[0] >= len(kinds):
        raise Refusal("tombol_lama")
    point = await floor_dialogs.submit_waiting(context.house, sender(update), kinds[press.numbers[0]])
    await context.toast(update, "usul_tercatat", jenis={"key": KIND_WORDS[point.kind]}, kode=point.code)


async def press_drop(update: Update, context: Context, press: Press) -> None:
    """[Bukan]"""
    await floor_dialogs.drop(context.house, sender(update))
    await context.toast(update)


async def press_begin(update: Update, context: Context, press: Press) -> None:
    """[Usulan], [Pertanyaan], [Tanggapan] on the participant's card."""
    kind = {"fu": PointKind.PROPOSAL, "ft": PointKind.QUESTION, "fr": PointKind.RESPONSE}[press.verb]
    meeting = await meeting_here(update, context)
    await floor_dialogs.begin(context.house, sender(update), meeting.id, kind)
    await context.toast(update)


COMMANDS: dict[str, Handler] = {"usul": usul, "tanya": tanya, "tanggap": tanggap}
VERBS: dict[str, PressHandler] = {
    "fu": press_begin,
    "ft": press_begin,
    "fr": press_begin,
    "fk": press_kind,
    "fx": press_drop,
}
STEPS = {floor_dialogs.STEP_TEXT: typed_text}
