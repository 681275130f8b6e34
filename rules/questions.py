"""A question: its values and the states it passes through."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.refusals import Refusal

APPROVAL: Final = "approval"
# Code and text of the approval preset, in the order they are always shown.
APPROVAL_OPTIONS: Final = (("setuju", "Setuju"), ("tidak_setuju", "Tidak setuju"), ("abstain", "Abstain"))


class Kind(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    RANKING = "ranking"
    TEXT = "text"
    NUMBER = "number"


class Mode(StrEnum):
    OPEN = "open"
    BY_CONSTITUENCY = "by_constituency"
    SECRET = "secret"


class Unit(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


class Base(StrEnum):
    INVITED = "invited"
    ENTITLED = "entitled"
    PRESENT = "present"
    ANSWERED = "answered"
    VALID = "valid"


class QuestionState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    ADOPTED = "adopted"
    CANCELLED = "cancelled"


class QuestionAct(StrEnum):
    OPEN = "open"
    EXTEND = "extend"
    CLOSE = "close"
    REOPEN = "reopen"
    REVEAL = "reveal"
    ADOPT = "adopt"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice; its id never changes its meaning, its code stands on paper."""

    id: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it stands; times are milliseconds UTC, `generation` grows when its options change.

    `preset` is "approval" or empty; `ballot_by` is "lead", "first" or "last" (delegate of an organisation);
    `late_voters` is "join" or "wait".
    """

    id: int
    meeting_id: int
    code: str
    wording: str
    kind: Kind
    preset: str
    mode: Mode
    unit: Unit
    ballot_by: str
    base: Base
    state: QuestionState
    options: tuple[Option, ...]
    deadline: int | None
    opened: int | None
    closed: int | None
    generation: int
    late_voters: str
    decimals: int = 1


_MOVES: Final = {
    QuestionAct.OPEN: {QuestionState.DRAFT: QuestionState.OPEN, QuestionState.OPEN: QuestionState.OPEN},
    QuestionAct.EXTEND: {QuestionState.OPEN: QuestionState.OPEN},
    QuestionAct.CLOSE: {
        QuestionState.OPEN: QuestionState.CLOSED,
        QuestionState.CLOSED: QuestionState.CLOSED,
        QuestionState.REVEALED: QuestionState.REVEALED,
        QuestionState.ADOPTED: QuestionState.ADOPTED,
    },
    QuestionAct.REOPEN: {QuestionState.CLOSED: QuestionState.OPEN, QuestionState.OPEN: QuestionState.OPEN},
    QuestionAct.REVEAL: {
        QuestionState.CLOSED: QuestionState.REVEALED,
        QuestionState.REVEALED: QuestionState.REVEALED,
        QuestionState.ADOPTED: QuestionState.ADOPTED,
    },
    QuestionAct.ADOPT: {
        QuestionState.REVEALED: QuestionState.ADOPTED,
        QuestionState.ADOPTED: QuestionState.ADOPTED,
    },
    QuestionAct.CANCEL: {
        QuestionState.DRAFT: QuestionState.CANCELLED,
        QuestionState.OPEN: QuestionState.CANCELLED,
        QuestionState.CLOSED: QuestionState.CANCELLED,
        QuestionState.CANCELLED: QuestionState.CANCELLED,
    },
}
# Why a move is refused follows from where the question stands.
_REASONS: Final = {
    QuestionState.DRAFT: "jp_belum_dibuka",
    QuestionState.OPEN: "jp_masih_dibuka",
    QuestionState.CLOSED: "jp_sudah_ditutup",
    QuestionState.REVEALED: "jp_sudah_diumumkan",
    QuestionState.ADOPTED: "jp_sudah_diumumkan",
    QuestionState.CANCELLED: "jp_sudah_batal",
}


def move(question: Question, act: QuestionAct) -> QuestionState:
    """The state after an act; the same state when the act was done already, so that doing it twice changes nothing.

    Raises the refusal that names where the question stands; a secret question never reopens, because the key that
    would let a ballot be changed is gone. Source: meeting.md 6.1.
    """
    state = question.state
    if act is QuestionAct.REOPEN and state is QuestionState.CLOSED and question.mode is Mode.SECRET:
        raise Refusal("jp_rahasia_tetap_tutup", kode=question.code)
    if state in _MOVES[act]:
        return _MOVES[act][state]
    if act is QuestionAct.ADOPT and state is QuestionState.CLOSED:
        raise Refusal("jp_belum_diumumkan", kode=question.code)
    raise Refusal(_REASONS[state], kode=question.code)
