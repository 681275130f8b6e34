"""What the meeting concluded, frozen: notes, conclusions, decisions and follow-ups, with all they rest on."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EarlierText:
    """A text that was entered for an outcome; `part` is text, source, reason or responsible."""

    part: str
    text: str
    by: str
    at_ms: int
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When an outcome was taken back, by whom and why."""

    at_ms: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a follow-up knows beside its text: `who` as it is read, `organisation` its ref where it is one of the
    meeting's, `due_on` an ISO date, `origin` how an earlier meeting called it; all but the status may be empty."""

    who: str
    organisation: str
    due_on: str
    status: str
    origin: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One of them; `item` is an agenda position, `polls` and `votes` are questions by code, `texts` every text there
    was, the present ones included. `task` is what a follow-up has beside."""

    code: str
    kind: str
    item: int | None
    text: str
    source: str
    by: str
    at_ms: int
    points: tuple[str, ...] = ()
    polls: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    withdrawn: Withdrawal | None = None
    texts: tuple[EarlierText, ...] = field(default=())
    task: Task | None = None
