"""Words that are for whoever has a right leave only while the account has it."""

from __future__ import annotations

import pytest

from delivery.cards import say
from meeting import amending
from meeting.telling import tell
from rules.roles import RIGHTS, Act
from storage import outbox
from storage.database import Database
from tests.meeting.finished import end_meeting
from tests.meeting.halls import CLERK, SECRETARY, Hall, open_hall
from tests.meeting.test_own_corrections import ask


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A meeting that has ended."""
    made = await open_hall(database)
    await end_meeting(made)
    return made


async def words_to(hall: Hall, account: int) -> list[str]:
    """What waits for this account, as it would leave just now."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT id FROM outbox WHERE chat_id = $1 AND kind = 'say' ORDER BY id", account)
        found = [await outbox.waiting(tx, row["id"]) for row in rows]
        cards = [await say.draw(tx, row) for row in found if row is not None]
    return [card.text for card in cards if card is not None]


async def dismissed(hall: Hall, account: int) -> None:
    """This account has no role any more."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", account)


async def test_a_role_that_was_taken_takes_waiting_words_along(hall: Hall) -> None:
    """Requests, proposals: neither names nor codes reach whoever is secretariat no more."""
    await ask(hall)
    await amending.propose(hall.house, hall.voter(1), hall.meeting_id, "umum: kurang satu lampiran")
    before = await words_to(hall, SECRETARY)
    assert any("Nama Benar" in text for text in before)
    assert any("UK1" in text for text in before)
    await dismissed(hall, SECRETARY)
    after = await words_to(hall, SECRETARY)
    assert not any("Nama Benar" in text or "UK1" in text for text in after)


@pytest.mark.parametrize("act", [Act.CLOSE, Act.ENTER_ASSISTED, Act.ANSWER_PRIVACY_REQUEST])
async def test_only_whoever_has_the_right_reads_it(hall: Hall, act: Act) -> None:
    """The rights are those of the table; words without an act are for whoever they go to."""
    for values in ({"act": act}, {}):
        async with hall.house.db.transaction() as tx:
            await tell(tx, CLERK, "isi", now_ms=1, meeting_id=hall.meeting_id, isi=f"ada {len(values)}", **values)
    has_right = any(role.value == "clerk" for role in RIGHTS[act])
    assert await words_to(hall, CLERK) == [*(["ada 1"] if has_right else []), "ada 0"]
