"""Who speaks next and for how long: order, turn-taking, budgets, timers."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.refusals import Refusal
from rules.speaking import (
    LIVING,
    WARNING_MS,
    BudgetOf,
    SpeechAct,
    SpeechKind,
    SpeechState,
    Turn,
    Waiting,
    check_minutes,
    is_worth_saying,
    left_of_budget,
    limit_of,
    look,
    move,
    queue,
    spoken_until,
    timer,
    write_note,
)

HAND, ORDER = SpeechKind.HAND, SpeechKind.ORDER
CONSTITUENCIES = st.integers(0, 3)


def hand(number: int, constituency: int = 1, *, spoke: bool = False) -> Waiting:
    """A hand that went up as this number."""
    return Waiting(number, HAND, constituency, spoke)


@st.composite
def waiting(draw: st.DrawFn) -> list[Waiting]:
    """Up to twelve entries in any order."""
    numbers = draw(st.lists(st.integers(1, 40), unique=True, max_size=12))
    return [
        Waiting(number, draw(st.sampled_from(SpeechKind)), draw(CONSTITUENCIES), draw(st.booleans()))
        for number in numbers
    ]


def test_whoever_has_not_spoken_comes_before_whoever_has() -> None:
    """And a point of order before both, however late it came."""
    line = [hand(1, spoke=True), hand(2), hand(3), Waiting(4, ORDER, 1, True)]
    assert [one.number for one in queue(line, Turn.ARRIVAL)] == [4, 2, 3, 1]


def test_constituencies_take_turns() -> None:
    """Three of one and one of another: the other is second; a constituency that just had the floor waits."""
    line = [hand(1, 1), hand(2, 1), hand(3, 1), hand(4, 2)]
    assert [one.number for one in queue(line, Turn.CONSTITUENCY)] == [1, 4, 2, 3]
    assert [one.number for one in queue(line, Turn.CONSTITUENCY, [1])] == [4, 1, 2, 3]
    assert [one.number for one in queue(line, Turn.CONSTITUENCY, [2, 1, 2])] == [1, 4, 2, 3]


@given(waiting(), st.sampled_from(Turn), st.lists(CONSTITUENCIES, max_size=6), st.randoms())
def test_nobody_is_lost_or_twice_in_the_queue(line: list[Waiting], turn: Turn, turns: list[int], dice: Random) -> None:
    """The same people in whatever order the rows come, and the order never depends on that."""
    ordered = queue(line, turn, turns)
    assert sorted(ordered, key=lambda one: one.number) == sorted(line, key=lambda one: one.number)
    shuffled = list(line)
    dice.shuffle(shuffled)
    assert queue(shuffled, turn, turns) == ordered


@given(waiting(), st.sampled_from(Turn), st.lists(CONSTITUENCIES, max_size=6))
def test_a_point_of_order_is_never_behind_a_hand(line: list[Waiting], turn: Turn, turns: list[int]) -> None:
    """Among themselves they keep their arrival."""
    ordered = queue(line, turn, turns)
    kinds = [one.kind for one in ordered]
    assert kinds == sorted(kinds, key=lambda kind: kind is HAND)
    numbers = [one.number for one in ordered if one.kind is ORDER]
    assert numbers == sorted(numbers)


@given(waiting(), st.lists(CONSTITUENCIES, max_size=6))
def test_no_constituency_speaks_twice_before_another_that_waits(line: list[Waiting], turns: list[int]) -> None:
    """Between two of one constituency stands everybody else's turn, as long as they still wait."""
    hands = [one.constituency for one in queue(line, Turn.CONSTITUENCY, turns) if one.kind is HAND]
    for later in range(len(hands)):
        before = [place for place in range(later) if hands[place] == hands[later]]
        if before:
            between = set(hands[before[-1] : later])
            assert set(hands[later + 1 :]) <= between | {hands[later]}


@given(waiting(), st.integers(41, 50))
def test_a_new_hand_takes_nobodys_place(line: list[Waiting], number: int) -> None:
    """By arrival, those who stood before stand in the same order after somebody else has joined."""
    before = queue(line, Turn.ARRIVAL)
    after = queue([*line, hand(number)], Turn.ARRIVAL)
    assert [one for one in after if one.number != number] == before


def test_a_budget_shortens_a_speech_and_never_goes_below_nothing() -> None:
    """The lesser of the two limits counts."""
    assert left_of_budget(BudgetOf.NOBODY, 0, 900_000) is None
    assert left_of_budget(BudgetOf.SPEAKER, 300_000, 240_000) == 60_000
    assert left_of_budget(BudgetOf.ORGANISATION, 300_000, 301_000) == 0
    assert limit_of(180_000, None) == 180_000
    assert limit_of(180_000, 60_000) == 60_000
    assert limit_of(180_000, 600_000) == 180_000


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_timer_adds_up(spoken: int, started: int, allowed: int, now: int) -> None:
    """What remains and what went over are never both, and together with the limit they are what was spoken."""
    timing = timer(spoken, started, allowed, now)
    assert timing.spoken_ms == spoken_until(spoken, started, now) >= spoken
    assert allowed - timing.remaining_ms + timing.over_ms == timing.spoken_ms
    assert not (timing.remaining_ms and timing.over_ms)
    assert timer(spoken, None, allowed, now).spoken_ms == spoken


def test_the_marks_of_a_timer() -> None:
    """The warning at thirty seconds, the end at nothing; between them a card changes every fifteen seconds."""
    assert timer(0, 0, 60_000, 60_000 - WARNING_MS - 1).mark == "running"
    assert timer(0, 0, 60_000, 60_000 - WARNING_MS).mark == "warning"
    assert timer(0, 0, 60_000, 59_999).mark == "warning"
    assert timer(0, 0, 60_000, 60_000).mark == "over"
    looks = [look(timer(0, 0, 60_000, now)) for now in range(0, 120_001, 1_000)]
    changes = [place for place in range(1, len(looks)) if looks[place] != looks[place - 1]]
    assert changes == [1, 16, 30, 31, 46, 60, 75, 90, 105, 120]


def test_moves_of_a_speech() -> None:
    """Each act twice is the act once; what does not fit is refused, and nothing leads out of an end."""
    assert move(SpeechState.WAITING, SpeechAct.CALL) is SpeechState.CALLED
    assert move(SpeechState.PAUSED, SpeechAct.START) is SpeechState.SPEAKING
    assert move(SpeechState.DONE, SpeechAct.FINISH) is SpeechState.DONE
    for state in set(SpeechState) - set(LIVING):
        targets = {SpeechState.DONE: SpeechAct.FINISH, SpeechState.SKIPPED: SpeechAct.SKIP}
        for act in set(SpeechAct) - {targets.get(state)}:
            with pytest.raises(Refusal, match="pembicara_berubah"):
                move(state, act)
    with pytest.raises(Refusal):
        move(SpeechState.WAITING, SpeechAct.START)


@pytest.mark.parametrize(("raw", "minutes"), [("5", 5), (" 60 ", 60), ("5 menit", 5), ("10 Minutes", 10), ("1m", 1)])
def test_minutes_as_people_type_them(raw: str, minutes: int) -> None:
    """Whole minutes with or without the word."""
    assert check_minutes(raw, 60) == minutes


@pytest.mark.parametrize("raw", ["0", "61", "-1", "1,5", "1.5", "lima", "", "5 5", "٥", "00005"])
def test_other_minutes_are_refused(raw: str) -> None:
    """With the most that is possible."""
    with pytest.raises(Refusal) as no:
        check_minutes(raw, 60)
    assert (no.value.key, no.value.values) == ("menit_salah", {"maks": 60})


def test_a_note_is_cleaned_masked_and_limited() -> None:
    """Both numbers are said, and nothing is cut."""
    assert write_note(" Data\u202e  3500000000000000 ") == "Data  [nomor identitas disamarkan]"
    assert write_note("a" * 1_000)
    with pytest.raises(Refusal) as no:
        write_note("👨‍👩‍👧" * 1_001)
    assert no.value.values == {"n": 1_001, "maks": 1_000}
    with pytest.raises(Refusal):
        write_note("\u200b")


def test_a_mark_is_worth_a_message_while_it_is_news() -> None:
    """The warning of more than half a minute, the end for a minute; nothing while time runs or where none was given."""
    said = [at for at in range(300) if is_worth_saying(timer(0, 0, 100_000, at * 1_000), 100_000)]
    assert said == list(range(70, 161))
    assert not any(is_worth_saying(timer(0, 0, 30_000, at), 30_000) for at in range(0, 30_000, 1_000))
    assert is_worth_saying(timer(0, 0, 30_000, 30_000), 30_000)
    assert not is_worth_saying(timer(0, 0, 0, 5_000), 0)
