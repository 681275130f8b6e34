"""From the rows of a real meeting to the record, on both engines: what is there, and what is not there yet."""

from __future__ import annotations

import json

import pytest

from meeting import desk, outcomes, questions, voting
from record.gather import gather
from record.json_file import document, write
from record.record import Record
from rules import chain
from rules.outcomes import OutcomeKind
from rules.questions import Question
from storage.database import Database
from tests.meeting.halls import MINUTE_TAKER, Hall, add_delegate, open_hall

WRITTEN = "Bidang apa yang paling mendesak?\nData\nRumah\nModal"
APPROVAL = "Setujukah? #instansi #terbuka\nSetuju\nTidak setuju\nAbstain"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def read(hall: Hall) -> Record:
    async with hall.house.db.reading() as tx:
        return await gather(tx, hall.meeting_id)


async def opened(hall: Hall, written: str = WRITTEN) -> Question:
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, written)
    return (await questions.open_question(hall.house, hall.moderator, draft.id, seconds=180)).question


async def choose(hall: Hall, question: Question, place: int, option: int) -> None:
    await voting.cast(
        hall.house,
        hall.voter(place),
        question_id=question.id,
        delegate_id=hall.delegates[place],
        option_ids=(question.options[option].id,),
        generation=question.generation,
    )


async def test_until_reveal_no_file_holds_a_result(hall: Hall) -> None:
    """Open and closed questions have neither tally nor ballots nor nonce; who took part is known once it is closed."""
    question = await opened(hall)
    for place, option in ((0, 0), (1, 0), (2, 1)):
        await choose(hall, question, place, option)
    (asked,) = (await read(hall)).questions
    assert (asked.tally, asked.ballots, asked.nonce, asked.took_part) == (None, None, None, ())
    await questions.close(hall.house, hall.moderator, question.id)
    record = await read(hall)
    (asked,) = record.questions
    assert (asked.tally, asked.ballots, asked.nonce) == (None, None, None)
    assert asked.took_part == ("p1", "p2", "p3")
    assert asked.closings[0].answered == 3
    stored = await hall.value("SELECT nonce FROM questions WHERE id = $1", question.id)
    assert str(stored).encode() not in write(record)


async def test_the_revealed_record_says_what_was_cast_and_keeps_its_commitment(hall: Hall) -> None:
    """Tally, ballots and nonce appear together, and the ballots of the file are those committed to at closing."""
    question = await opened(hall)
    for place, option in ((0, 0), (1, 0), (2, 1), (3, 0)):
        await choose(hall, question, place, option)
    await choose(hall, question, 3, 2)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    record = await read(hall)
    (asked,) = record.questions
    assert asked.tally is not None
    assert [row.count for row in asked.tally.rows] == [2, 1, 1]
    assert (asked.tally.invited, asked.tally.present, asked.tally.entitled, asked.tally.answered) == (5, 5, 5, 4)
    assert asked.tally.changed == 1
    shown = json.loads(write(record))["questions"][0]
    assert chain.commitment(shown["ballots"], shown["nonce"]) == shown["closings"][0]["commitment"]


async def test_later_departures_do_not_change_a_closed_result(hall: Hall) -> None:
    """Present and invited stay what they were at closing; the file of tomorrow equals that of today."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    before = document(await read(hall))["questions"]
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET left_ms = 1 WHERE id = $1", hall.delegates[4])
    assert document(await read(hall))["questions"] == before


async def test_organisations_vote_once_and_stand_by_name_where_answers_are_open(hall: Hall) -> None:
    """A second delegate changes nothing in the electorate; ballots name the organisation and the channel."""
    await add_delegate(hall, 5, organisation_id=await organisation_of(hall, 0))
    question = await opened(hall, APPROVAL)
    await choose(hall, question, 0, 0)
    await choose(hall, question, 1, 2)
    await questions.close(hall.house, hall.moderator, question.id)
    await questions.reveal(hall.house, hall.moderator, question.id)
    (asked,) = (await read(hall)).questions
    assert asked.electorate.at_closing == ("o1", "o2", "o3", "o4", "o5")
    assert asked.ballots is not None
    assert [(b.voter, b.selection, b.channel) for b in asked.ballots] == [
        ("o1", ("setuju",), "telegram"),
        ("o2", ("abstain",), "telegram"),
    ]


async def organisation_of(hall: Hall, place: int) -> int:
    found = await hall.value("SELECT organisation_id FROM delegates WHERE id = $1", hall.delegates[place])
    assert isinstance(found, int)
    return found


async def test_time_and_revision_are_those_of_the_last_entry(hall: Hall) -> None:
    """The record knows no clock: turned on by a day, it is the same record."""
    await outcomes.write(
        hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, OutcomeKind.NOTE, "Angka dari paparan."
    )
    first = await read(hall)
    hall.clock.turn(86_400)
    assert await read(hall) == first
    assert first.head is not None
    assert (first.revision, first.at_ms) == (first.head.seq, first.entries[-1].at_ms)
    assert [one.text for one in first.outcomes] == ["Angka dari paparan."]


async def test_no_account_reaches_the_record(hall: Hall) -> None:
    """Delegates are refs of the meeting; the numbers of their accounts stand nowhere."""
    question = await opened(hall)
    await choose(hall, question, 0, 0)
    body = write(await read(hall)).decode()
    assert [account for account in range(1001, 1006) if f'"{account}"' in body or f" {account}," in body] == []


async def test_an_unknown_meeting_is_no_record(hall: Hall) -> None:
    """Asked for what is not there, the room says so."""
    async with hall.house.db.reading() as tx:
        with pytest.raises(LookupError, match="no such meeting"):
            await gather(tx, 999)
