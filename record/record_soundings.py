"""Soundings as frozen values: what was asked, and the result as it was published, which nobody can count again."""

from dataclasses import dataclass

from rules.soundings import Result


@dataclass(frozen=True, slots=True)
class SoundedPoint:
    """A point of a sounding, with the wording that was asked."""

    position: int
    code: str
    wording: str


@dataclass(frozen=True, slots=True)
class Sounding:
    """A sounding that was opened. `result` is None while it is open and where it was called off; `digest` is that of
    salt and result, as its closing entry holds it."""

    code: str
    state: str
    opened_ms: int
    deadline_ms: int | None
    closed_ms: int | None
    opened_by: str
    closed_by: str
    reason: str
    salt: str
    digest: str
    points: tuple[SoundedPoint, ...]
    result: Result | None

    def point(self, position: int) -> SoundedPoint:
        """The point in this place. Raises KeyError where there is none."""
        for one in self.points:
            if one.position == position:
                return one
        raise KeyError(position)
