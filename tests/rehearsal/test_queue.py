"""Updates: how long they wait, what confirms them, and who may ask."""

import asyncio
import time

from rehearsal import Phones, Rehearsal


async def _three_messages(phones: Phones) -> None:
    sari = await phones.person(9000000001)
    await sari.start()
    await sari.send("dua")
    await sari.send("tiga")


async def test_b15_unconfirmed_updates_come_again_until_an_offset_confirms_them(phones, bot):
    """Asking without an offset deletes nothing; an offset deletes all below it for ever."""
    await _three_messages(phones)
    first = await bot.updates()
    assert [update["update_id"] - first[0]["update_id"] for update in first] == [0, 1, 2]
    assert 0 < first[0]["update_id"] < 2**31
    assert await bot.updates(limit=100) == first[:1], "the same offset within half a second gives one update"
    await phones.stage.advance(5)
    assert await bot.updates() == first
    rest = await bot.updates(offset=first[1]["update_id"])
    assert rest == first[1:]
    assert await phones.stage.ids("confirmed") == [first[0]["update_id"]]
    assert await bot.updates(offset=1) == first[1:], "what was confirmed never returns"


async def test_an_offset_too_far_ahead_is_ignored(phones, bot):
    """More than ten past the next id: the server starts at the oldest and forgets nothing."""
    await _three_messages(phones)
    ids = [update["update_id"] for update in await bot.updates()]
    assert len(await bot.updates(offset=ids[-1] + 12)) == 3
    assert await bot.updates(offset=ids[-1] + 11) == []


async def test_a_negative_offset_deletes_all_but_the_last(phones, bot):
    """The trap of `offset=-1`: two updates are lost."""
    await _three_messages(phones)
    [last] = await bot.updates(offset=-1)
    assert last["message"]["text"] == "tiga"
    await phones.stage.advance(5)
    assert await bot.updates() == [last]


async def test_an_empty_poll_waits_and_a_new_update_wakes_it_at_once(phones, bot):
    """A long poll is answered within milliseconds of the press."""
    sari = await phones.person(9000000001)
    poll = asyncio.create_task(bot.updates(timeout=50))
    await asyncio.sleep(0.05)
    started = time.perf_counter()
    await sari.start("r_kunci")
    [update] = await poll
    assert time.perf_counter() - started < 0.25
    assert update["message"]["text"] == "/start r_kunci"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_an_empty_poll_ends_with_nothing_after_its_time(telegram, phones, bot):
    """At most fifty seconds, on the emulator's clock."""
    poll = asyncio.create_task(bot.updates(timeout=900))
    await _until(lambda: telegram.clock.is_waiting_for(50))
    await phones.stage.advance(49)
    assert not poll.done()
    await phones.stage.advance(2)
    assert await poll == []


async def _until(is_so) -> None:
    for _ in range(400):
        if is_so():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never became so")


async def test_b26_a_newer_poller_ends_the_one_that_waits(telegram, phones, bot):
    """The waiting poll gets 409; a second 409 within three seconds is held back for three."""
    first = asyncio.create_task(bot.raw("getUpdates", timeout=20))
    await _until(lambda: telegram.clock.is_waiting_for(20))
    second = asyncio.create_task(bot.raw("getUpdates", timeout=30))
    answer = await first
    assert (answer["error_code"], "terminated by other getUpdates request" in answer["description"]) == (409, True)
    third = asyncio.create_task(bot.raw("getUpdates", timeout=40))
    await asyncio.sleep(0.1)
    assert not second.done(), "the second 409 is held back"
    await phones.stage.advance(3.1)
    assert (await second)["error_code"] == 409
    await phones.stage.advance(60)
    assert (await third)["ok"]


async def test_a_tap_is_forgotten_after_150_seconds_and_a_message_after_a_day(phones, bot):
    """Expiry per kind, checked when somebody asks."""
    sari = await phones.person(9000000001)
    start = await sari.start()
    await bot.updates(offset=0)
    await bot.ask(
        "sendMessage",
        chat_id=sari.id,
        text="Kartu",
        reply_markup={"inline_keyboard": [[{"text": "Setuju", "callback_data": "1"}]]},
    )
    await sari.press("Setuju", answer_seconds=0)
    await phones.stage.advance(149)
    assert len(await bot.updates()) == 2
    await phones.stage.advance(2)
    [left] = await bot.updates()
    assert left["message"]["message_id"] == start
    assert len(await phones.stage.ids("expired")) == 1
    await phones.stage.advance(86_400)
    assert await bot.updates() == []


async def test_after_an_idle_week_ids_restart_anywhere(phones, bot):
    """Never compare an id with the largest seen: the next may be lower."""
    sari = await phones.person(9000000001)
    await sari.start()
    [before] = await bot.updates()
    await bot.updates(offset=before["update_id"] + 1)
    await phones.stage.advance(8 * 86_400)
    await sari.send("lagi")
    [after] = await bot.updates()
    assert after["update_id"] - before["update_id"] not in range(1, 1000)


async def test_allowed_updates_are_kept_and_filter_at_arrival(phones, bot):
    """Left out, the last list stays; what already waits is not touched; empty means all but three kinds."""
    sari = await phones.person(9000000001)
    await sari.start()
    await bot.updates(allowed_updates=["callback_query"])
    await sari.send("tidak diminta")
    await phones.stage.advance(5)
    assert [update["message"]["text"] for update in await bot.updates()] == ["/start"]
    await phones.stage.advance(5)
    await bot.updates(allowed_updates=[])
    message = await sari.send("diminta lagi")
    await sari.edit(message, "disunting")
    await phones.stage.advance(5)
    assert [next(key for key in update if key != "update_id") for update in await bot.updates()] == [
        "message", "message", "edited_message",
    ]  # fmt: skip


async def test_an_answer_holds_at_most_a_hundred_updates_and_4_mib(phones, bot):
    """A queue longer than one answer comes in pieces."""
    await phones.person(9000000001)
    for number in range(105):
        await phones.stage.push({"unknown_kind": {"number": number}})
    assert len(await bot.updates()) == 100
    await bot.updates(offset=-1)
    for _ in range(70):
        await phones.stage.push({"unknown_kind": {"ballast": "x" * 63_000}})
    await phones.stage.advance(5)
    assert 60 < len(await bot.updates()) < 70


async def test_an_update_above_64_kib_and_a_full_queue_are_dropped(telegram: Rehearsal, phones, monkeypatch):
    """What Telegram cannot keep it forgets without a word to anybody."""
    assert await phones.stage.push({"unknown_kind": {"ballast": "x" * 66_000}}) is None
    monkeypatch.setattr("rehearsal.updates.WAITING_MAX", 3)
    taken = [await phones.stage.push({"unknown_kind": {}}) for _ in range(5)]
    assert [number is None for number in taken] == [False, False, False, True, True]
    await phones.stage.loosen("queue_limits")
    assert await phones.stage.push({"unknown_kind": {}}) is not None


async def test_repeating_an_offset_costs_three_seconds(telegram: Rehearsal, phones, bot):
    """Inside three seconds any timeout under three counts as three; loosened, it does not."""
    await bot.updates(timeout=0)
    poll = asyncio.create_task(bot.updates(timeout=0))
    await _until(lambda: telegram.clock.is_waiting_for(3))
    assert not poll.done()
    await phones.stage.advance(3.1)
    assert await poll == []
    await phones.stage.loosen("offset_punishment")
    await bot.updates(timeout=0)
    assert await asyncio.wait_for(bot.updates(timeout=0), 1) == []
