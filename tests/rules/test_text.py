"""Text is cleaned once, at the door, and nothing hidden comes through."""

import unicodedata
from time import perf_counter

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from rules.refusals import Refusal
from rules.text import clean, clean_line, fold, fold_for_eye, graphemes, length, mask_identity, utf16_units, within

# Any code point at all, half surrogate pairs included, with the troublesome ones made frequent.
HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(
            "\x00\x07\x0b\r\n\t \u0085\u2028\ufeff\u200b\u2060\u202e\u2066\u200d\u200e\u0301\u0345ßİ\u3164"
        ),
    )
)
FORBIDDEN = regex.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\uD800-\uDFFF\uFEFF\u200B\u2060\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF]"
    r"|\p{Noncharacter_Code_Point}"
)


@pytest.mark.parametrize(
    ("raw", "text", "dropped"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh", 0),
        ("a\x00b\x07c\x7fd\x9fe", "abcde", 4),
        ("a\ud800b\udfffc", "abc", 2),
        ("a\ufdd0b\ufffec\U0001ffffd", "abcd", 3),
        ("\ufeffa\u200bb\u2060c\u202ed\u2066e", "abcde", 5),
        ("e\u0301", "é", 0),
        ("﷽", "﷽", 0),
        ("  satu \t\n\n\n\n  dua  \n", "satu\n\n  dua", 0),
        ("tab\tdi tengah", "tab\tdi tengah", 0),
        ("👨‍👩‍👧 \u200eb", "👨‍👩‍👧 \u200eb", 0),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", 0),
        ("ꦗꦮ", "ꦗꦮ", 0),
    ],
)
def test_each_rule_of_cleaning(raw: str, text: str, dropped: int) -> None:
    """record.md 2, rule by rule; the number of dropped characters is kept."""
    cleaned = clean(raw)
    assert (cleaned.text, cleaned.dropped) == (text, dropped)


@pytest.mark.parametrize(
    ("raw", "text", "dropped"),
    [
        ("  Dinas \t Sosial\r\nJombang ", "Dinas Sosial Jombang", 0),
        ("a\u00a0\u3000b", "a b", 0),
        ("M\u200eo\u200fd", "Mod", 2),
        ("a\x00\nb", "a b", 1),
    ],
)
def test_names_options_and_titles_are_one_line(raw: str, text: str, dropped: int) -> None:
    """Every run of blanks is one space, direction marks go."""
    cleaned = clean_line(raw)
    assert (cleaned.text, cleaned.dropped) == (text, dropped)


INVISIBLE = [
    *["", " \n\t", "\u3164", "\u115f", "\u1160", "\u2800", "\uffa0", "\u200b", "\u200d", "\u202e", "\u00ad"],
    *["\u3164\u2800 \u200c", "\x00\ud800", "\U000e0067", "\ufe0f", "\u0301", "\u034f", "\u180e"],
]


@pytest.mark.parametrize("raw", INVISIBLE)
def test_a_text_nobody_can_see_is_refused(raw: str) -> None:
    """A name of Hangul fillers or blank Braille is no name."""
    for cleaning in (clean, clean_line):
        with pytest.raises(Refusal) as refused:
            cleaning(raw)
        assert refused.value.key == "teks_kosong"


@pytest.mark.parametrize("raw", ["🫩", "\U0001fadc", "-", "ا", "ꦗ", "1", "\u2801"])
def test_a_single_visible_sign_is_enough(raw: str) -> None:
    """Also an emoji newer than our tables, a dash, one letter of any script."""
    assert clean(raw).text == raw


@given(HOSTILE)
def test_nothing_forbidden_comes_through_and_cleaning_twice_changes_nothing(raw: str) -> None:
    """Whatever is thrown at the door, what stands behind it is clean, composed and stable."""
    for cleaning in (clean, clean_line):
        try:
            once = cleaning(raw)
        except Refusal:
            continue
        assert not FORBIDDEN.search(once.text)
        assert once.text == unicodedata.normalize("NFC", once.text) == once.text.strip()
        assert "\n\n\n" not in once.text
        assert cleaning(once.text) == type(once)(once.text, 0)
        once.text.encode("utf-8")


@given(HOSTILE)
def test_one_line_stays_one_line(raw: str) -> None:
    """No button, cell or chart label is ever torn by a line break."""
    try:
        text = clean_line(raw).text
    except Refusal:
        return
    assert len(text.splitlines()) == 1
    assert "  " not in text


def test_length_is_counted_as_people_count() -> None:
    """A family, a flag, a combining stack are one each; Telegram counts UTF-16 units."""
    assert [graphemes(text) for text in ("👨‍👩‍👧", "🇮🇩", "a" + "\u0301" * 50, "abc")] == [1, 1, 1, 3]
    assert utf16_units("😀" * 2049) == 4098
    assert utf16_units("\ud800a") == 2


def test_a_limit_holds_at_its_very_edge() -> None:
    """A thousand graphemes pass, one more does not, however many code points they take."""
    assert within("👨‍👩‍👧" * 1000, 1000)
    assert not within("👨‍👩‍👧" * 1001, 1000)
    assert within("a" * 1000, 1000)
    assert not within("a" * 1001, 1000)


def test_marks_heaped_on_one_letter_count() -> None:
    """One grapheme of four thousand accents is as long as it is large; an emoji of a family is one."""
    heap = "a" + "\u0301" * 4_000
    assert (graphemes(heap), length(heap)) == (1, 334)
    assert not within(heap, 300)
    assert within(heap, 1_000)
    assert length("👨‍👩‍👧‍👦" * 60) == 60


@pytest.mark.parametrize(
    "number",
    [
        *["3500000000000000", "3500 0000 0000 0000", "350000-000000-0000", "3500.0000.0000.0000"],
        *["3507  1234  5678  9012", "3507\t1234\t5678\t9012", "3507 1234\n5678 \t 9012", "3507\n1234\n5678\n9012"],
        *["3507\u20071234\u20075678\u20079012", "3507\u28001234\u28005678\u28009012", "350712   345678 \u00a0 9012"],
        *["3507\u200e1234\u200d56789012", "35\u200d07 1234 \u200e5678\u200f 9012", "3507-\u200e1234-5678-9012"],
        *["3\u034f507\ufe0f/1234/5678/9\u200c012", "3507\u31641234\u31645678\u31649012"],
    ],
)
def test_a_citizens_number_is_masked(number: str) -> None:
    """Vectors of meeting.md 15, alone and inside a sentence."""
    assert mask_identity(number).text == "[nomor identitas disamarkan]"
    masked = mask_identity(f"warga NIK {number}, blm dpt bantuan; {number}")
    assert masked.masked == 2
    assert number not in masked.text


@pytest.mark.parametrize(
    "number",
    [
        *["198001012010011001", "1.000.000.000.000.000", "081234567890", "3500-0000 0000-0000", "35000000 00000000"],
        *["350000000000000", "13500 0000 0000 0000", "3500 0000 0000 00001", "1\u200d3500000000000000"],
        *["3500000000000000\u200e1", "3500--0000--0000--0000", "3500-0000\n0000-0000", "35000000  00000000"],
        *["198001012010\u200d011001", "1.000.000.000.000.000\n", "081234567890\n1234", "1980\n0101\n2010\n011001"],
    ],
)
def test_other_long_numbers_stay(number: str) -> None:
    """An employee's number, money, phones, mixed separators, a neighbouring digit."""
    assert mask_identity(f"a {number} b") == type(mask_identity(""))(f"a {number} b", 0)


def test_a_mask_takes_no_longer_for_a_hostile_text() -> None:
    """Long runs of blanks, unseen signs and groups of digits are read once."""
    for piece in (" ", "\u200d", "1\u200d", "1111 ", "1111\u200d", "1111 \u200d", "1111-", "1\u200d \u200d"):
        started = perf_counter()
        mask_identity("1111" + piece * 20_000 + "x")
        assert perf_counter() - started < 2


@given(HOSTILE)
def test_what_is_masked_stays_masked_on_one_line(raw: str) -> None:
    """Blanks that are folded afterwards bring no number back."""
    text = mask_identity(raw + "3507 \n1234\u00a05678\t9012").text
    assert mask_identity(" ".join(text.split())).masked == 0


def test_b41_free_answers_are_equal_by_one_declared_rule() -> None:
    """Case, blanks and composition are levelled; a negation is never merged."""
    assert len({fold(text) for text in ("Ya", "ya ", " YA", "ya\n")}) == 1
    assert fold("Tidak\u00a0 setuju") == fold("tidak setuju")
    assert fold("caf\u00e9") == fold("CAFE\u0301")
    assert fold("Setuju") != fold("Tidak setuju")
    assert fold("ﬁ") == "fi"
    assert fold("①") != fold("1")


@given(HOSTILE)
def test_folding_twice_changes_nothing(raw: str) -> None:
    """The form is a normal form, whichever side of a comparison was folded already."""
    assert fold(fold(raw)) == fold(raw)
    assert fold_for_eye(fold_for_eye(raw)) == fold_for_eye(raw)


def test_twins_for_the_eye_are_equal() -> None:
    """A joiner between two letters makes no second option."""
    assert fold_for_eye("Se\u200dtuju") == fold_for_eye("setuju\ufe0f")
