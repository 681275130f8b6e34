"""What the meeting concluded, by command and button: written, listed, tied, corrected, taken back."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, is_private, sender
from handlers.here import argument, meeting_here, reply
from locales.outcomes import KIND_WORDS
from meeting import carrying, follow_ups, outcome_changes, outcome_dialogs, outcomes
from meeting.outcome_changes import Done
from rules.buttons import Press
from rules.outcomes import FollowUpStatus, OutcomeKind
from rules.refusals import Refusal

# The numbers of kinds and states in the buttons; they never change their meaning.
KINDS = (OutcomeKind.NOTE, OutcomeKind.CONCLUSION, OutcomeKind.DECISION, OutcomeKind.FOLLOW_UP)
STATUSES = (FollowUpStatus.OPEN, FollowUpStatus.RUNNING, FollowUpStatus.DONE)


def command_of(kind: OutcomeKind) -> Handler:
    """The command of a kind: with a text it is written down, without one the list is shown."""

    async def command(update: Update, context: Context) -> None:
        meeting = await meeting_here(update, context)
        who, text = sender(update), argument(update)
        if not text.strip():
            await outcome_changes.list_outcomes(context.house, who, meeting.id, kind, anew=True)
            return
        if kind is OutcomeKind.FOLLOW_UP:
            written = (await follow_ups.write(context.house, who, meeting.id, text)).outcome
        else:
            written = await outcomes.write(context.house, who, meeting.id, kind, text)
        if not is_private(update):
            values = {"jenis": {"key": KIND_WORDS[kind]}, "kode": outcomes.code_of(written), "nomor": written.entry}
            await reply(update, context, "hasil_tersimpan", meeting_id=meeting.id, **values)

    return command


async def _said(update: Update, context: Context, done: Done) -> None:
    if done.has_changed:
        await context.toast(update, "tersimpan")
    else:
        await context.toast(update, "hasil_sama", kode=done.code)


def _kind(number: int) -> OutcomeKind:
    if number >= len(KINDS):
        raise Refusal("tombol_lama")
    return KINDS[number]


async def press_list(update: Update, context: Context, press: Press) -> None:
    """A page of a list."""
    meeting_id, kind, page = press.numbers
    await outcome_changes.list_outcomes(context.house, sender(update), meeting_id, _kind(kind), page=page)
    await context.toast(update)


async def press_open(update: Update, context: Context, press: Press) -> None:
    """[K1]: its card as the last message."""
    await outcome_changes.turn(context.house, sender(update), press.numbers[0], anew=True)
    await context.toast(update)


async def press_view(update: Update, context: Context, press: Press) -> None:
    """The card turned: ties, agenda item, earlier texts, or back to itself."""
    outcome_id, view, page = press.numbers
    await outcome_changes.turn(context.house, sender(update), outcome_id, view=view, page=page)
    await context.toast(update)


async def press_tie(update: Update, context: Context, press: Press) -> None:
    """A question or point is tied, or tied no more."""
    outcome_id, asked, target, page = press.numbers
    what, is_tied = divmod(asked, 2)
    if what not in (outcome_changes.QUESTION, outcome_changes.POINT):
        raise Refusal("tombol_lama")
    done = await outcome_changes.tie(
        context.house, sender(update), outcome_id, what, target, is_tied=bool(is_tied), page=page
    )
    await _said(update, context, done)


async def press_item(update: Update, context: Context, press: Press) -> None:
    """It stands under this agenda item."""
    await _said(update, context, await outcome_changes.set_item(context.house, sender(update), *press.numbers))


async def press_status(update: Update, context: Context, press: Press) -> None:
    """[belum] [berjalan] [selesai]"""
    outcome_id, number, revision = press.numbers
    if number >= len(STATUSES):
        raise Refusal("tombol_lama")
    done = await follow_ups.set_status(context.house, sender(update), outcome_id, STATUSES[number], revision)
    await _said(update, context, done)


async def press_part(update: Update, context: Context, press: Press) -> None:
    """[Perbaiki], [Sumber angka], [Cabut], [Penanggung jawab], [Tenggat]: the words are asked for."""
    outcome_id, number, *guided = press.numbers
    if number >= len(outcome_dialogs.PARTS):
        raise Refusal("tombol_lama")
    part = outcome_dialogs.PARTS[number]
    await outcome_dialogs.ask_part(context.house, sender(update), outcome_id, part, is_guided=guided == [1])
    await context.toast(update)


async def press_restore(update: Update, context: Context, press: Press) -> None:
    """[Pulihkan]"""
    await _said(update, context, await outcome_changes.restore(context.house, sender(update), *press.numbers))


async def press_who(update: Update, context: Context, press: Press) -> None:
    """The organisation that is meant, or the words as they were typed."""
    await _said(update, context, await follow_ups.assign(context.house, sender(update), *press.numbers))


async def press_early(update: Update, context: Context, press: Press) -> None:
    """[Ya, benar]: the day before the meeting is meant."""
    await _said(update, context, await follow_ups.confirm_due(context.house, sender(update), *press.numbers))


async def press_new(update: Update, context: Context, press: Press) -> None:
    """[Tulis baru]"""
    meeting_id, kind = press.numbers
    await outcome_dialogs.begin(context.house, sender(update), meeting_id, _kind(kind))
    await context.toast(update)


async def press_carry(update: Update, context: Context, press: Press) -> None:
    """[Bawa]: what earlier meetings left unfinished."""
    codes = await carrying.carry(context.house, sender(update), press.numbers[0])
    if codes:
        await context.toast(update, "tindak_dibawa", n=len(codes))
    else:
        await context.toast(update, "tindak_dibawa_kosong")


COMMANDS: dict[str, Handler] = {
    "catat": command_of(OutcomeKind.NOTE),
    "kesimpulan": command_of(OutcomeKind.CONCLUSION),
    "keputusan": command_of(OutcomeKind.DECISION),
    "tindak_lanjut": command_of(OutcomeKind.FOLLOW_UP),
}
VERBS: dict[str, PressHandler] = {
    "ol": press_list,
    "oo": press_open,
    "ov": press_view,
    "ok": press_tie,
    "oi": press_item,
    "os": press_status,
    "od": press_part,
    "or": press_restore,
    "oc": press_who,
    "oy": press_early,
    "on": press_new,
    "ob": press_carry,
}
