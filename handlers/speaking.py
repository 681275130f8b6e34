"""The speakers' list by phone: hands up and down, the chair's steps, settings, and what was said."""

from typing import Any

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import meeting_here, speaker_here, typed
from locales.durations import duration
from meeting import hands, speaking, speaking_rules, speech_notes, speech_replies
from meeting.hands import Raised
from meeting.speaking import Changed
from rules.buttons import Press
from rules.refusals import Refusal
from rules.speaking import BudgetOf, SpeechKind, SpeechState, Turn
from storage.dialogs import Dialog

KINDS = {"ha": SpeechKind.HAND, "hi": SpeechKind.ORDER}
# What is said of an act that was done; one that was done before says so.
SAID = {
    SpeechState.CALLED: "bicara_dipanggil",
    SpeechState.SPEAKING: "bicara_mulai",
    SpeechState.PAUSED: "bicara_jeda",
    SpeechState.DONE: "bicara_selesai",
    SpeechState.SKIPPED: "bicara_lewati",
}


async def angkat(update: Update, context: Context) -> None:
    """/angkat: the hand of whoever this phone speaks for."""
    meeting = await meeting_here(update, context)
    delegate = await speaker_here(context, meeting.id, sender(update).telegram_id)
    await hands.raise_hand(context.house, sender(update), delegate.id, SpeechKind.HAND)


async def pembicara(update: Update, context: Context) -> None:
    """/pembicara: the card of the list."""
    meeting = await meeting_here(update, context)
    await speaking_rules.turn_list(context.house, sender(update), meeting.id, anew=True)


async def press_raise(update: Update, context: Context, press: Press) -> None:
    """[Angkat tangan], [Interupsi]"""
    kind = KINDS[press.verb]
    raised = await hands.raise_hand(context.house, sender(update), press.numbers[0], kind)
    key, values = _raised(raised, kind)
    await context.toast(update, key, **values)


def _raised(raised: Raised, kind: SpeechKind) -> tuple[str, dict[str, Any]]:
    if not raised.place:
        return "angkat_dipanggil", {}
    if not raised.has_changed:
        return "angkat_sudah", {"n": raised.place}
    return ("angkat_interupsi" if kind is SpeechKind.ORDER else "angkat_tercatat"), {"n": raised.place}


async def press_withdraw(update: Update, context: Context, press: Press) -> None:
    """[Batal angkat]"""
    done = await hands.withdraw(context.house, sender(update), press.numbers[0])
    await context.toast(update, "angkat_batal" if done.has_changed else "angkat_batal_sudah")


async def press_clerk(update: Update, context: Context, press: Press) -> None:
    """[Angkat tangan] on the clerk's desk."""
    raised = await hands.raise_hand(context.house, sender(update), press.numbers[0], SpeechKind.HAND, clerk=True)
    await context.toast(update, "angkat_untuk", label=raised.speech.label, n=raised.place)


async def press_clerk_withdraw(update: Update, context: Context, press: Press) -> None:
    """[Batal angkat] on the clerk's desk."""
    done = await hands.withdraw(context.house, sender(update), press.numbers[0], clerk=True)
    await context.toast(update, "angkat_batal_untuk", label=done.speech.label)


async def press_list(update: Update, context: Context, press: Press) -> None:
    """[Pembicara] on the panel of the meeting: the list as the last message."""
    await speaking_rules.turn_list(context.house, sender(update), press.numbers[0], anew=True)
    await context.toast(update)


async def press_page(update: Update, context: Context, press: Press) -> None:
    """A page of the list, or back to it."""
    meeting_id, page = press.numbers
    await speaking_rules.turn_list(context.house, sender(update), meeting_id, page=page)
    await context.toast(update)


async def press_one(update: Update, context: Context, press: Press) -> None:
    """The number of somebody who waits."""
    meeting_id, speech_id = press.numbers
    await speaking_rules.turn_list(context.house, sender(update), meeting_id, view="one", at=speech_id)
    await context.toast(update)


async def press_step(update: Update, context: Context, press: Press) -> None:
    """[Silakan], [Mulai], [Lanjut], [Jeda], [Selesai], [Lewati]"""
    acts = {"hc": speaking.call, "hp": speaking.pause, "hd": speaking.finish, "hk": speaking.skip}
    if press.verb == "hs":
        done = await speaking.start(context.house, sender(update), *press.numbers)
    else:
        done = await acts[press.verb](context.house, sender(update), *press.numbers)
    await _said(update, context, done)


async def _said(update: Update, context: Context, done: Changed) -> None:
    key = SAID.get(done.speech.state) if done.has_changed else None
    if key is None:
        await context.toast(update, "bicara_sudah")
        return
    values: dict[str, Any] = {"instansi": done.speech.organisation, "lama": duration(done.speech.spoken_ms)}
    await context.toast(update, key, **values)


async def press_extend(update: Update, context: Context, press: Press) -> None:
    """[+1 menit], [+2 menit]"""
    speech_id, minutes, extra_ms = press.numbers
    done = await speaking.extend(context.house, sender(update), speech_id, minutes, extra_ms)
    if done.has_changed:
        await context.toast(update, "bicara_tambah", menit=minutes)
    else:
        await context.toast(update, "bicara_sudah")


async def press_shut(update: Update, context: Context, press: Press) -> None:
    """[Tutup daftar], [Buka daftar]"""
    meeting_id, number = press.numbers
    await speaking_rules.shut(context.house, sender(update), meeting_id, is_shut=bool(number))
    await context.toast(update, "daftar_bicara_ditutup" if number else "daftar_bicara_dibuka")


async def press_settings(update: Update, context: Context, press: Press) -> None:
    """[Pengaturan]"""
    await speaking_rules.turn_list(context.house, sender(update), press.numbers[0], view="rules")
    await context.toast(update)


async def press_minutes(update: Update, context: Context, press: Press) -> None:
    """Minutes a speech, by button."""
    await speaking_rules.set_minutes(context.house, sender(update), *press.numbers)
    await context.toast(update, "tersimpan")


async def press_turn(update: Update, context: Context, press: Press) -> None:
    """[Urut kedatangan], [Antarunsur]"""
    meeting_id, number = press.numbers
    turns = list(Turn)
    if number >= len(turns):
        raise Refusal("tombol_lama")
    await speaking_rules.set_turn(context.house, sender(update), meeting_id, turns[number])
    await context.toast(update, "tersimpan")


async def press_no_budget(update: Update, context: Context, press: Press) -> None:
    """[Tanpa jatah]"""
    await speaking_rules.set_budget(context.house, sender(update), press.numbers[0], BudgetOf.NOBODY)
    await context.toast(update, "tersimpan")


async def press_typing(update: Update, context: Context, press: Press) -> None:
    """[Ketik menit], [Jatah pembicara], [Jatah instansi]"""
    await speaking_rules.ask_minutes(context.house, sender(update), *press.numbers)
    await context.toast(update)


async def typed_minutes(update: Update, context: Context, dialog: Dialog) -> None:
    """The minutes that were asked for."""
    await speaking_rules.write(context.house, sender(update), dialog, typed(update))


async def press_spoken(update: Update, context: Context, press: Press) -> None:
    """[Sudah bicara]"""
    meeting_id, page = press.numbers
    await speaking_rules.turn_list(context.house, sender(update), meeting_id, view="spoken", page=page)
    await context.toast(update)


async def press_note(update: Update, context: Context, press: Press) -> None:
    """The number of a speech: what was said?"""
    await speech_notes.ask(context.house, sender(update), press.numbers[0])
    await context.toast(update)


async def typed_note(update: Update, context: Context, dialog: Dialog) -> None:
    """What was said; the card shows it."""
    await speech_notes.write(context.house, sender(update), dialog, typed(update))


async def replied(update: Update, context: Context, dialog: Dialog | None) -> bool:
    """A reply to a card of the list is a note of what was said; False where it is something else. What was asked for on
    that card goes to its own dialog."""
    message = update.effective_message
    if message is None or message.reply_to_message is None or (dialog is not None and dialog.step in STEPS):
        return False
    about = await speech_replies.meant(context.house, sender(update), message.reply_to_message.message_id)
    if about is None:
        return False
    await speech_replies.reply(context.house, sender(update), about, typed(update))
    return True


async def press_whose(update: Update, context: Context, press: Press) -> None:
    """Whose speech the text that waits is about."""
    await speech_replies.place(context.house, sender(update), press.numbers[0])
    await context.toast(update, "tersimpan")


async def typed_whose(update: Update, context: Context, dialog: Dialog) -> None:
    """It is still open whose speech the first text is about."""
    await speech_replies.ask_again(context.house, sender(update), dialog)


COMMANDS: dict[str, Handler] = {"angkat": angkat, "pembicara": pembicara}
VERBS: dict[str, PressHandler] = {
    **dict.fromkeys(KINDS, press_raise),
    **dict.fromkeys(("hc", "hs", "hp", "hd", "hk"), press_step),
    "hx": press_withdraw,
    "hb": press_clerk,
    "hz": press_clerk_withdraw,
    "hy": press_list,
    "ho": press_page,
    "hv": press_one,
    "he": press_extend,
    "hu": press_shut,
    "hg": press_settings,
    "hm": press_minutes,
    "ht": press_turn,
    "hn": press_no_budget,
    "hw": press_typing,
    "hj": press_spoken,
    "hr": press_note,
    "hq": press_whose,
}
STEPS = {
    speaking_rules.STEP: typed_minutes,
    speech_notes.STEP: typed_note,
    speech_replies.STEP: typed_whose,
}
