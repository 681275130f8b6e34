"""What people submit for discussion: measured, masked, never cut, and asked about when it may be noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.points import (
    PointAct,
    PointState,
    check_seen,
    is_done,
    is_noise,
    is_repeat,
    may_move,
    move,
    point_code,
    read_answer,
    write_field,
    write_point,
)
from rules.refusals import Refusal

REAL = "usul data kemiskinan ekstrem diverval ulang tiap tribulan pak, by name by adress"


def test_a_point_is_cleaned_and_masked() -> None:
    """N04 of the sample meeting: the number is hidden before anything is stored."""
    point = write_point("warga kami NIK 3500000000000000 blm\u200b dpt bantuan sama sekali tolong dibantu ")
    assert point.text == "warga kami NIK [nomor identitas disamarkan] blm dpt bantuan sama sekali tolong dibantu"
    assert (point.masked, point.dropped, point.needs_confirmation) == (1, 1, False)


def test_a_thousand_graphemes_pass_and_one_more_is_refused_with_both_numbers() -> None:
    """Nothing is ever cut."""
    assert len(write_point("a" * 1000).text) == 1000
    assert write_point("👨‍👩‍👧" * 1000)
    with pytest.raises(Refusal) as refused:
        write_point("a" * 5000)
    assert (refused.value.key, refused.value.values) == ("usul_panjang", {"n": 5000, "maks": 1000})
    with pytest.raises(Refusal) as refused:
        write_point(("a" + "\u0301" * 4_000) * 4)
    assert (refused.value.key, refused.value.values) == ("usul_panjang", {"n": 1334, "maks": 1000})
    with pytest.raises(Refusal) as refused:
        write_field("a" + "\u0301" * 4_000)
    assert (refused.value.key, refused.value.values) == ("teks_panjang", {"n": 334, "maks": 200})
    with pytest.raises(Refusal, match="teks_kosong"):
        write_point("\u3164\u2800")


@pytest.mark.parametrize(
    "text",
    [
        *["tes", "Assalamualaikum wr wb, hadir nggih 🙏", "🙏🙏🙏👍", "Selamat pagi Bapak Ibu", "1234567890123", "."],
        *["Assalamu'alaikum warahmatullahi wabarakatuh", "siap, terima kasih 🙏"],
    ],
)
def test_noise_is_asked_about(text: str) -> None:
    """N01 and N02 of the sample meeting: never refused, only asked."""
    assert is_noise(text)
    assert write_point(text).needs_confirmation


@pytest.mark.parametrize(
    "text", [REAL, "Mohon jalan desa", "Selamat pagi, usul jalan desa", "ꦗꦮꦗꦮꦗꦮꦗꦮꦗꦮꦗꦮ", "Perbaiki jalan"]
)
def test_a_real_point_is_not_asked_about(text: str) -> None:
    """A greeting before it, or another script, makes it no noise."""
    assert not is_noise(text)


def test_the_same_text_within_a_minute_is_a_repeat() -> None:
    """N03 of the sample meeting."""
    assert is_repeat(REAL + " ", REAL.upper(), 1_000, 61_000)
    assert not is_repeat(REAL, REAL, 1_000, 61_001)
    assert not is_repeat(REAL + " lagi", REAL, 1_000, 2_000)


def test_points_are_numbered_within_the_meeting() -> None:
    """D01 to D99, then D100."""
    assert [point_code(number) for number in (1, 25, 100)] == ["D01", "D25", "D100"]


STATES = ("received", "shown", "held", "merged", "declined", "discussed", "answered")
NO = "pokok_tidak_dapat"
TABLE = {
    "show": ("shown", "shown", "shown", NO, "shown", NO, NO),
    "hold": ("held", "held", "held", NO, NO, NO, NO),
    "merge": ("merged", "merged", "merged", "merged", NO, "merged", "merged"),
    "unmerge": ("received", NO, NO, "received", NO, NO, NO),
    "decline": ("declined", "declined", "declined", NO, "declined", NO, NO),
    "discuss": (NO, "discussed", NO, NO, NO, "discussed", NO),
    "answer": (NO, "answered", NO, NO, NO, "answered", "answered"),
    "reopen": ("received", "shown", "received", NO, "received", "shown", "shown"),
}


@pytest.mark.parametrize("act", list(PointAct))
@pytest.mark.parametrize("state", list(PointState))
def test_every_act_in_every_state(state: PointState, act: PointAct) -> None:
    """meeting.md 8, and twice is once."""
    expected = TABLE[act][STATES.index(state)]
    if expected == NO:
        with pytest.raises(Refusal) as refused:
            move("D01", state, act, reason="lainnya")
        assert (refused.value.key, refused.value.values) == (NO, {"kode": "D01"})
        return
    assert move("D01", state, act, reason="lainnya") == expected
    assert move("D01", move("D01", state, act, reason="lainnya"), act) == expected


@pytest.mark.parametrize("act", list(PointAct))
@pytest.mark.parametrize("state", list(PointState))
def test_a_button_stands_where_the_act_leads_somewhere(state: PointState, act: PointAct) -> None:
    """Neither where it was done already, nor where it would be refused."""
    expected = TABLE[act][STATES.index(state)]
    assert may_move(state, act) is (expected not in (NO, state.value))
    assert is_done(state, act) is (expected == state.value)


def test_an_act_on_an_older_revision_is_refused_with_the_state() -> None:
    """Another official was faster; the sentence says what became of the point."""
    check_seen("D01", PointState.SHOWN, 3, 3)
    with pytest.raises(Refusal) as refused:
        check_seen("D01", PointState.HELD, 3, 2)
    assert refused.value.key == "pokok_baru_diubah"
    assert refused.value.values == {"kode": "D01", "status": {"key": "status_pokok_held"}}


def test_an_answer_names_who_gave_it() -> None:
    """In front of a colon, or chosen before; the text may hold colons of its own."""
    assert read_answer("Dinas  Sosial: jadwal: Maret") == ("Dinas Sosial", "jadwal: Maret")
    assert read_answer("jadwal: Maret", "Dinsos") == ("Dinsos", "jadwal: Maret")
    assert "[nomor identitas" in read_answer("Dinsos: NIK 3500000000000000")[1]
    assert read_answer("NIK 3507 \u200e 1234  5678  9012: ya")[0] == "NIK [nomor identitas disamarkan]"
    for raw in ("tanpa nama", ": isi", "Dinsos:", "Dinsos:  \u200b", "\u3164: isi"):
        with pytest.raises(Refusal) as refused:
            read_answer(raw)
        assert refused.value.key == "tanggapan_bentuk"
    with pytest.raises(Refusal) as refused:
        read_answer("x" * 201 + ": isi")
    assert (refused.value.key, refused.value.values) == ("teks_panjang", {"n": 201, "maks": 200})
    with pytest.raises(Refusal) as refused:
        read_answer("x" * 1001, "Dinsos")
    assert refused.value.values == {"n": 1001, "maks": 1000}


def test_declining_owes_a_reason() -> None:
    """The sender gets it."""
    with pytest.raises(Refusal) as refused:
        move("D01", PointState.RECEIVED, PointAct.DECLINE)
    assert refused.value.key == "alasan_usul_wajib"


@given(st.text(max_size=1200))
def test_anything_sent_is_a_point_or_a_refusal(raw: str) -> None:
    """And what is stored holds no identity number, however it came."""
    try:
        point = write_point(raw)
    except Refusal:
        return
    assert write_point(point.text).masked == 0
