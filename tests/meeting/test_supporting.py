"""An organisation stands behind a point once, however many of its delegates press, and may step back again."""

import asyncio

import pytest

from meeting import floor, merging, moderation, supporting
from meeting.supporting import Supported
from rules.points import PointAct
from rules.refusals import Refusal
from storage.database import Database
from storage.standings import Standing, standing
from tests.meeting.halls import Hall, add_delegate, open_hall
from tests.meeting.test_floor import said

TEXTS = ("data kemiskinan diverifikasi tiap tribulan", "mohon data dicek tiga bulan sekali", "jalan desa diperbaiki")


@pytest.fixture
async def hall(database: Database) -> Hall:
    """Five organisations, of which the first three have put forward one point each; a second delegate of o4 and o5."""
    hall = await open_hall(database)
    for place, text in enumerate(TEXTS):
        await floor.submit(hall.house, hall.voter(place), hall.delegates[place], said(text))
    for place, organisation in ((5, 4), (6, 5)):
        hall.delegates.append(await add_delegate(hall, place, organisation_id=organisation))
    return hall


async def press(hall: Hall, place: int, point_id: int = 1, *, wanted: bool = True) -> Supported:
    """The delegate in this place presses [Dukung] or [Tarik dukungan]."""
    who = hall.voter(place)
    return await supporting.support(hall.house, who, point_id, hall.delegates[place], is_wanted=wanted)


async def shown(hall: Hall, point_id: int = 1) -> Standing:
    """The point with all that stands behind it."""
    async with hall.house.db.reading() as tx:
        found = await standing(tx, point_id)
    assert found is not None
    return found


async def refused(hall: Hall, place: int, point_id: int = 1, *, wanted: bool = True) -> str:
    """Why the press changes nothing."""
    with pytest.raises(Refusal) as no:
        await press(hall, place, point_id, wanted=wanted)
    return no.value.key


async def test_an_organisation_supports_once_and_is_named(hall: Hall) -> None:
    """Its second delegate supports in their own name: counted apart."""
    first = await press(hall, 3)
    assert (first.has_changed, first.is_personal, first.count) == (True, False, 1)
    second = await press(hall, 5)
    assert (second.has_changed, second.is_personal, second.count) == (True, True, 1)
    found = await shown(hall)
    assert (found.supporter_names, found.people_count) == (["o4"], 1)
    assert (await hall.kinds()).count("point.supported") == 2


async def test_the_same_press_twice_changes_nothing(hall: Hall) -> None:
    """Neither giving nor taking back; no second entry."""
    for place in (3, 5):
        await press(hall, place)
        assert not (await press(hall, place)).has_changed
    assert (await press(hall, 3, wanted=False)).has_changed
    assert not (await press(hall, 3, wanted=False)).has_changed
    assert not (await press(hall, 4, wanted=False)).has_changed
    assert (await hall.kinds()).count("point.supported") == 3


async def test_b01_many_delegates_of_one_organisation_at_once_are_one_support(hall: Hall) -> None:
    """Both delegates of two organisations in one moment: two organisations, two people in their own name."""
    given = await asyncio.gather(*(press(hall, place) for place in (3, 5, 4, 6)))
    assert sorted(one.is_personal for one in given) == [False, False, True, True]
    found = await shown(hall)
    assert (sorted(found.supporter_names), found.people_count) == (["o4", "o5"], 2)


async def test_who_gave_it_or_the_lead_takes_it_back(hall: Hall) -> None:
    """The lead may for the organisation; another delegate is told whose it is; it may be given again."""
    await press(hall, 5)  # the second delegate gives it for the organisation
    assert (await press(hall, 3, wanted=False)).count == 0  # its lead takes it back
    await press(hall, 3)
    assert await refused(hall, 5, wanted=False) == "dukung_milik_lain"
    assert (await press(hall, 3, wanted=False)).has_changed
    assert (await press(hall, 5)).is_personal is False


async def test_nobody_supports_their_own_point(hall: Hall) -> None:
    """Nor one that is merged with theirs: they stand behind it already."""
    assert await refused(hall, 0) == "dukung_sendiri"
    await merging.merge(hall.house, hall.moderator, 2, 1, is_sure=True)
    assert await refused(hall, 1) == "dukung_sendiri"
    assert (await shown(hall)).supporter_names == ["o2"]


async def test_support_given_to_a_merged_point_counts_for_its_head_and_goes_back_with_it(hall: Hall) -> None:
    """Each organisation once: o4 stood behind both. The head's own organisation is not among them."""
    await press(hall, 3, 1)
    await press(hall, 3, 2)
    await press(hall, 4, 2)
    await press(hall, 0, 2)
    await merging.merge(hall.house, hall.moderator, 2, 1, is_sure=True)
    found = await shown(hall, 2)
    assert (found.head.code, found.author_names) == ("D01", ["o1", "o2"])
    assert sorted(found.supporter_names) == ["o2", "o4", "o5"]
    assert (await press(hall, 3, 2, wanted=False)).count == 2
    await merging.unmerge(hall.house, hall.moderator, 2)
    assert sorted((await shown(hall, 2)).supporter_names) == ["o1", "o5"]
    assert (await shown(hall, 1)).supporter_names == []


async def test_observers_may_not(hall: Hall) -> None:
    """They submit points, but stand for no organisation of the invitation."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET standing = 'observer' WHERE id = 5")
    assert await refused(hall, 4) == "dukung_peninjau"


async def test_a_forged_press_supports_nothing(hall: Hall) -> None:
    """Another's delegate, a point that is not there, one that was put aside, somebody who has left, a meeting over."""
    with pytest.raises(Refusal, match="tombol_lama"):
        await supporting.support(hall.house, hall.voter(4), 1, hall.delegates[3], is_wanted=True)
    assert await refused(hall, 3, 77) == "tombol_lama"
    await moderation.decide(hall.house, hall.moderator, 3, PointAct.DECLINE, reason="alasan_luar_acara")
    assert await refused(hall, 3, 3) == "tombol_lama"
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET left_ms = 1 WHERE id = $1", hall.delegates[4])
        await tx.execute("UPDATE meetings SET state = 'ended'")
    assert await refused(hall, 4) == "tombol_lama"
    assert await refused(hall, 3) == "rapat_selesai"


async def test_an_organisation_found_to_be_another_counts_once(hall: Hall) -> None:
    """What both supported, the one supports."""
    from storage import organisations

    await press(hall, 3)
    await press(hall, 4)
    async with hall.house.db.transaction() as tx:
        await organisations.move_delegates(tx, 5, 4)
    assert (await shown(hall)).supporter_names == ["o4"]
