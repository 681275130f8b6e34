"""A follow-up is carried once: neither putting it in force again nor a meeting file makes two of it."""

import asyncio
import json

import pytest

from meeting import carrying, outcome_changes, setup
from record.gather import gather
from record.json_file import document
from storage import follow_ups as rows
from storage.database import Database
from storage.outcomes import Outcome
from tests.meeting.concluded import refused, stored, withdrew
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.pointed import keys_told
from tests.meeting.test_follow_ups import FILE, next_meeting, wrote


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations, on 23 November 2023."""
    return await open_hall(database)


async def _carried(hall: Hall, meeting_id: int, place: int = 0) -> Outcome:
    """Carried into this meeting; the one in this place there."""
    await carrying.carry(hall.house, hall.sender(SECRETARY), meeting_id)
    async with hall.house.db.reading() as tx:
        ids = sorted(await rows.of_meeting(tx, meeting_id))
    return await stored(hall, ids[place])


async def _living(hall: Hall) -> int:
    found = await hall.value(
        "SELECT COUNT(*) FROM follow_ups f JOIN notes n ON n.id = f.note_id WHERE f.origin <> ''"
        " AND n.withdrawn_ms IS NULL"
    )
    return int(str(found))


async def test_what_was_carried_again_is_not_put_in_force_twice(hall: Hall) -> None:
    """Refused by the name of the other one, here or in another meeting; once that is gone it comes back."""
    await wrote(hall, "Tugas", SECRETARY)
    second = await next_meeting(hall)
    first = await _carried(hall, second)
    await withdrew(hall, first, "keliru", SECRETARY)
    again = await _carried(hall, second, 1)
    revision = (await stored(hall, first.id)).revision
    act = outcome_changes.restore
    assert await refused(act(hall.house, hall.sender(SECRETARY), first.id, revision)) == "tindak_sudah_dibawa"
    assert await _living(hall) == 1
    await withdrew(hall, again, "keliru", SECRETARY)
    third = await next_meeting(hall, "RAKOR-9")
    elsewhere = await _carried(hall, third)
    assert await refused(act(hall.house, hall.sender(SECRETARY), first.id, revision)) == "tindak_sudah_dibawa"
    await withdrew(hall, elsewhere, "keliru", SECRETARY)
    assert (await act(hall.house, hall.sender(SECRETARY), first.id, revision)).has_changed


async def test_carrying_and_putting_in_force_at_once_leave_one(hall: Hall) -> None:
    """Whichever comes first."""
    await wrote(hall, "Tugas", SECRETARY)
    second = await next_meeting(hall)
    first = await _carried(hall, second)
    await withdrew(hall, first, "keliru", SECRETARY)
    revision = (await stored(hall, first.id)).revision
    await asyncio.gather(
        outcome_changes.restore(hall.house, hall.sender(SECRETARY), first.id, revision),
        carrying.carry(hall.house, hall.sender(SECRETARY), second),
        return_exceptions=True,
    )
    assert await _living(hall) == 1


async def test_what_came_by_file_is_not_carried_past_it_into_a_third_meeting(hall: Hall) -> None:
    """The file ties it to where it stands, as far as the sender's own meetings go; the operator's file ties nothing."""
    one = await wrote(hall, "Tugas", SECRETARY)
    async with hall.house.db.reading() as tx:
        listed = json.dumps(document(await gather(tx, hall.meeting_id))["follow_ups"])
    await next_meeting(hall, "LAIN")
    content = FILE.format(listed=listed).encode()
    async with hall.house.act(hall.sender(SECRETARY)) as tx:
        await tx.execute("INSERT INTO staff VALUES (0, $1, 'secretariat', 1, 0)", SECRETARY)
        imported = await setup.import_in(hall.house, tx, hall.sender(SECRETARY), content)
    async with hall.house.db.reading() as tx:
        (task,) = (await rows.of_meeting(tx, imported.meeting_id)).values()
    assert task.carried_from == one.id
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended' WHERE id = $1", imported.meeting_id)
    hall.clock.turn(60)
    third = await next_meeting(hall, "RAKOR-9", "2024-01-23")
    async with hall.house.db.reading() as tx:
        assert [found.origin for found in await rows.waiting(tx, third, SECRETARY)] == ["RAKOR-8 TL1"]


async def test_a_file_ties_nothing_of_a_meeting_that_is_not_the_senders(hall: Hall) -> None:
    """Whoever writes a code into a file reaches no row of another secretariat."""
    await wrote(hall, "Tugas", SECRETARY)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended' WHERE id = $1", hall.meeting_id)
        await tx.execute("INSERT INTO staff VALUES (0, 777, 'owner', 1, 0)")
    content = FILE.format(listed="[{kode: TL1, rapat: RAKOR-7, uraian: Tugas}]").encode()
    async with hall.house.act(hall.sender(777)) as tx:
        imported = await setup.import_in(hall.house, tx, hall.sender(777), content)
    async with hall.house.db.reading() as tx:
        (task,) = (await rows.of_meeting(tx, imported.meeting_id)).values()
    assert task.carried_from is None


async def _import(hall: Hall, listed: str, code: str = "RAKOR-8") -> setup.Imported:
    """The secretariat sends a meeting file."""
    content = FILE.format(listed=listed).replace("RAKOR-8", code).replace("Rakor 8", code).encode()
    async with hall.house.act(hall.sender(SECRETARY)) as tx:
        await tx.execute("INSERT INTO staff VALUES (0, $1, 'secretariat', 1, 0) ON CONFLICT DO NOTHING", SECRETARY)
        return await setup.import_in(hall.house, tx, hall.sender(SECRETARY), content)


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_file_takes_nothing_from_a_meeting_that_carries_it_already(hall: Hall, is_known: bool) -> None:
    """By button or by its own file, whether the memory knows where it came from or not; the sender is told which."""
    origin = "RAKOR-7 TL1" if is_known else "RAKOR-1 TL1"
    listed = f"[{{kode: TL1, rapat: {origin.split()[0]}, uraian: Tugas}}]"
    if is_known:
        await wrote(hall, "Tugas", SECRETARY)
        await _carried(hall, await next_meeting(hall, "LAIN"))
        other = "LAIN TL1"
    else:
        await _import(hall, listed, "RAKOR-6")
        other = "RAKOR-6 TL1"
    imported = await _import(hall, listed)
    assert imported.elsewhere == (f"{origin} ({other})",)
    assert await _living(hall) == 1
    assert "rapat_tindak_di_rapat_lain" in await keys_told(hall, SECRETARY)
    assert (await _import(hall, listed)).is_renewed
    assert await _living(hall) == 1


async def test_what_a_file_carried_is_not_offered_by_button_elsewhere(hall: Hall) -> None:
    """Also where the file came from the operator, who ties nothing."""
    await wrote(hall, "Tugas", SECRETARY)
    third = await next_meeting(hall, "RAKOR-9")
    content = FILE.format(listed="[{kode: TL1, rapat: RAKOR-7, uraian: Tugas}]").encode()
    imported = await setup.import_meeting(hall.house, content)
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'secretariat', 2, 0)", imported.meeting_id, SECRETARY)
    assert await carrying.carry(hall.house, hall.sender(SECRETARY), third) == []
    assert await _living(hall) == 1


async def test_a_file_and_a_button_at_once_carry_it_once(hall: Hall) -> None:
    """Whichever holds it first; the other finds it carried, and neither waits for ever."""
    for number in range(8):
        await wrote(hall, f"Tugas {number}", SECRETARY)
    third = await next_meeting(hall, "RAKOR-9")
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES (0, $1, 'secretariat', 1, 0)", SECRETARY)
    listed = ", ".join(f"{{kode: TL{n}, rapat: RAKOR-7, uraian: Tugas}}" for n in range(1, 9))
    ended = await asyncio.gather(
        _import(hall, f"[{listed}]"),
        carrying.carry(hall.house, hall.sender(SECRETARY), third),
        _import(hall, f"[{listed}]", "RAKOR-10"),
        return_exceptions=True,
    )
    assert [one for one in ended if isinstance(one, Exception)] == []
    assert await _living(hall) == 8


@pytest.mark.parametrize("has_same_code", [False, True])
async def test_two_files_of_a_meeting_that_nobody_knows_carry_each_once(hall: Hall, has_same_code: bool) -> None:
    """Two secretariats at the same moment, listing the same in another order: the second finds what the first took."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES (0, $1, 'secretariat', 1, 0)", SECRETARY)
        await tx.execute("INSERT INTO staff VALUES (0, 777, 'secretariat', 7, 0)")
    listed = [f"{{kode: TL{n}, rapat: RAPAT-TUA, uraian: Tugas {n}}}" for n in range(1, 9)]

    async def send(account: int, code: str, rows_listed: list[str]) -> setup.Imported:
        content = FILE.format(listed=f"[{', '.join(rows_listed)}]").replace("RAKOR-8", code).encode()
        async with hall.house.act(hall.sender(account)) as tx:
            return await setup.import_in(hall.house, tx, hall.sender(account), content)

    for turn in range(12):
        first, second = f"A-{turn}", f"A-{turn}" if has_same_code else f"B-{turn}"
        mine = [one.replace("RAPAT-TUA", f"TUA-{turn}") for one in listed]
        ended = await asyncio.gather(
            send(SECRETARY, first, mine), send(777, second, mine[::-1]), return_exceptions=True
        )
        assert [one for one in ended if isinstance(one, Exception)] == []
        assert await _living(hall) == 8 * (turn + 1)
