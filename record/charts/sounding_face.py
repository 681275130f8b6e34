"""The face of a sounding: its points in the order they were asked, with the figures that are printed everywhere."""

from dataclasses import dataclass

from record.charts.face import Heading


@dataclass(frozen=True, slots=True)
class SoundedRow:
    """One point: `counts` agree, disagree, pass, None where they stay hidden; `figures` the same in words with shares
    and base, or why there are none; `agree_text` the share of those who agree; `mark` stands in a chip where all
    constituencies agree."""

    code: str
    text: str
    answered: int
    counts: tuple[int, ...] | None
    figures: str
    agree_text: str
    mark: str


@dataclass(frozen=True, slots=True)
class SoundingFace:
    """A closed sounding; `key` names agree, disagree and pass."""

    heading: Heading
    key: tuple[str, ...]
    rows: tuple[SoundedRow, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The wordings."""
        return tuple(row.text for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether nobody answered anything that may be shown."""
        return not any(row.counts for row in self.rows)
