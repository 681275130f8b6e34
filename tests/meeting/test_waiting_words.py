"""Words that wait for their kind stand beside every other conversation: none ends, hides or doubles them."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from meeting import asking_again, floor_dialogs, offer_answers
from meeting.waiting import STEP_TEXT, Came
from rules.buttons import unpack
from rules.points import PointKind
from storage import dialogs
from storage.database import Database
from tests.meeting.between import BETWEEN, in_front, words
from tests.meeting.halls import Hall, open_hall
from tests.meeting.pointed import keys_told, put_forward, refused, told
from tests.meeting.test_submitting import asked, presses, say, shown
from tests.meeting.test_words_behind import FIRST, SECOND, originals

QUARTER = dialogs.LIFETIME_MS // 1000


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


@pytest.fixture(params=list(BETWEEN))
def between(request: pytest.FixtureRequest) -> str:
    """Each conversation that may come in between."""
    return str(request.param)


async def again(hall: Hall) -> int:
    """How often the first delegate was told that words still wait."""
    return (await keys_told(hall, 1001)).count("usul_masih_menunggu")


async def _answered(hall: Hall, between: str) -> None:
    dialog = await in_front(hall)
    assert dialog is not None
    await BETWEEN[between].end(hall, dialog)


async def _cancelled(hall: Hall, between: str) -> None:
    await floor_dialogs.cancel(hall.house, hall.voter(0))
    assert "batal_selesai" in await keys_told(hall, 1001)


async def _expired(hall: Hall, between: str) -> None:
    hall.clock.turn(QUARTER + 1)


@pytest.mark.parametrize("end", [_answered, _cancelled, _expired])
async def test_whatever_comes_in_between_the_words_are_asked_about_again(
    hall: Hall, between: str, end: Callable[[Hall, str], Awaitable[None]]
) -> None:
    """Not while it is in front; once when it has ended, answered, cancelled or expired; then the kind is pressed."""
    await BETWEEN[between].begin(hall)
    await floor_dialogs.cancel(hall.house, hall.voter(0))
    await say(hall, FIRST)
    await BETWEEN[between].begin(hall)
    await asking_again.ask_due(hall.house)
    assert await again(hall) == 0
    await end(hall, between)
    for _ in range(2):
        await asking_again.ask_due(hall.house)
        assert await again(hall) == 1
    assert (await told(hall, 1001))[-1]["values"]["ringkas"] == FIRST
    said = await asked(hall)
    assert (said["key"], len(presses(said))) == ("usul_pilih_jenis", 6)
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.QUESTION)
    assert (await originals(hall))[-1] == ("question", FIRST)
    assert await words(hall) is None
    hall.clock.turn(3 * QUARTER)
    await asking_again.ask_due(hall.house)
    assert await again(hall) == 1


async def test_the_buttons_under_the_words_work_beside_a_conversation(hall: Hall, between: str) -> None:
    """The kind is pressed while something else is asked: the point is stored, the other question stands as it stood."""
    await say(hall, FIRST)
    await BETWEEN[between].begin(hall)
    before, card = await in_front(hall), await hall.value("SELECT payload FROM outbox WHERE topic = 'dialog'")
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.CONTRIBUTION)
    assert point is not None
    assert (await asked(hall))["key"] == "usul_tercatat"
    assert await in_front(hall) == before
    assert await hall.value("SELECT payload FROM outbox WHERE topic = 'dialog'") == card
    await _answered(hall, between)
    assert [text for _, text in await originals(hall)].count(FIRST) == 1
    assert await refused(floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.QUESTION)) == "tombol_lama"


async def test_not_meant_works_beside_a_conversation(hall: Hall, between: str) -> None:
    """[Bukan] forgets the words and nothing else; its sender reads which."""
    await say(hall, FIRST)
    await BETWEEN[between].begin(hall)
    before = await in_front(hall)
    await floor_dialogs.drop(hall.house, hall.voter(0))
    said = await asked(hall)
    assert (said["key"], said["values"]["ringkas"]) == ("usul_tidak_dikirim", FIRST)
    assert (await words(hall), await in_front(hall)) == (None, before)
    assert await refused(floor_dialogs.drop(hall.house, hall.voter(0))) == "tombol_lama"
    assert await in_front(hall) == before


@pytest.mark.parametrize("how", ["support", "anyway"])
async def test_an_offer_is_answered_beside_a_conversation(hall: Hall, between: str, how: str) -> None:
    """[Dukung D01] and [Tetap kirim]."""
    other = await put_forward(hall, 1, SECOND)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE points SET state = 'shown'")
    await say(hall, SECOND, kind=PointKind.PROPOSAL)
    assert (await asked(hall))["key"] == "usul_serupa"
    await BETWEEN[between].begin(hall)
    before = await in_front(hall)
    if how == "support":
        await offer_answers.support_offered(hall.house, hall.voter(0), other.id, hall.delegates[0])
    else:
        assert await offer_answers.send_anyway(hall.house, hall.voter(0)) is not None
    assert (await words(hall), await in_front(hall)) == (None, before)


async def test_a_command_beside_a_conversation_is_a_point_and_ends_nothing(hall: Hall, between: str) -> None:
    """/usul while something else is asked."""
    await BETWEEN[between].begin(hall)
    before = await in_front(hall)
    assert await say(hall, FIRST, kind=PointKind.PROPOSAL) is not None
    assert await say(hall, "tes", kind=PointKind.PROPOSAL) is None
    assert (await asked(hall))["key"] == "penegasan"
    assert await in_front(hall) == before


async def test_words_of_a_quarter_of_an_hour_ago_are_not_joined(hall: Hall) -> None:
    """What is typed later comes before them, a greeting is a greeting; they are asked about afterwards."""
    await say(hall, FIRST, came=Came(71))
    hall.clock.turn(QUARTER)
    assert await say(hall, "Assalamualaikum, hadir") is None
    assert (await asked(hall))["key"] == "hadir_tercatat"
    await say(hall, SECOND, came=Came(72))
    assert (await keys_told(hall, 1001))[-1] == "usul_ditanyakan_kemudian"
    found = await words(hall)
    assert found is not None
    assert [one.text for one in found.words] == [SECOND, FIRST]
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await again(hall) == 1
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.QUESTION)
    assert await originals(hall) == [("proposal", SECOND), ("question", FIRST)]


async def test_a_button_of_the_card_an_hour_later_asks_for_new_words(hall: Hall) -> None:
    """[Usulan] of the participant's card does not send what was written long ago."""
    await say(hall, FIRST)
    hall.clock.turn(QUARTER)
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.PROPOSAL)
    assert (await asked(hall))["key"] == "usul_minta"
    assert await say(hall, SECOND) is not None
    assert await originals(hall) == [("proposal", SECOND)]
    found = await words(hall)
    assert found is not None
    assert found.text == FIRST


async def test_what_was_only_begun_expires_and_the_words_behind_it_do_not(hall: Hall) -> None:
    """[Pertanyaan] while "tes" waits to be confirmed, and then silence."""
    await say(hall, "tes", kind=PointKind.PROPOSAL)
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.QUESTION)
    dialog = await in_front(hall)
    assert dialog is not None
    assert dialog.step == STEP_TEXT
    hall.clock.turn(QUARTER + 1)
    await asking_again.ask_due(hall.house)
    assert (await again(hall), (await asked(hall))["key"], await in_front(hall)) == (1, "penegasan", None)


async def test_whoever_does_not_answer_is_reminded_once(hall: Hall) -> None:
    """By what is stored alone, so that a restart forgets nothing; the answer is taken hours later."""
    await say(hall, FIRST)
    hall.clock.turn(QUARTER - 1)
    assert await asking_again.ask_due(hall.house) == 0
    hall.clock.turn(2)
    assert await asking_again.ask_due(hall.house) == 1
    assert (await again(hall), (await asked(hall))["key"]) == (1, "usul_pilih_jenis")
    for _ in range(5):
        hall.clock.turn(QUARTER)
        assert await asking_again.ask_due(hall.house) == 0
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await originals(hall) == [("proposal", FIRST)]


async def test_a_button_means_the_words_above_it(hall: Hall) -> None:
    """An old question is answered while newer words stand before it: each is sent as what it was meant."""
    await say(hall, FIRST)
    old = presses(await asked(hall))
    hall.clock.turn(QUARTER)
    await say(hall, SECOND)
    new = presses(await asked(hall))
    mark, number = unpack(old[1]).numbers
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), list(PointKind)[number], mark)
    assert await originals(hall) == [("question", FIRST)]
    assert presses(await asked(hall)) == new
    gone = floor_dialogs.drop(hall.house, hall.voter(0), *unpack(old[-1]).numbers)
    assert await refused(gone) == "tombol_lama"
    mark, number = unpack(new[0]).numbers
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), list(PointKind)[number], mark)
    assert await originals(hall) == [("question", FIRST), ("proposal", SECOND)]


async def test_an_old_list_of_points_means_the_words_above_it(hall: Hall) -> None:
    """[D01 · o2: …] under a response, while a question has been begun since."""
    await shown(hall, 1)
    await say(hall, FIRST, kind=PointKind.RESPONSE)
    old = presses(await asked(hall))
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.QUESTION)
    before = await in_front(hall)
    await floor_dialogs.respond_to(hall.house, hall.voter(0), *unpack(old[0]).numbers)
    assert (await originals(hall))[-1] == ("response", FIRST)
    assert await in_front(hall) == before


async def test_two_looks_and_a_press_at_once_do_each_thing_once(hall: Hall) -> None:
    """The loop of a copy that is just being replaced looks as well, and the answer comes at that moment."""
    for number in range(5):
        text = f"{FIRST} {number}"
        await say(hall, text)
        hall.clock.turn(QUARTER + 1)
        before = await again(hall)
        looks = (asking_again.ask_due(hall.house), asking_again.ask_due(hall.house))
        await asyncio.gather(*looks, floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.QUESTION))
        assert [one for _, one in await originals(hall)].count(text) == 1
        assert await words(hall) is None
        assert await again(hall) - before <= 1
