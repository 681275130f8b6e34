"""What an outcome may look like: codes before its text, a follow-up in one line, days that people type."""

from datetime import date

import pytest
from babel.dates import format_date

from rules.dates import read_date
from rules.meetings import MeetingState
from rules.outcomes import (
    LINE_GRAPHEMES_MAX,
    TEXT_GRAPHEMES_MAX,
    OutcomeKind,
    Parts,
    check_writable,
    has_figures,
    mark,
    read_line,
    read_text,
    split_follow_up,
    split_ties,
)
from rules.refusals import Refusal
from rules.text import MASK

KNOWN = ("D01", "D02", "D12", "JP1", "JP2")


@pytest.mark.parametrize(
    ("typed", "codes", "text"),
    [
        ("D02 JP1 Data diverval", ("D02", "JP1"), "Data diverval"),
        ("d02, jp1: Data diverval", ("D02", "JP1"), "Data diverval"),
        ("D01;D02 & D12\nSatu baris", ("D01", "D02", "D12"), "Satu baris"),
        ("D02 D02 sekali saja", ("D02",), "sekali saja"),
        ("Data D02 diverval", (), "Data D02 diverval"),
        ("D3 Kebidanan diusulkan", (), "D3 Kebidanan diusulkan"),
        ("PP12 Tahun 2021 diacu", (), "PP12 Tahun 2021 diacu"),
        ("JP1", ("JP1",), ""),
        ("", (), ""),
    ],
)
def test_codes_in_front_of_a_text_are_ties_and_nothing_else_is(typed: str, codes: tuple[str, ...], text: str) -> None:
    """In any case and with any separator; the text stands as it was typed."""
    assert split_ties(typed, KNOWN) == (codes, text)


@pytest.mark.parametrize("typed", ["D99 teks", "JP7 teks", "D02 D99 teks"])
def test_a_code_that_does_not_exist_is_refused(typed: str) -> None:
    """It is no part of the text: somebody mistyped it."""
    with pytest.raises(Refusal) as refused:
        split_ties(typed, KNOWN)
    assert refused.value.key == "kaitan_tidak_ada"


def test_every_kind_has_its_own_mark() -> None:
    """And none is taken for a point or a question."""
    assert [mark(kind, 1) for kind in OutcomeKind] == ["C1", "K1", "KP1", "TL1"]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Verval data | Dinsos | 30-12-2023", ("Verval data", "Dinsos", "30-12-2023")),
        ("Verval data|Dinsos", ("Verval data", "Dinsos", "")),
        ("Verval data || 30-12-2023", ("Verval data", "", "30-12-2023")),
        ("Verval data", ("Verval data", "", "")),
    ],
)
def test_a_follow_up_in_one_line(typed: str, parts: tuple[str, str, str]) -> None:
    """What, who, until when; the last two may be left out."""
    assert split_follow_up(typed) == Parts(*parts)


def test_a_fourth_part_is_refused() -> None:
    """Nobody's words are dropped."""
    with pytest.raises(Refusal) as refused:
        split_follow_up("a | b | c | d")
    assert refused.value.key == "tindak_lanjut_bentuk"


@pytest.mark.parametrize(
    "typed",
    [
        *("30-11-2023", "30/11/2023", "30.11.2023", "30 11 2023", "2023-11-30", "2023/11/30", "30 November 2023"),
        *("30 november 2023", "Kamis, 30 November 2023", "30 Nov 2023", "30-Nov-2023", " tgl 30  nopember 2023 "),
        *("tanggal 30 Nov. 2023", "30november2023"),
    ],
)
def test_a_day_is_read_in_every_usual_form(typed: str) -> None:
    """The day first, as it is written here, or the year first, as files write it."""
    assert read_date(typed) == date(2023, 11, 30)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "besok", "30-11-23", "31-11-2023", "11-30-2023", "30 Novembre 2023", "30-11-2023 10.00", "2023-11"),
        *("30/11-2023", "0-1-2023", "30-11-1999", "30-11-2101", "٣٠-١١-٢٠٢٣", "akhir November 2023", "=1+1"),
    ],
)
def test_a_day_that_is_not_clear_is_refused(typed: str) -> None:
    """Two digits of a year, a day the month does not have, the American order: nothing is guessed."""
    with pytest.raises(Refusal) as refused:
        read_date(typed)
    assert refused.value.key == "tanggal_salah"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_by_its_name(month: int) -> None:
    """Indonesian names, whole and with three letters."""
    name_of = format_date(date(2024, month, 1), "MMMM", locale="id")
    for name in (name_of, name_of[:3], name_of.upper()):
        assert read_date(f"1 {name} 2024") == date(2024, month, 1)


@pytest.mark.parametrize(
    ("text", "has"),
    [("naik 12,5 persen", True), ("Rp488.754", True), ("D02 diterima", False), ("dua belas", False), ("٣٠", True)],
)
def test_figures_ask_for_their_source(text: str, has: bool) -> None:
    """The number of a point is none."""
    assert has_figures(text) is has


def test_texts_are_cleaned_masked_and_never_cut() -> None:
    """A text keeps its lines, a line is one; both numbers stand in the refusal."""
    assert read_text(" a\u202e\nb ") == "a\nb"
    assert read_line("a\nb") == "a b"
    assert read_text("NIK 3517011212800001") == f"NIK {MASK}"
    for read, most in ((read_text, TEXT_GRAPHEMES_MAX), (read_line, LINE_GRAPHEMES_MAX)):
        assert read("👨‍👩‍👧‍👦" * most) == "👨‍👩‍👧‍👦" * most
        with pytest.raises(Refusal) as refused:
            read("x" * (most + 1))
        assert refused.value.values == {"n": most + 1, "maks": most}


def test_after_adoption_nothing_is_written() -> None:
    """Until then it is, also before the meeting runs and after it ended."""
    for state in MeetingState:
        if state in (MeetingState.ADOPTED, MeetingState.LOCKED):
            with pytest.raises(Refusal):
                check_writable(state)
        else:
            check_writable(state)
