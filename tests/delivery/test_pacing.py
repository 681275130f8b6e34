"""When a call may leave: arithmetic with a clock that a test turns."""

from hypothesis import given, settings
from hypothesis import strategies as st

from delivery.pacing import ALL_GAP_MS, ALL_LATE_MS, GROUP_CALLS_A_MINUTE, MINUTE_MS, PRIVATE_GAP_MS, Pacing

GROUP, PERSON = -100, 7


def served_at(pacing: Pacing, chat_id: int, now_ms: int, *, is_live: bool = False) -> int:
    """Waits until the chat is free, sends, and returns when that was."""
    at = pacing.free_at(chat_id, now_ms, is_live=is_live)
    pacing.leaves(chat_id, at, is_live=is_live)
    pacing.ended(chat_id, at, is_live=is_live, is_served=True)
    return at


def test_a_private_chat_takes_one_call_a_second() -> None:
    """Sends and edits share the budget."""
    pacing = Pacing()
    first = served_at(pacing, PERSON, 1_000)
    assert served_at(pacing, PERSON, first) - first >= PRIVATE_GAP_MS


@settings(max_examples=50)
@given(st.lists(st.booleans(), min_size=21, max_size=60))
def test_a_group_never_takes_more_than_twenty_calls_in_any_minute(live: list[bool]) -> None:
    """Whatever mixture of answers and live edits wants to leave."""
    pacing, now, times = Pacing(), 0, []
    for is_live in live:
        now = served_at(pacing, GROUP, now, is_live=is_live)
        times.append(now)
    for earlier, later in zip(times, times[GROUP_CALLS_A_MINUTE:], strict=False):
        assert later - earlier >= MINUTE_MS


def test_all_chats_together_keep_the_pace_on_average() -> None:
    """A wake-up that came late is made good by a few calls, never by a burst."""
    pacing, now, sent = Pacing(), 10_000, 0
    for _ in range(200):
        now += 70
        while pacing.all_free_at(now) <= now:
            pacing.leaves(1_000 + sent, now, is_live=False)
            sent += 1
    assert sent <= 200 * 70 / ALL_GAP_MS + ALL_LATE_MS / ALL_GAP_MS + 1
    assert sent >= 200 * 70 / ALL_GAP_MS * 0.95


def test_b91_a_told_wait_holds_that_chat_only() -> None:
    """222 seconds for one, nothing for the others."""
    pacing = Pacing()
    until = pacing.told_to_wait(PERSON, 222, 1_000)
    assert until >= 1_000 + 222_000
    assert pacing.free_at(PERSON, 2_000, is_live=False) == until
    assert pacing.free_at(PERSON + 1, 2_000, is_live=False) == 2_000


def test_several_chats_told_to_wait_at_once_mean_all() -> None:
    """Then nobody is served for a while, at most five seconds."""
    pacing = Pacing()
    for chat_id in (1, 2, 3):
        pacing.told_to_wait(chat_id, 3, 1_000)
    assert 1_000 < pacing.all_free_at(1_000) <= 6_000
