"""How a question is written: the limits of its wording and options, and the one message that makes a whole question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rules.bases import Base
from rules.question_words import POINTS_MAX, WORDS, Asked, is_words, read_words, split_words
from rules.questions import APPROVAL, APPROVAL_OPTIONS, Kind, Mode, Option, OptionRole, Unit
from rules.refusals import Refusal
from rules.settings import Settings
from rules.text import clean, clean_line, fold_for_eye, is_visible, length, mask_identity, within

WORDING_GRAPHEMES_MAX: Final = 1_000
OPTION_GRAPHEMES_MAX: Final = 300
OPTIONS_MIN: Final = 2
OPTIONS_MAX: Final = 20
LETTERS: Final = "ABCDEFGHIJKLMNOPQRST"

OTHER_TEXT: Final = "Lainnya"
DONT_KNOW_CODE: Final = "TT"
DONT_KNOW_TEXT: Final = "Tidak tahu"
# The labels of a scale that brings none.
LIKERT: Final = ("Sangat tidak setuju", "Tidak setuju", "Ragu-ragu", "Setuju", "Sangat setuju")
# Means and medians are of people; texts are of nobody's weight.
WEIGHABLE: Final = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING})
# What people put before an option: a bullet, or a letter or number with its sign.
_LEADING: Final = re.compile(r"(?:[-–—•*·▪]|[A-Za-z][.)]|\d{1,2}[.)])[ \t]+(?=\S)")
_APPROVAL_FOLDED: Final = tuple(fold_for_eye(option.text) for option in APPROVAL_OPTIONS)


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """What one message says; options in order."""

    wording: str
    kind: Kind
    preset: str
    mode: Mode
    unit: Unit
    ballot_by: str
    options: tuple[Option, ...]
    settings: Settings


def write_question(message: str) -> WrittenQuestion:
    """The question one message asks: the wording on the first line, then one option a line.

    A line of words, or words at the end of the wording, set the rest (`rules.question_words`): the kind, who sees the
    answers (by constituency unless set, because it shows less), who answers, quorum and threshold. The only option line
    "setuju/tidak setuju/abstain" is the approval preset. Raises what `check_wording`, `check_options` and the words
    raise, `pilihan_setuju_salah` for options beside `#setuju`, and what `check_question` raises.
    """
    lines, pairs = _read_lines(message)
    if not lines:
        raise Refusal("pertanyaan_kosong")
    wording, asked = check_wording(lines[0]), read_words(pairs)
    options = _read_options(lines[1:], asked)
    written = WrittenQuestion(
        wording=wording,
        kind=asked.kind,
        preset=APPROVAL if options == APPROVAL_OPTIONS else "",
        mode=asked.mode,
        unit=asked.unit,
        ballot_by=asked.ballot_by,
        options=options,
        settings=asked.settings,
    )
    check_question(written.kind, written.preset, (written.mode, written.unit), written.options, written.settings)
    return written


def check_question(
    kind: Kind, preset: str, asked: tuple[Mode, Unit], options: Sequence[Option], settings: Settings
) -> None:
    """Raises what does not go together: `jp_batas_pilihan` for more choices than options, `ambang_tanpa_setuju` for a
    threshold without the approval preset, `bobot_jenis` for weights where nothing can be weighed, `bobot_terbuka` where
    a weight would say whose an answer without a name is, `bobot_dasar` for a weighted threshold of people."""
    mode, unit = asked
    choices = [option for option in options if option.role in (OptionRole.CHOICE, OptionRole.OTHER)]
    if kind in (Kind.MULTIPLE, Kind.RANKING) and max(settings.choices_min, settings.choices_max) > len(choices):
        raise Refusal("jp_batas_pilihan", n=max(settings.choices_min, settings.choices_max), m=len(choices))
    if settings.threshold is not None and preset != APPROVAL:
        raise Refusal("ambang_tanpa_setuju")
    if settings.is_weighted and (unit is not Unit.ORGANISATION or kind not in WEIGHABLE):
        raise Refusal("bobot_jenis")
    if settings.is_weighted and mode is not Mode.OPEN:
        raise Refusal("bobot_terbuka")
    of_weights = (Base.VALID, Base.ANSWERED)
    if settings.is_weighted and settings.threshold is not None and settings.threshold.base not in of_weights:
        raise Refusal("bobot_dasar")


def check_wording(raw: str) -> str:
    """A question's wording, cleaned and masked. Raises `pertanyaan_kosong` or `pertanyaan_panjang`; nothing is cut."""
    if not is_visible(raw):
        raise Refusal("pertanyaan_kosong")
    wording = mask_identity(clean(raw).text).text
    if not within(wording, WORDING_GRAPHEMES_MAX):
        raise Refusal("pertanyaan_panjang", n=length(wording), maks=WORDING_GRAPHEMES_MAX)
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
    """One option's text on one line, masked. Raises `pilihan_kosong` or `pilihan_panjang`, naming its place from 1."""
    if not is_visible(raw):
        raise Refusal("pilihan_kosong", nomor=nomor)
    text = mask_identity(clean_line(raw).text).text
    if not within(text, OPTION_GRAPHEMES_MAX):
        raise Refusal("pilihan_panjang", nomor=nomor, n=length(text), maks=OPTION_GRAPHEMES_MAX)
    return text


def is_approval(texts: Sequence[str]) -> bool:
    """Whether these option texts are setuju, tidak setuju and abstain, in this order and nothing else."""
    return tuple(fold_for_eye(text) for text in texts) == _APPROVAL_FOLDED


def lettered(texts: Sequence[str], codes: Sequence[str] = LETTERS) -> tuple[Option, ...]:
    """Options in order with ids from 1 and the codes given."""
    return tuple(Option(place, codes[place - 1], text) for place, text in enumerate(texts, start=1))


def _read_lines(message: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The visible lines without the words, and the words with what they carry."""
    lines: list[str] = []
    pairs: list[tuple[str, str]] = []
    for raw in clean(message).text.split("\n") if is_visible(message) else ():
        line = raw.strip()
        if not is_visible(line):
            continue
        if is_words(line):
            pairs += split_words(line)
        elif not lines:
            wording, words = _without_words(line)
            pairs += split_words(words)
            lines.append(wording)
        else:
            lines.append(line)
    return lines, pairs


def _without_words(line: str) -> tuple[str, str]:
    """The wording, and the words at its end; a # in the middle of a sentence is part of it."""
    parts = line.split()
    for place, part in enumerate(parts):
        rest = " ".join(parts[place:])
        if part.casefold() in WORDS and place and (parts[place - 1][-1] in "?.!" or _sets_something(rest)):
            return " ".join(parts[:place]), rest
    return line, ""


def _sets_something(rest: str) -> bool:
    try:
        read_words(split_words(rest))
    except Refusal:
        return False
    return True


def _read_options(lines: Sequence[str], asked: Asked) -> tuple[Option, ...]:
    texts = _without_leading(lines)
    if asked.kind in (Kind.TEXT, Kind.NUMBER):
        if texts:
            raise Refusal("jp_tanpa_pilihan", kata=f"#{'isian' if asked.kind is Kind.TEXT else 'angka'}")
        return ()
    if asked.kind is Kind.SCALE:
        return _scale_options(texts, asked)
    in_one_line = re.split(r"\s*[/,;]\s*", texts[0]) if len(texts) == 1 else []
    may_approve = asked.kind is Kind.SINGLE
    if may_approve and (is_approval(texts) or is_approval(in_one_line) or (asked.must_approve and not texts)):
        return APPROVAL_OPTIONS
    if asked.must_approve:
        raise Refusal("pilihan_setuju_salah")
    options = lettered(check_options(texts + ([OTHER_TEXT] if asked.has_other else [])))
    if asked.has_other:
        options = (*options[:-1], replace(options[-1], role=OptionRole.OTHER))
    return options


def _scale_options(texts: Sequence[str], asked: Asked) -> tuple[Option, ...]:
    """Points with the labels given, or bare numbers; *tidak tahu* stands behind them where it was asked for."""
    if asked.points is not None:
        first, last = asked.points
        if texts and len(texts) != last - first + 1:
            raise Refusal("skala_label", n=len(texts), m=last - first + 1)
        codes = [str(value) for value in range(first, last + 1)]
        labels = check_options(texts) if texts else tuple(codes)
    else:
        labels = check_options(texts) if texts else LIKERT
        codes = [str(value) for value in range(1, len(labels) + 1)]
    if not OPTIONS_MIN <= len(labels) <= POINTS_MAX:
        raise Refusal("skala_titik", n=len(labels), maks=POINTS_MAX)
    if asked.has_dont_know:
        check_options([*labels, DONT_KNOW_TEXT])
    points = lettered(labels, codes)
    if not asked.has_dont_know:
        return points
    return (*points, Option(len(points) + 1, DONT_KNOW_CODE, DONT_KNOW_TEXT, OptionRole.DONT_KNOW))


def _without_leading(lines: Sequence[str]) -> list[str]:
    """The option lines without bullets, only where every line has one: "5. Ya" among plain lines is a text."""
    marks = [_LEADING.match(line) for line in lines]
    return [line[mark.end() :] if mark and all(marks) else line for line, mark in zip(lines, marks, strict=True)]
