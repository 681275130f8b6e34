"""Things that go wrong on request, and what is still true afterwards."""

import asyncio

import aiohttp
import pytest

from rehearsal import NotPossible

SARI = 9000000001
SEND = {"chat_id": SARI, "text": "Halo"}


@pytest.fixture
async def sari(phones):
    person = await phones.person(SARI)
    await person.start()
    for rule in ("private_rate", "overall_rate"):
        await phones.stage.loosen(rule)
    return person


async def _texts(person):
    return [message.text for message in await person.screen() if message.is_from_bot]


async def test_b92_a_send_is_kept_although_its_reply_is_lost(sari, bot, phones):
    """Accepted, then dropped: the message stands, the bot knows nothing."""
    await phones.stage.add_fault("accept_then_drop", "sendMessage", count=1)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.ask("sendMessage", **SEND)
    assert await _texts(sari) == ["Halo"]
    await bot.ask("sendMessage", **SEND)
    [call, _] = await phones.stage.journal("call", "sendMessage")
    assert (call["ok"], call["fault"]) == (True, "accept_then_drop")


async def test_a_reset_connection_did_nothing(sari, bot, phones):
    """Broken before anything was done."""
    await phones.stage.add_fault("reset", "sendmessage", count=1, chat_id=SARI)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.ask("sendMessage", **SEND)
    assert await _texts(sari) == []


async def test_b24_errors_come_as_json_as_html_and_after_the_effect(sari, bot, phones):
    """502 with nothing done, 500 with the message sent, a page of HTML where JSON was due."""
    await phones.stage.add_fault("error", "sendMessage", count=1)
    answer = await bot.raw("sendMessage", **SEND)
    assert (answer["error_code"], answer["description"]) == (502, "Bad Gateway")
    await phones.stage.add_fault("accept_then_error", "send*", count=1, code=500, words="Internal Server Error")
    assert (await bot.raw("sendMessage", **SEND))["error_code"] == 500
    assert await _texts(sari) == ["Halo"]
    await phones.stage.add_fault("html", "sendMessage", count=1, code=503, words="Service Unavailable")
    async with bot.session.post(bot.url("sendMessage"), json=SEND) as response:
        assert (response.status, response.content_type) == (503, "text/html")


@pytest.mark.parametrize("seconds", [1, 5, 222])
async def test_b91_a_429_names_its_wait_and_holds_that_chat_alone(sari, bot, phones, seconds):
    """Who waits is served again; other chats never noticed."""
    other = await phones.person(SARI + 1)
    await other.start()
    await phones.stage.add_fault("flood", "sendMessage", count=1, chat_id=SARI, retry_after=seconds)
    assert (await bot.raw("sendMessage", **SEND))["parameters"] == {"retry_after": seconds}
    await bot.ask("sendMessage", chat_id=other.id, text="Halo")
    await phones.stage.advance(seconds - 0.5)
    assert (await bot.raw("sendMessage", **SEND))["error_code"] == 429
    await phones.stage.advance(2)
    await bot.ask("sendMessage", **SEND)


async def test_a_call_can_be_slow_before_or_after_it_acts(telegram, sari, bot, phones):
    """`delay` answers late, `delay_before` acts late; both on the emulator's clock."""
    await phones.stage.add_fault("delay", "sendMessage", count=1, seconds=30)
    late = asyncio.create_task(bot.ask("sendMessage", **SEND))
    await sari.wait_for("Halo")
    assert not late.done()
    await phones.stage.advance(30)
    await late
    await phones.stage.add_fault("delay_before", "sendMessage", count=1, seconds=30)
    late = asyncio.create_task(bot.ask("sendMessage", **SEND))
    while not telegram.clock.is_waiting_for(30):
        await asyncio.sleep(0.005)
    assert len(await _texts(sari)) == 1
    await phones.stage.advance(30)
    await late


async def test_a_call_can_hang_until_the_caller_gives_up(sari, bot, phones):
    """No answer at all; the caller's own time-out ends it."""
    await phones.stage.add_fault("hang", "sendMessage", count=1)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bot.ask("sendMessage", **SEND), 0.1)
    await phones.stage.add_fault("accept_then_hang", "sendMessage", count=1)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bot.ask("sendMessage", **SEND), 0.2)
    assert await _texts(sari) == ["Halo"]


async def test_a_script_names_what_happens_call_by_call(sari, bot, phones):
    """Each fitting call takes the next word."""
    await phones.stage.add_fault("pass", "sendMessage", script=["pass", "error", "pass", "error"])
    results = [(await bot.raw("sendMessage", **SEND))["ok"] for _ in range(5)]
    assert results == [True, False, True, False, True]


async def test_chance_count_and_skip_bound_a_fault(sari, bot, phones):
    """Half of the calls, or the third and fourth; a kind nobody knows is an error at once."""
    half = await phones.stage.add_fault("error", "getMe", chance=0.5)
    failed = [not (await bot.raw("getMe"))["ok"] for _ in range(60)]
    assert 15 < sum(failed) < 45
    await phones.stage.remove_faults(half)
    await phones.stage.add_fault("error", "getMe", skip=2, count=2)
    assert [(await bot.raw("getMe"))["ok"] for _ in range(6)] == [True, True, False, False, True, True]
    with pytest.raises(NotPossible, match="no such fault"):
        await phones.stage.add_fault("gempa")


async def test_a_lost_reply_to_get_updates_has_moved_the_offset_all_the_same(sari, bot, phones):
    """The confirmation counted; the new updates were not confirmed and come again."""
    [start] = await bot.updates()
    await sari.send("dua")
    await phones.stage.add_fault("accept_then_drop", "getUpdates", count=1)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.updates(offset=start["update_id"] + 1)
    assert await phones.stage.ids("confirmed") == [start["update_id"]]
    await phones.stage.advance(5)
    assert [update["message"]["text"] for update in await bot.updates()] == ["dua"]


async def test_b16_an_update_comes_twice_even_after_it_was_confirmed(sari, bot, phones):
    """A redelivery that overtook its confirmation: same id, same content, once."""
    await bot.updates(offset=-1)
    await phones.stage.add_fault("duplicate", "message", count=1)
    await sari.send("dua")
    await phones.stage.advance(5)
    found = await bot.updates()
    again = await bot.updates(offset=found[-1]["update_id"] + 1)
    assert again == found[-1:]
    await phones.stage.advance(5)
    assert await bot.updates(offset=found[-1]["update_id"] + 1) == []


async def test_updates_of_different_people_change_places_but_not_those_of_one(bot, phones):
    """Order across lanes is lost, order within a lane never."""
    people = [await phones.person(SARI + number) for number in range(4)]
    await phones.stage.add_fault("reorder", chance=0.7)
    for number in range(25):
        for person in people:
            await person.send(f"{number}")
    seen = [(update["message"]["from"]["id"], int(update["message"]["text"])) for update in await bot.updates()]
    assert len(seen) == 100
    for person in people:
        assert [number for who, number in seen if who == person.id] == list(range(25))
    assert seen != [(person.id, number) for number in range(25) for person in people]


async def test_updates_can_be_late_or_lost(bot, phones):
    """Late ones come after their time, with the old date; lost ones never."""
    sari = await phones.person(SARI)
    await phones.stage.add_fault("late", "message", count=1, seconds=90)
    await sari.send("terlambat")
    await phones.stage.add_fault("lost", "message", count=1)
    await sari.send("hilang")
    assert await phones.stage.pending() == []
    await phones.stage.advance(90)
    [update] = await bot.updates()
    assert update["message"]["text"] == "terlambat"
    assert await phones.stage.now() - update["message"]["date"] >= 90


async def test_b23_malformed_and_unknown_updates_travel_as_they_are(bot, phones):
    """Anything at all under an id in the right order."""
    first = await phones.stage.push({"message": 7})
    await phones.stage.push({"update_of_tomorrow": {"x": 1}})
    await phones.stage.push({"callback_query": {"id": 5, "from": "siapa"}})
    assert await bot.updates() == [
        {"update_id": first, "message": 7},
        {"update_id": first + 1, "update_of_tomorrow": {"x": 1}},
        {"update_id": first + 2, "callback_query": {"id": 5, "from": "siapa"}},
    ]


async def test_b26_a_second_poller_takes_the_updates_and_ends_the_first(telegram, sari, bot, phones):
    """Somebody else with the same token."""
    assert len((await phones.stage.second_poller())["result"]) == 1
    await bot.updates(offset=-1)
    last = (await phones.stage.pending())[-1]
    poll = asyncio.create_task(bot.raw("getUpdates", offset=last + 1, timeout=25))
    while not telegram.clock.is_waiting_for(25):
        await asyncio.sleep(0.005)
    other = asyncio.create_task(phones.stage.second_poller(timeout=10))
    assert (await poll)["error_code"] == 409
    await phones.stage.advance(11)
    assert (await other) == {"ok": True, "result": []}


async def test_an_outage_refuses_connections_and_the_queue_outlives_it(sari, bot, phones):
    """Nobody answers; afterwards the updates are still there."""
    await phones.stage.outage()
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.updates()
    await sari.send("selama gangguan")
    await phones.stage.recover()
    assert [update["message"]["text"] for update in await bot.updates()] == ["/start", "selama gangguan"]
