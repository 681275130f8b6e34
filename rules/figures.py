"""What a kind of question tells beside its rows: one value a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from rules.numbers import Bin, NumberSummary
from rules.settings import Method
from rules.themes import Assigned, Theme
from rules.wordings import TextLine


@dataclass(frozen=True, slots=True)
class ScaleFigures:
    """Mean (two decimals, half up) and median of the `base` answers that name a point; None where there are none."""

    base: int
    mean: Decimal | None
    median: Decimal | None


@dataclass(frozen=True, slots=True)
class Placing:
    """How many put an option first, and its mean place among those who placed it (two decimals, half up)."""

    firsts: int
    mean_place: Decimal | None


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """`placings` by option code. `order` are the groups of instant run-off or Schulze from first to last, several codes
    in a group tied; empty for Borda, whose order are the scores. `score_max` is what an option first on every ballot
    would have."""

    method: Method
    placings: Mapping[str, Placing]
    order: tuple[tuple[str, ...], ...]
    score_max: Decimal


@dataclass(frozen=True, slots=True)
class NumberFigures:
    """The summary, and the columns of a chart in rising order."""

    summary: NumberSummary
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class TextFigures:
    """Equal texts as one line each, the most frequent first. `themes` hold the same lines in groups, none where nobody
    grouped them; `grouped_by` are the roles of those who did, `assigned` what they wrote, by the text of a line."""

    lines: tuple[TextLine, ...]
    themes: tuple[Theme, ...] = ()
    grouped_by: tuple[str, ...] = ()
    assigned: tuple[tuple[str, Assigned], ...] = ()


Figures: TypeAlias = ScaleFigures | RankingFigures | NumberFigures | TextFigures
