"""I1, I6, I8: doors beside those that were closed first: reopening, paper and a phone, an answer taken back."""

import contextlib
import json

import pytest

from meeting import assisting, delegation, outsiders, questions, typing_answers, voting
from record import exports
from record.gather import gather
from rules.refusals import Refusal
from storage import dialogs
from storage.database import Database
from tests.faults.acts import SECRET, ballots_of, confirmed_forms, erased, found_unsound, helped, standing_dialog
from tests.meeting.halls import MINUTE_TAKER, SECRETARY, Hall, open_hall
from tests.meeting.people import register
from tests.meeting.test_voting import choose, opened
from tests.storage.test_secrecy_scan import unzipped

PHONE = 6_666


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of six organisations."""
    return await open_hall(database, organisations=6)


async def tried(hall: Hall, question_id: int, delegate_id: int) -> None:
    """A press on the second option that may be refused."""
    press = {"question_id": question_id, "option_ids": (2,), "generation": 1}
    with contextlib.suppress(Refusal):
        await voting.cast(hall.house, hall.sender(PHONE), delegate_id=delegate_id, **press)


@pytest.mark.parametrize("when", ["open", "closed"])
async def test_whoever_was_erased_has_no_second_answer_in_a_question_that_is_reopened(hall: Hall, when: str) -> None:
    """The phone answered before the first closing; erased before or after it; a new name does not answer again."""
    question = await opened(hall, seconds=None)
    first = await register(hall, PHONE, 1, "Orang satu")
    await tried(hall, question.id, first.id)
    if when == "open":
        await erased(hall, PHONE)
    await questions.close(hall.house, hall.moderator, question.id)
    if when == "closed":
        await erased(hall, PHONE)
    await questions.reopen(hall.house, hall.moderator, question.id)
    second = await register(hall, PHONE, 1, "Orang dua")
    await tried(hall, question.id, second.id)
    assert await ballots_of(hall, question) == 1


@pytest.mark.parametrize("how", ["left", "erased"])
async def test_a_phone_whose_paper_form_was_counted_has_no_answer_of_another_name(hall: Hall, how: str) -> None:
    """They handed the form in, left (or were erased) and registered anew: one person, one answer."""
    question = await opened(hall, SECRET, seconds=None)
    person = await register(hall, PHONE, 1, "Orang satu")
    hall.delegates.append(person.id)
    await confirmed_forms(hall, question, (6,), "pemerintah: 1=1")
    if how == "left":
        await delegation.leave(hall.house, hall.sender(PHONE), person.id)
    else:
        await erased(hall, PHONE)
    second = await register(hall, PHONE, 1, "Orang dua")
    await tried(hall, question.id, second.id)
    assert await ballots_of(hall, question) == 1


async def test_an_answer_given_and_taken_back_since_the_entry_is_the_voters_last_word(hall: Hall) -> None:
    """Entered while there was none, answered, withdrawn: there is none again, and the entry is older than that."""
    question = await opened(hall, seconds=None)
    entry = await helped(hall, question, 0, 1)
    await choose(hall, question, 0, 2)
    await voting.withdraw(hall.house, hall.voter(0), question_id=question.id, delegate_id=hall.delegates[0])
    with contextlib.suppress(Refusal):
        await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    assert await hall.stored(question.id) == {}


async def test_words_written_since_the_entry_are_the_voters_last_word(hall: Hall) -> None:
    """ "Lainnya" pressed, an entry made, then the words typed: the entry is older than they are."""
    question = await opened(hall, "Mana?\nData\nRumah\n#lainnya", seconds=None)
    press = {"question_id": question.id, "option_ids": (3,), "generation": 1, "delegate_id": hall.delegates[0]}
    await voting.cast(hall.house, hall.voter(0), **press)
    entry = await helped(hall, question, 0, 1)
    await voting.cast(hall.house, hall.voter(0), **press, words="Perahu karet")
    with contextlib.suppress(Refusal):
        await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    assert await hall.value("SELECT words FROM ballots") == "Perahu karet"


async def test_fewer_than_five_secret_answers_are_in_no_file(hall: Hall) -> None:
    """meeting.md 6.5: only turnout; three choices in a file would be three people's."""
    question = await opened(hall, "Apa keberatan? #isian #rahasia", seconds=None)
    for place, words in enumerate(("PENDAPAT-SATU", "PENDAPAT-DUA", "PENDAPAT-TIGA")):
        press = {"question_id": question.id, "option_ids": (), "generation": 1, "words": words}
        await voting.cast(hall.house, hall.voter(place), delegate_id=hall.delegates[place], **press)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    async with hall.house.db.reading() as tx:
        record = await gather(tx, hall.meeting_id)
    made = [item.content for name in exports.FORMATS if name != "diagram" for item in exports.render(record, name)]
    assert [b"PENDAPAT-" in unzipped(content) for content in made] == [False] * len(made)


async def test_a_weight_does_not_say_whose_an_answer_by_constituency_is(hall: Hall) -> None:
    """ "Tanpa nama": where one organisation alone weighs 1.75, a ballot of 1.75 in a file is its name."""
    async with hall.house.db.transaction() as tx:
        for place in range(6):
            await tx.execute("UPDATE organisations SET weight = $2 WHERE ref = $1", f"o{place + 1}", f"1.{place}5")
    with contextlib.suppress(Refusal):
        question = await opened(hall, "Mana? #instansi #bobot\nYa\nTidak", seconds=None)
        for place in range(6):
            await choose(hall, question, place, place % 2)
        await questions.close(hall.house, hall.moderator, question.id)
        await questions.reveal(hall.house, hall.moderator, question.id)
        async with hall.house.db.reading() as tx:
            record = await gather(tx, hall.meeting_id)
        told = json.loads(exports.render(record, "record")[0].content)["questions"][0]["ballots"]
        assert len({ballot.get("weight") for ballot in told}) == 1


async def test_i8_a_doubtful_number_delivered_again_is_no_discussion_point(hall: Hall) -> None:
    """Read two ways and asked about; the same update once more finds the same question, not an empty conversation."""
    question = await opened(hall, "Berapa? #angka 0-5000 #rahasia", seconds=None)
    asked = {"question_id": question.id, "delegate_id": hall.delegates[0]}
    await voting.begin_writing(hall.house, hall.voter(0), **asked)
    dialog, update = await standing_dialog(hall, 1001), hall.voter(0)
    assert (await typing_answers.typed(hall.house, update, dialog, "1.250")).doubtful == "1250"
    async with hall.house.db.reading() as tx:
        is_applied = await tx.fetch_value("SELECT 1 FROM applied WHERE update_id = $1", update.update_id)
        is_waiting = await dialogs.load(tx, 1001, hall.clock()) is not None
    assert is_applied or is_waiting, "a second delivery would be taken for words to the floor"


async def test_accepting_an_organisation_while_a_question_closes_locks_nobody_out(postgres_database: Database) -> None:
    """Its delegates join the open questions in the same moment: one waits for the other."""
    import asyncio

    hall = await open_hall(postgres_database, organisations=3)
    for number in range(12):
        question = await opened(hall, seconds=None)
        person = await register(hall, 7_000 + number, 1, f"Orang {number}")
        async with postgres_database.transaction() as tx:
            new: int = await tx.fetch_value(
                "INSERT INTO organisations (meeting_id, position, ref, name, short, standing) VALUES"
                " ($1, $2, $3, $3, $3, 'pending') RETURNING id",
                *(hall.meeting_id, 50 + number, f"x{number}"),
            )
            await tx.execute("UPDATE delegates SET organisation_id = $2 WHERE id = $1", person.id, new)
        ended = await asyncio.gather(
            outsiders.accept(hall.house, hall.sender(SECRETARY), new, votes=True),
            questions.close(hall.house, hall.moderator, question.id),
            return_exceptions=True,
        )
        assert [one for one in ended if isinstance(one, Exception) and not isinstance(one, Refusal)] == []
    assert await found_unsound(postgres_database) == []
