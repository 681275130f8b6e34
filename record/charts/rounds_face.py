"""The face of a question that was asked twice: every option with what it got in the first round and in the second."""

from dataclasses import dataclass

from record.charts.face import Bar, Heading


@dataclass(frozen=True, slots=True)
class RoundRow:
    """An option; both bars carry its code and text, each the share, count and part of its own round."""

    first: Bar
    second: Bar


@dataclass(frozen=True, slots=True)
class RoundsFace:
    """`names` are those of the two rounds ("Putaran 1", "Putaran 2"); rows stand in option order, as on paper."""

    heading: Heading
    names: tuple[str, str]
    rows: tuple[RoundRow, ...]
    shows_codes: bool

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All bars, both of an option after each other."""
        return tuple(bar for row in self.rows for bar in (row.first, row.second))

    @property
    def texts(self) -> tuple[str, ...]:
        """The option texts."""
        return tuple(row.second.text for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether nobody chose anything in either round."""
        return not any(bar.count for bar in self.bars)
