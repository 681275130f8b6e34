"""Themes: the lines of an open question put together under names by whoever writes the minutes; people are counted,
never lines."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rules.refusals import Refusal
from rules.roles import Role
from rules.text import clean_line, fold, fold_for_eye, length, mask_identity, within
from rules.wordings import TextLine

THEME_GRAPHEMES_MAX: Final = 60
# As many as a keyboard can offer one below the other, and as many as a question may have options.
THEMES_MAX: Final = 20
# Hex digits of a digest that a button carries: 60 bits, in twelve signs.
_DIGITS_IN_BUTTON: Final = 15
# What stands over the lines without a theme, so that no theme may have this name.
_REST: Final = "lainnya"
# Who may have grouped, in the order in which they are named.
_GROUPING: Final = (Role.MINUTE_TAKER, Role.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Assigned:
    """The theme of one line as it was written, in which role somebody gave it, and the salt of what the record's entry
    says of it."""

    theme: str
    role: str
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """Lines under one name, in the order of the whole list; `count` is how many people gave them. The name is empty
    for the lines that have no theme."""

    name: str
    count: int
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The themes in the order in which they are shown, and the roles of those who made them."""

    themes: tuple[Theme, ...]
    roles: tuple[str, ...]


UNGROUPED: Final = Grouping((), ())


def line_key(text: str) -> str:
    """What names a line whatever becomes of the others: SHA-256, in hex, of the form in which answers are compared."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


def theme_key(name: str) -> str:
    """The form in which two names are one theme: as `rules.text.fold_for_eye`, and compatibility signs levelled."""
    return fold_for_eye(unicodedata.normalize("NFKC", name))


def line_number(text: str) -> int:
    """The key of a line as a button carries it, below 2^60."""
    return int(line_key(text)[:_DIGITS_IN_BUTTON], 16)


def theme_number(name: str) -> int:
    """The same of a theme: equal for names that are one theme."""
    return int(hashlib.sha256(theme_key(name).encode()).hexdigest()[:_DIGITS_IN_BUTTON], 16)


def check_theme(raw: str) -> str:
    """A name as it may be stored: one line, identity numbers masked. Raises `teks_kosong` where nothing can be seen,
    `teks_panjang` beyond 60 graphemes, `tema_lainnya` for the name that is kept for lines without a theme."""
    name = mask_identity(clean_line(raw).text).text
    if not within(name, THEME_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(name), maks=THEME_GRAPHEMES_MAX)
    if theme_key(name) == _REST:
        raise Refusal("tema_lainnya")
    return name


def group_lines(lines: Sequence[TextLine], assigned: Mapping[str, Assigned]) -> Grouping:
    """Every line under its theme; `assigned` is by `line_key`, and what it says of other lines counts for nothing.

    Names that are one theme stand once, in the spelling that is first in code point order. Themes are in falling order
    of count, equal ones by name without regard to case. Lines without a theme come last, under an empty name, and only
    where there is a theme at all; without any there is no grouping. Counts add up to those of the lines.
    """
    found: defaultdict[str, list[TextLine]] = defaultdict(list)
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    roles: set[str] = set()
    for line in lines:
        given = assigned.get(line_key(line.text))
        key = theme_key(given.theme) if given else ""
        found[key].append(line)
        if given and key:
            spellings[key].add(given.theme)
            roles.add(given.role)
    if not spellings:
        return UNGROUPED
    named = [_theme(min(spellings[key]), found[key]) for key in spellings]
    named.sort(key=lambda theme: (-theme.count, theme_key(theme.name)))
    rest = [_theme("", found[""])] if found[""] else []
    return Grouping((*named, *rest), tuple(role for role in _GROUPING if role in roles))


def names_by_line(themes: Sequence[Theme]) -> dict[str, str]:
    """The text of a line -> the name of its theme; lines without one are left out."""
    return {line.text: theme.name for theme in themes if theme.name for line in theme.lines}


def _theme(name: str, lines: Sequence[TextLine]) -> Theme:
    return Theme(name, sum(line.count for line in lines), tuple(lines))
