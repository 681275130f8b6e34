"""The words of one language: a key and its values in, a sentence out, escaped in one place."""

import html
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from string import Formatter
from typing import Final, NamedTuple, TypeAlias

import regex

from locales.catalogues import SOURCE_LANGUAGE, languages, translate
from locales.formats import clock, day_date, list_words, number, stamp
from locales.messages import MESSAGES
from rules.text import utf16_units

TOAST_UNITS_MAX: Final = 200
DEFAULT_ZONE: Final = "Asia/Jakarta"

_GRAPHEME: Final = regex.compile(r"\X")
_SENTENCE_ENDS: Final = (".", "?", "\n")


class Html(str):
    """Markup that is already safe: inserted as it is, never escaped again."""

    __slots__ = ()


def escaped(text: str) -> Html:
    """Somebody's own text as markup: escaped, and fenced off where letters run from the right."""
    return Html(html.escape(f"\u2068{text}\u2069" if _runs_from_the_right(text) else text, quote=False))


class _Part(NamedTuple):
    literal: str
    field: str | None
    opens: bool  # whether the value begins a sentence


_Parts: TypeAlias = tuple[_Part, ...]


def shorten(text: str, units_max: int) -> str:
    """The text in at most `units_max` UTF-16 units, cut between graphemes and ended with "…" where it was cut."""
    if utf16_units(text) <= units_max:
        return text
    kept, room = [], units_max - 1
    for match in _GRAPHEME.finditer(text):
        room -= utf16_units(match.group())
        if room < 0:
            break
        kept.append(match.group())
    return "".join(kept).rstrip() + "…"


class Words:
    """All words in one language, for people whose times are in one zone.

    Values are given raw. A text stands as it is; a whole number gets its separators; a number called `jam` or `waktu`
    is milliseconds UTC and becomes "09.05 WIB" or "23-11-2023 09.05 WIB"; a date becomes "Kamis, 23 November 2023"; a
    sequence becomes "A, B, dan C"; a mapping `{"key": …, "values": {…}}` becomes the words of that key, with a capital
    where it begins a sentence. A missing value raises KeyError.
    """

    def __init__(self, language: str, zone: str = DEFAULT_ZONE) -> None:
        self.language = language
        self.zone = zone
        self._plain = {key: _parts(translate(text, language)) for key, text in MESSAGES.items()}
        self._html = {
            key: tuple(part._replace(literal=html.escape(part.literal, quote=False)) for part in parts)
            for key, parts in self._plain.items()
        }

    def plain(self, key: str, /, **values: object) -> str:
        """For labels, files and terminals: nothing is escaped."""
        return _filled(self._plain[key], values, self._text)

    def html(self, key: str, /, **values: object) -> Html:
        """For messages: values are escaped, and text with right-to-left letters is fenced off from its neighbours."""
        return Html(_filled(self._html[key], values, self._markup))

    def toast(self, key: str, /, **values: object) -> str:
        """For the small box over the chat: at most 200 UTF-16 units; the longest values give way, ending with "…"."""
        parts = self._plain[key]
        text = _filled(parts, values, self._text)
        if utf16_units(text) <= TOAST_UNITS_MAX:
            return text
        for units_max in range(TOAST_UNITS_MAX, 0, -1):
            text = _filled(parts, values, self._shortened_to(units_max))
            if utf16_units(text) <= TOAST_UNITS_MAX:
                return text
        return shorten(text, TOAST_UNITS_MAX)

    def _shortened_to(self, units_max: int) -> Callable[[object, str], str]:
        return lambda value, field: shorten(self._text(value, field), units_max)

    def _markup(self, value: object, field: str) -> str:
        if isinstance(value, Html):
            return value
        if isinstance(value, Sequence) and not isinstance(value, str):
            return list_words([self._markup(item, field) for item in value], self.language)
        return escaped(self._text(value, field))

    def _text(self, value: object, field: str) -> str:
        assert not isinstance(value, Html | bool), f"{field} cannot be said in plain words"
        if isinstance(value, str):
            return value
        if isinstance(value, int | Decimal):
            return self._number(value, field)
        if isinstance(value, date):
            return day_date(value, self.language)
        if isinstance(value, Mapping):
            return self.plain(value["key"], **value.get("values", {}))
        assert isinstance(value, Sequence), f"{field} cannot be said: {type(value).__name__}"
        return list_words([self._text(item, field) for item in value], self.language)

    def _number(self, value: int | Decimal, field: str) -> str:
        if isinstance(value, int) and field == "jam":
            return clock(value, self.zone, self.language)
        if isinstance(value, int) and field == "waktu":
            return stamp(value, self.zone, self.language)
        return number(value, self.language)


@lru_cache(maxsize=64)
def words_for(language: str, zone: str = DEFAULT_ZONE) -> Words:
    """The words of a language, Indonesian where we do not know it; times are said in `zone`."""
    return Words(language if language in languages() else SOURCE_LANGUAGE, zone)


def _parts(text: str) -> _Parts:
    parts: list[_Part] = []
    follows_value = False
    for literal, field, _, _ in Formatter().parse(text):
        before = literal.rstrip(" ")
        opens = before.endswith(_SENTENCE_ENDS) or (not before and not follows_value)
        parts.append(_Part(literal, field, opens))
        follows_value = field is not None
    return tuple(parts)


def _filled(parts: _Parts, values: Mapping[str, object], said: Callable[[object, str], str]) -> str:
    pieces: list[str] = []
    for literal, field, opens in parts:
        pieces.append(literal)
        if field is not None:
            value = values[field]
            text = said(value, field)
            pieces.append(text[:1].upper() + text[1:] if opens and isinstance(value, Mapping) else text)
    return "".join(pieces)


def _runs_from_the_right(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
