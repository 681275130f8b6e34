"""The language a document is written in: Indonesian, unless it is asked for in another; every figure follows it.

What people typed stays as typed. The language holds for one call at a time (`written_in`), also in a thread of its own.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from typing import Final

from num2words import num2words

from locales import formats
from locales.catalogues import SOURCE_LANGUAGE, translate
from locales.messages.mark import P_, InContext
from locales.words import DEFAULT_ZONE, Words, words_for

LANGUAGES: Final = ("id", "en")
_LANGUAGE: Final[ContextVar[str]] = ContextVar("language of the document", default=SOURCE_LANGUAGE)


@contextmanager
def written_in(language: str) -> Iterator[None]:
    """Everything made inside is in this language. Raises KeyError for one that documents are not written in."""
    if language not in LANGUAGES:
        raise KeyError(language)
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def language() -> str:
    """The language documents are being written in."""
    return _LANGUAGE.get()


def words(zone: str = DEFAULT_ZONE) -> Words:
    """The words of that language; times are said in `zone`."""
    return words_for(language(), zone)


def said(text: str) -> str:
    """A text that the code knows by its Indonesian and the catalogue with what it is: a term and its meaning."""
    return translate(text, language())


def sheet_name(name: str) -> str:
    """What a sheet of the workbook is called; asked for by the Indonesian."""
    return said(P_("sheet", name))


def head(text: str) -> str:
    """The head of a column; asked for by the Indonesian, in a context of its own where one word heads two things."""
    return said(text if isinstance(text, InContext) else P_("column", text))


def number(value: int | Decimal) -> str:
    """1234.5 as "1.234,5"."""
    return formats.number(value, language())


def decimal_2(value: Decimal) -> str:
    """A mean: "2,45"."""
    return formats.decimal_2(value, language())


def percent_units(units: int | None, decimals: int = 1) -> str:
    """A share in a table: "43,5%" or "–"."""
    return formats.percent_units(units, decimals, language())


def clock(ms: int, zone: str, *, shows_seconds: bool = False) -> str:
    """ "09.05 WIB"."""
    return formats.clock(ms, zone, language(), shows_seconds=shows_seconds)


def at_clock(ms: int, zone: str) -> str:
    """ "pukul 09.05 WIB"."""
    return formats.at_clock(ms, zone, language())


def stamp(ms: int, zone: str) -> str:
    """ "23-11-2023 09.05 WIB"."""
    return formats.stamp(ms, zone, language())


def day_date(value: date) -> str:
    """ "Kamis, 23 November 2023"."""
    return formats.day_date(value, language())


def date_long(value: date) -> str:
    """ "23 November 2023"."""
    return formats.date_long(value, language())


def list_words(items: Sequence[str]) -> str:
    """ "A, B, dan C"."""
    return formats.list_words(items, language())


def count_words(value: int) -> str:
    """A count in a formal sentence: "3 (tiga)"."""
    if language() == SOURCE_LANGUAGE:
        return formats.count_words(value)
    return f"{number(value)} ({num2words(value, lang=language())})"
