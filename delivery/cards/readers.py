"""Whom a card may be drawn for: a table of every kind, asked at the moment the card leaves. A role that was taken away
takes its cards along, whatever row still waits and whatever a live card follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from delivery.card import Card, Draw
from rules.roles import Act, may
from storage import staff, subjects
from storage.database import Tx
from storage.outbox import OutboxRow


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever has the right to one of `acts` in the meeting to which the payload's `about` belongs."""

    about: str
    acts: tuple[Act, ...]


# Kind of card -> its readers; None: it goes to whoever it is about, to everybody, or shows only what was said to all.
READERS: Final[Mapping[str, Reader | None]] = {
    "agenda": Reader("meeting", (Act.ORDER_AGENDA,)),
    "amendment": Reader("amendment", (Act.RULE_AMENDMENT,)),
    "amendments": Reader("meeting", (Act.RULE_AMENDMENT,)),
    "assisted": Reader("entry", (Act.CONFIRM_ASSISTED,)),
    "assisted_views": Reader("meeting", (Act.CONFIRM_ASSISTED,)),
    "attachment": Reader("file", (Act.SEE_POINTS, Act.ENTER_ASSISTED)),
    "attendance": Reader("meeting", (Act.SEE_ATTENDANCE,)),
    "ballot": None,
    "batch": Reader("batch", (Act.CONFIRM_ASSISTED,)),
    "chart": None,
    "closing": Reader("meeting", (Act.ADOPT,)),
    "consent_log": Reader("meeting", (Act.ANSWER_PRIVACY_REQUEST,)),
    "desk": Reader("delegate", (Act.ENTER_ASSISTED,)),
    "entry": Reader("question", (Act.ENTER_ASSISTED,)),
    "export": Reader("meeting", (Act.EXPORT_DRAFT,)),
    # It tells whoever asked how far their file is, and is taken away whatever became of their role.
    "exporting": None,
    "exports": Reader("meeting", (Act.EXPORT_DRAFT,)),
    "file": Reader("file", (Act.EXPORT_DRAFT,)),
    "group": None,
    "hand": None,
    "heard": None,
    # Draft minutes for those who attended; its drawing asks whether they did.
    "minutes": None,
    "merge": Reader("point", (Act.MERGE_POINT,)),
    "names": Reader("question", (Act.ENTER_ASSISTED,)),
    "outcome": Reader("outcome", (Act.READ_RECORD,)),
    "outcomes": Reader("meeting", (Act.READ_RECORD,)),
    # Asks for itself: the person, or whoever answers requests about data.
    "own_data": None,
    "own_points": None,
    "pack": Reader("file", (Act.EXPORT_PACK,)),
    "panel": Reader("question", (Act.DRAFT_QUESTION,)),
    "person": None,
    "point": Reader("point", (Act.SEE_POINTS,)),
    "points": Reader("meeting", (Act.SEE_POINTS,)),
    "questions": Reader("meeting", (Act.DRAFT_QUESTION,)),
    "record": Reader("meeting", (Act.READ_RECORD,)),
    "reminder": Reader("question", (Act.REMIND,)),
    # Asks for itself where its words are for whoever has a right.
    "say": None,
    "screen": Reader("meeting", (Act.STEER_SCREEN, Act.OPEN_RESULTS)),
    "sounding": None,
    "soundings": Reader("meeting", (Act.PREPARE_SOUNDING,)),
    "speakers": Reader("meeting", (Act.RUN_SPEAKERS, Act.SEE_POINTS)),
    # Whoever has put a meeting in by its file sees what became of it.
    "staff": Reader("meeting", (Act.SEE_ATTENDANCE, Act.PREPARE_MEETING)),
    "themes": Reader("question", (Act.EDIT_RECORD_WORDING,)),
    # The speaker's own time, and the chair's.
    "time": None,
    "views_entry": Reader("meeting", (Act.ENTER_ASSISTED,)),
    "waiting_file": Reader("media", (Act.SEE_WAITING_FILES,)),
    "waiting_files": Reader("meeting", (Act.SEE_WAITING_FILES,)),
}


def guarded(kind: str, draw: Draw) -> Draw:
    """The same drawing, and nothing for whoever may not read it just now. A kind that is not in the table is none."""
    reader = READERS[kind]
    if reader is None:
        return draw

    async def drawn(tx: Tx, row: OutboxRow) -> Card | None:
        meeting_id = await subjects.meeting_of(tx, reader.about, row.payload[reader.about])
        if meeting_id is None:
            return None
        roles = await staff.roles_of(tx, meeting_id, row.chat_id)
        return await draw(tx, row) if any(may(roles, act) for act in reader.acts) else None

    return drawn


async def may_read(tx: Tx, chat_id: int, meeting_id: int, act: Act) -> bool:
    """Whether this private chat's account has the right to an act in a meeting just now: what a card offers them."""
    return may(await staff.roles_of(tx, meeting_id, chat_id), act)
