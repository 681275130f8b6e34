"""The life of a sounding: prepared, opened, answered, closed once; who said what is gone with it; on both engines."""

import asyncio
import json
from itertools import count

import pytest

from meeting import agenda, delegation, moderation, sounding, sounding_closing, sounding_views
from meeting.privacy import Wish, separate
from rules import chain
from rules.meetings import MeetingAct
from rules.points import PointAct
from rules.refusals import Refusal
from storage import recorded
from storage.database import Database
from tests.meeting.halls import CLERK, MINUTE_TAKER, SECRETARY, Hall, add_delegate, open_hall
from tests.meeting.sounded import WORDING, document, loaded, opened, press, put_forward, three_constituencies
from tests.meeting.themed import refused


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of six delegates in each of three constituencies."""
    hall = await open_hall(database, organisations=6)
    await three_constituencies(hall, 6)
    return hall


async def views(hall: Hall) -> int:
    """How many views are stored."""
    return int(str(await hall.value("SELECT COUNT(*) FROM sounding_views")))


async def test_from_ticks_to_the_result(hall: Hall) -> None:
    """What is shown stands ticked; the wording is frozen; counts are right; the record holds digests and no text."""
    await put_forward(hall, 3)
    one = await opened(hall)
    assert one.code == "SJ1"
    for place in range(18):
        await press(hall, one, place, 1, 2 if place in (0, 6, 12) else 1)
        await press(hall, one, place, 2, 1 if place < 9 else 2)
    done = await sounding.close(hall.house, hall.moderator, one.id)
    assert done.has_changed
    first, second, third = (await document(hall, one))["points"]
    assert first["counts"] == {"agree": 15, "disagree": 3, "pass": 0}
    assert (first["agreed_by_all"], second["agreed_by_all"], third["agreed_by_all"]) == (True, False, None)
    assert first["consensus_millionths"] == round((6 / 8) ** 3 * 1_000_000)
    assert (third["answered"], third["unseen"], third["counts"]) == (0, 18, None)
    assert (await hall.kinds())[-2:] == ["sounding.opened", "sounding.closed"]
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM entries WHERE kind LIKE 'sounding%' ORDER BY seq")
    opening, closing = (json.loads(row["payload"]) for row in rows)
    stored = await loaded(hall, one)
    assert WORDING not in str(rows[0]["payload"])
    assert opening["points"][0]["digest"] == chain.text_digest(stored.salt, f"{WORDING} nomor 1")
    assert closing["result"] == chain.text_digest(stored.salt, stored.result)


async def test_closing_deletes_who_said_what(hall: Hall) -> None:
    """In the same transaction, and so does giving a sounding up; the pages are overwritten afterwards."""
    await put_forward(hall, 2)
    for end in (
        lambda one: sounding.close(hall.house, hall.moderator, one),
        lambda one: sounding.cancel(hall.house, hall.moderator, one, 1),
    ):
        one = await opened(hall)
        for place in range(8):
            await press(hall, one, place, 1, 1)
        assert await views(hall) == 8
        await end(one.id)
        assert await views(hall) == 0
    assert await hall.value("SELECT COUNT(*) FROM jobs WHERE kind = 'overwrite'") == 2
    assert await hall.value("SELECT reason FROM soundings WHERE number = 2") == "sebab_waktu_kurang"


async def test_a_view_is_changed_until_closing_and_the_same_press_twice_is_one(hall: Hall) -> None:
    """The update that comes twice, the second tap on the same button, then another view."""
    await put_forward(hall, 2)
    one = await opened(hall)
    who = hall.voter(0)
    asked = (one.id, 1, hall.delegates[0], 1)
    assert not (await sounding_views.give(hall.house, who, *asked)).is_unchanged
    assert (await sounding_views.give(hall.house, who, *asked)).is_unchanged
    assert (await press(hall, one, 0, 1, 1)).is_unchanged
    assert not (await press(hall, one, 0, 1, 3)).is_unchanged
    assert await hall.value("SELECT view FROM sounding_views") == "pass"


async def test_forged_and_stale_buttons_are_refused(hall: Hall) -> None:
    """A delegate of another account, a point or a view that is not there, no sounding, one that is not open yet."""
    await put_forward(hall, 2)
    draft = await sounding.prepare(hall.house, hall.moderator, hall.meeting_id)
    own = hall.delegates[0]
    assert await refused(sounding_views.give(hall.house, hall.voter(0), draft.id, 1, own, 1)) == "tombol_lama"
    one = await opened(hall)
    for asked in ((one.id, 1, hall.delegates[1], 1), (one.id, 3, own, 1), (one.id, 0, own, 1), (one.id, 1, own, 4)):
        assert await refused(sounding_views.give(hall.house, hall.voter(0), *asked)) == "tombol_lama"
    assert await refused(sounding_views.give(hall.house, hall.voter(0), 999, 1, own, 1)) == "tombol_lama"
    assert await refused(sounding.tick(hall.house, hall.moderator, one.id, 1, is_in=False)) == "tombol_lama"
    assert await views(hall) == 0


async def test_rights(hall: Hall) -> None:
    """The secretariat prepares and does not open; others do neither; observers and those who left do not answer."""
    await put_forward(hall, 2)
    for account in (MINUTE_TAKER, CLERK, 1001):
        act = sounding.prepare(hall.house, hall.sender(account), hall.meeting_id)
        assert await refused(act) == "bukan_wewenang"
    draft = await sounding.prepare(hall.house, hall.sender(SECRETARY), hall.meeting_id)
    assert await refused(sounding.open_sounding(hall.house, hall.sender(SECRETARY), draft.id)) == "bukan_wewenang"
    one = await opened(hall)
    for end in (
        sounding.close(hall.house, hall.sender(MINUTE_TAKER), one.id),
        sounding.cancel(hall.house, hall.voter(2), one.id, 0),
    ):
        assert await refused(end) == "bukan_wewenang"
    await delegation.leave(hall.house, hall.voter(1), hall.delegates[1])
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET standing = 'observer' WHERE ref = 'o1'")
    assert await refused(press(hall, one, 0, 1, 1)) == "tanpa_hak"
    assert await refused(press(hall, one, 1, 1, 1)) == "tidak_berhak"
    assert (await sounding.close(hall.house, hall.sender(SECRETARY), one.id)).has_changed


async def test_the_meeting_does_not_end_over_an_open_sounding(hall: Hall) -> None:
    """The refusal names it; once it is closed the meeting may end."""
    await put_forward(hall, 2)
    one = await opened(hall)
    with pytest.raises(Refusal) as no:
        await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    assert (no.value.key, no.value.values) == ("jp_harus_ditutup", {"kode": "SJ1"})
    await sounding.cancel(hall.house, hall.sender(SECRETARY), one.id, 0)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)


async def test_too_few_points_and_a_second_sounding_are_refused(hall: Hall) -> None:
    """Numbers in both refusals; a closed one is never opened again."""
    await put_forward(hall, 1)
    draft = await sounding.prepare(hall.house, hall.moderator, hall.meeting_id)
    with pytest.raises(Refusal) as no:
        await sounding.open_sounding(hall.house, hall.moderator, draft.id)
    assert (no.value.key, no.value.values) == ("penjajakan_kurang", {"n": 1, "min": 2})
    (second,) = await put_forward(hall, 1, text="Air bersih untuk semua desa")
    assert await sounding.tick(hall.house, hall.moderator, draft.id, second, is_in=True)
    assert not await sounding.tick(hall.house, hall.moderator, draft.id, second, is_in=True)
    await sounding.open_sounding(hall.house, hall.moderator, draft.id)
    assert not (await sounding.open_sounding(hall.house, hall.moderator, draft.id)).has_changed
    other = await sounding.prepare(hall.house, hall.moderator, hall.meeting_id)
    act = sounding.open_sounding(hall.house, hall.moderator, other.id)
    assert await refused(act) == "penjajakan_masih_dibuka"
    await sounding.close(hall.house, hall.moderator, draft.id)
    assert not (await sounding.close(hall.house, hall.moderator, draft.id)).has_changed
    act = sounding.open_sounding(hall.house, hall.moderator, draft.id)
    assert await refused(act) == "penjajakan_tidak_dapat"
    assert await refused(sounding.cancel(hall.house, hall.moderator, draft.id, 0)) == "penjajakan_tidak_dapat"


async def test_a_deadline_ends_it_at_its_time(hall: Hall) -> None:
    """A press after it is refused with that time, and the closing is dated so."""
    await put_forward(hall, 2)
    one = await opened(hall, minutes=10)
    hall.clock.turn(600)
    with pytest.raises(Refusal) as no:
        await press(hall, one, 0, 1, 1)
    assert (no.value.key, no.value.values["jam"]) == ("penjajakan_ditutup", one.deadline_ms)
    hall.clock.turn(60)
    assert (await sounding.close(hall.house, hall.moderator, one.id)).sounding.closed_ms == one.deadline_ms


async def test_it_closes_by_itself_and_once(hall: Hall) -> None:
    """At its time, dated so, by nobody; an official who closes it then finds it closed."""
    await put_forward(hall, 2)
    one = await opened(hall, minutes=10)
    await press(hall, one, 0, 1, 1)
    hall.clock.turn(599)
    assert await sounding_closing.close_due(hall.house) == []
    hall.clock.turn(31)
    assert await sounding_closing.close_due(hall.house) == [one.id]
    assert await sounding_closing.close_due(hall.house) == []
    after = await sounding.close(hall.house, hall.moderator, one.id)
    assert not after.has_changed
    assert (after.sounding.closed_ms, after.sounding.closed_by) == (one.deadline_ms, "deadline")
    async with hall.house.db.reading() as tx:
        assert await tx.fetch_value("SELECT COUNT(*) FROM sounding_views") == 0
        (closing,) = [e for e in await recorded.entries(tx, hall.meeting_id) if e["kind"] == "sounding.closed"]
    assert closing["actor_role"] == "system"


async def test_a_point_declined_while_it_is_asked_keeps_its_wording(hall: Hall) -> None:
    """Declined, and its record wording changed: the sounding asks what it asked."""
    (first, _) = await put_forward(hall, 2)
    one = await opened(hall)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE points SET state = 'merged', record_text = 'lain sama sekali' WHERE id = $1", first)
    for place in range(6):
        await press(hall, one, place, 1, 1 + place % 2)
    await sounding.close(hall.house, hall.moderator, one.id)
    assert await hall.value("SELECT wording FROM sounding_points WHERE position = 1") == f"{WORDING} nomor 1"
    assert (await document(hall, one))["points"][0]["counts"] == {"agree": 3, "disagree": 3, "pass": 0}


async def test_somebody_erased_is_gone_from_an_open_one_and_changes_no_result(hall: Hall) -> None:
    """Their views are deleted while it is open; what was published stays to the letter."""
    await put_forward(hall, 2)
    one = await opened(hall)
    for place in range(8):
        await press(hall, one, place, 1, 1 + place % 2)
    await separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    assert await views(hall) == 7
    await sounding.close(hall.house, hall.moderator, one.id)
    before = (await loaded(hall, one)).result
    await separate(hall.house, hall.voter(1), hall.meeting_id, Wish.WITHDRAW)
    assert (await loaded(hall, one)).result == before
    assert (await document(hall, one))["answered"] == 7


async def test_declining_is_possible_while_it_is_asked(hall: Hall) -> None:
    """The floor goes on."""
    (first, _) = await put_forward(hall, 2)
    await opened(hall)
    await moderation.decide(hall.house, hall.moderator, first, PointAct.DECLINE, reason="alasan_luar_acara")


async def test_three_hundred_delegates_on_twelve_points(database: Database) -> None:
    """Every press counts once, whatever the order; a burst that is cut by the closing counts what came before."""
    hall = await open_hall(database, organisations=1)
    await three_constituencies(hall, 1)
    async with database.reading() as tx:
        seats = [row["organisation_id"] for row in await tx.fetch("SELECT organisation_id FROM delegates ORDER BY id")]
    for place in range(3, 300):
        hall.delegates.append(await add_delegate(hall, place, organisation_id=seats[place % 3]))
    await put_forward(hall, 12)
    one = await opened(hall)
    numbers = count()
    for position in range(1, 12):
        pressed = [1 + (place + position) % 3 if next(numbers) % 7 else 1 for place in range(300)]
        await asyncio.gather(*(press(hall, one, place, position, view) for place, view in enumerate(pressed)))
    burst = [press(hall, one, place, 12, 1 + place % 2) for place in range(300)]
    middle = [*burst[:150], sounding.close(hall.house, hall.moderator, one.id), *burst[150:]]
    results = await asyncio.gather(*middle, return_exceptions=True)
    late = [one for one in results if isinstance(one, Refusal)]
    assert {no.key for no in late} <= {"penjajakan_ditutup"}
    assert all(no.values["jam"] == hall.clock.now_ms for no in late)
    assert not [one for one in results if isinstance(one, Exception) and not isinstance(one, Refusal)]
    said = await document(hall, one)
    assert [point["answered"] for point in said["points"]] == [300] * 11 + [300 - len(late)]
    assert sum(said["points"][0]["counts"].values()) == 300
    assert said["answered"] == 300
    assert await views(hall) == 0
