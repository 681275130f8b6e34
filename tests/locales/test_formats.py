"""Promises of figures, dates and times: the test vectors of the specification, and words of numbers against a twin."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import formats

FIVE_PAST_TWO_MS = 1_700_705_100_000  # 2023-11-23 02:05 UTC
HOUR_MS = 3_600_000
DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
GROUPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"), (1, ""))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("1234.5"), "1.234,5"),
        (1_000_000, "1.000.000"),
        (0, "0"),
        (Decimal("0.000001"), "0,000001"),
        (Decimal("1.750000"), "1,75"),
        (-1234, "-1.234"),
    ],
)
def test_a_number_has_dots_for_thousands_and_a_comma(value: int | Decimal, said: str) -> None:
    """Six decimals of a weight are kept; trailing zeros are not."""
    assert formats.number(value) == said


def test_numbers_follow_the_readers_language() -> None:
    """In English the signs change places."""
    assert formats.number(Decimal("1234.5"), "en") == "1,234.5"
    assert formats.percent_units(435, 1, "en") == "43.5%"
    assert formats.percent_words(435, 1, "en") == "43.5 per cent"


@pytest.mark.parametrize(("value", "said"), [("2.45", "2,45"), ("2", "2,00"), ("1234.5", "1.234,50")])
def test_a_mean_always_shows_two_decimals(value: str, said: str) -> None:
    """A column of means lines up."""
    assert formats.decimal_2(Decimal(value)) == said


@pytest.mark.parametrize(
    ("units", "decimals", "table", "sentence"),
    [
        (435, 1, "43,5%", "43,5 persen"),
        (1000, 1, "100,0%", "100,0 persen"),
        (0, 1, "0,0%", "0,0 persen"),
        (5, 1, "0,5%", "0,5 persen"),
        (43, 0, "43%", "43 persen"),
        (12345, 2, "123,45%", "123,45 persen"),
        (None, 1, "–", "–"),
    ],
)
def test_a_share_is_written_from_its_units(units: int | None, decimals: int, table: str, sentence: str) -> None:
    """The units are rounded already; here nothing is, and a share that does not exist is a dash."""
    assert formats.percent_units(units, decimals) == table
    assert formats.percent_words(units, decimals) == sentence


def test_a_share_can_stand_without_its_sign() -> None:
    """Where the text itself says "persen"."""
    assert formats.percent_number(939) == "93,9"


def test_money_has_no_blank_and_cents_only_when_asked() -> None:
    """Rp488.754; Rp488.754,00 where cents are shown; a debt has its sign before it."""
    assert formats.rupiah(488754) == "Rp488.754"
    assert formats.rupiah(488754, shows_cents=True) == "Rp488.754,00"
    assert formats.rupiah(Decimal("-1500.5"), shows_cents=True) == "-Rp1.500,50"


def test_dates_in_sentences_documents_tables_and_words() -> None:
    """One day, written as each place wants it."""
    day = date(2023, 11, 23)
    assert formats.day_date(day) == "Kamis, 23 November 2023"
    assert formats.day_date(day, "en") == "Thursday, 23 November 2023"
    assert formats.date_long(day) == "23 November 2023"
    assert formats.date_dashed(day) == "23-11-2023"
    assert formats.date_slashed(day) == "23/11/2023"
    assert formats.date_words(day) == ("tanggal dua puluh tiga bulan November tahun dua ribu dua puluh tiga")


def test_the_days_of_the_week_are_spelt_as_the_office_spells_them() -> None:
    """Senin to Minggu, and Jumat without an apostrophe."""
    days = [formats.day_date(date(2023, 11, 20 + n)).split(",")[0] for n in range(7)]
    assert days == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Jakarta", "09.05 WIB"),
        ("Asia/Pontianak", "09.05 WIB"),
        ("Asia/Makassar", "10.05 WITA"),
        ("Asia/Jayapura", "11.05 WIT"),
        ("Asia/Kolkata", "07.35 UTC+5.30"),
        ("America/New_York", "21.05 UTC-5"),
        ("UTC", "02.05 UTC"),
    ],
)
def test_a_time_says_in_which_zone_it_is(zone: str, said: str) -> None:
    """WIB, WITA, WIT in Indonesia; elsewhere the distance from UTC on that day."""
    assert formats.clock(FIVE_PAST_TWO_MS, zone) == said
    assert formats.at_clock(FIVE_PAST_TWO_MS, zone) == f"pukul {said}"


def test_b61_midnight_belongs_to_the_day_of_the_meeting() -> None:
    """23.30 WIB is already tomorrow in WIT; the stamp carries the day of its own zone."""
    late_ms = FIVE_PAST_TWO_MS + 14 * HOUR_MS + 25 * 60_000
    assert formats.stamp(late_ms, "Asia/Jakarta") == "23-11-2023 23.30 WIB"
    assert formats.stamp(late_ms, "Asia/Jayapura") == "24-11-2023 01.30 WIT"


def test_a_time_ending_in_milliseconds_is_not_rounded_up() -> None:
    """09.04.59,999 is 09.04: a closing is never shown before it happened."""
    assert formats.clock(FIVE_PAST_TWO_MS - 1, "Asia/Jakarta", shows_seconds=True) == "09.04.59 WIB"
    assert formats.clock(FIVE_PAST_TWO_MS - 1, "Asia/Jakarta") == "09.04 WIB"
    assert formats.clock(FIVE_PAST_TWO_MS, "Asia/Jakarta", "en") == "09:05 WIB"


def test_a_span_of_time_names_the_zone_once() -> None:
    """pukul 09.00 s.d. 11.30 WIB, or open-ended."""
    nine_ms = FIVE_PAST_TWO_MS - 5 * 60_000
    half_past_eleven_ms = nine_ms + 150 * 60_000
    assert formats.clock_span(nine_ms, half_past_eleven_ms, "Asia/Jakarta") == "pukul 09.00 s.d. 11.30 WIB"
    assert formats.clock_span(nine_ms, None, "Asia/Jakarta") == "pukul 09.00 WIB s.d. selesai"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1100, "seribu seratus"),
        (2023, "dua ribu dua puluh tiga"),
        (11000, "sebelas ribu"),
        (117360, "seratus tujuh belas ribu tiga ratus enam puluh"),
        (1000000, "satu juta"),
        (1001000, "satu juta seribu"),
        (1021000, "satu juta dua puluh satu ribu"),
        (Decimal("2.45"), "dua koma empat lima"),
        (Decimal("0.05"), "nol koma nol lima"),
    ],
)
def test_numbers_in_words(value: int | Decimal, said: str) -> None:
    """The vectors of the specification, and the thousand after a million that num2words gets wrong."""
    assert formats.terbilang(value) == said


def below_thousand(value: int) -> str:
    """0 (nothing) to 999 in words, written apart from the library."""
    hundreds, rest = divmod(value, 100)
    words = [] if not hundreds else ["seratus" if hundreds == 1 else f"{DIGITS[hundreds]} ratus"]
    if rest in (10, 11):
        words.append({10: "sepuluh", 11: "sebelas"}[rest])
    elif 11 < rest < 20:
        words.append(f"{DIGITS[rest - 10]} belas")
    else:
        words += [f"{DIGITS[rest // 10]} puluh"] * (rest >= 20) + [DIGITS[rest % 10]] * (rest % 10 > 0)
    return " ".join(words)


def in_words(value: int) -> str:
    """Any number below a thousand trillions in words, written apart from the library."""
    words = []
    for size, name in GROUPS:
        group = value // size % 1000
        if size == 1000 and group == 1:
            words.append("seribu")
        elif group:
            words.append(f"{below_thousand(group)} {name}".strip())
    return " ".join(words) or "nol"


def test_every_number_to_two_thousand_in_words() -> None:
    """Years and counts of people: each one compared with a twin."""
    assert [n for n in range(2100) if formats.terbilang(n) != in_words(n)] == []


@given(st.integers(0, 10**15 - 1) | st.integers(0, 999).map(lambda n: n * 10**6 + 1000 + n))
def test_large_numbers_in_words(value: int) -> None:
    """Money of a regency's budget, with a single thousand in the middle too."""
    assert formats.terbilang(value) == in_words(value)


def test_a_count_in_a_formal_sentence_has_both() -> None:
    """3 (tiga)."""
    assert formats.count_words(3) == "3 (tiga)"
    assert formats.count_words(1250) == "1.250 (seribu dua ratus lima puluh)"


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["A"], "A"), (["A", "B"], "A dan B"), (["A", "B", "C"], "A, B, dan C")]
)
def test_a_list_ends_with_dan(items: list[str], said: str) -> None:
    """With the comma before it from three on."""
    assert formats.list_words(items) == said
