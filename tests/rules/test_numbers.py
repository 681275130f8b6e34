"""Number answers are read as Indonesians write them or asked again, and their figures are exact."""

from decimal import Decimal
from fractions import Fraction
from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.numbers import (
    NumberFault,
    NumberSummary,
    Read,
    bins,
    canonical,
    check_number,
    from_canonical,
    read_number,
    summarise,
)
from rules.shares import mean_2, median

ANSWERS = (
    st.decimals(-(10**15) + 1, 10**15 - 1, places=6) | st.decimals(-50, 50, places=1) | st.integers(-9, 9).map(Decimal)
)
LISTS = st.lists(ANSWERS, min_size=1, max_size=30)


def decimals(text: str) -> list[Decimal]:
    return [Decimal(part) for part in text.split()]


@pytest.mark.parametrize(
    ("text", "value", "is_doubtful"),
    [
        ("1250", "1250", False),
        ("1.250", "1250", True),
        ("-1.250", "-1250", True),
        ("12.500", "12500", True),
        ("1.250.000", "1250000", False),
        ("12,5", "12.5", False),
        ("1,250", "1.25", False),
        ("1.250,75", "1250.75", False),
        ("1.250,5", "1250.5", False),
        (" 12,5 ", "12.5", False),
        ("\u00a012,5\n", "12.5", False),
        ("-3", "-3", False),
        ("\u22123", "-3", False),
        ("0", "0", False),
        ("-0", "0", False),
        ("-0,00", "0", False),
        ("0,05", "0.05", False),
        ("100", "100", False),
        ("9" * 15 + "," + "9" * 6, "9" * 15 + "." + "9" * 6, False),
        ("999.999.999.999.999", "9" * 15, False),
    ],
)
def test_the_vectors_of_number_answers(text: str, value: str, is_doubtful: bool) -> None:
    """meeting.md 15 and their neighbours: to the digit, and asked about when the only dot could be a comma."""
    read = read_number(text)
    assert read == Read(Decimal(value), is_doubtful)
    assert str(read.value) == value


@pytest.mark.parametrize(
    "text",
    [
        *["1.2", "1.25", "12.5", "1.2500", "1.250.00", "1250.000", "1.250.0000", ".250", "0.250", "00.250"],
        *["1,250,000", "1,250.75", "1,2.3", ",5", "5,", "1..250", "1.", "1,,5"],
        *[
            "Rp5",
            "5 orang",
            "lima",
            "",
            " ",
            "-",
            "--3",
            "+5",
            "- 3",
            "3-",
            "1e5",
            "1E5",
            "0x1F",
            "NaN",
            "Infinity",
            "1_000",
        ],
        *["½", "１２", "١٢", "١٢٫٥", "²", "1 250", "1\u00a0250", "1\u202f250", "1\n250", "081234567890", "007", "-01"],
        *["1" * 16, "1" * 40, "1." + "000." * 5 + "000", "1," + "1" * 7, "9" * 100_000],
    ],
)
def test_what_has_no_one_reading_is_asked_again(text: str) -> None:
    """English figures, units, signs, other digits, inner blanks, telephones, figures without end."""
    assert read_number(text) is None


@given(st.decimals(-(10**15) + 1, 10**15 - 1, places=6), st.booleans())
def test_what_is_written_the_indonesian_way_is_read_back(value: Decimal, is_grouped: bool) -> None:
    """Whatever the number, with or without dots; and only a lone dot is doubtful."""
    whole, _, part = canonical(value).partition(".")
    whole = f"{int(whole.lstrip('-')):,}".replace(",", ".") if is_grouped else whole.lstrip("-")
    text = ("-" if value < 0 else "") + whole + ("," + part if part else "")
    assert read_number(text) == Read(value, whole.count(".") == 1 and not part)


@given(st.text("0123456789.,-+ e\u00a0\u2212１", max_size=25) | st.text())
def test_any_text_is_read_exactly_or_not_at_all(text: str) -> None:
    """Nothing breaks the reading; a number keeps to its limits and survives being stored."""
    read = read_number(text)
    if read is not None:
        assert abs(read.value) < 10**15
        assert from_canonical(canonical(read.value)) == read.value
        assert check_number(read.value, None, None, 6) is None
        assert {digit for digit in text if digit.isdigit()} <= set("0123456789")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12.50", "12.5"),
        ("1E+3", "1000"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("0E-9", "0"),
        ("100", "100"),
        ("1E-6", "0.000001"),
    ],
)
def test_a_number_has_one_canonical_text(value: str, text: str) -> None:
    """No exponent, no trailing zeros, no minus before nothing."""
    assert canonical(Decimal(value)) == text


@pytest.mark.parametrize("text", ["", "-0", "1.0", "01", "+1", "1,5", ".5", "5.", "1e5", "NaN", " 1", "1\n", "-0.0"])
def test_any_other_text_was_not_written_by_us(text: str) -> None:
    """What stands in the store is canonical or the store is broken."""
    with pytest.raises(AssertionError):
        from_canonical(text)


@given(ANSWERS)
def test_the_canonical_text_brings_the_number_back(value: Decimal) -> None:
    """There and back, and the same text again."""
    assert from_canonical(canonical(value)) == value
    assert canonical(from_canonical(canonical(value))) == canonical(value)


def test_bounds_belong_to_what_is_accepted() -> None:
    """Neither side need be there; trailing zeros are no decimals."""
    one, ten = Decimal(1), Decimal(10)
    assert check_number(one, one, ten, 0) is check_number(ten, one, ten, 0) is None
    assert check_number(Decimal("0.9"), one, ten, 1) is NumberFault.TOO_SMALL
    assert check_number(Decimal("10.1"), one, ten, 1) is NumberFault.TOO_LARGE
    assert check_number(Decimal("1.50"), one, ten, 1) is None
    assert check_number(Decimal("1.55"), one, ten, 1) is NumberFault.TOO_FINE
    assert check_number(Decimal("-1e6"), None, None, 0) is None


def test_a_summary_to_the_figure() -> None:
    """The mean of 0 and 0,01 is 0,01 (half up); total and ends are exact."""
    cent = Decimal("0.01")
    assert summarise([Decimal(0), cent]) == NumberSummary(2, cent, cent, cent, Decimal(0), cent)
    summary = summarise(decimals("1250 12.5 1.25 -3"))
    assert summary is not None
    assert [str(figure) for figure in (summary.total, summary.mean, summary.median)] == ["1260.75", "315.19", "6.88"]
    assert (summary.n, str(summary.smallest), str(summary.largest)) == (4, "-3", "1250")
    assert summarise([]) is None


@given(LISTS)
def test_a_summary_is_that_of_exact_fractions(values: list[Decimal]) -> None:
    """Mean and median are those of every other question; the order of answers changes nothing."""
    summary = summarise(values)
    assert summary is not None
    assert Fraction(summary.total) == sum((Fraction(value) for value in values), Fraction(0))
    assert (str(summary.mean), str(summary.median)) == (str(mean_2(values)), str(median(values)))
    assert (summary.n, summary.smallest, summary.largest) == (len(values), min(values), max(values))
    assert summary == summarise(values[::-1])


def test_a_hundred_thousand_numbers_take_no_time() -> None:
    """Figures and columns in well under a second (a quarter, on a free machine)."""
    random = Random(5)
    values = [Decimal(random.randrange(10**12)).scaleb(-3) for _ in range(100_000)]
    started = perf_counter()
    summarise(values)
    bins(values)
    assert perf_counter() - started < 2
