"""Words of an official for a file: agreed to once, by whoever sent it, on a phone of one's own or a shared one."""

import pytest

from meeting import delegation, floor_dialogs, media_help
from rules.media import MediaKind
from rules.points import PointKind
from rules.refusals import Refusal
from storage.database import Database
from tests.meeting.between import words
from tests.meeting.halls import CLERK, Hall, add_delegate, open_hall
from tests.meeting.people import dialog_of
from tests.meeting.submitted import fetched, send
from tests.meeting.test_media import TEXT


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def summarised(hall: Hall) -> int:
    """The first delegate's voice note with words of an official; returns when these were written."""
    await send(hall, kind=MediaKind.VOICE)
    await fetched(hall)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    await media_help.begin_summary(hall.house, hall.sender(CLERK), 1)
    await media_help.typed_summary(hall.house, hall.sender(CLERK), await dialog_of(hall, CLERK), TEXT)
    return int(str(await hall.value("SELECT summary_ms FROM media")))


async def test_words_agreed_to_twice_wait_once(hall: Hall) -> None:
    """A thumb that presses again because the kind is asked for."""
    written = await summarised(hall)
    for _ in range(3):
        await media_help.agree(hall.house, hall.voter(0), 1, written)
    waiting = await words(hall)
    assert waiting is not None
    assert [one.text for one in waiting.words] == [TEXT]


async def test_words_for_a_file_are_those_of_whoever_sent_it(hall: Hall) -> None:
    """Whomever the phone speaks for when they agree; once they have left, nobody agrees for them."""
    shared = await add_delegate(hall, 9, account=1001)
    written = await summarised(hall)
    await delegation.speak_for(hall.house, hall.voter(0), shared)
    await media_help.agree(hall.house, hall.voter(0), 1, written)
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert (point.delegate_id, await hall.value("SELECT point_id FROM media")) == (hall.delegates[0], point.id)


async def test_nobody_agrees_for_whoever_has_left(hall: Hall) -> None:
    """Neither agrees nor says that it is not so."""
    await add_delegate(hall, 9, account=1001)
    written = await summarised(hall)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    for act in (media_help.agree, media_help.disagree):
        with pytest.raises(Refusal) as refused:
            await act(hall.house, hall.voter(0), 1, written)
        assert refused.value.key == "pemilik_meninggalkan"
    assert await hall.value("SELECT COUNT(*) FROM points") == 0
