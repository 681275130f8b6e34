"""The words of outcomes: their kinds, how far they are, what they rest on; the same in chat and on paper."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from locales.formats import date_dashed
from locales.words import Words
from rules.outcomes import FollowUpStatus, OutcomeKind

KIND_WORDS: Final = {
    OutcomeKind.NOTE: "hasil_catatan",
    OutcomeKind.CONCLUSION: "hasil_kesimpulan",
    OutcomeKind.DECISION: "hasil_keputusan",
    OutcomeKind.FOLLOW_UP: "hasil_tindak_lanjut",
}
STATUS_WORDS: Final = {
    FollowUpStatus.OPEN: "status_tindak_open",
    FollowUpStatus.RUNNING: "status_tindak_running",
    FollowUpStatus.DONE: "status_tindak_done",
}


def due_words(words: Words, due_on: str) -> str:
    """ "30-11-2023"; nothing for no date."""
    return date_dashed(date.fromisoformat(due_on)) if due_on else ""


def rests_on(
    words: Words, kind: OutcomeKind, points: Sequence[str], polls: Sequence[str], votes: Sequence[str]
) -> list[str]:
    """What an outcome rests on, a sentence each. A poll is cited as the opinion it is, and under a decision it is said
    that it decided nothing."""
    said = []
    if points:
        said.append(words.plain("dasar_pokok", daftar=list(points)))
    if votes:
        said.append(words.plain("dasar_suara", daftar=list(votes)))
    if polls:
        said.append(words.plain("dasar_pendapat", daftar=list(polls)))
        if kind is OutcomeKind.DECISION:
            said.append(words.plain("dasar_bukan_keputusan", daftar=list(polls)))
    return said
