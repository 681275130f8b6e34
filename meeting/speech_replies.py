"""What was said, noted by replying to the card of the list; where two speeches may be meant, whose is asked first."""

from dataclasses import dataclass
from typing import Any, Final

from locales.formats import clock
from locales.words import shorten
from meeting.house import House, Sender
from meeting.rights import has_right, require
from meeting.speech_list import show_list
from meeting.speech_notes import note_in, writable
from meeting.telling import ask, plain_button
from rules.refusals import Refusal
from rules.roles import Act
from rules.speaking import SpeechState, add_note, write_note
from storage import dialogs, meetings, replies, speech_notes, speeches
from storage.database import Tx
from storage.dialogs import Dialog
from storage.speeches import Speech

STEP: Final = "speech_whose"
# Whoever types while a speech ends may mean that one or the next.
RECENT_MS: Final = 60_000
CHOICES_MAX: Final = 5
QUOTE_UNITS_MAX: Final = 120
_VIEWS: Final = ("note", "note_done")


@dataclass(frozen=True, slots=True)
class Meant:
    """The list a reply is about, and the speech that its card named, 0 for none."""

    meeting_id: int
    speech_id: int


async def meant(house: House, sender: Sender, message_id: int) -> Meant | None:
    """What a reply to this message is about; None where it is no card of the list, or one of a participant."""
    async with house.db.reading() as tx:
        payload = await replies.speakers_card(tx, sender.telegram_id, message_id)
        if payload is None:
            return None
        meeting_id = payload["meeting"]
        acts = (Act.WRITE_ENTRY, Act.RUN_SPEAKERS)
        if not any([await has_right(tx, meeting_id, sender, act) for act in acts]):
            return None
    named = payload["at"] if payload.get("view") in _VIEWS else payload.get("speech", 0)
    return Meant(meeting_id, named)


async def reply(house: House, sender: Sender, about: Meant, raw: str) -> bool:
    """Adds a line with its time to the note of the speech that is meant. False where it must be asked first, the text
    waits with the question, or where the line stands there already. Raises `belum_ada_pembicara`."""
    text, at_ms = write_note(raw), house.now()
    async with house.act(sender) as tx:
        await require(tx, about.meeting_id, sender, Act.WRITE_ENTRY)
        found = await _candidates(tx, about, at_ms)
        if not found:
            raise Refusal("belum_ada_pembicara")
        if len(found) > 1:
            await _ask(tx, sender, about.meeting_id, found, {"at_ms": at_ms, "text": text}, at_ms)
            return False
        view = "note_done" if about.speech_id else "noted"
        return await _add(house, tx, sender, found[0].id, text, at_ms, view=view)


async def _candidates(tx: Tx, about: Meant, now_ms: int) -> list[Speech]:
    """Who has the floor and who had it a moment ago; where that is nobody, the last who had it."""
    begun = await speeches.spoken(tx, about.meeting_id)
    if about.speech_id:
        return [one for one in begun if one.id == about.speech_id]
    near = [
        one
        for one in begun
        if one.state in (SpeechState.SPEAKING, SpeechState.PAUSED) or now_ms - (one.ended_ms or 0) <= RECENT_MS
    ]
    return near[:CHOICES_MAX] or sorted(begun, key=lambda one: one.ended_ms or 0)[-1:]


async def _ask(
    tx: Tx, sender: Sender, meeting_id: int, found: list[Speech], payload: dict[str, Any], now_ms: int
) -> None:
    await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP, payload, now_ms)
    rows = [[plain_button(f"{one.organisation} – {one.label}", "hq", one.id)] for one in found]
    said: dict[str, Any] = {"teks": shorten(" ".join(payload["text"].split()), QUOTE_UNITS_MAX)}
    await ask(tx, sender.telegram_id, "catat_bicara_siapa", now_ms=now_ms, meeting_id=meeting_id, buttons=rows, **said)


async def ask_again(house: House, sender: Sender, dialog: Dialog) -> None:
    """Something was typed while it is still open whose speech the first text is about: that is asked once more."""
    assert dialog.meeting_id is not None, "a note belongs to a meeting"
    async with house.act(sender) as tx:
        await require(tx, dialog.meeting_id, sender, Act.WRITE_ENTRY)
        found = await _candidates(tx, Meant(dialog.meeting_id, 0), dialog.payload["at_ms"])
        await _ask(tx, sender, dialog.meeting_id, found, dialog.payload, house.now())


async def place(house: House, sender: Sender, speech_id: int) -> bool:
    """[o1 – Kepala Bidang]: the text that waits is about this one."""
    async with house.act(sender) as tx:
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        speech = await speeches.load(tx, speech_id)
        if dialog is None or dialog.step != STEP or speech is None or speech.meeting_id != dialog.meeting_id:
            raise Refusal("tombol_lama")
        await dialogs.drop(tx, sender.telegram_id)
        said: dict[str, Any] = {"instansi": speech.organisation, "now_ms": house.now(), "meeting_id": speech.meeting_id}
        await ask(tx, sender.telegram_id, "catat_bicara_selesai", anew=False, **said)
        return await _add(house, tx, sender, speech_id, dialog.payload["text"], dialog.payload["at_ms"])


async def _add(
    house: House, tx: Tx, sender: Sender, speech_id: int, text: str, at_ms: int, *, view: str = "noted"
) -> bool:
    speech, actor = await writable(house, tx, sender, speech_id)
    meeting = await meetings.load(tx, speech.meeting_id)
    said = [one.text for one in await speech_notes.of_meeting(tx, meeting.id) if one.speech_id == speech_id]
    text = add_note(said[-1] if said else "", clock(at_ms, meeting.zone), text)
    has_changed = await note_in(house, tx, actor, speech, text)
    # In place: whoever replied has the card before them, and the next reply goes to the same one.
    await show_list(tx, sender, meeting.id, house.now(), view=view, at=speech_id)
    return has_changed
