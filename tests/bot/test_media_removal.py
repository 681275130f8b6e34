"""Files of people who withdraw leave the disk with their data, whatever is killed in between; other files stay."""

import hashlib
from pathlib import Path

import pytest

from bot.media_removal import MediaRemoval, compare, tidy
from meeting import media, media_help, media_removal, privacy
from meeting.media import Caption, Fetched
from meeting.privacy import Wish
from record.gather import gather
from record.record_submissions import FileState
from rules.media import MediaKind
from rules.points import PointKind
from rules.refusals import Refusal
from storage import jobs
from storage.database import Database
from storage.jobs import Job
from storage.media_removal import Place
from tests.bot.test_media import OGG
from tests.meeting.halls import Hall, open_hall
from tests.meeting.submitted import job, rows, send

TEXT = "jalan desa rusak berat sejak banjir"
BODY = b"berkas asli milik pengirim"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def kept(hall: Hall, folder: Path, place: int = 0, *, body: bytes = BODY, **said: str) -> Path:
    """A file of this voter with a point of its own, on the disk."""
    await send(hall, place, caption=Caption(f"{TEXT} {place}", PointKind.PROPOSAL), **said)
    due = await job(hall)
    digest = hashlib.sha256(body).hexdigest()
    relative = f"{hall.meeting_id}/media/{due.payload['media']}-{digest[:16]}.jpg"
    path = folder / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    assert await media.settle(hall.house, due, Fetched("image/jpeg", len(body), digest, relative))
    return path


async def due_removals(hall: Hall) -> list[Job]:
    """The removals that wait, taken as the service takes them."""
    taken = []
    async with hall.house.db.transaction() as tx:
        while (one := await jobs.next_due(tx, hall.clock())) is not None:
            taken.append(one)
    return [one for one in taken if one.kind == media_removal.JOB]


@pytest.mark.parametrize("wish", list(Wish))
async def test_files_go_with_the_identity_of_their_sender(hall: Hall, tmp_path: Path, wish: Wish) -> None:
    """Of this person alone; the record says that they are removed, the chain which, and nothing of the row leads back
    to Telegram."""
    gone, other = await kept(hall, tmp_path), await kept(hall, tmp_path, 1, body=b"milik orang lain")
    await media_help.show_files(hall.house, hall.moderator, 1)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, wish)
    assert gone.exists()
    for one in await due_removals(hall):
        await MediaRemoval(hall.house, tmp_path).do(one)
    assert (gone.exists(), other.read_bytes()) == (False, b"milik orang lain")
    assert await rows(hall, "SELECT state, path, file_id, name FROM media WHERE id = 1") == [("removed", "", "", "")]
    assert await rows(hall, "SELECT path, telegram_file_id FROM files") == [("", "")]
    assert (await hall.kinds()).count("point.file_removed") == 1
    async with hall.house.db.reading() as tx:
        record = await gather(tx, hall.meeting_id)
    assert [(one.code, one.state, one.file == "") for one in record.attachments] == [
        ("D01", FileState.REMOVED, True),
        ("D02", FileState.CLEARED, False),
    ]
    assert record.attachments[0].sha256 == hashlib.sha256(BODY).hexdigest()


@pytest.mark.parametrize("is_unlinked", [False, True])
async def test_killed_before_or_after_the_file_went_the_start_finishes_it(
    hall: Hall, tmp_path: Path, is_unlinked: bool
) -> None:
    """The job was running when the process ended: it is resumed, and done twice it is done once."""
    gone = await kept(hall, tmp_path)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    assert len(await due_removals(hall)) == 1
    if is_unlinked:
        gone.unlink()
    async with hall.house.db.transaction() as tx:
        await jobs.resume(tx)
    await tidy(hall.house, tmp_path)
    for one in await due_removals(hall) * 2:
        await MediaRemoval(hall.house, tmp_path).do(one)
    assert not gone.exists()
    assert await rows(hall, "SELECT path FROM media") == [("",)]
    assert await rows(hall, "SELECT state FROM jobs WHERE kind = 'media_removal'") == [("done",)]


async def test_a_removal_that_was_given_up_is_tried_again_at_the_next_start(hall: Hall, tmp_path: Path) -> None:
    """The disk was read-only, say; the row still says what is to go."""
    gone = await kept(hall, tmp_path)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    [one] = await due_removals(hall)
    async with hall.house.db.transaction() as tx:
        await jobs.failed(tx, one.id, "PermissionError", None)
        await MediaRemoval(hall.house, tmp_path).give_up(tx, one)
    await tidy(hall.house, tmp_path)
    [again] = await due_removals(hall)
    await MediaRemoval(hall.house, tmp_path).do(again)
    assert not gone.exists()


async def test_a_file_that_another_point_uses_stays(hall: Hall, tmp_path: Path) -> None:
    """Two rows in one place: the bytes stay as long as one of them is kept."""
    shared = await kept(hall, tmp_path)
    await kept(hall, tmp_path, 1)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE media SET path = (SELECT path FROM media WHERE id = 1)")
    for place, is_there in ((0, True), (1, False)):
        await privacy.separate(hall.house, hall.voter(place), hall.meeting_id, Wish.WITHDRAW)
        for one in await due_removals(hall):
            await MediaRemoval(hall.house, tmp_path).do(one)
        assert shared.exists() is is_there


async def test_who_withdraws_while_a_file_is_fetched_leaves_none(hall: Hall, tmp_path: Path) -> None:
    """It is not wanted when it arrives; where the process ends just then, the next start takes it away."""
    await send(hall, caption=Caption(TEXT, PointKind.PROPOSAL), kind=MediaKind.VOICE)
    due = await job(hall)
    assert await media.to_fetch(hall.house, due) is not None
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    arrived = tmp_path / f"{hall.meeting_id}/media/1-{'a' * 16}.ogg"
    arrived.parent.mkdir(parents=True)
    arrived.write_bytes(OGG)
    relative = arrived.relative_to(tmp_path).as_posix()
    assert not await media.settle(hall.house, due, Fetched("audio/ogg", len(OGG), "a" * 64, relative))
    found = await tidy(hall.house, tmp_path)
    assert (found.unwanted, arrived.exists()) == ((relative,), False)


async def test_the_start_takes_what_no_row_wants_and_names_what_it_does_not_know(hall: Hall, tmp_path: Path) -> None:
    """A draft and an older fetch of a known file go; the file of an unknown row stays and is named, and so is a row
    whose file vanished."""
    here, lost = await kept(hall, tmp_path), await kept(hall, tmp_path, 1)
    lost.unlink()
    draft = here.with_suffix(".0a1b2c3d")
    older = here.with_name(f"1-{'b' * 16}.jpg")
    foreign = here.with_name(f"77-{'c' * 16}.jpg")
    for path in (draft, older, foreign):
        path.write_bytes(b"x")
    found = await tidy(hall.house, tmp_path)
    assert [path.exists() for path in (here, draft, older, foreign)] == [True, False, False, True]
    assert found.foreign == (foreign.relative_to(tmp_path).as_posix(),)
    assert found.missing == (lost.relative_to(tmp_path).as_posix(),)


async def test_files_left_by_people_who_withdrew_earlier_go_at_the_start(hall: Hall, tmp_path: Path) -> None:
    """Identities that were cut before files went with them."""
    gone = await kept(hall, tmp_path)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    await due_removals(hall)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE media SET state = 'kept', path = $1", gone.relative_to(tmp_path).as_posix())
        await tx.execute("DELETE FROM jobs")
    await tidy(hall.house, tmp_path)
    for one in await due_removals(hall):
        await MediaRemoval(hall.house, tmp_path).do(one)
    assert not gone.exists()


async def test_buttons_of_a_removed_file_say_so(hall: Hall, tmp_path: Path) -> None:
    """The desk that was asked for help reads that its sender has withdrawn."""
    await send(hall, kind=MediaKind.VOICE)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    with pytest.raises(Refusal) as refused:
        await media_help.begin_summary(hall.house, hall.sender(504), 1)
    assert refused.value.key == "media_ditarik"


def test_a_file_of_another_meeting_is_foreign() -> None:
    """The number of a row alone proves nothing."""
    place = Place(1, 1, "kept", "1/media/1-0000000000000000.jpg", "0" * 64)
    found = compare(["2/media/1-0000000000000000.jpg", "1/media/catatan.txt"], [place])
    assert (found.unwanted, found.missing) == ((), (place.path,))
    assert found.foreign == ("1/media/catatan.txt", "2/media/1-0000000000000000.jpg")
