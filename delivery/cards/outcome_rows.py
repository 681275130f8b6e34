"""What the meeting's card offers about outcomes: their lists, and what earlier meetings left unfinished."""

from delivery.card import Button, Rows
from delivery.cards.question_lines import Voice
from rules.buttons import pack
from rules.meetings import MeetingState
from rules.roles import Act, may
from storage import follow_ups, staff
from storage.database import Tx

_LISTS = (("tombol_hasil_kesimpulan", 1), ("tombol_hasil_keputusan", 2), ("tombol_hasil_tindak_lanjut", 3))
_SETTLED = (MeetingState.ADOPTED, MeetingState.LOCKED)


async def offered(tx: Tx, speaking: Voice, telegram_id: int) -> int:
    """How many follow-ups of earlier meetings this account may take over just now."""
    meeting = speaking.meeting
    roles = await staff.roles_of(tx, meeting.id, telegram_id)
    if not may(roles, Act.CARRY_FOLLOW_UPS) or MeetingState(meeting.state) in _SETTLED:
        return 0
    return len(await follow_ups.waiting(tx, meeting.id, telegram_id))


async def outcome_rows(tx: Tx, speaking: Voice, telegram_id: int, unfinished: int) -> Rows:
    """The buttons of whoever may read the record, and [Bawa] where something waits."""
    words, meeting_id = speaking.words, speaking.meeting.id
    if not may(await staff.roles_of(tx, meeting_id, telegram_id), Act.READ_RECORD):
        return ()
    lists = tuple(Button(label=words.plain(key), press=pack("ol", meeting_id, kind, 0)) for key, kind in _LISTS)
    carry = Button(label=words.plain("tombol_bawa"), press=pack("ob", meeting_id), style="primary")
    record = Button(label=words.plain("tombol_catatan_rapat"), press=pack("oj", meeting_id, 0, 0, 0))
    finish = Button(label=words.plain("tombol_penyelesaian"), press=pack("yc", meeting_id))
    last = (record, finish) if may(await staff.roles_of(tx, meeting_id, telegram_id), Act.ADOPT) else (record,)
    return ((carry,), lists, last) if unfinished else (lists, last)
