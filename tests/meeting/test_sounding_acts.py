"""An official and somebody else at the same sounding: points that fall out, a meeting that is over, an erasure."""

import asyncio

import pytest

from meeting import agenda, hands, moderation, sounding
from meeting.privacy import Wish, separate
from rules.meetings import MeetingAct
from rules.points import PointAct
from rules.refusals import Refusal
from rules.speaking import SpeechKind
from storage import meetings, soundings
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.sounded import opened, press, put_forward
from tests.meeting.themed import refused


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of three organisations."""
    return await open_hall(database, organisations=3)


async def test_a_point_declined_after_it_was_ticked_is_not_asked(hall: Hall) -> None:
    """The refusal names it; once it is taken out the rest is opened."""
    (first, *_) = await put_forward(hall, 3)
    draft = await sounding.prepare(hall.house, hall.moderator, hall.meeting_id)
    await moderation.decide(hall.house, hall.moderator, first, PointAct.DECLINE, reason="alasan_luar_acara")
    with pytest.raises(Refusal) as no:
        await sounding.open_sounding(hall.house, hall.moderator, draft.id)
    assert (no.value.key, no.value.values) == ("penjajakan_butir_berubah", {"kode": "D01"})
    assert await hall.value("SELECT state FROM soundings") == "draft"
    await sounding.tick(hall.house, hall.moderator, draft.id, first, is_in=False)
    assert (await sounding.open_sounding(hall.house, hall.moderator, draft.id)).has_changed
    assert await hall.value("SELECT COUNT(*) FROM sounding_points") == 2


async def test_nothing_is_prepared_once_the_meeting_is_over(hall: Hall) -> None:
    """Ended, adopted, locked: no new sounding, no tick, no cancelling; nothing is entered in the record."""
    (first, *_) = await put_forward(hall, 3)
    draft = await sounding.prepare(hall.house, hall.moderator, hall.meeting_id)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    for state, key in (("ended", "rapat_selesai"), ("adopted", "rapat_selesai"), ("locked", "rapat_terkunci")):
        async with hall.house.db.transaction() as tx:
            await tx.execute("UPDATE meetings SET state = $1", state)
        assert await refused(sounding.prepare(hall.house, hall.moderator, hall.meeting_id)) == key
        assert await refused(sounding.tick(hall.house, hall.moderator, draft.id, first, is_in=False)) == key
        assert await refused(sounding.cancel(hall.house, hall.moderator, draft.id, 0)) == key
    assert "sounding.cancelled" not in await hall.kinds()


async def test_erasing_waits_for_a_sounding_before_it_takes_the_meeting(postgres_database: Database) -> None:
    """Who closes or answers holds the sounding first; so no deadlock, and no view given in that moment survives."""
    hall = await open_hall(postgres_database, organisations=3)
    await put_forward(hall, 2)
    one = await opened(hall)
    await press(hall, one, 0, 1, 1)
    async with postgres_database.transaction() as tx:
        await soundings.load(tx, one.id, lock=postgres_database.lock_clause)
        erasing = asyncio.create_task(separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE))
        await asyncio.sleep(0.5)
        assert not erasing.done()
        await meetings.load(tx, hall.meeting_id, lock=" FOR UPDATE NOWAIT")
    await erasing
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 0
    assert await refused(press(hall, one, 0, 1, 1)) == "tombol_lama"


async def test_no_message_to_an_official_keeps_the_name_of_somebody_erased(hall: Hall) -> None:
    """A point of order was said to every moderator by name; sent or not, the row says a number afterwards."""
    await hands.raise_hand(hall.house, hall.voter(0), hall.delegates[0], SpeechKind.ORDER)
    label = str(await hall.value("SELECT label FROM delegates WHERE id = $1", hall.delegates[0]))
    naming = "SELECT COUNT(*) FROM outbox WHERE REPLACE(payload, $1, '') <> payload"
    assert await hall.value(naming, f'"{label}"') != 0
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    assert await hall.value(naming, f'"{label}"') == 0
    assert await hall.value(naming, '"label":"p1"') != 0
