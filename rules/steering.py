"""What a moderator may ask of the screens: one press in, how they are steered from then on out, or a Refusal."""

from collections.abc import Collection
from dataclasses import replace
from enum import IntEnum
from typing import Final
from urllib.parse import urlsplit

from rules.refusals import Refusal
from rules.screens import QUESTION, Facts, Screen, Shown, View, latest_first
from rules.text import clean_line, length, mask_identity, within

# What may be chosen, "" for following the meeting. Their places are the numbers in the buttons; a new one is added at
# the end, as with the others below.
CHOICES: Final = ("", *map(str, (View.JOIN, QUESTION, View.RESULT, View.WALL, View.SPEAKERS, View.QUORUM, View.AGENDA)))
THEMES: Final = ("light", "dark")
LANGUAGES: Final = ("id", "en")
# A- and A+: so many steps either way; in a button the step is counted from the smallest.
STEPS: Final = 3
PAGE_MAX: Final = 99
WIFI_GRAPHEMES_MAX: Final = 60
# Room for views that will join them, so that an old button keeps its meaning.
_VIEWS: Final = 20
_QUESTIONS: Final = (QUESTION, View.RESULT.value)


class Setting(IntEnum):
    SIZE = 1
    BLANK = 2
    THEME = 3
    LANGUAGE = 4


def subjects(facts: Facts, points: Collection[int], choice: int) -> list[int]:
    """What there is to choose from where something is chosen: questions and soundings that were opened, results that
    the room knows, the latest first; points that are shown, in their order. Empty for any other choice."""
    what = CHOICES[choice] if choice < len(CHOICES) else ""
    if what == QUESTION:
        return latest_first(facts.asked)
    if what == View.RESULT:
        return latest_first([one for one in facts.asked if one.revealed_ms is not None])
    return list(points) if what == View.WALL else []


def choose(screen: Screen, facts: Facts, points: Collection[int], choice: int, subject_id: int) -> Screen:
    """This is shown from now on; `subject_id` 0 is the latest question or result, every point, or nothing. A page that
    was held is let go. Raises `layar_belum_ada` for questions and results before there are any, `layar_tidak_dapat`
    for a subject the room may not see, `tombol_lama` for what no button asks for."""
    if choice >= len(CHOICES):
        raise Refusal("tombol_lama")
    what, found = CHOICES[choice], subjects(facts, points, choice)
    if what in _QUESTIONS and not found:
        raise Refusal("layar_belum_ada")
    if subject_id and subject_id not in found:
        raise Refusal("layar_tidak_dapat")
    if (what, subject_id) == (screen.shown, screen.subject_id or 0):
        return screen
    return replace(screen, shown=what, subject_id=subject_id or None, page=None, page_of="")


def hold(screen: Screen, shown: Shown, page: int) -> Screen:
    """This page of what is shown stays; 0 lets pages turn by themselves."""
    if page > PAGE_MAX:
        raise Refusal("tombol_lama")
    return replace(screen, page=page or None, page_of=shown.name if page else "")


def pack_page(page: int, view: View) -> int:
    """A page and the view that it is a page of, as one number of a button."""
    return page * _VIEWS + tuple(View).index(view)


def unpack_page(number: int) -> tuple[int, View]:
    """What `pack_page` wrote. Raises `tombol_lama` for what it never writes."""
    page, view = divmod(number, _VIEWS)
    if view >= len(View):
        raise Refusal("tombol_lama")
    return page, tuple(View)[view]


def adjust(screen: Screen, setting: int, value: int) -> Screen:
    """Sets one thing to the value with this number."""
    try:
        match Setting(setting):
            case Setting.SIZE:
                return replace(screen, size=range(-STEPS, STEPS + 1)[value])
            case Setting.BLANK:
                return replace(screen, is_blank=(False, True)[value])
            case Setting.THEME:
                return replace(screen, theme=THEMES[value])
            case Setting.LANGUAGE:
                return replace(screen, language=LANGUAGES[value])
    except (ValueError, IndexError):
        raise Refusal("tombol_lama") from None


def write_wifi(raw: str) -> str:
    """What an official typed about the network of the hall, as it may stand on the screen. Raises `teks_kosong`,
    `teks_panjang`."""
    text = mask_identity(clean_line(raw).text).text
    if not within(text, WIFI_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(text), maks=WIFI_GRAPHEMES_MAX)
    return text


def is_loopback(base: str) -> bool:
    """Whether an address leads to the very machine it is opened on."""
    host = urlsplit(base).hostname or ""
    return host in ("localhost", "::1") or host.endswith(".localhost") or host.startswith("127.")


def fits_button(base: str) -> bool:
    """Whether Telegram takes an address on a button, and a phone can follow it: a name or number with a dot in it."""
    return "." in (urlsplit(base).hostname or "") and not is_loopback(base)
