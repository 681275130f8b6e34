"""The emulator as a server: one port for bots, one for people and the stage."""

import asyncio
import base64
import json
from typing import Any

from aiohttp import web
from aiohttp.web_request import BaseRequest

from rehearsal.bot_api import BotApi
from rehearsal.connections import Connections
from rehearsal.exchange import Exchange
from rehearsal.groups import Groups
from rehearsal.page_acts import PageActs
from rehearsal.page_serving import PageServing, is_from_a_page, why_foreign
from rehearsal.people import Impossible, People
from rehearsal.phone_acts import PhoneActs
from rehearsal.refusal import ApiRefusal, Json
from rehearsal.stage_acts import StageActs
from rehearsal.storeroom import BYTES
from rehearsal.webhook import Webhook

HOST = "127.0.0.1"
BODY_BYTES_MAX = 60 * 1024 * 1024


def _large_request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> BaseRequest:
    """aiohttp's own request, with room for a file of 50 MB."""
    return BaseRequest(
        message, payload, protocol, writer, task, asyncio.get_running_loop(), client_max_size=BODY_BYTES_MAX
    )


class Door:
    """One listening port that can be shut, as when a machine is unreachable, and opened again at the same place."""

    def __init__(self, handler: Any, port: int) -> None:
        self._server = web.Server(handler, request_factory=_large_request, access_log=None)
        self._listener: asyncio.Server | None = None
        self.port = port

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        self._listener = await loop.create_server(self._server, HOST, self.port, reuse_address=True, backlog=2048)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        """Refuse new connections and break those that are open."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        for connection in self._server.connections:
            if connection.transport is not None:
                connection.transport.abort()
        await asyncio.sleep(0)

    async def close(self) -> None:
        await self.shut()
        await self._server.shutdown(timeout=1.0)


class Server:
    """Both doors and everything behind them."""

    def __init__(self, exchange: Exchange, *, port: int = 0, control_port: int = 0) -> None:
        self.exchange = exchange
        self.webhook = Webhook(exchange)
        people = People(exchange)
        groups = Groups(people)
        self._page, self.connections = PageServing(exchange), Connections()
        page_acts = PageActs(people, self.connections, self._find)
        self._acts: tuple[object, ...] = (PhoneActs(people, groups), StageActs(people, groups), page_acts, self)
        self._api = BotApi(exchange, self.webhook)
        self.bot_door = Door(self._bots, port)
        self.control_door = Door(self._control, control_port)

    def add_acts(self, acts: object) -> None:
        """Whatever asynchronous methods these have can be called at the control port too."""
        self._acts = (*self._acts, acts)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.bot_door.port}"

    @property
    def control_url(self) -> str:
        return f"http://{HOST}:{self.control_door.port}"

    async def open(self) -> None:
        await self.bot_door.open()
        await self.control_door.open()

    async def close(self) -> None:
        await self.webhook.close()
        await self.exchange.close()
        await self.bot_door.close()
        await self.control_door.close()
        self.exchange.world.storeroom.close()

    async def outage(self, seconds: float = 0.0) -> Json:
        """Nobody can connect for so many real seconds; zero: until `recover`."""
        await self.bot_door.shut()
        if seconds > 0:
            self.exchange.start(self._recover_after(seconds))
        return {}

    async def recover(self) -> Json:
        await self.bot_door.open()
        return {}

    async def _recover_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.bot_door.open()

    async def place(self) -> Json:
        """Where the bot's door is, so that a control URL alone is enough."""
        exchange = self.exchange
        return {"url": self.url, "token": exchange.token, "bot_username": exchange.world.bot.username,
                "bot_id": exchange.world.bot.id}  # fmt: skip

    async def _bots(self, request: BaseRequest) -> web.StreamResponse:
        if is_from_a_page(request, self.bot_door.port):
            return _told(403, {"ok": False, "error_code": 403, "description": "Forbidden: no page may ask for a bot"})
        return await self._api.handle(request)

    async def _control(self, request: BaseRequest) -> web.StreamResponse:
        foreign = why_foreign(request, self.control_door.port)
        if foreign is not None:
            return _told(403, {"problem": foreign})
        if request.method in ("GET", "HEAD"):
            return self._page.answer(request) or _told(404, {"problem": "there is no such page"})
        name = request.path.rpartition("/")[2]
        act = None if name.startswith("_") or name in ("open", "close") else self._find(name)
        if request.method != "POST" or act is None:
            return _told(404, {"problem": f"there is no act {name!r}"})
        try:
            values = json.loads(await request.read() or b"{}")
            if not isinstance(values, dict):
                raise ValueError("an act is given as a JSON object")
            held = self.connections.hold(name, values)
            return _told(200, held if held is not None else await act(**values))
        except (Impossible, ValueError, TypeError, KeyError) as problem:
            return _told(409, {"problem": f"{problem}" if isinstance(problem, Impossible) else repr(problem)})
        except ApiRefusal as refusal:
            return _told(409, {"problem": refusal.words})

    def _find(self, name: str) -> Any:
        for acts in self._acts:
            act = getattr(acts, name, None)
            if asyncio.iscoroutinefunction(act):
                return act
        return None


def _told(status: int, answer: Any) -> web.Response:
    """As JSON; a file as it is, which as text in JSON would be held four times over."""
    if isinstance(answer, bytes):
        return web.Response(status=status, body=answer, content_type=BYTES)
    body = json.dumps(answer, ensure_ascii=False, default=_plain).encode("utf-8", "replace")
    return web.Response(status=status, body=body, content_type="application/json")


def _plain(value: object) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)
