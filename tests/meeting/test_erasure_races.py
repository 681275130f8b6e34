"""An erasure, and acts of officials about the same person, in the same moment on PostgreSQL: each waits for the other,
none is cut off by the database, and whichever comes first, the name is gone and the act stands or is refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from meeting import amending, delegation, own_corrections, ruling
from meeting.privacy import Wish, separate
from rules.refusals import Refusal
from storage.database import Database
from tests.meeting.concluded import check_chain
from tests.meeting.finished import accepted, end_meeting, found, marker
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.people import dialog_of
from tests.meeting.pointed import put_forward, worded
from tests.storage.test_secrecy_scan import all_rows

ROUNDS = 24
SECRET = "Rahasia-Sekali"


@pytest.fixture
async def hall(postgres_database: Database) -> Hall:
    """A meeting that has ended, with a named delegate and a point for every round."""
    made = await open_hall(postgres_database, organisations=ROUNDS)
    for place in range(ROUNDS):
        await delegation.rename(made.house, made.sender(SECRETARY), made.delegates[place], label(place))
        case = await put_forward(made, place, f"usul perbaikan jalan {SECRET} ke-{place}")
        await worded(made, case, f"Mengusulkan perbaikan jalan ke-{place}.")
    await end_meeting(made)
    return made


def label(place: int) -> str:
    """What this delegate is called before the erasure."""
    return f"Kepala Bidang, {SECRET} {place}"


async def wish_of(hall: Hall, place: int) -> int:
    """A name this delegate has asked for, waiting for the secretariat."""
    await own_corrections.begin(hall.house, hall.voter(place), hall.delegates[place])
    dialog = await dialog_of(hall, 1001 + place)
    await own_corrections.write(hall.house, hall.voter(place), dialog, f"Sekretaris, {SECRET} Baru {place}")
    return int(str(await hall.value("SELECT MAX(id) FROM privacy_requests")))


async def granted(hall: Hall, place: int) -> Awaitable[object]:
    request = await wish_of(hall, place)
    return own_corrections.grant(hall.house, hall.sender(SECRETARY), request)


async def wished(hall: Hall, place: int) -> Awaitable[object]:
    """In another way than by the lane of one phone: as when it is shared."""
    await wish_of(hall, place)
    await own_corrections.begin(hall.house, hall.voter(place), hall.delegates[place])
    dialog = await dialog_of(hall, 1001 + place)
    return own_corrections.write(hall.house, hall.voter(place), dialog, f"Sekretaris, {SECRET} Lagi {place}")


async def ruled_on_a_name(hall: Hall, place: int) -> Awaitable[object]:
    text = f"nama: Kepala Dinas, {SECRET} Betul {place}"
    one = await found(hall, await amending.propose(hall.house, hall.voter(place), hall.meeting_id, text))
    return accepted(hall, one)


async def ruled_on_a_point(hall: Hall, place: int) -> Awaitable[object]:
    text = f"D{place + 1:02d} Rumusan lain {SECRET}-Kutipan"
    one = await found(hall, await amending.propose(hall.house, hall.voter(place), hall.meeting_id, text))
    shown = await marker(hall, one)
    return ruling.accept(hall.house, hall.sender(SECRETARY), one.id, shown, f"Rumusan yang diputus {place}.")


async def declined(hall: Hall, place: int) -> Awaitable[object]:
    text = f"umum: bukan begitu kata {SECRET}"
    one = await found(hall, await amending.propose(hall.house, hall.voter(place), hall.meeting_id, text))
    return ruling.decline(hall.house, hall.sender(SECRETARY), one.id, "tidak sesuai rekaman")


async def proposed(hall: Hall, place: int) -> Awaitable[object]:
    return amending.propose(hall.house, hall.voter(place), hall.meeting_id, f"umum: {SECRET} lupa dicatat")


async def renamed(hall: Hall, place: int) -> Awaitable[object]:
    return delegation.rename(hall.house, hall.sender(SECRETARY), hall.delegates[place], f"Staf, {SECRET} Ganti {place}")


ACTS = [granted, wished, ruled_on_a_name, ruled_on_a_point, declined, proposed, renamed]


@pytest.mark.parametrize("prepare", ACTS, ids=[act.__name__ for act in ACTS])
async def test_an_erasure_and_an_act_about_the_same_person(
    hall: Hall, prepare: Callable[[Hall, int], Awaitable[Awaitable[object]]]
) -> None:
    """Twenty-four rounds, each in both orders of starting; refusals are of the rules, never of the database."""
    refusals = 0
    for place in range(ROUNDS):
        act = await prepare(hall, place)
        gone = separate(hall.house, hall.voter(place), hall.meeting_id, Wish.ERASE)
        pair = (act, gone) if place % 2 else (gone, act)
        outcomes = await asyncio.wait_for(asyncio.gather(*pair, return_exceptions=True), 20)
        failed = [one for one in outcomes if isinstance(one, BaseException) and not isinstance(one, Refusal)]
        assert failed == []
        refusals += sum(isinstance(one, Refusal) for one in outcomes)
        assert await hall.value("SELECT label FROM delegates WHERE id = $1", hall.delegates[place]) == f"p{place + 1}"
    assert refusals <= ROUNDS
    assert (await hall.kinds()).count("privacy.separated") == ROUNDS
    rows = {name: "".join(text) for name, text in (await all_rows(hall.house.db)).items()}
    assert [name for name, text in rows.items() if SECRET in text] == []
    await check_chain(hall)
