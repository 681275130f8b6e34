"""Two acts in the same moment, on PostgreSQL where transactions run side by side; and two meetings in one house."""

import asyncio
import contextlib

import pytest

from meeting import (
    agenda,
    assisting,
    closing,
    delegation,
    desk,
    electorate,
    floor,
    outcomes,
    questions,
    supporting,
    voting,
)
from meeting.closing import SYSTEM
from meeting.floor import Words
from meeting.house import Sender
from rules.answers import Answer
from rules.outcomes import OutcomeKind
from rules.points import PointKind, write_point
from rules.questions import Question
from rules.refusals import Refusal
from storage import points
from storage import questions as question_rows
from storage.database import Database
from tests.meeting.halls import CLERK, MINUTE_TAKER, SECRETARY, Hall, add_delegate, open_hall

TEXT = "Bidang?\nData\nRumah"
STRANGER = 909


async def opened(hall: Hall) -> Question:
    """An open question of the hall."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, TEXT)
    return (await questions.open_question(hall.house, hall.moderator, draft.id)).question


async def test_i5_nobody_joins_the_electorate_of_a_question_that_is_being_closed(postgres_database: Database) -> None:
    """A latecomer registers while the closing is written: who might vote at the closing is who might vote for ever."""
    hall, db = await open_hall(postgres_database, organisations=3), postgres_database
    question = await opened(hall)
    late = await add_delegate(hall, 9)
    is_reading = asyncio.Event()

    async def arrive() -> None:
        async with db.transaction() as tx:
            row = await tx.fetch_row("SELECT number, organisation_id FROM delegates WHERE id = $1", late)
            assert row is not None
            is_reading.set()
            place = {"number": row["number"], "organisation_id": row["organisation_id"], "telegram_id": 1010}
            await electorate.arrived(tx, hall.house, meeting_id=hall.meeting_id, delegate_id=late, **place)

    async with db.transaction() as tx:
        loaded = await question_rows.load(tx, question.id, lock=db.lock_clause)
        assert loaded is not None
        arriving = asyncio.create_task(arrive())
        await is_reading.wait()
        await asyncio.sleep(0.3)  # long enough to read "open" and to wait for the lock
        await closing.close_in(hall.house, tx, loaded, SYSTEM, {})
    await arriving
    written = await hall.value("SELECT entitled FROM closings WHERE question_id = $1", question.id)
    assert await hall.value("SELECT count(*) FROM electorate WHERE question_id = $1", question.id) == written
    assert "electorate.changed" not in await hall.kinds()


async def test_confirming_and_closing_at_once_do_not_lock_each_other_out(postgres_database: Database) -> None:
    """One waits for the other; each either happens or is refused by the rules."""
    hall = await open_hall(postgres_database, organisations=3)
    question = await opened(hall)
    for delegate_id in hall.delegates[:3]:
        async with hall.house.act(hall.sender(CLERK)) as tx:
            option = (question.options[0].id,)
            await assisting.enter_in(
                hall.house, tx, hall.sender(CLERK), question.id, delegate_id, Answer(option), "tanpa ponsel"
            )
    async with postgres_database.reading() as tx:
        ids = [row["id"] for row in await tx.fetch("SELECT id FROM assisted_ballots ORDER BY id")]
    confirming = [assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True) for entry in ids]
    closing = questions.close(hall.house, hall.moderator, question.id)
    ended = await asyncio.gather(*confirming, closing, return_exceptions=True)
    assert not [one for one in ended if isinstance(one, Exception) and not isinstance(one, Refusal)]
    counted = await hall.value("SELECT answered FROM closings WHERE question_id = $1", question.id)
    assert await hall.value("SELECT count(*) FROM ballots WHERE question_id = $1", question.id) == counted


async def test_i8_leaving_noted_by_four_at_once_is_one_entry(postgres_database: Database) -> None:
    """The person, a clerk twice and the secretariat press in the same moment."""
    hall = await open_hall(postgres_database, organisations=2)
    for place in (0, 1):
        who = (hall.voter(place), hall.sender(CLERK), hall.sender(CLERK), hall.sender(SECRETARY))
        await asyncio.gather(*(delegation.leave(hall.house, one, hall.delegates[place]) for one in who))
    assert (await hall.kinds()).count("delegate.left") == 2


async def test_b67_a_group_is_left_to_its_meeting_until_that_has_ended(sqlite_database: Database) -> None:
    """The moderator of another meeting binds it in vain; once the first has ended it may be used again."""
    hall = await open_hall(sqlite_database, organisations=2)
    async with sqlite_database.transaction() as tx:
        other: int = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES ('RAKOR-9', 'WXYZ2345', 'key9', 'Rakor 9', '2023-11-23', 'Asia/Jakarta', 'running', 0, '')"
            " RETURNING id"
        )
        await tx.execute("INSERT INTO accounts (telegram_id, first_seen_ms) VALUES ($1, 0)", STRANGER)
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'moderator', 1, 0)", other, STRANGER)
    assert await agenda.bind_group(hall.house, hall.moderator, hall.meeting_id, -500, None, "Grup Rakor 7")
    with pytest.raises(Refusal) as refused:
        await agenda.bind_group(hall.house, Sender(STRANGER), other, -500, None, "Grup Rakor 7")
    assert refused.value.key == "grup_rapat_lain"
    assert await hall.value("SELECT meeting_id FROM chat_groups WHERE chat_id = -500") == hall.meeting_id
    async with sqlite_database.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended' WHERE id = $1", hall.meeting_id)
    assert await agenda.bind_group(hall.house, Sender(STRANGER), other, -500, None, "Grup Rakor 7")


async def test_b67_a_press_of_one_meeting_reaches_nothing_of_another(sqlite_database: Database) -> None:
    """V1 of one meeting names a question, then a delegate, of another: refused, nothing told, nothing stored."""
    hall = await open_hall(sqlite_database, organisations=2)
    question = await opened(hall)
    async with sqlite_database.transaction() as tx:
        other: int = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES ('RAKOR-9', 'WXYZ2345', 'key9', 'Rakor 9', '2023-11-23', 'Asia/Jakarta', 'running', 0, '')"
            " RETURNING id"
        )
        await tx.execute("UPDATE questions SET meeting_id = $1 WHERE id = $2", other, question.id)
    press = {"question_id": question.id, "option_ids": (question.options[0].id,), "generation": 1}
    for delegate_id in hall.delegates[:2]:
        with pytest.raises(Refusal) as refused:
            await voting.cast(hall.house, hall.voter(0), delegate_id=delegate_id, **press)
        assert refused.value.key == "tombol_lama"
        assert not refused.value.values
    assert await hall.value("SELECT count(*) FROM ballots") == 0


async def test_b06_votes_and_a_note_in_the_same_second_erase_nothing(database: Database) -> None:
    """Thirty voters tap while the moderator writes notes: every ballot and every note is there, on both engines."""
    hall = await open_hall(database, organisations=30)
    question = await opened(hall)
    press = {"question_id": question.id, "option_ids": (question.options[0].id,), "generation": 1}
    votes = [
        voting.cast(hall.house, hall.voter(place), delegate_id=hall.delegates[place], **press) for place in range(30)
    ]
    written = [
        outcomes.write(hall.house, hall.sender(SECRETARY), hall.meeting_id, OutcomeKind.NOTE, f"catatan {number}")
        for number in range(10)
    ]
    await asyncio.gather(*votes, *written)
    assert await hall.value("SELECT count(*) FROM ballots") == 30
    assert (await hall.kinds()).count("note") == 10
    with contextlib.suppress(Refusal):
        await questions.close(hall.house, hall.moderator, question.id)
    assert await hall.value("SELECT answered FROM closings") == 30


async def test_support_and_a_response_to_the_same_point_do_not_lock_each_other_out(postgres_database: Database) -> None:
    """One holds the point and then wants the meeting, the other holds the meeting and refers to the point."""
    hall, db = await open_hall(postgres_database, organisations=3), postgres_database
    first = Words(PointKind.PROPOSAL, write_point("usul data kemiskinan ekstrem diverval ulang"))
    point = await floor.submit(hall.house, hall.voter(0), hall.delegates[0], first)
    answer = Words(PointKind.RESPONSE, write_point("kami sependapat dengan usul ini"), answers=(point.code,))
    async with db.transaction() as tx:
        assert await points.load(tx, point.id, lock=db.lock_clause) is not None
        responding = asyncio.create_task(floor.submit(hall.house, hall.voter(1), hall.delegates[1], answer))
        await asyncio.sleep(0.3)  # long enough to hold the meeting and to refer to the point
        await supporting.support_in(hall.house, tx, hall.voter(2), point.id, hall.delegates[2], is_wanted=True)
    await responding
    assert sorted((await hall.kinds())[1:]) == ["point.submitted", "point.supported"]
