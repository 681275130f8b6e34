"""A question lives from draft to reveal, and a voter has one ballot in it or none, on both engines."""

import asyncio
import random

import pytest

from meeting import closing, desk, questions, voting
from meeting.house import Sender
from rules.questions import Question, QuestionState
from rules.refusals import Refusal
from storage.database import Database
from storage.tallies import tally_question
from tests.meeting.halls import CLERK, Hall, add_delegate, open_hall

WRITTEN = "Bidang apa yang paling mendesak?\nData\nRumah\nModal"
APPROVAL = "Setujukah? #instansi #terbuka\nSetuju\nTidak setuju\nAbstain"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def opened(hall: Hall, written: str = WRITTEN, seconds: int | None = 180) -> Question:
    """A question written and opened by the moderator."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, written)
    return (await questions.open_question(hall.house, hall.moderator, draft.id, seconds=seconds)).question


async def choose(hall: Hall, question: Question, place: int, option: int, sender: Sender | None = None) -> voting.Cast:
    """The voter in this place taps the option in that place."""
    return await voting.cast(
        hall.house,
        sender or hall.voter(place),
        question_id=question.id,
        delegate_id=hall.delegates[place],
        option_ids=(question.options[option].id,),
        generation=question.generation,
    )


async def test_a_ballot_is_stored_and_said_back(hall: Hall) -> None:
    """What the voter hears is what lies in the database, and the outbox is woken for the card."""
    question = await opened(hall)
    hall.woken.clear()
    cast = await choose(hall, question, 0, 1)
    assert cast.chosen == ("B. Rumah",)
    assert not cast.is_unchanged
    assert await hall.stored(question.id) == {f"d{hall.delegates[0]}": (question.options[1].id,)}
    assert hall.woken


async def test_the_last_choice_counts_and_the_same_again_changes_nothing(hall: Hall) -> None:
    """A change replaces the ballot; a repeated tap leaves the question's revision where it was."""
    question = await opened(hall)
    await choose(hall, question, 0, 1)
    await choose(hall, question, 0, 2)
    revision = await hall.value("SELECT revision FROM questions WHERE id = $1", question.id)
    again = await choose(hall, question, 0, 2)
    assert again.is_unchanged
    assert await hall.value("SELECT revision FROM questions WHERE id = $1", question.id) == revision
    assert await hall.stored(question.id) == {f"d{hall.delegates[0]}": (question.options[2].id,)}
    assert await hall.value("SELECT changes FROM ballots WHERE question_id = $1", question.id) == 1


async def test_a_redelivered_update_is_answered_from_what_is_stored(hall: Hall) -> None:
    """The first tap comes again after the voter changed their mind: it changes nothing (I8)."""
    question = await opened(hall)
    first = hall.voter(0)
    await choose(hall, question, 0, 0, first)
    await choose(hall, question, 0, 1)
    again = await choose(hall, question, 0, 0, first)
    assert again.chosen == ("B. Rumah",)
    assert await hall.stored(question.id) == {f"d{hall.delegates[0]}": (question.options[1].id,)}


async def test_b01_contested_taps_leave_one_ballot_each(hall: Hall) -> None:
    """Every voter taps every option many times at once; each ends with one ballot, one of the options tapped."""
    question = await opened(hall)
    taps = [(place, option) for place in range(5) for option in (0, 1, 2) for _ in range(6)]
    random.Random(7).shuffle(taps)
    await asyncio.gather(*(choose(hall, question, place, option) for place, option in taps))
    stored = await hall.stored(question.id)
    assert sorted(stored) == sorted(f"d{delegate}" for delegate in hall.delegates)
    assert all(len(selection) == 1 for selection in stored.values())


async def test_b08_a_button_of_somebody_else_is_refused(hall: Hall) -> None:
    """Another account, another question's option, another generation, a delegate that does not exist: nothing moves."""
    question, other = await opened(hall), await opened(hall)
    foreign = [
        {"sender": hall.voter(1)},
        {"option_ids": (len(other.options) + 1,)},
        {"generation": question.generation + 1},
        {"delegate_id": 10**9},
        {"question_id": 10**9},
        {"option_ids": (question.options[0].id, question.options[1].id)},
    ]
    for claim in foreign:
        values = {
            "sender": hall.voter(0),
            "question_id": question.id,
            "delegate_id": hall.delegates[0],
            "option_ids": (question.options[0].id,),
            "generation": question.generation,
        } | claim
        with pytest.raises(Refusal):
            await voting.cast(hall.house, values.pop("sender"), **values)
    assert await hall.stored(question.id) == {}


async def test_the_instant_of_the_deadline_is_late_and_no_job_is_needed(hall: Hall) -> None:
    """B55: nothing closes the question, yet a ballot at its deadline is refused with the time it ended."""
    question = await opened(hall, seconds=60)
    hall.clock.turn(59.999)
    await choose(hall, question, 0, 0)
    hall.clock.turn(0.001)
    with pytest.raises(Refusal) as refused:
        await choose(hall, question, 1, 0)
    assert refused.value.key == "terlambat"
    assert refused.value.values["jam"] == question.deadline
    assert len(await hall.stored(question.id)) == 1


async def test_a_late_closing_keeps_the_deadline_as_the_time_of_closing(hall: Hall) -> None:
    """B58: the ticker slept; the record says when the question really ended."""
    question = await opened(hall, seconds=60)
    hall.clock.turn(75)
    assert await closing.close_due(hall.house) == [question.id]
    assert await closing.close_due(hall.house) == []
    assert await hall.value("SELECT closed_ms FROM questions WHERE id = $1", question.id) == question.deadline


async def test_b13_a_race_to_close_is_one_closing(hall: Hall) -> None:
    """Moderator, deadline and reconnects at once: one closing, one entry."""
    question = await opened(hall, seconds=60)
    hall.clock.turn(60)
    presses = [questions.close(hall.house, hall.moderator, question.id) for _ in range(5)]
    moved = await asyncio.gather(*presses, closing.close_due(hall.house))
    assert (await hall.kinds()).count("question.closed") == 1
    assert await hall.value("SELECT COUNT(*) FROM closings") == 1
    assert sum(m.has_moved for m in moved[:5]) + len(moved[5]) == 1


async def test_b53_nothing_counts_after_closing(hall: Hall) -> None:
    """Taps race the closing; whoever heard "stored" is counted, and the figure never moves afterwards."""
    question = await opened(hall)
    taps = [choose(hall, question, place, place % 3) for place in range(5)]
    answers = await asyncio.gather(
        *taps[:2], questions.close(hall.house, hall.moderator, question.id), *taps[2:], return_exceptions=True
    )
    heard = sum(isinstance(answer, voting.Cast) for answer in answers)
    assert len(await hall.stored(question.id)) == heard
    assert all(isinstance(a, voting.Cast | questions.Moved | Refusal) for a in answers)
    assert await hall.value("SELECT answered FROM closings") == heard


async def test_b22_withdrawn_before_closing_is_in_no_figure(hall: Hall) -> None:
    """A withdrawal in time takes the ballot out; one after closing is refused."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    await choose(hall, question, 1, 0)
    await voting.withdraw(hall.house, hall.voter(0), question_id=question.id, delegate_id=hall.delegates[0])
    await questions.close(hall.house, hall.moderator, question.id)
    with pytest.raises(Refusal):
        await voting.withdraw(hall.house, hall.voter(1), question_id=question.id, delegate_id=hall.delegates[1])
    async with hall.house.db.reading() as tx:
        tally = await tally_question(tx, question.id)
    assert (tally.answered, tally.not_answered) == (1, 4)


async def test_only_the_lead_answers_for_an_organisation(hall: Hall) -> None:
    """E10: the second delegate is told who answers; the organisation has one ballot."""
    second = await add_delegate(hall, 5, organisation_id=1)
    question = await opened(hall, APPROVAL)
    hall.delegates.append(second)
    with pytest.raises(Refusal) as refused:
        await choose(hall, question, 5, 0)
    assert refused.value.key == "jp_instansi"
    await choose(hall, question, 0, 2)
    assert list(await hall.stored(question.id)) == ["o1"]
    async with hall.house.db.reading() as tx:
        assert (await tally_question(tx, question.id)).abstained == 1


async def test_a_shared_phone_has_a_ballot_for_each_of_its_delegates(hall: Hall) -> None:
    """E06: one account, two people, two ballots."""
    hall.delegates.append(await add_delegate(hall, 5, organisation_id=1, account=1001))
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    await choose(hall, question, 5, 1, hall.voter(0))
    assert len(await hall.stored(question.id)) == 2


async def test_revealing_comes_after_closing_and_only_by_a_moderator(hall: Hall) -> None:
    """B100: a clerk and a voter may not; before closing nobody may; twice is once."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    with pytest.raises(Refusal):
        await questions.reveal(hall.house, hall.moderator, question.id)
    for outsider in (hall.sender(CLERK), hall.voter(0), hall.sender(4242)):
        with pytest.raises(Refusal) as refused:
            await questions.close(hall.house, outsider, question.id)
        assert refused.value.key == "bukan_wewenang"
    await questions.close(hall.house, hall.moderator, question.id)
    moved = await questions.reveal(hall.house, hall.moderator, question.id)
    again = await questions.reveal(hall.house, hall.moderator, question.id)
    assert moved.has_moved
    assert not again.has_moved
    assert again.question.state is QuestionState.REVEALED
    assert (await hall.kinds()).count("question.revealed") == 1


async def test_opening_freezes_who_may_answer(hall: Hall) -> None:
    """Whoever registers later is not in the electorate unless the arrival is recorded."""
    question = await opened(hall)
    hall.delegates.append(await add_delegate(hall, 5))
    with pytest.raises(Refusal) as refused:
        await choose(hall, question, 5, 0)
    assert refused.value.key == "tidak_berhak"


async def test_the_words_an_option_asks_for_are_no_change_of_answer(hall: Hall) -> None:
    """Lainnya, and then what: one answer given once; other words for it are a change."""
    question = await opened(hall, "Kendala utama? #lainnya\nData\nSinyal", seconds=None)
    ballot = {"question_id": question.id, "delegate_id": hall.delegates[0], "generation": question.generation}
    counted = []
    for words in ("", "perizinan", "perizinan", "izin usaha"):
        await voting.cast(hall.house, hall.voter(0), **ballot, option_ids=(question.options[2].id,), words=words)
        counted.append(await hall.value("SELECT changes FROM ballots WHERE question_id = $1", question.id))
    assert counted == [0, 0, 0, 1]
