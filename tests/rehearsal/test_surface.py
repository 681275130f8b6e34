"""The door for bots, the journal's answers, and the emulator as a process of its own."""

import asyncio
import signal
import sys

import aiohttp
import pytest

from rehearsal import Clock, NotPossible, Phones, Rehearsal
from rehearsal.looseness import RULES, Looseness

SARI = 9000000001


async def test_a_wrong_token_an_unknown_method_and_a_wrong_path_are_told_apart(telegram, bot):
    """401, 404 with words, 404 without."""
    async with bot.session.post(f"{telegram.base_url}123:salah/getMe") as response:
        assert (response.status, await response.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )
    answer = await bot.raw("sendTelegram")
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    async with bot.session.get(f"{telegram.url}/") as response:
        assert (await response.json())["description"] == "Not Found"
    assert (await bot.raw("logOut"))["error_code"] == 400


async def test_the_bot_is_told_who_it_is(bot):
    """`is_bot` and `username`, and the id the token begins with."""
    me = await bot.ask("GETME")
    assert (me["id"], me["is_bot"], me["username"]) == (7000000001, True, "JajakRapatBot")
    assert me["can_read_all_group_messages"] is False


async def test_parameters_may_be_query_form_multipart_or_json(phones, bot):
    """The same call five ways; broken JSON is a 400."""
    await (await phones.person(SARI)).start()
    for rule in ("private_rate", "overall_rate"):
        await phones.stage.loosen(rule)
    url, plain = bot.url("sendMessage"), {"chat_id": str(SARI), "text": "Halo"}
    multipart = aiohttp.FormData(plain)
    multipart.add_field("tak_dikenal", b"x", filename="x.txt")
    for sent in ({"params": plain}, {"data": plain}, {"data": multipart}, {"json": plain}):
        async with bot.session.post(url, **sent) as response:
            assert (await response.json())["result"]["text"] == "Halo", sent
    async with bot.session.post(url, data=b"{", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400


async def test_two_runs_with_one_seed_are_alike():
    """Ids of updates and taps repeat, so that a failed run can be run again."""
    ids = []
    for _ in range(2):
        async with Rehearsal.start(clock=Clock.stepped(), seed=7) as telegram, telegram.phones() as phones:
            sari = await phones.person(SARI)
            await sari.start()
            ids.append((await phones.stage.pending(), telegram.exchange.world.token()))
    assert ids[0] == ids[1]


async def test_a_rule_is_loosened_by_its_name_only(phones):
    """A typo must not leave a rule strict, or loose, unseen."""
    with pytest.raises(NotPossible, match="no such rule"):
        await phones.stage.loosen("privat_rate")
    with pytest.raises(ValueError, match="no such rule"):
        Looseness(["alles"])
    assert all(Looseness().holds(rule) for rule in RULES)
    await phones.stage.loosen("private_rate")
    await phones.stage.tighten("private_rate")


async def test_the_journal_names_calls_that_broke_a_rule(phones, bot):
    """And counts what happened."""
    await (await phones.person(SARI)).start()
    await bot.raw("sendMessage", chat_id=SARI, text="x" * 4097)
    await bot.raw("sendMessage", chat_id=SARI + 1, text="x")
    assert [row["rule"] for row in await phones.stage.broken_rules()] == ["text_limits", "reach"]
    summary = await phones.stage.summary()
    assert summary["calls"]["sendMessage"] == 2
    assert summary["events"]["update"] == 1


async def test_what_does_not_come_is_told_with_the_chat_as_text(phones, bot):
    """A failed wait shows what stood there instead."""
    sari = await phones.person(SARI)
    await sari.start()
    await bot.ask("sendMessage", chat_id=SARI, text="Selamat datang")
    with pytest.raises(NotPossible, match="Selamat datang"):
        await sari.wait_for("Tidak ada", timeout_seconds=0.05)


async def test_waiting_is_woken_by_the_message_itself(phones, bot):
    """Forty-nine phones wait; each sees its own message and nobody else's."""
    people = [await phones.person(SARI + number) for number in range(49)]
    for person in people:
        await person.start()
    await phones.stage.loosen("overall_rate")
    waits = [asyncio.create_task(person.wait_for("Kartu", timeout_seconds=10)) for person in people]
    await asyncio.sleep(0.05)
    for number, person in enumerate(people):
        await bot.ask("sendMessage", chat_id=person.id, text=f"Kartu {number}")
    assert [message.text for message in await asyncio.gather(*waits)] == [f"Kartu {number}" for number in range(49)]


async def test_it_runs_as_a_process_of_its_own_and_stops_when_asked():
    """`python -m rehearsal` prints its addresses, the page's last, and leaves on SIGTERM within a second or two."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "rehearsal", "--loosen", "private_rate", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    lines = [(await process.stdout.readline()).decode().split() for _ in range(3)]
    assert [line[0] for line in lines] == ["bot", "control", "phones"]
    async with aiohttp.ClientSession() as session, session.get(lines[2][1]) as page:
        assert "/halaman/main.js" in await page.text()
    async with Phones(lines[1][1]) as phones:
        place = await phones.stage.place()
        assert f"{place['url']}/bot" == lines[0][1]
        await (await phones.person(SARI)).start()
        assert len(await phones.stage.pending()) == 1
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 5) == 0
