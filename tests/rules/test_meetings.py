"""A meeting goes one way, a step at a time, and a step taken twice is one step."""

from itertools import product

import pytest

from rules.meetings import MeetingAct, MeetingState, check_joinable, check_running, move
from rules.refusals import Refusal

STATES = ("draft", "registration", "running", "paused", "ended", "adopted", "locked")
EARLY, OVER, LOCKED = "rapat_belum_dimulai", "rapat_selesai", "rapat_terkunci"
STARTED, UNENDED = "rapat_sudah_dimulai", "rapat_belum_selesai"
TABLE = {
    "open_registration": ("registration", "registration", STARTED, STARTED, OVER, OVER, LOCKED),
    "start": ("pendaftaran_belum_dibuka", "running", "running", STARTED, OVER, OVER, LOCKED),
    "pause": (EARLY, EARLY, "paused", "paused", OVER, OVER, LOCKED),
    "resume": (EARLY, EARLY, "running", "running", OVER, OVER, LOCKED),
    "end": (EARLY, EARLY, "ended", "ended", "ended", "adopted", "locked"),
    "adopt": (EARLY, EARLY, UNENDED, UNENDED, "adopted", "adopted", "locked"),
    "lock": (EARLY, EARLY, UNENDED, UNENDED, "rapat_belum_ditetapkan", "locked", "locked"),
}


@pytest.mark.parametrize(("act", "state"), list(product(MeetingAct, MeetingState)))
def test_every_act_in_every_state(act: MeetingAct, state: MeetingState) -> None:
    """meeting.md 3, and twice is once."""
    expected = TABLE[act][STATES.index(state)]
    if expected in STATES:
        assert move(state, act) == expected
        assert move(move(state, act), act) == expected
        return
    with pytest.raises(Refusal) as refused:
        move(state, act)
    assert refused.value.key == expected


def test_open_questions_are_closed_before_the_meeting() -> None:
    """The first of them is named; a meeting that has ended stays ended."""
    with pytest.raises(Refusal) as refused:
        move(MeetingState.RUNNING, MeetingAct.END, open_questions=["JP3", "JP4"])
    assert (refused.value.key, refused.value.values) == ("jp_harus_ditutup", {"kode": "JP3"})
    assert move(MeetingState.RUNNING, MeetingAct.PAUSE, open_questions=["JP3"]) is MeetingState.PAUSED
    assert move(MeetingState.ENDED, MeetingAct.END, open_questions=["JP3"]) is MeetingState.ENDED


def test_when_people_may_join_and_questions_may_open() -> None:
    """Joining is possible until the end, also in a pause; questions need a running meeting."""
    outcomes = []
    for state in MeetingState:
        said = ["", ""]
        for place, check in enumerate((check_joinable, check_running)):
            try:
                check(state)
            except Refusal as refused:
                said[place] = refused.key
        outcomes.append(tuple(said))
    assert outcomes == [
        ("pendaftaran_belum_dibuka", EARLY),
        ("", EARLY),
        ("", ""),
        ("", "rapat_diskors"),
        (OVER, OVER),
        (OVER, OVER),
        (OVER, LOCKED),
    ]
