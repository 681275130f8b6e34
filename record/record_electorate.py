"""Who could answer a question: at its opening, at its closing, and what happened between."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ElectorateChange:
    """One arrival or departure after opening; `act` is added or removed."""

    at_ms: int
    ref: str
    act: str
    reason: str
    actor: str


@dataclass(frozen=True, slots=True)
class Electorate:
    """Refs of those entitled at opening and now (at closing, once closed), sorted, and what happened between."""

    at_opening: tuple[str, ...]
    at_closing: tuple[str, ...]
    changes: tuple[ElectorateChange, ...]
