"""What goes into the record: tallies and charts."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, question_named, reply, words_after
from meeting import notes
from meeting.notes import Entered
from rules.buttons import Press
from rules.questions import QuestionState


async def rekap(update: Update, context: Context) -> None:
    """/rekap N: the tally into the record."""
    entered = await _enter(update, context, notes.enter_tally)
    key = "rekap_sudah" if entered.was_there else "rekap_masuk"
    await reply(
        update, context, key, meeting_id=entered.question.meeting_id, kode=entered.question.code, nomor=entered.seq
    )


async def grafik(update: Update, context: Context) -> None:
    """/grafik N: the chart into the record; the picture follows."""
    entered = await _enter(update, context, notes.enter_chart)
    key = "grafik_sudah" if entered.was_there else "grafik_masuk"
    await reply(
        update, context, key, meeting_id=entered.question.meeting_id, kode=entered.question.code, nomor=entered.seq
    )


async def _enter(update: Update, context: Context, act: Callable[..., Awaitable[Entered]]) -> Entered:
    meeting = await meeting_here(update, context)
    typed = "".join(words_after(update)[:1])
    question = await question_named(context, meeting.id, typed, QuestionState.REVEALED)
    return await act(context.house, sender(update), meeting.id, question.id)


async def press_tally(update: Update, context: Context, press: Press) -> None:
    """[Rekap]"""
    entered = await notes.enter_tally(context.house, sender(update), *press.numbers)
    await context.toast(update, "rekap_masuk", kode=entered.question.code, nomor=entered.seq)


async def press_chart(update: Update, context: Context, press: Press) -> None:
    """[Grafik]"""
    entered = await notes.enter_chart(context.house, sender(update), *press.numbers)
    await context.toast(update, "grafik_masuk", kode=entered.question.code, nomor=entered.seq)


COMMANDS: dict[str, Handler] = {"rekap": rekap, "grafik": grafik}
VERBS: dict[str, PressHandler] = {"qt": press_tally, "qg": press_chart}
