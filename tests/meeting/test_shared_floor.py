"""Words at the floor on a phone that several share, once somebody presses, edits or has left in between."""

import pytest

from meeting import asking_again, delegation, floor_dialogs, moderation, point_edits, privacy
from meeting.privacy import Wish
from meeting.waiting import Came
from rules.points import PointAct, PointKind
from rules.refusals import Refusal
from storage import dialogs
from storage.database import Database
from tests.meeting.between import BETWEEN, in_front, words
from tests.meeting.halls import Hall, add_delegate, open_hall
from tests.meeting.pointed import keys_told, put_forward
from tests.meeting.test_submitting import asked, say, shown
from tests.meeting.test_words_behind import FIRST, SECOND
from tests.meeting.test_words_shared import authors, other

QUARTER = dialogs.LIFETIME_MS // 1000


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations; the first phone answers for somebody of a sixth too."""
    made = await open_hall(database)
    await add_delegate(made, 9, account=1001)
    await delegation.speak_for(made.house, made.voter(0), made.delegates[0])
    return made


async def test_a_response_is_that_of_whoever_begins_it(hall: Hall) -> None:
    """[Tanggapi] does not send what another of the phone has written and was asked a number for."""
    [point_id] = await shown(hall, 1)
    await say(hall, FIRST, kind=PointKind.RESPONSE)
    assert (await asked(hall))["key"] == "tanggap_pilih"
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    assert await floor_dialogs.respond_to(hall.house, hall.voter(0), point_id) is None
    await say(hall, SECOND)
    assert (await authors(hall))[1:] == [(await other(hall), SECOND)]
    waiting = await words(hall)
    assert waiting is not None
    assert [(one.text, one.speaker) for one in waiting.words] == [(FIRST, hall.delegates[0])]


async def test_an_edit_does_not_send_the_words_of_whoever_left(hall: Hall) -> None:
    """They were offered a point that says the same, and only the answer was missing."""
    await put_forward(hall, 1, FIRST)
    await moderation.decide(hall.house, hall.moderator, 1, PointAct.SHOW)
    await say(hall, FIRST, kind=PointKind.PROPOSAL, came=Came(700, 1))
    assert (await asked(hall))["key"] == "usul_serupa"
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    with pytest.raises(Refusal) as refused:
        await point_edits.edited(hall.house, hall.voter(0), 700, SECOND)
    assert refused.value.key == "pemilik_meninggalkan"
    assert len(await authors(hall)) == 1


async def test_words_of_whoever_left_hold_nobody_up(hall: Hall) -> None:
    """They stand behind the other's, are not asked about, and are told as not sent at once, also after a reminder."""
    await say(hall, FIRST)
    hall.clock.turn(QUARTER + 1)
    await asking_again.ask_due(hall.house)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    await say(hall, SECOND)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    before = (await keys_told(hall, 1001)).count("usul_masih_menunggu")
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert (await keys_told(hall, 1001)).count("usul_masih_menunggu") == before
    assert await authors(hall) == [(await other(hall), SECOND)]
    await asking_again.ask_due(hall.house)
    assert (await keys_told(hall, 1001)).count("usul_tidak_terkirim") == 1
    assert await words(hall) is None


async def test_words_of_whoever_leaves_are_told_as_not_sent_though_they_were_reminded(hall: Hall) -> None:
    """Nothing else waits, and nothing would ask again."""
    await say(hall, FIRST)
    hall.clock.turn(QUARTER + 1)
    await asking_again.ask_due(hall.house)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    await asking_again.ask_due(hall.house)
    assert (await keys_told(hall, 1001)).count("usul_tidak_terkirim") == 1
    assert await words(hall) is None


@pytest.mark.parametrize("what", ["field", "objection"])
async def test_what_was_asked_about_a_point_ends_with_its_author(hall: Hall, what: str) -> None:
    """Left: what the other types next is their own, and no old button's."""
    await BETWEEN[what].begin(hall)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    assert await in_front(hall) is not None
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    assert await in_front(hall) is None


@pytest.mark.parametrize("what", ["field", "objection"])
@pytest.mark.parametrize("is_author", [False, True])
async def test_what_was_asked_about_a_point_ends_when_its_author_withdraws(
    hall: Hall, what: str, is_author: bool
) -> None:
    """And only then, whomever the phone speaks for."""
    await BETWEEN[what].begin(hall)
    shared = await other(hall)
    await delegation.speak_for(hall.house, hall.voter(0), shared)
    gone = hall.delegates[0] if is_author else shared
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.WITHDRAW, gone)
    assert (await in_front(hall) is None) is is_author


async def test_the_phone_reads_whose_point_it_is(hall: Hall) -> None:
    """Sent for the first while it speaks for the second; a phone of one person reads no name."""
    await say(hall, FIRST)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    said = await asked(hall)
    assert (said["key"], said["values"]["label"]) == ("usul_tercatat_atas_nama", "Perwakilan 1")
    await floor_dialogs.say(hall.house, hall.voter(1), hall.meeting_id, SECOND, kind=PointKind.PROPOSAL)
    assert (await asked(hall, 1002))["key"] == "usul_tercatat"
