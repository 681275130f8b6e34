"""I1, B01, B117: one answer a voter, whatever doors are tried one after another: paper, helpers, erasure, a copy."""

import contextlib
from pathlib import Path

import pytest

from meeting import assisting, delegation, paper, questions, voting
from rules.refusals import Refusal
from storage.backup import back_up
from storage.database import Database
from storage.opening import open_database
from tests.faults.acts import (
    SECRET,
    ballots_of,
    confirmed_forms,
    confirmed_help,
    erased,
    forms,
    found_unsound,
    helped,
    moved_to,
)
from tests.meeting.halls import MINUTE_TAKER, Hall, add_delegate, open_hall
from tests.meeting.people import register
from tests.meeting.test_voting import choose, opened

SECRET_OF_ORGANISATIONS = "Sudah sesuai? #skala #rahasia #instansi"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of six organisations."""
    return await open_hall(database, organisations=6)


async def test_whose_paper_form_was_counted_cannot_be_helped_to_a_second_answer(hall: Hall) -> None:
    """The form is counted and nobody can find it again; an entry of the clerk for the same person is refused."""
    question = await opened(hall, SECRET, seconds=None)
    await confirmed_forms(hall, question, (0,), "pemerintah: 1=1")
    with contextlib.suppress(Refusal):
        await confirmed_help(hall, question, 0, 4)
    assert await ballots_of(hall, question) == 1
    assert await found_unsound(hall.house.db) == []


async def test_a_waiting_entry_dies_with_the_paper_form_of_the_same_person(hall: Hall) -> None:
    """The other way round: entered first, the form counted meanwhile, confirmed afterwards."""
    question = await opened(hall, SECRET, seconds=None)
    entry = await helped(hall, question, 0, 4)
    await confirmed_forms(hall, question, (0,), "pemerintah: 1=1")
    with contextlib.suppress(Refusal):
        await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    assert await ballots_of(hall, question) == 1


async def test_an_organisation_whose_lead_voted_and_left_has_no_paper_form_beside_it(hall: Hall) -> None:
    """The batch waits, the lead answers by phone and leaves, the batch is confirmed: one ballot."""
    question = await opened(hall, SECRET_OF_ORGANISATIONS, seconds=None)
    batch = await forms(hall, question, (0,), "pemerintah: 1=1")
    await choose(hall, question, 0, 4)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    with contextlib.suppress(Refusal):
        await paper.settle(hall.house, hall.sender(MINUTE_TAKER), batch, is_right=True)
    assert await ballots_of(hall, question) == 1
    assert await found_unsound(hall.house.db) == []


async def test_two_people_of_one_organisation_hand_in_one_form(hall: Hall) -> None:
    """Both are ticked though the organisation votes: refused at once, or counted as one; never two."""
    second = await add_delegate(hall, 20, organisation_id=1)
    hall.delegates.append(second)
    question = await opened(hall, SECRET_OF_ORGANISATIONS, seconds=None)
    with contextlib.suppress(Refusal):
        batch = await forms(hall, question, (0, 6), "pemerintah: 1=2")
        for account, delegate_id in ((1001, hall.delegates[0]), (1021, second)):
            await delegation.leave(hall.house, hall.sender(account), delegate_id)
        await paper.settle(hall.house, hall.sender(MINUTE_TAKER), batch, is_right=True)
    assert await ballots_of(hall, question) <= 1
    assert await found_unsound(hall.house.db) == []


async def test_b111_whoever_is_erased_and_comes_back_does_not_answer_the_open_question_again(hall: Hall) -> None:
    """They may join again, and from the next question on they count; this one holds their answer already."""
    question = await opened(hall, seconds=None)
    for number in range(3):
        person = await register(hall, 6_666, 1, f"Orang {number}")
        press = {"question_id": question.id, "option_ids": (question.options[0].id,), "generation": 1}
        with contextlib.suppress(Refusal):
            await voting.cast(hall.house, hall.sender(6_666), delegate_id=person.id, **press)
        await erased(hall, 6_666)
    assert await ballots_of(hall, question) == 1


async def test_b117_in_a_restored_copy_nobody_is_helped_to_a_second_answer(
    sqlite_database: Database, tmp_path: Path
) -> None:
    """Whoever took part by an official's hand, too: the copy has no key to find that answer with."""
    hall = await open_hall(sqlite_database, organisations=6)
    question = await opened(hall, SECRET, seconds=None)
    await confirmed_help(hall, question, 0, 1)
    await choose(hall, question, 1, 2)
    await back_up(sqlite_database, tmp_path / "copy.db")
    restored = await open_database(f"sqlite:///{tmp_path / 'copy.db'}", now=hall.clock)
    try:
        again = moved_to(hall, restored)
        for place in (0, 1):
            with contextlib.suppress(Refusal):
                await confirmed_help(again, question, place, 4)
            with contextlib.suppress(Refusal):
                await confirmed_forms(again, question, (place,), "pemerintah: 1=1")
            with pytest.raises(Refusal):
                await choose(again, question, place, 3)
        await choose(again, question, 2, 3)
        await questions.close(again.house, again.moderator, question.id)
        assert await ballots_of(again, question) == 3
        assert await found_unsound(restored) == []
    finally:
        await restored.close()


async def test_b60_a_voters_own_later_answer_stands_though_the_clock_was_set_back(hall: Hall) -> None:
    """The clerk writes, the clock falls 90 seconds behind, the voter answers, the entry is confirmed: theirs stands."""
    question = await opened(hall, seconds=None)
    entry = await helped(hall, question, 0, 1)
    hall.clock.turn(-90)
    await choose(hall, question, 0, 2)
    with contextlib.suppress(Refusal):
        await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    assert list((await hall.stored(question.id)).values()) == [(question.options[2].id,)]


async def test_a_withdrawal_is_not_undone_by_an_entry_that_is_older(hall: Hall) -> None:
    """Answered, entered by the clerk, withdrawn by the voter, confirmed: the voter's last word was that there is
    none."""
    question = await opened(hall, seconds=None)
    await choose(hall, question, 0, 1)
    entry = await helped(hall, question, 0, 2)
    hall.clock.turn(5)
    await voting.withdraw(hall.house, hall.voter(0), question_id=question.id, delegate_id=hall.delegates[0])
    with contextlib.suppress(Refusal):
        await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    assert await hall.stored(question.id) == {}
