"""The screen of the hall, served in the service's own loop. Whatever keeps it from being served keeps no ballot."""

import asyncio
import logging
import resource
from typing import Final

import aiohttp
import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler, Middleware

from bot.settings import Settings
from meeting.house import House
from projector.page_files import PageFiles, read_page
from projector.published import PublishedResults
from projector.results_serving import ResultPages
from projector.serving import POLICY, Screens
from projector.stored import StoredScreens

log = structlog.get_logger(__name__)
# A port that another program holds is tried again after so long.
RETRY_SECONDS: Final = 5.0
# Streams end by themselves at a stop; what has not gone by then is let go.
STOP_SECONDS: Final = 1.0
ANSWER_SECONDS: Final = 3.0
# Screens, phones that read results, and room for those that come back before they are missed.
CONNECTIONS_MAX: Final = 1_200
FILES_WANTED: Final = 4_096
# Whoever connects asks for something by then, and again within the longer time, or is let go.
SILENT_SECONDS: Final = 10.0
KEPT_SECONDS: Final = 30.0
# The longest line of a request and the most lines; nothing longer is meant for a screen.
LINE_MAX: Final = 4_096
LINES_MAX: Final = 64


async def serve_screens(settings: Settings, house: House, username: str) -> None:
    """Until cancelled. Where the address cannot be had, says so once and tries again."""
    page, said = await asyncio.to_thread(read_page), ""
    at = f"{settings.screen_host}:{settings.screen_port}"
    while True:
        runner = _runner(settings, house, username, page)
        try:
            listening = await _listen(runner, settings)
        except OSError as error:
            await runner.cleanup()
            if (why := error.strerror or type(error).__name__) != said:
                log.error("the screen cannot be served; the meeting goes on", at=at, why=why)
            said = why
            await asyncio.sleep(RETRY_SECONDS)
            continue
        try:
            if said:
                log.warning("the screen is served after all", at=at)
                said = ""
            await asyncio.Event().wait()
        finally:
            listening.close()
            await runner.cleanup()


async def is_ours(settings: Settings) -> bool:
    """Whether what answers at the address is a screen."""
    try:
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with (
            aiohttp.ClientSession(timeout=timeout) as client,
            client.get(f"{settings.screen_own()}/layar/-") as said,
        ):
            return said.status == 404 and said.headers.get("Content-Security-Policy", "").startswith(POLICY)
    except (aiohttp.ClientError, TimeoutError):
        return False


def _runner(settings: Settings, house: House, username: str, page: PageFiles) -> web.AppRunner:
    stored = StoredScreens(house.db, house.now, build=page.build, username=username)
    results = ResultPages(PublishedResults(house.db, build=page.build), page)
    screens = Screens(stored, house.now, page=page, frames=settings.screen_frames)
    # No log of requests: an address is a key.
    return web.AppRunner(
        screens.application(results.routes()),
        access_log=None,
        logger=_quiet_logger(),
        shutdown_timeout=STOP_SECONDS,
        keepalive_timeout=KEPT_SECONDS,
        max_line_size=LINE_MAX,
        max_field_size=LINE_MAX,
        max_headers=LINES_MAX,
        lingering_time=1.0,
    )


def _quiet_logger() -> logging.Logger:
    """What the library says of requests: neither what strangers sent, which may be a key and is no fault of ours, nor
    the values in a trace."""
    logger = logging.getLogger("jajak.screen")
    logger.filters = [_without_requests]
    return logger


def _without_requests(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    if isinstance(error, HttpProcessingError):
        return False
    record.msg, record.args = f"the screen failed: {type(error).__name__}", ()
    record.exc_info = None
    return record.levelno >= logging.ERROR


async def _listen(runner: web.AppRunner, settings: Settings) -> asyncio.Server:
    """Raises OSError where the address is taken, not this machine's, or may not be had."""
    waiting = _Waiting()
    runner.app.middlewares.append(waiting.heard())
    await runner.setup()
    server, most = runner.server, _room()
    assert server is not None

    def accept() -> asyncio.Protocol:
        if len(server.connections) >= most:
            return _Refused()
        handler = server()
        waiting.add(handler)
        return handler

    return await asyncio.get_running_loop().create_server(accept, settings.screen_host or None, settings.screen_port)


class _Waiting:
    """Connections that have not asked for anything yet."""

    def __init__(self) -> None:
        self._timers: dict[asyncio.BaseProtocol, asyncio.TimerHandle] = {}

    def add(self, handler: web.RequestHandler) -> None:
        """Lets it go where it says nothing for too long."""

        def let_go() -> None:
            del self._timers[handler]
            if handler.transport is not None:
                handler.transport.abort()

        self._timers[handler] = asyncio.get_running_loop().call_later(SILENT_SECONDS, let_go)

    def heard(self) -> Middleware:
        """Tells who has asked for something."""

        @web.middleware
        async def heard(request: web.Request, handler: Handler) -> web.StreamResponse:
            timer = self._timers.pop(request.protocol, None)
            if timer is not None:
                timer.cancel()
            return await handler(request)

        return heard


class _Refused(asyncio.Protocol):
    """One connection too many."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Closes it at once."""
        if isinstance(transport, asyncio.Transport):
            transport.abort()


def _room() -> int:
    """How many connections may be open beside the files that the service needs for itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY in (soft, hard):
        return CONNECTIONS_MAX
    if soft < FILES_WANTED:
        soft = min(FILES_WANTED, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(CONNECTIONS_MAX, soft // 2)
