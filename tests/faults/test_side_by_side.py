"""Two acts in one moment on PostgreSQL, where transactions run side by side: one waits for the other, none breaks."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any

import pytest

from meeting import assisting, delegation, naming, paper, questions, registration, reminders
from meeting.privacy import Wish, separate
from rules.refusals import Refusal
from storage.database import Database
from tests.faults.acts import SECRET, ballots_of, forms, found_unsound, helped
from tests.meeting.halls import CLERK, MINUTE_TAKER, SECRETARY, Hall, open_hall
from tests.meeting.people import by, named, typed
from tests.meeting.test_voting import choose, opened

ROUNDS = 12


@pytest.fixture
async def hall(postgres_database: Database) -> Hall:
    """A running meeting of eight organisations."""
    return await open_hall(postgres_database, organisations=8)


async def at_once(*acts: Awaitable[Any]) -> Sequence[Any]:
    """All of them side by side; each is done or refused by a rule."""
    ended = await asyncio.gather(*acts, return_exceptions=True)
    broken = [one for one in ended if isinstance(one, BaseException) and not isinstance(one, Refusal)]
    assert broken == []
    return ended


async def ready(hall: Hall, account: int, number: int) -> None:
    """Somebody whose registration lacks the last press."""
    await registration.begin(hall.house, by(account), hall.meeting_id)
    await registration.consent(hall.house, by(account), hall.meeting_id)
    await typed(hall, account, "Instansi 1")
    await registration.choose(hall.house, by(account), 1)
    await named(hall, account, f"Orang {number}")


async def test_registering_while_a_question_closes_locks_nobody_out(hall: Hall) -> None:
    """A latecomer's last press and the moderator's [Tutup]: no deadlock, which would ring the alarm of storage."""
    for number in range(ROUNDS):
        question = await opened(hall, seconds=None)
        for account in (7_000 + number, 8_000 + number):
            await ready(hall, account, account)
        await at_once(
            naming.finish(hall.house, by(7_000 + number), anew=False),
            questions.close(hall.house, hall.moderator, question.id),
            naming.finish(hall.house, by(8_000 + number), anew=False),
        )
        held = await hall.value("SELECT entitled FROM closings WHERE question_id = $1", question.id)
        assert held == await hall.value("SELECT COUNT(*) FROM electorate WHERE question_id = $1", question.id)


async def test_erasing_while_voting_leaves_one_ballot_and_no_card(hall: Hall) -> None:
    """Whichever comes first: nothing of the account is left to be sent, and the figures are sound."""
    question = await opened(hall, seconds=None)
    for place in range(8):
        account = 1001 + place
        await at_once(
            choose(hall, question, place, 1), separate(hall.house, hall.sender(account), hall.meeting_id, Wish.ERASE)
        )
        sql = "SELECT COUNT(*) FROM outbox WHERE chat_id = $1 AND kind = 'ballot'"
        assert await hall.value(sql, account) == 0
    await questions.close(hall.house, hall.moderator, question.id)
    assert await found_unsound(hall.house.db) == []


async def test_two_confirmers_are_one_confirmation(hall: Hall) -> None:
    """Of an entry and of a batch, with a refusal by a third among them."""
    question = await opened(hall, SECRET, seconds=None)
    for place in range(0, 8, 2):
        entry = await helped(hall, question, place, 1)
        batch = await forms(hall, question, (place + 1,), "pemerintah: 2=1")
        house = hall.house
        await at_once(
            assisting.settle(house, hall.sender(MINUTE_TAKER), entry, is_right=True),
            assisting.settle(house, hall.sender(SECRETARY), entry, is_right=True),
            paper.settle(house, hall.sender(MINUTE_TAKER), batch, is_right=True),
            paper.settle(house, hall.sender(SECRETARY), batch, is_right=True),
        )
    assert await ballots_of(hall, question) == 8
    kinds = await hall.kinds()
    assert (kinds.count("ballot.assisted"), kinds.count("ballot.paper")) == (8, 8)
    assert await found_unsound(hall.house.db) == []


async def test_confirming_forms_while_the_named_vote_and_the_question_closes(hall: Hall) -> None:
    """A name has one answer, whoever is first; after the closing none comes in."""
    question = await opened(hall, SECRET, seconds=None)
    batches = [await forms(hall, question, (place,), "pemerintah: 2=1") for place in range(8)]
    await at_once(
        *(choose(hall, question, place, 0) for place in range(8)),
        *(paper.settle(hall.house, hall.sender(MINUTE_TAKER), one, is_right=True) for one in batches),
        questions.close(hall.house, hall.moderator, question.id),
    )
    assert await ballots_of(hall, question) == await hall.value("SELECT answered FROM closings")
    assert await found_unsound(hall.house.db) == []


async def test_reopening_and_revealing_at_once_is_one_of_both(hall: Hall) -> None:
    """Revealed, or open again and not revealed; never open with a published nonce."""
    for _ in range(ROUNDS):
        question = await opened(hall, seconds=None)
        await questions.close(hall.house, hall.moderator, question.id)
        await at_once(
            questions.reopen(hall.house, hall.moderator, question.id),
            questions.reveal(hall.house, hall.moderator, question.id),
        )
        state = await hall.value("SELECT state FROM questions WHERE id = $1", question.id)
        nonce = await hall.value("SELECT nonce FROM questions WHERE id = $1", question.id)
        assert (state, bool(nonce)) in {("open", False), ("revealed", True)}


async def test_extending_at_the_deadline_is_an_extension_or_a_closing(hall: Hall) -> None:
    """The clock stands at the deadline: the extension is refused whoever is first, and one closing is written."""
    from meeting import closing

    for _ in range(ROUNDS):
        question = await opened(hall, seconds=60)
        hall.clock.turn(60)
        extending = questions.extend(hall.house, hall.moderator, question.id, seconds=60)
        ended = await at_once(extending, closing.close_due(hall.house), closing.close_due(hall.house))
        assert isinstance(ended[0], Refusal)
        assert await hall.value("SELECT COUNT(*) FROM closings WHERE question_id = $1", question.id) == 1


async def test_reminding_twice_in_one_moment_is_one_reminder(hall: Hall) -> None:
    """Two officials press; one is told that it was just done."""
    question = await opened(hall, seconds=None)
    ended = await at_once(
        reminders.remind(hall.house, hall.moderator, question.id),
        reminders.remind(hall.house, hall.moderator, question.id),
    )
    assert sum(isinstance(one, Refusal) for one in ended) == 1
    assert await hall.value("SELECT COUNT(*) FROM reminders") == 1


async def test_handing_the_lead_over_while_somebody_registers_locks_nobody_out(hall: Hall) -> None:
    """The secretariat settles the lead of an organisation that somebody joins in the same moment."""
    for number in range(ROUNDS):
        await ready(hall, 7_000 + number, number)
        await at_once(
            naming.finish(hall.house, by(7_000 + number), anew=False),
            delegation.hand_lead(hall.house, hall.sender(SECRETARY), hall.delegates[0], "sakit"),
            delegation.leave(hall.house, hall.sender(CLERK), hall.delegates[number % 8]),
        )
