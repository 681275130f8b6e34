"""What a picture of a result shows, in words that are printed everywhere else too; a picture works nothing out."""

from dataclasses import dataclass
from typing import Final, Protocol

from record.charts.tokens import Tone

_SORTED_FROM: Final = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One option: its printed share and count, and the exact part of the whole its bar stands for (0 to 1)."""

    code: str
    text: str
    count: int
    share_text: str
    count_text: str
    part: float
    is_leading: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word on a coloured ground."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above and below a result of any kind: meeting and code, state, question, turnout, tie, notes,
    source."""

    title: str
    code: str
    chips: tuple[Chip, ...]
    question: str
    facts: tuple[str, ...]
    tie: str
    notes: tuple[str, ...]
    source: str


class Framed(Protocol):
    """Any face: its heading, the texts of its rows, and whether there is nothing to count."""

    @property
    def heading(self) -> Heading: ...

    @property
    def texts(self) -> tuple[str, ...]: ...

    @property
    def is_empty(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Face:
    """A choice as it is shown. `bars` stand in option order; `is_ordered` says that the order has a meaning of its own
    and is kept, `shows_codes` is False where the code says no more than the text (setuju, tidak setuju, abstain)."""

    title: str
    code: str
    chips: tuple[Chip, ...]
    question: str
    facts: tuple[str, ...]
    tie: str
    bars: tuple[Bar, ...]
    is_ordered: bool
    shows_codes: bool
    notes: tuple[str, ...]
    source: str

    @property
    def heading(self) -> Heading:
        """The part that every kind of result has."""
        return Heading(self.title, self.code, self.chips, self.question, self.facts, self.tie, self.notes, self.source)

    @property
    def bars_in_order(self) -> tuple[Bar, ...]:
        """As card and screen show them: six or more options without an order of their own by count, equal ones in
        option order."""
        if self.is_ordered or len(self.bars) < _SORTED_FROM:
            return self.bars
        return tuple(sorted(self.bars, key=lambda bar: -bar.count))

    @property
    def texts(self) -> tuple[str, ...]:
        """The option texts."""
        return tuple(bar.text for bar in self.bars)

    @property
    def is_empty(self) -> bool:
        """Whether nobody chose anything."""
        return not any(bar.count for bar in self.bars)
