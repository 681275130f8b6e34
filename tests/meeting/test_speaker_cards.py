"""The cards of the speakers' list: what each reader sees and may press, running timers, hostile names, quiet groups."""

import asyncio
import json
from typing import Any

import pytest

from delivery.timers import Timers
from meeting import hands, speaking_rules
from rules.refusals import Refusal
from rules.speaking import SpeechKind, SpeechState
from rules.text import utf16_units
from storage.database import Database
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, SECRETARY, Hall, add_delegate, open_hall
from tests.meeting.on_floor import acts, drawn, order, press, press_code, refused, speaks, states, step, told, up

DEPUTY = 505
ORDER = SpeechKind.ORDER


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of twelve organisations with a moderator and a deputy."""
    hall = await open_hall(database, organisations=12)
    async with database.transaction() as tx:
        await tx.execute(
            "INSERT INTO accounts (telegram_id, meeting_id, first_seen_ms) VALUES ($1, $2, 0)", DEPUTY, hall.meeting_id
        )
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'deputy', 5, 0)", hall.meeting_id, DEPUTY)
    return hall


async def test_the_chair_reads_first_what_is_left(hall: Hall) -> None:
    """Time before names, then the next eight with pages; nobody who speaks stands among those who wait."""
    await up(hall, *range(10))
    await press(hall, "Silakan: o1")
    await press(hall, "Mulai")
    hall.clock.turn(77)
    text, buttons = await drawn(hall)
    assert text.splitlines()[:4] == [
        "<b>Berbicara: o1</b>",
        "<b>Sisa 1.43</b> · terpakai 1.17 dari 3.00",
        "Sampai pukul 13.03.10 WIB",
        "Perwakilan 1",
    ]
    assert "<b>Daftar pembicara · 9 menunggu</b>" in text
    assert "8. o9 – Perwakilan 9" in text
    assert "Perwakilan 10" not in text
    assert list(buttons)[:5] == ["Jeda", "Selesai", "+1 menit", "+2 menit", "Silakan: o2"]
    await speaking_rules.turn_list(hall.house, hall.moderator, hall.meeting_id, page=1)
    assert "9. o10 – Perwakilan 10" in (await drawn(hall))[0]
    hall.clock.turn(73)
    assert "<b>Hampir habis: sisa 0.30</b>" in (await drawn(hall))[0]
    hall.clock.turn(45)
    assert "<b>Waktu habis, lewat 0.15</b> · terpakai 3.15 dari 3.00" in (await drawn(hall))[0]


async def test_a_running_timer_is_drawn_every_fifteen_seconds_and_at_the_marks(hall: Hall) -> None:
    """From rows alone: a loop that slept, or a new process, wishes once and goes on; nothing runs, nothing is drawn."""
    timers = Timers(hall.house.db, hall.clock, lambda: None)
    assert await timers.tick() == []
    speech = await speaks(hall, 0)
    drawings = []
    for second in range(211):
        if await timers.tick():
            drawings.append(second)
        hall.clock.turn(1)
    assert drawings == [0, 1, 16, 31, 46, 61, 76, 91, 106, 121, 136, 150, 151, 166, 180, 195, 210]
    again = Timers(hall.house.db, hall.clock, lambda: None)
    assert [len(await again.tick()) for _ in range(2)] == [1, 0]
    await step(hall, speech, "pause")
    assert await again.tick() == []


async def test_two_moderators_never_undo_each_other(hall: Hall) -> None:
    """A button that was drawn before somebody else's act is refused, or says that it was done already."""
    await up(hall, 0, 1)
    await speaking_rules.turn_list(hall.house, hall.sender(DEPUTY), hall.meeting_id, anew=True)
    _, old = await drawn(hall, DEPUTY)
    await press(hall, "Silakan: o1")
    assert not (await press_code(hall, old["Silakan: o1"], DEPUTY)).has_changed
    _, called = await drawn(hall, DEPUTY)
    await press(hall, "Mulai")
    await press(hall, "Jeda")
    assert await refused(press_code(hall, called["Mulai"], DEPUTY)) == "pembicara_berubah"
    assert await refused(press_code(hall, called["Lewati"], DEPUTY)) == "pembicara_berubah"
    assert await states(hall) == [SpeechState.PAUSED, SpeechState.WAITING]
    await press(hall, "Silakan: o2")
    _, seen = await drawn(hall, DEPUTY)
    await press(hall, "Lanjut: o1")
    # The deputy saw nobody speak: starting the second would end a speech the deputy knew nothing of.
    assert await refused(press_code(hall, seen["Mulai: o2"], DEPUTY)) == "pembicara_berubah"
    assert await states(hall) == [SpeechState.SPEAKING, SpeechState.CALLED]


async def test_presses_at_the_same_moment_are_one_act(hall: Hall) -> None:
    """Two moderators, one button each way; five hands of one person; who comes second hears so."""
    person = hall.delegates[0]
    raised = [hands.raise_hand(hall.house, hall.voter(0), person, SpeechKind.HAND) for _ in range(5)]
    assert sum(one.has_changed for one in await asyncio.gather(*raised)) == 1
    await asyncio.gather(*(up(hall, place) for place in range(1, 6)))
    assert sorted(await order(hall)) == ["o1", "o2", "o3", "o4", "o5", "o6"]
    _, buttons = await drawn(hall)
    both = [press_code(hall, buttons["Silakan: o1"], who) for who in (MODERATOR, DEPUTY)]
    assert sorted(one.has_changed for one in await asyncio.gather(*both)) == [False, True]
    _, buttons = await drawn(hall)
    start, skip = press_code(hall, buttons["Mulai"]), press_code(hall, buttons["Lewati"], DEPUTY)
    done: list[Any] = await asyncio.gather(start, skip, return_exceptions=True)
    assert sum(isinstance(one, Refusal) for one in done) == 1
    assert len(await acts(hall)) == 8


async def test_the_hand_card_says_the_place_and_the_turn(hall: Hall) -> None:
    """Edited in place; on a shared phone everybody by their label."""
    first = int(str(await hall.value("SELECT MIN(id) FROM organisations")))
    shared = await add_delegate(hall, 20, organisation_id=first, account=1001)
    await up(hall, 1, 0)
    await hands.raise_hand(hall.house, hall.voter(0), shared, SpeechKind.HAND)
    text, buttons = await drawn(hall, 1001, "hand")
    assert "Perwakilan 1: urutan 2 dari 3." in text
    assert "Perwakilan 21: urutan 3 dari 3." in text
    assert list(buttons) == ["Batal angkat", "Interupsi", "Batal angkat: Perwakilan 21"]
    await press(hall, "Silakan: o2")
    assert await told(hall, 1002) == ["giliran"]
    assert await told(hall, 1001) == ["giliran_berikutnya"]
    await press(hall, "Mulai")
    assert "Perwakilan 2: berbicara sampai pukul 13.03.02 WIB." in (await drawn(hall, 1002, "hand"))[0]
    assert (await drawn(hall, 1002, "hand"))[1] == {}
    assert await refused(hands.withdraw(hall.house, hall.voter(1), 1)) == "sedang_berbicara"


async def test_scribes_note_and_do_not_run(hall: Hall) -> None:
    """The minute taker and the secretariat see the list with a way to note; the chair has no such button."""
    await speaks(hall, 0)
    await up(hall, 1)
    for who in (MINUTE_TAKER, SECRETARY):
        await speaking_rules.turn_list(hall.house, hall.sender(who), hall.meeting_id, anew=True)
        assert list((await drawn(hall, who))[1]) == ["Catat: o1", "Sudah bicara"]
    assert "Catat: o1" not in (await drawn(hall))[1]
    look = speaking_rules.turn_list(hall.house, hall.voter(0), hall.meeting_id)
    assert await refused(look) == "bukan_wewenang"


@pytest.mark.parametrize(
    "text", ["<b>x</b> &amp; {{ y }}", "\u202egnp", "=1+1", "n" * 300, "👨‍👩‍👧" * 100, "بسم الله " * 30]
)
async def test_the_cards_stand_whatever_people_are_called(hall: Hall, text: str) -> None:
    """No markup of theirs, never longer than a message may be, every label short."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET label = $1", text)
        await tx.execute("UPDATE organisations SET short = $1, name = $1", text)
    await up(hall, *range(12))
    await _first_steps(hall)
    for kind, who in (("speakers", MODERATOR), ("hand", 1001)):
        said, buttons = await drawn(hall, who, kind)
        assert utf16_units(said) <= 4_096
        assert "<b>x" not in said
        assert all(utf16_units(label) <= 64 for label in buttons)
    for view in ("one", "rules", "spoken", "note"):
        await speaking_rules.turn_list(hall.house, hall.moderator, hall.meeting_id, view=view, at=3)
        assert utf16_units((await drawn(hall))[0]) <= 4_096


async def _first_steps(hall: Hall) -> None:
    """The first is held up by a point of order and the third is called."""
    async with hall.house.db.reading() as tx:
        ids = [row["id"] for row in await tx.fetch("SELECT id FROM speeches ORDER BY number")]
    await step(hall, ids[0], "call")
    await step(hall, ids[0], "start")
    await hands.raise_hand(hall.house, hall.voter(1), hall.delegates[1], ORDER)
    await step(hall, ids[1], "call")
    await step(hall, ids[1], "start")
    await step(hall, ids[2], "call")


async def test_groups_hear_nothing_of_the_list(hall: Hall) -> None:
    """No name, no organisation, no place: not a single wish for a group."""
    async with hall.house.db.transaction() as tx:
        await tx.execute(
            "INSERT INTO chat_groups (chat_id, meeting_id, title, added_ms) VALUES (-5, $1, 'Grup', 0)", hall.meeting_id
        )
    await up(hall, 0, 1, 2)
    await _first_steps(hall)
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE chat_id < 0") == 0
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM entries")
    assert not any("Perwakilan" in json.dumps(row["payload"]) for row in rows)
