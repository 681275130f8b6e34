"""The same assertions against this emulator and an independent one, where that one can."""

import asyncio

import aiohttp
import pytest
from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator

from rehearsal import Clock, Rehearsal

SARI = 9000000001
TOKEN = "7000000001:AArehearsalOnly-0123456789abcdefghij"


class Served:
    """A server of either kind: where it is, and how an update gets into it."""

    def __init__(self, url, session, push):
        self.url, self.session, self.push = url, session, push

    async def call(self, method, **params):
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as response:
            return await response.json()


def _message(number):
    chat = {"id": SARI, "type": "private", "first_name": "Peserta 1"}
    sender = {"id": SARI, "is_bot": False, "first_name": "Peserta 1"}
    return {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": f"pesan {number}"}


@pytest.fixture
async def ours():
    loose = ("private_rate", "overall_rate", "offset_punishment", "webhook_https", "webhook_port", "webhook_rate")
    async with (
        Rehearsal.start(token=TOKEN, clock=Clock.real(), loosen=loose) as running,
        running.phones() as phones,
        aiohttp.ClientSession() as session,
    ):
        await (await phones.person(SARI)).start()
        running.exchange.queue.clear()

        async def push(number):
            await phones.stage.push({"message": _message(number)})

        yield Served(running.url, session, push)


@pytest.fixture
async def theirs():
    emulator = LoBotApiEmulator(allow_insecure_loopback_webhooks=True)
    runner = web.AppRunner(emulator.app(), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()

    async def push(number):
        await emulator.enqueue_update({"message": _message(number)}, token=TOKEN)

    async with aiohttp.ClientSession() as session:
        yield Served(f"http://127.0.0.1:{runner.addresses[0][1]}", session, push)
    await runner.cleanup()


@pytest.fixture(params=["ours", "theirs"])
def server(request):
    return request.getfixturevalue(request.param)


def _ids(answer):
    assert answer["ok"], answer
    return [update["update_id"] for update in answer["result"]]


async def test_unconfirmed_updates_are_delivered_again_and_an_offset_confirms(server):
    """No offset, no loss; an offset, and what lies below is gone."""
    for number in (1, 2, 3):
        await server.push(number)
    ids = _ids(await server.call("getUpdates"))
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert _ids(await server.call("getUpdates")) == ids
    assert _ids(await server.call("getUpdates", limit=1)) == ids[:1]
    assert _ids(await server.call("getUpdates", offset=ids[1])) == ids[1:]
    assert _ids(await server.call("getUpdates")) == ids[1:]
    assert _ids(await server.call("getUpdates", offset=-1)) == ids[2:]


async def test_a_long_poll_is_woken_by_an_update_and_ends_by_itself(server):
    """Nothing within a second; something as soon as it comes."""
    assert _ids(await server.call("getUpdates", timeout=1)) == []
    poll = asyncio.create_task(server.call("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    await server.push(1)
    assert len(_ids(await asyncio.wait_for(poll, 2))) == 1


async def test_of_two_pollers_one_gets_409(server):
    """Which of the two is the servers' own affair: Telegram ends the older."""
    polls = [asyncio.create_task(server.call("getUpdates", timeout=2)) for _ in range(2)]
    answers = await asyncio.gather(*polls)
    assert sorted(answer.get("error_code", 200) for answer in answers) == [200, 409]


async def test_a_webhook_gets_its_secret_and_ends_polling(server):
    """The header, the update, 409 for polling, and polling again afterwards."""
    seen = []
    arrived = asyncio.Event()

    async def take(request):
        seen.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        arrived.set()
        return web.Response()

    runner = web.ServerRunner(web.Server(take), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    assert (await server.call("setWebhook", url=url, secret_token="bad secret"))["error_code"] == 400
    assert (await server.call("setWebhook", url=url, secret_token="rahasia_1"))["ok"]
    await server.push(7)
    await asyncio.wait_for(arrived.wait(), 3)
    assert (seen[0][0], seen[0][1]["message"]["text"]) == ("rahasia_1", "pesan 7")
    assert (await server.call("getUpdates"))["error_code"] == 409
    assert (await server.call("getWebhookInfo"))["result"]["url"] == url
    assert (await server.call("deleteWebhook"))["ok"]
    assert _ids(await server.call("getUpdates")) == []
    await runner.cleanup()


async def test_texts_are_refused_when_empty_or_longer_than_4096(server):
    """400 for both, 200 at the limit."""
    assert (await server.call("sendMessage", chat_id=SARI, text=""))["error_code"] == 400
    assert (await server.call("sendMessage", chat_id=SARI, text="x" * 4097))["error_code"] == 400
    assert (await server.call("sendMessage", chat_id=SARI, text="x" * 4096))["ok"]


async def test_callback_data_is_refused_when_empty_or_longer_than_64_bytes(server):
    """Bytes, not signs."""

    def markup(payload):
        return {"inline_keyboard": [[{"text": "Setuju", "callback_data": payload}]]}

    for payload, is_taken in (("x" * 64, True), ("x" * 65, False), ("ш" * 33, False), ("", False)):
        answer = await server.call("sendMessage", chat_id=SARI, text="Pilih", reply_markup=markup(payload))
        assert answer["ok"] is is_taken, payload
