"""Whether a ballot may be cast is decided in one place, from where everything stands at that instant."""

from dataclasses import replace
from typing import Any

import pytest

from rules.ballots import Voter, admit, voter_key
from rules.questions import QuestionState, Unit
from rules.refusals import Refusal

DELEGATE = Voter(12, 5, "swasta", is_entitled=True, is_lead=True, is_observer=False, organisation="Kadin")


def refused(question: Any, voter: Voter, ids: list[int], now_ms: int = 2_000, generation: int = 0) -> Refusal:
    with pytest.raises(Refusal) as caught:
        admit(question, voter, ids, now_ms, generation=generation)
    return caught.value


def test_an_entitled_delegate_casts_one_option(ask: Any) -> None:
    """The selection names the voter's key and the option by code and id."""
    selection = admit(ask(), DELEGATE, [102], 2_000, generation=0)
    assert (selection.voter, selection.codes, selection.options[0].id) == ("d12", ("C",), 102)


def test_the_key_of_a_voter_follows_the_unit() -> None:
    """A person's ballot hangs on the delegate, an organisation's on the organisation."""
    assert (voter_key(Unit.PERSON, 12, 5), voter_key(Unit.ORGANISATION, 12, 5)) == ("d12", "o5")


def test_b55_a_ballot_at_the_instant_of_the_deadline_is_late(ask: Any) -> None:
    """Each press checks the deadline itself, whether or not anybody closed the question."""
    question = ask(deadline=5_000)
    assert admit(question, DELEGATE, [100], 4_999, generation=0).codes == ("A",)
    late = refused(question, DELEGATE, [100], now_ms=5_000)
    assert (late.key, late.values) == ("terlambat", {"kode": "JP1", "jam": 5_000})


@pytest.mark.parametrize("state", [QuestionState.CLOSED, QuestionState.REVEALED, QuestionState.ADOPTED])
def test_b53_after_closing_the_time_of_closing_is_told(ask: Any, state: QuestionState) -> None:
    """A late voter reads when it closed; nothing is counted."""
    late = refused(ask(state=state, closed=1_500, deadline=9_000), DELEGATE, [100])
    assert (late.key, late.values) == ("terlambat", {"kode": "JP1", "jam": 1_500})


def test_a_draft_and_a_cancelled_question_take_nothing(ask: Any) -> None:
    """Each says what it is."""
    assert refused(ask(state=QuestionState.DRAFT), DELEGATE, [100]).key == "jp_belum_dibuka"
    assert refused(ask(state=QuestionState.CANCELLED), DELEGATE, [100]).key == "jp_sudah_batal"


def test_an_observer_and_a_stranger_have_no_ballot(ask: Any) -> None:
    """Observers are told so; whoever is not in the electorate is not let in."""
    assert refused(ask(), replace(DELEGATE, is_observer=True), [100]).key == "tanpa_hak"
    stranger = refused(ask(), replace(DELEGATE, is_entitled=False), [100])
    assert (stranger.key, stranger.values) == ("tidak_berhak", {"kode": "JP1"})


def test_only_the_lead_answers_for_an_organisation(ask_approval: Any) -> None:
    """E10 of the sample meeting; where any delegate may answer, the second does."""
    second = replace(DELEGATE, delegate_id=13, is_lead=False)
    refusal = refused(ask_approval(), second, [200])
    assert (refusal.key, refusal.values) == ("jp_instansi", {"instansi": "Kadin"})
    assert admit(ask_approval(ballot_by="last"), second, [200], 2_000, generation=0).voter == "o5"
    assert admit(ask_approval(), DELEGATE, [200], 2_000, generation=0).voter == "o5"


@pytest.mark.parametrize("ids", [[999], [100, 999], [], [100, 101], [100, 100]])
def test_b08_a_foreign_or_impossible_selection_is_an_old_button(ask: Any, ids: list[int]) -> None:
    """No button of ours asks for it."""
    assert refused(ask(), DELEGATE, ids).key == "tombol_lama"


def test_b49_an_older_card_whose_options_changed_is_refused(ask: Any) -> None:
    """Counted for what the voter read, or not at all."""
    assert refused(ask(generation=2), DELEGATE, [100], generation=1).key == "tombol_lama"
    assert admit(ask(generation=2), DELEGATE, [100], 2_000, generation=2).codes == ("A",)
