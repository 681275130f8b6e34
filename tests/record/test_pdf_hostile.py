"""What people type, set as PDF: as typed, inside the page, never a command; and a press that ends in time."""

from __future__ import annotations

import random
import time
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from record.pdf import notula, press, recap
from record.pdf.letters import _covered, printable
from record.record import Point, Record
from rules.text import clean, clean_line, is_visible
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.hostile_strings import strings
from tests.record.papers import paper_text, read, squeezed
from tests.record.test_hostile_files import whole

# Thousands of files: minutes, so behind `make long`.
pytestmark = pytest.mark.long

# Of letters that join or stack, a reader gets the signs, not always in their order.
JOINING = ("ARABIC", "HEBREW", "JAVANESE", "BALINESE", "BUGINESE", "SUNDANESE", "COMBINING")
# Within Arabic a bracket is drawn by its other half, and a file names each drawn sign once.
TURNED = str.maketrans(")]}>»", "([{<«")


def joins(text: str) -> bool:
    return any(unicodedata.name(sign, "").startswith(JOINING) or ord(sign) > 0xFFFF for sign in text)


def pointed(sample: Record, texts: list[str]) -> Record:
    """The sample meeting with these texts as its points."""
    first: Point = sample.points[0]
    made = [replace(first, code=f"D{n}", answers=(), original=text, record_text=text) for n, text in enumerate(texts)]
    return replace(sample, points=tuple(made), questions=sample.questions[:1])


def test_hostile_text_comes_out_as_typed(short_sample: Record) -> None:
    """Markup of every language, of typst above all: three times in the minutes, letter for letter."""
    texts = [at_the_door(raw) for raw in HOSTILE]
    body = notula.write(pointed(short_sample, texts))
    said = paper_text(body)
    for text in texts:
        wanted = squeezed(printable(text))
        if joins(text):
            assert set(wanted) - set(said) <= {"\u034f"}, text
        else:
            assert said.count(wanted) >= 3, text


@pytest.mark.parametrize("raw", [HOSTILE[3], HOSTILE[18], HOSTILE[20], "ꦲꦏ꧀ꦱꦫꦗꦮ" * 30])
def test_hostile_text_in_every_field(making: Any, raw: str) -> None:
    """Title, agenda, names, options, reasons: both papers are made, and a title is a title."""
    text = at_the_door(raw)
    record = whole(making, text)
    for body in (notula.write(record), recap.write(record)):
        made = read(body)
        assert made.metadata is not None
        assert text in (made.metadata.title or "")


@pytest.mark.parametrize("seed", range(3))
def test_any_text_that_passes_the_door_can_be_set(short_sample: Record, seed: int) -> None:
    """Random signs from all of Unicode, singly and stacked: an archival file is made of each."""
    dice, texts = random.Random(seed), []
    while len(texts) < 150:
        raw = "".join(chr(dice.randrange(0x20, dice.choice((0x3000, 0x110000)))) for _ in range(12))
        text = clean_line(raw).text
        if is_visible(text):
            texts.append(text)
    assert read(notula.write(pointed(short_sample, texts))).pages


@pytest.mark.parametrize(
    "mark",
    ["\u0301", "\u0351", "\u20e3", "\ufe0f\u20e3", "\ufe0f", "\u200d", "\u200e", "\u2060", "\U000e0041", "\u064b"],
)
def test_no_text_changes_how_other_figures_are_copied(short_sample: Record, mark: str) -> None:
    """Signs that show nothing, and accents, behind the first 7 and % of the paper: all others stay what they are."""
    texts = [f"7{mark} ton, 3%{mark} desa –{mark}", "7 biasa 7, 3% lagi – nol", f"A{mark} huruf", "A biasa A"]
    said = paper_text(notula.write(pointed(short_sample, texts)))
    for text in texts:
        assert said.count(squeezed(printable(text))) == 3, text
    assert "3%lagi" in said
    assert printable("7\ufe0f\u20e3") == "7\ufe0f\u20e3"


@pytest.mark.timeout(1_800)
def test_every_sign_of_the_fonts_can_stand_on_any_other(short_sample: Record) -> None:
    """Each over a letter, a digit, a stop, Arabic, Javanese and emoji: a paper comes out."""
    typed = [said for sign in sorted(_covered()) for said in
             (f"z{sign}5{sign}z", f"{sign}% ب{sign}ꦲ{sign}k", f"👍{sign}x {sign}")]  # fmt: skip
    texts = [text for text in (clean_line(raw).text for raw in typed) if is_visible(text)]
    assert len(texts) > 10_000
    for place in range(0, len(texts), 1_500):
        assert read(notula.write(pointed(short_sample, texts[place : place + 1_500]))).pages


@pytest.mark.timeout(7_200)
def test_r12_a_hundred_thousand_hostile_strings_are_set(short_sample: Record) -> None:
    """200 papers with 500 strings each, as points: the file opens, and each text that a reader gives back in its order
    stands in it as often as it was written, letter for letter; no sign is left without a picture of its own."""
    for seed in range(2_000, 2_200):
        texts = list(strings(seed, 500))
        said = paper_text(notula.write(pointed(short_sample, texts))).translate(TURNED)
        assert "\ufffd" not in said, f"seed {seed}"
        for text in texts:
            wanted = squeezed(printable(text)).translate(TURNED)
            assert joins(text) or said.count(wanted) >= 3, (seed, text)


# How wide a letter is, in em.
@pytest.mark.parametrize(("letter", "em"), [("a", 0.556), ("W", 0.944), ("-", 0.333)])
def test_words_wider_than_their_column_break(short_sample: Record, letter: str, em: float) -> None:
    """In heads, titles, points and cells: no line is longer than the paper is wide, and no letter is lost."""
    text = letter * 300
    record = pointed(short_sample, [text])
    record = replace(record, meeting=replace(record.meeting, title=text, place=text))
    for body, size in ((notula.write(record), 10), (recap.write(record), 8)):
        assert paper_text(body).count(letter) >= 4 * 300
        for page in read(body).pages:
            room = float(page.mediabox.width) - 5 / 2.54 * 72
            longest = max(line.count(letter) for line in page.extract_text().splitlines())
            assert longest * em * size <= room


def test_lines_stay_lines(short_sample: Record) -> None:
    """A point of several lines keeps them."""
    text = clean("Usul satu:\n- jalan desa\n\n- saluran").text
    lines = read(notula.write(pointed(short_sample, [text]))).pages
    said = [line.strip() for page in lines for line in page.extract_text().splitlines()]
    assert "- jalan desa" in said
    assert "- saluran" in said


def test_the_press_stops_in_time_and_tells() -> None:
    """A compilation that does not end is ended; a layout with a fault says which."""
    copy = press.Manuscript("notula.typ", {}, 0)
    started = time.monotonic()
    with pytest.raises(press.PressFault, match=r"no paper within 0\.01 seconds"):
        press.press(copy, timeout_seconds=0.01)
    assert time.monotonic() - started < 5
    with pytest.raises(press.PressFault, match="umum"):
        press.press(copy)
