"""What tests of the page do with it: put a view on the screen, wait until it stands there, hear what went wrong."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from playwright.async_api import Browser, ConsoleMessage, Page

from tests.browser import made
from tests.browser.served import Door, Shown

# The page lives so many times as fast: what takes it twelve seconds is over in two.
HURRIED: Final = """([factor]) => {
  const [passed, told, later, often] = [performance.now.bind(performance), Date.now, setTimeout, setInterval];
  performance.now = () => passed() * factor;
  Date.now = () => told() * factor;
  window.setTimeout = (act, wait = 0, ...rest) => later(act, wait / factor, ...rest);
  window.setInterval = (act, wait, ...rest) => often(act, wait / factor, ...rest);
}"""


class Screen:
    """One browser page before the hall's screen."""

    def __init__(self, page: Page, place: Door) -> None:
        self.page, self.place = page, place
        self.faults: list[str] = []
        origin = place.url[: place.url.index("/layar")]
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._hears)
        page.on("request", lambda sent: None if sent.url.startswith(origin) else self.faults.append(sent.url))

    def _hears(self, said: ConsoleMessage) -> None:
        """That the server could not be reached is told of in the console and is no fault; all else is one."""
        is_about_server = "ERR_" in said.text or "/layar/" in said.location["url"]
        if said.type in ("error", "warning") and not is_about_server:
            self.faults.append(said.text)

    @property
    def hall(self) -> Shown:
        """What is put on the screen."""
        assert isinstance(self.place.source, Shown)
        return self.place.source

    async def look(self) -> None:
        """Opens the page and waits for the first view."""
        await self.page.goto(self.place.url)
        await self.page.wait_for_selector("body.ready")

    async def show(self, view: dict[str, Any], **about: Any) -> None:
        """Puts the view on the screen and waits until it is laid out there."""
        before = self.hall.given
        self.hall.snapshot = made.snapshot(view, **about) | {"marker": before}
        await self.page.wait_for_function(
            "before => document.getElementById('stage').dataset.revision > before", arg=before
        )

    async def revision(self) -> int:
        """The number of what is shown."""
        return int(await self.page.evaluate("document.getElementById('stage').dataset.revision ?? 0"))

    async def text(self, selector: str) -> str:
        """What stands there now, "" where it is hidden."""
        found = self.page.locator(selector)
        return await found.inner_text() if await found.is_visible() else ""


BAR: Final = "#lost"
SHOWS_BAR: Final = "!document.getElementById('lost').hidden"
HIDES_BAR: Final = "document.getElementById('lost').hidden"


async def seconds_until(page: Page, condition: str) -> float:
    """How long it takes until this is true on the page."""
    begun = time.monotonic()
    await page.wait_for_function(f"() => {condition}", polling=50, timeout=20_000)
    return time.monotonic() - begun


@asynccontextmanager
async def watching(
    browser: Browser,
    place: Door,
    *,
    size: tuple[int, int] = (1280, 720),
    hurried: float = 1,
    before: str = "",
    **context: Any,
) -> AsyncIterator[Screen]:
    """A screen that shows the page; nothing may have gone wrong by the end. `before` runs before the page does."""
    visitor = await browser.new_context(viewport={"width": size[0], "height": size[1]}, **context)
    page = await visitor.new_page()
    if hurried != 1:
        await page.add_init_script(f"({HURRIED})([{hurried}])")
    if before:
        await page.add_init_script(before)
    screen = Screen(page, place)
    if isinstance(place.source, Shown) and screen.hall.snapshot is None:
        screen.hall.snapshot = made.snapshot(made.join())
    await screen.look()
    yield screen
    assert screen.faults == []
    await visitor.close()
