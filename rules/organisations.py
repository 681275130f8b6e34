"""Which organisation somebody means, from what they typed; a person always confirms."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

SURE_SCORE_MIN: Final = 85
SURE_LEAD_MIN: Final = 10
SURE_LETTERS_MIN: Final = 5
CANDIDATE_SCORE_MIN: Final = 55
CANDIDATES_MAX: Final = 5

# Dropped without leaving a gap: 'Aisyiyah is Aisyiyah, Asy'ari is Asyari. All other punctuation parts words.
_APOSTROPHES: Final = re.compile("['`´\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf\u02b9\uff07]")
_PUNCTUATION: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation of the roster, with every name it goes by."""

    id: int
    name: str
    short: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sure:
    """One organisation is meant: ask "Apakah yang dimaksud …?"."""

    id: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """Up to five that may be meant, best first; none where nothing is near."""

    ids: tuple[int, ...]


def normalise(name: str, region_words: Collection[str] = ()) -> str:
    """A name as it is compared: NFKC, casefold, no apostrophes, punctuation or region names.

    A name of nothing but region words keeps them, or it would equal every other such name.
    """
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", name).casefold())
    words = _PUNCTUATION.sub(" ", unicodedata.normalize("NFKC", plain)).split()
    dropped = {word.casefold() for word in region_words}
    return " ".join([word for word in words if word not in dropped] or words)


def match(typed: str, roster: Sequence[Entry], region_words: Collection[str] = ()) -> Sure | Candidates:
    """The organisation meant, or the nearest; equal scores keep the order of the roster.

    An exact name or alias is sure, and so is a score of 85 that leads by 10 and has more than four letters. The score
    is the better of ratio and token-sort ratio, 0 to 100, over name, short name and aliases. Source: meeting.md 5.2.
    """
    wanted = normalise(typed, region_words)
    if not wanted:
        return Candidates(())
    names = {entry.id: _names(entry, region_words) for entry in roster}
    exact = [entry.id for entry in roster if wanted in names[entry.id]]
    if len(exact) == 1:
        return Sure(exact[0])
    scores = {entry_id: max((_score(wanted, name) for name in known), default=0.0) for entry_id, known in names.items()}
    ranked = sorted(scores, key=lambda entry_id: scores[entry_id], reverse=True)
    near = tuple(entry_id for entry_id in ranked if scores[entry_id] >= CANDIDATE_SCORE_MIN)[:CANDIDATES_MAX]
    if near and not exact and _is_sure(wanted, [scores[entry_id] for entry_id in ranked]):
        return Sure(near[0])
    return Candidates(near)


def _names(entry: Entry, region_words: Collection[str]) -> frozenset[str]:
    spelled = (normalise(name, region_words) for name in (entry.name, entry.short, *entry.aliases))
    return frozenset(name for name in spelled if name)


def _score(wanted: str, name: str) -> float:
    return max(fuzz.ratio(wanted, name), fuzz.token_sort_ratio(wanted, name))


def _is_sure(wanted: str, scores: Sequence[float]) -> bool:
    """Whether the best of the scores, which fall, stands out; four letters are too few to tell PMI from PMII."""
    letters = sum(1 for sign in wanted if sign.isalpha())
    lead = scores[0] - (scores[1] if len(scores) > 1 else 0)
    return letters >= SURE_LETTERS_MIN and scores[0] >= SURE_SCORE_MIN and lead >= SURE_LEAD_MIN
