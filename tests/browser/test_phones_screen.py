"""The screen of the hall beside the phones: opened by a link that a phone pressed or copied, and how wide it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from playwright.async_api import Browser, expect

from tests.browser.chromium import chromium
from tests.browser.small_bot import visit
from tests.browser.test_phones_room import SARI, told_of_a_screen


@asynccontextmanager
async def _screen() -> AsyncIterator[str]:
    """A page on this machine, as the projector serves one."""

    async def show(request: web.Request) -> web.Response:
        return web.Response(text="<h1>Layar rapat</h1>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", show)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def test_the_screen_opens_beside_the_phones_and_leaves_room_for_them(browser: Browser) -> None:
    """A link to this machine that a phone pressed or copied, at the smallest width that an office has."""
    async with _screen() as address, visit(browser, told_of_a_screen, people=3) as seen:
        phone, page = seen.phone(SARI), seen.page
        await seen.phones.call("start", person=SARI)
        await phone.locator("textarea").fill(f"/layar {address}")
        await phone.locator("textarea").press("Enter")
        await phone.get_by_role("button", name="Layar", exact=True).click()
        await expect(page.frame_locator(".projector iframe").locator("h1")).to_have_text("Layar rapat")
        place, beside = await phone.bounding_box(), await page.locator(".projector").bounding_box()
        assert place["width"] >= 320
        assert place["x"] + place["width"] <= beside["x"]
        before = beside["width"]
        await page.get_by_role("separator").focus()
        await page.keyboard.press("ArrowRight")
        assert (await page.locator(".projector").bounding_box())["width"] < before
        await page.get_by_role("button", name="Tutup proyektor").click()
        await expect(page.locator(".projector")).to_be_hidden()
        await phone.get_by_role("button", name="Salin alamat").click()
        await expect(page.frame_locator(".projector iframe").locator("h1")).to_have_text("Layar rapat")
        await page.get_by_role("button", name="Tutup proyektor").click()
        await phone.locator("code").get_by_role("button").click()
        await expect(page.frame_locator(".projector iframe").locator("h1")).to_have_text("Layar rapat")


async def test_a_second_phone_takes_its_width_from_the_projector(browser: Browser) -> None:
    """Both phones stay whole beside it, until somebody draws it to another width."""
    async with _screen() as address, visit(browser, told_of_a_screen, people=3, width=1600) as seen:
        page = seen.page
        await page.get_by_role("textbox", name="Buka tautan").fill(address)
        await page.keyboard.press("Enter")
        beside = page.locator(".projector")
        wide = (await beside.bounding_box())["width"]
        await page.get_by_role("button", name="2 ponsel berdampingan").click()
        await expect(page.locator(".phone")).to_have_count(2)
        edge = (await beside.bounding_box())["x"]
        for place in [await one.bounding_box() for one in await page.locator(".phone").all()]:
            assert place["width"] >= 320
            assert place["x"] + place["width"] <= edge
        await page.get_by_role("button", name="1 ponsel berdampingan").click()
        assert (await beside.bounding_box())["width"] == wide
        await page.get_by_role("separator").focus()
        await page.keyboard.press("ArrowRight")
        drawn = (await beside.bounding_box())["width"]
        await page.get_by_role("button", name="2 ponsel berdampingan").click()
        assert (await beside.bounding_box())["width"] == drawn
