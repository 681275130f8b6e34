"""Whether a ballot may be cast is decided in one place, from where everything stands at that instant."""

from dataclasses import replace
from typing import Any

import pytest

from rules.answers import Answer
from rules.ballots import Voter, admit, voter_key
from rules.questions import QuestionState, Unit
from rules.refusals import Refusal

DELEGATE = Voter(12, 5, "swasta", is_entitled=True, is_lead=True, is_observer=False, organisation="Kadin")


def refused(question: Any, voter: Voter, ids: list[int], now_ms: int = 2_000, generation: int = 0) -> Refusal:
    with pytest.raises(Refusal) as caught:
        admit(question, voter, Answer(tuple(ids)), now_ms, generation=generation)
    return caught.value


def test_an_entitled_delegate_casts_one_option(ask: Any) -> None:
    """What is admitted is what may be stored."""
    assert admit(ask(), DELEGATE, Answer((3,)), 2_000, generation=0) == Answer((3,))


def test_the_key_of_a_voter_follows_the_unit() -> None:
    """A person's ballot hangs on the delegate, an organisation's on the organisation."""
    assert (voter_key(Unit.PERSON, 12, 5), voter_key(Unit.ORGANISATION, 12, 5)) == ("d12", "o5")


def test_b55_a_ballot_at_the_instant_of_the_deadline_is_late(ask: Any) -> None:
    """Each press checks the deadline itself, whether or not anybody closed the question."""
    question = ask(deadline=5_000)
    assert admit(question, DELEGATE, Answer((1,)), 4_999, generation=0) == Answer((1,))
    late = refused(question, DELEGATE, [1], now_ms=5_000)
    assert (late.key, late.values) == ("terlambat", {"kode": "JP1", "jam": 5_000})


@pytest.mark.parametrize("state", [QuestionState.CLOSED, QuestionState.REVEALED, QuestionState.ADOPTED])
def test_b53_after_closing_the_time_of_closing_is_told(ask: Any, state: QuestionState) -> None:
    """A late voter reads when it closed; nothing is counted."""
    late = refused(ask(state=state, closed=1_500, deadline=9_000), DELEGATE, [1])
    assert (late.key, late.values) == ("terlambat", {"kode": "JP1", "jam": 1_500})


def test_a_draft_and_a_cancelled_question_take_nothing(ask: Any) -> None:
    """Each says what it is."""
    assert refused(ask(state=QuestionState.DRAFT), DELEGATE, [1]).key == "jp_belum_dibuka"
    assert refused(ask(state=QuestionState.CANCELLED), DELEGATE, [1]).key == "jp_sudah_batal"


def test_an_observer_and_a_stranger_have_no_ballot(ask: Any) -> None:
    """Observers are told so; whoever is not in the electorate is not let in."""
    assert refused(ask(), replace(DELEGATE, is_observer=True), [1]).key == "tanpa_hak"
    stranger = refused(ask(), replace(DELEGATE, is_entitled=False), [1])
    assert (stranger.key, stranger.values) == ("tidak_berhak", {"kode": "JP1"})


def test_only_the_lead_answers_for_an_organisation(ask_approval: Any) -> None:
    """E10 of the sample meeting; where any delegate may answer, the second does."""
    second = replace(DELEGATE, delegate_id=13, is_lead=False)
    refusal = refused(ask_approval(), second, [1])
    assert (refusal.key, refusal.values) == ("jp_instansi", {"instansi": "Kadin"})
    assert admit(ask_approval(ballot_by="last"), second, Answer((1,)), 2_000, generation=0) == Answer((1,))
    assert admit(ask_approval(), DELEGATE, Answer((1,)), 2_000, generation=0) == Answer((1,))


@pytest.mark.parametrize("ids", [[99], [1, 99], [], [1, 2], [1, 1]])
def test_b08_a_foreign_or_impossible_selection_is_an_old_button(ask: Any, ids: list[int]) -> None:
    """No button of ours asks for it."""
    assert refused(ask(), DELEGATE, ids).key == "tombol_lama"


def test_b49_an_older_card_whose_options_changed_is_refused(ask: Any) -> None:
    """Counted for what the voter read, or not at all."""
    assert refused(ask(generation=2), DELEGATE, [1], generation=1).key == "tombol_lama"
    assert admit(ask(generation=2), DELEGATE, Answer((1,)), 2_000, generation=2) == Answer((1,))


def test_where_whoever_is_first_answers_the_others_of_the_organisation_are_told_who_did(ask_approval: Any) -> None:
    """The first may change it; the second reads the name of the first; before anybody answered each of them may."""
    question = ask_approval(ballot_by="first")
    first = replace(DELEGATE, answered_by=12, answered_label="Perwakilan 1 Kadin")
    second = replace(first, delegate_id=13, is_lead=False)
    refusal = refused(question, second, [2])
    values = {"instansi": "Kadin", "label": "Perwakilan 1 Kadin"}
    assert (refusal.key, refusal.values) == ("jp_instansi_sudah", values)
    assert admit(question, first, Answer((2,)), 2_000, generation=0) == Answer((2,))
    unanswered = replace(second, answered_by=None)
    assert admit(question, unanswered, Answer((2,)), 2_000, generation=0) == Answer((2,))


def test_who_answered_before_matters_only_for_one_ballot_an_organisation(ask: Any) -> None:
    """A person's own ballot is nobody else's, whatever the rule of organisations says."""
    other = replace(DELEGATE, answered_by=99, is_lead=False)
    assert admit(ask(ballot_by="first"), other, Answer((1,)), 2_000, generation=0) == Answer((1,))
    assert admit(ask(ballot_by="lead"), other, Answer((1,)), 2_000, generation=0) == Answer((1,))


def test_time_and_right_are_told_before_anything_about_the_answer(ask: Any) -> None:
    """A late press with an impossible selection is late; a stranger learns nothing of the options."""
    assert refused(ask(state=QuestionState.CLOSED, closed=1_500), DELEGATE, [99]).key == "terlambat"
    assert refused(ask(), replace(DELEGATE, is_entitled=False), [99]).key == "tidak_berhak"
    assert refused(ask(generation=2), replace(DELEGATE, is_observer=True), [1], generation=1).key == "tanpa_hak"
