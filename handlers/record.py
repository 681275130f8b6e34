"""What goes into the record and what leaves it: tallies, charts, documents."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, question_named, reply, words_after
from meeting import exports, notes
from meeting.notes import Entered
from record.exports import EVERYTHING, FORMATS
from rules.buttons import Press
from rules.questions import QuestionState
from rules.refusals import Refusal

# The numbers of the formats in the buttons; they never change their meaning.
NUMBERED = {
    1: "notula",
    8: "berita-acara",
    9: "daftar-hadir",
    2: "rekapitulasi",
    11: "notula-pdf",
    13: "berita-acara-pdf",
    14: "daftar-hadir-pdf",
    12: "rekapitulasi-pdf",
    3: "record",
    6: "csv",
    5: "diagram",
    15: "arsip",
    7: "paket",
    4: EVERYTHING,
}


async def ekspor(update: Update, context: Context) -> None:
    """/ekspor: what to make, by button, or named after the command."""
    meeting = await meeting_here(update, context)
    what = argument(update).strip().lower()
    if not what:
        await exports.offer(context.house, sender(update), meeting.id, NUMBERED)
    elif what in FORMATS or what == EVERYTHING:
        asked = await exports.ask_export(context.house, sender(update), meeting.id, what)
        await reply(update, context, "ekspor_mulai", meeting_id=meeting.id, judul=spoken(asked.what))
    else:
        raise Refusal("ekspor_tidak_ada", daftar=", ".join([*FORMATS, EVERYTHING]))


async def press_export(update: Update, context: Context, press: Press) -> None:
    """A button of the offer."""
    meeting_id, number = press.numbers
    if number not in NUMBERED:
        raise Refusal("tombol_lama")
    asked = await exports.ask_export(context.house, sender(update), meeting_id, NUMBERED[number])
    await context.toast(update, "ekspor_mulai", judul=spoken(asked.what))


def spoken(what: str) -> dict[str, object]:
    """The name of what is made, in the words of whoever reads it."""
    return {"key": exports.NAMES[what]}


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


COMMANDS: dict[str, Handler] = {"ekspor": ekspor, "rekap": rekap, "grafik": grafik}
VERBS: dict[str, PressHandler] = {"xe": press_export, "qt": press_tally, "qg": press_chart}
