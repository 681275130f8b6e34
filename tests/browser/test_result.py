"""A result on the screen: what stands around its drawing, one panel after the other."""

from __future__ import annotations

import asyncio

import pytest

from tests.browser import made
from tests.browser.chromium import chromium
from tests.browser.hall import Screen, watching
from tests.browser.served import door


async def turnout(screen: Screen) -> str:
    """The turnout over the panel that is shown."""
    lines = screen.page.locator(".fact-line:visible")
    assert await lines.count() == 1
    return await lines.inner_text()


async def test_question_facts_chips_and_notes_have_their_places() -> None:
    """The verdict and the tie beside the turnout, the status in the foot, base and rounding above it."""
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        await screen.show(made.result(made.texts(3, "short"), tie="Seri: A dan B, masing-masing 18 jawaban"))
        assert "prioritas pembangunan tahun 2027?" in await screen.text(".result-question")
        assert await turnout(screen) == "46 dari 49 peserta menjawab (93,9%) · Pilihan tunggal"
        beside = await screen.page.locator(".facts .chip").all_inner_texts()
        assert beside == ["Seri: A dan B, masing-masing 18 jawaban", "Ambang 2/3: tercapai"]
        assert await screen.page.locator(".foot .chip").all_inner_texts() == ["HASIL SEMENTARA"]
        assert "Dasar persentase: 46 jawaban sah. Jumlah persentase 99,9" in await screen.text(".notes")
        assert await screen.text(".foot-text") == "JP3 · Ditutup pukul 14.32 WIB, 23 November 2026 · Terbuka per unsur"
        for share in ("43,5%", "41,5%", "39,5%"):
            assert share in await screen.text(".panel-holder")


async def test_each_panel_has_its_own_heading_and_pages_turn_through_all() -> None:
    """By itself, by arrows, and held by the moderator."""
    async with door() as place, chromium() as browser, watching(browser, place, hurried=8) as screen:
        result = made.result(made.texts(3, "short"), panels=3)
        await screen.show(result)
        assert (await turnout(screen))[:2] == "46"
        assert "hlm. 1/3" in await screen.text(".foot")
        await screen.page.wait_for_function("() => document.querySelector('.foot').textContent.includes('hlm. 2/3')")
        assert (await turnout(screen))[:2] == "45"
        await screen.show(result, page=3)
        assert (await turnout(screen))[:2] == "44"
        await asyncio.sleep(2)
        assert "hlm. 3/3" in await screen.text(".foot")
        await screen.page.keyboard.press("ArrowRight")
        assert (await turnout(screen))[:2] == "46"
        tree = await screen.page.locator("#main").aria_snapshot()
        assert tree.count("[level=1]") == 1
        assert tree.count("- table") == 3


async def test_many_long_options_are_shown_page_by_page_and_none_is_missing() -> None:
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        await screen.show(made.result([f"{place} {text}" for place, text in enumerate(made.texts(20, "long"))]))
        seen: set[str] = set()
        for _ in range(8):
            texts = await screen.page.locator(".panel-holder :visible").all_inner_texts()
            seen |= {text.split()[0] for text in texts if "agrowisata" in text and text.split()[0].isdigit()}
            await screen.page.keyboard.press("ArrowRight")
        assert seen == {str(place) for place in range(20)}


@pytest.mark.parametrize(("wish", "grows"), [("no-preference", True), ("reduce", False)])
async def test_bars_grow_once_when_a_result_comes_and_not_when_it_is_seen_again(wish: str, grows: bool) -> None:
    """And never for whoever wants no motion."""
    async with door() as place, chromium() as browser, watching(browser, place, reduced_motion=wish) as screen:
        begun = "() => { const begun = window.begun; window.begun = 0; return begun; }"
        await screen.page.evaluate("() => addEventListener('animationstart', () => { window.begun += 1; })")
        await screen.page.evaluate(begun)
        await screen.show(made.result(made.texts(3, "short")))
        await asyncio.sleep(0.3)
        assert (await screen.page.evaluate(begun) > 0) is grows
        await screen.page.keyboard.press("+")
        await asyncio.sleep(0.2)
        await screen.show(made.result(made.texts(3, "short"), status="HASIL AKHIR"))
        await screen.show(made.agenda())
        await screen.show(made.result(made.texts(3, "short"), status="HASIL AKHIR"))
        await asyncio.sleep(0.3)
        assert await screen.page.evaluate(begun) == 0
