"""How near two discussion points are: by their content words, and never where one asks for what the other denies."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz, process

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
# A stem that nobody else used may be a slip of the thumb for one that others did use; short ones are too near to many.
_SLIP_RATIO_MIN: Final = 82
_SLIP_LETTERS_MIN: Final = 5
_SLIP_WEIGHT: Final = 0.8

_WORD: Final = re.compile(r"[^\W_]+|[,.;:!?]")
_DRAWN_OUT: Final = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as it is compared: content stems in their order, as one line, and each once; the words it says no with,
    the stems it says no to, the places and numbers it names."""

    stems: tuple[str, ...]
    joined: str
    terms: frozenset[str]
    negations: frozenset[str]
    denied: frozenset[str]
    places: frozenset[tuple[str, str]]
    numbers: frozenset[str]


@lru_cache(maxsize=TEXTS_REMEMBERED)
def tokens(text: str) -> Tokens:
    """What a text is compared by; asked for once more it costs nothing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = expand([_DRAWN_OUT.sub(r"\1", word) for word in _WORD.findall(plain)])
    said = denied(words)
    stems = tuple(found for word in words if (found := _content(word)))
    return Tokens(
        stems=stems,
        joined=" ".join(stems),
        terms=frozenset(stems),
        negations=said.negations,
        denied=frozenset(found for word in said.words if (found := _content(word))),
        places=frozenset(_places(words)),
        numbers=frozenset(NUMBER_WORDS.get(word, word) for word in words if word.isdigit() or word in NUMBER_WORDS),
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


def contradicts(one: Tokens, other: Tokens) -> bool:
    """Whether the two may ask for opposite things: other negations, each denies what the other asks for, or stems that
    are opposites. "Diperbaiki" and "tidak diperbaiki" always are."""
    if one.negations != other.negations:
        return True
    mine, theirs = one.terms, other.terms
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
    found = alike(one, [other])
    return found[0][1] if found else 0.0


def alike(wanted: Tokens, known: Sequence[Tokens]) -> list[tuple[int, float]]:
    """The same for many: place in the list and score of each that may be offered, in the order of the list."""
    if len(wanted.terms) < CONTENT_WORDS_MIN:
        return []
    lines = [one.joined for one in known]
    scores: dict[int, float] = {}
    for measure, least in ((fuzz.token_sort_ratio, TOKEN_SORT_MIN), (fuzz.token_set_ratio, TOKEN_SET_MIN)):
        for _, value, place in process.extract(wanted.joined, lines, scorer=measure, score_cutoff=least, limit=None):
            scores[place] = max(float(value), scores.get(place, 0.0))
    return [(place, scores[place]) for place in sorted(scores) if _may_be_offered(wanted, known[place])]


def _may_be_offered(one: Tokens, other: Tokens) -> bool:
    return len(other.terms) >= CONTENT_WORDS_MIN and not contradicts(one, other) and not differs(one, other)


@dataclass(frozen=True, slots=True)
class Near:
    """The place of a text in the list it was compared with, how near it is (0 to 1), and whether it may be opposite."""

    place: int
    cosine: float
    is_opposite: bool


def nearest(wanted: Tokens, known: Sequence[Tokens], at_most: int = NEAREST_MAX) -> list[Near]:
    """The nearest texts by TF-IDF cosine of 0.20 or more, best first; equal ones keep the order of the list."""
    frequency = Counter(term for one in known for term in one.terms)
    mine = _spelled(wanted.terms, frequency)
    for term in mine:
        frequency[term] += 1
    size = len(known) + 2
    squared = {term: (math.log(size / (1 + count)) + 1) ** 2 for term, count in frequency.items()}
    length = math.sqrt(sum(weight**2 * squared[term] for term, weight in mine.items()))
    found = []
    for place, one in enumerate(known):
        dot = sum(mine[term] * squared[term] for term in mine.keys() & one.terms)
        if dot and (cosine := dot / length / math.sqrt(sum(squared[term] for term in one.terms))) >= COSINE_MIN:
            found.append((-cosine, place))
    return [Near(place, -cosine, contradicts(wanted, known[place])) for cosine, place in sorted(found)[:at_most]]


def _spelled(terms: Collection[str], known: Mapping[str, int]) -> dict[str, float]:
    """The stems with their weights, as the others spell them where nobody else spells them so."""
    found: dict[str, float] = {}
    for term in terms:
        spelled, weight = term, 1.0
        if term not in known and len(term) >= _SLIP_LETTERS_MIN:
            other = process.extractOne(term, known.keys(), scorer=fuzz.ratio, score_cutoff=_SLIP_RATIO_MIN)
            if other is not None and len(other[0]) >= _SLIP_LETTERS_MIN:
                spelled, weight = other[0], _SLIP_WEIGHT
        found[spelled] = max(weight, found.get(spelled, 0.0))
    return found
