"""The screen's door: addresses that only show, for whoever holds one; the same answer for every other."""

import asyncio
import re
from collections.abc import Callable, Iterable
from contextlib import aclosing
from typing import Final, Protocol

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from projector.broadcast import BEAT_SECONDS, LOOK_SECONDS, Broadcast, Snapshot
from projector.page_files import PageFiles
from projector.page_serving import PageServing
from storage.errors import StorageFault

log = structlog.get_logger(__name__)

# Nothing of a page comes from elsewhere, nothing of it runs or is drawn that is not a file of ours.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors "
)


def headers_for(frames: str = "") -> dict[str, str]:
    """What every answer says. `frames`: the one origin whose pages may show the screen in a frame; "" is none."""
    return {
        "Content-Security-Policy": POLICY + (frames or "'none'"),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "Cache-Control": "no-store",
    }


HEADERS: Final = headers_for()
# A proxy passes each event on as it comes; a screen that is gone asks again after so many milliseconds.
STREAM_HEADERS: Final = {"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
RETRY: Final = b"retry: 1000\n\n"
# Whoever takes nothing for so long is let go: the page comes back by itself and is sent everything anew.
SLOW_SECONDS: Final = 10.0
# What an address may be made of: nothing else is looked up, because a database takes not every sign.
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
# More screens than any hall has; whoever opens more than that wants something else.
STREAMS_MAX: Final = 1_000
# Addresses that are looked up at one time: strangers who try keys wait for each other, not ballots for them.
LOOKUPS_MAX: Final = 4
# A refusal says nothing of why.
REFUSALS: Final = {
    503: "Layar sedang tidak dapat ditampilkan. Coba lagi sebentar. / The screen is not available for a moment.\n",
}
NO_SCREEN: Final = "Tidak ada layar di alamat ini.\n"


def key_of(request: web.Request) -> str:
    """The key in the address. Raises HTTPNotFound for what no key can be."""
    key = request.match_info["key"]
    if not _KEY.fullmatch(key):
        raise web.HTTPNotFound
    return key


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
        frames: str = "",
        streams_max: int = STREAMS_MAX,
    ) -> None:
        self._source, self._now, self._page = source, now, PageServing(page)
        self._headers = headers_for(frames)
        self._streams, self._streams_max = 0, streams_max
        self._lookups = asyncio.Semaphore(LOOKUPS_MAX)
        self._is_closed = False
        self._look_seconds, self._beat_seconds, self._slow_seconds = look_seconds, beat_seconds, slow_seconds
        self._broadcasts: dict[str, Broadcast] = {}

    def application(self, more: Iterable[web.RouteDef] = ()) -> web.Application:
        """The routes and `more` beside them, for whoever listens. Streams end as soon as it is shut down."""
        app = web.Application(middlewares=[_guard(self._headers)])
        app.on_shutdown.append(self._close)
        app.add_routes(
            [
                web.get("/layar/{key}", self._screen),
                web.get("/layar/{key}/aliran", self._stream, allow_head=False),
                web.get("/layar/{key}/potret", self._once),
                web.get("/aset/{build}/{name:.+}", self._page.asset),
                *more,
            ]
        )
        return app

    async def _screen(self, request: web.Request) -> web.Response:
        await self._key(request)
        return self._page.answer("layar.html")

    async def _once(self, request: web.Request) -> web.Response:
        """The snapshot a single time, for whoever cannot hold a stream open."""
        key = key_of(request)
        async with self._lookups:
            found = await self._source.look(key)
        if found is None:
            raise web.HTTPNotFound
        return web.json_response({**found, "revision": await self._source.number(key), "at_ms": self._now()})

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        key = await self._key(request)
        if self._streams >= self._streams_max or self._is_closed:
            log.warning("no more screens are let in", open=self._streams)
            raise web.HTTPServiceUnavailable
        self._streams += 1
        try:
            return await self._sent(request, key)
        finally:
            self._streams -= 1

    async def _sent(self, request: web.Request, key: str) -> web.StreamResponse:
        response = web.StreamResponse(headers=STREAM_HEADERS | self._headers)
        await response.prepare(request)
        broadcast = self._watch(key)
        try:
            await self._write(request, response, RETRY)
            async with aclosing(broadcast.events()) as events:
                async for sent in events:
                    await self._write(request, response, sent)
        except (TimeoutError, ConnectionError):
            # Gone, or as good as gone. What has not left is of no use to anybody.
            if request.transport is not None:
                request.transport.abort()
        finally:
            self._leave(key, broadcast)
        return response

    async def _close(self, _app: web.Application) -> None:
        self._is_closed = True
        for broadcast in self._broadcasts.values():
            broadcast.end()

    async def _write(self, request: web.Request, response: web.StreamResponse, sent: bytes) -> None:
        """Hands a chunk to the connection where everything before it has left; else waits for that. The library's own
        way takes twice as long for each of three hundred, and a ballot may be waiting."""
        transport = request.transport
        is_chunked = sent is not RETRY and response.headers.get("Transfer-Encoding") == "chunked"
        if (
            is_chunked
            and transport is not None
            and not transport.is_closing()
            and not transport.get_write_buffer_size()
        ):
            transport.write(b"%x\r\n%b\r\n" % (len(sent), sent))
            return
        async with asyncio.timeout(self._slow_seconds):
            await response.write(sent)

    async def _key(self, request: web.Request) -> str:
        """The key of an address that leads somewhere. Raises HTTPNotFound, alike for all others."""
        key = key_of(request)
        if not self._leads_somewhere(key):
            async with self._lookups:
                # A hall that comes back all at once has waited here for the first of it.
                if not self._leads_somewhere(key) and await self._source.look(key) is None:
                    raise web.HTTPNotFound
        return key

    def _leads_somewhere(self, key: str) -> bool:
        """Whether it is watched; a screen that is slow to leave an address that was taken back is no sign of it."""
        known = self._broadcasts.get(key)
        return known is not None and not known.is_over

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


def _guard(headers: dict[str, str]) -> Middleware:
    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Every answer with the policy, refusals too; a refusal says nothing of why."""
        try:
            response = await handler(request)
        except web.HTTPException as refused:
            response = web.Response(status=refused.status, text=REFUSALS.get(refused.status, NO_SCREEN))
        except StorageFault as fault:
            log.error("the screen waits for storage", why=type(fault).__name__)
            response = web.Response(status=503, text=REFUSALS[503])
        if not response.prepared:
            # A file of a build says itself how long it may be kept.
            for name, value in headers.items():
                response.headers.setdefault(name, value)
        return response

    return guarded
