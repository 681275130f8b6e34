"""What became of a point in the record: its answer, every wording it had, and what its sender made of them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of a point, in the order they were written. source: sender | record | objection | answer | reason;
    `by` is a ref."""

    source: str
    text: str
    by: str
    at_ms: int
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """Of the point with this code. `wording`: asked | agreed | objected, empty where the sender was never asked;
    `objection` is what they would write; `answered_ms` None where nothing was answered."""

    code: str
    is_forwarded: bool = False
    answer: str = ""
    answered_by: str = ""
    answered_ms: int | None = None
    wording: str = ""
    objection: str = ""
    texts: tuple[Wording, ...] = ()


def handling_of(handled: Iterable[Handling], code: str) -> Handling:
    """What became of the point; of one that nobody has touched, nothing."""
    return next((one for one in handled if one.code == code), Handling(code))
