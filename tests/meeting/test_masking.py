"""No row holds a citizen's number, wherever it was typed."""

import pytest

from meeting import agenda, assist_dialogs, hearing, running_record
from rules.text import MASK
from storage import dialogs
from storage.database import Database
from tests.meeting.halls import CLERK, MINUTE_TAKER, Hall, open_hall
from tests.meeting.test_voting import opened

NUMBER = "3517000000000000"
TYPED = f"warga {NUMBER}"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def waiting(hall: Hall, chat_id: int) -> dialogs.Dialog:
    """The conversation an account is in."""
    async with hall.house.db.reading() as tx:
        dialog = await dialogs.load(tx, chat_id, hall.clock())
    assert dialog is not None
    return dialog


async def sent(hall: Hall) -> str:
    """Everything that waits to be sent, and what cards are drawn from."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT payload FROM outbox ORDER BY id")
    return "\n".join(str(row["payload"]) for row in rows)


async def test_what_is_searched_for_is_masked(hall: Hall) -> None:
    """Both searches keep their words with the card, which shows them."""
    await hearing.ask_query(hall.house, hall.voter(4), hall.meeting_id)
    await hearing.search(hall.house, hall.voter(4), await waiting(hall, 1005), TYPED)
    await running_record.search(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, TYPED)
    said = await sent(hall)
    assert NUMBER not in said
    assert said.count(MASK) == 2


async def test_the_reason_of_an_assisted_entry_is_masked(hall: Hall) -> None:
    """It stands in the record."""
    question = await opened(hall)
    chosen = (question.options[0].id,)
    await assist_dialogs.ask_reason(hall.house, hall.sender(CLERK), hall.delegates[0], question.id, chosen)
    await assist_dialogs.enter_waiting(hall.house, hall.sender(CLERK), TYPED, anew=True)
    assert await hall.value("SELECT reason FROM assisted_ballots") == f"warga {MASK}"


async def test_what_officials_write_for_everybody_is_masked(hall: Hall) -> None:
    """Titles of the agenda, wordings and options of questions."""
    added = await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, f"{TYPED}\nDiskusi")
    assert [item.title for item in added] == [f"warga {MASK}", "Diskusi"]
    question = await opened(hall, f"{TYPED}\n{TYPED}\nlain")
    assert (question.wording, question.options[0].text) == (f"warga {MASK}", f"warga {MASK}")
    assert NUMBER not in await sent(hall)
