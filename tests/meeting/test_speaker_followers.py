"""Whoever has a card of the speakers' list open sees it change: officials, and a clerk with a delegate's card."""

import pytest

from delivery.cards import desk
from delivery.cards.readers import guarded
from meeting import assist_dialogs, hands, speaking_rules
from rules.speaking import SpeechKind
from storage import outbox
from storage.database import Database
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall
from tests.meeting.on_floor import DEPUTY, drawn, open_hall_with_deputy, press, step, up


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with a moderator and a deputy."""
    return await open_hall_with_deputy(database)


async def test_every_official_with_the_list_open_sees_it_change(hall: Hall) -> None:
    """Scribes and the deputy as the moderator, edited in place; a rush of hands is one edit a card, not forty."""
    readers = (MODERATOR, DEPUTY, MINUTE_TAKER, SECRETARY)
    for who in readers:
        await speaking_rules.turn_list(hall.house, hall.sender(who), hall.meeting_id, anew=True)
    await shown_all(hall)
    hall.clock.turn(60)
    begun_ms = hall.clock()
    for place in range(5):
        await hands.raise_hand(hall.house, hall.voter(place), hall.delegates[place], SpeechKind.HAND)
        hall.clock.turn(0.1)
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT state, due_ms, message_id FROM outbox WHERE kind = 'speakers' ORDER BY chat_id")
    # Each waits for the same moment, a little after the first hand, and is an edit of the message it stands in.
    assert [tuple(row) for row in rows] == [("waiting", begun_ms + 1_500, 7)] * len(readers)
    for who in readers:
        assert "5 menunggu" in (await drawn(hall, who))[0]
    # Whoever acts sees it at once.
    await press(hall, "Silakan: o1")
    due = "SELECT due_ms FROM outbox WHERE kind = 'speakers' AND chat_id = $1"
    assert await hall.value(due, MODERATOR) == hall.clock()
    assert await hall.value(due, SECRETARY) == begun_ms + 1_500


async def shown_all(hall: Hall) -> None:
    """Telegram has taken every card there is; each stands as message 7 of its chat."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET state = 'sent', shown = wanted, message_id = 7")


async def test_a_clerk_sees_the_hand_of_their_delegate(hall: Hall) -> None:
    """Raised, called by the chair, speaking, over: the card of the desk says it without being asked."""
    delegate_id, clerk = hall.delegates[3], hall.sender(CLERK)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET telegram_id = NULL WHERE id = $1", delegate_id)
    await up(hall, 0)
    await assist_dialogs.choose_what(hall.house, clerk, delegate_id)
    assert "Angkat tangan" in (await desk_card(hall))[1]
    raised = await hands.raise_hand(hall.house, hall.sender(CLERK), delegate_id, SpeechKind.HAND, clerk=True)
    text, buttons = await desk_card(hall)
    assert text.splitlines() == ["Apa yang diisikan untuk Perwakilan 4?", "Perwakilan 4: urutan 2 dari 2."]
    assert "Batal angkat" in buttons
    await step(hall, raised.speech, "call")
    assert "Perwakilan 4: dipersilakan. Waktu 3 menit." in (await desk_card(hall))[0]
    await step(hall, raised.speech, "start")
    text, buttons = await desk_card(hall)
    assert "berbicara sampai" in text
    assert not {"Angkat tangan", "Batal angkat"} & set(buttons)
    await step(hall, raised.speech, "finish")
    assert "Angkat tangan" in (await desk_card(hall))[1]


async def desk_card(hall: Hall) -> tuple[str, list[str]]:
    """What the clerk's card says now, wished for since it was shown last."""
    async with hall.house.db.transaction() as tx:
        row_id = await tx.fetch_value("SELECT id FROM outbox WHERE chat_id = $1 AND kind = 'desk'", CLERK)
        row = await outbox.waiting(tx, row_id)
        assert row is not None
        made = await guarded("desk", desk.drawer(hall.clock))(tx, row)
        await tx.execute("UPDATE outbox SET state = 'sent', message_id = 8 WHERE id = $1", row_id)
    assert made is not None
    return made.text, [button.label for line in made.buttons for button in line]
