"""Words that wait on a phone which several people share: each is sent as whose it is, whoever the phone speaks for."""

import pytest

from meeting import agenda, asking_again, delegation, floor_dialogs, privacy
from meeting.privacy import Wish
from rules.meetings import MeetingAct
from rules.points import PointKind
from rules.refusals import Refusal
from storage import dialogs
from storage.database import Database
from tests.meeting.between import in_front
from tests.meeting.halls import Hall, add_delegate, open_hall
from tests.meeting.pointed import keys_told, told
from tests.meeting.test_submitting import say
from tests.meeting.test_words_behind import FIRST, SECOND

QUARTER = dialogs.LIFETIME_MS // 1000


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations; the first phone answers for somebody of a sixth too."""
    made = await open_hall(database)
    await add_delegate(made, 9, account=1001)
    await delegation.speak_for(made.house, made.voter(0), made.delegates[0])
    return made


async def authors(hall: Hall) -> list[tuple[int, str]]:
    """Whose each point is, and its words."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT delegate_id, original FROM points ORDER BY number")
    return [(row["delegate_id"], row["original"]) for row in rows]


@pytest.mark.parametrize("is_reminded", [False, True])
async def test_words_stay_those_of_whoever_wrote_them(hall: Hall, is_reminded: bool) -> None:
    """Pressed for after [Ganti], at once or when they were asked about again."""
    await say(hall, FIRST)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    if is_reminded:
        hall.clock.turn(QUARTER + 1)
        await asking_again.ask_due(hall.house)
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await authors(hall) == [(hall.delegates[0], FIRST)]


@pytest.mark.parametrize("text", [SECOND, FIRST])
async def test_what_the_next_one_writes_is_their_own(hall: Hall, text: str) -> None:
    """Not one thought with the words before it, be they the same, and each goes to its writer."""
    await say(hall, FIRST)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    await say(hall, text)
    for _ in range(2):
        await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await authors(hall) == [(await other(hall), text), (hall.delegates[0], FIRST)]


async def test_the_same_words_of_two_are_two_points(hall: Hall) -> None:
    """One sends by command what the other has written and was asked about."""
    await say(hall, FIRST)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    await say(hall, FIRST, kind=PointKind.PROPOSAL)
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await authors(hall) == [(await other(hall), FIRST), (hall.delegates[0], FIRST)]


async def test_words_of_whoever_left_are_nobody_elses(hall: Hall) -> None:
    """A press finds them gone from the hall, and the phone reads that they were not sent; the other's go on."""
    await say(hall, FIRST)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    await say(hall, SECOND)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    with pytest.raises(Refusal) as refused:
        await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert refused.value.key == "pemilik_meninggalkan"
    hall.clock.turn(QUARTER + 1)
    await asking_again.ask_due(hall.house)
    assert await authors(hall) == [(await other(hall), SECOND)]
    [said] = [one for one in await told(hall, 1001) if one["key"] == "usul_tidak_terkirim"]
    assert said["values"]["sebab"] == {"key": "sebab_penulis_meninggalkan", "values": {"label": "Perwakilan 1"}}
    assert await hall.value("SELECT COUNT(*) FROM waiting_words") == 0


@pytest.mark.parametrize("wish", list(Wish))
@pytest.mark.parametrize("is_answering", [False, True])
async def test_words_of_whoever_withdraws_go_and_those_of_the_other_stay(
    hall: Hall, wish: Wish, is_answering: bool
) -> None:
    """With every message that repeats them, and no other; what stays is asked about again, whoever it speaks for."""
    await say(hall, FIRST)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    await say(hall, SECOND)
    hall.clock.turn(QUARTER + 1)
    await asking_again.ask_due(hall.house)
    if is_answering:
        await delegation.speak_for(hall.house, hall.voter(0), hall.delegates[0])
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, wish, hall.delegates[0])
    [said] = [one for one in await told(hall, 1001) if one["key"] == "usul_menunggu_dihapus"]
    assert said["values"]["n"] == 1
    assert await repeated(hall, FIRST) == 0
    before = await repeated(hall, SECOND)
    assert before > 0
    await asking_again.ask_due(hall.house)
    assert await repeated(hall, SECOND) == before + 1
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await authors(hall) == [(await other(hall), SECOND)]


async def test_words_that_went_behind_are_repeated_as_their_writers(hall: Hall) -> None:
    """The message that says so was told while the phone spoke for another."""
    await say(hall, FIRST)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.QUESTION)
    assert (await keys_told(hall, 1001))[-1] == "usul_ditanyakan_kemudian"
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE, await other(hall))
    assert await repeated(hall, FIRST) == 1
    await asking_again.ask_due(hall.house)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE, hall.delegates[0])
    assert await repeated(hall, FIRST) == 0


async def test_each_reads_apart_what_was_not_sent(hall: Hall) -> None:
    """So that the words of one can go and those of the other stay."""
    await say(hall, FIRST)
    await delegation.speak_for(hall.house, hall.voter(0), await other(hall))
    await say(hall, SECOND)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    await asking_again.ask_due(hall.house)
    assert (await keys_told(hall, 1001)).count("usul_tidak_terkirim") == 2
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.WITHDRAW, hall.delegates[0])
    assert (await repeated(hall, FIRST), await repeated(hall, SECOND)) == (0, 1)


@pytest.mark.parametrize("is_first", [False, True])
@pytest.mark.parametrize("is_chosen", [False, True])
async def test_what_is_asked_of_the_other_is_still_asked(database: Database, is_first: bool, is_chosen: bool) -> None:
    """Who is writing a proposal when another of the phone withdraws goes on writing; their own ends with them."""
    hall = await open_hall(database)
    own = [hall.delegates[0], await add_delegate(hall, 9, account=1001)]
    if is_chosen:
        await delegation.speak_for(hall.house, hall.voter(0), own[1])
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.PROPOSAL)
    gone, stays = own if is_first else own[::-1]
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.WITHDRAW, gone)
    assert (await in_front(hall) is not None) is (is_first == is_chosen)
    await say(hall, SECOND, kind=None if is_first == is_chosen else PointKind.PROPOSAL)
    assert await authors(hall) == [(stays, SECOND)]


async def repeated(hall: Hall, text: str) -> int:
    """How many messages to the phone hold the words."""
    return sum(text in str(one["values"]) for one in await told(hall, 1001))


async def other(hall: Hall) -> int:
    """The second delegate of the first phone."""
    return int(str(await hall.value("SELECT MAX(id) FROM delegates WHERE telegram_id = 1001")))
