"""What a question fixes beside its kind, mode and unit: limits, method, who may answer, quorum and threshold."""

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from rules.bases import Base
from rules.quorums import Portion, Rule
from rules.suppression import CELL_ANSWERS_MIN

# Longest texts, in graphemes, of an open question (unless set) and of what is written beside "Lainnya".
TEXT_GRAPHEMES: Final = 200
TEXT_GRAPHEMES_MAX: Final = 1_000
OTHER_GRAPHEMES_MAX: Final = 200


class Method(StrEnum):
    """How rankings are counted."""

    BORDA = "borda"
    INSTANT_RUNOFF = "irv"
    SCHULZE = "schulze"


@dataclass(frozen=True, slots=True)
class Settings:
    """Frozen at opening and printed with the result; the defaults are those of a plain question.

    `choices_min` to `choices_max` options of a multiple choice; of a ranking `choices_max` is how many places are to be
    filled. 0 stands for all options. Numbers are decimal strings, empty for no bound, `number_decimals` how many may
    follow the comma. `constituencies` are the codes of those who may answer, none for all. `quorum_blocks`: without
    quorum the question does not open; else a missed quorum is said and printed. `cell_answers_min`: the smallest row of
    a secret question's breakdown.
    """

    choices_min: int = 1
    choices_max: int = 0
    method: str = Method.BORDA.value
    number_min: str = ""
    number_max: str = ""
    number_decimals: int = 6
    text_max: int = TEXT_GRAPHEMES
    is_weighted: bool = False
    constituencies: tuple[str, ...] = ()
    quorum: Rule | None = None
    quorum_blocks: bool = False
    threshold: Rule | None = None
    cell_answers_min: int = CELL_ANSWERS_MIN

    def to_json(self) -> str:
        """What differs from the defaults, as one line of JSON; "{}" for a plain question."""
        kept = {key: _told(getattr(self, key)) for key in _NAMES if getattr(self, key) != getattr(PLAIN, key)}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)


PLAIN: Final = Settings()
_NAMES: Final = frozenset(field.name for field in fields(Settings))


@lru_cache(maxsize=1_024)
def settings_from(stored: str) -> Settings:
    """The settings a line of JSON stands for; a key that is not one of ours is our own mistake."""
    kept: dict[str, Any] = json.loads(stored or "{}")
    assert kept.keys() <= _NAMES, "a setting that no question has"
    if "constituencies" in kept:
        kept["constituencies"] = tuple(kept["constituencies"])
    for key in ("quorum", "threshold"):
        if key in kept:
            numerator, denominator, is_strict, base = kept[key]
            kept[key] = Rule(Portion(Fraction(numerator, denominator), is_strict), Base(base))
    return Settings(**kept)


def _told(value: Any) -> Any:
    """A rule as [numerator, denominator, strictly more, base]; everything else is JSON as it is."""
    if isinstance(value, Rule):
        fraction = value.portion.fraction
        return [fraction.numerator, fraction.denominator, value.portion.is_strict, value.base.value]
    return value
