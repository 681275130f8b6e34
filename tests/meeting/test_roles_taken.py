"""Whoever lost a role follows the meeting no longer through its cards: they are forgotten, and none is drawn again."""

from pathlib import Path

import pytest

from delivery.cards import all_cards
from delivery.cards.readers import READERS
from delivery.drafts import Drafts
from meeting import outcome_changes, running_record, screens, sounding, staffing
from meeting.staffing import OFFICIAL_CARDS
from storage import outbox
from storage.database import Database
from tests.meeting.concluded import CONCLUSION, wrote
from tests.meeting.halls import MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall

ROLE_NUMBERS = {MODERATOR: 2, MINUTE_TAKER: 4}
OUTCOMES, CHAIRED = ("outcome", "outcomes", "record"), ("screen", "soundings")


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


def test_each_card_of_an_official_goes_with_the_role() -> None:
    """What asks for a right when it is drawn is forgotten when the role is taken."""
    assert {kind for kind, reader in READERS.items() if reader is not None} == {*OFFICIAL_CARDS}


async def _open_cards(hall: Hall, who: int) -> None:
    """The official looks at what the meeting concluded, or at its soundings and screen."""
    if who == MODERATOR:
        await screens.show_card(hall.house, hall.moderator, hall.meeting_id, anew=True)
        await sounding.list_soundings(hall.house, hall.moderator, hall.meeting_id, anew=True)
        return
    one = await wrote(hall, "Isi")
    await outcome_changes.turn(hall.house, hall.sender(who), one.id, anew=True)
    await outcome_changes.list_outcomes(hall.house, hall.sender(who), hall.meeting_id, CONCLUSION, anew=True)
    await running_record.read(hall.house, hall.sender(who), hall.meeting_id)


async def _drawn(hall: Hall, who: int) -> dict[str, bool]:
    """Kind -> whether it is drawn, of every card in this chat that an official asked for."""
    draws, found = all_cards("jajak_bot", Path(), Drafts(), hall.clock), {}
    async with hall.house.db.reading() as tx:
        for row_id in await tx.fetch("SELECT id FROM outbox WHERE chat_id = $1", who):
            row = await outbox.waiting(tx, row_id["id"])
            if row is not None and row.kind in OUTCOMES + CHAIRED:
                found[row.kind] = await draws[row.kind](tx, row) is not None
    return found


@pytest.mark.parametrize(("who", "kinds"), [(MINUTE_TAKER, OUTCOMES), (MODERATOR, CHAIRED)])
async def test_a_role_that_was_taken_away_takes_its_cards_along(hall: Hall, who: int, kinds: tuple[str, ...]) -> None:
    """No row is left; and one that was on its way already is not drawn."""
    await _open_cards(hall, who)
    assert await _drawn(hall, who) == dict.fromkeys(kinds, True)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE staff SET role = 'clerk' WHERE telegram_id = $1", who)
    assert await _drawn(hall, who) == dict.fromkeys(kinds, False)
    async with hall.house.db.transaction() as tx:
        role = "moderator" if who == MODERATOR else "minute_taker"
        await tx.execute("UPDATE staff SET role = $2 WHERE telegram_id = $1", who, role)
    number = int(str(await hall.value("SELECT number FROM staff WHERE telegram_id = $1", who)))
    await staffing.take_away(hall.house, hall.sender(SECRETARY), hall.meeting_id, ROLE_NUMBERS[who], number)
    assert await _drawn(hall, who) == {}
