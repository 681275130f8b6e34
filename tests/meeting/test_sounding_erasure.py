"""Somebody leaves or has their data erased around a sounding: the author of a point, whoever answered, in any order."""

import asyncio
import json
from contextlib import AsyncExitStack

import pytest

from meeting import delegation, sounding
from meeting.privacy import Wish, separate
from record.gather import gather
from rules.refusals import Refusal
from storage import requests
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.sounded import WORDING, document, drawn, loaded, opened, press, put_forward
from tests.meeting.themed import refused


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of eight organisations; the first delegate is the author of both points."""
    hall = await open_hall(database, organisations=8)
    async with database.transaction() as tx:
        await tx.execute("UPDATE delegates SET label = 'Sekretaris, Nama Unik' WHERE id = $1", hall.delegates[0])
    await put_forward(hall, 2)
    return hall


async def erase(hall: Hall, place: int, wish: Wish = Wish.ERASE) -> None:
    """The person in this place wishes it."""
    await separate(hall.house, hall.voter(place), hall.meeting_id, wish)


@pytest.mark.parametrize("wish", [Wish.ERASE, Wish.WITHDRAW])
async def test_an_author_erased_while_their_point_is_asked_takes_their_views_along_and_leaves_the_point(
    hall: Hall, wish: Wish
) -> None:
    """The wording stands as it was asked, without a name; who is gone is in no figure and has no card any more."""
    one = await opened(hall)
    for place in range(7):
        await press(hall, one, place, 1, 1 + place % 2)
    await erase(hall, 0, wish)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views WHERE delegate_id = $1", hall.delegates[0]) == 0
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE chat_id = 1001 AND kind = 'sounding'") == 0
    text, _, _ = await drawn(hall, 1002, f"sounding:{one.id}")
    assert f"{WORDING} nomor 2" in text
    assert "Nama Unik" not in text
    await sounding.close(hall.house, hall.moderator, one.id)
    said = await document(hall, one)
    assert (said["entitled"], said["answered"], said["points"][0]["answered"]) == (7, 6, 6)
    async with hall.house.db.reading() as tx:
        record = await gather(tx, hall.meeting_id)
    assert [point.wording for point in record.soundings[0].points] == [f"{WORDING} nomor {n}" for n in (1, 2)]
    assert "Nama Unik" not in repr(record.soundings)


async def test_an_author_erased_while_the_sounding_is_prepared_is_not_asked(hall: Hall) -> None:
    """Their points may be asked about; nobody posts a card to them."""
    draft = await sounding.prepare(hall.house, hall.moderator, hall.meeting_id)
    await erase(hall, 0)
    one = (await sounding.open_sounding(hall.house, hall.moderator, draft.id)).sounding
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE chat_id = 1001 AND kind = 'sounding'") == 0
    assert await hall.value("SELECT COUNT(*) FROM sounding_points WHERE wording <> ''") == 2
    assert await refused(press(hall, one, 0, 1, 1)) == "tombol_lama"
    await press(hall, one, 1, 1, 1)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 1


async def test_who_left_stays_counted_and_says_nothing_more(hall: Hall) -> None:
    """What they answered was answered; who left without an answer is no longer entitled."""
    one = await opened(hall)
    for place in range(6):
        await press(hall, one, place, 1, 1)
    await delegation.leave(hall.house, hall.voter(1), hall.delegates[1])
    await delegation.leave(hall.house, hall.voter(7), hall.delegates[7])
    assert await refused(press(hall, one, 1, 1, 2)) == "tidak_berhak"
    assert await refused(press(hall, one, 7, 1, 2)) == "tidak_berhak"
    await sounding.close(hall.house, hall.moderator, one.id)
    said = await document(hall, one)
    assert (said["entitled"], said["answered"]) == (7, 6)
    assert said["points"][0]["counts"] == {"agree": 6, "disagree": 0, "pass": 0}


async def test_who_left_and_is_erased_afterwards_takes_their_views_along(hall: Hall) -> None:
    """Nothing that is left of them waits for the end of the sounding."""
    one = await opened(hall)
    await press(hall, one, 1, 1, 1)
    await delegation.leave(hall.house, hall.voter(1), hall.delegates[1])
    await erase(hall, 1)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 0
    assert json.loads((await loaded(hall, one)).result or "{}") == {}


async def test_a_view_given_while_its_giver_is_erased_does_not_survive_in_a_sounding_opened_meanwhile(
    postgres_database: Database,
) -> None:
    """The erasure began before the sounding was prepared, so it holds no lock on it; it waits for the press, and takes
    the view along."""
    hall = await open_hall(postgres_database, organisations=3)
    await put_forward(hall, 2)
    async with postgres_database.transaction() as tx:
        await requests.ask(tx, hall.meeting_id, hall.delegates[0], "Nama Lain", hall.clock(), hall.clock())
    async with AsyncExitStack() as outbox_row:
        async with postgres_database.transaction() as tx:
            await tx.fetch("SELECT id FROM privacy_requests FOR UPDATE")
            erasing = asyncio.create_task(erase(hall, 0))
            await asyncio.sleep(0.5)
            one = await opened(hall)
            other = await outbox_row.enter_async_context(postgres_database.transaction())
            held = "SELECT id FROM outbox WHERE chat_id = 1001 AND topic = $1 FOR UPDATE"
            await other.fetch(held, f"sounding:{one.id}")
            pressing = asyncio.create_task(press(hall, one, 0, 1, 1))
            await asyncio.sleep(0.5)
            assert not erasing.done()
            assert not pressing.done()
        await asyncio.sleep(0.5)
        assert not erasing.done()
    await asyncio.gather(erasing, pressing)
    with pytest.raises(Refusal):
        await press(hall, one, 0, 1, 1)
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 0
