"""A moderator's hand on the questions: write, open, extend, close, reopen, reveal, adopt, cancel, remind."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, question_named, reply, words_after
from meeting import desk, questions, reasons, reminders
from meeting.questions import Moved
from rules.buttons import Press
from rules.questions import QuestionState
from rules.refusals import Refusal

ACTS: dict[str, Callable[..., Awaitable[Moved]]] = {
    "open": questions.open_question,
    "extend": questions.extend,
    "close": questions.close,
    "reopen": questions.reopen,
    "reveal": questions.reveal,
    "cancel": questions.cancel,
}
# Acts that take a number of seconds.
TIMED = frozenset({"open", "extend", "reopen"})
EXTENSION_SECONDS = 300
VIEWS = {1: "confirm", 2: "correct"}


async def pertanyaan(update: Update, context: Context) -> None:
    """/pertanyaan: alone the list of questions, with a text a new draft."""
    meeting = await meeting_here(update, context)
    message = argument(update)
    if message:
        await desk.write(context.house, sender(update), meeting.id, message)
    else:
        await desk.list_questions(context.house, sender(update), meeting.id)


def _minutes(typed: list[str]) -> int | None:
    if not typed:
        return None
    if not (typed[0].isascii() and typed[0].isdigit() and 1 <= int(typed[0][:6]) <= questions.MINUTES_MAX):
        raise Refusal("menit_salah", maks=questions.MINUTES_MAX)
    return int(typed[0]) * 60


async def buka(update: Update, context: Context) -> None:
    """/buka N [minutes]"""
    meeting = await meeting_here(update, context)
    typed = words_after(update)
    question = await question_named(context, meeting.id, "".join(typed[:1]), QuestionState.DRAFT)
    moved = await _act(update, context, "open", question.id, seconds=_minutes(typed[1:]))
    await _told(update, context, moved)


async def perpanjang(update: Update, context: Context) -> None:
    """/perpanjang N [minutes]: five minutes unless said otherwise."""
    meeting = await meeting_here(update, context)
    typed = words_after(update)
    question = await question_named(context, meeting.id, "".join(typed[:1]), QuestionState.OPEN)
    seconds = _minutes(typed[1:]) or EXTENSION_SECONDS
    await _told(update, context, await _act(update, context, "extend", question.id, seconds=seconds))


async def buka_kembali(update: Update, context: Context) -> None:
    """/buka_kembali N [minutes]"""
    meeting = await meeting_here(update, context)
    typed = words_after(update)
    question = await question_named(context, meeting.id, "".join(typed[:1]), QuestionState.CLOSED)
    seconds = _minutes(typed[1:])
    await _told(update, context, await _act(update, context, "reopen", question.id, seconds=seconds))


async def adopt_question(update: Update, context: Context, meeting_id: int) -> None:
    """/tetapkan N: the result is final."""
    question = await question_named(context, meeting_id, "".join(words_after(update)[:1]), QuestionState.REVEALED)
    await _told(update, context, await questions.adopt(context.house, sender(update), question.id))


async def ingatkan(update: Update, context: Context) -> None:
    """/ingatkan N: one line to everybody who has not answered."""
    meeting = await meeting_here(update, context)
    question = await question_named(context, meeting.id, "".join(words_after(update)[:1]), QuestionState.OPEN)
    await reminders.remind(context.house, sender(update), question.id)


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
    """Does it. Where the secretariat stands in for the moderator it is asked why first: None."""
    more = {"seconds": seconds} if act in TIMED else {}
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


async def press_open(update: Update, context: Context, press: Press) -> None:
    """[Buka]"""
    await _pressed(update, context, await _act(update, context, "open", press.numbers[0]))


async def press_close(update: Update, context: Context, press: Press) -> None:
    """[Ya, tutup]"""
    await _pressed(update, context, await _act(update, context, "close", press.numbers[0]))


async def press_reveal(update: Update, context: Context, press: Press) -> None:
    """[Ya, umumkan]"""
    await _pressed(update, context, await _act(update, context, "reveal", press.numbers[0]))


async def press_extend(update: Update, context: Context, press: Press) -> None:
    """[+1 menit], [+5 menit]"""
    question_id, minutes = press.numbers
    if not 1 <= minutes <= questions.MINUTES_MAX:
        raise Refusal("menit_salah", maks=questions.MINUTES_MAX)
    await _pressed(update, context, await _act(update, context, "extend", question_id, seconds=minutes * 60))


async def press_reopen(update: Update, context: Context, press: Press) -> None:
    """[Buka kembali]"""
    await _pressed(update, context, await _act(update, context, "reopen", press.numbers[0]))


async def press_adopt(update: Update, context: Context, press: Press) -> None:
    """[Ya, tetapkan]"""
    await _pressed(update, context, await questions.adopt(context.house, sender(update), press.numbers[0]))


async def press_cancel(update: Update, context: Context, press: Press) -> None:
    """[Batalkan]: why?"""
    await reasons.ask_cancel(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_remind(update: Update, context: Context, press: Press) -> None:
    """[Ingatkan yang belum]"""
    count = await reminders.remind(context.house, sender(update), press.numbers[0])
    await context.toast(update, "pengingat_dikirim", n=count)


async def _pressed(update: Update, context: Context, moved: Moved | None) -> None:
    if moved is None:
        await context.toast(update, "alasan_wajib")
        return
    context.hall.live.touch(moved.question.id)
    await context.toast(update, "kartu_jp_judul", **_state(moved))


async def press_panel(update: Update, context: Context, press: Press) -> None:
    """Shows the panel; with a second number, turned to what that number stands for."""
    question_id, *view = press.numbers
    turned = VIEWS.get(view[0], "") if view else ""
    await desk.turn_panel(context.house, sender(update), question_id, view=turned)
    await context.toast(update)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """[Jajak pendapat]: the list of questions."""
    await desk.list_questions(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def press_show(update: Update, context: Context, press: Press) -> None:
    """A question of the list: its panel as the last message."""
    await desk.turn_panel(context.house, sender(update), press.numbers[0], anew=True)
    await context.toast(update)


COMMANDS: dict[str, Handler] = {
    "pertanyaan": pertanyaan,
    "buka": buka,
    "tutup": tutup,
    "umumkan": umumkan,
    "perpanjang": perpanjang,
    "buka_kembali": buka_kembali,
    "ingatkan": ingatkan,
}
VERBS: dict[str, PressHandler] = {
    "qo": press_open,
    "qc": press_close,
    "qr": press_reveal,
    "qp": press_panel,
    "ql": press_list,
    "qs": press_show,
    "qe": press_extend,
    "qn": press_reopen,
    "qa": press_adopt,
    "qb": press_cancel,
    "qm": press_remind,
}
