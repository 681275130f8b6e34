"""A question before its result is revealed: wording, options, how many have answered. It cannot tell what anybody
chose: `Asked` has no place for it, and nothing here reads a ballot or a tally."""

from dataclasses import dataclass
from typing import Any

from locales.words import Words
from projector.views.parts import chip, opening, part
from rules.questions import APPROVAL, Kind, OptionRole, Question, QuestionState
from storage.database import Tx
from storage.turnout import Turnout, turnout


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a screen may know of a question that is open or waits for its result; options as (code, text) in the
    order they were written, `deadline_ms` UTC, `choices_max` 0 where every option may be chosen."""

    code: str
    wording: str
    shows_codes: bool
    options: tuple[tuple[str, str], ...]
    deadline_ms: int | None
    is_closed: bool
    mode: str
    round: int
    is_multiple: bool
    choices_max: int
    turnout: Turnout


async def view(tx: Tx, question: Question, words: Words) -> dict[str, Any]:
    """The view `open`, or `closed` from closing to reveal. Of any other state it is a mistake to ask."""
    assert question.state in (QuestionState.OPEN, QuestionState.CLOSED)
    return _said(asked(question, await turnout(tx, question.id)), words)


def asked(question: Question, count: Turnout) -> Asked:
    """What may be known of the question."""
    is_closed = question.state is QuestionState.CLOSED
    return Asked(
        code=question.code,
        wording=question.wording,
        shows_codes=question.preset != APPROVAL and not _is_bare(question),
        options=tuple((option.code, option.text) for option in question.options),
        deadline_ms=None if is_closed else question.deadline,
        is_closed=is_closed,
        mode=question.mode.value,
        round=question.round,
        is_multiple=question.kind is Kind.MULTIPLE,
        choices_max=question.settings.choices_max,
        turnout=count,
    )


def _is_bare(question: Question) -> bool:
    """Whether the options are points of a scale that have no names but their numbers."""
    points = [option for option in question.options if option.role is not OptionRole.DONT_KNOW]
    return all(option.code == option.text for option in points)


def _said(one: Asked, words: Words) -> dict[str, Any]:
    count = one.turnout
    return {
        "name": "closed" if one.is_closed else "open",
        "code": one.code,
        "question": one.wording,
        "shows_codes": one.shows_codes,
        "options": [{"code": code, "text": text} for code, text in one.options],
        "deadline_ms": one.deadline_ms,
        "chip": chip(words, "layar_hasil_setelah", "information"),
        "turnout": {
            "label": words.plain("layar_menjawab"),
            "figure": words.plain("isi", isi=count.answered),
            "of": words.plain("layar_berhak", n=count.entitled),
            "part": part(count.answered, count.entitled),
        },
        "footer": _footer(one, words),
        "closed_note": words.plain("layar_ditutup") if one.is_closed else "",
    }


def _footer(one: Asked, words: Words) -> list[str]:
    lines = [opening(words, f"sifat_{one.mode}")]
    if one.round > 1:
        lines.append(opening(words, "putaran", n=one.round))
    if one.is_multiple:
        has_limit = 0 < one.choices_max < len(one.options)
        lines.append(words.plain("layar_ganda_paling", n=one.choices_max) if has_limit else words.plain("layar_ganda"))
    if one.turnout.incomplete:
        lines.append(words.plain("catatan_belum_lengkap", n=one.turnout.incomplete))
    return lines
