"""An answer entered by an official counts when a second one confirms it before closing, and is marked as assisted."""

import pytest

from meeting import assist_dialogs, assisting, questions
from meeting.house import Sender
from rules.questions import Question
from rules.refusals import Refusal
from storage.database import Database
from storage.tallies import tally_question
from tests.meeting.halls import CLERK, MINUTE_TAKER, Hall, open_hall
from tests.meeting.test_voting import choose, opened


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def entered(hall: Hall, question: Question, place: int, option: int, by: Sender) -> int:
    """An entry of an official for the delegate in this place; returns its id."""
    option_id = question.options[option].id
    await assist_dialogs.ask_reason(hall.house, by, hall.delegates[place], question.id, (option_id,))
    again = hall.sender(by.telegram_id)
    await assist_dialogs.enter_waiting(hall.house, again, "formulir kertas", anew=True)
    return int(str(await hall.value("SELECT MAX(id) FROM assisted_ballots")))


async def assisted_count(hall: Hall, question: Question) -> tuple[int, int]:
    """(answered, of which assisted)"""
    async with hall.house.db.reading() as tx:
        tally = await tally_question(tx, question.id)
    return tally.answered, tally.assisted


async def test_e08_an_entry_counts_after_a_second_official_confirmed_it(hall: Hall) -> None:
    """Before: no ballot. The one who entered it may not confirm it. After: one ballot, marked."""
    question = await opened(hall)
    entry = await entered(hall, question, 0, 1, hall.sender(CLERK))
    assert await assisted_count(hall, question) == (0, 0)
    with pytest.raises(Refusal) as refused:
        await assisting.settle(hall.house, hall.sender(CLERK), entry, is_right=True)
    assert refused.value.key == "dibantu_petugas_lain"
    settled = await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    assert settled.counts
    assert await assisted_count(hall, question) == (1, 1)


async def test_what_was_not_confirmed_before_closing_is_listed_and_not_counted(hall: Hall) -> None:
    """The entry is late for good; confirming it afterwards changes no figure."""
    question = await opened(hall)
    entry = await entered(hall, question, 0, 1, hall.sender(CLERK))
    await questions.close(hall.house, hall.moderator, question.id)
    settled = await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    assert not settled.counts
    assert await assisted_count(hall, question) == (0, 0)
    assert await hall.value("SELECT state FROM assisted_ballots") == "late"


async def test_the_last_stored_before_closing_counts_whoever_entered_it(hall: Hall) -> None:
    """The delegate's own tap after the clerk's entry replaces it, and the mark goes with it."""
    question = await opened(hall)
    entry = await entered(hall, question, 0, 1, hall.sender(CLERK))
    await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    await choose(hall, question, 0, 2)
    assert await assisted_count(hall, question) == (1, 0)


async def test_a_refused_entry_leaves_nothing_and_a_moderator_enters_none(hall: Hall) -> None:
    """Rights are checked at the act, on both steps."""
    question = await opened(hall)
    with pytest.raises(Refusal):
        await assist_dialogs.ask_reason(hall.house, hall.moderator, hall.delegates[0], question.id, (1,))
    entry = await entered(hall, question, 0, 1, hall.sender(CLERK))
    with pytest.raises(Refusal):
        await assisting.settle(hall.house, hall.voter(1), entry, is_right=True)
    assert not (await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=False)).counts
    assert await assisted_count(hall, question) == (0, 0)
