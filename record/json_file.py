"""The record as `record.json`: sorted keys, integers and decimal strings, times in UTC, for checking and reuse."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from record.record import SCHEMA, AskedQuestion, CastBallot, Point, Record
from record.roster import Delegate, Organisation
from record.sentences import sentence
from rules.breakdowns import BreakdownRow
from rules.chain import time_text
from rules.tallies import Row, Tally


def write(record: Record) -> bytes:
    """UTF-8 with two-space indent and a newline at the end; the same record gives the same bytes."""
    text = json.dumps(document(record), ensure_ascii=False, sort_keys=True, indent=2)
    return (text + "\n").encode()


def document(record: Record) -> dict[str, Any]:
    """The outline of `jajak.record/1`; the schema beside this room says what each part holds."""
    return {
        "schema": SCHEMA,
        "meeting": _meeting(record),
        "constituencies": [{"code": c.code, "name": c.name, "group": c.group} for c in record.constituencies],
        "organisations": [_organisation(organisation) for organisation in record.organisations],
        "delegates": [_delegate(delegate) for delegate in record.delegates],
        "questions": [_question(asked) for asked in record.questions],
        "points": [_point(point) for point in record.points],
        "notes": [
            {"kind": note.kind, "item": note.item, "text": note.text, "by": note.by, "at": time_text(note.at_ms)}
            for note in record.notes
        ],
        "entries": [
            {
                "seq": entry.seq,
                "at": entry.at,
                "actor": {"role": entry.role, "ref": entry.ref},
                "kind": entry.kind,
                "payload": dict(entry.payload),
                "prev": entry.prev,
                "hash": entry.hash,
            }
            for entry in record.entries
        ],
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
        "opened": _time(meeting.opened_ms),
        "closed": _time(meeting.ended_ms),
        "status": record.status,
        "at": time_text(record.at_ms),
        "revision": record.revision,
        "agenda": [{"position": item.position, "title": item.title} for item in record.agenda],
        "speakers": [{"office": s.office, "subject": s.subject, "note": s.note} for s in record.speakers],
        "officers": [{"duty": o.duty, "office": o.office, "name": o.name} for o in record.officers],
    }


def _time(at_ms: int | None) -> str | None:
    return None if at_ms is None else time_text(at_ms)


def units_text(units: int | None, decimals: int) -> str | None:
    """435 tenths of a per cent as "43.5"; nothing where there is no share."""
    return None if units is None else str(Decimal(units).scaleb(-decimals))


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


def _delegate(delegate: Delegate) -> dict[str, Any]:
    return {
        "ref": delegate.ref,
        "label": delegate.label,
        "organisation": delegate.organisation,
        "position": delegate.position,
        "name": delegate.name,
        "represents": delegate.represents,
        "role": delegate.role,
        "channel": delegate.channel,
        "registered": time_text(delegate.registered_ms),
        "left": _time(delegate.left_ms),
        "vote": delegate.has_vote,
    }


def _question(asked: AskedQuestion) -> dict[str, Any]:
    question, electorate = asked.question, asked.electorate
    shown: dict[str, Any] = {
        "code": question.code,
        "item": asked.item,
        "wording": question.wording,
        "kind": question.kind.value,
        "preset": question.preset,
        "mode": question.mode.value,
        "unit": question.unit.value,
        "ballot_by": question.ballot_by,
        "late_voters": question.late_voters,
        "base": question.base.value,
        "decimals": question.decimals,
        "options": [{"code": option.code, "text": option.text} for option in question.options],
        "state": question.state.value,
        "opened": _time(question.opened),
        "closings": [_closing(asked, place) for place in range(len(asked.closings))],
        "revealed": _time(asked.revealed_ms),
        "adopted": _time(asked.adopted_ms),
        "electorate": {
            "open": list(electorate.at_opening),
            "close": list(electorate.at_closing),
            "changes": [
                {"at": time_text(c.at_ms), "ref": c.ref, "act": c.act, "reason": c.reason, "actor": c.actor}
                for c in electorate.changes
            ],
        },
        "took_part": list(asked.took_part),
    }
    if asked.tally is not None:
        shown |= _result(asked, asked.tally)
    return shown


def _closing(asked: AskedQuestion, place: int) -> dict[str, Any]:
    closing = asked.closings[place]
    return {
        "number": closing.number,
        "at": time_text(closing.at_ms),
        "by": closing.by,
        "invited": closing.invited,
        "present": closing.present,
        "entitled": closing.entitled,
        "answered": closing.answered,
        "commitment": closing.commitment,
    }


def _result(asked: AskedQuestion, tally: Tally) -> dict[str, Any]:
    """What only a revealed question has."""
    result: dict[str, Any] = {
        "nonce": asked.nonce,
        "assisted": tally.assisted,
        "changed": tally.changed,
        "tally": _tally(tally),
        "sentence": sentence(asked, tally),
        "breakdown": None,
    }
    if tally.is_withheld:
        return result | {"withheld": True}
    if asked.ballots is not None:
        result["ballots"] = [_ballot(ballot) for ballot in asked.ballots]
    if tally.breakdown is not None:
        codes = [row.code for row in tally.rows]
        merged = tally.breakdown.merged
        result["breakdown"] = {
            "rows": [_breakdown_row(row, codes) for row in tally.breakdown.rows],
            "merged": None if merged is None else _breakdown_row(merged, codes),
        }
    return result


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "invited": tally.invited,
        "present": tally.present,
        "entitled": tally.entitled,
        "answered": tally.answered,
        "abstained": tally.abstained,
        "not_answered": tally.not_answered,
        "turnout": units_text(tally.turnout, tally.decimals),
        "base": tally.base.value,
        "base_count": tally.base_count,
        "share_sum": units_text(tally.share_sum, tally.decimals),
        "rounding_note": tally.has_rounding_note,
        "leaders": list(tally.leaders),
        "tied": tally.is_tied,
        "balanced": tally.is_balanced,
        "rows": [_row(row, tally) for row in tally.rows],
    }


def _row(row: Row, tally: Tally) -> dict[str, Any]:
    return {
        "code": row.code,
        "text": row.text,
        "count": row.count,
        "weight": f"{row.weight.normalize():f}",
        "share": units_text(row.share, tally.decimals),
        "rank": row.rank,
    }


def _breakdown_row(row: BreakdownRow, codes: Sequence[str]) -> dict[str, Any]:
    counts = None if row.counts is None else dict(zip(codes, row.counts, strict=True))
    return {"constituency": row.constituency, "answered": row.answered, "counts": counts}


def _ballot(ballot: CastBallot) -> dict[str, Any]:
    """The keys of the ballot's mode and no others, exactly as they were committed to at closing."""
    known = {"voter": ballot.voter, "channel": ballot.channel, "constituency": ballot.constituency}
    shown = {"selection": list(ballot.selection), "weight": ballot.weight}
    return shown | {key: value for key, value in known.items() if value is not None}


def _point(point: Point) -> dict[str, Any]:
    return {
        "code": point.code,
        "at": time_text(point.at_ms),
        "organisation": point.organisation,
        "delegate": point.delegate,
        "item": point.item,
        "kind": point.kind,
        "channel": point.channel,
        "answers": list(point.answers),
        "original": point.original,
        "record": point.record_text,
        "state": point.state,
        "reason": point.reason,
    }
