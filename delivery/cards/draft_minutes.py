"""The draft minutes for somebody who attended, with the time until when corrections may be proposed."""

from pathlib import Path

from delivery.card import Button, Card, Draw
from delivery.cards.question_lines import voice
from rules.buttons import pack
from rules.meetings import MeetingState
from storage import closing_rules, delegates, exports, files
from storage.database import Tx
from storage.outbox import OutboxRow


def drawer(folder: Path, *, names_stay: bool = False) -> Draw:
    """Draws the file in a private chat, and nothing for whoever was separated from the meeting or once the minutes are
    adopted. Where names stay here, the file is gone, or somebody in it was erased or put right since, the words alone
    say until when corrections are taken."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        stored = await files.load(tx, row.payload["file"])
        if stored is None or row.chat_id <= 0:
            return None
        rules = await closing_rules.of_meeting(tx, stored.meeting_id)
        speaking = await voice(tx, row.chat_id, stored.meeting_id)
        if row.chat_id not in await delegates.attended_accounts(tx, stored.meeting_id):
            return None
        if speaking.meeting.state != MeetingState.ENDED or not rules.sends_minutes or rules.closes_ms is None:
            return None
        words, path = speaking.words, folder / stored.path
        propose = Button(label=words.plain("tombol_usul_koreksi"), press=pack("yk", stored.meeting_id))
        made = await exports.of_file(tx, stored.id)
        is_outdated = made is not None and await exports.is_outdated(tx, made)
        if names_stay or is_outdated or not stored.path or not path.is_file():
            return Card(text=words.html("koreksi_dibuka", waktu=rules.closes_ms), buttons=((propose,),))
        return Card(
            text=words.html("koreksi_konsep", waktu=rules.closes_ms),
            document=path,
            file_id=stored.telegram_file_id,
            file_name=stored.name,
            buttons=((propose,),),
        )

    return draw
