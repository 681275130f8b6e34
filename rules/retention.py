"""How long a meeting keeps what ties people to what they said, and when each of it is due to be cleared."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DAY_MS: Final = 86_400_000
DAYS_MAX: Final = 3_650


class Step(StrEnum):
    """What is cleared, in this order; the words are those of the record."""

    OBJECTIONS = "objections"
    ACCOUNTS = "accounts"
    ANSWERS = "answers"
    ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class Retention:
    """Days from adoption to the end of accounts and of names beside answers; days from the lock to the end of words as
    they were sent. Source: meeting.md 11, the defaults."""

    account_days: int = 30
    answer_days: int = 30
    original_days: int = 0


DEFAULTS: Final = Retention()
# Documents that name people beside what they answered, or hold words as they were sent.
_TELLING: Final = frozenset({"record", "rekapitulasi", "csv", "paket"})


def tells_of_people(kind: str, name: str) -> bool:
    """Whether a file the house made may say of somebody what is no more to be said: drafts, and whatever holds names
    beside answers or words as they were sent. What the secretariat signs stays as it was signed."""
    return kind.removesuffix("-pdf") in _TELLING or "_konsep_" in name


def due_ms(step: Step, kept: Retention, adopted_ms: int | None, locked_ms: int | None) -> int | None:
    """When a step is due, milliseconds UTC; None as long as the meeting has not come so far.

    Who answered what by constituency serves objections, which end with adoption.
    """
    if step is Step.ORIGINALS:
        return None if locked_ms is None else locked_ms + kept.original_days * DAY_MS
    if adopted_ms is None:
        return None
    days = {Step.OBJECTIONS: 0, Step.ACCOUNTS: kept.account_days, Step.ANSWERS: kept.answer_days}
    return adopted_ms + days[step] * DAY_MS
