"""Updates carried to the bot's own address: one lane at a time, tried again until they are taken or expire."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import aiohttp

from rehearsal.exchange import Exchange
from rehearsal.params import Params
from rehearsal.refusal import ApiRefusal, Json, bad_request, too_many
from rehearsal.updates import Waiting

PORTS = (443, 80, 88, 8443)
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
CONNECTIONS_DEFAULT, CONNECTIONS_MAX = 40, 100
RETRY_SECONDS_MAX, RETRY_AFTER_MAX = 60, 3600
GONE_SECONDS = 23 * 3600
ANSWER_SECONDS_MAX = 60
NOT_IN_ANSWER = ("setwebhook", "deletewebhook", "close", "logout")


class Webhook:
    """At most one address; while it is set, polling gets 409."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self.url = ""
        self.secret = ""
        self.connections_max = CONNECTIONS_DEFAULT
        self.run_method: Callable[[str, Json], Awaitable[None]] | None = None
        self._last_set_at = -1e9
        self._last_error: tuple[int, str] | None = None
        self._gone_since: float | None = None
        self._session: aiohttp.ClientSession | None = None
        self._carrier: asyncio.Task[None] | None = None
        self._lanes: dict[str, asyncio.Task[None]] = {}

    # Methods

    async def set(self, params: Params) -> bool:
        url = params.text("url")
        if not url:
            return await self.delete(params)
        self._check(url, params)
        now = self._exchange.clock.now()
        if now - self._last_set_at < 1 and self._exchange.looseness.holds("webhook_rate"):
            raise too_many(1, "webhook_rate")
        self._last_set_at = now
        await self._stop()
        queue = self._exchange.queue
        queue.set_allowed(params)
        if params.fact("drop_pending_updates"):
            queue.clear()
        queue.end_poll("terminated by setWebhook request")
        queue.webhook_is_set = True
        self.url, self.secret, self._last_error, self._gone_since = url, params.text("secret_token"), None, None
        self.connections_max = params.integer("max_connections", CONNECTIONS_DEFAULT)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS_MAX))
        self._carrier = self._exchange.start(self._carry())
        return True

    def _check(self, url: str, params: Params) -> None:
        looseness, parts = self._exchange.looseness, urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise bad_request("bad webhook: invalid webhook URL specified", "webhook_https")
        if parts.scheme != "https" and looseness.holds("webhook_https"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook", "webhook_https")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if port not in PORTS and looseness.holds("webhook_port"):
            words = "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
            raise bad_request(words, "webhook_port")
        secret = params.text("secret_token")
        if secret and not SECRET.fullmatch(secret):
            is_long = len(secret) > 256
            words = "secret token is too long" if is_long else "secret token contains unallowed characters"
            raise bad_request(words, "webhook_https")
        if not 1 <= params.integer("max_connections", CONNECTIONS_DEFAULT) <= CONNECTIONS_MAX:
            raise bad_request("max_connections must be between 1 and 100", "webhook_https")

    async def delete(self, params: Params) -> bool:
        await self._stop()
        self.url, self.secret = "", ""
        self._exchange.queue.webhook_is_set = False
        if params.fact("drop_pending_updates"):
            self._exchange.queue.clear()
        return True

    async def describe(self, params: Params) -> Json:
        self._exchange.queue.expire()
        card: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._exchange.queue.waiting),
        }
        if self.url:
            card |= {"max_connections": self.connections_max, "ip_address": "127.0.0.1"}
        if self._last_error is not None:
            card["last_error_date"], card["last_error_message"] = self._last_error
        if self._exchange.queue.allowed:
            card["allowed_updates"] = self._exchange.queue.allowed
        return card

    async def _stop(self) -> None:
        for task in (self._carrier, *self._lanes.values()):
            if task is not None and task is not asyncio.current_task():
                task.cancel()
        self._carrier, self._lanes = None, {}
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def close(self) -> None:
        await self._stop()

    # Carrying

    async def _carry(self) -> None:
        """Give every lane that has an update a carrier of its own, up to the allowed connections."""
        queue = self._exchange.queue
        while True:
            queue.arrived.clear()
            for update in list(queue.waiting):
                if len(self._lanes) >= self.connections_max:
                    break
                if update.lane not in self._lanes:
                    self._lanes[update.lane] = self._exchange.start(self._carry_lane(update.lane))
            await queue.arrived.wait()

    async def _carry_lane(self, lane: str) -> None:
        """One update of the lane after another, strictly; the lane ends when it is empty."""
        queue = self._exchange.queue
        try:
            while True:
                queue.expire()
                update = next((one for one in queue.waiting if one.lane == lane), None)
                if update is None:
                    return
                await self._deliver(update)
        finally:
            self._lanes.pop(lane, None)
            queue.arrived.set()

    async def _deliver(self, update: Waiting) -> None:
        """Try until it is taken; at once again, then after 2, 4, 8 … up to a minute; dropped when it would expire."""
        delay_seconds, failures = 1.0, 0
        clock, queue = self._exchange.clock, self._exchange.queue
        while update in queue.waiting:
            error, retry_after_seconds = await self._post(update)
            if not error:
                queue.drop(update, "confirmed")
                if update in queue.replays:
                    queue.replays.remove(update)
                    await self._post(update)
                return
            self._last_error = (self._exchange.now_seconds, error)
            if self._is_gone(error):
                self._exchange.start(self.delete(Params()))
                return
            wait_seconds = float(retry_after_seconds)
            if not retry_after_seconds and failures > 0:
                cap = self._exchange.world.random.uniform(RETRY_SECONDS_MAX, RETRY_SECONDS_MAX * 2)
                delay_seconds = wait_seconds = min(cap, delay_seconds * 2)
            failures += 1
            self._exchange.journal.note("webhook_retry", update_id=update.id, error=error, wait_seconds=wait_seconds)
            if clock.now() + wait_seconds > update.expires_at and self._exchange.looseness.holds("update_expiry"):
                queue.drop(update, "expired")
                return
            await clock.sleep(wait_seconds)

    def _is_gone(self, error: str) -> bool:
        """Whether the address has said 410 for 23 hours: then the webhook ends."""
        now = self._exchange.clock.now()
        if not error.startswith("Wrong response from the webhook: 410"):
            self._gone_since = None
            return False
        self._gone_since = now if self._gone_since is None else self._gone_since
        return now - self._gone_since > GONE_SECONDS

    async def _post(self, update: Waiting) -> tuple[str, int]:
        """An empty word when the update was taken, else what went wrong and the Retry-After that was asked for."""
        if self._session is None:
            return "Webhook connection closed", 0
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        try:
            async with self._session.post(
                self.url, data=update.body, headers=headers, allow_redirects=False
            ) as response:
                if 200 <= response.status <= 299:
                    self._gone_since = None
                    await self._run_answer(await response.read())
                    return "", 0
                error = f"Wrong response from the webhook: {response.status} {response.reason}"
                given = response.headers.get("Retry-After", "")
                return error, min(RETRY_AFTER_MAX, int(given)) if given.isdigit() else 0
        except TimeoutError:
            return "Read timeout expired", 0
        except aiohttp.ClientError:
            return "Webhook connection closed", 0

    async def _run_answer(self, body: bytes) -> None:
        try:
            values = json.loads(body) if body else {}
        except ValueError:
            return
        method = str(values.get("method", "")).lower() if isinstance(values, dict) else ""
        if method and method not in NOT_IN_ANSWER and not method.startswith("get") and self.run_method is not None:
            del values["method"]
            try:
                await self.run_method(method, values)
            except ApiRefusal as refusal:
                self._exchange.journal.note("answer_call_refused", method=method, words=refusal.words)
