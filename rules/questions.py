"""A question: its values and the states it passes through."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.bases import Base as Base
from rules.refusals import Refusal
from rules.settings import PLAIN, Settings

APPROVAL: Final = "approval"


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


class OptionRole(StrEnum):
    """What an option is: a choice, one with words of the voter's own, no opinion, or an abstention."""

    CHOICE = "choice"
    OTHER = "other"
    DONT_KNOW = "dont_know"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice. Its id, 1 to 20 within its question, never changes its meaning; its code stands on paper."""

    id: int
    code: str
    text: str
    role: OptionRole = OptionRole.CHOICE


# The options of the approval preset, in the order they are always shown.
APPROVAL_OPTIONS: Final = (
    Option(1, "setuju", "Setuju"),
    Option(2, "tidak_setuju", "Tidak setuju"),
    Option(3, "abstain", "Abstain", OptionRole.ABSTAIN),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it stands; times are milliseconds UTC, `generation` grows when its options change.

    `preset` is "approval" or empty; `ballot_by` is "lead", "first" or "last" (delegate of an organisation);
    `late_voters` is "join" or "wait"; `round` 2 asks once more what another question asked in round 1.
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
    settings: Settings = PLAIN
    round: int = 1

    @property
    def is_vote(self) -> bool:
        """Whether it decides (pemungutan suara) instead of asking for opinions: an approval with a threshold."""
        return self.preset == APPROVAL and self.settings.threshold is not None

    def option(self, option_id: int) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def abstentions(self) -> frozenset[str]:
        """Codes that are recorded choices but state no opinion; what somebody merely calls so is a choice."""
        preset = frozenset({"abstain"}) if self.preset == APPROVAL else frozenset()
        return preset | self.codes_of(OptionRole.ABSTAIN)

    def codes_of(self, *roles: OptionRole) -> frozenset[str]:
        """Codes of the options with one of these roles."""
        return frozenset(option.code for option in self.options if option.role in roles)


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
    QuestionState.ADOPTED: "jp_sudah_ditetapkan",
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
