"""What a press asks of the screens, as tables: what may be chosen, what is held, what is set, and what is refused."""

from __future__ import annotations

import pytest

from rules.meetings import MeetingState
from rules.refusals import Refusal
from rules.screens import Facts, Moments, Screen, Shown, View, held_page, latest_first, steer
from rules.steering import (
    CHOICES,
    PAGE_MAX,
    Setting,
    adjust,
    choose,
    fits_button,
    hold,
    is_loopback,
    pack_page,
    subjects,
    unpack_page,
    write_wifi,
)

# One question open, one closed, two revealed; points 7 and 5 are shown.
FACTS = Facts(
    MeetingState.RUNNING,
    (
        Moments(1, revealed_ms=10),
        Moments(2, closed_ms=40),
        Moments(3, opened_ms=30),
        Moments(4, revealed_ms=20),
    ),
)
EMPTY = Facts(MeetingState.RUNNING)
POINTS = (7, 5)
SCREEN = Screen(1)
FOLLOW, JOIN, QUESTION, RESULT, WALL, SPEAKERS, QUORUM, AGENDA = range(8)


def test_the_numbers_in_buttons_keep_their_meaning() -> None:
    """A button may stand in a chat for weeks."""
    assert CHOICES == ("", "join", "question", "result", "wall", "speakers", "quorum", "agenda")


def test_an_open_question_comes_first_in_a_list_then_the_newest() -> None:
    assert latest_first(FACTS.questions) == [3, 2, 4, 1]
    assert latest_first([Moments(5, closed_ms=1), Moments(6, closed_ms=1)]) == [6, 5]


@pytest.mark.parametrize(
    ("choice", "found"), [(QUESTION, [3, 2, 4, 1]), (RESULT, [4, 1]), (WALL, [7, 5]), (JOIN, []), (FOLLOW, []), (8, [])]
)
def test_what_there_is_to_choose_from(choice: int, found: list[int]) -> None:
    assert subjects(FACTS, POINTS, choice) == found


@pytest.mark.parametrize(
    ("choice", "subject_id", "shown"),
    [
        (FOLLOW, 0, Shown(View.OPEN, 3)),
        (JOIN, 0, Shown(View.JOIN)),
        (QUESTION, 0, Shown(View.OPEN, 3)),
        (QUESTION, 2, Shown(View.CLOSED, 2)),
        (QUESTION, 1, Shown(View.RESULT, 1)),
        (RESULT, 0, Shown(View.RESULT, 4)),
        (RESULT, 1, Shown(View.RESULT, 1)),
        (WALL, 0, Shown(View.WALL)),
        (WALL, 5, Shown(View.WALL, 5)),
        (SPEAKERS, 0, Shown(View.SPEAKERS)),
        (QUORUM, 0, Shown(View.QUORUM)),
        (AGENDA, 0, Shown(View.AGENDA)),
    ],
)
def test_what_is_chosen_is_shown(choice: int, subject_id: int, shown: Shown) -> None:
    """And a page that was held of something else is let go."""
    held = Screen(1, "join", None, 2, page_of="join:0", theme="dark")
    chosen = choose(held, FACTS, POINTS, choice, subject_id)
    assert steer(chosen, FACTS) == shown
    assert (chosen.page, chosen.theme) == (2 if choice == JOIN else None, "dark")


@pytest.mark.parametrize(
    ("facts", "choice", "subject_id", "key"),
    [
        (EMPTY, QUESTION, 0, "layar_belum_ada"),
        (EMPTY, RESULT, 0, "layar_belum_ada"),
        (EMPTY, RESULT, 2, "layar_belum_ada"),
        (FACTS, RESULT, 2, "layar_tidak_dapat"),
        (FACTS, RESULT, 3, "layar_tidak_dapat"),
        (FACTS, QUESTION, 9, "layar_tidak_dapat"),
        (FACTS, WALL, 6, "layar_tidak_dapat"),
        (FACTS, JOIN, 3, "layar_tidak_dapat"),
        (FACTS, FOLLOW, 3, "layar_tidak_dapat"),
        (FACTS, 8, 0, "tombol_lama"),
    ],
)
def test_what_the_room_may_not_see_is_refused(facts: Facts, choice: int, subject_id: int, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        choose(SCREEN, facts, POINTS, choice, subject_id)
    assert refused.value.key == key


def test_a_page_is_held_of_what_is_shown_and_of_nothing_else() -> None:
    """The next result begins with its first rows; the former one, shown again, stands where it was held."""
    first, second = Shown(View.RESULT, 1), Shown(View.RESULT, 4)
    held = hold(SCREEN, first, 2)
    assert (held_page(held, first), held_page(held, second), held_page(SCREEN, first)) == (2, None, None)
    assert hold(held, first, 0) == SCREEN
    assert hold(SCREEN, first, PAGE_MAX).page == PAGE_MAX
    with pytest.raises(Refusal):
        hold(SCREEN, first, PAGE_MAX + 1)


@pytest.mark.parametrize(
    ("setting", "value", "field", "becomes"),
    [
        (Setting.SIZE, 0, "size", -3),
        (Setting.SIZE, 3, "size", 0),
        (Setting.SIZE, 6, "size", 3),
        (Setting.BLANK, 1, "is_blank", True),
        (Setting.BLANK, 0, "is_blank", False),
        (Setting.THEME, 1, "theme", "dark"),
        (Setting.THEME, 0, "theme", "light"),
        (Setting.LANGUAGE, 1, "language", "en"),
        (Setting.LANGUAGE, 0, "language", "id"),
    ],
)
def test_one_thing_is_set(setting: Setting, value: int, field: str, becomes: object) -> None:
    assert getattr(adjust(SCREEN, setting, value), field) == becomes


@pytest.mark.parametrize(("setting", "value"), [(1, 7), (2, 2), (3, 2), (4, 2), (0, 0), (5, 0), (1, 2**63 - 1)])
def test_what_no_button_sets_is_refused(setting: int, value: int) -> None:
    with pytest.raises(Refusal) as refused:
        adjust(SCREEN, setting, value)
    assert refused.value.key == "tombol_lama"


def test_the_line_about_the_network_is_one_line_without_hidden_signs() -> None:
    assert write_wifi("  SETDA-TAMU,\n sandi\u202e  musrenbang27 ") == "SETDA-TAMU, sandi musrenbang27"
    assert write_wifi("x" * 60) == "x" * 60
    for raw, key in (("x" * 61, "teks_panjang"), (" \u200b ", "teks_kosong")):
        with pytest.raises(Refusal) as refused:
            write_wifi(raw)
        assert refused.value.key == key


@pytest.mark.parametrize(
    ("base", "here", "button"),
    [
        ("http://127.0.0.1:8090", True, False),
        ("http://127.8.0.1", True, False),
        ("http://localhost:8090", True, False),
        ("http://[::1]:8090", True, False),
        ("http://192.168.10.5:8090", False, True),
        ("https://layar.example.go.id/jajak", False, True),
        ("http://peladen:8090", False, False),
        ("http://[fd00::5]:8090", False, False),
    ],
)
def test_which_links_lead_here_only_and_which_fit_a_button(base: str, here: bool, button: bool) -> None:
    assert (is_loopback(base), fits_button(base)) == (here, button)


def test_a_page_and_its_view_are_one_number() -> None:
    for page in (0, 1, PAGE_MAX):
        for view in View:
            assert unpack_page(pack_page(page, view)) == (page, view)
    with pytest.raises(Refusal):
        unpack_page(len(View))
