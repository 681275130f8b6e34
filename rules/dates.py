"""A day as people type it, read into a date or refused; nothing is guessed."""

import re
from datetime import date
from typing import Final

from rules.refusals import Refusal

YEAR_MIN: Final = 2000
YEAR_MAX: Final = 2100

# Every month by each name it goes by, Indonesian and English, whole and shortened.
_MONTH_NAMES: Final = """
januari january jan|februari february feb|maret march mar|april apr|mei may|juni june jun|juli july jul
|agustus august agu ags agt aug|september sep sept|oktober october okt oct|november nopember nov nop
|desember december des dec
"""
_MONTHS: Final = {name: n for n, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
_DAYS: Final = "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad"
_WEEKDAY: Final = re.compile(rf"(?:{_DAYS})\b[, ]*")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_NAMED: Final = re.compile(r"(\d{1,2})[ .-]?([a-z]+)\.?[ -]?(\d{4})", re.ASCII)


def read_date(raw: str) -> date:
    """ "30-11-2023", "30/11/2023", "30.11.2023", "30 November 2023", "2023-11-30", each with or without its weekday.

    The day comes first, as it is written here. Raises `tanggal_salah` for anything else: a year of two digits, a day
    the month does not have, a word such as "besok".
    """
    text = " ".join(raw.casefold().split()).removeprefix("tanggal ").removeprefix("tgl ")
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    found = _numbers(text)
    if found is None or not YEAR_MIN <= found[0] <= YEAR_MAX:
        raise Refusal("tanggal_salah")
    try:
        return date(*found)
    except ValueError:
        raise Refusal("tanggal_salah") from None


def _numbers(text: str) -> tuple[int, int, int] | None:
    if match := _DAY_FIRST.fullmatch(text):
        return int(match[4]), int(match[3]), int(match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return int(match[1]), int(match[3]), int(match[4])
    match = _NAMED.fullmatch(text)
    if match is None or match[2] not in _MONTHS:
        return None
    return int(match[3]), _MONTHS[match[2]], int(match[1])
