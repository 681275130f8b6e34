"""A half-made ballot: a press asks for a state, so that pressing twice is pressing once and quick presses all count."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.answers import Answer
from rules.drafts import CLEAR, pressed
from rules.kinds import KINDS
from rules.questions import Kind, Question
from rules.refusals import Refusal
from rules.settings import Settings
from tests.rules.cast_ballots import options_of
from tests.rules.conftest import Asks

Made = tuple[int, ...]
UP_TO_TWO = Settings(choices_max=2)
PRESSES = st.lists(st.integers(0, 5), max_size=12)


@pytest.fixture(scope="module")
def ticks(ask: Asks) -> Question:
    """Four choices of which all may be ticked, and an abstention with the id 5."""
    return ask(kind=Kind.MULTIPLE, options=options_of(Kind.MULTIPLE))


@pytest.fixture(scope="module")
def order(ask: Asks) -> Question:
    """Five options to be ranked."""
    return ask(kind=Kind.RANKING)


def refused(question: Question, shown: Made, option_id: int, current: Made | None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        pressed(question, shown, option_id, current)
    return caught.value


def after(question: Question, presses: list[int]) -> Made:
    """The ballot after presses, each on the keyboard the one before it left; a refused one leaves it as it was."""
    made: Made = ()
    for option_id in presses:
        try:
            made = pressed(question, made, option_id, made)
        except Refusal:
            continue
    return made


def test_ticks_stand_in_option_order_and_go_when_pressed_again(ticks: Question) -> None:
    """Whatever the order of the taps; a tap on what the keyboard shows as ticked takes it out."""
    assert pressed(ticks, (), 3, ()) == (3,)
    assert pressed(ticks, (3,), 1, (3,)) == (1, 3)
    assert pressed(ticks, (1, 3), 3, (1, 3)) == (1,)
    assert pressed(ticks, (1,), 1, (1,)) == ()


def test_places_stand_in_the_order_of_the_taps(order: Question) -> None:
    """What is taken out of the middle closes the gap; what is put in again comes last."""
    assert after(order, [4, 2, 5]) == (4, 2, 5)
    assert after(order, [4, 2, 5, 2]) == (4, 5)
    assert after(order, [4, 2, 5, 2, 2]) == (4, 5, 2)


def test_e04_a_button_pressed_twice_on_one_keyboard_counts_once(ticks: Question, order: Question) -> None:
    """The second press of an impatient finger asks for what is so already, in and out alike."""
    for question in (ticks, order):
        once = pressed(question, (1,), 2, (1,))
        assert pressed(question, (1,), 2, once) == once == (1, 2)
        out = pressed(question, (1, 2), 1, (1, 2))
        assert pressed(question, (1, 2), 1, out) == out == (2,)


def test_two_quick_presses_on_one_keyboard_both_count(ticks: Question, order: Question) -> None:
    """The keyboard of the second press does not know of the first; the ballot does."""
    for question in (ticks, order):
        first = pressed(question, (), 2, None)
        assert pressed(question, (), 4, first) == (2, 4)
        without = pressed(question, (2, 4), 2, (2, 4))
        assert pressed(question, (2, 4), 3, without) == ((3, 4) if question is ticks else (4, 3))


def test_after_a_restart_the_button_alone_carries_the_ballot(ticks: Question, order: Question) -> None:
    """Nothing is known by then but what the keyboard showed, and that is enough."""
    assert pressed(ticks, (1, 3), 2, None) == (1, 2, 3)
    assert pressed(ticks, (1, 3), 3, None) == (1,)
    assert pressed(order, (3, 1), 2, None) == (3, 1, 2)
    assert pressed(order, (3, 1), 3, None) == (1,)


def test_more_than_may_be_ticked_is_refused_with_the_number(ticks: Question) -> None:
    """jp_terlalu_banyak: take one off first; a quick second press meets the limit as well."""
    question = replace(ticks, settings=UP_TO_TWO)
    refusal = refused(question, (1, 2), 3, (1, 2))
    assert (refusal.key, refusal.values) == ("jp_terlalu_banyak", {"n": 2})
    assert refused(question, (1,), 3, (1, 2)).key == "jp_terlalu_banyak"
    assert pressed(question, (1, 2), 2, (1, 2)) == (1,)
    assert pressed(question, (1,), 2, (1, 2)) == (1, 2)


def test_an_abstention_stands_alone(ticks: Question) -> None:
    """It takes the place of every choice, every choice takes its place, and the limit does not count it."""
    question = replace(ticks, settings=UP_TO_TWO)
    assert pressed(question, (1, 2), 5, (1, 2)) == (5,)
    assert pressed(question, (5,), 1, (5,)) == (1,)
    assert pressed(question, (5,), 5, (5,)) == ()
    assert after(question, [5, 1, 2]) == (1, 2)


def test_whoever_has_placed_all_but_one_has_placed_the_last(order: Question) -> None:
    """The fourth of five brings the fifth with it; a quick tap on that changes nothing, a later one takes it out."""
    full = pressed(order, (3, 1, 5), 2, (3, 1, 5))
    assert full == (3, 1, 5, 2, 4)
    assert pressed(order, (3, 1, 5), 4, full) == full
    assert pressed(order, (3, 1, 5), 2, full) == full
    assert pressed(order, full, 4, full) == (3, 1, 5, 2)
    assert pressed(order, (3, 1, 5, 2), 4, (3, 1, 5, 2)) == full


def test_a_ranking_of_the_first_few_ends_at_its_last_place(order: Question) -> None:
    """Three of five: the rest is not placed by itself, and a fourth place there is not."""
    question = replace(order, settings=Settings(choices_max=3))
    assert after(question, [3, 1]) == (3, 1)
    assert after(question, [3, 1, 5]) == (3, 1, 5)
    refused(question, (3, 1, 5), 2, (3, 1, 5))
    refused(question, (3, 1), 2, (3, 1, 5))
    all_but_one = replace(order, settings=Settings(choices_max=4))
    assert after(all_but_one, [3, 1, 5, 2]) == (3, 1, 5, 2)


def test_clear_empties_the_ballot(ticks: Question, order: Question) -> None:
    """Whatever was made; twice is once."""
    for question in (ticks, order):
        assert pressed(question, (1, 2), CLEAR, (1, 2, 3)) == ()
        assert pressed(question, (1, 2), CLEAR, ()) == ()


@pytest.mark.parametrize(("shown", "option_id"), [((), 6), ((), 35), ((9,), 1), ((1, 9), 1), ((1, 1), 2), ((1, 1), 1)])
def test_b08_foreign_options_are_an_old_button(ticks: Question, order: Question, shown: Made, option_id: int) -> None:
    """One that is not asked for, pressed or shown, or one shown twice: no keyboard of ours."""
    for question in (ticks, order):
        assert refused(question, shown, option_id, None).key == "tombol_lama"
        assert refused(question, shown, option_id, ()).key == "tombol_lama"


def test_b49_what_is_remembered_of_older_options_is_never_part_of_the_ballot(ticks: Question, order: Question) -> None:
    """The memory may be older than the keyboard: an option that is gone by now stays gone."""
    assert pressed(ticks, (), 1, (9,)) == (1,)
    assert pressed(order, (), 1, (9,)) == (1,)


@given(PRESSES, st.integers(1, 5))
def test_any_press_done_twice_is_done_once(ticks: Question, order: Question, before: list[int], option_id: int) -> None:
    """From every ballot that can be made, on the keyboard that showed it."""
    for question in (
        ticks,
        replace(ticks, settings=UP_TO_TWO),
        order,
        replace(order, settings=Settings(choices_max=3)),
    ):
        shown = after(question, before)
        try:
            once = pressed(question, shown, option_id, shown)
        except Refusal:
            continue
        assert (option_id in once) is (option_id not in shown)
        assert pressed(question, shown, option_id, once) == once
        assert pressed(question, shown, option_id, None) == once


@given(st.permutations(range(1, 5)))
def test_quick_ticks_on_one_keyboard_come_to_the_same_in_any_order(ticks: Question, presses: list[int]) -> None:
    """Every one of them counts, none undoes another."""
    made: Made | None = None
    for option_id in presses:
        made = pressed(ticks, (), option_id, made)
    assert made == (1, 2, 3, 4)


@given(PRESSES)
def test_a_complete_ballot_put_together_is_accepted(ticks: Question, order: Question, presses: list[int]) -> None:
    """Whatever the fingers did: what the keyboard lets come about, its kind takes, or names what is missing."""
    limited = replace(ticks, settings=Settings(choices_min=2, choices_max=3))
    for question in (limited, order, replace(order, settings=Settings(choices_max=2))):
        made = after(question, presses)
        if made:
            assert outcome(question, made) in (made, "jp_terlalu_sedikit", "jp_belum_lengkap")


def outcome(question: Question, made: Made) -> Any:
    try:
        return KINDS[question.kind].accept(question, Answer(made)).options
    except Refusal as refusal:
        return refusal.key
