"""The fields of the notula that say what was concluded; lines to write on only where there is nothing."""

from collections.abc import Iterable
from typing import Any, Final

from locales.outcomes import STATUS_WORDS, due_words, rests_on
from record.minutes_head import DOTS
from record.record import Record
from record.record_outcomes import Outcome
from record.tongue import words
from rules.outcomes import FollowUpStatus, OutcomeKind

FOLLOW_UP: Final = ("no", "tindak_lanjut", "penanggung_jawab", "tenggat", "status", "dasar")
LINES: Final = 3


def outcome_fields(record: Record) -> dict[str, Any]:
    """`catatan_rapat`, `kesimpulan`, `keputusan`, `tindak_lanjut` and `dicabut`."""
    follow_ups = [_task_row(one) for one in _in_force(record, OutcomeKind.FOLLOW_UP)]
    empty = [dict.fromkeys(FOLLOW_UP, DOTS) | {"no": str(place)} for place in range(1, LINES + 1)]
    return {
        "catatan_rapat": [_said(one) for one in _in_force(record, OutcomeKind.NOTE)],
        "kesimpulan": [_said(one) for one in _in_force(record, OutcomeKind.CONCLUSION)]
        or [{"kode": "1.", "teks": DOTS, "dasar": ""}],
        "keputusan": [_said(one) for one in _in_force(record, OutcomeKind.DECISION)],
        "tindak_lanjut": follow_ups or empty,
        "dicabut": [
            words().plain("notula_dicabut", kode=one.code, teks=one.text, alasan=one.withdrawn.reason.rstrip("."))
            for one in record.outcomes
            if one.withdrawn is not None
        ],
    }


def _in_force(record: Record, kind: OutcomeKind) -> Iterable[Outcome]:
    return (one for one in record.outcomes if one.kind == kind.value and one.withdrawn is None)


def _said(one: Outcome) -> dict[str, str]:
    return {"kode": one.code, "teks": one.text, "dasar": " ".join(grounds(one))}


def grounds(one: Outcome) -> list[str]:
    """Where the figures of an outcome come from and what it rests on, a sentence each."""
    source = [f"{words().plain('hasil_sumber', sumber=one.source.rstrip('.'))}."] if one.source else []
    return source + rests_on(words(), OutcomeKind(one.kind), one.points, one.polls, one.votes)


def _task_row(one: Outcome) -> dict[str, str]:
    assert one.task is not None, "a follow-up has a task"
    origin = [words().plain("hasil_asal", asal=one.task.origin)] if one.task.origin else []
    source = [words().plain("hasil_sumber", sumber=one.source)] if one.source else []
    text = "\n".join([one.text, *source])
    return {
        "no": one.code,
        "tindak_lanjut": text,
        "penanggung_jawab": one.task.who or DOTS,
        "tenggat": due_words(words(), one.task.due_on) or DOTS,
        "status": status_word(one),
        "dasar": "\n".join([", ".join([*one.points, *one.polls, *one.votes]), *origin]).strip() or "–",
    }


def status_word(one: Outcome) -> str:
    """How far a follow-up is: "belum", "berjalan", "selesai"; nothing for anything else."""
    return "" if one.task is None else words().plain(STATUS_WORDS[FollowUpStatus(one.task.status)])
