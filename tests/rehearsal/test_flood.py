"""Flood limits: one budget a chat for sends and edits, thirty a second for all, and 429 beyond."""

import asyncio
import io

import aiohttp
import pytest

SARI = 9000000001
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03\x20\x00\x00\x02\x58\x08\x02\x00\x00\x00"


@pytest.fixture
async def sari(phones):
    person = await phones.person(SARI)
    await person.start()
    return person


def _retry(answer):
    assert answer["error_code"] == 429, answer
    seconds = answer["parameters"]["retry_after"]
    assert answer["description"] == f"Too Many Requests: retry after {seconds}"
    return seconds


async def test_a_private_chat_takes_one_message_a_second(sari, bot, phones):
    """No bursts; the wait is whole seconds; answers, reads and chat actions are free."""
    send = {"method": "sendMessage", "chat_id": SARI, "text": "Halo"}
    first = await bot.ask(**send)
    assert _retry(await bot.raw(**send)) == 3
    await bot.ask("sendChatAction", chat_id=SARI, action="typing")
    await bot.ask("getChat", chat_id=SARI)
    await phones.stage.advance(3)
    await bot.ask("editMessageText", chat_id=SARI, message_id=first["message_id"], text="Sunting")
    _retry(await bot.raw(**send))


async def test_a_burst_of_three_passes_when_loosened(sari, bot, phones):
    """`private_burst` is an option, not the rule."""
    await phones.stage.loosen("private_burst")
    for _ in range(3):
        await bot.ask("sendMessage", chat_id=SARI, text="Halo")
    _retry(await bot.raw("sendMessage", chat_id=SARI, text="Halo"))


async def test_b91_a_group_takes_twenty_sends_and_edits_in_any_minute(sari, bot, phones):
    """Sends and edits share it; other chats are unaffected; the window slides."""
    group = await phones.group("Rapat", members=[sari])
    sent = await bot.ask("sendMessage", chat_id=group.id, text="Kartu 0")
    card = {"chat_id": group.id, "message_id": sent["message_id"]}
    for number in range(1, 20):
        await phones.stage.advance(1)
        await bot.ask("editMessageText", **card, text=f"Kartu {number}")
    wait_seconds = _retry(await bot.raw("editMessageText", **card, text="Kartu 20"))
    assert wait_seconds == 41, "until the first of the twenty is a minute old"
    await bot.ask("sendMessage", chat_id=SARI, text="Halo")
    await phones.stage.advance(wait_seconds)
    await bot.ask("editMessageText", **card, text="Kartu 21")
    assert max((await phones.stage.per_minute()).values()) == 20


async def test_calls_during_a_hold_make_it_longer(sari, bot, phones):
    """Who does not wait waits longer; loosened, the hold only runs out."""
    await phones.stage.hold(SARI, 10)
    first = _retry(await bot.raw("sendMessage", chat_id=SARI, text="Halo"))
    second = _retry(await bot.raw("sendMessage", chat_id=SARI, text="Halo"))
    assert (first, second) == (11, 12)
    await phones.stage.loosen("hold_lengthening")
    assert _retry(await bot.raw("sendMessage", chat_id=SARI, text="Halo")) == 12
    await phones.stage.advance(12)
    await bot.ask("sendMessage", chat_id=SARI, text="Halo")


async def test_thirty_a_second_over_all_chats(bot, phones):
    """The thirty-first chat in one second is refused; a second later it is not."""
    for number in range(31):
        await (await phones.person(SARI + number)).start()
    answers = [await bot.raw("sendMessage", chat_id=SARI + number, text="Halo") for number in range(31)]
    assert [answer["ok"] for answer in answers] == [True] * 30 + [False]
    await phones.stage.advance(1)
    assert (await bot.raw("sendMessage", chat_id=SARI + 30, text="Halo"))["ok"]


async def test_an_album_costs_as_many_as_it_has_pictures(sari, bot, phones):
    """Ten pictures and ten more are a group's minute."""
    group = await phones.group("Rapat", members=[sari])
    first = await _upload(bot, group.id, PNG)
    file_id = first["photo"][-1]["file_id"]
    album = [{"type": "photo", "media": file_id}] * 10
    sent = await bot.ask("sendMediaGroup", chat_id=group.id, media=album)
    assert len({message["media_group_id"] for message in sent}) == 1
    _retry(await bot.raw("sendMediaGroup", chat_id=group.id, media=album))


async def _upload(bot, chat_id, body, method="sendPhoto", kind="photo"):
    form = aiohttp.FormData()
    form.add_field("chat_id", str(chat_id))
    form.add_field(kind, "attach://berkas")
    form.add_field("berkas", io.BytesIO(body), filename="bagan.png", content_type="image/png")
    async with bot.session.post(bot.url(method), data=form) as response:
        answer = await response.json()
    return answer["result"] if answer["ok"] else answer


async def test_uploads_of_one_size_above_100_kb_come_one_by_one(telegram, bot, phones):
    """A backlog of more than five seconds is held for three and refused with 60; a known file_id is free."""
    for rule in ("private_rate", "overall_rate", "group_rate"):
        await phones.stage.loosen(rule)
    await (await phones.person(SARI)).start()
    body = PNG + b"\x00" * 3_000_000
    uploads = [asyncio.create_task(_upload(bot, SARI, body)) for _ in range(20)]
    for _ in range(80):
        await asyncio.sleep(0.01)
        await phones.stage.advance(0.1)
    answers = await asyncio.gather(*uploads)
    refused = [answer for answer in answers if "error_code" in answer]
    assert {answer["parameters"]["retry_after"] for answer in refused} == {60}
    assert 0 < len(refused) < 10, "0.3 s each: about seventeen fit into five seconds"
    file_id = next(answer for answer in answers if "photo" in answer)["photo"][-1]["file_id"]
    await bot.ask("sendPhoto", chat_id=SARI, photo=file_id)


async def test_too_many_unsent_messages_in_one_chat_are_held_and_refused(telegram, bot, phones, monkeypatch):
    """More than the limit open at once: three seconds, then 429 with 60."""
    monkeypatch.setattr("rehearsal.flood.UNSENT_MAX", 2)
    await (await phones.person(SARI)).start()
    body = PNG + b"\x00" * 2_900_000
    uploads = [asyncio.create_task(_upload(bot, SARI, body)) for _ in range(4)]
    for _ in range(60):
        await asyncio.sleep(0.01)
        await phones.stage.advance(0.1)
    answers = await asyncio.gather(*uploads)
    assert 60 in [answer.get("parameters", {}).get("retry_after") for answer in answers]
