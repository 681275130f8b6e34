"""A meeting written down from its file, and written down anew as long as nothing of it has happened."""

import json
from dataclasses import dataclass

from rules.file_rosters import FileConstituency
from rules.meeting_file import REGION_WORDS, FileMeeting
from storage.database import Tx

# What may stand in the record of a meeting whose file may still be replaced: nothing in it rests on what the file said,
# or it was only read.
_BEFORE = (
    *("meeting.prepared", "role.given", "role.taken", "group.bound", "follow_up.carried", "paper.set", "export"),
    "screen.moved",
)
_OF_FILE = (
    "(SELECT f.note_id FROM follow_ups f JOIN notes n ON n.id = f.note_id WHERE n.meeting_id = $1"
    " AND f.origin <> '' AND f.carried_from IS NULL)"
)
# Children before their parents.
_WRITTEN_FROM_FILE = (
    f"DELETE FROM note_texts WHERE note_id IN {_OF_FILE}",
    "UPDATE follow_ups SET organisation_id = NULL WHERE note_id IN (SELECT id FROM notes WHERE meeting_id = $1)",
    # Follow-ups go after their notes are marked: the mark is the kind, which nothing else bears.
    f"UPDATE notes SET kind = 'replaced' WHERE id IN {_OF_FILE}",
    "DELETE FROM follow_ups WHERE note_id IN (SELECT id FROM notes WHERE meeting_id = $1 AND kind = 'replaced')",
    "DELETE FROM notes WHERE meeting_id = $1 AND kind = 'replaced'",
    "DELETE FROM options WHERE question_id IN (SELECT id FROM questions WHERE meeting_id = $1)",
    "DELETE FROM questions WHERE meeting_id = $1",
    "DELETE FROM aliases WHERE organisation_id IN (SELECT id FROM organisations WHERE meeting_id = $1)",
    "DELETE FROM organisations WHERE meeting_id = $1",
    "DELETE FROM constituencies WHERE meeting_id = $1",
    "DELETE FROM officers WHERE meeting_id = $1",
    "DELETE FROM speakers WHERE meeting_id = $1",
    "DELETE FROM agenda_items WHERE meeting_id = $1",
)


@dataclass(frozen=True, slots=True)
class Keys:
    """How people get into the meeting. They outlive a corrected file: codes may be printed already."""

    join_code: str
    join_key: str


async def add(tx: Tx, meeting: FileMeeting, keys: Keys, now_ms: int, created_at: str) -> int:
    """Stores the meeting itself and returns its id."""
    meeting_id: int = await tx.fetch_value(
        "INSERT INTO meetings (title, ground, organiser, secretariat, held_on, held_time, zone, place,"
        " invitation_number, region_words, code, join_code, join_key, created_ms, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
        *_columns(meeting),
        *(meeting.code, keys.join_code, keys.join_key, now_ms, created_at),
    )
    return meeting_id


async def may_renew(tx: Tx, meeting_id: int) -> bool:
    """Whether nothing has happened yet in this meeting that its file says something about. The caller has locked it."""
    kinds = ", ".join(f"'{kind}'" for kind in _BEFORE)
    happened = await tx.fetch_value(
        f"SELECT 1 FROM entries WHERE meeting_id = $1 AND kind NOT IN ({kinds}) LIMIT 1", meeting_id
    )
    known = await tx.fetch_value("SELECT 1 FROM delegates WHERE meeting_id = $1 LIMIT 1", meeting_id)
    return happened is None and known is None


async def renew(tx: Tx, meeting_id: int, meeting: FileMeeting) -> None:
    """What an earlier file said is forgotten; the meeting itself says what this one does."""
    for sql in _WRITTEN_FROM_FILE:
        await tx.execute(sql, meeting_id)
    await tx.execute(
        "UPDATE meetings SET title = $1, ground = $2, organiser = $3, secretariat = $4, held_on = $5, held_time = $6,"
        " zone = $7, place = $8, invitation_number = $9, region_words = $10 WHERE id = $11",
        *_columns(meeting),
        meeting_id,
    )


async def fill(
    tx: Tx, meeting_id: int, meeting: FileMeeting, constituencies: tuple[FileConstituency, ...]
) -> dict[str, int]:
    """Speakers, officers and constituencies; returns the ids of these by their code."""
    await tx.execute_many(
        "INSERT INTO speakers (meeting_id, position, office, subject, note) VALUES ($1, $2, $3, $4, $5)",
        [(meeting_id, place, s.position, s.subject, s.note) for place, s in enumerate(meeting.speakers, 1)],
    )
    await tx.execute_many(
        "INSERT INTO officers (meeting_id, position, duty, office) VALUES ($1, $2, $3, $4)",
        [(meeting_id, place, o.role, o.position) for place, o in enumerate(meeting.officers, 1)],
    )
    ids: dict[str, int] = {}
    for place, one in enumerate(constituencies, 1):
        ids[one.code] = await tx.fetch_value(
            "INSERT INTO constituencies (meeting_id, position, code, name, grouping) VALUES ($1, $2, $3, $4, $5)"
            " RETURNING id",
            *(meeting_id, place, one.code, one.name, one.group),
        )
    return ids


def _columns(meeting: FileMeeting) -> tuple[str, ...]:
    region = json.dumps([*REGION_WORDS, *meeting.region_words], ensure_ascii=False)
    named = (meeting.title, meeting.ground, meeting.host, meeting.secretariat, meeting.date.isoformat(), meeting.time)
    return (*named, meeting.zone, meeting.place, meeting.invitation, region)
