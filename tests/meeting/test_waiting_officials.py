"""Officials side by side: what one of them waits for comes first, what one is writing down survives the others."""

from collections.abc import Awaitable, Callable

import pytest

from delivery.cards.assisted import draw as draw_entry
from delivery.cards.batch import draw as draw_batch
from meeting import assist_dialogs, assisting, desk, paper, questions
from meeting.telling import PRIORITY_PANEL, PRIORITY_SAY
from rules.questions import Question
from storage import dialogs, outbox
from storage.database import Database
from tests.faults.acts import SECRET, forms, helped
from tests.meeting.halls import CLERK, MINUTE_TAKER, Hall, open_hall
from tests.meeting.test_voting import opened


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of six organisations."""
    return await open_hall(database, organisations=6)


async def test_sealing_one_question_leaves_what_is_written_down_for_another(hall: Hall) -> None:
    """A clerk half-way through another question goes on writing when a secret one closes."""
    secret = await opened(hall, SECRET, seconds=None)
    other = await opened(hall, seconds=None)
    option = other.options[0].id
    await assist_dialogs.ask_reason(hall.house, hall.sender(CLERK), hall.delegates[0], other.id, (option,))
    await paper.begin(hall.house, hall.sender(MINUTE_TAKER), secret.id)
    await questions.close(hall.house, hall.moderator, secret.id)
    async with hall.house.db.reading() as tx:
        assert await dialogs.load(tx, MINUTE_TAKER, hall.clock()) is None
    entered = await assist_dialogs.enter_waiting(hall.house, hall.sender(CLERK), "formulir", anew=True)
    assert entered.question.id == other.id


async def test_whoever_turns_a_panel_waits_for_it(hall: Hall) -> None:
    """The pressed panel leaves before what merely follows the meeting; the other officials' panels do not."""
    question = await opened(hall, seconds=None)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET state = 'sent', message_id = 7, priority = 30")
    await desk.turn_panel(hall.house, hall.moderator, question.id, view="confirm")
    topic = f"panel:{question.id}"
    mine = "SELECT priority FROM outbox WHERE topic = $1 AND chat_id = $2"
    assert PRIORITY_SAY < PRIORITY_PANEL
    assert await hall.value(mine, topic, hall.moderator.telegram_id) == PRIORITY_SAY


DRAWS = {"assisted": draw_entry, "batch": draw_batch}
Enter = Callable[[Hall, Question], Awaitable[tuple[str, str, dict[str, int]]]]


async def one_entry(hall: Hall, question: Question) -> tuple[str, str, dict[str, int]]:
    """An answer written down for a delegate, confirmed."""
    entry = await helped(hall, question, 0, 0)
    await assisting.settle(hall.house, hall.sender(MINUTE_TAKER), entry, is_right=True)
    return "assisted", f"assisted:{entry}", {"entry": entry}


async def one_batch(hall: Hall, question: Question) -> tuple[str, str, dict[str, int]]:
    """A heap of forms, confirmed."""
    code = str(await hall.value("SELECT MIN(code) FROM constituencies"))
    batch = await forms(hall, question, (0,), f"{code}: 1=1")
    await paper.settle(hall.house, hall.sender(MINUTE_TAKER), batch, is_right=True)
    return "batch", f"batch:{batch}", {"batch": batch}


@pytest.mark.parametrize("enter", [one_entry, one_batch])
async def test_whoever_was_never_asked_is_not_told_what_came_of_it(hall: Hall, enter: Enter) -> None:
    """A settled entry is drawn where its question stands in the chat, and nowhere else."""
    kind, topic, payload = await enter(hall, await opened(hall, SECRET, seconds=None))
    async with hall.house.db.transaction() as tx:
        for chat in (880, 881):
            await outbox.want(tx, chat, topic, kind, payload, priority=15, now_ms=hall.clock(), anew=True)
        await tx.execute("UPDATE outbox SET message_id = 9 WHERE chat_id = 881")
        for chat, is_told in ((880, False), (881, True)):
            row_id = await tx.fetch_value("SELECT id FROM outbox WHERE topic = $1 AND chat_id = $2", topic, chat)
            row = await outbox.waiting(tx, row_id)
            assert row is not None
            assert (await DRAWS[kind](tx, row) is not None) is is_told
