"""Cards and data of one person on a phone that several share: nothing of the other's shown, deleted or left behind."""

import json
from typing import Any

import pytest

from meeting import amending, delegation, floor_dialogs, media_help, own_answers, own_data, privacy, questions
from meeting.privacy import Wish
from rules.media import MediaKind
from rules.points import PointKind
from rules.questions import Question
from storage import own_data as stored
from storage.database import Database
from tests.meeting import sounded
from tests.meeting.finished import dialog_of as amendment_dialog
from tests.meeting.finished import end_meeting
from tests.meeting.halls import CLERK, Hall, add_delegate, open_hall
from tests.meeting.people import dialog_of
from tests.meeting.pointed import told
from tests.meeting.submitted import fetched, send
from tests.meeting.test_media import TEXT
from tests.meeting.test_own_data import gathered
from tests.meeting.test_submitting import say
from tests.meeting.test_voting import opened
from tests.meeting.test_words_behind import FIRST, SECOND
from tests.meeting.test_words_shared import other, repeated


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations; the first phone answers for two people of the first, its lead chosen."""
    made = await open_hall(database)
    made.delegates.append(await add_delegate(made, 9, organisation_id=1, account=1001))
    await delegation.speak_for(made.house, made.voter(0), made.delegates[0])
    return made


async def cards(hall: Hall, kind: str) -> list[dict[str, Any]]:
    """What the cards of this kind on the first phone show."""
    async with hall.house.db.reading() as tx:
        found = await tx.fetch("SELECT payload FROM outbox WHERE chat_id = 1001 AND kind = $1 ORDER BY id", kind)
    return [json.loads(row["payload"]) for row in found]


async def turned(hall: Hall) -> int:
    """[Ganti] to the second delegate of the phone."""
    delegate_id = await other(hall)
    await delegation.speak_for(hall.house, hall.voter(0), delegate_id)
    return delegate_id


async def asked(hall: Hall, *flags: str) -> Question:
    """A question that is open."""
    return await opened(hall, " ".join(["Setuju? #terbuka", *flags]) + "\nYa\nTidak", seconds=None)


async def test_a_question_is_put_to_whom_the_phone_speaks_for(hall: Hall) -> None:
    """When it opens, when the card is asked for once more, and when somebody typed an option."""
    shared = await turned(hall)
    question = await asked(hall)
    assert await cards(hall, "ballot") == [{"question": question.id, "delegate": shared}]
    await own_answers.show_own(hall.house, hall.voter(0), hall.meeting_id)
    assert await cards(hall, "ballot") == [{"question": question.id, "delegate": shared}]
    assert await own_answers.typed_choice(hall.house, hall.voter(0), hall.meeting_id, "ya")
    assert await cards(hall, "ballot") == [{"question": question.id, "delegate": shared}]
    await delegation.leave(hall.house, hall.voter(0), shared)
    assert await own_answers.typed_choice(hall.house, hall.voter(0), hall.meeting_id, "ya")
    assert await cards(hall, "ballot") == [{"question": question.id, "delegate": hall.delegates[0]}]


async def test_a_question_of_organisations_is_put_to_the_lead(hall: Hall) -> None:
    """Who alone may answer it, whomever the phone speaks for."""
    await turned(hall)
    question = await asked(hall, "#instansi")
    assert await cards(hall, "ballot") == [{"question": question.id, "delegate": hall.delegates[0]}]
    await own_answers.show_own(hall.house, hall.voter(0), hall.meeting_id)
    assert await cards(hall, "ballot") == [{"question": question.id, "delegate": hall.delegates[0]}]


@pytest.mark.parametrize("wish", list(Wish))
async def test_the_cards_of_a_phone_go_on_for_the_other(hall: Hall, wish: Wish) -> None:
    """The card of an open question, and of a sounding, showed whoever withdraws: the other is still told of the end."""
    question = await asked(hall)
    await sounded.put_forward(hall, 2, place=1)
    await sounded.opened(hall)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, wish, hall.delegates[0])
    shared = await other(hall)
    assert await cards(hall, "ballot") == [{"question": question.id, "delegate": shared}]
    assert [one["delegate"] for one in await cards(hall, "sounding")] == [shared]
    await questions.close(hall.house, hall.moderator, question.id)
    waits = "SELECT COUNT(*) FROM outbox WHERE chat_id = 1001 AND kind = 'ballot' AND state = 'waiting'"
    assert await hall.value(waits) == 1
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, wish, shared)
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE chat_id = 1001 AND kind IN ('ballot', 'sounding')") == 0


async def test_words_that_wait_are_in_the_data_of_their_writer_only(hall: Hall) -> None:
    """Each of the phone reads their own."""
    await say(hall, FIRST)
    await turned(hall)
    await say(hall, SECOND)
    for place, own, others in ((0, FIRST, SECOND), (5, SECOND, FIRST)):
        content = json.dumps(await gathered(hall, place), ensure_ascii=False)
        assert own in content
        assert others not in content
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert "pesan_menunggu" not in await gathered(hall, 5)
    assert "pesan_menunggu" in await gathered(hall)


async def test_an_account_that_is_nobodys_sees_all_of_its_words(hall: Hall) -> None:
    """Nobody else can be asked about them."""
    await say(hall, FIRST)
    async with hall.house.db.reading() as tx:
        found = await stored.gather(tx, await stored.account_of(tx, hall.meeting_id, 1001))
    assert FIRST in json.dumps(found["pesan_menunggu"])


@pytest.mark.parametrize("wish", list(Wish))
async def test_messages_with_the_data_of_whoever_withdraws_go(hall: Hall, wish: Wish) -> None:
    """What /data_saya said of them, and an official's words for their voice; those of the other stay."""
    await send(hall, kind=MediaKind.VOICE)
    await fetched(hall)
    await media_help.ask_help(hall.house, hall.voter(0), 1)
    await media_help.begin_summary(hall.house, hall.sender(CLERK), 1)
    await media_help.typed_summary(hall.house, hall.sender(CLERK), await dialog_of(hall, CLERK), TEXT)
    for delegate_id in (hall.delegates[0], await other(hall)):
        await own_data.show_of(hall.house, hall.voter(0), delegate_id)
    assert await repeated(hall, TEXT) == 1
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, wish, hall.delegates[0])
    assert await repeated(hall, TEXT) == 0
    [said] = [one for one in await told(hall, 1001) if one["key"] == "data_saya"]
    assert "Perwakilan 10" in json.dumps(said["values"])


async def test_a_correction_is_that_of_whoever_began_it(hall: Hall) -> None:
    """[Jabatan dan nama] under a question that was put to the first, pressed after [Ganti]."""
    await end_meeting(hall)
    await amending.begin(hall.house, hall.voter(0), hall.meeting_id)
    await turned(hall)
    await amending.begin(hall.house, hall.voter(0), hall.meeting_id, 3)
    await amending.propose(
        *(hall.house, hall.voter(0), hall.meeting_id, "Kepala Bidang, Contoh", await amendment_dialog(hall, 1001))
    )
    assert await hall.value("SELECT delegate_id FROM amendments") == hall.delegates[0]
    await amending.propose(hall.house, hall.voter(0), hall.meeting_id, "umum: salah ketik")
    assert await hall.value("SELECT MAX(delegate_id) FROM amendments") == await other(hall)
