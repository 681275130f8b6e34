"""What the screen shows by itself and what a moderator may choose, as tables."""

from __future__ import annotations

import pytest

from rules.meetings import MeetingState
from rules.screens import (
    QUESTION,
    Facts,
    Moments,
    Screen,
    Shown,
    View,
    follow,
    latest_result,
    of_sounding,
    sounding_of,
    steer,
)

RUNNING, PAUSED = MeetingState.RUNNING, MeetingState.PAUSED


def opened(number: int, at: int) -> Moments:
    return Moments(number, opened_ms=at)


def closed(number: int, at: int) -> Moments:
    return Moments(number, closed_ms=at)


def revealed(number: int, at: int) -> Moments:
    return Moments(number, revealed_ms=at)


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (Facts(MeetingState.DRAFT), Shown(View.AGENDA)),
        (Facts(MeetingState.REGISTRATION), Shown(View.JOIN)),
        (Facts(RUNNING), Shown(View.AGENDA)),
        (Facts(RUNNING, has_points=True), Shown(View.WALL)),
        (Facts(PAUSED, has_points=True), Shown(View.AGENDA)),
        (Facts(MeetingState.ENDED, has_points=True), Shown(View.AGENDA)),
        (Facts(MeetingState.LOCKED), Shown(View.AGENDA)),
        # an open question wins over everything newer, the one opened last over the other
        (Facts(RUNNING, (opened(1, 10), revealed(2, 20)), moved_ms=40, floor_ms=30), Shown(View.OPEN, 1)),
        (Facts(RUNNING, (opened(1, 20), opened(2, 10))), Shown(View.OPEN, 1)),
        (Facts(RUNNING, (opened(2, 10), opened(1, 10))), Shown(View.OPEN, 2)),
        (Facts(PAUSED, (opened(1, 10),), moved_ms=40), Shown(View.OPEN, 1)),
        # the newest event
        (Facts(RUNNING, (closed(1, 10),), has_points=True), Shown(View.CLOSED, 1)),
        (Facts(RUNNING, (closed(1, 10), revealed(2, 20))), Shown(View.RESULT, 2)),
        (Facts(RUNNING, (closed(1, 30), revealed(2, 20))), Shown(View.CLOSED, 1)),
        (Facts(RUNNING, (revealed(2, 20),), floor_ms=30), Shown(View.SPEAKERS)),
        (Facts(RUNNING, (revealed(2, 40),), floor_ms=30), Shown(View.RESULT, 2)),
        # ties
        (Facts(RUNNING, (closed(3, 20), revealed(2, 20)), floor_ms=20), Shown(View.SPEAKERS)),
        (Facts(RUNNING, (closed(3, 20), revealed(2, 20))), Shown(View.RESULT, 2)),
        (Facts(RUNNING, (revealed(3, 20), revealed(2, 20))), Shown(View.RESULT, 3)),
        (Facts(RUNNING, (revealed(3, 20),), moved_ms=20), Shown(View.RESULT, 3)),
        # what is older than the last move gives way, but for whoever has the floor while the meeting runs
        (Facts(RUNNING, (revealed(3, 20),), moved_ms=21), Shown(View.AGENDA)),
        (Facts(RUNNING, (revealed(3, 20),), moved_ms=21, has_points=True), Shown(View.WALL)),
        (Facts(RUNNING, moved_ms=21, floor_ms=20, has_points=True), Shown(View.SPEAKERS)),
        (Facts(PAUSED, (revealed(3, 20),), moved_ms=21, floor_ms=20), Shown(View.AGENDA)),
        (Facts(PAUSED, (revealed(3, 25),), moved_ms=21, floor_ms=20), Shown(View.RESULT, 3)),
        (Facts(MeetingState.ENDED, (closed(3, 20),), moved_ms=21), Shown(View.AGENDA)),
    ],
)
def test_the_screen_follows_the_meeting(facts: Facts, shown: Shown) -> None:
    """One row a case of the rule, ties among them."""
    assert follow(facts) == shown


HELD = Facts(RUNNING, (closed(1, 10), revealed(2, 20), revealed(3, 15), opened(4, 5)))


@pytest.mark.parametrize(
    ("chosen", "subject", "shown"),
    [
        ("", None, Shown(View.OPEN, 4)),
        ("", 2, Shown(View.OPEN, 4)),
        ("join", 7, Shown(View.JOIN)),
        ("quorum", None, Shown(View.QUORUM)),
        ("wall", 7, Shown(View.WALL, 7)),
        ("agenda", None, Shown(View.AGENDA)),
        ("speakers", None, Shown(View.SPEAKERS)),
        (QUESTION, 1, Shown(View.CLOSED, 1)),
        (QUESTION, 2, Shown(View.RESULT, 2)),
        (QUESTION, None, Shown(View.OPEN, 4)),
        ("result", None, Shown(View.RESULT, 2)),
        ("result", 3, Shown(View.RESULT, 3)),
        # a draft or a cancelled one, and results nobody has revealed
        (QUESTION, 9, Shown(View.OPEN, 4)),
        ("result", 1, Shown(View.OPEN, 4)),
        ("result", 4, Shown(View.OPEN, 4)),
    ],
)
def test_a_moderator_steers_within_what_may_be_shown(chosen: str, subject: int | None, shown: Shown) -> None:
    """What was chosen, unless it would show what is not revealed."""
    assert steer(Screen(1, chosen, subject), HELD) == shown


def test_the_latest_result_is_the_one_revealed_last() -> None:
    """Not the highest number; of two at one moment the higher."""
    assert latest_result(HELD) == 2
    assert latest_result(Facts(RUNNING, (closed(1, 10),))) is None
    assert latest_result(Facts(RUNNING, (revealed(1, 10), revealed(2, 10)))) == 2


SJ1, SJ2 = of_sounding(1), of_sounding(2)


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (Facts(RUNNING, (), 5, soundings=(opened(SJ1, 10),)), Shown(View.OPEN, SJ1)),
        (Facts(RUNNING, (opened(1, 20),), soundings=(opened(SJ1, 10),)), Shown(View.OPEN, 1)),
        (Facts(RUNNING, (opened(1, 10),), soundings=(opened(SJ1, 20),)), Shown(View.OPEN, SJ1)),
        (Facts(RUNNING, (opened(1, 10),), soundings=(revealed(SJ1, 20),)), Shown(View.OPEN, 1)),
        (Facts(RUNNING, (revealed(1, 10),), soundings=(revealed(SJ1, 20),)), Shown(View.RESULT, SJ1)),
        (Facts(RUNNING, (revealed(1, 30),), soundings=(revealed(SJ1, 20),)), Shown(View.RESULT, 1)),
        (Facts(RUNNING, (closed(1, 20),), soundings=(revealed(SJ1, 20),)), Shown(View.RESULT, SJ1)),
        (Facts(RUNNING, (), 30, soundings=(revealed(SJ1, 20),)), Shown(View.AGENDA)),
    ],
)
def test_a_sounding_is_followed_as_a_question_is(facts: Facts, shown: Shown) -> None:
    assert follow(facts) == shown


def test_a_sounding_is_steered_as_a_question_is() -> None:
    """Its result by name, the newest where none is named; a result is not shown while it is open."""
    facts = Facts(RUNNING, (revealed(1, 40),), soundings=(revealed(SJ1, 20), opened(SJ2, 10)))
    for shown, subject_id, found in (
        ("result", SJ1, Shown(View.RESULT, SJ1)),
        ("result", None, Shown(View.RESULT, 1)),
        ("result", SJ2, Shown(View.OPEN, SJ2)),
        (QUESTION, SJ2, Shown(View.OPEN, SJ2)),
        (QUESTION, SJ1, Shown(View.RESULT, SJ1)),
        (QUESTION, of_sounding(3), Shown(View.OPEN, SJ2)),
    ):
        assert steer(Screen(1, shown, subject_id), facts) == found
    assert latest_result(facts) == 1
    assert latest_result(Facts(RUNNING, (revealed(1, 10),), soundings=(revealed(SJ1, 20),))) == SJ1


def test_what_stands_for_a_sounding_stands_for_no_question() -> None:
    assert [sounding_of(one) for one in (SJ1, SJ2, 1, 2**31)] == [1, 2, None, None]
