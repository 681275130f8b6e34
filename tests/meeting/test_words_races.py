"""Words that wait, asked about at the moment when their writer is erased, on PostgreSQL: one waits for the other."""

import asyncio

from meeting.privacy import Wish, separate
from storage import outbox, waiting_words
from storage.database import Database
from tests.meeting.halls import open_hall
from tests.meeting.test_submitting import say
from tests.meeting.test_words_behind import FIRST

QUARTER = 15 * 60


async def test_an_erasure_waits_for_the_question_and_takes_it_too(postgres_database: Database) -> None:
    """The loop holds the words and then asks, on a card that names the person just now; no deadlock, nothing left."""
    hall = await open_hall(postgres_database)
    await say(hall, FIRST)
    hall.clock.turn(QUARTER + 1)
    await say(hall, "Assalamualaikum, hadir")
    db, now_ms = hall.house.db, hall.clock()
    async with db.transaction() as tx:
        assert await waiting_words.is_due(tx, 1001, hall.meeting_id, now_ms, lock=db.lock_clause)
        erased = asyncio.create_task(
            separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE, hall.delegates[0])
        )
        await asyncio.sleep(0.5)
        payload = {"key": "usul_pilih_jenis", "values": {}, "buttons": [], "meeting": hall.meeting_id}
        await outbox.want(tx, 1001, "floor", "say", payload, priority=outbox.PRIORITY_AWAITED, now_ms=now_ms)
    await erased
    assert await hall.value("SELECT COUNT(*) FROM waiting_words") == 0
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE topic = 'floor'") == 0
