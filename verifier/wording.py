"""The words of one language with figures, lists and times as it writes them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Final

from verifier.words import WORDS

LANGUAGES: Final = ("id", "en")
NOTHING: Final = "–"
_ID_SIGNS: Final = str.maketrans(",.", ".,")
# By law these zones never move; so they are known where a machine keeps no list of zones.
_ZONES: Final = {
    "Asia/Jakarta": ("WIB", 7),
    "Asia/Pontianak": ("WIB", 7),
    "Asia/Makassar": ("WITA", 8),
    "Asia/Ujung_Pandang": ("WITA", 8),
    "Asia/Jayapura": ("WIT", 9),
}
_MONTHS: Final = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


def figure(value: object, language: str) -> str:
    """A figure as Indonesians write it, 1234.5 as "1.234,5", or as English has it, "1,234.5"; nothing is "–"."""
    if value is None:
        return NOTHING
    said = f"{Decimal(str(value)):,f}"
    return said if language == "en" else said.translate(_ID_SIGNS)


class Wording:
    """What is said in `language`, at places whose clocks follow `zone`."""

    def __init__(self, language: str, zone: str = "Asia/Jakarta") -> None:
        self.language, self.zone = language, zone

    def say(self, key: str, **values: object) -> str:
        """The words of a key. Whole numbers get their separators, lists their "and"; text stands as it is, also what
        looks like a figure: that is for `figure` to write."""
        return WORDS[key][LANGUAGES.index(self.language)].format_map({k: self._said(v) for k, v in values.items()})

    def _said(self, value: object) -> str:
        if isinstance(value, str):
            return value
        return self.listed(value) if isinstance(value, Sequence) else self.figure(value)

    def figure(self, value: object) -> str:
        """A figure in this language; nothing is "–"."""
        return figure(value, self.language)

    def percent(self, value: str | None) -> str:
        """ "43,5%" of "43.5"; nothing is "–"."""
        return NOTHING if value is None else f"{self.figure(value)}%"

    def listed(self, texts: Sequence[str]) -> str:
        """ "A", "A dan B", "A, B, dan C"."""
        last = "dan" if self.language == "id" else "and"
        if len(texts) < 2:
            return "".join(texts)
        return f"{', '.join(texts[:-1])}{',' if len(texts) > 2 else ''} {last} {texts[-1]}"

    def clock(self, at: str) -> str:
        """ "09.05 WIB" of a time of the record."""
        moment, sign = self._local(at)
        return f"{moment:%H.%M} {sign}" if self.language == "id" else f"{moment:%H:%M} {sign}"

    def day(self, at: str) -> str:
        """ "23 November 2023" there and then."""
        moment, _ = self._local(at)
        return f"{moment.day} {_MONTHS[self.language].split()[moment.month - 1]} {moment.year}"

    def _local(self, at: str) -> tuple[datetime, str]:
        """The moment on the clock of the zone, and how the zone is called. UTC for a zone that nobody here knows."""
        moment = datetime.fromisoformat(at.replace("Z", "+00:00"))
        if self.zone in _ZONES:
            sign, hours = _ZONES[self.zone]
            return moment.astimezone(timezone(timedelta(hours=hours))), sign
        moment = moment.astimezone(_zone(self.zone))
        away = moment.utcoffset() or timedelta(0)
        minutes = int(away.total_seconds()) // 60
        hours, rest = divmod(abs(minutes), 60)
        sign = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f".{rest:02d}" if rest else "") if minutes else "UTC"
        return moment, sign


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
