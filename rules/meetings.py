"""The life of a meeting, from being prepared to being locked; each move twice is the move once."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from rules.refusals import Refusal


class MeetingState(StrEnum):
    DRAFT = "draft"
    REGISTRATION = "registration"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    ADOPTED = "adopted"
    LOCKED = "locked"


class MeetingAct(StrEnum):
    OPEN_REGISTRATION = "open_registration"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    ADOPT = "adopt"
    LOCK = "lock"


OVER = frozenset({MeetingState.ENDED, MeetingState.ADOPTED, MeetingState.LOCKED})
SETTLED = frozenset({MeetingState.ADOPTED, MeetingState.LOCKED})
# The entries that an adopted meeting still takes, by kind or by its first word: none of them says anything else of what
# happened in it, and the rights of people over their data never end. Whatever is not in this list is refused where
# entries are written, so that no act can forget to ask.
AFTER_ADOPTION: Final = frozenset(
    {
        *("meeting", "erratum", "addendum", "export", "privacy", "retention", "role", "group", "screen"),
        "point.file_removed",
    }
)
_DRAFT, _REGISTRATION, _RUNNING, _PAUSED, _ENDED, _ADOPTED, _LOCKED = MeetingState

# Where an act leads from each state: a state, the same one where the act was done already, or the name of a refusal.
_MOVES: Final[dict[MeetingAct, dict[MeetingState, MeetingState | str]]] = {
    MeetingAct.OPEN_REGISTRATION: {
        _DRAFT: _REGISTRATION,
        _REGISTRATION: _REGISTRATION,
        _RUNNING: "rapat_sudah_dimulai",
        _PAUSED: "rapat_sudah_dimulai",
    },
    MeetingAct.START: {
        _DRAFT: "pendaftaran_belum_dibuka",
        _REGISTRATION: _RUNNING,
        _RUNNING: _RUNNING,
        _PAUSED: "rapat_sudah_dimulai",
    },
    MeetingAct.PAUSE: {_RUNNING: _PAUSED, _PAUSED: _PAUSED},
    MeetingAct.RESUME: {_RUNNING: _RUNNING, _PAUSED: _RUNNING},
    MeetingAct.END: {_RUNNING: _ENDED, _PAUSED: _ENDED, _ENDED: _ENDED, _ADOPTED: _ADOPTED, _LOCKED: _LOCKED},
    MeetingAct.ADOPT: {
        _RUNNING: "rapat_belum_selesai",
        _PAUSED: "rapat_belum_selesai",
        _ENDED: _ADOPTED,
        _ADOPTED: _ADOPTED,
        _LOCKED: _LOCKED,
    },
    MeetingAct.LOCK: {
        _RUNNING: "rapat_belum_selesai",
        _PAUSED: "rapat_belum_selesai",
        _ENDED: "rapat_belum_ditetapkan",
        _ADOPTED: _LOCKED,
        _LOCKED: _LOCKED,
    },
}
# What is said where the table is silent.
_REASONS: Final = {
    _DRAFT: "rapat_belum_dimulai",
    _REGISTRATION: "rapat_belum_dimulai",
    _ENDED: "rapat_selesai",
    _ADOPTED: "rapat_selesai",
    _LOCKED: "rapat_terkunci",
}


def move(state: MeetingState, act: MeetingAct, *, open_questions: Sequence[str] = ()) -> MeetingState:
    """The state after an act; the same state when it was done already.

    `open_questions` are the codes of questions still open: they must be closed before the meeting ends
    (`jp_harus_ditutup`, naming the first). Any other illegal move raises the refusal that names where the meeting
    stands. Source: meeting.md 3.
    """
    outcome = _MOVES[act].get(state, _REASONS.get(state, ""))
    if not isinstance(outcome, MeetingState):
        raise Refusal(outcome)
    if outcome is MeetingState.ENDED and state is not MeetingState.ENDED and open_questions:
        raise Refusal("jp_harus_ditutup", kode=open_questions[0])
    return outcome


def check_joinable(state: MeetingState) -> None:
    """Raises unless people may register: from registration until the meeting ends, also while it pauses."""
    if state is MeetingState.DRAFT:
        raise Refusal("pendaftaran_belum_dibuka")
    if state in OVER:
        raise Refusal("rapat_selesai")


def check_not_over(state: MeetingState) -> None:
    """Raises once the meeting has ended; the refusal says whether it is locked as well."""
    if state in OVER:
        raise Refusal(_REASONS[state])


def check_enterable(state: MeetingState, kind: str) -> None:
    """Raises once the meeting is adopted, unless an entry of this kind leaves figures and texts as they are."""
    if state in SETTLED and AFTER_ADOPTION.isdisjoint((kind, kind.partition(".")[0])):
        raise Refusal("rapat_terkunci" if state is MeetingState.LOCKED else "hasil_rapat_ditetapkan")


def check_running(state: MeetingState) -> None:
    """Raises unless the meeting runs, so that questions may be opened; the refusal names where it stands."""
    if state is MeetingState.PAUSED:
        raise Refusal("rapat_diskors")
    if state is not MeetingState.RUNNING:
        raise Refusal(_REASONS[state])
