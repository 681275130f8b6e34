"""What a meeting concludes: notes, conclusions, decisions and follow-ups, what they rest on, and how far they are."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.meetings import MeetingState
from rules.refusals import Refusal
from rules.text import clean, clean_line, length, mask_identity, within

TEXT_GRAPHEMES_MAX: Final = 2_000
LINE_GRAPHEMES_MAX: Final = 300
TIES_MAX: Final = 50


class OutcomeKind(StrEnum):
    NOTE = "note"
    CONCLUSION = "conclusion"
    DECISION = "decision"
    FOLLOW_UP = "follow_up"


class FollowUpStatus(StrEnum):
    OPEN = "open"
    RUNNING = "running"
    DONE = "done"


# In front of the number within its kind: C1, K1, KP1, TL1. No point (D01) and no question (JP1) is called so.
MARKS: Final = {
    OutcomeKind.NOTE: "C",
    OutcomeKind.CONCLUSION: "K",
    OutcomeKind.DECISION: "KP",
    OutcomeKind.FOLLOW_UP: "TL",
}

_CODE: Final = re.compile(r"[ \t,;&]*([A-Za-z]{1,8}-?\d{1,4})(?=[\s,;:&]|$)")
_CODES_END: Final = re.compile(r"[\s,;:&]*")
# What can be nothing but the number of a point or of a question: D with two digits or more, JP with any.
_LIKE_A_CODE: Final = re.compile(r"D\d{2,4}|JP\d{1,4}")
_FIGURE: Final = re.compile(r"(?<![A-Za-z\d])\d")


@dataclass(frozen=True, slots=True)
class Parts:
    """A follow-up in one line, as it was typed: what, who, until when; the last two may be empty."""

    what: str
    who: str
    due: str


def mark(kind: OutcomeKind, number: int) -> str:
    """K1, KP2, TL3: how an outcome is called in its meeting."""
    return f"{MARKS[kind]}{number}"


def read_text(raw: str) -> str:
    """An outcome as it is stored: cleaned, identity numbers masked. Raises `teks_kosong`, or `teks_panjang` with both
    numbers: nothing is ever cut."""
    return _limited(clean(raw).text, TEXT_GRAPHEMES_MAX)


def read_line(raw: str) -> str:
    """What belongs to an outcome on one line: a source, a reason, somebody responsible. Raises as `read_text`."""
    return _limited(clean_line(raw).text, LINE_GRAPHEMES_MAX)


def _limited(text: str, graphemes_max: int) -> str:
    if not within(text, graphemes_max):
        raise Refusal("teks_panjang", n=length(text), maks=graphemes_max)
    return mask_identity(text).text


def split_ties(raw: str, known: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The codes of points and questions a text begins with, each once, and the text without them.

    A word that is no code of the meeting belongs to the text, unless it can only be meant as one: then
    `kaitan_tidak_ada` is raised, because a text under the wrong code would be worse.
    """
    by_name = {code.upper(): code for code in known}
    codes: list[str] = []
    at = 0
    while match := _CODE.match(raw, at):
        name = match[1].upper()
        if name not in by_name:
            if _LIKE_A_CODE.fullmatch(name):
                raise Refusal("kaitan_tidak_ada", kode=name)
            break
        codes.append(by_name[name])
        at = match.end()
    if not codes:
        return (), raw
    gap = _CODES_END.match(raw, at)
    return tuple(dict.fromkeys(codes)), raw[gap.end() if gap else at :]


def split_follow_up(raw: str) -> Parts:
    """ "Verval data | Dinsos | 30-12-2023" in its parts. Raises `tindak_lanjut_bentuk` for more than three."""
    parts = [part.strip() for part in raw.split("|")]
    if len(parts) > 3:
        raise Refusal("tindak_lanjut_bentuk")
    what, who, due = (*parts, "", "")[:3]
    return Parts(what, who, due)


def has_figures(text: str) -> bool:
    """Whether figures are quoted, so that their source is worth asking for; the number of a point is none."""
    return _FIGURE.search(text) is not None


def check_writable(state: MeetingState) -> None:
    """Outcomes are written and changed until the meeting is adopted; afterwards only a ralat puts anything right."""
    if state in (MeetingState.ADOPTED, MeetingState.LOCKED):
        raise Refusal("hasil_rapat_ditetapkan")
