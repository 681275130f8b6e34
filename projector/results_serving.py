"""The door to the page of results: `/hasil/{key}` and what it shows, for whoever holds the address."""

import asyncio
from typing import Final, Protocol

from aiohttp import web

from projector.page_files import PageFiles
from projector.page_serving import PageServing
from projector.published import Page
from projector.serving import LOOKUPS_MAX, key_of

# Asked for anew each time, so that a page that was shut is shut; what has not changed is not sent again.
CACHE: Final = "private, no-cache"
HTML: Final = "hasil.html"


class Source(Protocol):
    """What the addresses lead to."""

    async def page(self, key: str) -> Page | None:
        """The content there; None where the address leads nowhere."""
        ...


class ResultPages:
    """Routes for the application of the screens, whose policy and refusals they have."""

    def __init__(self, source: Source, page: PageFiles) -> None:
        self._source, self._page = source, PageServing(page)
        self._lookups = asyncio.Semaphore(LOOKUPS_MAX)

    def routes(self) -> list[web.RouteDef]:
        """Of the page and of its content."""
        return [web.get("/hasil/{key}", self._html), web.get("/hasil/{key}/isi", self._content)]

    async def _html(self, request: web.Request) -> web.Response:
        await self._found(request)
        return self._page.answer(HTML)

    async def _content(self, request: web.Request) -> web.Response:
        found = await self._found(request)
        headers = {"Cache-Control": CACHE, "Vary": "Accept-Encoding", "ETag": f'W/"{found.tag}"'}
        if any(known.value in (found.tag, "*") for known in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        body, headers["Content-Type"] = found.body, "application/json; charset=utf-8"
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = found.packed, "gzip"
        return web.Response(body=body, headers=headers)

    async def _found(self, request: web.Request) -> Page:
        """Raises HTTPNotFound, alike for every address that leads nowhere."""
        key = key_of(request)
        async with self._lookups:
            found = await self._source.page(key)
        if found is None:
            raise web.HTTPNotFound
        return found
