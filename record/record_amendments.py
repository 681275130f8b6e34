"""What was proposed, ruled and put right between the end of the meeting and its lock, frozen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposed correction: by whom (ref), what it is about (`about` is a code, empty for what has none), its ruling
    in words; `state` is open, accepted or declined."""

    code: str
    at_ms: int
    delegate: str
    organisation: str
    target: str
    about: str
    text: str
    state: str
    ruling: str
    ruled_by: str
    ruled_ms: int | None
    salt: str = ""
    ruling_salt: str = ""
