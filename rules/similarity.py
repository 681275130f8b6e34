"""How near two discussion points are: by their content words, and never where one asks for what the other denies."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from rules.chat_words import expand
from rules.content_words import FORM_STEMS, FORM_WORDS, NUMBER_WORDS, OPPOSITES, PLACE_HEADS, SAME
from rules.negations import NEGATIONS, denied
from rules.stems import is_root, stem

CONTENT_WORDS_MIN: Final = 3
TOKEN_SORT_MIN: Final = 72
TOKEN_SET_MIN: Final = 80
COSINE_MIN: Final = 0.20
NEAREST_MAX: Final = 3
TEXTS_REMEMBERED: Final = 8_192
# Parts of words count beside the words, so that a slip of the thumb does not part two points.
_GRAM_SIGNS: Final = 4
_GRAM_WEIGHT: Final = 0.3

_WORD: Final = re.compile(r"[^\W_]+|[,.;:!?]")
_DRAWN_OUT: Final = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as it is compared: content stems in their order, the words it says no with, the stems it says no to, the
    places and numbers it names; `terms` are its stems and parts of them with their weights."""

    stems: tuple[str, ...]
    negations: frozenset[str]
    denied: frozenset[str]
    places: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    terms: Mapping[str, float]

    @property
    def joined(self) -> str:
        """The stems as one line, for measures that take one."""
        return " ".join(self.stems)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def tokens(text: str) -> Tokens:
    """What a text is compared by; asked for once more it costs nothing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = expand([_DRAWN_OUT.sub(r"\1", word) for word in _WORD.findall(plain)])
    said = denied(words)
    stems = tuple(found for word in words if (found := _content(word)))
    return Tokens(
        stems=stems,
        negations=said.negations,
        denied=frozenset(found for word in said.words if (found := _content(word))),
        places=frozenset(_places(words)),
        numbers=frozenset(NUMBER_WORDS.get(word, word) for word in words if word.isdigit() or word in NUMBER_WORDS),
        terms=_terms(stems),
    )


def _content(word: str) -> str:
    """The stem that stands for the word, empty where it carries nothing."""
    if len(word) < 2 or word in FORM_WORDS or word in NEGATIONS:
        return ""
    found = stem(word)
    return "" if found in FORM_STEMS or len(found) < 2 else SAME.get(found, found)


def _places(words: Sequence[str]) -> list[tuple[str, str]]:
    pairs = pairwise(words)
    return [(head, name) for head, name in pairs if head in PLACE_HEADS and name not in FORM_WORDS and _is_name(name)]


def _is_name(word: str) -> bool:
    return word.isdigit() or (
        word.isalpha() and word not in PLACE_HEADS and stem(word) == word and not is_root(word) and word not in SAME
    )


def _terms(stems: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in set(stems):
        found[one] = 1.0
        framed = f"^{one}$"
        for place in range(len(framed) - _GRAM_SIGNS + 1):
            gram = "#" + framed[place : place + _GRAM_SIGNS]
            found[gram] = found.get(gram, 0.0) + _GRAM_WEIGHT
    return found


def contradicts(one: Tokens, other: Tokens) -> bool:
    """Whether the two may ask for opposite things: other negations, each denies what the other asks for, or stems that
    are opposites. "Diperbaiki" and "tidak diperbaiki" always are."""
    if one.negations != other.negations:
        return True
    mine, theirs = set(one.stems), set(other.stems)
    if (one.denied - other.denied) & theirs and (other.denied - one.denied) & mine:
        return True
    return any(
        (left in mine and right in theirs and right not in mine and left not in theirs)
        or (right in mine and left in theirs and left not in mine and right not in theirs)
        for left, right in OPPOSITES
    )


def differs(one: Tokens, other: Tokens) -> bool:
    """Whether both name a place of one sort, or a number, and none in common: the same wish for something else."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return True
    heads = {head for head, _ in one.places} & {head for head, _ in other.places}
    return any(_named(one, head).isdisjoint(_named(other, head)) for head in heads)


def _named(said: Tokens, head: str) -> set[str]:
    return {name for place, name in said.places if place == head}


def score(one: Tokens, other: Tokens) -> float:
    """How alike two texts are to whoever sends one of them, 0 to 100; 0 where they must not be offered as alike.

    Three content words each, token-sort 72 or token-set 80, the same negations. Source: meeting.md 8.
    """
    if min(len(set(one.stems)), len(set(other.stems))) < CONTENT_WORDS_MIN:
        return 0.0
    if contradicts(one, other) or differs(one, other):
        return 0.0
    by_sort = fuzz.token_sort_ratio(one.joined, other.joined, score_cutoff=TOKEN_SORT_MIN)
    by_set = fuzz.token_set_ratio(one.joined, other.joined, score_cutoff=TOKEN_SET_MIN)
    return float(max(by_sort, by_set))


@dataclass(frozen=True, slots=True)
class Near:
    """The place of a text in the list it was compared with, how near it is (0 to 1), and whether it may be opposite."""

    place: int
    cosine: float
    is_opposite: bool


def nearest(wanted: Tokens, known: Sequence[Tokens], at_most: int = NEAREST_MAX) -> list[Near]:
    """The nearest texts by TF-IDF cosine of 0.20 or more, best first; equal ones keep the order of the list."""
    frequency = Counter(wanted.terms.keys())
    for one in known:
        frequency.update(one.terms.keys())
    size = len(known) + 1
    rarity = {term: math.log((1 + size) / (1 + count)) + 1 for term, count in frequency.items()}
    mine = {term: weight * rarity[term] ** 2 for term, weight in wanted.terms.items()}
    length = _length(wanted, rarity)
    found = []
    for place, one in enumerate(known):
        dot = sum(mine[term] * one.terms[term] for term in mine.keys() & one.terms.keys())
        if dot and (cosine := dot / length / _length(one, rarity)) >= COSINE_MIN:
            found.append(Near(place, cosine, contradicts(wanted, one)))
    return sorted(found, key=lambda near: (-near.cosine, near.place))[:at_most]


def _length(said: Tokens, rarity: Mapping[str, float]) -> float:
    return math.sqrt(sum((weight * rarity[term]) ** 2 for term, weight in said.terms.items()))
