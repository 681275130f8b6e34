"""The states of a question: every act in every state, and twice is once."""

from itertools import product
from typing import Any

import pytest

from rules.questions import APPROVAL_OPTIONS, Base, Mode, Option, OptionRole, QuestionAct, QuestionState, move
from rules.quorums import HALF, Portion, Rule
from rules.refusals import Refusal
from rules.settings import Settings

# What each act does in each state: a state, or the refusal. Columns as in STATES.
STATES = ("draft", "open", "closed", "revealed", "adopted", "cancelled")
TABLE = {
    "open": ("open", "open", "jp_sudah_ditutup", "jp_sudah_diumumkan", "jp_sudah_ditetapkan", "jp_sudah_batal"),
    "extend": (
        *("jp_belum_dibuka", "open", "jp_sudah_ditutup"),
        *("jp_sudah_diumumkan", "jp_sudah_ditetapkan", "jp_sudah_batal"),
    ),
    "close": ("jp_belum_dibuka", "closed", "closed", "revealed", "adopted", "jp_sudah_batal"),
    "reopen": ("jp_belum_dibuka", "open", "open", "jp_sudah_diumumkan", "jp_sudah_ditetapkan", "jp_sudah_batal"),
    "reveal": ("jp_belum_dibuka", "jp_masih_dibuka", "revealed", "revealed", "adopted", "jp_sudah_batal"),
    "adopt": ("jp_belum_dibuka", "jp_masih_dibuka", "jp_belum_diumumkan", "adopted", "adopted", "jp_sudah_batal"),
    "cancel": ("cancelled", "cancelled", "cancelled", "jp_sudah_diumumkan", "jp_sudah_ditetapkan", "cancelled"),
}


@pytest.mark.parametrize(("act", "state"), list(product(QuestionAct, QuestionState)))
def test_every_act_in_every_state(ask: Any, act: QuestionAct, state: QuestionState) -> None:
    """meeting.md 6.1: one table of what may happen, and a named reason for all that may not."""
    expected = TABLE[act][STATES.index(state)]
    if expected in STATES:
        assert move(ask(state=state), act) == expected
        return
    with pytest.raises(Refusal) as refused:
        move(ask(state=state), act)
    assert (refused.value.key, refused.value.values) == (expected, {"kode": "JP1"})


@pytest.mark.parametrize(("act", "state"), list(product(QuestionAct, QuestionState)))
def test_b13_an_act_done_twice_changes_nothing(ask: Any, act: QuestionAct, state: QuestionState) -> None:
    """Whoever races: the second of two equal acts finds the state it wanted."""
    try:
        once = move(ask(state=state), act)
    except Refusal:
        return
    assert move(ask(state=once), act) is once


def test_b54_a_secret_question_never_reopens(ask: Any) -> None:
    """Its key is destroyed at closing, so no ballot could be changed; an open one of any mode does reopen."""
    with pytest.raises(Refusal) as refused:
        move(ask(state=QuestionState.CLOSED, mode=Mode.SECRET), QuestionAct.REOPEN)
    assert refused.value.key == "jp_rahasia_tetap_tutup"
    assert move(ask(state=QuestionState.CLOSED, mode=Mode.OPEN), QuestionAct.REOPEN) is QuestionState.OPEN


def test_after_reveal_no_path_leads_back(ask: Any) -> None:
    """I5: once a result is shown, no act and no row of acts opens, closes anew or cancels the question."""
    reached = {QuestionState.REVEALED}
    while True:
        more = set(reached)
        for state, act in product(reached, QuestionAct):
            try:
                more.add(move(ask(state=state), act))
            except Refusal:
                continue
        if more == reached:
            break
        reached = more
    assert reached == {QuestionState.REVEALED, QuestionState.ADOPTED}


def test_only_an_approval_with_a_threshold_is_a_vote(ask: Any, ask_approval: Any) -> None:
    """Everything else asks for opinions, whatever it sets: no verdict is ever printed below it."""
    decides = Settings(threshold=Rule(Portion(HALF, is_strict=True), Base.VALID))
    assert ask_approval(settings=decides).is_vote
    assert not ask_approval().is_vote
    assert not ask(settings=decides).is_vote
    assert not ask_approval(settings=Settings(quorum=decides.threshold)).is_vote


def test_an_option_is_found_by_its_id_and_abstains_by_its_role(ask: Any, ask_approval: Any) -> None:
    """Ids 1 to 20 never change their meaning; the word alone makes no abstention."""
    options = (Option(3, "A", "Abstain"), Option(1, "B", "Tidak memilih", OptionRole.ABSTAIN))
    question = ask(options=options)
    assert (question.option(3), question.option(1), question.option(2)) == (*options, None)
    assert question.abstentions == {"B"}
    assert ask_approval().abstentions == {"abstain"}
    assert [option.id for option in APPROVAL_OPTIONS] == [1, 2, 3]
    assert APPROVAL_OPTIONS[2].role is OptionRole.ABSTAIN
