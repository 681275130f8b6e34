"""A page of the screen's own build on which a test draws any panel, at the size that a result leaves for it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web
from playwright.async_api import Browser, Page

from projector.page_files import read_page
from projector.serving import Screens
from tests.browser.chromium import chromium
from tests.projector.test_serving import Hall

SIZES: Final = ((1920, 1080), (1366, 768), (1280, 720), (1024, 768))
THEMES: Final = ("light", "dark")
_PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8">{links}</head><body>
<div id="stage" class="stage"><div id="place"></div></div>
</body></html>"""
_DRAW = """async ([build, panel, theme, scale, above, isAnimated]) => {
  const { drawers } = await import(`/aset/${build}/js/panels/index.js`);
  await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 20px Inter`)));
  document.documentElement.dataset.theme = theme;
  // The stage is 100 by 56.25 u, less its head, its foot and the padding; above is the heading of a result.
  const place = document.getElementById("place");
  Object.assign(place.style, {
    position: "absolute", left: "3rem", width: "94rem", bottom: "6.2rem", height: `${43.05 - above}rem`,
  });
  const drawn = drawers[panel.kind](panel, { words: {}, scale, isAnimated });
  place.replaceChildren(drawn.table, drawn.box);
  await document.fonts.ready;
  drawn.layout(0);
  if (drawn.box.clientHeight > place.clientHeight + 1) throw new Error("the panel is higher than its place");
  window.drawn = drawn;
  return drawn.pages;
}"""


class Drawing:
    """One browser page; `faults` are what its console said."""

    def __init__(self, page: Page, build: str) -> None:
        self.page, self._build, self.faults = page, build, list[str]()
        page.on(
            "console",
            lambda said: (
                self.faults.append(f"{said.text} {said.location}") if said.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    async def draw(
        self, panel: dict[str, Any], *, theme: str = "light", scale: float = 1, is_animated: bool = False
    ) -> int:
        """Shows the first page of a panel; says how many there are."""
        sent = [self._build, panel, theme, scale, room_above(panel), is_animated]
        await self.page.evaluate("() => document.fonts.ready")
        pages: int = await self.page.evaluate(_DRAW, sent)
        return pages

    async def turn(self, page: int) -> None:
        """Shows another page."""
        await self.page.evaluate("(page) => window.drawn.layout(page)", page)


def room_above(panel: dict[str, Any]) -> float:
    """What question, facts and chips take above a panel, in u: less for many options."""
    count = len(panel.get("rows", ())) + len(panel.get("apart", ()))
    question = 11.6 if count <= 4 else 7.8 if count <= 7 else 5.4
    return question + 4


@asynccontextmanager
async def panel_hall() -> AsyncIterator[tuple[Browser, str, str]]:
    """A browser, the address of the empty page, and its build."""
    files = read_page()
    app = Screens(Hall(), lambda: 0, page=files).application()
    names = [name for name in files.files if name.endswith(".css") and name != "css/hasil.css"]
    links = f'<link rel="icon" href="/aset/{files.build}/icon.svg">'
    links += "".join(f'<link rel="stylesheet" href="/aset/{files.build}/{name}">' for name in names)

    async def empty(_: web.Request) -> web.Response:
        return web.Response(text=_PAGE.format(links=links), content_type="text/html")

    app.router.add_get("/panel", empty)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        async with chromium() as browser:
            yield browser, f"http://127.0.0.1:{runner.addresses[0][1]}/panel", files.build
    finally:
        await runner.cleanup()


@asynccontextmanager
async def drawing(hall: tuple[Browser, str, str], size: Sequence[int]) -> AsyncIterator[Drawing]:
    """The empty page in a window of this size; nothing may have gone wrong on it by the end."""
    browser, url, build = hall
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page = await context.new_page()
    made = Drawing(page, build)
    await page.goto(url)
    yield made
    assert not made.faults, made.faults
    await context.close()
