"""Promises of the words: values dressed by their kind, escaped once, fenced off, and cut where they must."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.messages import MESSAGES, TOAST_KEYS
from locales.words import TOAST_UNITS_MAX, Html, shorten, words_for
from rules.text import graphemes, utf16_units

WORDS = words_for("id")
FAMILY = "👨‍👩‍👧‍👦"
NINE_FIVE_MS = 1_700_705_100_000  # 2023-11-23 02:05 UTC
ANY_VALUE = dict.fromkeys(
    {field for text in MESSAGES.values() for field in text.replace("}", "{").split("{")[1::2]}, "x" * 400
)


def test_a_missing_value_is_our_mistake_and_loud() -> None:
    """A message with a hole in it never reaches a person."""
    with pytest.raises(KeyError, match="jam"):
        WORDS.plain("terlambat", kode="JP1")


def test_an_unknown_key_is_loud_too() -> None:
    """Nobody reads the name of a key."""
    with pytest.raises(KeyError):
        WORDS.html("tidak_ada_kunci_ini")


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("id", "Asia/Jakarta", "Mohon maaf, JP1 telah ditutup pukul 09.05 WIB sehingga jawaban ini tidak dihitung."),
        ("id", "Asia/Jayapura", "Mohon maaf, JP1 telah ditutup pukul 11.05 WIT sehingga jawaban ini tidak dihitung."),
        ("en", "Asia/Makassar", "Sorry, JP1 closed at 10:05 WITA, so this answer is not counted."),
    ],
)
def test_b61_a_time_carries_the_zone_of_its_meeting(language: str, zone: str, said: str) -> None:
    """`jam` is an instant; the reader gets the clock on the meeting's wall and its sign."""
    assert words_for(language, zone).plain("terlambat", kode="JP1", jam=NINE_FIVE_MS) == said


def test_a_time_that_was_said_before_stands_as_it_is() -> None:
    """A text in the place of an instant is not read as a number."""
    assert "ditutup pukul 09.30 WIB " in WORDS.plain("terlambat", kode="JP1", jam="09.30 WIB")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (5000, "5.000"),
        (Decimal("12.5"), "12,5"),
        ("5000", "5000"),
        (date(2023, 11, 23), "Kamis, 23 November 2023"),
        (["A", "B", "C"], "A, B, dan C"),
        ([2, 1000], "2 dan 1.000"),
        ({"key": "status_jp_open"}, "Dibuka"),
        ([{"key": "jenis_usulan"}, "X"], "usulan dan X"),
    ],
)
def test_a_value_is_dressed_by_its_kind(value: object, said: str) -> None:
    """Numbers get separators, lists their "dan", keys their words; a code of digits stays a code."""
    assert WORDS.plain("pokok_baris", kode=value, jenis="j", status="s", instansi="i", ringkas="r").startswith(said)


def test_a_word_of_ours_opens_a_sentence_with_a_capital_and_stays_small_inside() -> None:
    """ "usulan" is one word of the table, wherever it stands."""
    jenis = {"key": "jenis_usulan"}
    assert WORDS.plain("usul_minta", jenis=jenis, n=1000) == (
        "Silakan tulis satu usulan dalam satu pesan (paling banyak 1.000 karakter)."
    )
    assert "Terima kasih. Usulan Bapak/Ibu tercatat" in WORDS.plain("usul_tercatat", jenis=jenis, kode="D01")
    assert WORDS.plain("usul_tercatat", jenis="pKk", kode="D01").startswith("Terima kasih. pKk ")


def test_words_of_a_key_follow_the_readers_language_with_their_own_values() -> None:
    """A decision with a name in it is translated whole."""
    putusan = {"key": "putusan_alias", "values": {"lain": "PDAM"}}
    said = words_for("en").plain("luar_diputuskan", instansi="X", putusan=putusan, peran="secretariat", jam="09:05 WIB")
    assert said == "X: recorded as another name of PDAM, by the secretariat at 09:05 WIB."


@pytest.mark.parametrize("value", [True, None, 1.5, object()])
def test_what_has_no_one_way_to_be_said_is_refused(value: object) -> None:
    """No "True", no "None", no float ever reaches a sentence."""
    with pytest.raises(AssertionError):
        WORDS.plain("jp_belum_dibuka", kode=value)


def test_b62_signs_of_markup_are_shown_as_they_were_typed() -> None:
    """An option `<b>&"'` is read as typed: escaped in messages, untouched in labels and toasts."""
    hostile = "<b>&\"'</b> {kode} %s"
    assert WORDS.html("jp_sama", jawaban=hostile) == ("Jawaban tidak berubah: &lt;b&gt;&amp;\"'&lt;/b&gt; {kode} %s.")
    assert hostile in WORDS.plain("jp_sama", jawaban=hostile)
    assert hostile in WORDS.toast("jp_sama", jawaban=hostile)


def test_markup_of_our_own_is_inserted_as_it_is() -> None:
    """A bold line stays bold inside another text, also in a list, and is never escaped twice."""
    bold = Html("<b>A &amp; B</b>")
    assert WORDS.html("jp_sama", jawaban=bold) == "Jawaban tidak berubah: <b>A &amp; B</b>."
    assert WORDS.html("jp_sama", jawaban=[bold, "C&D"]).endswith("<b>A &amp; B</b> dan C&amp;D.")
    assert isinstance(WORDS.html("tersimpan"), Html)


def test_markup_cannot_slip_into_plain_words() -> None:
    """A toast with tags in it would show them."""
    with pytest.raises(AssertionError):
        WORDS.toast("jp_sama", jawaban=Html("<b>A</b>"))


def test_b72_text_that_runs_from_the_right_is_fenced_off_and_nothing_else() -> None:
    """An Arabic name cannot turn the words beside it; a Latin one gets no invisible signs."""
    assert "\u2068محمد\u2069" in WORDS.html("jp_sama", jawaban="محمد")
    assert "\u2068" not in WORDS.html("jp_sama", jawaban="PD 'Aisyiyah ꦗꦮ")
    assert "\u2068" not in WORDS.plain("jp_sama", jawaban="محمد")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("key", sorted(TOAST_KEYS))
def test_a_toast_never_exceeds_its_box(key: str, language: str) -> None:
    """Telegram refuses 201 signs, and an unanswered tap spins."""
    said = words_for(language).toast(key, **ANY_VALUE)
    assert utf16_units(said) <= TOAST_UNITS_MAX


def test_a_toast_gives_way_in_its_longest_value_first() -> None:
    """The code and the closing time stay whole; the long name ends with an ellipsis."""
    said = WORDS.toast("utama_sudah_ada", instansi="Bappeda", label="y" * 500)
    assert said.startswith("Perwakilan utama Bappeda sudah tercatat: yyy")
    assert "y…. Permintaan Bapak/Ibu kami teruskan kepada sekretariat." in said


@given(st.lists(st.sampled_from(["a", " ", FAMILY, "é", "e\u0301", "ꦗꦮ"])), st.integers(1, 40))
def test_a_text_is_cut_between_graphemes(pieces: list[str], units_max: int) -> None:
    """No half emoji, no letter without its accent, and never longer than asked."""
    text = "".join(pieces)
    short = shorten(text, units_max)
    assert utf16_units(short) <= units_max
    if short != text:
        assert short.endswith("…")
        assert text.startswith(short[:-1])
        assert graphemes(text) == graphemes(short[:-1]) + graphemes(text[len(short) - 1 :])
