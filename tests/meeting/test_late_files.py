"""Files that come after their point was shown: nobody but officials sees them before a moderator says so."""

import pytest

from meeting import late_files, moderation
from meeting.media import Caption
from rules.points import PointAct, PointKind
from rules.refusals import Refusal
from storage import media as stored
from storage.database import Database
from tests.meeting.halls import CLERK, MODERATOR, Hall, open_hall
from tests.meeting.pointed import card_of, case_of
from tests.meeting.submitted import fetched, send, told

TEXT = "jalan desa rusak berat sejak banjir"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def seen_by_all(hall: Hall) -> list[int]:
    """The files of the point that everybody may see."""
    async with hall.house.db.reading() as tx:
        return [one.id for one in await stored.shown_of(tx, 1)]


async def test_a_picture_that_comes_after_approval_waits_for_one_of_its_own(hall: Hall) -> None:
    """The rest of the album joins a shown point: the moderators are told, and nobody sees it before they say so."""
    await send(hall, caption=Caption(TEXT, PointKind.PROPOSAL), album="a")
    await fetched(hall)
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.SHOW)
    await send(hall, album="a")
    await fetched(hall)
    assert await seen_by_all(hall) == [1]
    assert (await told(hall, MODERATOR))[-1] == "lampiran_menyusul"
    with pytest.raises(Refusal, match="bukan_wewenang"):
        await late_files.approve(hall.house, hall.sender(CLERK), 1, 2)
    await send(hall, album="a")
    await fetched(hall)
    for _ in range(2):
        await late_files.approve(hall.house, hall.moderator, 1, 2)
    assert await seen_by_all(hall) == [1, 2]
    assert (await hall.kinds()).count("point.files_shown") == 1


async def test_a_picture_still_on_its_way_is_not_approved_with_its_point(hall: Hall) -> None:
    """Nobody could look at it when the point was shown; and a point that is held shows none of its files."""
    await send(hall, caption=Caption(TEXT, PointKind.PROPOSAL))
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.SHOW)
    await fetched(hall)
    assert await seen_by_all(hall) == []
    text, labels = await card_of(hall, await case_of(hall, 1))
    assert "Lampiran yang belum ditayangkan: 1" in text
    assert "Tayangkan lampiran" in labels
    await late_files.approve(hall.house, hall.moderator, 1, 1)
    assert await seen_by_all(hall) == [1]
    assert "Tayangkan lampiran" not in (await card_of(hall, await case_of(hall, 1)))[1]
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.HOLD)
    assert await seen_by_all(hall) == []
    with pytest.raises(Refusal, match="pokok_tidak_dapat"):
        await late_files.approve(hall.house, hall.moderator, 1, 1)
