"""The stem of an Indonesian word, cheap to ask for again; Javanese and chat spellings are led back to it."""

from functools import lru_cache
from typing import Any, Final

WORDS_REMEMBERED: Final = 20_000
# What a chat puts before a root instead of the standard prefix, and what the root may have begun with.
_NASALS: Final = (("ny", ("s", "c")), ("ng", ("", "k")), ("n", ("t",)), ("m", ("p",)))
_ENDINGS: Final = ("nipun", "ipun", "kan", "ke", "ne", "no", "e", "i")


# What the stemmer takes for other words: "dikurangi" for *rang*, a budget for a fence.
_IRREGULAR: Final = {
    **dict.fromkeys(("kurangi", "dikurangi", "mengurangi", "pengurangan", "ngurangi"), "kurang"),
    "anggaran": "anggaran",
    "penganggaran": "anggaran",
}


@lru_cache(maxsize=1)
def _stemmer() -> tuple[Any, Any]:
    """Built with the first word that is asked for: the list of roots is no part of starting the service."""
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
    from Sastrawi.Stemmer.Stemmer import Stemmer
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    roots = ArrayDictionary(StemmerFactory().get_words())
    return Stemmer(roots), roots


@lru_cache(maxsize=WORDS_REMEMBERED)
def stem(word: str) -> str:
    """The root of one lower-case word; the word itself where none is known. Source: PySastrawi (enhanced confix
    stripping), and for what it leaves alone the endings and nasals of Javanese and of chats."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stemmer, roots = _stemmer()
    plain = word.removeprefix("dipun") if word.startswith("dipun") and len(word) > 8 else word
    found = str(stemmer.stem(plain)) or plain
    if found != plain or roots.contains(plain) or not plain.isalpha():
        return found
    for candidate in _candidates(plain):
        if len(candidate) >= 4 and (roots.contains(candidate) or stemmer.stem(candidate) != candidate):
            return str(stemmer.stem(candidate))
    return plain


def _candidates(word: str) -> list[str]:
    """Possible roots, the likeliest first."""
    bare = [word, word.removeprefix("di")] if word.startswith("di") else [word]
    shorter = [base.removesuffix(ending) for base in bare for ending in _ENDINGS if base.endswith(ending)]
    found = [*bare[1:], *shorter]
    for base in (word, *shorter):
        for nasal, firsts in _NASALS:
            if base.startswith(nasal):
                found += [first + base.removeprefix(nasal) for first in firsts]
    return found


def is_root(word: str) -> bool:
    """Whether the list of Indonesian roots knows this word; names of villages mostly are none."""
    return bool(_stemmer()[1].contains(word))
