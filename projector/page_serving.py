"""The pages and their files over HTTP: the page is asked for anew each time, its files are kept for good."""

from typing import Final

from aiohttp import web

from projector.page_files import PageFiles

# A file of a build never changes: its address names what it holds.
IMMUTABLE: Final = "public, max-age=31536000, immutable"


class PageServing:
    """Answers for the files of one build."""

    def __init__(self, page: PageFiles) -> None:
        self._page = page

    def answer(self, name: str) -> web.Response:
        """A page; whether its address leads anywhere, who calls has found out before."""
        return web.Response(body=self._page.pages[name], content_type="text/html", charset="utf-8")

    async def asset(self, request: web.Request) -> web.Response:
        """A file of this build. Raises HTTPNotFound for any other name and any other build."""
        found = self._page.files.get(request.match_info["name"])
        if found is None or request.match_info["build"] != self._page.build:
            raise web.HTTPNotFound
        is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
        headers = {"Content-Type": found.content_type, "Cache-Control": IMMUTABLE, "Vary": "Accept-Encoding"}
        if is_packed:
            headers["Content-Encoding"] = "gzip"
        return web.Response(body=found.packed if is_packed else found.content, headers=headers)
