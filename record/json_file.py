"""The record as `record.json`: sorted keys, integers and decimal strings, times in UTC, for checking and reuse."""

import hashlib
import io
import json
from typing import Any

from locales.catalogues import SOURCE_LANGUAGE
from record.json_amendments import amendments_document, errata_document
from record.json_groups import standing_document
from record.json_handling import handling_document
from record.json_outcomes import follow_ups_document, outcomes_document
from record.json_questions import question_document, time_or_none
from record.json_salts import salted
from record.json_soundings import soundings_document
from record.json_speeches import speeches_document
from record.json_submissions import submission_document
from record.record import SCHEMA, Entry, Point, Record
from record.record_paper import Paper
from record.roster import Delegate, Officer, Organisation
from record.tongue import written_in
from rules.chain import time_text


def write(record: Record) -> bytes:
    """UTF-8 with two-space indent and a newline at the end; the same record gives the same bytes, in whatever language
    the documents beside it are."""
    with written_in(SOURCE_LANGUAGE):
        whole = document(record)
    encoder, made = json.JSONEncoder(ensure_ascii=False, sort_keys=True, indent=2), io.BytesIO()
    # Piece by piece: the pieces of a large record side by side would take five times as much as the file.
    with io.TextIOWrapper(made, "utf-8", newline="") as target:
        target.writelines(encoder.iterencode(whole))
        target.write("\n")
        target.flush()
        return made.getvalue()


def document(record: Record) -> dict[str, Any]:
    """The outline of `jajak.record/1`; the schema beside this room says what each part holds."""
    return {
        "schema": SCHEMA,
        "variant": "published" if record.is_published else "secretariat",
        "meeting": _meeting(record),
        "constituencies": [{"code": c.code, "name": c.name, "group": c.group} for c in record.constituencies],
        "organisations": [_organisation(organisation) for organisation in record.organisations],
        "delegates": [_delegate(delegate, is_published=record.is_published) for delegate in record.delegates],
        "questions": [question_document(asked) for asked in record.questions],
        "points": [
            _point(point, is_published=record.is_published)
            | standing_document(record, point.code)
            | handling_document(record, point.code)
            | submission_document(record, point.code)
            for point in record.points
        ],
        "notes": [
            {"kind": note.kind, "item": note.item, "by": note.by, "at": time_text(note.at_ms)}
            | salted(note.text, note.salt)
            for note in record.notes
        ],
        "speeches": speeches_document(record),
        "outcomes": outcomes_document(record),
        "follow_ups": follow_ups_document(record),
        "soundings": soundings_document(record),
        "amendments": amendments_document(record),
        "errata": errata_document(record),
        "entries": [_entry(entry) for entry in record.entries],
        "head": {"seq": record.head.seq, "hash": record.head.hash} if record.head else None,
    }


def _meeting(record: Record) -> dict[str, Any]:
    meeting = record.meeting
    return {
        "code": meeting.code,
        "title": meeting.title,
        "ground": meeting.ground,
        "organiser": meeting.organiser,
        "secretariat": meeting.secretariat,
        "created": meeting.created_at,
        "date": meeting.held_on,
        "time": meeting.held_time,
        "zone": meeting.zone,
        "place": meeting.place,
        "invitation_number": meeting.invitation_number,
        "minutes_number": meeting.minutes_number,
        "state": meeting.state,
        "opened": time_or_none(meeting.opened_ms),
        "closed": time_or_none(meeting.ended_ms),
        "corrections_until": time_or_none(record.corrections_until_ms),
        "status": record.status,
        "at": time_text(record.at_ms),
        "revision": record.revision,
        "agenda": [{"position": item.position, "title": item.title} for item in record.agenda],
        "speakers": [{"office": s.office, "subject": s.subject, "note": s.note} for s in record.speakers],
        "officers": [_officer(officer, is_published=record.is_published) for officer in record.officers],
        "paper": _paper(record.paper),
    }


def _paper(paper: Paper) -> dict[str, Any]:
    """How the papers look; pictures and templates by their digests."""
    return {
        "size": paper.size,
        "layout": paper.layout,
        "letterhead": [paper.government, paper.body, paper.address, paper.contacts],
        "logo": None if paper.logo is None else hashlib.sha256(paper.logo).hexdigest(),
        "shows_place": paper.shows_place,
        "has_clerk_block": paper.has_clerk_block,
        "shows_arrival": paper.shows_arrival,
        "csv_separator": paper.csv_separator,
        "signer_prefix": paper.signer_prefix,
        "report_number": paper.report_number,
        "signature_columns": paper.signature_columns,
        "salts": dict(paper.salts),
        "templates": [{"document": one.document, "sha256": one.sha256} for one in paper.templates],
    }


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {
        "ref": organisation.ref,
        "name": organisation.name,
        "short": organisation.short,
        "constituency": organisation.constituency,
        "standing": organisation.standing,
        "invited": organisation.is_invited,
        "present": organisation.is_present,
        "weight": organisation.weight,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    shown = {
        "seq": entry.seq,
        "at": entry.at,
        "actor": {"role": entry.role, "ref": entry.ref},
        "kind": entry.kind,
        "payload": dict(entry.payload),
        "prev": entry.prev,
        "hash": entry.hash,
    }
    return shown | {"withheld": list(entry.withheld)} if entry.withheld else shown


def _officer(officer: Officer, *, is_published: bool) -> dict[str, Any]:
    shown = {"duty": officer.duty, "office": officer.office}
    return shown if is_published else shown | {"name": officer.name}


def _delegate(delegate: Delegate, *, is_published: bool) -> dict[str, Any]:
    """For publication without a word that could name somebody; the key is left out, not emptied."""
    shown = {
        "ref": delegate.ref,
        "organisation": delegate.organisation,
        "role": delegate.role,
        "channel": delegate.channel,
        "registered": time_text(delegate.registered_ms),
        "left": time_or_none(delegate.left_ms),
        "vote": delegate.has_vote,
    }
    if is_published:
        return shown
    return shown | {
        "label": delegate.label,
        "position": delegate.position,
        "name": delegate.name,
        "represents": delegate.represents,
    }


def _point(point: Point, *, is_published: bool) -> dict[str, Any]:
    shown = {
        "code": point.code,
        "at": time_text(point.at_ms),
        "organisation": point.organisation,
        "delegate": point.delegate,
        "item": point.item,
        "kind": point.kind,
        "channel": point.channel,
        "answers": list(point.answers),
        "record": point.record_text,
        "state": point.state,
        "reason": point.reason,
    }
    if is_published:
        return shown
    return shown | {"original": point.original or None, "salt": (point.salt or None) if point.original else None}
