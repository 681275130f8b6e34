"""A button carries a code of our own making, and anything else is an old button."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.buttons import NUMBERS, Press, pack, unpack
from rules.refusals import Refusal


def test_a_code_is_short_plain_and_versioned() -> None:
    """Version, verb, numbers in base 36."""
    assert pack("v", 123, 92, 1, 4) == "1v.3f.2k.1.4"
    assert unpack("1v.3f.2k.1.4") == unpack(b"1v.3f.2k.1.4") == Press("v", (123, 92, 1, 4))
    assert unpack(pack("fx")) == Press("fx", ())


@given(st.sampled_from(sorted(NUMBERS)), st.lists(st.integers(0, 2**63 - 1), min_size=4, max_size=4))
def test_whatever_is_packed_comes_back(verb: str, numbers: list[int]) -> None:
    """Four of the largest ids fit beside any verb that carries so many."""
    numbers = numbers[: NUMBERS[verb][1]]
    code = pack(verb, *numbers)
    assert len(code.encode()) <= 64
    assert code.isascii()
    assert unpack(code) == Press(verb, tuple(numbers))


def test_b70_the_longest_real_button_fits() -> None:
    """A ten-digit question id, the tenth delegate, a generation and twenty option numbers, as ticks of a whole list."""
    assert len(pack("v", 9_999_999_999, 10, 35, *range(1, 21))) <= 64


@pytest.mark.parametrize(
    "foreign",
    [
        *["", "1", "v.1", "2v.1", "1V.1", "1vote.1", "1v.", "1v..1", "1v.01", "1v.1_0", "1v. 1", "1v.+1", "1v.-1"],
        *["1v", "1v.1.1.1", "1va.1", "1va.1.1.1", "1fx.1", "1zz.1"],
        *["1v.1\n", "1v.A", "1v.é", "1v.١", "1v.3w5e11264sgsg", "1v." + "1." * 40 + "1", "1v.zzzzzzzzzzzzzz"],
    ],
)
def test_anything_foreign_is_an_old_button(foreign: str) -> None:
    """Unknown versions, other spellings and numbers no id can be."""
    for code in (foreign, foreign.encode()):
        with pytest.raises(Refusal) as refused:
            unpack(code)
        assert refused.value.key == "tombol_lama"


@given(st.one_of(st.text(max_size=80), st.binary(max_size=80), st.from_regex(r"1[a-z.0-9]{0,70}", fullmatch=True)))
def test_a_strangers_code_is_read_or_refused_and_has_one_spelling(code: str | bytes) -> None:
    """What can be unpacked packs to the very same code."""
    try:
        press = unpack(code)
    except Refusal:
        return
    assert pack(press.verb, *press.numbers) == (code if isinstance(code, str) else code.decode())


@pytest.mark.parametrize(
    ("verb", "numbers"),
    [("", ()), ("long", ()), ("V", ()), ("v", (-1,)), ("v", (2**63,)), ("v", (2**62,) * 5), ("va", (1,))],
)
def test_a_button_that_cannot_be_is_our_mistake(verb: str, numbers: tuple[int, ...]) -> None:
    """Length is asserted in bytes before Telegram would refuse it."""
    with pytest.raises(AssertionError):
        pack(verb, *numbers)
