"""Corrections of the minutes that those who attended propose once the meeting has ended (usulan koreksi), until when
they may, and what of the record still moves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.meetings import MeetingState
from rules.refusals import Refusal
from rules.text import clean, length, mask_identity, within

TEXT_GRAPHEMES_MAX: Final = 1_000
# What one person may have waiting: a queue that is read to its end.
WAITING_MAX: Final = 20
WINDOW_HOURS: Final = 72
WINDOW_HOURS_MAX: Final = 30 * 24
HOUR_MS: Final = 3_600_000


class Target(StrEnum):
    """What is to be corrected. The order is that of the numbers in the buttons."""

    POINT = "point"
    OUTCOME = "outcome"
    QUESTION = "question"
    NAME = "name"
    ATTENDANCE = "attendance"
    GENERAL = "general"


class Ruling(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


# What has no code of its own and is chosen by a button or by its first word.
BARE: Final = (Target.NAME, Target.ATTENDANCE, Target.GENERAL)
_WORDS: Final = {
    **dict.fromkeys(("nama", "name"), Target.NAME),
    **dict.fromkeys(("kehadiran", "hadir", "attendance"), Target.ATTENDANCE),
    **dict.fromkeys(("umum", "general"), Target.GENERAL),
}
_HEAD: Final = re.compile(r"\s*(\S+?)[\s,;:]+(.*)", re.DOTALL)
# What stands in front of a text and can be nothing but a code of the meeting.
_LIKE_A_CODE: Final = re.compile(r"(?:D\d{2,4}|JP\d{1,4}|KP?\d{1,4}|TL\d{1,4}|C\d{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal as it is stored: `about` is the code of what it corrects, empty where there is none."""

    target: Target
    about: str
    text: str
    masked: bool


def mark(number: int) -> str:
    """UK1: how a proposal is called in its meeting."""
    return f"UK{number}"


def read_proposal(raw: str, known: Mapping[str, Target], *, bare: Target = Target.GENERAL) -> Proposal:
    """What is proposed, with the code of what it corrects in front ("D02 Rumusannya …"), or one of the words nama,
    kehadiran, umum; without either it is about `bare`.

    A code the meeting does not have raises `koreksi_tidak_ada`: under the wrong one it would be worse. Raises
    `teks_kosong` and `teks_panjang`; identity numbers are masked."""
    target, about, rest = _split(raw, known, bare)
    text = clean(rest).text
    if not within(text, TEXT_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(text), maks=TEXT_GRAPHEMES_MAX)
    masked = mask_identity(text)
    return Proposal(target, about, masked.text, masked.text != text)


def _split(raw: str, known: Mapping[str, Target], bare: Target) -> tuple[Target, str, str]:
    found = _HEAD.fullmatch(raw)
    if found is None:
        return bare, "", raw
    head, rest = found[1], found[2]
    by_name = {code.upper(): code for code in known}
    if head.upper() in by_name:
        code = by_name[head.upper()]
        return known[code], code, rest
    if _LIKE_A_CODE.fullmatch(head):
        raise Refusal("koreksi_tidak_ada", kode=head.upper())
    word = _WORDS.get(head.casefold())
    if word is not None and raw.lstrip()[len(head) :].lstrip(" ")[:1] in (":", ";", ","):
        # Only with a sign behind it: "Nama instansi kami salah" is a sentence about anything.
        return word, "", rest
    return bare, "", raw


def closes_at(ended_ms: int, hours: int) -> int:
    """The instant from which no proposal is taken any more; of a meeting without such a time its end."""
    return ended_ms + hours * HOUR_MS


def check_window(state: MeetingState, closes_ms: int | None, now_ms: int) -> None:
    """Raises unless corrections may be proposed: after the end (`koreksi_belum_waktunya`), before adoption
    (`hasil_rapat_ditetapkan`), and until the very instant of the deadline (`koreksi_waktu_habis`)."""
    if state in (MeetingState.ADOPTED, MeetingState.LOCKED):
        raise Refusal("hasil_rapat_ditetapkan")
    if state is not MeetingState.ENDED or closes_ms is None:
        raise Refusal("koreksi_belum_waktunya")
    if now_ms >= closes_ms:
        raise Refusal("koreksi_waktu_habis", waktu=closes_ms)


def check_rulable(state: MeetingState) -> None:
    """Raises unless proposals may be ruled on: they are not before the end, and not after adoption."""
    if state in (MeetingState.ADOPTED, MeetingState.LOCKED):
        raise Refusal("hasil_rapat_ditetapkan")
    if state is not MeetingState.ENDED:
        raise Refusal("koreksi_belum_waktunya")


def owes_reason(*, waiting: int, closes_ms: int | None, now_ms: int) -> bool:
    """Whether adopting now needs a reason that stands in the record: proposals wait without a ruling, or those who
    attended may still propose some. Source: meeting.md 3."""
    return waiting > 0 or (closes_ms is not None and now_ms < closes_ms)
