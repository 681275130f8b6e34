"""A moderator's hand on the questions: write, open, close, reveal, tally, chart."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, question_named, reply, words_after
from meeting import notes, questions, reasons
from meeting.notes import Entered
from meeting.questions import Moved
from rules.buttons import Press
from rules.questions import QuestionState
from rules.refusals import Refusal

MINUTES_MAX = 24 * 60
ACTS: dict[str, Callable[..., Awaitable[Moved]]] = {
    "open": questions.open_question,
    "close": questions.close,
    "reveal": questions.reveal,
}


async def pertanyaan(update: Update, context: Context) -> None:
    """/pertanyaan: alone the list of questions, with a text a new draft."""
    meeting = await meeting_here(update, context)
    message = argument(update)
    if message:
        await questions.write(context.house, sender(update), meeting.id, message)
    else:
        await questions.list_questions(context.house, sender(update), meeting.id)


def _minutes(typed: list[str]) -> int | None:
    if not typed:
        return None
    if not (typed[0].isascii() and typed[0].isdigit() and 1 <= int(typed[0]) <= MINUTES_MAX):
        raise Refusal("menit_salah", maks=MINUTES_MAX)
    return int(typed[0]) * 60


async def buka(update: Update, context: Context) -> None:
    """/buka N [minutes]"""
    meeting = await meeting_here(update, context)
    typed = words_after(update)
    question = await question_named(context, meeting.id, "".join(typed[:1]), QuestionState.DRAFT)
    moved = await _act(update, context, "open", question.id, seconds=_minutes(typed[1:]))
    await _told(update, context, moved)


async def tutup(update: Update, context: Context) -> None:
    """/tutup N"""
    await _by_command(update, context, "close", QuestionState.OPEN)


async def umumkan(update: Update, context: Context) -> None:
    """/umumkan N"""
    await _by_command(update, context, "reveal", QuestionState.CLOSED)


async def _by_command(update: Update, context: Context, act: str, state: QuestionState) -> None:
    meeting = await meeting_here(update, context)
    question = await question_named(context, meeting.id, "".join(words_after(update)[:1]), state)
    await _told(update, context, await _act(update, context, act, question.id))


async def _act(
    update: Update, context: Context, act: str, question_id: int, *, seconds: int | None = None
) -> Moved | None:
    """Opens, closes or reveals. Where the secretariat stands in for the moderator it is asked why first: None."""
    more = {"seconds": seconds} if act == "open" else {}
    try:
        return await ACTS[act](context.house, sender(update), question_id, **more)
    except Refusal as refusal:
        if refusal.key != "alasan_wajib":
            raise
    await reasons.ask_stand_in(context.house, sender(update), act, question_id, seconds)
    return None


async def _told(update: Update, context: Context, moved: Moved | None) -> None:
    """The cards show what an act did; only an act that changed nothing needs a word of its own."""
    if moved is None:
        return
    context.hall.live.touch(moved.question.id)
    if not moved.has_moved:
        await reply(update, context, "kartu_jp_judul", meeting_id=moved.question.meeting_id, **_state(moved))


def _state(moved: Moved) -> dict[str, Any]:
    status = {"key": f"status_jp_{moved.question.state.value}"}
    return {"kode": moved.question.code, "status": status}


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


async def press_open(update: Update, context: Context, press: Press) -> None:
    """[Buka]"""
    await _pressed(update, context, await _act(update, context, "open", press.numbers[0]))


async def press_close(update: Update, context: Context, press: Press) -> None:
    """[Ya, tutup]"""
    await _pressed(update, context, await _act(update, context, "close", press.numbers[0]))


async def press_reveal(update: Update, context: Context, press: Press) -> None:
    """[Ya, umumkan]"""
    await _pressed(update, context, await _act(update, context, "reveal", press.numbers[0]))


async def _pressed(update: Update, context: Context, moved: Moved | None) -> None:
    if moved is None:
        await context.toast(update, "alasan_wajib")
        return
    context.hall.live.touch(moved.question.id)
    await context.toast(update, "kartu_jp_judul", **_state(moved))


async def press_panel(update: Update, context: Context, press: Press) -> None:
    """Shows the panel; with a second number, asking to confirm what that number stands for."""
    question_id, *confirm = press.numbers
    await questions.turn_panel(context.house, sender(update), question_id, confirm=bool(confirm and confirm[0]))
    await context.toast(update)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """[Jajak pendapat]: the list of questions."""
    await questions.list_questions(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_show(update: Update, context: Context, press: Press) -> None:
    """A question of the list: its panel as the last message."""
    await questions.turn_panel(context.house, sender(update), press.numbers[0], confirm=False, anew=True)
    await context.toast(update)


async def press_tally(update: Update, context: Context, press: Press) -> None:
    """[Rekap]"""
    entered = await notes.enter_tally(context.house, sender(update), *press.numbers)
    await context.toast(update, "rekap_masuk", kode=entered.question.code, nomor=entered.seq)


async def press_chart(update: Update, context: Context, press: Press) -> None:
    """[Grafik]"""
    entered = await notes.enter_chart(context.house, sender(update), *press.numbers)
    await context.toast(update, "grafik_masuk", kode=entered.question.code, nomor=entered.seq)


COMMANDS: dict[str, Handler] = {
    "pertanyaan": pertanyaan,
    "buka": buka,
    "tutup": tutup,
    "umumkan": umumkan,
    "rekap": rekap,
    "grafik": grafik,
}
VERBS: dict[str, PressHandler] = {
    "qo": press_open,
    "qc": press_close,
    "qr": press_reveal,
    "qp": press_panel,
    "qt": press_tally,
    "qg": press_chart,
    "ql": press_list,
    "qs": press_show,
}
