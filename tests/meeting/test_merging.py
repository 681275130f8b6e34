"""Merging keeps every author, organisation and original under one wording, and can be undone until adoption."""

import asyncio
import json

import pytest

from meeting import floor, merging, moderation
from meeting.merging import Merged
from rules.points import PointAct, PointKind
from rules.refusals import Refusal
from storage import merges, points
from storage.database import Database
from storage.points import StoredPoint
from tests.meeting.halls import MINUTE_TAKER, SECRETARY, Hall, open_hall
from tests.meeting.test_floor import said, told

TEXTS = (
    "data kemiskinan ekstrem diverifikasi ulang tiap tribulan",
    "mohon data P3KE dicek lagi 3 bulan sekali",
    "data sasaran diverifikasi ulang saben tribulan",
    "beasiswa anak keluarga miskin ditambah",
    "jalan poros desa diperbaiki",
)


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations, each of which has put forward one point."""
    hall = await open_hall(database)
    for place, text in enumerate(TEXTS):
        await floor.submit(hall.house, hall.voter(place), hall.delegates[place], said(text))
    return hall


async def merge(hall: Hall, point_id: int, head_id: int, *, sure: bool = True) -> Merged:
    """The moderator puts one under the other."""
    return await merging.merge(hall.house, hall.moderator, point_id, head_id, is_sure=sure)


async def now(hall: Hall, point_id: int) -> tuple[str, int]:
    """The state of a point and its head."""
    async with hall.house.db.reading() as tx:
        point = await points.load(tx, point_id)
        assert point is not None
        return point.state, await merges.head_of(tx, point_id)


async def refused(hall: Hall, point_id: int, head_id: int) -> str:
    """Why the two are not merged."""
    with pytest.raises(Refusal) as no:
        await merge(hall, point_id, head_id)
    return no.value.key


async def test_a_merged_point_keeps_its_words_and_both_authors_hear_of_it(hall: Hall) -> None:
    """`usul_gabung` to each, one entry, and the head's wording is untouched."""
    done = await merge(hall, 2, 1)
    assert (done.has_changed, done.head.code) == (True, "D01")
    assert await now(hall, 2) == ("merged", 1)
    assert (await told(hall, 1001))[-1] == (await told(hall, 1002))[-1] == "usul_gabung"
    assert (await hall.kinds())[-1] == "point.merged"
    payload = json.loads(str(await hall.value("SELECT payload FROM entries ORDER BY seq DESC LIMIT 1")))
    assert payload == {"carried": [], "into": "D01", "point": "D02", "was": "received"}
    async with hall.house.db.reading() as tx:
        group = await merges.authors_of(tx, 1)
    assert [(one.code, one.organisation, one.original) for one in group] == [
        ("D01", "o1", TEXTS[0]),
        ("D02", "o2", TEXTS[1]),
    ]


async def test_twice_is_once_and_taking_out_restores_the_state(hall: Hall) -> None:
    """A second press changes nothing and tells nobody; a shown point is shown again."""
    await moderation.decide(hall.house, hall.moderator, 2, PointAct.SHOW)
    await merge(hall, 2, 1)
    heard = await told(hall, 1002)
    assert not (await merge(hall, 2, 1)).has_changed
    assert await told(hall, 1002) == heard
    taken = await merging.unmerge(hall.house, hall.moderator, 2)
    assert (taken.has_changed, taken.point.state) == (True, "shown")
    assert await now(hall, 2) == ("shown", 2)
    assert (await told(hall, 1002))[-1] == "usul_pisah"
    assert not (await merging.unmerge(hall.house, hall.moderator, 2)).has_changed


async def test_groups_of_groups_are_flat(hall: Hall) -> None:
    """Whatever stands under a point moves with it; naming a merged point as the head means its head."""
    await merge(hall, 2, 1)
    await merge(hall, 3, 2)
    assert await now(hall, 3) == ("merged", 1)
    await merge(hall, 1, 4)
    assert [await now(hall, point_id) for point_id in (1, 2, 3)] == [("merged", 4)] * 3
    await merging.unmerge(hall.house, hall.moderator, 2)
    assert await now(hall, 2) == ("received", 2)
    assert await now(hall, 3) == ("merged", 4)


async def test_taking_out_a_head_leaves_under_it_what_was_put_there(hall: Hall) -> None:
    """D01 into D02, D02 into D03: taking D02 out undoes the second merge alone, taking D01 out the first alone."""
    await merge(hall, 1, 2)
    await merge(hall, 2, 3)
    assert [await now(hall, point_id) for point_id in (1, 2)] == [("merged", 3)] * 2
    taken = await merging.unmerge(hall.house, hall.moderator, 2)
    assert taken.point.state == "received"
    assert [await now(hall, point_id) for point_id in (1, 2, 3)] == [("merged", 2), ("received", 2), ("received", 3)]
    payload = json.loads(str(await hall.value("SELECT payload FROM entries ORDER BY seq DESC LIMIT 1")))
    assert payload == {"from": "D03", "is": "received", "kept": ["D01"], "point": "D02"}
    assert (await told(hall, 1001))[-1] == "usul_gabung"
    await merge(hall, 2, 3)
    await merging.unmerge(hall.house, hall.moderator, 1)
    assert [await now(hall, point_id) for point_id in (1, 2)] == [("received", 1), ("merged", 3)]


async def test_what_goes_to_another_head_takes_along_what_was_put_under_it(hall: Hall) -> None:
    """D01 into D02, D02 into D03 and then into D04: both stand under D04, and part as if D03 had never been."""
    for pair in ((1, 2), (2, 3), (2, 4)):
        await merge(hall, *pair)
    assert [await now(hall, point_id) for point_id in (1, 2)] == [("merged", 4)] * 2
    async with hall.house.db.reading() as tx:
        assert [one.code for one in await merges.under(tx, 3)] == []
        assert [one.code for one in await merges.under(tx, 4)] == ["D01", "D02"]
    await merging.unmerge(hall.house, hall.moderator, 2)
    assert [await now(hall, point_id) for point_id in (1, 2)] == [("merged", 2), ("received", 2)]


async def test_a_point_goes_from_one_head_to_another_and_remembers_where_it_came_from(hall: Hall) -> None:
    """Not "merged", but the state before both."""
    await merge(hall, 2, 1)
    await merge(hall, 2, 4)
    await merging.unmerge(hall.house, hall.moderator, 2)
    assert await now(hall, 2) == ("received", 2)


async def test_never_into_itself_nor_under_what_stands_under_it(hall: Hall) -> None:
    """No cycle, also by a stale button."""
    assert await refused(hall, 1, 1) == "gabung_sendiri"
    await merge(hall, 2, 1)
    assert await refused(hall, 1, 2) == "gabung_sendiri"
    assert await now(hall, 1) == ("received", 1)


async def test_two_moderators_at_once_never_make_a_cycle(hall: Hall) -> None:
    """A into B while B goes into A: one of the two happens, the other is refused; and so for a ring of three."""
    for pairs in (((1, 2), (2, 1)), ((3, 4), (4, 5), (5, 3))):
        await asyncio.gather(*(merge(hall, *pair) for pair in pairs), return_exceptions=True)
        heads = {point_id: (await now(hall, point_id))[1] for pair in pairs for point_id in pair}
        assert len(set(heads.values())) == 1
        assert all(heads[head] == head for head in heads.values())


async def test_kinds_may_differ_and_the_heads_kind_stands(hall: Hall) -> None:
    """K5 of the sample meeting is a question and a proposal that want the same."""
    question = await floor.submit(
        hall.house, hall.voter(0), hall.delegates[0], said("kapan data desil diverifikasi lagi", PointKind.QUESTION)
    )
    done = await merge(hall, question.id, 1)
    assert (done.head.kind, done.point.kind) == ("proposal", "question")


async def test_what_may_be_opposite_is_asked_about_once_more(hall: Hall) -> None:
    """Nothing moves before [Ya, gabungkan]."""
    no = await floor.submit(hall.house, hall.voter(0), hall.delegates[0], said("jalan poros desa jangan diperbaiki"))
    asked = await merge(hall, no.id, 5, sure=False)
    assert (asked.is_asked, asked.has_changed) == (True, False)
    assert await now(hall, no.id) == ("received", no.id)
    payload = json.loads(str(await hall.value("SELECT payload FROM outbox WHERE chat_id = 501 AND topic = 'dialog'")))
    assert payload["key"] == "gabung_berlawanan"
    assert (await merge(hall, no.id, 5)).has_changed


async def test_only_the_chair_merges_and_nothing_that_was_put_aside(hall: Hall) -> None:
    """Neither secretariat nor minute taker nor a delegate; no declined head or part."""
    for account in (SECRETARY, MINUTE_TAKER, 1001):
        with pytest.raises(Refusal) as no:
            await merging.merge(hall.house, hall.sender(account), 2, 1)
        assert no.value.key == "bukan_wewenang"
    await moderation.decide(hall.house, hall.moderator, 2, PointAct.DECLINE, reason="alasan_luar_acara")
    assert await refused(hall, 2, 1) == await refused(hall, 1, 2) == "pokok_tidak_dapat"
    assert await refused(hall, 77, 1) == await refused(hall, 1, 77) == "tombol_lama"


async def test_points_of_two_meetings_are_never_merged(hall: Hall) -> None:
    """A forged button that names a point of another meeting is an old button."""
    async with hall.house.db.transaction() as tx:
        other = await tx.fetch_value(
            "INSERT INTO meetings (code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES ('X', 'X', 'X', 'X', '2023-11-23', 'Asia/Jakarta', 'running', 0, '') RETURNING id"
        )
        await tx.execute("UPDATE points SET meeting_id = $1 WHERE id = 5", other)
    assert await refused(hall, 1, 5) == "tombol_lama"
    with pytest.raises(Refusal, match="bukan_wewenang"):
        await merge(hall, 5, 1)


async def test_after_adoption_nothing_is_merged_or_taken_out(hall: Hall) -> None:
    """It goes on after the meeting has ended, and ends with adoption."""
    await merge(hall, 2, 1)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended'")
    assert (await merge(hall, 3, 1)).has_changed
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'adopted'")
    assert await refused(hall, 4, 1) == "rapat_terkunci"
    with pytest.raises(Refusal, match="rapat_terkunci"):
        await merging.unmerge(hall.house, hall.moderator, 2)


async def everything(hall: Hall) -> list[StoredPoint]:
    """Every point as it is stored."""
    async with hall.house.db.reading() as tx:
        return await points.of_meeting(tx, hall.meeting_id)
