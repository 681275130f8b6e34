"""The screen and its server: what is shown when nothing comes, and how soon it is true again."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.browser import made
from tests.browser.chromium import chromium
from tests.browser.dead_air import way_to
from tests.browser.hall import BAR, HIDES_BAR, SHOWS_BAR, seconds_until, watching
from tests.browser.served import door


async def test_a_short_cut_is_nothing_to_tell_of() -> None:
    """A server that starts again within a second: no bar, and what changed meanwhile is there soon."""
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        revision = await screen.revision()
        await place.cut()
        await asyncio.sleep(1)
        screen.hall.snapshot = made.snapshot(made.agenda())
        await place.open()
        assert await seconds_until(screen.page, "document.getElementById('main').dataset.view === 'agenda'") < 3
        assert await screen.revision() > revision
        assert await screen.text(BAR) == ""


@pytest.mark.parametrize("seconds", [7, pytest.param(30, marks=pytest.mark.long)])
async def test_a_long_cut_is_told_with_the_time_of_the_data_and_ends_by_itself(seconds: float) -> None:
    """The bar within six seconds, the view stays; afterwards everything is back within three, on every screen alike."""
    async with (
        door() as place,
        chromium() as browser,
        watching(browser, place) as screen,
        watching(browser, place) as other,
    ):
        await screen.show(made.question(made.texts(4, "short")))
        revision = await screen.revision()
        await place.cut()
        cut_ms = made.now_ms()
        assert 3.5 < await seconds_until(screen.page, SHOWS_BAR) < 6
        said = await screen.text(BAR)
        assert said.startswith("Data pukul ")
        assert said.endswith(" WIB · menyambung ulang…")
        told = time.strptime(said.split()[2], "%H.%M.%S")
        real = time.gmtime(cut_ms / 1000 + 7 * 3600)
        assert abs((told.tm_min * 60 + told.tm_sec) - (real.tm_min * 60 + real.tm_sec)) <= 3
        assert "Pilihan 3" in await screen.text(".options")
        box = await screen.page.locator(BAR).bounding_box()
        assert box is not None
        assert abs(box["height"] - 6.2 * 12.8) < 1
        await asyncio.sleep(seconds - (made.now_ms() - cut_ms) / 1000)
        screen.hall.snapshot = made.snapshot(made.agenda())
        await place.open()
        assert await seconds_until(screen.page, HIDES_BAR) < 3
        await seconds_until(other.page, HIDES_BAR)
        assert await screen.revision() == await other.revision() > revision
        assert await screen.page.evaluate("document.getElementById('main').dataset.view") == "agenda"


async def test_a_network_that_comes_back_is_used_at_once() -> None:
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        await screen.page.context.set_offline(True)
        await place.cut()
        await seconds_until(screen.page, SHOWS_BAR)
        await place.open()
        await screen.page.context.set_offline(False)
        assert await seconds_until(screen.page, HIDES_BAR) < 1.5


@pytest.mark.parametrize("seconds", [8, pytest.param(40, marks=pytest.mark.long)])
async def test_dead_air_is_noticed_and_left_behind(seconds: float) -> None:
    """No end of the stream is heard and every try hangs; once there is air again, the screen is back within three."""
    async with door() as place, chromium() as browser, way_to(place.port) as way:
        port, place.port = place.port, way.port
        async with watching(browser, place) as screen:
            await screen.show(made.question(made.texts(3, "short")))
            await way.die()
            begun = made.now_ms()
            assert await seconds_until(screen.page, SHOWS_BAR) < 6
            assert "Pilihan 3" in await screen.text(".options")
            screen.hall.snapshot = made.snapshot(made.agenda())
            await asyncio.sleep(seconds - (made.now_ms() - begun) / 1000)
            way.alive = True
            assert await seconds_until(screen.page, HIDES_BAR) < 3
            assert await screen.page.evaluate("document.getElementById('main').dataset.view") == "agenda"
        place.port = port


async def test_one_screen_opens_one_stream() -> None:
    """Loading the page, looking at it again and clicking on it ask for nothing twice."""
    async with door() as place, chromium() as browser:
        place.source.snapshot = made.snapshot(made.join())  # type: ignore[attr-defined]
        visitor = await browser.new_context()
        page = await visitor.new_page()
        streams: list[str] = []
        page.on("request", lambda sent: streams.append(sent.url) if sent.url.endswith("/aliran") else None)
        await page.goto(place.url)
        await page.wait_for_selector("body.ready")
        await page.evaluate("() => { dispatchEvent(new Event('focus')); dispatchEvent(new Event('online')); }")
        await asyncio.sleep(1.5)
        assert len(streams) == 1
