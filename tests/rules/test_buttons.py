"""A button carries a code of our own making, and anything else is an old button."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.buttons import NUMBERS, Press, pack, pack_options, unpack, unpack_options
from rules.exports import question_scope
from rules.refusals import Refusal


def test_a_code_is_short_plain_and_versioned() -> None:
    """Version, verb, numbers in base 36."""
    assert pack("v", 123, 92, 1, 4) == "1v.3f.2k.1.4"
    assert unpack("1v.3f.2k.1.4") == unpack(b"1v.3f.2k.1.4") == Press("v", (123, 92, 1, 4))
    assert unpack(pack("fx")) == Press("fx", ())


# The largest id a database gives, and a generation that two thousand million corrections of options would reach.
LARGEST = 2**63 - 1
GENERATION = 36**6 - 1
# Twenty options, the largest ids last first: the longest selection there can be.
WHOLE_LIST = pack_options(range(20, 0, -1))
# What some verbs carry beside ids; every other verb carries nothing longer than ids.
BESIDE_IDS = {
    "v": (LARGEST, LARGEST, GENERATION, *WHOLE_LIST),
    "io": (LARGEST, LARGEST, GENERATION, *WHOLE_LIST),
    "vt": (LARGEST, LARGEST, GENERATION, 20, *WHOLE_LIST),
    "it": (LARGEST, LARGEST, GENERATION, 20, *WHOLE_LIST),
    "vn": (LARGEST, LARGEST, GENERATION, 1, 10**15 - 1, 999_999),
    # A meeting and a question; documents, flags and pages are few.
    "xm": (LARGEST, GENERATION, question_scope(LARGEST // 2), 3, GENERATION),
}


@given(st.sampled_from(sorted(NUMBERS)), st.data())
def test_whatever_is_packed_comes_back(verb: str, data: st.DataObject) -> None:
    """Any verb with as many numbers as it may carry, the first four as large as an id can be."""
    count = data.draw(st.integers(*NUMBERS[verb]))
    numbers = tuple(data.draw(st.integers(0, LARGEST if place < 4 else 35)) for place in range(count))
    code = pack(verb, *numbers)
    assert len(code.encode()) <= 64
    assert code.isascii()
    assert unpack(code) == Press(verb, numbers)


@pytest.mark.parametrize("verb", sorted(NUMBERS))
def test_b70_the_longest_real_button_of_every_verb_fits(verb: str) -> None:
    """Ids of 2^63 - 1, twenty options in one selection with the option pressed beside it: 64 bytes hold it."""
    most = NUMBERS[verb][1]
    numbers = BESIDE_IDS.get(verb, (LARGEST,) * most)
    assert len(numbers) == most
    code = pack(verb, *numbers)
    assert len(code.encode()) <= 64
    assert unpack(code) == Press(verb, numbers)


@given(st.lists(st.integers(1, 35), max_size=20, unique=True) | st.lists(st.integers(1, 20), max_size=24))
def test_any_order_of_options_comes_back_from_two_numbers(option_ids: list[int]) -> None:
    """A selection is its options in their order, one sign each; twenty of them are two numbers of a button."""
    packed = pack_options(option_ids)
    assert len(packed) == (len(option_ids) + 11) // 12
    assert all(0 < number <= LARGEST for number in packed)
    assert unpack_options(packed) == tuple(option_ids)


def test_a_selection_reads_as_its_options() -> None:
    """(3, 1, 5) is 315, option 10 is a, option 20 is k; nothing chosen is no number at all."""
    assert pack("v", 7, 12, 0, *pack_options((3, 1, 5))) == "1v.7.c.0.315"
    assert pack("v", 7, 12, 0, *pack_options((20, 10))) == "1v.7.c.0.ka"
    assert pack_options(()) == unpack_options(()) == ()
    assert pack("vt", 7, 12, 0, 3, *pack_options(())) == "1vt.7.c.0.3"


@pytest.mark.parametrize(
    "numbers",
    [(0,), (36,), (int("102", 36),), (1, 2), (int("1" * 11, 36), 1), (int("1" * 13, 36),), (int("1" * 12, 36), 0)],
)
def test_a_selection_that_is_never_written_is_an_old_button(numbers: tuple[int, ...]) -> None:
    """Option 0, a first number that is not full, a number that is too full: one selection has one spelling."""
    with pytest.raises(Refusal) as refused:
        unpack_options(numbers)
    assert refused.value.key == "tombol_lama"


@given(st.lists(st.integers(0, LARGEST), max_size=3))
def test_a_strangers_selection_is_read_or_refused(numbers: list[int]) -> None:
    """Whatever can be read is written back as the very same numbers."""
    try:
        option_ids = unpack_options(numbers)
    except Refusal:
        return
    assert list(pack_options(option_ids)) == numbers


@pytest.mark.parametrize("option_ids", [(0,), (36,), (-1,), (1, 40)])
def test_an_option_that_is_no_sign_is_our_mistake(option_ids: tuple[int, ...]) -> None:
    """Questions number their options from 1 to 20."""
    with pytest.raises(AssertionError):
        pack_options(option_ids)


@pytest.mark.parametrize(
    "foreign",
    [
        *["", "1", "v.1", "2v.1", "1V.1", "1vote.1", "1v.", "1v..1", "1v.01", "1v.1_0", "1v. 1", "1v.+1", "1v.-1"],
        *["1v", "1v.1.1.1", "1va.1", "1va.1.1.1", "1fx.1.1", "1zz.1", "1v.1.1.1.1.1.1", "1vt.1.1.1", "1vn.1.1.1.1"],
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
