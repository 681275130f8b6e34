"""What goes into the record and what leaves it: notes and documents."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, sender
from handlers.here import argument, meeting_here, reply
from meeting import exports, notes
from record.exports import EVERYTHING, FORMATS
from rules.buttons import Press
from rules.refusals import Refusal

# The numbers of the formats in the buttons; they never change their meaning.
NUMBERED = {1: "notula", 2: "rekapitulasi", 3: "record", 5: "diagram", 4: EVERYTHING}


async def catat(update: Update, context: Context) -> None:
    """/catat: a note into the record, under the current agenda item."""
    meeting = await meeting_here(update, context)
    text = argument(update)
    if not text.strip():
        raise Refusal("catatan_kosong")
    seq = await notes.note(context.house, sender(update), meeting.id, text)
    await reply(update, context, "catat_tersimpan_umum", meeting_id=meeting.id, nomor=seq)


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


COMMANDS: dict[str, Handler] = {"catat": catat, "ekspor": ekspor}
VERBS: dict[str, PressHandler] = {"xe": press_export}
