"""The words with # that set a question from a message: what each stands for, and what it may carry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, TypeVar

from rules.bases import Base
from rules.numbers import canonical, read_number
from rules.questions import Kind, Mode, Unit
from rules.quorums import Rule, read_portion
from rules.refusals import Refusal
from rules.settings import PLAIN, TEXT_GRAPHEMES_MAX, Method, Settings

Value = TypeVar("Value")

POINTS_MAX: Final = 11
DECIMALS_MAX: Final = 6

_CODE: Final = re.compile(r"[a-z0-9_-]{1,40}")
_WORD: Final = re.compile(r"#[A-Za-z]+", re.ASCII)
_SPAN: Final = re.compile(r"(-?[\d.,]+)(?:\s*(?:-|–|s\.d\.)\s*(-?[\d.,]+))?", re.ASCII)
# Word -> whether something may follow it on the same line: "#ganda 1-3", "#ambang 2/3".
WORDS: Final = {
    "#setuju": False, "#ganda": True, "#skala": True, "#peringkat": True, "#isian": True, "#angka": True,
    "#terbuka": False, "#unsur": True, "#rahasia": False, "#instansi": True, "#bobot": False,
    "#lainnya": False, "#tidaktahu": False, "#kuorum": True, "#ambang": True,
}  # fmt: skip
_KINDS: Final = {
    "#ganda": Kind.MULTIPLE,
    "#skala": Kind.SCALE,
    "#peringkat": Kind.RANKING,
    "#isian": Kind.TEXT,
    "#angka": Kind.NUMBER,
}
_METHODS: Final = {"": Method.BORDA, "borda": Method.BORDA, "irv": Method.INSTANT_RUNOFF, "schulze": Method.SCHULZE}
_BALLOT_BY: Final = {"": "lead", "utama": "lead", "pertama": "first", "terakhir": "last"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words of a message set."""

    kind: Kind = Kind.SINGLE
    mode: Mode = Mode.BY_CONSTITUENCY
    unit: Unit = Unit.PERSON
    ballot_by: str = "lead"
    settings: Settings = PLAIN
    must_approve: bool = False
    has_other: bool = False
    has_dont_know: bool = False
    points: tuple[int, int] | None = None
    words: frozenset[str] = field(default_factory=frozenset)


def is_words(line: str) -> bool:
    """Whether a line sets something and asks nothing: it begins with a word we know, and has nothing but words and what
    follows them."""
    first = line.split(maxsplit=1)[0].casefold() if line.split() else ""
    return first in WORDS


def split_words(line: str) -> list[tuple[str, str]]:
    """Each word of a line with what follows it, in order: "#ganda 1-3 #rahasia" is ("#ganda", "1-3"), ("#rahasia", "").
    Raises `kata_tidak_dikenal`, or `kata_salah` where a word carries what it cannot."""
    found = [(match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(line)]
    pairs = []
    for place, (word, _, end) in enumerate(found):
        upto = found[place + 1][1] if place + 1 < len(found) else len(line)
        carried = line[end:upto].strip(" ,;")
        if word not in WORDS:
            raise Refusal("kata_tidak_dikenal", kata=word)
        if carried and not WORDS[word]:
            raise Refusal("kata_salah", kata=word, isi=carried)
        pairs.append((word, carried))
    return pairs


def read_words(pairs: list[tuple[str, str]]) -> Asked:
    """What they set together. Raises `kata_salah` for a value that cannot be read, `kata_ganda` for two kinds."""
    asked = Asked(words=frozenset(word for word, _ in pairs))
    if len([word for word in asked.words if word in _KINDS or word == "#setuju"]) > 1:
        raise Refusal("kata_ganda")
    if {"#terbuka", "#rahasia"} <= asked.words:
        raise Refusal("kata_ganda")
    for word, carried in pairs:
        asked = _set(asked, word, carried)
    return asked


def _set(asked: Asked, word: str, carried: str) -> Asked:
    if word in _KINDS:
        return _set_kind(replace(asked, kind=_KINDS[word]), word, carried)
    match word:
        case "#setuju":
            return replace(asked, must_approve=True)
        case "#terbuka":
            return replace(asked, mode=Mode.OPEN)
        case "#rahasia":
            return replace(asked, mode=Mode.SECRET)
        case "#unsur":
            codes = tuple(part for part in re.split(r"[\s,;]+", carried.casefold()) if part)
            if not all(_CODE.fullmatch(code) for code in codes):
                raise Refusal("kata_salah", kata=word, isi=carried)
            return replace(asked, settings=replace(asked.settings, constituencies=codes))
        case "#instansi":
            return replace(asked, unit=Unit.ORGANISATION, ballot_by=_known(_BALLOT_BY, word, carried))
        case "#bobot":
            return replace(asked, unit=Unit.ORGANISATION, settings=replace(asked.settings, is_weighted=True))
        case "#lainnya":
            return replace(asked, has_other=True)
        case "#tidaktahu":
            return replace(asked, has_dont_know=True)
        case "#kuorum":
            blocks = carried.casefold().endswith("wajib")
            portion = _portion(word, carried[: -len("wajib")] if blocks else carried, Base.INVITED)
            return replace(asked, settings=replace(asked.settings, quorum=portion, quorum_blocks=blocks))
        case "#ambang":
            return replace(asked, settings=replace(asked.settings, threshold=_portion(word, carried, Base.VALID)))
    raise AssertionError(f"a word nobody reads: {word}")


def _set_kind(asked: Asked, word: str, carried: str) -> Asked:
    settings = asked.settings
    if asked.kind is Kind.RANKING:
        number, _, rest = carried.partition(" ") if carried[:1].isdigit() else ("", "", carried)
        places = int(_whole(word, number)) if number else 0
        method = _known(_METHODS, word, rest.strip())
        return replace(asked, settings=replace(settings, choices_max=places, method=method.value))
    if not carried:
        return asked
    low, high = _span(word, carried)
    if asked.kind is Kind.MULTIPLE:
        least, most = (low, high) if high is not None else (Decimal(1), low)
        if not 1 <= least <= most or most != int(most) or least != int(least):
            raise Refusal("kata_salah", kata=word, isi=carried)
        return replace(asked, settings=replace(settings, choices_min=int(least), choices_max=int(most)))
    if asked.kind is Kind.SCALE:
        first, last = (low, high) if high is not None else (Decimal(1), low)
        if first != int(first) or last != int(last) or not 1 <= last - first < POINTS_MAX or first < 0:
            raise Refusal("kata_salah", kata=word, isi=carried)
        return replace(asked, points=(int(first), int(last)))
    if asked.kind is Kind.TEXT:
        if high is not None or not 1 <= low <= TEXT_GRAPHEMES_MAX or low != int(low):
            raise Refusal("kata_salah", kata=word, isi=carried)
        return replace(asked, settings=replace(settings, text_max=int(low)))
    if high is None or low >= high:
        raise Refusal("kata_salah", kata=word, isi=carried)
    return replace(asked, settings=replace(settings, number_min=canonical(low), number_max=canonical(high)))


def _span(word: str, carried: str) -> tuple[Decimal, Decimal | None]:
    """ "3", "1-3", "0 s.d. 100"."""
    match = _SPAN.fullmatch(carried)
    low = read_number(match[1]) if match else None
    high = read_number(match[2]) if match and match[2] else None
    if match is None or low is None or (match[2] and high is None):
        raise Refusal("kata_salah", kata=word, isi=carried)
    return low.value, None if high is None else high.value


def _whole(word: str, carried: str) -> str:
    if not carried.isascii() or not carried.isdigit() or len(carried) > 2:
        raise Refusal("kata_salah", kata=word, isi=carried)
    return carried


def _known(known: Mapping[str, Value], word: str, carried: str) -> Value:
    if carried.casefold() not in known:
        raise Refusal("kata_salah", kata=word, isi=carried)
    return known[carried.casefold()]


def _portion(word: str, carried: str, base: Base) -> Rule:
    portion = read_portion(carried)
    if portion is None:
        raise Refusal("kata_salah", kata=word, isi=carried)
    return Rule(portion, base)
