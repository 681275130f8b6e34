"""Pictures sent together, over HTTP: one point with all of them, in whatever order and however often they arrive; and
the list of those that wait for words."""

from pathlib import Path

import pytest

from rehearsal.phones import Person
from tests.bot.served import Served, served
from tests.bot.test_media import TEXT, photo, ready, settled
from tests.meeting.halls import CLERK


async def chosen(voter: Person, hosted: Served, after: int) -> None:
    """The kind of the point that waits is named."""
    await voter.press("Masukan", on=await voter.wait_for("Dicatat sebagai apa", after=after, timeout_seconds=20))
    await voter.wait_for("D01", timeout_seconds=20)
    assert await hosted.phones.stage.settled(timeout_seconds=20)


async def held(hosted: Served) -> None:
    """One point with the words, three files of it on the disk, each entered once, no second card of it."""
    found = await settled(hosted, count=3)
    assert [point for *_, point in found] == [1, 1, 1]
    assert len({path for path, *_ in found}) == 3
    assert all((hosted.folder / "files" / str(path)).is_file() for path, *_ in found)
    assert await hosted.rows("SELECT original, kind FROM points") == [(TEXT, "contribution")]
    assert await hosted.rows("SELECT COUNT(*) FROM entries WHERE kind = 'point.attached'") == [(3,)]
    assert await hosted.rows("SELECT COUNT(*) FROM media") == [(3,)]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("worded", [0, 1])
async def test_an_album_in_any_order_and_one_twice_is_one_point(tmp_path: Path, worded: int) -> None:
    """The second picture overtakes the first and comes twice, the third arrives after the point is stored; the words
    are with the first or with the second."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        stage = hosted.phones.stage
        captions = ["", "", ""]
        captions[worded] = TEXT
        await stage.add_fault("late", "message", count=1, seconds=1.0)
        await voter.send_photo(photo(), caption=captions[0], album="77")
        await stage.add_fault("duplicate", "message", count=1)
        second = await voter.send_photo(photo(), caption=captions[1], album="77")
        await chosen(voter, hosted, second)
        await settled(hosted, count=2)
        await voter.send_photo(photo(), caption=captions[2], album="77")
        await held(hosted)


@pytest.mark.timeout(120)
async def test_words_that_come_after_the_whole_album(tmp_path: Path) -> None:
    """No picture has any: the sentence typed next is for all three; until then the clerk finds one line for them."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        for _ in range(3):
            await voter.send_photo(photo(), album="77")
        await settled(hosted, count=3)
        clerk = await hosted.phones.person(CLERK)
        await clerk.start()
        asked = await clerk.send("/lampiran")
        listed = await clerk.wait_for("1 berkas menunggu kalimat", after=asked, timeout_seconds=20)
        await clerk.press("1", on=listed)
        await clerk.wait_for("Pengirim belum menulis kalimatnya", timeout_seconds=20)
        said = await voter.send(TEXT)
        await chosen(voter, hosted, said)
        await held(hosted)
        await clerk.wait_for("Sudah menjadi lampiran D01", timeout_seconds=20)
