"""The speakers' list: hands, the chair's steps, what each leaves in the record; on both engines."""

import pytest

from meeting import agenda, hands, speaking, speaking_rules
from rules.meetings import MeetingAct
from rules.speaking import SpeechKind, SpeechState
from storage.database import Database
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.on_floor import acts, drawn, entries, now, order, press, refused, speaks, states, step, told, up

MINUTE = 60
ORDER = SpeechKind.ORDER


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def test_a_hand_is_raised_once_and_taken_down_once(hall: Hall) -> None:
    """One living entry a person; the second press changes nothing; down and up again is a new place."""
    first = await hands.raise_hand(hall.house, hall.voter(0), hall.delegates[0], SpeechKind.HAND)
    again = await hands.raise_hand(hall.house, hall.voter(0), hall.delegates[0], SpeechKind.HAND)
    assert (first.place, first.has_changed, again.place, again.has_changed) == (1, True, 1, False)
    await up(hall, 1)
    assert (await hands.withdraw(hall.house, hall.voter(0), first.speech.id)).has_changed
    assert not (await hands.withdraw(hall.house, hall.voter(0), first.speech.id)).has_changed
    await up(hall, 0)
    assert await order(hall) == ["o2", "o1"]
    assert await acts(hall) == [("raised", 1), ("raised", 2), ("withdrawn", 1), ("raised", 3)]


async def test_the_entry_of_an_act_names_numbers_and_no_person(hall: Hall) -> None:
    """Organisation and delegate by ref, kind, agenda item, number."""
    await up(hall, 2, kind=ORDER)
    assert await entries(hall) == [
        ("speech.raised", {"delegate": "p3", "item": None, "kind": "order", "organisation": "o3", "speech": 1})
    ]


async def test_nobody_raises_a_hand_for_somebody_else_but_a_clerk(hall: Hall) -> None:
    """A delegate's button works on their own phone; a clerk's for anybody, in their own name."""
    house, other = hall.house, hall.delegates[1]
    assert await refused(hands.raise_hand(house, hall.voter(0), other, SpeechKind.HAND)) == "tombol_lama"
    for who in (MODERATOR, 1001, 999):
        act = hands.raise_hand(house, hall.sender(who), other, SpeechKind.HAND, clerk=True)
        assert await refused(act) == "bukan_wewenang"
    raised = await hands.raise_hand(house, hall.sender(CLERK), other, SpeechKind.HAND, clerk=True)
    assert (raised.speech.raised_by, raised.speech.delegate_id) == ("s4", other)
    assert await refused(hands.withdraw(house, hall.voter(0), raised.speech.id)) == "tombol_lama"
    assert (await hands.withdraw(house, hall.sender(CLERK), raised.speech.id, clerk=True)).has_changed


@pytest.mark.parametrize("who", [SECRETARY, MINUTE_TAKER, CLERK, 1001, 999])
async def test_only_the_chair_runs_the_list(hall: Hall, who: int) -> None:
    """Whatever button somebody else has."""
    (speech,) = await up(hall, 0)
    for act in ("call", "start", "pause", "finish", "skip"):
        assert await refused(step(hall, speech, act, who)) == "bukan_wewenang"
    acts = [
        speaking.extend(hall.house, hall.sender(who), speech.id, 1, 60_000),
        speaking_rules.shut(hall.house, hall.sender(who), hall.meeting_id, is_shut=True),
        speaking_rules.set_minutes(hall.house, hall.sender(who), hall.meeting_id, 5),
        speaking_rules.ask_minutes(hall.house, hall.sender(who), hall.meeting_id, 0),
    ]
    assert [await refused(act) for act in acts] == ["bukan_wewenang"] * 4
    assert await states(hall) == [SpeechState.WAITING]


async def test_a_speech_with_a_pause_is_timed_to_the_second(hall: Hall) -> None:
    """Called, begun, held up, resumed, ended: the pause costs nothing, and each step is one entry."""
    (speech,) = await up(hall, 0)
    await press(hall, "Silakan: o1")
    hall.clock.turn(20)
    await press(hall, "Mulai")
    hall.clock.turn(50)
    await press(hall, "Jeda")
    hall.clock.turn(600)
    await press(hall, "Lanjut")
    hall.clock.turn(40)
    assert (await now(hall, speech)).timer_at(hall.clock()).remaining_ms == 90_000
    await press(hall, "Selesai")
    hall.clock.turn(100)
    ended = await now(hall, speech)
    assert (ended.state, ended.spoken_at(hall.clock()), ended.started_ms) == (SpeechState.DONE, 90_000, None)
    kinds = ["raised", "called", "started", "paused", "resumed", "ended"]
    assert await acts(hall) == [(kind, 1) for kind in kinds]
    said = (await entries(hall))[-1][1]
    assert (said["spoken_ms"], said["over_ms"], said["cause"]) == (90_000, 0, "moderator")
    assert said["began"] == "2023-11-23T06:00:21.000Z"


async def test_pressing_twice_is_pressing_once(hall: Hall) -> None:
    """Every step, and the extension, which names what is given in all."""
    (speech,) = await up(hall, 0)
    for act in ("call", "start", "pause", "start"):
        first, second = await step(hall, speech, act), await step(hall, speech, act)
        assert (first.has_changed, second.has_changed) == (True, False)
    done = [await speaking.extend(hall.house, hall.moderator, speech.id, 1, 60_000) for _ in range(3)]
    assert [one.has_changed for one in done] == [True, False, False]
    assert (await now(hall, speech)).allowed_ms == 240_000
    assert [one.has_changed for one in [await step(hall, speech, "finish") for _ in range(2)]] == [True, False]
    (other,) = await up(hall, 1)
    assert [one.has_changed for one in [await step(hall, other, "skip") for _ in range(2)]] == [True, False]
    assert len(await acts(hall)) == 9


async def test_a_hand_ends_who_speaks_and_a_point_of_order_holds_them_up(hall: Hall) -> None:
    """At most one speaks; after the point of order the first goes on with the time they had left."""
    first = await speaks(hall, 0)
    hall.clock.turn(MINUTE)
    point = await speaks(hall, 1, kind=ORDER)
    assert await states(hall) == [SpeechState.PAUSED, SpeechState.SPEAKING]
    hall.clock.turn(30)
    await step(hall, first, "start")
    assert await states(hall) == [SpeechState.SPEAKING, SpeechState.DONE]
    assert (await now(hall, point)).spoken_ms == 30_000
    hall.clock.turn(MINUTE)
    await speaks(hall, 2)
    assert await states(hall) == [SpeechState.DONE, SpeechState.DONE, SpeechState.SPEAKING]
    # One second passes before each hand.
    assert (await now(hall, first)).spoken_ms == 122_000
    causes = [said["cause"] for kind, said in await entries(hall) if "cause" in said]
    assert causes == ["other", "other", "other"]


async def test_whoever_was_called_and_has_not_begun_keeps_their_place(hall: Hall) -> None:
    """Another is called instead: back to where they stood, and told so."""
    first, second, third = await up(hall, 0, 1, 2)
    await step(hall, first, "call")
    await step(hall, third, "call")
    assert await order(hall) == ["o1", "o2"]
    assert ("returned", 1) in await acts(hall)
    assert await told(hall, 1001) == ["giliran", "giliran_ditunda"]
    assert await told(hall, 1003) == ["giliran"]
    # Who was first by raising reads it on the card; the second becomes first for a moment and is told once.
    assert await told(hall, 1002) == ["giliran_berikutnya"]
    await step(hall, second, "skip")
    assert await told(hall, 1002) == ["giliran_berikutnya", "giliran_dilewati"]


async def test_a_hand_becomes_a_point_of_order_and_not_the_other_way(hall: Hall) -> None:
    """The moderator hears of it at once, with a button; the person stands once on the list."""
    await up(hall, 0, 1)
    raised = await hands.raise_hand(hall.house, hall.voter(1), hall.delegates[1], ORDER)
    assert (raised.place, raised.has_changed) == (1, True)
    down = await hands.raise_hand(hall.house, hall.voter(1), hall.delegates[1], SpeechKind.HAND)
    assert (down.place, down.has_changed, down.speech.kind) == (1, False, ORDER)
    assert await told(hall, MODERATOR) == ["interupsi_diajukan"]
    assert await order(hall) == ["o2", "o1"]
    text, buttons = await drawn(hall)
    assert "1. Interupsi: o2" in text
    assert "Silakan: o2" in buttons


async def test_a_shut_list_takes_points_of_order_only(hall: Hall) -> None:
    """Who waits keeps their place; shutting twice is one entry."""
    await up(hall, 0)
    done = [await speaking_rules.shut(hall.house, hall.moderator, hall.meeting_id, is_shut=True) for _ in range(2)]
    assert done == [True, False]
    assert await refused(up(hall, 1)) == "daftar_pembicara_ditutup"
    await up(hall, 2, kind=ORDER)
    assert await order(hall) == ["o3", "o1"]
    await speaking_rules.shut(hall.house, hall.moderator, hall.meeting_id, is_shut=False)
    await up(hall, 1)
    assert [kind for kind, _ in await entries(hall, "speakers.")] == ["speakers.shut", "speakers.opened"]


async def test_the_agenda_moves_on_and_a_speech_stays_under_its_item(hall: Hall) -> None:
    """Who waits goes on waiting; the item of a speech is the one under which it began."""
    await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, "Satu\nDua")
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 1)
    first = await speaks(hall, 0)
    (second,) = await up(hall, 1)
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    assert await order(hall) == ["o2"]
    await step(hall, second, "call")
    await step(hall, second, "start")
    await step(hall, second, "finish")
    items = {said["speech"]: said["item"] for kind, said in await entries(hall) if kind == "speech.ended"}
    assert items == {first.number: 1, second.number: 2}


async def test_nobody_raises_a_hand_before_the_meeting_or_after_it(hall: Hall) -> None:
    """In a pause they may, and nobody begins until the meeting goes on."""
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.PAUSE)
    (speech,) = await up(hall, 0)
    assert await refused(step(hall, speech, "call")) == "rapat_diskors"
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.RESUME)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    assert await refused(up(hall, 0)) == "rapat_selesai"
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'registration'")
    assert await refused(up(hall, 0)) == "rapat_belum_dimulai"
