"""A door on the loopback that shows what a test puts there, and can be cut and opened again on the same port."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web

from projector.page_files import PageFiles, read_page
from projector.serving import Screens, Source
from tests.browser.made import now_ms

KEY: Final = "k" * 32


class Shown:
    """One address; `snapshot` is what is seen there, None leads nowhere."""

    def __init__(self, page: PageFiles) -> None:
        self.snapshot: dict[str, Any] | None = None
        self.page, self.given = page, 0

    async def look(self, key: str) -> dict[str, Any] | None:
        return self.snapshot and {**self.snapshot, "build": self.snapshot["build"] or self.page.build}

    async def number(self, key: str) -> int:
        self.given += 1
        return self.given


class Door:
    """The HTTP application of the screens on one port, which it keeps."""

    def __init__(self, source: Source, page: PageFiles | None = None, **seconds: float) -> None:
        self.source, self.page, self.port = source, page or read_page(), 0
        self._seconds = {"look_seconds": 0.05, "beat_seconds": 0.5} | seconds
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/layar/{KEY}"

    async def open(self) -> None:
        """Listens; the second time where it did before."""
        screens = Screens(self.source, now_ms, page=self.page, **self._seconds)
        self._runner = web.AppRunner(screens.application(), access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]

    async def cut(self) -> None:
        """Ends every stream and listens no more."""
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None


@asynccontextmanager
async def door(source: Source | None = None, **seconds: float) -> AsyncIterator[Door]:
    """An open door for as long as the block lasts."""
    page = read_page()
    made = Door(source or Shown(page), page, **seconds)
    await made.open()
    try:
        yield made
    finally:
        async with asyncio.timeout(10):
            await made.cut()
