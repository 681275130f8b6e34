"""What a text says no to: read from its words as they stand, before they are stemmed, because a stem may hide it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# `tak` and `tidak` are one word. `kurang` is "not enough"; "kurangi" (reduce) is another word and no negation.
NEGATIONS: Final = frozenset({"tidak", "tak", "bukan", "jangan", "belum", "tanpa", "kurang", "tolak"})
_SPELLED: Final = {"tak": "tidak"}
# "tidak hanya di kota" asks for more, not for less.
_ONLY: Final = frozenset({"hanya", "saja", "terkecuali", "lain"})
# Two words that say neither no nor less: a benchmark, and "more or less".
_IDIOMS: Final = frozenset({("tolak", "ukur"), ("kurang", "lebih")})
_LIMITED: Final = frozenset({"tidak", "bukan", "jangan"})
# "Boleh atau tidak?" asks and denies nothing.
_CHOICE: Final = frozenset({"atau", "apa", "ataukah"})
# Words between a negation and what it denies: "tidak perlu diperbaiki" denies the repair.
_LEADING_ON: Final = """
perlu usah harus boleh akan pernah dapat mau lagi sampai ada ulang sudah jadi juga yang di ke dari dengan untuk pada
sempat begitu terlalu sangat segera langsung
"""
_BETWEEN: Final = frozenset(_LEADING_ON.split())
# What is denied ends here, and goes no further than two words.
_ENDS: Final = frozenset({",", ".", ";", ":", "!", "?", "dan", "atau", "tetapi", "namun", "melainkan", "sedangkan"})
_OBJECT_WORDS_MAX: Final = 2
_LOOKED_AT: Final = 5


@dataclass(frozen=True, slots=True)
class Denied:
    """The negations a text holds, and the words they stand before (empty where nothing follows)."""

    negations: frozenset[str]
    words: frozenset[str]


def denied(words: Sequence[str]) -> Denied:
    """What these words, in standard spelling and not yet stemmed, deny; a punctuation mark is a word of its own."""
    negations: set[str] = set()
    objects: set[str] = set()
    for place, word in enumerate(words):
        plain = word.removesuffix("lah")
        if plain not in NEGATIONS:
            continue
        after = words[place + 1] if place + 1 < len(words) else ""
        before = words[place - 1] if place else ""
        if (plain in _LIMITED and after in _ONLY) or (plain, after) in _IDIOMS or before in _CHOICE:
            continue
        negations.add(_SPELLED.get(plain, plain))
        objects.update(_object(words, place + 1))
    return Denied(frozenset(negations), frozenset(objects))


def _object(words: Sequence[str], place: int) -> list[str]:
    """The first words after a negation that are not there only to lead on: "jangan potong beasiswa" denies both."""
    found: list[str] = []
    for word in words[place : place + _LOOKED_AT]:
        if word in _ENDS or len(found) == _OBJECT_WORDS_MAX:
            break
        if word not in _BETWEEN:
            found.append(word)
    return found
