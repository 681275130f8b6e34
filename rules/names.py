"""A person's or an organisation's name as it is typed: one clean line of bounded length."""

import re
from collections.abc import Collection
from typing import Final

import regex

from rules.refusals import Refusal
from rules.text import clean_line, fold_for_eye, graphemes, mask_identity

NAME_GRAPHEMES_MAX: Final = 120
SIGNS_A_GRAPHEME: Final = 4
SHOWN_GRAPHEMES_MAX: Final = 64
SHOWN_SIGNS_MAX: Final = 12
WORD: Final = re.compile(r"\w+")
# What stands for a person without a name, and words too short to be looked for in the words of others.
_REF: Final = re.compile(r"[ps]\d+")
LETTERS_MIN: Final = 3
TELLING_LETTERS_MIN: Final = 4


def shown_name(raw: str) -> str:
    """A name or title that Telegram gave, fit to stand in a sentence of ours: one clean line, cut where it is too long,
    "–" where nothing of it is visible."""
    try:
        text = clean_line(raw).text
    except Refusal:
        return "–"
    signs = regex.findall(r"\X", text)[:SHOWN_GRAPHEMES_MAX]
    return "".join(sign[:SHOWN_SIGNS_MAX] for sign in signs)


def name_line(raw: str) -> str:
    """The name as it is stored, identity numbers masked. Raises `teks_kosong` or `teks_panjang`; nothing is cut."""
    text = mask_identity(clean_line(raw).text).text
    # One sign the eye sees may hold hundreds of marks; no name needs more than a few of them each.
    if (length := max(graphemes(text), len(text) // SIGNS_A_GRAPHEME)) > NAME_GRAPHEMES_MAX:
        raise Refusal("teks_panjang", n=length, maks=NAME_GRAPHEMES_MAX)
    return text


def spellings(*written: str) -> frozenset[str]:
    """How somebody's name may stand within other words: each of the texts whole, and what follows its first comma where
    it is position and name. Folded, words parted by one blank; a ref or a few letters are no name."""
    parts = {part for text in written for part in (text, text.partition(",")[2])}
    plain = {_words(part) for part in parts}
    return frozenset(one for one in plain if len(one) >= LETTERS_MIN and not _REF.fullmatch(one))


def telling_words(names: Collection[str]) -> frozenset[str]:
    """Single words of names that are long enough to tell somebody where a text is about names anyway."""
    return frozenset(word for name in names for word in name.split() if len(word) >= TELLING_LETTERS_MIN)


def names_within(names: Collection[str], texts: Collection[str]) -> bool:
    """Whether one of the names, as `spellings` gives them, stands in one of the texts as whole words."""
    padded = [f" {_words(text)} " for text in texts]
    return any(f" {name} " in text for text in padded for name in names)


def _words(text: str) -> str:
    return " ".join(WORD.findall(fold_for_eye(text)))
