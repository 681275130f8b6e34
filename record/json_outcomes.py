"""Outcomes in `record.json`: what was concluded, and follow-ups as the next meeting's file can take them."""

from typing import Any

from record.json_salts import salted
from record.record import Record
from record.record_outcomes import Outcome
from rules.chain import time_text

FOLLOW_UP = "follow_up"


def outcomes_document(record: Record) -> list[dict[str, Any]]:
    """Notes, conclusions and decisions; nothing that is empty is a text, so that it reads as absent."""
    return [_outcome(one) for one in record.outcomes if one.kind != FOLLOW_UP]


def follow_ups_document(record: Record) -> list[dict[str, Any]]:
    """Follow-ups; a list of these may stand under `tindak_lanjut` of a later meeting's file as it is."""
    documents = []
    for one in record.outcomes:
        if one.kind == FOLLOW_UP and one.task is not None:
            task = {
                "due": one.task.due_on or None,
                "meeting": record.meeting.code,
                "organisation": one.task.organisation or None,
                "origin": one.task.origin or None,
                "responsible": one.task.who or None,
                "status": one.task.status,
            }
            documents.append(_outcome(one) | task)
    return documents


def _outcome(one: Outcome) -> dict[str, Any]:
    withdrawn = one.withdrawn and {
        "at": time_text(one.withdrawn.at_ms),
        "by": one.withdrawn.by,
        "reason": one.withdrawn.reason,
    }
    return {
        "at": time_text(one.at_ms),
        "by": one.by,
        "code": one.code,
        "item": one.item,
        "kind": one.kind,
        "points": list(one.points),
        "questions": [*one.polls, *one.votes],
        "source": one.source or None,
        "text": one.text,
        "texts": [
            {"at": time_text(text.at_ms), "by": text.by, "part": text.part} | salted(text.text, text.salt)
            for text in one.texts
        ],
        "withdrawn": withdrawn,
    }
