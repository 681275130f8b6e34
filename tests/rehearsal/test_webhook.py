"""Webhook: lanes in order, retries, what confirms, what ends it."""

import asyncio
from collections import defaultdict

import pytest
from aiohttp import web

SARI = 9000000001


class Address:
    """A bot's own address; `answers` holds what to say next, else 200."""

    def __init__(self):
        self.seen, self.secrets = [], []
        self.answers = []
        self.open_by_person = defaultdict(int)
        self.most_open = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def handle(self, request):
        update = await request.json()
        who = update["message"]["from"]["id"] if "message" in update else 0
        self.open_by_person[who] += 1
        assert self.open_by_person[who] == 1, "one update of a lane at a time"
        self.most_open = max(self.most_open, sum(self.open_by_person.values()))
        await self.gate.wait()
        self.open_by_person[who] -= 1
        self.seen.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def address(phones):
    for rule in ("webhook_https", "webhook_port", "webhook_rate", "private_rate", "overall_rate"):
        await phones.stage.loosen(rule)
    made = Address()
    runner = web.ServerRunner(web.Server(made.handle), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield made
    await runner.cleanup()


async def _until(is_so, seconds=3.0):
    for _ in range(int(seconds / 0.005)):
        if is_so():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never became so")


async def test_an_update_is_delivered_with_its_secret_and_confirmed_by_200(phones, bot, address):
    """Polling is refused meanwhile, and waits again after deleteWebhook."""
    sari = await phones.person(SARI)
    await bot.ask("setWebhook", url=address.url, secret_token="rahasia_1")
    await sari.start("r_1")
    await _until(lambda: len(address.seen) == 1)
    assert address.seen[0]["message"]["text"] == "/start r_1"
    assert address.secrets == ["rahasia_1"]
    assert await phones.stage.settled()
    assert "webhook is active" in await bot.words("getUpdates")
    await bot.ask("deleteWebhook")
    await sari.send("dua")
    assert [update["message"]["text"] for update in await bot.updates()] == ["dua"]


async def test_a_lane_is_strict_and_lanes_run_side_by_side(phones, bot, address):
    """One person's messages one by one, different people at once, up to max_connections."""
    people = [await phones.person(SARI + number) for number in range(6)]
    address.gate.clear()
    await bot.ask("setWebhook", url=address.url, max_connections=4)
    for number in range(3):
        for person in people:
            await person.send(str(number))
    await _until(lambda: address.most_open == 4)
    await asyncio.sleep(0.05)
    assert address.most_open == 4
    address.gate.set()
    await _until(lambda: len(address.seen) == 18)
    for person in people:
        texts = [one["message"]["text"] for one in address.seen if one["message"]["from"]["id"] == person.id]
        assert texts == ["0", "1", "2"]


async def test_a_refused_update_comes_at_once_then_after_2_4_8_seconds(phones, bot, address):
    """The lane waits behind it; what it waits for is in the journal; getWebhookInfo tells the error."""
    sari = await phones.person(SARI)
    address.answers = [web.Response(status=503) for _ in range(5)]
    await bot.ask("setWebhook", url=address.url)
    await sari.send("satu")
    await sari.send("dua")
    for tries in range(2, 6):
        await _until(lambda tries=tries: len(address.seen) == tries)
        card = await bot.ask("getWebhookInfo")
        assert card["pending_update_count"] == 2
        assert card["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
        await _until(lambda: bot.telegram.clock.is_waiting_for(20))
        await phones.stage.advance(2 ** (tries - 1))
    await _until(lambda: len(address.seen) == 7)
    waits = [entry["wait_seconds"] for entry in await phones.stage.journal("webhook_retry")]
    assert waits == [0, 2, 4, 8, 16]
    assert [one["message"]["text"] for one in address.seen] == ["satu"] * 6 + ["dua"]


async def test_retry_after_is_obeyed_and_an_expired_update_is_dropped(phones, bot, address):
    """An hour at most; a tap that would be too old is forgotten."""
    sari = await phones.person(SARI)
    await sari.start()
    await bot.updates(offset=-1)
    sent = await bot.ask("sendMessage", chat_id=SARI, text="Kartu")
    address.answers = [web.Response(), web.Response(status=503, headers={"Retry-After": "140"})]
    address.answers.append(web.Response(status=503, headers={"Retry-After": "9000"}))
    await bot.ask("setWebhook", url=address.url)
    await _until(lambda: len(address.seen) == 1)
    await sari.press_data("1", on=sent["message_id"], answer_seconds=0)
    await _until(lambda: bot.telegram.clock.is_waiting_for(140))
    await phones.stage.advance(140)
    assert await phones.stage.settled()
    assert len(await phones.stage.ids("expired")) == 1
    assert [entry["wait_seconds"] for entry in await phones.stage.journal("webhook_retry")] == [140, 3600]


async def test_the_answer_may_carry_one_call(phones, bot, address):
    """`answerCallbackQuery` in the body of the 200; a `get…` is not run."""
    sari = await phones.person(SARI)
    await sari.start()
    sent = await bot.ask("sendMessage", chat_id=SARI, text="Kartu")
    await bot.ask("setWebhook", url=address.url)
    await _until(lambda: len(address.seen) == 1)
    address.answers = [web.json_response({"method": "sendMessage", "chat_id": SARI, "text": "Lewat jawaban"})]
    await sari.send("minta")
    await sari.wait_for("Lewat jawaban")
    address.answers = [web.json_response({"method": "getMe"})]
    await sari.press_data("1", on=sent["message_id"], answer_seconds=0)
    assert await phones.stage.settled()
    assert await phones.stage.journal(method="getMe") == []


async def test_a_webhook_that_says_410_for_23_hours_ends(phones, bot, address):
    """Then polling works again, and nothing was lost."""
    sari = await phones.person(SARI)
    address.answers = [web.Response(status=410) for _ in range(500)]
    await bot.ask("setWebhook", url=address.url)
    await sari.send("satu")
    await _until(lambda: len(address.seen) >= 2)
    await _until(lambda: bot.telegram.clock.is_waiting_for(200))
    await phones.stage.advance(23 * 3600 + 1)
    await _until(lambda: not bot.telegram.exchange.queue.webhook_is_set)
    assert [update["message"]["text"] for update in await bot.updates()] == ["satu"]


async def test_b103_addresses_and_secrets_are_checked_and_once_a_second_is_enough(phones, bot):
    """https, four ports, a clean secret; the second setWebhook within a second gets 429."""
    assert "HTTPS URL must be provided" in await bot.words("setWebhook", url="http://127.0.0.1:8443/")
    assert "only on ports 80, 88, 443 or 8443" in await bot.words("setWebhook", url="https://127.0.0.1:9000/")
    for secret in ("rahasia!", "x" * 257):
        assert "secret token" in await bot.words("setWebhook", url="https://127.0.0.1/", secret_token=secret)
    await bot.ask("setWebhook", url="https://127.0.0.1:8443/")
    answer = await bot.raw("setWebhook", url="https://127.0.0.1:8443/")
    assert answer["parameters"] == {"retry_after": 1}


async def test_set_webhook_ends_a_waiting_poll(phones, bot, address):
    """409 with its own words."""
    poll = asyncio.create_task(bot.raw("getUpdates", timeout=30))
    await _until(lambda: bot.telegram.clock.is_waiting_for(30))
    await bot.ask("setWebhook", url=address.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
