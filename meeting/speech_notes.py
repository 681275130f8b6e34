"""What was said in a speech, noted by whoever keeps the minutes; every wording stays, the last one counts."""

from typing import Final

from meeting.house import House, Sender
from meeting.rights import require
from meeting.speech_list import enter, refresh, show_list
from rules import chain
from rules.meetings import MeetingState
from rules.refusals import Refusal
from rules.roles import Act
from rules.speaking import write_note
from storage import dialogs, meetings, speech_notes, speeches
from storage.database import Tx
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.speeches import Speech

STEP: Final = "speech_note"
_CLOSED: Final = (MeetingState.ADOPTED.value, MeetingState.LOCKED.value)


async def writable(house: House, tx: Tx, sender: Sender, speech_id: int) -> tuple[Speech, Actor]:
    """A speech that was begun, before somebody who may write of it: also after the meeting, until it is adopted."""
    speech = await speeches.load(tx, speech_id)
    if speech is None or speech.first_ms is None:
        raise Refusal("tombol_lama")
    actor = await require(tx, speech.meeting_id, sender, Act.WRITE_ENTRY)
    meeting = await meetings.load(tx, speech.meeting_id, lock=house.db.lock_clause)
    if meeting.state in _CLOSED:
        raise Refusal("rapat_terkunci")
    return speech, actor


async def ask(house: House, sender: Sender, speech_id: int) -> None:
    """[Catat]: asks what was said; the next text typed is that."""
    async with house.act(sender) as tx:
        speech, _ = await writable(house, tx, sender, speech_id)
        payload = {"speech": speech_id}
        await dialogs.set_step(tx, sender.telegram_id, speech.meeting_id, STEP, payload, house.now())
        await show_list(tx, sender, speech.meeting_id, house.now(), view="note", at=speech_id)


async def write(house: House, sender: Sender, dialog: Dialog, raw: str) -> bool:
    """Stores what was said, with its digest in the record. The same wording again changes nothing: False."""
    text = write_note(raw)
    async with house.act(sender) as tx:
        speech, actor = await writable(house, tx, sender, dialog.payload["speech"])
        await dialogs.drop(tx, sender.telegram_id)
        has_changed = await note_in(house, tx, actor, speech, text)
        await show_list(tx, sender, speech.meeting_id, house.now(), view="note_done", at=speech.id, anew=True)
    return has_changed


async def note_in(house: House, tx: Tx, actor: Actor, speech: Speech, text: str) -> bool:
    """Within an act: the note reads so from now on; False where it did already."""
    last = [one.text for one in await speech_notes.of_meeting(tx, speech.meeting_id) if one.speech_id == speech.id]
    if last[-1:] == [text]:
        return False
    now_ms, salt = house.now(), house.token_bytes(16).hex()
    number = await speech_notes.add(tx, speech.id, text, salt, actor.ref, now_ms)
    said = {"digest": chain.text_digest(salt, text), "number": number}
    await enter(tx, actor, speech, "noted", now_ms, **said)
    await refresh(tx, speech.meeting_id, now_ms)
    return True
