"""What the screen in the hall shows by itself: moments of a meeting in, a view out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.meetings import MeetingState


class View(StrEnum):
    JOIN = "join"
    OPEN = "open"
    CLOSED = "closed"
    RESULT = "result"
    WALL = "wall"
    SPEAKERS = "speakers"
    QUORUM = "quorum"
    AGENDA = "agenda"


# The moderator names a question, whatever it has come to.
QUESTION: Final = "question"


@dataclass(frozen=True, slots=True)
class Screen:
    """How the screens of a meeting are steered. `shown` "" follows the meeting; else "question" or the name of a view
    but open and closed. `subject_id` is a question, a sounding (`of_sounding`) or a pinned point, `page` the page held,
    from 1, of what `page_of` names. `wifi` is what the join view says of the network of the hall, or empty."""

    meeting_id: int
    shown: str = ""
    subject_id: int | None = None
    page: int | None = None
    size: int = 0
    is_blank: bool = False
    theme: str = "light"
    language: str = "id"
    page_of: str = ""
    wifi: str = ""


# Soundings are numbered within their meeting, questions within the house: no question has a number as high as these.
_SOUNDINGS: Final = 2**40


def of_sounding(number: int) -> int:
    """What stands for the sounding with this number where a question's id stands for a question."""
    return _SOUNDINGS + number


def sounding_of(subject_id: int) -> int | None:
    """The number of the sounding that this stands for; None for a question."""
    return subject_id - _SOUNDINGS if subject_id > _SOUNDINGS else None


@dataclass(frozen=True, slots=True)
class Moments:
    """When a question was last opened, closed and revealed, in milliseconds UTC; None: it is not in that state now, so
    that exactly one of them is set. A draft and a cancelled question have no moments and are not asked about. A
    sounding has the moments of a question (`of_sounding`); its closing is its reveal."""

    question_id: int
    opened_ms: int | None = None
    closed_ms: int | None = None
    revealed_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides. `moved_ms`: when the meeting or its agenda last moved on; `floor_ms`: since when somebody has the
    floor, None where nobody has; `has_points`: points shown to everybody under the current item."""

    state: MeetingState
    questions: tuple[Moments, ...] = ()
    moved_ms: int = 0
    floor_ms: int | None = None
    has_points: bool = False
    soundings: tuple[Moments, ...] = ()

    @property
    def asked(self) -> tuple[Moments, ...]:
        """Questions and soundings alike."""
        return self.questions + self.soundings


@dataclass(frozen=True, slots=True)
class Shown:
    """A view; `subject_id` is its question or sounding, or the point pinned to the wall."""

    view: View
    subject_id: int | None = None

    @property
    def name(self) -> str:
        """The view and its subject in one word, 0 for none: result:12."""
        return f"{self.view.value}:{self.subject_id or 0}"


# Of two things at the same moment: a person with the floor is never passed over, and a figure is newer than its wait.
_RANKS: Final = {View.CLOSED: 1, View.RESULT: 2, View.SPEAKERS: 3}


def follow(facts: Facts) -> Shown:
    """What is shown where nobody steers: an open question or sounding, the one opened last; else the newest of a
    question closed, a result and somebody on the floor, unless the meeting or its agenda moved on after it; else what
    fits the state.

    At one moment the floor wins over a result, a result over a closed question, the higher id over the lower, and all
    of them over the move. A move of the agenda takes the floor from nobody; a pause and an end do.
    """
    opened = [(one.opened_ms, one.question_id) for one in facts.asked if one.opened_ms is not None]
    if opened:
        return Shown(View.OPEN, max(opened)[1])
    events = [(one.closed_ms, View.CLOSED, one.question_id) for one in facts.asked]
    events += [(one.revealed_ms, View.RESULT, one.question_id) for one in facts.asked]
    if facts.floor_ms is not None:
        is_running = facts.state is MeetingState.RUNNING
        events.append((max(facts.floor_ms, facts.moved_ms) if is_running else facts.floor_ms, View.SPEAKERS, 0))
    told = [(at, _RANKS[view], number, view) for at, view, number in events if at is not None and at >= facts.moved_ms]
    if told:
        _, _, number, view = max(told)
        return Shown(view, number or None)
    return Shown(_idle(facts))


def _idle(facts: Facts) -> View:
    if facts.state is MeetingState.REGISTRATION:
        return View.JOIN
    return View.WALL if facts.state is MeetingState.RUNNING and facts.has_points else View.AGENDA


def steer(screen: Screen, facts: Facts) -> Shown:
    """What is shown: what the moderator chose, else what `follow` says. A question that may not be shown, such as a
    draft, or a result that was not revealed, is not shown whoever chose it: then the screen follows by itself."""
    by_itself = follow(facts)
    if not screen.shown:
        return by_itself
    if screen.shown not in (QUESTION, View.RESULT):
        return Shown(View(screen.shown), screen.subject_id if screen.shown == View.WALL else None)
    wanted = [one for one in facts.asked if screen.subject_id in (None, one.question_id)]
    if screen.shown == View.RESULT:
        wanted = [one for one in wanted if one.revealed_ms is not None]
    if not wanted:
        return by_itself
    return _of(max(wanted, key=_latest))


def held_page(screen: Screen, shown: Shown) -> int | None:
    """The page that is held, from 1; None where pages turn by themselves. A page is held of what was shown when it was,
    else the next result would begin in its middle and its first rows would be hidden."""
    return screen.page if screen.page_of == shown.name else None


def latest_first(moments: Sequence[Moments]) -> list[int]:
    """Questions and soundings, an open one before all others, then by their newest moment, of two the higher id."""
    return [one.question_id for one in sorted(moments, key=_latest, reverse=True)]


def latest_result(facts: Facts) -> int | None:
    """The question or sounding revealed last, the higher id of two at one moment; None before any result."""
    revealed = [(one.revealed_ms, one.question_id) for one in facts.asked if one.revealed_ms is not None]
    return max(revealed)[1] if revealed else None


def _latest(one: Moments) -> tuple[bool, int, int]:
    at = next(at for at in (one.opened_ms, one.closed_ms, one.revealed_ms) if at is not None)
    return one.opened_ms is not None, at, one.question_id


def _of(one: Moments) -> Shown:
    if one.opened_ms is not None:
        return Shown(View.OPEN, one.question_id)
    return Shown(View.CLOSED if one.closed_ms is not None else View.RESULT, one.question_id)
