"""How a question is written: the limits of its wording and options, and the one message that makes a whole question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rules.questions import APPROVAL, APPROVAL_OPTIONS, Kind, Mode, Unit
from rules.refusals import Refusal
from rules.text import clean, clean_line, fold_for_eye, graphemes, is_visible, within

WORDING_GRAPHEMES_MAX: Final = 1_000
OPTION_GRAPHEMES_MAX: Final = 300
OPTIONS_MIN: Final = 2
OPTIONS_MAX: Final = 20
LETTERS: Final = "ABCDEFGHIJKLMNOPQRST"

_WORDS: Final = frozenset({"#setuju", "#instansi", "#terbuka", "#unsur"})
# What people put before an option: a bullet, or a letter or number with its sign.
_LEADING: Final = re.compile(r"(?:[-–—•*·▪]|[A-Za-z][.)]|\d{1,2}[.)])[ \t]+(?=\S)")
_APPROVAL_FOLDED: Final = tuple(fold_for_eye(text) for _, text in APPROVAL_OPTIONS)


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """What one message says; options are (code, text) in order."""

    wording: str
    kind: Kind
    preset: str
    mode: Mode
    unit: Unit
    options: tuple[tuple[str, str], ...]


def write_question(message: str) -> WrittenQuestion:
    """The question one message asks: the wording on the first line, then one option a line.

    A line of words alone, or words at the end of the wording, set the rest: `#setuju` or the only option line
    "setuju/tidak setuju/abstain" the approval preset, `#instansi` one ballot an organisation, `#terbuka` answers by
    name and `#unsur` by constituency (the default, because it shows less). Raises what `check_wording` and
    `check_options` raise, and `pilihan_setuju_salah` for options beside `#setuju`.
    """
    lines, words = _read_lines(message)
    if not lines:
        raise Refusal("pertanyaan_kosong")
    wording = check_wording(lines[0])
    options = _read_options(lines[1:], must_approve="#setuju" in words)
    return WrittenQuestion(
        wording=wording,
        kind=Kind.SINGLE,
        preset=APPROVAL if options == APPROVAL_OPTIONS else "",
        mode=Mode.OPEN if "#terbuka" in words else Mode.BY_CONSTITUENCY,
        unit=Unit.ORGANISATION if "#instansi" in words else Unit.PERSON,
        options=options,
    )


def check_wording(raw: str) -> str:
    """A question's wording, cleaned. Raises `pertanyaan_kosong` or `pertanyaan_panjang`; nothing is cut."""
    if not is_visible(raw):
        raise Refusal("pertanyaan_kosong")
    wording = clean(raw).text
    if not within(wording, WORDING_GRAPHEMES_MAX):
        raise Refusal("pertanyaan_panjang", n=graphemes(wording), maks=WORDING_GRAPHEMES_MAX)
    return wording


def check_options(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts of 2 to 20 options, cleaned, no two alike to the eye.

    Raises `pertanyaan_tanpa_pilihan`, `pilihan_kurang`, `pilihan_terlalu_banyak`, `pilihan_kosong`, `pilihan_panjang`
    or `pilihan_sama`; `nomor` counts from 1.
    """
    if not texts:
        raise Refusal("pertanyaan_tanpa_pilihan")
    if len(texts) < OPTIONS_MIN:
        raise Refusal("pilihan_kurang", n=len(texts), min=OPTIONS_MIN)
    if len(texts) > OPTIONS_MAX:
        raise Refusal("pilihan_terlalu_banyak", n=len(texts), maks=OPTIONS_MAX)
    checked = tuple(check_option(text, nomor) for nomor, text in enumerate(texts, start=1))
    seen = set[str]()
    for text in checked:
        twin = fold_for_eye(text)
        if twin in seen:
            raise Refusal("pilihan_sama", pilihan=text)
        seen.add(twin)
    return checked


def check_option(raw: str, nomor: int) -> str:
    """One option's text on one line. Raises `pilihan_kosong` or `pilihan_panjang`, naming its place from 1."""
    if not is_visible(raw):
        raise Refusal("pilihan_kosong", nomor=nomor)
    text = clean_line(raw).text
    if not within(text, OPTION_GRAPHEMES_MAX):
        raise Refusal("pilihan_panjang", nomor=nomor, n=graphemes(text), maks=OPTION_GRAPHEMES_MAX)
    return text


def is_approval(texts: Sequence[str]) -> bool:
    """Whether these option texts are setuju, tidak setuju and abstain, in this order and nothing else."""
    return tuple(fold_for_eye(text) for text in texts) == _APPROVAL_FOLDED


def _read_lines(message: str) -> tuple[list[str], frozenset[str]]:
    """The visible lines without the words, and the words."""
    lines: list[str] = []
    words = set[str]()
    for line in clean(message).text.split("\n") if is_visible(message) else ():
        parts = line.split()
        found = [part.casefold() for part in parts if part.casefold() in _WORDS]
        if parts and len(found) == len(parts):
            words.update(found)
        elif not lines and is_visible(line):
            while parts[-1].casefold() in _WORDS:
                words.add(parts.pop().casefold())
            lines.append(" ".join(parts))
        elif is_visible(line):
            lines.append(line.strip())
    return lines, frozenset(words)


def _read_options(lines: Sequence[str], *, must_approve: bool) -> tuple[tuple[str, str], ...]:
    texts = _without_leading(lines)
    in_one_line = re.split(r"\s*[/,;]\s*", texts[0]) if len(texts) == 1 else []
    if is_approval(texts) or is_approval(in_one_line) or (must_approve and not texts):
        return APPROVAL_OPTIONS
    if must_approve:
        raise Refusal("pilihan_setuju_salah")
    return tuple(zip(LETTERS, check_options(texts), strict=False))


def _without_leading(lines: Sequence[str]) -> list[str]:
    """The option lines without bullets, only where every line has one: "5. Ya" among plain lines is a text."""
    marks = [_LEADING.match(line) for line in lines]
    return [line[mark.end() :] if mark and all(marks) else line for line, mark in zip(lines, marks, strict=True)]
