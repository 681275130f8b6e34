"""What the laptop at the projector may choose for its own screen, by keys, mouse and touch."""

from __future__ import annotations

import asyncio

from tests.browser import made
from tests.browser.chromium import chromium
from tests.browser.hall import Screen, watching
from tests.browser.served import door

MARK = "Pilihan layar ini · Esc: ikuti rapat"


async def seen(screen: Screen) -> str:
    """The name of the view."""
    return str(await screen.page.evaluate("document.getElementById('main').dataset.view"))


async def type_size(screen: Screen, selector: str = ".options") -> float:
    """The size of the type there, in pixels."""
    return float(await screen.page.locator(selector).evaluate("box => parseFloat(getComputedStyle(box).fontSize)"))


async def test_keys_show_other_views_here_alone_and_say_so() -> None:
    """J D P K, Esc and 0 back; H without a result says that there is none. The other screen follows the meeting."""
    async with (
        door() as place,
        chromium() as browser,
        watching(browser, place) as screen,
        watching(browser, place) as other,
    ):
        await screen.show(made.question(made.texts(3, "short")))
        for key, view in (("j", "join"), ("d", "wall"), ("p", "speakers"), ("k", "quorum"), ("H", "missing")):
            await screen.page.keyboard.press(key)
            assert await seen(screen) == view
            assert MARK in await screen.text(".head")
        assert "Belum ada hasil yang diumumkan." in await screen.text("#main")
        assert await seen(other) == "open"
        await screen.show(made.agenda())
        assert await seen(screen) == "missing"
        await screen.page.keyboard.press("Escape")
        assert await seen(screen) == "agenda"
        await screen.page.keyboard.press("k")
        await screen.page.keyboard.press("0")
        assert (await seen(screen), MARK in await screen.text(".head")) == ("agenda", False)


async def test_the_size_is_the_moderators_and_this_laptops_and_outlives_a_reload() -> None:
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        labels = made.texts(2, "short")
        await screen.show(made.question(labels))
        usual = await type_size(screen)
        await screen.show(made.question(labels), size=2)
        steered = await type_size(screen)
        await screen.page.keyboard.press("+")
        own = await type_size(screen)
        assert usual < steered < own
        await screen.look()
        await screen.page.evaluate("() => document.fonts.ready")
        assert abs(await type_size(screen) - own) < 1
        for _ in range(3):
            await screen.page.keyboard.press("-")
        assert await type_size(screen) < steered


async def test_blank_is_black_and_said_to_whoever_hears_the_screen() -> None:
    """By the moderator or by B; B again, or Esc, shows what the meeting shows."""
    async with door() as place, chromium() as browser, watching(browser, place) as screen:

        async def is_blank() -> bool:
            return await screen.page.locator("#blank").is_visible()

        await screen.page.keyboard.press("b")
        assert await is_blank()
        colour = await screen.page.locator("#blank").evaluate("blank => getComputedStyle(blank).backgroundColor")
        assert colour == "rgb(0, 0, 0)"
        assert await screen.page.locator("#told").inner_text() == "Layar sedang dikosongkan."
        await screen.page.keyboard.press("b")
        assert not await is_blank()
        await screen.show(made.agenda(), is_blank=True)
        assert await is_blank()
        await screen.page.keyboard.press("b")
        assert not await is_blank()
        await screen.page.keyboard.press("Escape")
        assert await is_blank()


async def test_pages_turn_by_themselves_by_arrows_and_by_the_moderator() -> None:
    """Every twelve seconds; an arrow holds one until this screen follows again; the moderator's page holds as well."""
    async with door() as place, chromium() as browser, watching(browser, place, hurried=8) as screen:
        wall = made.wall(made.texts(20, "long"))
        await screen.show(wall)
        place_of = "() => document.querySelector('.wall-place').textContent"
        first = await screen.page.evaluate(place_of)
        assert first.startswith("1–2 dari 20 · hlm. 1/")
        await screen.page.wait_for_function(
            "() => document.querySelector('.wall-place').textContent.includes('hlm. 2/')"
        )
        await screen.page.keyboard.press("ArrowLeft")
        await asyncio.sleep(2.5)
        assert await screen.page.evaluate(place_of) == first
        assert MARK in await screen.text(".head")
        await screen.show(wall, page=3)
        assert "hlm. 3/" in await screen.page.evaluate(place_of)
        await asyncio.sleep(2.5)
        assert "hlm. 3/" in await screen.page.evaluate(place_of)
        await screen.show(wall, page=99)
        assert "hlm. 10/10" in await screen.page.evaluate(place_of)


async def test_the_menu_comes_with_the_mouse_and_with_the_keyboard_and_goes_again() -> None:
    """Its buttons do what the keys do; the focus is seen; the list of keys opens and closes by keyboard alone."""
    async with door() as place, chromium() as browser, watching(browser, place, hurried=4) as screen:
        page = screen.page
        menu = page.locator("#menu")

        async def opacity() -> str:
            return str(await menu.evaluate("menu => getComputedStyle(menu).opacity"))

        assert await opacity() == "0"
        await page.mouse.move(200, 200)
        assert await opacity() == "1"
        await page.get_by_role("button", name="Kehadiran").click()
        assert await seen(screen) == "quorum"
        await page.mouse.click(200, 100)
        await page.wait_for_function("() => getComputedStyle(document.getElementById('menu')).opacity === '0'")
        await page.evaluate("() => document.activeElement.blur()")
        await page.keyboard.press("Tab")
        assert await opacity() == "1"
        outline = await page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        await page.keyboard.press("Enter")
        assert await seen(screen) == "join"
        await page.keyboard.press("?")
        help_text = await page.get_by_role("dialog").inner_text()
        assert "Semua tombol hanya mengubah layar ini." in help_text
        for words in ("Bergabung", "Hasil", "Pokok diskusi", "Giliran berbicara", "Kehadiran", "Kosongkan layar"):
            assert words in help_text
        await page.keyboard.press("Escape")
        assert await page.get_by_role("dialog").count() == 0
        assert await seen(screen) == "join"
