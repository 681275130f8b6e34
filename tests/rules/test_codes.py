"""A code can be read aloud and typed carelessly, and cannot be guessed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.codes import CODE_SIGNS, Attempts, new_join_code, new_key, read_join_code, show_join_code
from rules.refusals import Refusal


@given(st.integers(), st.lists(st.sampled_from([" ", "-", "\u2013", "\u00a0", "\n"]), min_size=9, max_size=9))
def test_b99_a_code_is_read_in_any_case_with_any_blanks_and_hyphens(seed: int, between: list[str]) -> None:
    """As people type what they see on a screen."""
    code = new_join_code(Random(seed).choice)
    assert len(code) == 8
    assert set(code) <= set(CODE_SIGNS)
    assert read_join_code(show_join_code(code)) == code
    typed = "".join(gap + sign for gap, sign in zip(between, [*code.lower(), ""], strict=True))
    assert read_join_code(typed) == code


def test_the_code_is_shown_in_two_halves() -> None:
    """ABCD-2345."""
    assert show_join_code("ABCD2345") == "ABCD-2345"


@pytest.mark.parametrize(
    "text", ["", "ABCD-234", "ABCD-23456", "ABCD-2340", "ABCD-234O", "ABCD-234I", "ＡＢＣＤ２３４５", "ſBCD2345"]
)
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    """Too short, too long, or signs that are never issued."""
    assert read_join_code(text) is None


def test_a_key_has_128_bits_in_22_signs_of_a_deep_link() -> None:
    """Only what Telegram lets through in `?start=`."""
    key = new_key(Random(1).randbytes)
    assert len(key) == 22
    assert set(key) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
    assert new_key(lambda size: b"\xff" * size) == "_" * 21 + "w"


def test_b105_five_wrong_codes_make_a_pause_of_ten_minutes() -> None:
    """The fifth wrong try starts the pause; when it is over, five more are free."""
    attempts = Attempts()
    for at in range(0, 5_000, 1_000):
        attempts.check(at)
        attempts = attempts.add_wrong(at)
    with pytest.raises(Refusal) as refused:
        attempts.check(4_001)
    assert (refused.value.key, refused.value.values) == ("kode_dibatasi", {"jam": 604_000})
    with pytest.raises(Refusal):
        attempts.check(603_999)
    attempts.check(604_000)
    assert attempts.add_wrong(604_000).paused_until(604_000) is None


def test_slow_mistakes_make_no_pause() -> None:
    """Five wrong over an hour are an unlucky person."""
    attempts = Attempts()
    for at in range(0, 3_600_000, 150_001):
        attempts.check(at)
        attempts = attempts.add_wrong(at)


@given(st.lists(st.integers(0, 400_000), max_size=60))
def test_r17_no_ten_minutes_see_more_than_five_wrong_codes(steps: list[int]) -> None:
    """Whatever the rhythm of a guesser, in no window of ten minutes are more than five tries let through."""
    now, attempts, let_through = 0, Attempts(), []
    for step in steps:
        now += step
        if attempts.paused_until(now) is None:
            attempts = attempts.add_wrong(now)
            let_through.append(now)
    for at in let_through:
        assert sum(1 for other in let_through if at <= other < at + 600_000) <= 5


@given(st.lists(st.integers(-20_000_000, 20_000_000), max_size=12), st.integers(-20_000_000, 20_000_000))
def test_a_clock_that_jumps_never_shuts_anybody_out_for_longer(times: list[int], now: int) -> None:
    """A clock set back by hours must not make a pause of hours."""
    attempts = Attempts()
    for at in times:
        attempts = attempts.add_wrong(at)
    until = attempts.paused_until(now)
    assert until is None or now < until <= now + 600_000
