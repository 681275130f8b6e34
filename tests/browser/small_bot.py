"""A small bot of bare HTTP, and the phones' page in a real browser in front of it."""

import asyncio
import json
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from playwright.async_api import Browser, ConsoleMessage, Page, Request
from playwright.async_api import Error as PlaywrightError

from rehearsal import Clock, Phones, Rehearsal

LOOSE = ("private_rate", "group_rate", "overall_rate", "upload_rate", "offset_punishment")

Handler = Callable[["SmallBot", str, dict[str, Any]], Awaitable[None]]


def picture(width: int, height: int) -> bytes:
    """A real PNG of one grey."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress((b"\0" + b"\x60" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@dataclass
class SmallBot:
    """Asks for updates and hands each to one function; what came stands in `heard`, in its order."""

    telegram: Rehearsal
    session: aiohttp.ClientSession
    answer: Handler
    heard: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    async def ask(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed; bytes among the parameters go up as files."""
        url = f"{self.telegram.base_url}{self.telegram.token}/{method}"
        if any(isinstance(value, tuple) for value in params.values()):
            form = aiohttp.FormData(quote_fields=False)
            for name, value in params.items():
                if isinstance(value, tuple):
                    form.add_field(name, value[1], filename=value[0])
                else:
                    form.add_field(name, value if isinstance(value, str) else json.dumps(value))
            sending = self.session.post(url, data=form)
        else:
            sending = self.session.post(url, json=params)
        async with sending as response:
            told = await response.json()
        assert told["ok"], told
        return told["result"]

    async def run(self) -> None:
        offset = None
        while True:
            given = {"timeout": 20} if offset is None else {"timeout": 20, "offset": offset}
            for update in await self.ask("getUpdates", **given):
                offset = update.pop("update_id") + 1
                [(kind, content)] = update.items()
                self.heard.append((kind, content))
                await self.answer(self, kind, content)

    def presses(self) -> list[str]:
        """The data of buttons that people pressed."""
        return [content["data"] for kind, content in self.heard if kind == "callback_query"]

    async def hears(self, count: int, kind: str) -> None:
        """Wait until that many updates of a kind came."""
        async with asyncio.timeout(5):
            while sum(one == kind for one, _ in self.heard) < count:
                await asyncio.sleep(0.02)

    def texts(self) -> list[str]:
        """What people wrote, in the order in which it came."""
        return [content.get("text", "") for kind, content in self.heard if kind == "message" and "text" in content]


@dataclass
class Visit:
    """One page in the browser, and everything it did that it should not."""

    page: Page
    phones: Phones
    bot: SmallBot
    faults: list[str]

    def phone(self, person_id: int) -> Any:
        return self.page.locator(f".phone[data-person='{person_id}']")


@asynccontextmanager
async def visit(browser: Browser, answer: Handler, *, width: int = 1366, height: int = 768,
                people: int = 1, acts: object = None) -> AsyncIterator[Visit]:  # fmt: skip
    """The emulator, that bot, and the page, with so many people from 9,500,000,001 on. `acts` are
    more acts of the control port. Leaves with an assertion when
    the page wrote to its console or asked anybody but the emulator."""
    faults: list[str] = []
    async with (
        Rehearsal.start(clock=Clock.real(), loosen=LOOSE) as telegram,
        aiohttp.ClientSession() as session,
        telegram.phones() as phones,
    ):
        if acts is not None:
            telegram.server.add_acts(acts)
        for _ in range(people):
            await phones.call("add_person")
        bot = SmallBot(telegram, session, answer)
        running = asyncio.create_task(bot.run())
        context = await browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        page = await context.new_page()
        _watch(page, telegram.control_url, faults)
        await page.goto(f"{telegram.control_url}/")
        try:
            await page.locator(".phone, .empty-place").first.wait_for(timeout=10_000)
            yield Visit(page, phones, bot, faults)
            assert not running.done(), running.exception()
        except PlaywrightError as missing:
            raise AssertionError(f"{missing}\n{faults}") from missing
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError, aiohttp.ClientError):
                await running
            await context.close()
    assert not faults, faults


def _watch(page: Page, own: str, faults: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if request.frame == page.main_frame and not request.url.startswith((f"{own}/", "data:", "blob:")):
            faults.append(f"request: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", on_request)
