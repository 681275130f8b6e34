"""The entries of a meeting as somebody reads them: with the texts behind their digests, as far as those are kept."""

import json
from datetime import datetime
from typing import Any

from rules.chain import text_digest
from rules.journal import Line, named
from storage import recorded
from storage.database import Tx

# Every kept text with the salt of its digest. What was erased is not found here, and then reads as erased.
_TEXTS = (
    "SELECT salt, text FROM notes WHERE meeting_id = $1",
    "SELECT t.salt, t.text FROM note_texts t JOIN notes n ON n.id = t.note_id WHERE n.meeting_id = $1",
    "SELECT salt, original AS text FROM points WHERE meeting_id = $1",
    "SELECT t.salt, t.text FROM point_texts t JOIN points p ON p.id = t.point_id WHERE p.meeting_id = $1",
    "SELECT t.salt, t.text FROM speech_notes t JOIN speeches s ON s.id = t.speech_id WHERE s.meeting_id = $1",
    "SELECT salt, reason AS text FROM errata WHERE meeting_id = $1",
    "SELECT salt, text FROM amendments WHERE meeting_id = $1 AND salt <> ''",
    "SELECT ruling_salt AS salt, ruling AS text FROM amendments WHERE meeting_id = $1 AND ruling_salt <> ''",
    "SELECT c.salt, c.becomes AS text FROM corrections c JOIN questions q ON q.id = c.question_id"
    " WHERE q.meeting_id = $1",
)
# The part of a payload that holds the digest of what its reader wants to read.
_DIGEST_OF = {"erratum": "reason", "addendum": "reason", "question.corrected": "becomes"}


async def of_meeting(tx: Tx, meeting_id: int) -> list[Line]:
    """Every entry in order, each with the agenda item the meeting was at, its text and its constituency."""
    texts = await _texts(tx, meeting_id)
    units = await _units(tx, meeting_id)
    lines: list[Line] = []
    item: int | None = None
    for row in await recorded.entries(tx, meeting_id):
        payload: dict[str, Any] = json.loads(row["payload"])
        kind = str(row["kind"])
        if kind in ("agenda.moved", "meeting.running"):
            # A meeting begins with its first item; one that goes on is still at the one it was at.
            item = payload.get("item", item)
        digest = payload.get(_DIGEST_OF.get(kind, "digest"))
        found = [units[ref] for ref in named(row["actor_ref"], payload) if ref in units]
        lines.append(
            Line(
                seq=row["seq"],
                at_ms=_ms(row["at"]),
                role=row["actor_role"],
                ref=row["actor_ref"],
                kind=kind,
                payload=payload,
                hash=row["hash"],
                item=payload["item"] if isinstance(payload.get("item"), int) else item,
                text=texts.get(digest, "") if isinstance(digest, str) else None,
                unit=found[0] if found else None,
            )
        )
    return lines


def _ms(at: str) -> int:
    moment = datetime.fromisoformat(at)
    return int(moment.timestamp()) * 1000 + moment.microsecond // 1000


async def _texts(tx: Tx, meeting_id: int) -> dict[str, str]:
    """Digest -> text."""
    found: dict[str, str] = {}
    for sql in _TEXTS:
        for row in await tx.fetch(sql, meeting_id):
            found[text_digest(row["salt"], row["text"])] = row["text"]
    return found


async def _units(tx: Tx, meeting_id: int) -> dict[str, int]:
    """Ref of a delegate or organisation -> its constituency."""
    rows = await tx.fetch(
        "SELECT ref, constituency_id FROM organisations WHERE meeting_id = $1 AND constituency_id IS NOT NULL",
        meeting_id,
    )
    found = {str(row["ref"]): int(row["constituency_id"]) for row in rows}
    rows = await tx.fetch(
        "SELECT d.number, o.constituency_id FROM delegates d JOIN organisations o ON o.id = d.organisation_id"
        " WHERE d.meeting_id = $1 AND o.constituency_id IS NOT NULL",
        meeting_id,
    )
    return found | {f"p{row['number']}": int(row["constituency_id"]) for row in rows}


async def organisations_of(tx: Tx, meeting_id: int) -> dict[str, str]:
    """Ref of a delegate -> the short name of the organisation."""
    rows = await tx.fetch(
        "SELECT d.number, o.short FROM delegates d JOIN organisations o ON o.id = d.organisation_id"
        " WHERE d.meeting_id = $1",
        meeting_id,
    )
    return {f"p{row['number']}": str(row["short"]) for row in rows}


async def names_of(tx: Tx, meeting_id: int) -> dict[str, str]:
    """Ref of a delegate or organisation -> label or short name as it is now: who was erased is called by the ref."""
    rows = await tx.fetch("SELECT number, label FROM delegates WHERE meeting_id = $1", meeting_id)
    found = {f"p{row['number']}": str(row["label"]) for row in rows}
    rows = await tx.fetch("SELECT ref, short FROM organisations WHERE meeting_id = $1", meeting_id)
    return found | {str(row["ref"]): str(row["short"]) for row in rows}


async def constituencies(tx: Tx, meeting_id: int) -> list[tuple[int, str]]:
    """(id, name) of every constituency in order."""
    rows = await tx.fetch("SELECT id, name FROM constituencies WHERE meeting_id = $1 ORDER BY position, id", meeting_id)
    return [(row["id"], row["name"]) for row in rows]


async def shown_view(tx: Tx, chat_id: int, topic: str) -> dict[str, Any]:
    """What the card of a chat was turned to last; nothing where there is none."""
    payload = await tx.fetch_value("SELECT payload FROM outbox WHERE chat_id = $1 AND topic = $2", chat_id, topic)
    loaded: dict[str, Any] = json.loads(payload) if payload else {}
    return loaded
