"""What a picture of a result shows, in words that are printed everywhere else too; a picture works nothing out."""

from dataclasses import dataclass

from record.charts.tokens import Tone


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
class Face:
    """A result as it is shown. `bars` stand in option order; `is_ordered` says that the order has a meaning of its own
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
