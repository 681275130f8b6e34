"""Speeches as the record holds them: whoever stood on the speakers' list, and what came of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeechNote:
    """What was said, in one wording; an entry holds the same `digest`."""

    number: int
    text: str
    by: str
    at_ms: int
    digest: str
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """One entry of the list. `kind` is hand or order; `item` the agenda position it was spoken under; `first_ms` is
    empty where nothing was spoken; `allowed_ms` is the limit with extensions. Every wording of the note stands, the
    last one counts."""

    number: int
    kind: str
    state: str
    organisation: str
    delegate: str
    label: str
    position: str
    item: int | None
    by: str
    raised_ms: int
    first_ms: int | None
    ended_ms: int | None
    spoken_ms: int
    allowed_ms: int
    notes: tuple[SpeechNote, ...] = ()

    @property
    def note(self) -> str:
        """What was said, empty where nobody noted it."""
        return self.notes[-1].text if self.notes else ""
