"""How figures, dates and times are written, by Babel and num2words; the locale of the running program is never set."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from num2words import num2words

NOTHING: Final = "–"

# Indonesia's three zones by law; every other place is told by its distance from UTC.
_ZONE_SIGNS: Final = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}

# A single thousand after a greater group; "dua puluh satu ribu" is no single thousand.
_SINGLE_THOUSAND: Final = re.compile(r"\b(juta|miliar|triliun|kuadriliun|kuantiliun) satu ribu\b")


def number(value: int | Decimal, language: str = "id") -> str:
    """1234.5 as "1.234,5": every decimal that counts, none that does not."""
    if isinstance(value, int):
        return _whole(value, language)
    return format_decimal(value, locale=language, decimal_quantization=False)


# The papers of a meeting of thousands write the same few counts ten thousand times.
@lru_cache(4096)
def _whole(value: int, language: str) -> str:
    return str(format_decimal(value, locale=language, decimal_quantization=False))


def decimal_2(value: Decimal, language: str = "id") -> str:
    """A mean, always with two decimals: "2,45", "2,00". It is rounded before it comes here."""
    return format_decimal(value, format="#,##0.00", locale=language)


def percent_number(units: int | None, decimals: int = 1, language: str = "id") -> str:
    """435 tenths of a per cent as "43,5"; a share that does not exist is "–"."""
    if units is None:
        return NOTHING
    digits = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(Decimal(units).scaleb(-decimals), format=digits, locale=language)


def percent_units(units: int | None, decimals: int = 1, language: str = "id") -> str:
    """A share in a table or on a chart: "43,5%" or "–"."""
    return NOTHING if units is None else percent_number(units, decimals, language) + "%"


def percent_words(units: int | None, decimals: int = 1, language: str = "id") -> str:
    """A share in a sentence: "43,5 persen" or "–"."""
    word = "persen" if language == "id" else "per cent"
    return NOTHING if units is None else f"{percent_number(units, decimals, language)} {word}"


def rupiah(value: int | Decimal, *, shows_cents: bool = False) -> str:
    """Money: "Rp488.754", with `shows_cents` "Rp488.754,00"."""
    sign = "-" if value < 0 else ""
    digits = "#,##0.00" if shows_cents else "#,##0"
    amount = -value if value < 0 else value
    return f"{sign}Rp{format_decimal(amount, format=digits, locale='id')}"


def day_date(value: date, language: str = "id") -> str:
    """ "Kamis, 23 November 2023"."""
    return format_date(value, "EEEE, d MMMM y", locale=language)


def date_long(value: date, language: str = "id") -> str:
    """ "23 November 2023"."""
    return format_date(value, "d MMMM y", locale=language)


def date_dashed(value: date) -> str:
    """The date in documents: "23-11-2023"."""
    return value.strftime("%d-%m-") + f"{value.year:04d}"


def date_slashed(value: date) -> str:
    """The date in tables: "23/11/2023"."""
    return date_dashed(value).replace("-", "/")


def local(ms: int, zone: str) -> datetime:
    """The moment, milliseconds UTC, on the clock of a zone."""
    return datetime.fromtimestamp(ms // 1000, UTC).astimezone(_zone(zone))


def zone_sign(ms: int, zone: str) -> str:
    """WIB, WITA or WIT; elsewhere the distance from UTC at that moment: "UTC+8", "UTC+5.30"."""
    if zone in _ZONE_SIGNS:
        return _ZONE_SIGNS[zone]
    away = local(ms, zone).utcoffset()
    minutes = int(away.total_seconds()) // 60 if away else 0
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f".{rest:02d}" if rest else "")


def clock(ms: int, zone: str, language: str = "id", *, shows_seconds: bool = False) -> str:
    """ "09.05 WIB"; in English "09:05 WIB"."""
    digits = local(ms, zone).strftime("%H:%M:%S" if shows_seconds else "%H:%M")
    return f"{digits.replace(':', '.') if language == 'id' else digits} {zone_sign(ms, zone)}"


def at_clock(ms: int, zone: str, language: str = "id") -> str:
    """ "pukul 09.05 WIB"."""
    return f"{'pukul' if language == 'id' else 'at'} {clock(ms, zone, language)}"


def clock_span(start_ms: int, end_ms: int | None, zone: str) -> str:
    """ "pukul 09.00 s.d. 11.30 WIB"; without an end "pukul 09.00 WIB s.d. selesai"."""
    if end_ms is None:
        return f"{at_clock(start_ms, zone)} s.d. selesai"
    return f"pukul {clock(start_ms, zone).split(' ')[0]} s.d. {clock(end_ms, zone)}"


def stamp(ms: int, zone: str, language: str = "id") -> str:
    """Day and time of an entry: "23-11-2023 09.05 WIB"."""
    return f"{date_dashed(local(ms, zone).date())} {clock(ms, zone, language)}"


def date_words(value: date) -> str:
    """The date in an official report: "tanggal dua puluh tiga bulan November tahun dua ribu dua puluh tiga"."""
    month = format_date(value, "MMMM", locale="id")
    return f"tanggal {terbilang(value.day)} bulan {month} tahun {terbilang(value.year)}"


def terbilang(value: int | Decimal) -> str:
    """A number in Indonesian words: 2023 "dua ribu dua puluh tiga", 2,45 "dua koma empat lima".

    num2words says "satu juta satu ribu"; Indonesian has one word for a single thousand: "satu juta seribu".
    """
    words: str = num2words(value, lang="id")
    return _SINGLE_THOUSAND.sub(r"\1 seribu", words)


def count_words(value: int) -> str:
    """A count in a formal sentence: "3 (tiga)"."""
    return f"{number(value)} ({terbilang(value)})"


def list_words(items: Sequence[str], language: str = "id") -> str:
    """ "A", "A dan B", "A, B, dan C"; nothing of nothing."""
    return format_list(list(items), locale=language)


@lru_cache(maxsize=64)
def _zone(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)
