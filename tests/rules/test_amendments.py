"""What a proposed correction is about, until when it may come, and when adopting owes a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.amendments import (
    HOUR_MS,
    TEXT_GRAPHEMES_MAX,
    Target,
    check_rulable,
    check_window,
    closes_at,
    owes_reason,
    read_proposal,
)
from rules.meetings import AFTER_ADOPTION, MeetingState, check_enterable
from rules.refusals import Refusal
from rules.text import MASK

KNOWN = {"D02": Target.POINT, "K1": Target.OUTCOME, "JP1": Target.QUESTION}
ENDED = 1_700_000_000_000


@pytest.mark.parametrize(
    ("raw", "target", "about", "text"),
    [
        ("D02 Rumusannya keliru", Target.POINT, "D02", "Rumusannya keliru"),
        ("d02: Rumusannya keliru", Target.POINT, "D02", "Rumusannya keliru"),
        ("k1, bukan begitu", Target.OUTCOME, "K1", "bukan begitu"),
        ("JP1\nAngkanya dibaca 46", Target.QUESTION, "JP1", "Angkanya dibaca 46"),
        ("nama: Kepala Bidang, Uji Coba", Target.NAME, "", "Kepala Bidang, Uji Coba"),
        ("Kehadiran: kami hadir sejak awal", Target.ATTENDANCE, "", "kami hadir sejak awal"),
        ("Nama instansi kami salah tulis", Target.GENERAL, "", "Nama instansi kami salah tulis"),
        ("Hadir juga perwakilan BPS", Target.GENERAL, "", "Hadir juga perwakilan BPS"),
        ("Setuju", Target.GENERAL, "", "Setuju"),
    ],
)
def test_what_stands_in_front_says_what_is_meant(raw: str, target: Target, about: str, text: str) -> None:
    """A code, or a word with a sign behind it; a sentence that merely begins so stays a sentence."""
    read = read_proposal(raw, KNOWN)
    assert (read.target, read.about, read.text) == (target, about, text)


def test_a_code_of_another_meeting_is_refused_rather_than_taken_for_words() -> None:
    """Under the wrong code it would be worse."""
    with pytest.raises(Refusal) as caught:
        read_proposal("D77 salah", KNOWN)
    assert (caught.value.key, caught.value.values) == ("koreksi_tidak_ada", {"kode": "D77"})


def test_what_a_button_chose_counts_where_no_code_stands() -> None:
    """And a code in front is more exact than the button."""
    assert read_proposal("Sekretaris, Uji", KNOWN, bare=Target.NAME).target is Target.NAME
    assert read_proposal("D02 Sekretaris", KNOWN, bare=Target.NAME).target is Target.POINT


def test_numbers_of_identity_are_masked_and_nothing_is_cut() -> None:
    """As with every other text at the door."""
    read = read_proposal("umum: NIK 3500000000000000 salah", KNOWN)
    assert read.text == f"NIK {MASK} salah"
    assert read.masked
    assert read_proposal("a" * TEXT_GRAPHEMES_MAX, KNOWN).text == "a" * TEXT_GRAPHEMES_MAX
    for raw, key in (
        ("a" * (TEXT_GRAPHEMES_MAX + 1), "teks_panjang"),
        (" \n ", "teks_kosong"),
        ("D02 \n", "teks_kosong"),
    ):
        with pytest.raises(Refusal) as caught:
            read_proposal(raw, KNOWN)
        assert caught.value.key == key


@pytest.mark.parametrize(
    ("state", "closes_ms", "now_ms", "key"),
    [
        (MeetingState.RUNNING, None, ENDED, "koreksi_belum_waktunya"),
        (MeetingState.ENDED, None, ENDED, "koreksi_belum_waktunya"),
        (MeetingState.ENDED, ENDED + 5, ENDED + 4, ""),
        (MeetingState.ENDED, ENDED + 5, ENDED + 5, "koreksi_waktu_habis"),
        (MeetingState.ADOPTED, ENDED + 5, ENDED, "hasil_rapat_ditetapkan"),
        (MeetingState.LOCKED, ENDED + 5, ENDED, "hasil_rapat_ditetapkan"),
    ],
)
def test_corrections_are_taken_from_the_end_until_the_very_instant_of_the_deadline(
    state: MeetingState, closes_ms: int | None, now_ms: int, key: str
) -> None:
    """At the instant itself it is late, as with ballots."""
    if not key:
        check_window(state, closes_ms, now_ms)
        return
    with pytest.raises(Refusal) as caught:
        check_window(state, closes_ms, now_ms)
    assert caught.value.key == key


def test_the_window_is_so_many_hours_and_rulings_end_with_adoption() -> None:
    """Three days unless set otherwise."""
    assert closes_at(ENDED, 72) == ENDED + 3 * 24 * HOUR_MS
    check_rulable(MeetingState.ENDED)
    for state in set(MeetingState) - {MeetingState.ENDED}:
        with pytest.raises(Refusal):
            check_rulable(state)


@given(st.integers(0, 3), st.none() | st.integers(0, 9), st.integers(0, 9))
def test_adopting_owes_a_reason_exactly_while_something_is_open(
    waiting: int, closes_ms: int | None, now_ms: int
) -> None:
    """Proposals without a ruling, or time for more of them."""
    owes = owes_reason(waiting=waiting, closes_ms=closes_ms, now_ms=now_ms)
    assert owes == (bool(waiting) or (closes_ms is not None and now_ms < closes_ms))


@pytest.mark.parametrize(
    "kind", ["point.reworded", "note.corrected", "delegate.renamed", "question.revealed", "decision"]
)
def test_no_entry_that_says_something_else_is_taken_after_adoption(kind: str) -> None:
    """Whatever act forgot to ask; what an adopted meeting takes stands in one list."""
    check_enterable(MeetingState.ENDED, kind)
    for state, key in ((MeetingState.ADOPTED, "hasil_rapat_ditetapkan"), (MeetingState.LOCKED, "rapat_terkunci")):
        with pytest.raises(Refusal) as caught:
            check_enterable(state, kind)
        assert caught.value.key == key
        for taken in AFTER_ADOPTION:
            check_enterable(state, taken)
            if "." not in taken:
                check_enterable(state, f"{taken}.anything")
