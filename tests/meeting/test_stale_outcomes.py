"""Buttons and questions that are older than somebody else's act undo nothing of it."""

import asyncio
import json
from datetime import date

import pytest

from meeting import agenda, follow_ups, hands, outcome_changes, outcome_dialogs, running_record
from rules.buttons import pack
from rules.journal import Wanted
from rules.meetings import MeetingAct
from rules.speaking import SpeechKind
from storage import meetings
from storage.database import Database
from tests.meeting.concluded import card_of, last_entry, refused, stored, withdrew
from tests.meeting.concluded import wrote as wrote_outcome
from tests.meeting.halls import MINUTE_TAKER, SECRETARY, Hall, open_hall
from tests.meeting.test_follow_ups import task_of, wrote
from tests.meeting.test_running_record import read

EARLY = date(2023, 10, 30)


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations, on 23 November 2023."""
    return await open_hall(database)


async def test_an_old_card_of_a_task_undoes_nothing(hall: Hall) -> None:
    """Neither who is responsible nor until when; what stands so already is no refusal."""
    one = await wrote(hall, "Verval data | instansi 2 | 30-12-2023")
    house, late = hall.house, hall.sender
    assert (await follow_ups.assign(house, hall.sender(SECRETARY), one.id, 3, 0)).has_changed
    for act in (
        follow_ups.assign(house, late(MINUTE_TAKER), one.id, 2, 0),
        follow_ups.assign(house, late(MINUTE_TAKER), one.id, 0, 0),
        follow_ups.name_responsible(house, late(MINUTE_TAKER), one.id, 0, "Kepala desa"),
        follow_ups.type_due(house, late(MINUTE_TAKER), one.id, 0, "31-12-2023"),
        follow_ups.type_due(house, late(MINUTE_TAKER), one.id, 0, "30-10-2023"),
        follow_ups.confirm_due(house, late(MINUTE_TAKER), one.id, EARLY.toordinal(), 0),
    ):
        assert await refused(act) == "hasil_berubah"
    task = await task_of(hall, one)
    assert (task.ref, task.due_on, task.revision) == ("o3", "2023-12-30", 1)
    assert not (await follow_ups.assign(house, hall.sender(MINUTE_TAKER), one.id, 3, 0)).has_changed
    assert await follow_ups.type_due(house, hall.sender(MINUTE_TAKER), one.id, 0, "30-12-2023") is None


async def test_an_old_card_of_an_outcome_undoes_nothing(hall: Hall) -> None:
    """Neither its source, nor its place, nor that it was taken back."""
    await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, "Kinerja\nDiskusi")
    one = await wrote_outcome(hall, "Turun menjadi 9,15 persen")
    assert (await outcome_changes.set_item(hall.house, hall.sender(SECRETARY), one.id, 2, 0)).has_changed
    for act in (
        outcome_changes.set_item(hall.house, hall.sender(MINUTE_TAKER), one.id, 1, 0),
        outcome_changes.set_source(hall.house, hall.sender(MINUTE_TAKER), one.id, 0, "BPS"),
    ):
        assert await refused(act) == "hasil_berubah"
    await withdrew(hall, one, "keliru")
    assert await refused(outcome_changes.restore(hall.house, hall.sender(SECRETARY), one.id, 1)) == "hasil_berubah"
    assert (await outcome_changes.restore(hall.house, hall.sender(SECRETARY), one.id, 2)).has_changed


async def test_the_buttons_and_the_question_carry_what_they_were_drawn_from(hall: Hall) -> None:
    """A day that is asked about is the day of its time, also on a card that was drawn again since."""
    one = await wrote(hall, "Verval data || 30-10-2023")
    await follow_ups.set_status(hall.house, hall.sender(SECRETARY), one.id, follow_ups.FollowUpStatus.DONE, 0)
    made = await card_of(hall, f"outcome:{one.id}")
    assert made.buttons[0][0].press == pack("oy", one.id, EARLY.toordinal(), 0)
    await outcome_dialogs.ask_part(hall.house, hall.sender(MINUTE_TAKER), one.id, "due")
    waiting = "SELECT payload FROM dialogs WHERE telegram_id = $1"
    assert json.loads(str(await hall.value(waiting, MINUTE_TAKER)))["revision"] == 1
    assert (await stored(hall, one.id)).revision == 0


@pytest.mark.parametrize("page", [0, 2**40])
async def test_a_day_that_does_not_exist_is_no_view(hall: Hall, page: int) -> None:
    """Only a forged button asks for it."""
    one = await wrote(hall, "Verval data")
    act = outcome_changes.turn(hall.house, hall.sender(MINUTE_TAKER), one.id, view=6, page=page)
    assert await refused(act) == "tombol_lama"


async def test_the_record_begins_with_the_first_item(hall: Hall) -> None:
    """What is entered before the meeting moves on stands under the item it began with, also after a pause."""
    await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, "Kinerja\nDiskusi")
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'registration', current_item_id = NULL")
    for act in (MeetingAct.START, MeetingAct.PAUSE, MeetingAct.RESUME):
        await agenda.move(hall.house, hall.moderator, hall.meeting_id, act)
    assert (await last_entry(hall))[0] == "meeting.running"
    await running_record.read(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id)
    assert await read(hall, Wanted(item=1)) == ["5", "4", "3", "1"]


async def test_who_left_while_the_hand_waited_for_the_meeting_raises_none(hall: Hall) -> None:
    """The row of the person is read under the lock of the meeting."""
    async with hall.house.db.transaction() as tx:
        await meetings.load(tx, hall.meeting_id, lock=hall.house.db.lock_clause)
        act = hands.raise_hand(hall.house, hall.voter(0), hall.delegates[0], SpeechKind.HAND)
        waiting = asyncio.create_task(act)
        await asyncio.sleep(0.2)
        await tx.execute("UPDATE delegates SET left_ms = 1 WHERE id = $1", hall.delegates[0])
    assert await refused(waiting) == "tombol_lama"
