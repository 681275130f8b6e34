"""Time on the speakers' list: budgets, extensions, the meeting's pause and end, leaving, odd clocks."""

import pytest

from meeting import agenda, delegation, hands, privacy, speaking, speaking_rules
from meeting.privacy import Wish
from rules.meetings import MeetingAct
from rules.speaking import BudgetOf, SpeechKind, SpeechState, Turn
from storage.database import Database
from tests.faults.acts import standing_dialog
from tests.meeting.halls import CLERK, MODERATOR, START_MS, Hall, add_delegate, open_hall
from tests.meeting.on_floor import acts, drawn, entries, now, order, press, refused, speaks, states, step, told, up

MINUTE = 60


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def budget(hall: Hall, budget_of: BudgetOf, minutes: int) -> None:
    """Set by the moderator."""
    await speaking_rules.set_budget(hall.house, hall.moderator, hall.meeting_id, budget_of, minutes)


async def test_a_speech_may_take_what_remains_of_its_budget(hall: Hall) -> None:
    """The organisation's second speaker gets the rest of its four minutes, another organisation the full three."""
    colleague = await add_delegate(
        hall, 9, organisation_id=int(str(await hall.value("SELECT MIN(id) FROM organisations")))
    )
    await budget(hall, BudgetOf.ORGANISATION, 4)
    first = await speaks(hall, 0)
    hall.clock.turn(150)
    await step(hall, first, "finish")
    raised = await hands.raise_hand(hall.house, hall.sender(1010), colleague, SpeechKind.HAND)
    await up(hall, 1)
    assert "o1 – Perwakilan 10 (sisa jatah 1 menit 30 detik)" in (await drawn(hall))[0]
    await step(hall, raised.speech, "call")
    assert (await step(hall, raised.speech, "start")).speech.allowed_ms == 90_000
    await budget(hall, BudgetOf.SPEAKER, 2)
    await speaking_rules.turn_list(hall.house, hall.moderator, hall.meeting_id)
    assert "o2 – Perwakilan 2 (sisa jatah 2 menit)" in (await drawn(hall, MODERATOR))[0]


async def test_a_budget_that_is_used_up_is_said_kindly_and_may_be_extended(hall: Hall) -> None:
    """The hand stands on the list all the same; the moderator gives what is allowed."""
    await budget(hall, BudgetOf.SPEAKER, 1)
    first = await speaks(hall, 0)
    hall.clock.turn(70)
    await step(hall, first, "finish")
    assert [said["over_ms"] for kind, said in await entries(hall) if kind == "speech.ended"] == [10_000]
    (again,) = await up(hall, 0)
    assert (await told(hall, 1001))[-1] == "jatah_bicara_habis"
    await step(hall, again, "call")
    assert (await told(hall, 1001))[-1] == "giliran_jatah_habis"
    assert "Jatah waktu sudah terpakai" in (await drawn(hall))[0]
    assert (await press(hall, "+2 menit")).speech.allowed_ms == 120_000
    assert (await press(hall, "Mulai")).speech.allowed_ms == 120_000


async def test_a_point_of_order_uses_up_nothing(hall: Hall) -> None:
    """Nor does it make its speaker one who has spoken."""
    await budget(hall, BudgetOf.SPEAKER, 1)
    point = await speaks(hall, 0, kind=SpeechKind.ORDER)
    hall.clock.turn(300)
    await step(hall, point, "finish")
    await up(hall, 0, 1)
    assert await order(hall) == ["o1", "o2"]
    assert "o1 – Perwakilan 1 (sisa jatah 1 menit)" in (await drawn(hall))[0]


async def test_an_extension_is_an_entry_and_two_moderators_give_their_own(hall: Hall) -> None:
    """A button drawn before another's extension is refused and gives nothing twice."""
    speech = await speaks(hall, 0)
    await speaking.extend(hall.house, hall.moderator, speech.id, 1, 60_000)
    assert await refused(speaking.extend(hall.house, hall.moderator, speech.id, 2, 120_000)) == "pembicara_berubah"
    await press(hall, "+2 menit")
    assert (await now(hall, speech)).extra_ms == 180_000
    given = [(said["by_ms"], said["extra_ms"]) for kind, said in await entries(hall) if kind == "speech.extended"]
    assert given == [(60_000, 60_000), (120_000, 180_000)]
    for minutes, extra_ms in ((3, 360_000), (1, 61 * 60_000), (0, 180_000)):
        assert await refused(speaking.extend(hall.house, hall.moderator, speech.id, minutes, extra_ms)) == "tombol_lama"


async def test_a_pause_of_the_meeting_holds_up_the_speech(hall: Hall) -> None:
    """The break costs no time, and nobody goes on by themselves."""
    speech = await speaks(hall, 0)
    hall.clock.turn(30)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.PAUSE)
    hall.clock.turn(3_600)
    assert await refused(step(hall, speech, "start")) == "rapat_diskors"
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.RESUME)
    assert await states(hall) == [SpeechState.PAUSED]
    await press(hall, "Lanjut")
    hall.clock.turn(10)
    await press(hall, "Selesai")
    assert (await now(hall, speech)).spoken_ms == 40_000


async def test_the_end_of_the_meeting_ends_every_entry(hall: Hall) -> None:
    """Who speaks is done, who waits or was called is closed; each one entry, and no button works any more."""
    await speaks(hall, 0)
    called, waiting = await up(hall, 1, 2)
    await step(hall, called, "call")
    hall.clock.turn(20)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    assert await states(hall) == [SpeechState.DONE, SpeechState.WITHDRAWN, SpeechState.WITHDRAWN]
    assert (await acts(hall))[-3:] == [("ended", 1), ("withdrawn", 2), ("withdrawn", 3)]
    assert await refused(step(hall, waiting, "call")) == "pembicara_berubah"
    assert (
        await refused(speaking_rules.shut(hall.house, hall.moderator, hall.meeting_id, is_shut=True)) == "rapat_selesai"
    )
    assert list((await drawn(hall))[1]) == ["Sudah bicara"]


async def test_whoever_leaves_takes_the_hand_along(hall: Hall) -> None:
    """By themselves, by a clerk, or erased; a speech that was begun ends with its time."""
    await up(hall, 0, 1)
    speech = await speaks(hall, 2, kind=SpeechKind.ORDER)
    hall.clock.turn(15)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    await delegation.leave(hall.house, hall.sender(CLERK), hall.delegates[1])
    await privacy.separate(hall.house, hall.voter(2), hall.meeting_id, Wish.WITHDRAW)
    assert await states(hall) == [SpeechState.WITHDRAWN, SpeechState.WITHDRAWN, SpeechState.DONE]
    assert (await now(hall, speech)).spoken_ms == 15_000
    assert "Perwakilan 3" not in (await drawn(hall))[0]
    assert await refused(up(hall, 0)) == "tombol_lama"


async def test_midnight_and_a_clock_set_back_change_no_duration(hall: Hall) -> None:
    """From 23.59 to 00.02 are three minutes; a clock behind the start adds nothing and takes nothing away."""
    hall.clock.now_ms = START_MS + (10 * 60 + 59) * MINUTE * 1000
    speech = await speaks(hall, 0)
    hall.clock.turn(180)
    assert (await now(hall, speech)).timer_at(hall.clock()).spoken_ms == 180_000
    hall.clock.turn(-3_600)
    await step(hall, speech, "pause")
    assert (await now(hall, speech)).spoken_ms == 0
    await step(hall, speech, "start")
    hall.clock.turn(60)
    await step(hall, speech, "finish")
    assert (await now(hall, speech)).spoken_ms == 60_000


async def test_constituencies_take_turns_once_that_is_set(hall: Hall) -> None:
    """What was spoken before counts: the constituency that had the floor waits behind the other."""
    async with hall.house.db.transaction() as tx:
        other = await tx.fetch_value(
            "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, 2, 'swasta', 'Swasta')"
            " RETURNING id",
            hall.meeting_id,
        )
        await tx.execute("UPDATE organisations SET constituency_id = $1 WHERE ref IN ('o4', 'o5')", other)
    await step(hall, await speaks(hall, 0), "finish")
    await up(hall, 1, 2, 3, 4)
    assert await order(hall) == ["o2", "o3", "o4", "o5"]
    await speaking_rules.set_turn(hall.house, hall.moderator, hall.meeting_id, Turn.CONSTITUENCY)
    assert await order(hall) == ["o4", "o2", "o5", "o3"]
    await speaking_rules.turn_list(hall.house, hall.moderator, hall.meeting_id)
    assert "Giliran antarunsur." in (await drawn(hall))[0]


async def test_minutes_are_typed_and_a_mistake_may_be_corrected(hall: Hall) -> None:
    """What is no number of minutes is asked for again; a speech that runs keeps its limit."""
    running = await speaks(hall, 0)
    house, meeting_id = hall.house, hall.meeting_id
    await speaking_rules.ask_minutes(house, hall.moderator, meeting_id, speaking_rules.SPEECH)
    for raw in ("61", "lima"):
        typed = speaking_rules.write(house, hall.moderator, await standing_dialog(hall, MODERATOR), raw)
        assert await refused(typed) == "menit_salah"
    await speaking_rules.write(house, hall.moderator, await standing_dialog(hall, MODERATOR), "7 menit")
    await speaking_rules.ask_minutes(house, hall.moderator, meeting_id, speaking_rules.ORGANISATION)
    await speaking_rules.write(house, hall.moderator, await standing_dialog(hall, MODERATOR), "20")
    ruled = [said for _, said in await entries(hall, "speakers.")]
    assert [(one["speech_ms"], one["budget_ms"]) for one in ruled] == [(420_000, 0), (420_000, 1_200_000)]
    assert (await now(hall, running)).allowed_ms == 180_000
    assert await refused(speaking_rules.set_minutes(house, hall.moderator, meeting_id, 61)) == "menit_salah"
    assert await refused(speaking_rules.ask_minutes(house, hall.moderator, meeting_id, 3)) == "tombol_lama"
