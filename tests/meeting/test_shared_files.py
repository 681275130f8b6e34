"""What the floor has asked one person for on a phone that several share: it stays theirs when the phone turns."""

import pytest

from meeting import delegation, floor_dialogs, media_help
from meeting.waiting import Came, Waiting
from rules.media import MediaKind
from rules.points import PointKind
from rules.refusals import Refusal
from storage.database import Database
from tests.meeting.between import in_front, words
from tests.meeting.halls import CLERK, Hall, add_delegate, open_hall
from tests.meeting.people import dialog_of
from tests.meeting.pointed import keys_told, told
from tests.meeting.submitted import fetched, rows, send
from tests.meeting.test_media import TEXT
from tests.meeting.test_submitting import asked, presses, say
from tests.meeting.test_words_shared import authors, other

ANOTHER = "pupuk bersubsidi terlambat sampai di kecamatan"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations; the first phone answers for somebody of a sixth too."""
    made = await open_hall(database)
    await add_delegate(made, 9, account=1001)
    await delegation.speak_for(made.house, made.voter(0), made.delegates[0])
    return made


async def turned(hall: Hall) -> int:
    """[Ganti] to the second delegate of the phone."""
    delegate_id = await other(hall)
    await delegation.speak_for(hall.house, hall.voter(0), delegate_id)
    return delegate_id


async def test_a_file_is_not_lost_when_the_phone_turns(hall: Hall) -> None:
    """It is said whose file still waits for words; the next one's words are their own, and a button asks for its."""
    await send(hall)
    shared = await turned(hall)
    [said] = [one for one in await told(hall, 1001) if one["key"] == "media_belum_berkalimat"]
    assert said["values"]["label"] == "Perwakilan 1"
    assert presses(said) == ["1uy.1", "1ub.1"]
    await say(hall, ANOTHER)
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.QUESTION)
    assert await rows(hall, "SELECT point_id FROM media") == [(None,)]
    await media_help.write_words(hall.house, hall.voter(0), 1)
    await say(hall, TEXT)
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert await authors(hall) == [(shared, ANOTHER), (hall.delegates[0], TEXT)]
    assert await rows(hall, "SELECT point_id FROM media") == [(point.id,)]


async def test_what_is_only_asked_for_ends_when_the_phone_turns(hall: Hall) -> None:
    """Nothing was written yet: so it is said, and the next one is asked what their words are."""
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.OBJECTION)
    await delegation.speak_for(hall.house, hall.voter(0), hall.delegates[0])
    assert await in_front(hall) is not None
    await turned(hall)
    [said] = [one for one in await told(hall, 1001) if one["key"] == "usul_belum_ditulis"]
    assert said["values"] == {"label": "Perwakilan 1", "lain": "Perwakilan 10"}
    assert await say(hall, ANOTHER) is None
    assert (await asked(hall))["key"] == "usul_pilih_jenis"


async def test_another_conversation_goes_on_when_the_phone_turns(hall: Hall) -> None:
    """Its message, or what it is about, says whose it is."""
    await delegation.ask_name(hall.house, hall.voter(0), hall.delegates[0])
    await turned(hall)
    assert (await dialog_of(hall, 1001)).step == delegation.STEP_RENAME


async def test_files_of_whoever_left_are_nobody_elses(hall: Hall) -> None:
    """Left by themselves or marked by a clerk: the phone reads so, and what is typed next is the other's."""
    await send(hall)
    await delegation.leave(hall.house, hall.sender(CLERK), hall.delegates[0])
    [said] = [one for one in await told(hall, 1001) if one["key"] == "media_tidak_dikirim"]
    assert said["values"]["label"] == "Perwakilan 1"
    await say(hall, ANOTHER)
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await authors(hall) == [(await other(hall), ANOTHER)]
    assert await rows(hall, "SELECT point_id FROM media") == [(None,)]
    with pytest.raises(Refusal) as refused:
        await media_help.write_words(hall.house, hall.voter(0), 1)
    assert refused.value.key == "pemilik_meninggalkan"


@pytest.mark.parametrize("step", ["rename", "point_text"])
async def test_a_conversation_ends_with_whoever_leaves(hall: Hall, step: str) -> None:
    """It does not take the words of the other for a quarter of an hour."""
    if step == "rename":
        await delegation.ask_name(hall.house, hall.voter(0), hall.delegates[0])
    else:
        await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.QUESTION)
    assert (await dialog_of(hall, 1001)).step == step
    await delegation.leave(hall.house, hall.voter(0), await other(hall))
    assert (await dialog_of(hall, 1001)).step == step
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    assert await in_front(hall) is None


async def test_words_asked_for_again_are_the_senders(hall: Hall) -> None:
    """[Bukan] under an official's words for the file, pressed while the phone speaks for another."""
    await send(hall, kind=MediaKind.VOICE)
    await fetched(hall)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    await media_help.begin_summary(hall.house, hall.sender(CLERK), 1)
    await media_help.typed_summary(hall.house, hall.sender(CLERK), await dialog_of(hall, CLERK), TEXT)
    await turned(hall)
    written = int(str(await hall.value("SELECT summary_ms FROM media")))
    await media_help.disagree(hall.house, hall.voter(0), 1, written)
    await say(hall, ANOTHER)
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert await authors(hall) == [(hall.delegates[0], ANOTHER)]
    assert await rows(hall, "SELECT point_id FROM media") == [(point.id,)]


async def test_officials_read_whose_file_it_is(hall: Hall) -> None:
    """[Minta bantuan petugas], whomever the phone speaks for."""
    await send(hall)
    await turned(hall)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    [said] = [one for one in await told(hall, CLERK) if one["key"] == "media_minta_ringkasan"]
    assert said["values"] == {"label": "Perwakilan 1", "instansi": "o1"}


async def test_an_album_is_one_persons(hall: Hall) -> None:
    """Half of it comes after [Ganti]: all of it is that of whoever sent the first picture."""
    await send(hall, album="A")
    await fetched(hall)
    await turned(hall)
    await send(hall, album="A")
    assert await in_front(hall) is None
    await media_help.write_words(hall.house, hall.voter(0), 1)
    await say(hall, TEXT)
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert await rows(hall, "SELECT point_id, delegate_id FROM media") == [(point.id, hall.delegates[0])] * 2
    await send(hall, album="A")
    assert await rows(hall, "SELECT point_id, delegate_id FROM media") == [(point.id, hall.delegates[0])] * 3


async def test_the_next_ones_file_is_their_own(hall: Hall) -> None:
    """While words for the file of the other are asked for, which is said to wait on."""
    await send(hall)
    shared = await turned(hall)
    await media_help.write_words(hall.house, hall.voter(0), 1)
    await send(hall)
    assert (await keys_told(hall, 1001)).count("media_belum_berkalimat") == 2
    await say(hall, TEXT)
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert await rows(hall, "SELECT point_id, delegate_id FROM media ORDER BY id") == [
        (None, hall.delegates[0]),
        (point.id, shared),
    ]


async def test_what_the_next_one_begins_is_their_own(hall: Hall) -> None:
    """[Usulan] while words for the file of the other are asked for."""
    await send(hall)
    shared = await turned(hall)
    await media_help.write_words(hall.house, hall.voter(0), 1)
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.PROPOSAL)
    assert (await keys_told(hall, 1001)).count("media_belum_berkalimat") == 2
    assert await say(hall, TEXT) is not None
    assert await authors(hall) == [(shared, TEXT)]
    assert await words(hall) is None


async def test_a_file_whose_words_are_still_asked_for_is_not_told_of(hall: Hall) -> None:
    """Its sender says first what it is to be, and nothing turns in between."""
    await send(hall)
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.PROPOSAL)
    assert "media_belum_berkalimat" not in await keys_told(hall, 1001)
    point = await say(hall, TEXT)
    assert await rows(hall, "SELECT point_id FROM media") == [(point.id,)]


def test_words_are_those_of_whoever_was_asked_for_them() -> None:
    """Whoever the phone speaks for by then."""
    assert Waiting(speaker=5).with_part("x", Came(), 1, 7).speaker == 5
    assert Waiting().with_part("x", Came(), 1, 7).speaker == 7
