"""The questions of `record.json`: what was asked and under which rules, who took part, and what came of it."""

from typing import Any

from record.json_results import result_document, rule_document
from record.json_salts import salt_of
from record.record import AskedQuestion, Closing
from rules.chain import time_text
from rules.kinds import multiple, ranking
from rules.questions import Kind, Mode, Option, Question
from storage.corrections import Correction


def time_or_none(at_ms: int | None) -> str | None:
    """An instant in UTC, or nothing."""
    return None if at_ms is None else time_text(at_ms)


def question_document(asked: AskedQuestion) -> dict[str, Any]:
    """One question: how it was asked, who could answer and did, and once it is revealed every figure of it."""
    question = asked.question
    shown: dict[str, Any] = {
        "code": question.code,
        "round": question.round,
        "repeats": None if asked.first is None else asked.first.question.code,
        "item": asked.item,
        "wording": question.wording,
        "corrections": [_correction(correction) for correction in asked.corrections],
        "kind": question.kind.value,
        "preset": question.preset,
        "mode": question.mode.value,
        "unit": question.unit.value,
        "ballot_by": question.ballot_by,
        "late_voters": question.late_voters,
        "base": question.base.value,
        "decimals": question.decimals,
        "options": [_option(option) for option in question.options],
        **_settings(question),
        "state": question.state.value,
        "opened": time_or_none(question.opened),
        "closings": [_closing(closing, is_shown=asked.tally is not None) for closing in asked.closings],
        "quorums": _quorums(asked),
        "revealed": time_or_none(asked.revealed_ms),
        "adopted": time_or_none(asked.adopted_ms),
        "electorate": _electorate(asked),
        "took_part": list(asked.took_part),
        "receipts": list(asked.receipts),
    }
    if asked.tally is not None:
        shown |= result_document(asked, asked.tally)
    return shown


def _option(option: Option) -> dict[str, Any]:
    return {"code": option.code, "text": option.text, "role": option.role.value}


def _settings(question: Question) -> dict[str, Any]:
    """What was fixed at opening; null where the kind knows no such thing, or nothing is set."""
    settings, kind = question.settings, question.kind
    is_ranking, is_multiple = kind is Kind.RANKING, kind is Kind.MULTIPLE
    places = ranking.places(question) if is_ranking else None
    number = {
        "min": settings.number_min or None,
        "max": settings.number_max or None,
        "decimals": settings.number_decimals,
    }
    quorum = None if settings.quorum is None else rule_document(settings.quorum) | {"blocks": settings.quorum_blocks}
    return {
        "min": settings.choices_min if is_multiple else places,
        "max": multiple.most(question) if is_multiple else places,
        "method": settings.method if is_ranking else None,
        "number": number if kind is Kind.NUMBER else None,
        "text_max": settings.text_max if kind is Kind.TEXT else None,
        "weighted": settings.is_weighted,
        "constituencies": list(settings.constituencies),
        "quorum": quorum,
        "threshold": None if settings.threshold is None else rule_document(settings.threshold),
        "cell_answers_min": settings.cell_answers_min if question.mode is Mode.SECRET else None,
    }


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "number": correction.number,
        "at": time_text(correction.at_ms),
        "by": correction.by,
        "part": correction.part,
        "was": correction.was,
        "becomes": correction.becomes,
        **salt_of(correction.salt),
    }


def _closing(closing: Closing, *, is_shown: bool) -> dict[str, Any]:
    """Before reveal nothing but turnout."""
    turnout = {
        "number": closing.number,
        "at": time_text(closing.at_ms),
        "by": closing.by,
        "invited": closing.invited,
        "present": closing.present,
        "entitled": closing.entitled,
        "answered": closing.answered,
        "incomplete": closing.incomplete,
        "commitment": closing.commitment,
    }
    return turnout | {"assisted": closing.assisted, "changed": closing.changed} if is_shown else turnout


def _quorums(asked: AskedQuestion) -> list[dict[str, Any]]:
    return [
        {
            "moment": count.moment,
            "at": time_text(count.at_ms),
            "present": count.present,
            "base_count": count.base_count,
            "required": count.required,
            "reached": count.is_reached,
        }
        for count in asked.quorums
    ]


def _electorate(asked: AskedQuestion) -> dict[str, Any]:
    return {
        "open": list(asked.electorate.at_opening),
        "close": list(asked.electorate.at_closing),
        "changes": [
            {"at": time_text(c.at_ms), "ref": c.ref, "act": c.act, "reason": c.reason, "actor": c.actor}
            for c in asked.electorate.changes
        ],
    }
