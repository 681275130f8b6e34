"""Thirty seconds left, and time that is up: said by a message of its own, once each, to whom it concerns, not late."""

from typing import Any

import pytest

from delivery.card import Card
from delivery.cards import speech_time
from delivery.timers import Timers
from meeting import agenda, hands, speaking, speaking_rules
from rules.meetings import MeetingAct
from rules.speaking import BudgetOf, SpeechKind
from storage import outbox, outbox_outcomes
from storage.database import Database
from tests.meeting.halls import MODERATOR, SECRETARY, Hall
from tests.meeting.on_floor import DEPUTY, now, open_hall_with_deputy, press_code, speaks, step, up


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with a moderator and a deputy."""
    return await open_hall_with_deputy(database)


class Chats:
    """What stands in the chats: each wish of a mark is served as the outbox would, and every post is a sound."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.stand, self.heard = hall, dict[int, tuple[int, Card]](), list[tuple[int, str]]()

    async def serve(self) -> None:
        """Draws and delivers whatever waits."""
        async with self.hall.house.db.transaction() as tx:
            for row in await tx.fetch("SELECT id FROM outbox WHERE kind = 'time' AND state = 'waiting' ORDER BY id"):
                await self._one(tx, row["id"])

    async def _one(self, tx: Any, row_id: int) -> None:
        row = await outbox.waiting(tx, row_id)
        assert row is not None
        card = await speech_time.drawer(self.hall.clock)(tx, row)
        if card is None:
            await outbox_outcomes.dead(tx, row, "nothing to show")
            return
        if card.is_gone:
            assert row.message_id is not None
            del self.stand[row.message_id]
            await outbox_outcomes.shown(tx, row, None, card.shown_hash())
            return
        message_id = row.message_id or 100 + len(self.heard)
        if not row.message_id:
            self.heard.append((row.chat_id, card.text.splitlines()[0]))
        self.stand[message_id] = (row.chat_id, card)
        await outbox_outcomes.shown(tx, row, message_id, card.shown_hash())

    def texts(self, chat_id: int) -> list[str]:
        """What this chat reads now of marks."""
        return [card.text for chat, card in self.stand.values() if chat == chat_id]


async def run(hall: Hall, chats: Chats, seconds: int, timers: Timers) -> None:
    """The loop looks every second."""
    for _ in range(seconds):
        hall.clock.turn(1)
        await timers.tick()
        await chats.serve()


def loop(hall: Hall) -> Timers:
    """The loop of a process that has just begun."""
    return Timers(hall.house.db, hall.clock, lambda: None)


SPEAKER_WARNED = (1001, "<b>Sisa waktu bicara 30 detik</b>")
SPEAKER_OVER = (1001, "<b>Waktu bicara habis</b>")
CHAIR_WARNED = (MODERATOR, "<b>o1: sisa 30 detik</b>")
CHAIR_OVER = (MODERATOR, "<b>o1: waktu habis</b>")


async def test_each_mark_is_heard_once_by_the_speaker_and_by_whoever_runs_the_list(hall: Hall) -> None:
    """The later replaces the earlier, the end of the speech takes it away; the deputy who only looks hears nothing."""
    chats, timers = Chats(hall), loop(hall)
    await speaking_rules.turn_list(hall.house, hall.sender(DEPUTY), hall.meeting_id, anew=True)
    speech = await speaks(hall, 0)
    await run(hall, chats, 149, timers)
    assert chats.heard == []
    await run(hall, chats, 1, timers)
    assert chats.heard == [SPEAKER_WARNED, CHAIR_WARNED]
    await run(hall, chats, 30, timers)
    assert chats.heard == [SPEAKER_WARNED, CHAIR_WARNED, SPEAKER_OVER, CHAIR_OVER]
    assert [len(chats.texts(who)) for who in (1001, MODERATOR)] == [1, 1]
    await run(hall, chats, 120, timers)
    assert len(chats.heard) == 4
    await step(hall, speech, "finish")
    await chats.serve()
    assert chats.stand == {}


async def test_a_restart_repeats_nothing(hall: Hall) -> None:
    """A new process looks at the same rows; what was posted before stays the one message."""
    chats = Chats(hall)
    await speaks(hall, 0)
    await run(hall, chats, 155, loop(hall))
    for _ in range(3):
        await run(hall, chats, 2, loop(hall))
    assert chats.heard == [SPEAKER_WARNED, CHAIR_WARNED]
    assert [len(chats.texts(who)) for who in (1001, MODERATOR)] == [1, 1]


async def test_what_comes_too_late_is_not_said(hall: Hall) -> None:
    """A service that was away over the mark says what holds now, and nothing of an end that is minutes past."""
    chats = Chats(hall)
    await speaks(hall, 0)
    hall.clock.turn(165)
    await loop(hall).tick()
    await chats.serve()
    assert [text for _, text in chats.heard] == ["<b>Sisa waktu bicara 15 detik</b>", "<b>o1: sisa 15 detik</b>"]
    hall.clock.turn(300)
    await run(hall, chats, 5, loop(hall))
    assert len(chats.heard) == 2
    assert chats.stand == {}


async def test_a_wish_that_waited_for_telegram_leaves_true_or_not_at_all(hall: Hall) -> None:
    """The warning that could not leave before the end is not said after it."""
    chats, timers = Chats(hall), loop(hall)
    await speaks(hall, 0)
    hall.clock.turn(150)
    await timers.tick()
    hall.clock.turn(40)
    await timers.tick()
    await chats.serve()
    assert chats.heard == [SPEAKER_OVER, CHAIR_OVER]


async def test_time_given_on_top_takes_the_mark_away_and_earns_another(hall: Hall) -> None:
    """After the end as before it; a pause takes it away too, and going on within the mark repeats nothing."""
    chats, timers = Chats(hall), loop(hall)
    speech = await speaks(hall, 0)
    await run(hall, chats, 190, timers)
    (buttons,) = [
        {button.label: str(button.press) for row in card.buttons for button in row}
        for chat, card in chats.stand.values()
        if chat == MODERATOR
    ]
    assert list(buttons) == ["+1 menit", "+2 menit", "Selesai"]
    await press_code(hall, buttons["+1 menit"])
    await run(hall, chats, 1, timers)
    assert chats.stand == {}
    await run(hall, chats, 25, timers)
    assert chats.heard[4:] == [SPEAKER_WARNED, CHAIR_WARNED]
    await step(hall, speech, "pause")
    await run(hall, chats, 600, timers)
    assert chats.stand == {}
    await step(hall, speech, "start")
    await run(hall, chats, 10, timers)
    assert len(chats.heard) == 6
    await run(hall, chats, 20, timers)
    assert chats.heard[6:] == [SPEAKER_OVER, CHAIR_OVER]


async def test_nobody_is_warned_of_what_they_have_just_been_told(hall: Hall) -> None:
    """A budget that leaves half a minute or nothing was said when they were called."""
    await speaking_rules.set_budget(hall.house, hall.moderator, hall.meeting_id, BudgetOf.SPEAKER, 1)
    chats, timers = Chats(hall), loop(hall)
    first = await speaks(hall, 0)
    hall.clock.turn(40)
    await step(hall, first, "finish")
    again = await speaks(hall, 0)
    assert again.allowed_ms == 20_000
    await run(hall, chats, 19, timers)
    assert chats.heard == []
    await run(hall, chats, 2, timers)
    assert chats.heard == [SPEAKER_OVER, CHAIR_OVER]
    await step(hall, again, "finish")
    empty = await speaks(hall, 0)
    assert empty.allowed_ms == 0
    await run(hall, chats, 30, timers)
    assert len(chats.heard) == 2


async def test_whoever_took_the_list_over_hears_the_next_mark(hall: Hall) -> None:
    """The last who gave time runs the list; where that role is gone, every moderator hears."""
    chats, timers = Chats(hall), loop(hall)
    speech = await speaks(hall, 0)
    await speaking.extend(hall.house, hall.sender(DEPUTY), speech.id, 1, 60_000)
    await run(hall, chats, 210, timers)
    assert [who for who, _ in chats.heard] == [1001, DEPUTY]
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", DEPUTY)
    await run(hall, chats, 30, timers)
    assert [who for who, _ in chats.heard[2:]] == [1001, MODERATOR]
    # The one whose role is gone no longer reads of the list.
    assert chats.texts(DEPUTY) == []


async def test_the_meeting_that_pauses_or_ends_takes_the_mark_away(hall: Hall) -> None:
    """Nothing is left in the chats that says of a speech that it goes on; secretaries never hear."""
    chats, timers = Chats(hall), loop(hall)
    await speaks(hall, 0)
    await run(hall, chats, 160, timers)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.PAUSE)
    await run(hall, chats, 1, timers)
    assert chats.stand == {}
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.RESUME)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    await run(hall, chats, 60, timers)
    assert {who for who, _ in chats.heard} == {1001, MODERATOR}
    assert SECRETARY not in {who for who, _ in chats.heard}


async def test_a_speaker_without_a_phone_is_warned_through_the_chair(hall: Hall) -> None:
    """Nobody else gets it."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET telegram_id = NULL WHERE number = 1")
    await up(hall, 1)
    chats, timers = Chats(hall), loop(hall)
    done = await hands.raise_hand(hall.house, hall.sender(SECRETARY), hall.delegates[0], SpeechKind.HAND, clerk=True)
    await step(hall, done.speech, "call")
    await step(hall, done.speech, "start")
    await run(hall, chats, 151, timers)
    assert chats.heard == [CHAIR_WARNED]
    assert (await now(hall, done.speech)).allowed_ms == 180_000
