"""An answer as a voter gives it, and as it is counted."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Answer:
    """What is chosen: option ids in the order the kind asks for, and words where it asks for them (a text, a number in
    its canonical spelling, what somebody wrote beside "Lainnya")."""

    options: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voter's stored answer; the selection holds option codes in the order the kind asks for, `words` what was
    written. Ballots of a closed secret question have no voter, and a constituency only where it may be shown."""

    voter: str
    selection: tuple[str, ...]
    constituency: str | None
    channel: str
    is_assisted: bool
    has_changed: bool
    weight: Decimal = Decimal(1)
    words: str = ""
