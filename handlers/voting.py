"""A voter's taps: choose, withdraw, answer for another delegate of the same phone."""

from typing import Any, TypedDict

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here
from meeting import voting
from meeting.house import Sender
from meeting.voting import Cast
from rules.buttons import Press


def spoken(cast: Cast) -> tuple[str, dict[str, Any]]:
    """The words for what is stored now: key and values."""
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
    """What a ballot's button asks for: question, delegate, generation, then the options in ballot order."""
    question_id, delegate_id, generation, *option_ids = press.numbers
    return {
        "question_id": question_id,
        "delegate_id": delegate_id,
        "generation": generation,
        "option_ids": tuple(option_ids),
    }


async def choose(update: Update, context: Context, press: Press) -> None:
    """A tap on an option."""
    cast = await cast_press(context, sender(update), press)
    key, values = spoken(cast)
    await context.toast(update, key, **values)


async def cast_press(context: Context, who: Sender, press: Press) -> Cast:
    """Casts what a button asks for and lets the live cards know."""
    asked = ballot_of(press)
    cast = await voting.cast(context.house, who, **asked)
    if not cast.is_unchanged:
        context.hall.live.touch(cast.question_id)
    return cast


async def take_back(update: Update, context: Context, press: Press) -> None:
    """A tap on "Tarik jawaban"."""
    question_id, delegate_id = press.numbers
    cast = await voting.withdraw(context.house, sender(update), question_id=question_id, delegate_id=delegate_id)
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
    await voting.show_own(context.house, sender(update), meeting.id)


async def show_own(update: Update, context: Context, press: Press) -> None:
    """The button for the same."""
    await voting.show_own(context.house, sender(update), press.numbers[0])
    await context.toast(update)


COMMANDS: dict[str, Handler] = {"suaraku": suaraku}
VERBS: dict[str, PressHandler] = {"v": choose, "vw": take_back, "va": answer_as, "vs": show_own}
