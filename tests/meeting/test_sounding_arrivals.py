"""Whoever comes after a sounding was opened is asked as well, once, and turnout on the officials' cards keeps up."""

import asyncio

import pytest

from delivery.cards import lists
from delivery.live import Live
from meeting import agenda, delegation, outsiders, sounding, sounding_views
from meeting.house import Repeated
from storage import outbox
from storage.database import Database
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, SECRETARY, Hall, add_delegate, open_hall
from tests.meeting.people import register
from tests.meeting.sounded import drawn, office, opened, press, put_forward
from tests.meeting.themed import refused

NEWCOMER = 2001
POSTS = "SELECT COUNT(*) FROM outbox WHERE kind = 'sounding' AND chat_id = $1"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of three organisations with two points shown."""
    hall = await open_hall(database, organisations=3)
    await put_forward(hall, 2)
    return hall


async def steps(hall: Hall, account: int) -> list[str]:
    """The labels on the meeting's card of this official."""
    await agenda.show_panel(hall.house, hall.sender(account), hall.meeting_id, anew=True)
    async with hall.house.db.reading() as tx:
        row = await tx.fetch_row("SELECT id FROM outbox WHERE chat_id = $1 AND kind = 'staff'", account)
        assert row is not None
        wish = await outbox.waiting(tx, row["id"])
        assert wish is not None
        made = await lists.staff_drawer("bot")(tx, wish)
    assert made is not None
    return [button.label for line in made.buttons for button in line]


async def test_a_newcomer_gets_the_card_of_the_open_sounding_by_itself(hall: Hall) -> None:
    """With the first point, and their press counts; who comes after its end gets none."""
    one = await opened(hall)
    delegate = await register(hall, NEWCOMER, 2, "Ibu Baru")
    text, labels, _ = await drawn(hall, NEWCOMER, f"sounding:{one.id}")
    assert "1 dari 2" in text
    assert labels == ["Setuju", "Tidak", "Lewati"]
    given = await sounding_views.give(hall.house, hall.sender(NEWCOMER), one.id, 1, delegate.id, 1)
    assert not given.is_unchanged
    await sounding.close(hall.house, hall.moderator, one.id)
    await register(hall, NEWCOMER + 1, 2, "Bapak Terlambat")
    assert await hall.value(POSTS, NEWCOMER + 1) == 0


async def test_an_organisation_from_outside_is_asked_once_it_is_accepted(hall: Hall) -> None:
    """Not while it waits, not as an observer; once, however often the secretariat presses."""
    one = await opened(hall)
    for place, account in ((3, 1004), (4, 1005)):
        await add_delegate(hall, place)
        sql = "UPDATE organisations SET standing = 'pending' WHERE ref = $1"
        async with hall.house.db.transaction() as tx:
            await tx.execute(sql, f"o{place + 1}")
        assert await hall.value(POSTS, account) == 0
    ids = [int(str(await hall.value("SELECT id FROM organisations WHERE ref = $1", ref))) for ref in ("o4", "o5")]
    twice = hall.sender(SECRETARY)
    await outsiders.accept(hall.house, twice, ids[0], votes=True)
    with pytest.raises(Repeated):
        await outsiders.accept(hall.house, twice, ids[0], votes=True)
    assert await refused(outsiders.accept(hall.house, hall.sender(SECRETARY), ids[0], votes=True)) != ""
    await outsiders.accept(hall.house, hall.sender(SECRETARY), ids[1], votes=False)
    assert await hall.value(POSTS, 1004) == 1
    assert await hall.value("SELECT wanted FROM outbox WHERE kind = 'sounding' AND chat_id = 1004") == 1
    assert await hall.value(POSTS, 1005) == 0
    assert "1 dari 2" in (await drawn(hall, 1004, f"sounding:{one.id}"))[0]


async def test_leaving_and_coming_back_under_another_name_answers_nothing_twice(hall: Hall) -> None:
    """The phone that answered is not asked again, and its new name is refused; what was answered stays counted."""
    one = await opened(hall)
    await press(hall, one, 0, 1, 1)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    before = await hall.value("SELECT wanted FROM outbox WHERE kind = 'sounding' AND chat_id = 1001")
    delegate = await register(hall, 1001, 1, "Nama Lain")
    assert await hall.value("SELECT wanted FROM outbox WHERE kind = 'sounding' AND chat_id = 1001") == before
    hall.delegates[0] = delegate.id
    assert await refused(press(hall, one, 0, 1, 2)) == "tidak_berhak"
    assert await hall.value("SELECT COUNT(*) FROM sounding_views") == 1


async def test_whoever_comes_back_under_their_own_name_goes_on(hall: Hall) -> None:
    """The same person finds what they answered."""
    one = await opened(hall)
    person = await register(hall, NEWCOMER, 2, "Ibu Baru")
    await sounding_views.give(hall.house, hall.sender(NEWCOMER), one.id, 1, person.id, 1)
    await delegation.leave(hall.house, hall.sender(NEWCOMER), person.id)
    assert (await register(hall, NEWCOMER, 2, "Ibu Baru")).id == person.id
    _, labels, _ = await drawn(hall, NEWCOMER, f"sounding:{one.id}")
    assert labels == ["✓ Setuju", "Tidak", "Lewati"]
    assert not (await sounding_views.give(hall.house, hall.sender(NEWCOMER), one.id, 1, person.id, 2)).is_unchanged


async def test_turnout_on_the_officials_card_follows_presses_and_arrivals(hall: Hall) -> None:
    """One wish for many presses; people are counted, and no view is said before the end."""
    one = await opened(hall)
    topic = f"soundings:{hall.meeting_id}"
    assert "0 dari 3 peserta" in (await office(hall))[0]
    live = Live(hall.house.db, hall.clock, hall.house.wake)
    running = asyncio.create_task(live.run())
    await asyncio.sleep(1.6)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET state = 'sent', message_id = 7, wanted = 1 WHERE topic = $1", topic)
    for place in range(3):
        for number in (1, 2, 1):
            live.touch_soundings((await press(hall, one, place, 1, number)).meeting_id)
    await asyncio.sleep(2.0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await hall.value("SELECT wanted FROM outbox WHERE topic = $1", topic) in (2, 3)
    text, labels, _ = await office(hall)
    assert "3 dari 3 peserta sudah menjawab (100,0%); 0 menjawab semua butir." in text
    assert not [sign for sign in ("etuju 3", "etuju 2", "idak 3") if sign in text + "".join(labels)]
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET state = 'sent' WHERE topic = $1", topic)
    await register(hall, NEWCOMER, 2, "Ibu Baru")
    assert "3 dari 4 peserta" in (await office(hall))[0]


async def test_the_meetings_card_leads_to_the_soundings(hall: Hall) -> None:
    """For whoever prepares them; it names the one that is open, and posts the list below."""
    assert "Penjajakan" in await steps(hall, MODERATOR)
    assert "Penjajakan" in await steps(hall, SECRETARY)
    assert not [label for label in await steps(hall, MINUTE_TAKER) if label.startswith("Penjajakan")]
    await opened(hall)
    assert "Penjajakan · SJ1" in await steps(hall, MODERATOR)
