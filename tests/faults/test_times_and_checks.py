"""B45, B55, B60: what is done at the very edge of a question's time, and what the check at the start looks at."""

import contextlib

import pytest

from meeting import closing, corrections, delegation, paper, privacy, questions, voting
from meeting.privacy import Wish
from rules.refusals import Refusal
from storage.database import Database
from tests.faults.acts import SECRET, ballots_of, confirmed_help, erased, forms, found_unsound, standing_dialog
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.test_voting import choose, opened


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of six organisations."""
    return await open_hall(database, organisations=6)


async def test_b45_a_ballot_turned_after_adoption_is_noticed_like_one_turned_before(hall: Hall) -> None:
    """An adopted result is what the minutes stand on; the check at the start reads its ballots as well."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    await questions.adopt(hall.house, hall.sender(SECRETARY), question.id)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE ballots SET selection = '3'")
    assert [one.why for one in await found_unsound(hall.house.db)] == ["changed"]


async def test_b45_a_ballot_planted_in_an_open_secret_question_is_noticed(hall: Hall) -> None:
    """While the key is there every ballot must be a voter's or a form's; a row of nobody beside a receipt is not."""
    question = await opened(hall, SECRET, seconds=None)
    await choose(hall, question, 0, 0)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE electorate SET receipt = 'PALSU' WHERE voter = 'd2'")
        await tx.execute(
            "INSERT INTO ballots (question_id, voter, selection, channel, cast_ms) VALUES ($1, 'x', '1', '', 0)",
            question.id,
        )
    assert await found_unsound(hall.house.db) != []


async def test_b55_nothing_is_corrected_once_the_time_has_run_out(hall: Hall) -> None:
    """The deadline has passed and nobody has noticed yet: as with an answer, the act looks at the clock itself."""
    question = await opened(hall, seconds=60)
    await choose(hall, question, 0, 1)
    await corrections.ask_wording(hall.house, hall.moderator, question.id, 2)
    hall.clock.turn(61)
    with pytest.raises(Refusal):
        await corrections.correct(
            hall.house, hall.moderator, await standing_dialog(hall, MODERATOR), "Lain sama sekali"
        )
    assert await closing.close_due(hall.house) == [question.id]
    assert await hall.value("SELECT COUNT(*) FROM corrections") == 0


async def test_a_reopened_question_may_be_closed_in_the_same_instant_of_the_clock(hall: Hall) -> None:
    """The clock was set back, or stands: both quorum counts are kept and nothing breaks."""
    question = await opened(hall, "Sah? #kuorum 1/2\nYa\nTidak", seconds=None)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reopen(hall.house, hall.moderator, question.id)
    await questions.close(hall.house, hall.moderator, question.id)
    assert await hall.value("SELECT COUNT(*) FROM closings") == 2


async def test_a_form_of_somebody_who_went_home_still_counts(hall: Hall) -> None:
    """Handed in while present, confirmed after they left: an answer given stays, and the batch is not lost."""
    question = await opened(hall, SECRET, seconds=None)
    batch = await forms(hall, question, (0, 1), "pemerintah: 1=1, 2=1")
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    await paper.settle(hall.house, hall.sender(MINUTE_TAKER), batch, is_right=True)
    assert await ballots_of(hall, question) == 2


async def test_the_same_answer_by_a_helper_is_no_change(hall: Hall) -> None:
    """The record says how many changed: whoever answered A and is entered with A has not."""
    question = await opened(hall, seconds=None)
    await choose(hall, question, 0, 1)
    hall.clock.turn(1)
    await confirmed_help(hall, question, 0, 1)
    await questions.close(hall.house, hall.moderator, question.id)
    assert await hall.value("SELECT changed FROM closings") == 0


async def test_b67_whoever_is_erased_in_one_meeting_keeps_the_cards_of_another(hall: Hall) -> None:
    """Their ballot of the other meeting goes on being drawn, and a conversation there is not broken off."""
    async with hall.house.db.transaction() as tx:
        await tx.execute(
            "INSERT INTO outbox (chat_id, topic, kind, payload, priority, due_ms, created_ms, message_id, state)"
            " VALUES (1001, 'ballot:77', 'ballot', '{\"delegate\": 7, \"question\": 77}', 10, 0, 0, 5, 'sent')"
        )
    await erased(hall, 1001)
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE chat_id = 1001 AND topic = 'ballot:77'") == 1


async def test_sealing_one_question_leaves_the_conversations_of_others_alone(hall: Hall) -> None:
    """A clerk who is typing a point for a delegate, or a form of another question, is not thrown out of it."""
    secret, other = await opened(hall, SECRET, seconds=None), await opened(hall, SECRET, seconds=None)
    await paper.begin(hall.house, hall.sender(MINUTE_TAKER), other.id)
    await questions.close(hall.house, hall.moderator, secret.id)
    assert (await standing_dialog(hall, MINUTE_TAKER)).payload["question"] == other.id


async def test_whoever_is_erased_can_be_found_by_nobody_and_twice_is_once(hall: Hall) -> None:
    """I8: the second press finds nobody; the answer stays counted, and closing works."""
    question = await opened(hall, seconds=None)
    await choose(hall, question, 0, 1)
    await erased(hall, 1001)
    with pytest.raises(Refusal):
        await privacy.separate(hall.house, hall.sender(1001), hall.meeting_id, Wish.ERASE)
    with contextlib.suppress(Refusal):
        await voting.withdraw(hall.house, hall.voter(0), question_id=question.id, delegate_id=hall.delegates[0])
    await questions.close(hall.house, hall.moderator, question.id)
    assert await hall.value("SELECT answered FROM closings") == 1
    assert (await hall.kinds()).count("privacy.separated") == 1
