"""The screen's door: addresses that only show, for whoever holds one; the same answer for every other."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import Final, Protocol

from aiohttp import web

from projector.broadcast import BEAT_SECONDS, LOOK_SECONDS, Broadcast, Snapshot
from projector.page_files import PageFiles
from projector.page_serving import PageServing

# Nothing of a page comes from elsewhere, nothing of it runs or is drawn that is not a file of ours.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
# A proxy passes each event on as it comes; a screen that is gone asks again after so many milliseconds.
STREAM_HEADERS: Final = {"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
RETRY: Final = b"retry: 1000\n\n"
# Whoever takes nothing for so long is let go: the page comes back by itself and is sent everything anew.
SLOW_SECONDS: Final = 10.0
KEY_SIGNS_MAX: Final = 64


class Source(Protocol):
    """What the addresses lead to."""

    async def look(self, key: str) -> Snapshot | None:
        """What there is to be seen at this address now; None where it leads nowhere."""
        ...

    async def number(self, key: str) -> int:
        """A number for it that is higher than any given before."""
        ...


class Screens:
    """Every screen that watches. Many at one address share one look."""

    def __init__(
        self,
        source: Source,
        now: Callable[[], int],
        *,
        page: PageFiles,
        look_seconds: float = LOOK_SECONDS,
        beat_seconds: float = BEAT_SECONDS,
        slow_seconds: float = SLOW_SECONDS,
    ) -> None:
        self._source, self._now, self._page = source, now, PageServing(page)
        self._look_seconds, self._beat_seconds, self._slow_seconds = look_seconds, beat_seconds, slow_seconds
        self._broadcasts: dict[str, Broadcast] = {}

    def application(self) -> web.Application:
        """The routes, for whoever listens."""
        app = web.Application(middlewares=[_guarded])
        app.add_routes(
            [
                web.get("/layar/{key}", self._screen),
                web.get("/layar/{key}/aliran", self._stream),
                web.get("/layar/{key}/potret", self._once),
                web.get("/aset/{build}/{name:.+}", self._page.asset),
            ]
        )
        return app

    async def _screen(self, request: web.Request) -> web.Response:
        await self._key(request)
        return self._page.answer("layar.html")

    async def _once(self, request: web.Request) -> web.Response:
        """The snapshot a single time, for whoever cannot hold a stream open."""
        key = await self._key(request)
        found = await self._source.look(key)
        if found is None:
            raise web.HTTPNotFound
        return web.json_response({**found, "revision": await self._source.number(key), "at_ms": self._now()})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        key = await self._key(request)
        response = web.StreamResponse(headers=STREAM_HEADERS | HEADERS)
        await response.prepare(request)
        broadcast = self._watch(key)
        try:
            await self._write(response, RETRY)
            async with aclosing(broadcast.events()) as events:
                async for sent in events:
                    await self._write(response, sent)
        except (TimeoutError, ConnectionError):
            # Gone, or as good as gone. What has not left is of no use to anybody.
            if request.transport is not None:
                request.transport.abort()
        finally:
            self._leave(key, broadcast)
        return response

    async def _write(self, response: web.StreamResponse, sent: bytes) -> None:
        async with asyncio.timeout(self._slow_seconds):
            await response.write(sent)

    async def _key(self, request: web.Request) -> str:
        """The key of an address that leads somewhere. Raises HTTPNotFound, alike for all others."""
        key = request.match_info["key"]
        if len(key) > KEY_SIGNS_MAX or (key not in self._broadcasts and await self._source.look(key) is None):
            raise web.HTTPNotFound
        return key

    def _watch(self, key: str) -> Broadcast:
        known = self._broadcasts.get(key)
        if known is not None and not known.is_over:
            return known

        async def look() -> Snapshot | None:
            return await self._source.look(key)

        async def number() -> int:
            return await self._source.number(key)

        seconds = {"look_seconds": self._look_seconds, "beat_seconds": self._beat_seconds}
        self._broadcasts[key] = Broadcast(look, number, self._now, **seconds)
        return self._broadcasts[key]

    def _leave(self, key: str, broadcast: Broadcast) -> None:
        if self._broadcasts.get(key) is broadcast and not broadcast.is_watched:
            del self._broadcasts[key]


@web.middleware
async def _guarded(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Every answer with the policy, refusals too; a refusal says nothing of why."""
    try:
        response = await handler(request)
    except web.HTTPException as refused:
        response = web.Response(status=refused.status, text="Tidak ada layar di alamat ini.\n")
    if not response.prepared:
        # A file of a build says itself how long it may be kept.
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
    return response
