"""The door for bots: decode a request, let a fault strike or the method act, write the answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from rehearsal.exchange import Exchange
from rehearsal.faults import Fault
from rehearsal.methods import METHODS, NAMES, SENDS
from rehearsal.params import Params, Upload
from rehearsal.refusal import ApiRefusal, Json
from rehearsal.storeroom import BYTES
from rehearsal.webhook import Webhook

HTML_PAGE = "<html>\r\n<head><title>{code} {words}</title></head>\r\n<body><h1>{code} {words}</h1></body></html>"

Answer = tuple[int, bytes]


async def read_params(request: web.BaseRequest) -> Params:
    """The parameters of a request; a body overrides the query."""
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.method == "GET":
        return Params(values)
    if request.content_type == "application/json":
        body = await request.read()
        try:
            given = json.loads(body or b"{}")
        except ValueError:
            raise ApiRefusal(400, "Bad Request: can't parse request JSON object") from None
        values |= given if isinstance(given, dict) else {}
    elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        for name, value in (await request.post()).items():
            if isinstance(value, FileField):
                uploads[name] = Upload(value.filename, value.content_type, value.file.read())
                value.file.close()
            else:
                values[name] = value if isinstance(value, str) else bytes(value).decode("utf-8", "surrogateescape")
    return Params(values, uploads)


def _encoded(result: Any) -> bytes:
    return b'{"ok":true,"result":' + json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode() + b"}"


def refused(refusal: ApiRefusal) -> Answer:
    return refusal.code, json.dumps(refusal.body()).encode()


class BotApi:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, exchange: Exchange, webhook: Webhook) -> None:
        self._exchange, self._webhook = exchange, webhook
        self._own: dict[str, Callable[[Params], Awaitable[Any]]] = {
            "setwebhook": webhook.set,
            "deletewebhook": webhook.delete,
            "getwebhookinfo": webhook.describe,
        }
        webhook.run_method = self.run_in_answer

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith("/file/bot"):
            return self._download(path.removeprefix("/file/bot"))
        token, _, method = path.removeprefix("/bot").partition("/")
        if not path.startswith("/bot") or not method or "/" in method:
            return _json(*refused(ApiRefusal(404, "Not Found")))
        if token != self._exchange.token:
            return _json(*refused(ApiRefusal(401, "Unauthorized")))
        method = method.lower()
        try:
            params = await read_params(request)
        except ApiRefusal as refusal:
            return _json(*refused(refusal))
        except web.HTTPRequestEntityTooLarge:
            return _json(*refused(ApiRefusal(413, "Request Entity Too Large", "files")))
        return await self._answer(request, method, params)

    async def _answer(self, request: web.BaseRequest, method: str, params: Params) -> web.StreamResponse:
        chat_id = _chat_id(params)
        fault = self._exchange.faults.for_call(method, chat_id)
        if fault is None:
            return _json(*await self.call(method, params))
        self._exchange.journal.note("fault", kind=fault.kind, method=method, chat_id=chat_id)
        return await self._strike(request, fault, method, params)

    async def _strike(self, request: web.BaseRequest, fault: Fault, method: str, params: Params) -> web.StreamResponse:
        clock, kind = self._exchange.clock, fault.kind
        if kind == "delay_before":
            await clock.sleep(fault.seconds)
        is_done = kind.startswith("accept") or kind in ("delay", "delay_before")
        answer: Answer = await self.call(method, params, fault.kind) if is_done else (200, b"{}")
        if not is_done:
            self._exchange.journal.call(NAMES.get(method, method), params.summary(), {"ok": False, "fault": kind})
        if kind == "delay":
            await clock.sleep(fault.seconds)
        if kind in ("hang", "accept_then_hang"):
            await self._hang(request, fault.seconds)
        if kind in ("reset", "accept_then_drop", "hang", "accept_then_hang"):
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return self._misanswer(fault, params, answer)

    def _misanswer(self, fault: Fault, params: Params, answer: Answer) -> web.Response:
        if fault.kind == "html":
            page = HTML_PAGE.format(code=fault.code, words=fault.words)
            return web.Response(status=fault.code, text=page, content_type="text/html")
        if fault.kind in ("error", "accept_then_error"):
            return _json(*refused(ApiRefusal(fault.code, fault.words)))
        if fault.kind == "flood":
            chat_id = _chat_id(params)
            if chat_id is not None:
                self._exchange.flood.hold(chat_id, fault.retry_after)
            words = f"Too Many Requests: retry after {fault.retry_after}"
            return _json(*refused(ApiRefusal(429, words, parameters={"retry_after": fault.retry_after})))
        return _json(*answer)

    async def _hang(self, request: web.BaseRequest, seconds: float) -> None:
        """Until the time is over, the caller hangs up, or the server closes."""
        waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(self._exchange.released.wait())]
        if seconds > 0:
            waits.append(asyncio.ensure_future(self._exchange.clock.sleep(seconds)))
        try:
            while request.transport is not None and not request.transport.is_closing():
                done, _ = await asyncio.wait(waits, timeout=0.2, return_when=asyncio.FIRST_COMPLETED)
                if done:
                    return
        finally:
            for wait in waits:
                wait.cancel()

    async def call(self, method: str, params: Params, fault: str = "") -> Answer:
        """Run one method as Telegram would; every call stands in the journal."""
        name = NAMES.get(method, method)
        try:
            body = await self._run(method, params)
        except ApiRefusal as refusal:
            outcome: Json = {"ok": False, "code": refusal.code, "words": refusal.words}
            outcome |= {"rule": refusal.rule} if refusal.rule else {}
            outcome |= {"fault": fault} if fault else {}
            self._exchange.journal.call(name, params.summary(), outcome)
            return refused(refusal)
        self._exchange.journal.call(name, params.summary(), {"ok": True, **({"fault": fault} if fault else {})})
        return 200, body

    async def _run(self, method: str, params: Params) -> bytes:
        if method == "getupdates":
            return b'{"ok":true,"result":' + await self._exchange.queue.get(params) + b"}"
        if method in self._own:
            return _encoded(await self._own[method](params))
        run = METHODS.get(method)
        if run is None:
            raise ApiRefusal(404, "Not Found: method not found")
        chat_id = _chat_id(params)
        async with self._exchange.flood.open_call(chat_id, method in SENDS, bool(params.uploads)):
            return _encoded(await run(self._exchange, params))

    async def run_in_answer(self, method: str, values: Json) -> None:
        """A method call in the body of a webhook's answer; nobody learns how it went, except the journal."""
        await self.call(method.lower(), Params(values))

    def _download(self, path: str) -> web.Response:
        token, _, wanted = path.partition("/")
        if token != self._exchange.token:
            return _json(*refused(ApiRefusal(401, "Unauthorized")))
        for file in self._exchange.world.files.values():
            if file.path == wanted:
                return web.Response(body=self._exchange.world.body(file), content_type=BYTES)
        return _json(*refused(ApiRefusal(404, "Not Found")))


def _chat_id(params: Params) -> int | None:
    value = params.text("chat_id").strip()
    return int(value) if value.lstrip("-").isdigit() else None


def _json(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, content_type="application/json")
