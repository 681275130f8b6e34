"""One expected figure beside the one that was counted, and how both are written."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One figure: where it stands in the scenario, what it should be, what was counted."""

    where: str
    expected: str
    counted: str

    @property
    def ok(self) -> bool:
        """Whether both are the same text."""
        return self.expected == self.counted


@dataclass(frozen=True)
class Unread:
    """Something a scenario expects that the record has no place for."""

    where: str


def printed(value: Any) -> str:
    """A value of the record as a scenario writes it: "43.5" is 43,5, nothing is –, a fact is true or false."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).replace(".", ",")


def rate(part: int, whole: int) -> str:
    """A percentage with one decimal, half up, as it is printed; counted here apart from the product."""
    if whole == 0:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}"
