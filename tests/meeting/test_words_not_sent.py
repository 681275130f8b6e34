"""Words that wait and are never sent: taken back, the meeting over, their writer gone; nobody is left to guess."""

import pytest

from meeting import agenda, asking_again, delegation, floor_dialogs, privacy
from meeting.privacy import Wish
from rules.meetings import MeetingAct
from rules.points import POINT_GRAPHEMES_MAX, PointKind
from storage import dialogs, waiting_words
from storage.database import Database
from tests.meeting.between import words
from tests.meeting.halls import Hall, add_delegate, open_hall
from tests.meeting.pointed import keys_told, told
from tests.meeting.test_own_data import gathered
from tests.meeting.test_submitting import asked, say
from tests.meeting.test_words_behind import FIRST, SECOND, originals

QUARTER = dialogs.LIFETIME_MS // 1000


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def test_the_end_of_the_meeting_says_what_was_not_sent(hall: Hall) -> None:
    """Once, everything that waited, in words; then it is gone."""
    await say(hall, FIRST)
    await say(hall, "tes", kind=PointKind.PROPOSAL)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    for _ in range(2):
        await asking_again.ask_due(hall.house)
    [said] = [one for one in await told(hall, 1001) if one["key"] == "usul_tidak_terkirim"]
    assert [one["values"]["ringkas"] for one in said["values"]["isi"]["lines"]] == ["tes", FIRST]
    assert said["values"]["sebab"] == {"key": "sebab_rapat_selesai"}
    assert await hall.value("SELECT COUNT(*) FROM waiting_words") == 0


async def test_whoever_leaves_reads_what_was_not_sent(hall: Hall) -> None:
    """On a phone that several share, only when the last of them has left."""
    shared = await add_delegate(hall, 9, account=1001)
    await say(hall, FIRST)
    await delegation.leave(hall.house, hall.voter(0), shared)
    await asking_again.ask_due(hall.house)
    assert await words(hall) is not None
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    await asking_again.ask_due(hall.house)
    [said] = [one for one in await told(hall, 1001) if one["key"] == "usul_tidak_terkirim"]
    assert said["values"]["sebab"] == {"key": "sebab_meninggalkan_rapat"}
    assert await words(hall) is None


@pytest.mark.parametrize("wish", list(Wish))
@pytest.mark.parametrize("is_shared", [False, True])
async def test_nothing_of_them_stays_of_whoever_withdraws(hall: Hall, wish: Wish, is_shared: bool) -> None:
    """Neither the words nor a message that repeats them; how many there were is said."""
    if is_shared:
        await add_delegate(hall, 9, account=1001)
    await say(hall, FIRST)
    await say(hall, "tes", kind=PointKind.PROPOSAL)
    await floor_dialogs.drop(hall.house, hall.voter(0))
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, wish, hall.delegates[0])
    [said] = [one for one in await told(hall, 1001) if one["key"] == "usul_menunggu_dihapus"]
    assert said["values"]["n"] == 1
    assert await hall.value("SELECT COUNT(*) FROM waiting_words") == 0
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE payload LIKE '%Sumbermulyo%'") == 0
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE payload LIKE '%tes%' AND kind = 'say'") == 0


@pytest.mark.parametrize("wish", list(Wish))
async def test_nor_of_what_was_said_to_be_unsent(hall: Hall, wish: Wish) -> None:
    """On a phone that goes on for somebody else: nobody knows whose of them the words were."""
    await add_delegate(hall, 9, account=1001)
    await say(hall, FIRST)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    await asking_again.ask_due(hall.house)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, wish, hall.delegates[0])
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE payload LIKE '%Sumbermulyo%'") == 0


async def test_a_whole_hall_is_told_a_few_at_a_look(hall: Hall) -> None:
    """The time of an open question is looked at in between; nobody is left out."""
    people = asking_again.AT_ONCE_MAX + 1
    await say(hall, FIRST)
    async with hall.house.db.transaction() as tx:
        sql = (
            "INSERT INTO waiting_words (telegram_id, meeting_id, words, asked_ms)"
            " SELECT $1, meeting_id, words, asked_ms FROM waiting_words WHERE telegram_id = 1001"
        )
        await tx.execute_many(sql, [(5000 + number,) for number in range(1, people)])
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    assert [await asking_again.ask_due(hall.house) for _ in range(3)] == [asking_again.AT_ONCE_MAX, 1, 0]
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE payload LIKE '%usul_tidak_terkirim\"%'") == people


async def test_words_that_no_rule_takes_any_more_hold_nobody_up(hall: Hall) -> None:
    """As after a limit has changed: they stay, and are tried again behind everybody's else."""
    await say(hall, FIRST)
    sql = "UPDATE waiting_words SET words = REPLACE(words, 'Sumbermulyo', $1), remind_ms = 1 WHERE telegram_id = 1001"
    async with hall.house.db.transaction() as tx:
        await tx.execute(sql, "x" * (POINT_GRAPHEMES_MAX + 1))
    await floor_dialogs.say(hall.house, hall.voter(1), hall.meeting_id, SECOND)
    hall.clock.turn(QUARTER + 1)
    for _ in range(2):
        await asking_again.ask_due(hall.house)
    assert (await keys_told(hall, 1002)).count("usul_masih_menunggu") == 1
    assert (await keys_told(hall, 1001)).count("usul_masih_menunggu") == 0
    assert await words(hall) is not None
    async with hall.house.db.reading() as tx:
        assert await waiting_words.due(tx, hall.clock(), 9) == []


async def test_own_data_holds_the_words(hall: Hall) -> None:
    """/data_saya."""
    await say(hall, FIRST)
    [found] = (await gathered(hall))["pesan_menunggu"]
    assert FIRST in str(found["words"])


async def test_cancel_forgets_the_words_where_nothing_else_is_in_front(hall: Hall) -> None:
    """/batal: says which, and asks about those behind; the last time there is nothing to cancel."""
    await say(hall, FIRST)
    await say(hall, "tes", kind=PointKind.PROPOSAL)
    await floor_dialogs.cancel(hall.house, hall.voter(0))
    dropped, waits = (await told(hall, 1001))[-2:]
    assert (dropped["key"], dropped["values"]["ringkas"]) == ("usul_tidak_dikirim", "tes")
    assert (waits["key"], waits["values"]["ringkas"]) == ("usul_masih_menunggu", FIRST)
    await floor_dialogs.cancel(hall.house, hall.voter(0))
    assert (await asked(hall))["values"]["ringkas"] == FIRST
    await floor_dialogs.cancel(hall.house, hall.voter(0))
    assert (await keys_told(hall, 1001))[-1] == "batal_kosong"
    assert await originals(hall) == []
