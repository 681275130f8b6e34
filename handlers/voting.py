"""A voter's hands: tap, tick, order, type, withdraw, answer for another delegate of the same phone."""

from typing import Any, TypedDict

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, typed
from meeting import own_answers, typing_answers, voting
from meeting.house import Sender
from meeting.voting import STEP_WORDS, Cast
from rules.answers import Answer
from rules.buttons import Press, unpack_options
from rules.drafts import pressed
from rules.numbers import canonical
from rules.questions import Kind, Question
from rules.weights import weight_of
from storage.dialogs import Dialog


def spoken(cast: Cast) -> tuple[str, dict[str, Any]]:
    """The words for what is stored now: key and values."""
    if cast.missing is not None:
        return "jp_belum_lengkap", {"n": cast.missing[0], "m": cast.missing[1]}
    if not cast.chosen:
        return "jp_ditarik", {}
    return ("jp_sama" if cast.is_unchanged else "jp_tersimpan"), {"jawaban": ", ".join(cast.chosen)}


class AskedBallot(TypedDict):
    """What a ballot's button asks for."""

    question_id: int
    delegate_id: int
    generation: int
    option_ids: tuple[int, ...]


def ballot_of(press: Press) -> AskedBallot:
    """What a ballot's button asks for: question, delegate, generation, then the whole selection in ballot order."""
    question_id, delegate_id, generation, *selection = press.numbers
    return {
        "question_id": question_id,
        "delegate_id": delegate_id,
        "generation": generation,
        "option_ids": unpack_options(selection),
    }


async def choose(update: Update, context: Context, press: Press) -> None:
    """A tap on an option, or on [Kirim] under a ballot that was put together."""
    who = sender(update)
    cast = await cast_press(context, who, press)
    key, values = spoken(cast)
    await context.toast(update, key, alert=cast.missing is not None, **values)


async def cast_press(context: Context, who: Sender, press: Press) -> Cast:
    """Casts what a button asks for and lets the live cards know."""
    asked = ballot_of(press)
    cast = await voting.cast(context.house, who, **asked)
    if cast.missing is None:
        context.hall.drafts.drop(who.telegram_id, asked["question_id"], asked["delegate_id"])
    if not cast.is_unchanged or cast.missing is not None:
        context.hall.live.touch(cast.question_id)
    return cast


async def press_option(update: Update, context: Context, press: Press) -> None:
    """A tap on an option of a ballot that is being put together: nothing is cast by it."""
    question_id, delegate_id, generation, option_id, *shown = press.numbers
    who, drafts = sender(update), context.hall.drafts
    key, made = "centang_sementara", unpack_options(shown)

    def keep(question: Question) -> None:
        nonlocal key, made
        known = drafts.of(who.telegram_id, question_id, delegate_id)
        made = pressed(question, made, option_id, None if known is None else known.options)
        drafts.keep(who.telegram_id, question_id, delegate_id, Answer(made))
        key = "urutan_sementara" if question.kind is Kind.RANKING else key

    asked = {"question_id": question_id, "delegate_id": delegate_id, "generation": generation}
    await voting.show_draft(context.house, who, **asked, keep=keep)
    await context.toast(update, key, n=len(made))


async def press_number(update: Update, context: Context, press: Press) -> None:
    """[Ya, benar] under a number that could be read two ways."""
    question_id, delegate_id, generation, sign, whole, units = press.numbers
    who = sender(update)
    value = (whole + weight_of(units)) * (-1 if sign else 1)
    cast = await voting.cast(
        context.house,
        who,
        question_id=question_id,
        delegate_id=delegate_id,
        generation=generation,
        option_ids=(),
        words=canonical(value),
    )
    context.hall.drafts.drop(who.telegram_id, question_id, delegate_id)
    context.hall.live.touch(question_id)
    key, values = spoken(cast)
    await context.toast(update, key, **values)


async def press_write(update: Update, context: Context, press: Press) -> None:
    """[Tulis jawaban]"""
    question_id, delegate_id = press.numbers
    who = sender(update)
    await voting.begin_writing(context.house, who, question_id=question_id, delegate_id=delegate_id)
    context.hall.drafts.drop(who.telegram_id, question_id, delegate_id)
    await context.toast(update)


async def typed_words(update: Update, context: Context, dialog: Dialog) -> None:
    """The answer in the voter's own words; the card below says what is stored."""
    who = sender(update)
    question_id, delegate_id = dialog.payload["question"], dialog.payload["delegate"]
    context.hall.drafts.drop(who.telegram_id, question_id, delegate_id)
    came = await typing_answers.typed(context.house, who, dialog, typed(update))
    if came.doubtful:
        context.hall.drafts.keep(who.telegram_id, question_id, delegate_id, Answer(words=came.doubtful))
    else:
        context.hall.live.touch(question_id)


async def take_back(update: Update, context: Context, press: Press) -> None:
    """A tap on "Tarik jawaban"."""
    question_id, delegate_id = press.numbers
    who = sender(update)
    cast = await voting.withdraw(context.house, who, question_id=question_id, delegate_id=delegate_id)
    context.hall.drafts.drop(who.telegram_id, question_id, delegate_id)
    context.hall.live.touch(question_id)
    await context.toast(update, spoken(cast)[0])


async def answer_as(update: Update, context: Context, press: Press) -> None:
    """A tap on the name of another delegate of this phone."""
    question_id, delegate_id = press.numbers
    label = await voting.answer_as(context.house, sender(update), question_id=question_id, delegate_id=delegate_id)
    await context.toast(update, "menjawab_sebagai", label=label)


async def suaraku(update: Update, context: Context) -> None:
    """/suaraku: what is stored of this phone's answers, and the open cards once more."""
    meeting = await meeting_here(update, context)
    await own_answers.show_own(context.house, sender(update), meeting.id)


async def show_own(update: Update, context: Context, press: Press) -> None:
    """The button for the same."""
    await own_answers.show_own(context.house, sender(update), press.numbers[0])
    await context.toast(update)


COMMANDS: dict[str, Handler] = {"suaraku": suaraku}
VERBS: dict[str, PressHandler] = {
    "v": choose,
    "vt": press_option,
    "vn": press_number,
    "vx": press_write,
    "vw": take_back,
    "va": answer_as,
    "vs": show_own,
}
STEPS = {STEP_WORDS: typed_words}
