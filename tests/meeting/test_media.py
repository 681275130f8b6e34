"""Files at the floor: no point without words its sender confirmed, one point an album, fetched once, told when lost."""

import pytest

from meeting import floor_dialogs, media, media_help, moderation, privacy
from meeting.media import Caption
from meeting.privacy import Wish
from rules.media import BYTES_MAX, SENT_MAX, WAITING_MAX, MediaKind
from rules.points import PointAct, PointKind
from rules.refusals import Refusal
from storage import media as stored
from storage.database import Database
from storage.dialogs import Dialog
from tests.meeting.halls import CLERK, MODERATOR, Hall, open_hall
from tests.meeting.people import dialog_of
from tests.meeting.submitted import fetched, job, rows, send, told

TEXT = "jalan desa rusak berat sejak banjir"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def test_a_caption_is_the_text_of_the_point(hall: Hall) -> None:
    """Its kind is asked once, or named by the command it begins with; the file is fetched either way."""
    await send(hall, caption=TEXT)
    assert (await told(hall, 1001))[-1] == "usul_pilih_jenis"
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert point.original == TEXT
    await send(hall, caption=Caption(f"{TEXT} juga", PointKind.OBJECTION))
    assert await rows(hall, "SELECT point_id, state FROM media ORDER BY id") == [(1, "waiting"), (2, "waiting")]
    await fetched(hall)
    assert await hall.value("SELECT state FROM media WHERE id = 1") == "kept"
    assert await hall.kinds() == ["point.submitted", "point.submitted", "point.attached"]


async def test_without_words_it_is_no_point(hall: Hall) -> None:
    """The next text is the point with the file; until then nothing stands in the record, whatever was fetched."""
    await send(hall, kind=MediaKind.VOICE, seconds=47)
    assert (await told(hall, 1001))[-1] == "pesan_suara"
    await fetched(hall)
    assert await hall.kinds() == []
    await floor_dialogs.say(hall.house, hall.voter(0), hall.meeting_id, TEXT)
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.CONTRIBUTION)
    assert await rows(hall, "SELECT point_id, kind, seconds FROM media") == [(1, "voice", 47)]
    assert await hall.kinds() == ["point.submitted", "point.attached"]


async def test_a_kind_that_was_asked_for_is_not_asked_again(hall: Hall) -> None:
    """[Pertanyaan], then a photo, then its sentence."""
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.QUESTION)
    await send(hall)
    point = await floor_dialogs.say(hall.house, hall.voter(0), hall.meeting_id, TEXT)
    assert point is not None
    assert (point.kind, await hall.value("SELECT point_id FROM media")) == ("question", point.id)


async def test_an_album_is_one_point_whichever_picture_has_the_words(hall: Hall) -> None:
    """Words with the first, the second or afterwards: one point, every picture with it."""
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.PROPOSAL)
    await send(hall, caption=TEXT, album="7")
    await send(hall, album="7")
    await send(hall, 1, album="8")
    await send(hall, 1, album="8", caption=f"{TEXT} lain")
    await send(hall, 1, album="8")
    await floor_dialogs.submit_waiting(hall.house, hall.voter(1), PointKind.PROPOSAL)
    assert await rows(hall, "SELECT point_id, COUNT(*) FROM media GROUP BY point_id ORDER BY point_id") == [
        (1, 2),
        (2, 3),
    ]


async def test_the_same_words_with_every_picture_of_an_album_are_one_point(hall: Hall) -> None:
    """A phone may put the caption under each: no picture is lost, before or after the first is a point."""
    for place, text in enumerate((TEXT, "tes")):
        for _ in range(3):
            await send(hall, place, album=str(place), caption=Caption(text, PointKind.PROPOSAL))
    await floor_dialogs.submit_waiting(hall.house, hall.voter(1), PointKind.PROPOSAL)
    held = await rows(hall, "SELECT p.original, COUNT(*) FROM media m JOIN points p ON p.id = m.point_id GROUP BY p.id")
    assert sorted(held) == [(TEXT, 3), ("tes", 3)]


async def test_an_official_writes_and_the_sender_confirms(hall: Hall) -> None:
    """The desks hear once; nothing is a point before [Sesuai]; words written anew make the older button an old one."""
    await send(hall, kind=MediaKind.VOICE)
    await fetched(hall)
    for _ in range(2):
        await media_help.ask_help(hall.house, hall.voter(0), 1)
    assert (await told(hall, CLERK)).count("media_minta_ringkasan") == 1
    clerk = hall.sender(CLERK)
    await media_help.begin_summary(hall.house, clerk, 1)
    await media_help.typed_summary(hall.house, hall.sender(CLERK), await dialog_of(hall, CLERK), TEXT)
    first = int(str(await hall.value("SELECT summary_ms FROM media")))
    assert "media_ringkasan" in await told(hall, 1001)
    assert await hall.value("SELECT COUNT(*) FROM points") == 0
    hall.clock.turn(5)
    await media_help.begin_summary(hall.house, hall.sender(CLERK), 1)
    await media_help.typed_summary(hall.house, hall.sender(CLERK), await dialog_of(hall, CLERK), f"{TEXT} lama")
    with pytest.raises(Refusal):
        await media_help.agree(hall.house, hall.voter(0), 1, first)
    with pytest.raises(Refusal):
        await media_help.agree(hall.house, hall.voter(1), 1, first + 5_000)
    await media_help.agree(hall.house, hall.voter(0), 1, first + 5_000)
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert (point.original, await hall.value("SELECT point_id FROM media")) == (f"{TEXT} lama", 1)
    with pytest.raises(Refusal):
        await media_help.agree(hall.house, hall.voter(0), 1, first + 5_000)


async def test_who_may_not_write_a_summary(hall: Hall) -> None:
    """Neither another participant nor the moderator; and nobody asks for help with somebody else's file."""
    await send(hall)
    await fetched(hall)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    for outsider in (hall.voter(1), hall.sender(MODERATOR)):
        with pytest.raises(Refusal):
            await media_help.begin_summary(hall.house, outsider, 1)
    with pytest.raises(Refusal):
        await media_help.ask_help(hall.house, hall.voter(1), 1)


async def test_no_official_sees_a_file_before_its_sender_asked_for_help(hall: Hall) -> None:
    """A press that was made up brings neither the file nor words for it."""
    await send(hall)
    await fetched(hall)
    clerk = hall.sender(CLERK)
    typed = Dialog(CLERK, hall.meeting_id, media_help.STEP_SUMMARY, {"media": 1}, hall.clock() + 60_000)
    for act in (
        media_help.begin_summary(hall.house, clerk, 1),
        media_help.typed_summary(hall.house, hall.sender(CLERK), typed, TEXT),
    ):
        with pytest.raises(Refusal) as refused:
            await act
        assert refused.value.key == "tombol_lama"
    assert await hall.value("SELECT COUNT(*) FROM files") == 0
    assert await hall.value("SELECT summary FROM media") == ""


async def test_words_of_an_official_that_are_not_so_are_forgotten(hall: Hall) -> None:
    """[Bukan]: the sender is asked for their own."""
    await send(hall)
    await fetched(hall)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    await media_help.begin_summary(hall.house, hall.sender(CLERK), 1)
    await media_help.typed_summary(hall.house, hall.sender(CLERK), await dialog_of(hall, CLERK), TEXT)
    await media_help.disagree(hall.house, hall.voter(0), 1, int(str(await hall.value("SELECT summary_ms FROM media"))))
    assert await hall.value("SELECT summary FROM media") == ""
    await floor_dialogs.say(hall.house, hall.voter(0), hall.meeting_id, "kalimat sendiri yang benar")
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await hall.value("SELECT point_id FROM media") == 1


@pytest.mark.parametrize(("size", "key"), [(0, "media_kosong"), (BYTES_MAX + 1, "media_besar")])
async def test_a_file_of_no_or_too_many_bytes_is_refused_and_its_words_are_not(hall: Hall, size: int, key: str) -> None:
    """The row says why, nothing is fetched, the caption goes on alone."""
    await send(hall, caption=TEXT, size=size)
    assert await rows(hall, "SELECT state, reason FROM media") == [("refused", key)]
    assert await hall.value("SELECT COUNT(*) FROM jobs") == 0
    assert (await told(hall, 1001))[-2:] in ([key, "usul_pilih_jenis"], ["usul_pilih_jenis", key])


async def test_one_point_takes_ten_files_and_one_person_sends_fifty(hall: Hall) -> None:
    """One more is not kept and its sender reads the number; words under it go on, and others are not held up."""
    for _ in range(11):
        await send(hall)
    assert await hall.value("SELECT COUNT(*) FROM media") == WAITING_MAX
    assert (await told(hall, 1001)).count("media_banyak") == 1
    await floor_dialogs.drop(hall.house, hall.voter(0))
    for number in range(SENT_MAX - WAITING_MAX):
        await send(hall, caption=Caption(f"{TEXT} nomor {number}", PointKind.PROPOSAL))
        await floor_dialogs.drop(hall.house, hall.voter(0))
    await send(hall, caption=Caption(f"{TEXT} terakhir", PointKind.PROPOSAL))
    assert await hall.value("SELECT COUNT(*) FROM media") == SENT_MAX
    assert "media_penuh" in await told(hall, 1001)
    await send(hall, 1)
    assert await hall.value("SELECT COUNT(*) FROM media") == SENT_MAX + 1


async def test_what_telegram_lost_is_told_once_and_done_twice_is_done_once(hall: Hall) -> None:
    """A second run of the same job changes nothing."""
    await send(hall, caption=TEXT)
    due = await job(hall)
    for _ in range(2):
        await media.lose(hall.house, due)
    assert (await told(hall, 1001)).count("media_hilang") == 1
    await send(hall, 1, caption=f"{TEXT} lagi")
    kept = await fetched(hall)
    await media.refuse(hall.house, kept, Refusal("media_jenis"))
    assert await rows(hall, "SELECT state FROM media ORDER BY id") == [("lost",), ("kept",)]


async def test_the_file_of_somebody_who_withdrew_is_not_fetched(hall: Hall) -> None:
    """It is no point and never will be; nobody is written to."""
    await send(hall)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.WITHDRAW)
    due = await job(hall)
    assert await media.to_fetch(hall.house, due) is None
    assert await rows(hall, "SELECT state, file_id, path FROM media") == [("removed", "", "")]


async def test_a_name_and_a_caption_hold_no_identity_number(hall: Hall) -> None:
    """Nor folders, nor signs that turn the reading around; nothing of it reaches any row."""
    name = "../../etc/KTP 3517000000000000\u202egpj.exe"
    await send(hall, caption="foto NIK 3517000000000000 milik warga", kind=MediaKind.DOCUMENT, name=name)
    assert await hall.value("SELECT name FROM media") == "KTP [nomor identitas disamarkan]gpj.exe"
    assert "3517" not in str(await hall.value("SELECT payload FROM dialogs"))


async def test_files_are_shown_to_all_only_with_their_point(hall: Hall) -> None:
    """An official sees them before; everybody else after approval."""
    await send(hall, caption=Caption(TEXT, PointKind.PROPOSAL))
    await fetched(hall)
    assert await media_help.show_files(hall.house, hall.moderator, 1) == 1
    with pytest.raises(Refusal):
        await media_help.show_files(hall.house, hall.voter(1), 1)
    async with hall.house.db.reading() as tx:
        assert await stored.shown_of(tx, 1) == []
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.SHOW)
    async with hall.house.db.reading() as tx:
        assert [one.id for one in await stored.shown_of(tx, 1)] == [1]
