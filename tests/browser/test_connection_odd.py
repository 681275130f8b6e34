"""The screen and a server that behaves oddly: silent, renewed, gone back, or no longer there for it."""

from __future__ import annotations

import asyncio
from typing import Any

from storage.errors import StorageFault
from tests.browser import made
from tests.browser.chromium import chromium
from tests.browser.hall import BAR, HIDES_BAR, SHOWS_BAR, seconds_until, watching
from tests.browser.served import Shown, door


class Silent(Shown):
    """A hall whose storage can be away: streams stay open and say nothing."""

    is_away = False

    async def look(self, key: str) -> dict[str, Any] | None:
        if self.is_away:
            raise StorageFault("away")
        return await super().look(key)


async def test_a_stream_that_is_open_and_silent_is_as_good_as_none() -> None:
    """And an old snapshot that is sent once more is no sign of life."""
    async with door() as first:
        source = Silent(first.page)
    async with door(source) as place, chromium() as browser, watching(browser, place, hurried=3) as screen:
        source.is_away = True
        await seconds_until(screen.page, SHOWS_BAR)
        await asyncio.sleep(3)
        assert await screen.text(BAR) != ""
        source.is_away = False
        assert await seconds_until(screen.page, HIDES_BAR) < 3


async def test_an_address_that_was_taken_back_says_so_and_shows_nothing_more() -> None:
    """After a while, and only then; given out again, it shows the meeting again."""
    async with door() as place, chromium() as browser, watching(browser, place, hurried=5) as screen:
        screen.hall.snapshot = None
        await asyncio.sleep(0.6)
        assert await screen.text("#gone") == ""
        await seconds_until(screen.page, "!document.getElementById('gone').hidden")
        assert (
            await screen.text("#gone")
            == "Alamat layar ini tidak berlaku lagi. Mohon minta alamat baru kepada moderator."
        )
        assert await screen.text(BAR) == ""
        screen.hall.snapshot = made.snapshot(made.agenda())
        await seconds_until(screen.page, "document.getElementById('gone').hidden")
        await seconds_until(screen.page, "document.getElementById('main').dataset.view === 'agenda'")


async def test_a_changed_page_is_loaded_once_and_not_again_and_again() -> None:
    """A server that names another build than the page it gives out would otherwise load it for ever."""
    async with door() as place, chromium() as browser, watching(browser, place, hurried=4) as screen:
        loads: list[str] = []
        screen.page.on("load", lambda page: loads.append(page.url))
        screen.hall.snapshot = made.snapshot(made.agenda(), build="another")
        async with asyncio.timeout(10):
            while not loads:
                await asyncio.sleep(0.05)
        await screen.page.wait_for_selector("body.ready")
        await asyncio.sleep(2.5)
        assert len(loads) == 1
        assert await screen.page.evaluate("document.getElementById('main').dataset.view") == "agenda"


async def test_numbers_that_went_back_are_never_shown_unless_the_page_is_loaded_anew() -> None:
    """A meeting brought back from a copy: what is older is not shown; the page is loaded and begins again."""
    async with door() as place, chromium() as browser, watching(browser, place, hurried=4) as screen:
        await screen.show(made.question(made.texts(2, "short")))
        revision = await screen.revision()
        seen = await screen.page.evaluate_handle(
            "() => { const seen = []; const stage = document.getElementById('stage');"
            " new MutationObserver(() => seen.push(stage.dataset.revision)).observe(stage, {attributes: true});"
            " addEventListener('pagehide', () => sessionStorage.setItem('seen', seen.join())); return seen; }"
        )
        assert await seen.json_value() == []
        await place.cut()
        screen.hall.given = 0
        screen.hall.snapshot = made.snapshot(made.agenda())
        async with screen.page.expect_event("load", timeout=15_000):
            await place.open()
        assert await screen.page.evaluate("sessionStorage.getItem('seen')") == ""
        assert revision > 1
        await seconds_until(screen.page, "document.getElementById('main').dataset.view === 'agenda'")
