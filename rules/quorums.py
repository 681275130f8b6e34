"""Quorum and threshold: a fraction, whether it must be reached or exceeded, and of what; all of it exact."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from rules.bases import Base
from rules.numbers import read_number

HALF: Final = Fraction(1, 2)

_FRACTION: Final = re.compile(r"([0-9]{1,4}) ?/ ?([0-9]{1,4})")
_PERCENT: Final = re.compile(r"([0-9.,]+) ?(?:%|persen)")
_WORDS: Final = re.compile(r"(?:(?P<strict>lebih dari)|paling sedikit) (?=\S)")
_PLUS_ONE: Final = re.compile(r" ?\+ ?1")


@dataclass(frozen=True, slots=True)
class Portion:
    """A fraction above 0 and up to 1: at least that ("paling sedikit"), or strictly more ("lebih dari")."""

    fraction: Fraction
    is_strict: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A portion of a base. Defaults of meeting.md 6.4: a quorum is of the invited, a threshold of valid votes."""

    portion: Portion
    base: Base


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are there, of how many, and how many are needed; in heads or organisations, as the rule's base says."""

    rule: Rule
    present: int
    base_count: int
    required: int
    is_reached: bool


class Verdict(StrEnum):
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Threshold:
    """How much agreed, of how much; in heads, or in millionths where votes are weighted."""

    rule: Rule
    agreed: int
    base_count: int
    required: int
    verdict: Verdict


def required(portion: Portion, base_count: int) -> int:
    """The smallest whole count that satisfies the portion of the base, at least 1.

    At least 1/2 of 41 is 21, more than 1/2 of 40 is 21, at least 2/3 of 40 is 27. More than the whole base where the
    portion cannot be met, as of a base of 0.
    """
    assert base_count >= 0
    exact = portion.fraction * base_count
    return math.floor(exact) + 1 if portion.is_strict else max(1, math.ceil(exact))


def is_reached(portion: Portion, part: int | Fraction, base: int | Fraction) -> bool:
    """Whether part of base satisfies the portion, in whatever exact unit both are counted; never of a base of 0."""
    assert part >= 0
    assert base >= 0
    needed = portion.fraction * base
    return base > 0 and (part > needed if portion.is_strict else part >= needed)


def quorum(rule: Rule, present: int, base_count: int) -> Quorum:
    """Whether enough are present of the base the rule names; of nobody there is no quorum."""
    return Quorum(
        rule=rule,
        present=present,
        base_count=base_count,
        required=required(rule.portion, base_count),
        is_reached=is_reached(rule.portion, present, base_count),
    )


def threshold(rule: Rule, agreed: int, base_count: int) -> Threshold:
    """Whether enough agreed, of the base the rule names: by default the valid votes, setuju and tidak setuju.

    Undecidable where the base is 0. Source: meeting.md 6.7.
    """
    verdict = Verdict.REACHED if is_reached(rule.portion, agreed, base_count) else Verdict.NOT_REACHED
    return Threshold(
        rule=rule,
        agreed=agreed,
        base_count=base_count,
        required=required(rule.portion, base_count),
        verdict=verdict if base_count else Verdict.UNDECIDABLE,
    )


def read_portion(text: str) -> Portion | None:
    """A portion as people write it; None where it cannot be read, is not above 0 and up to 1, or asks more than all.

    "1/2", "2/3", "50%", "66,7 persen" (exactly 667/1000) and "0,5" are at least that much, with or without "paling
    sedikit"; "lebih dari" makes it more. "50%+1" and "1/2 + 1" are what they are said for, more than half; with any
    other fraction "+1" has no one meaning. A bare whole number is not read: 1 may be a person or the whole.
    """
    plain = " ".join(text.casefold().split())
    words = _WORDS.match(plain)
    plain = plain[words.end() :] if words else plain
    amount = _PLUS_ONE.split(plain)
    has_plus_one = len(amount) == 2 and not amount[1]
    fraction = _fraction(amount[0] if has_plus_one else plain)
    is_more = bool(words and words["strict"])
    if fraction is None or not 0 < fraction <= 1 or (has_plus_one and (is_more or fraction != HALF)):
        return None
    is_strict = is_more or has_plus_one
    return None if is_strict and fraction == 1 else Portion(fraction, is_strict)


def _fraction(plain: str) -> Fraction | None:
    if match := _FRACTION.fullmatch(plain):
        return Fraction(int(match[1]), int(match[2])) if int(match[2]) else None
    if match := _PERCENT.fullmatch(plain):
        percent = read_number(match[1])
        return Fraction(percent.value) / 100 if percent else None
    number = read_number(plain) if "," in plain else None
    return Fraction(number.value) if number else None
