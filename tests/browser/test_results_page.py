"""The page of results in a real browser: everything is there, on a phone, in the dark, as words and on paper."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from aiohttp import web
from playwright.async_api import Browser, Page
from pypdf import PdfReader

from projector.page_files import read_page
from projector.panels import result_view
from projector.published import Page as Content
from projector.published import content_of
from projector.results_serving import ResultPages
from projector.serving import Screens
from record.published import published
from record.record import Record
from record.tongue import written_in
from tests.browser.chromium import chromium
from tests.browser.test_panels_bars import LONG, ODD
from tests.projector.results import of, shapes
from tests.projector.test_panels import KINDS
from tests.projector.test_serving import Hall
from tests.record.conftest import Making
from tests.record.sounded import sounded

KEY = "h" * 32
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
SEEN = """() => [...document.querySelectorAll("#page .flow")].map((box) => {
  const texts = [], walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.getClientRects().length) texts.push(node.data);
  }
  return texts;
})"""


def meeting() -> Record:
    """Every kind of result, long and odd texts, a sounding."""
    some = [asked for place, asked in enumerate(shapes()) if place % 6 == 2 or place >= 41]
    odd = Making.simple(ODD, (9, 4, 0, 7, 2, 1), code="JP301", wording=f"{ODD[0]} {ODD[2]}")
    many = Making.simple([f"{n:02} {LONG}"[:300] for n in range(20)], range(20), code="JP302", wording=LONG)
    record = of([*some, odd, many])
    return replace(record, soundings=(sounded(record, "Jalan desa"),))


def content(record: Record, build: str) -> dict[str, Any]:
    """What the address of the content says."""
    with written_in("id"):
        return {"build": build, "language": "id", **content_of(published(record), result_view)}


class Shelf:
    """One page under one key."""

    def __init__(self, body: bytes) -> None:
        self._page = Content(body, gzip.compress(body), "t")

    async def page(self, key: str) -> Content | None:
        return self._page if key == KEY else None


@asynccontextmanager
async def shelf() -> AsyncIterator[tuple[Browser, str, dict[str, Any]]]:
    """A browser, the address of the door, and what the page is given."""
    files = read_page()
    told = content(meeting(), files.build)
    pages = ResultPages(Shelf(json.dumps(told).encode()), files)
    app = Screens(Hall(), lambda: 0, page=files).application(pages.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        async with chromium() as browser:
            yield browser, f"http://127.0.0.1:{runner.addresses[0][1]}", told
    finally:
        await runner.cleanup()


@asynccontextmanager
async def opened(browser: Browser, url: str, **ways: Any) -> AsyncIterator[Page]:
    """The page, loaded; nothing may have gone wrong on it by the end."""
    context = await browser.new_context(**ways)
    page, faults = await context.new_page(), list[str]()
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto(f"{url}/hasil/{KEY}")
    await page.wait_for_selector("#page:not([aria-busy])")
    await page.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    yield page
    assert not faults, faults
    await context.close()


def strings(value: Any, *skipped: str) -> set[str]:
    """Every string in it that is shown, but for those under these keys."""
    if isinstance(value, dict):
        return {text for key, one in value.items() if key not in skipped for text in strings(one, *skipped)}
    if isinstance(value, list):
        return {text for one in value for text in strings(one, *skipped)}
    return {value} - {""} if isinstance(value, str) else set()


async def test_every_result_is_there_with_all_its_words() -> None:
    """Headings, chips, ties, notes, sources and every text of every panel; the list leads to each."""
    async with shelf() as (browser, url, told), opened(browser, url, viewport=WIDE) as page:
        shown = await page.evaluate("document.getElementById('page').innerText")
        flat = " ".join(shown.split())
        heads = strings([{**one, "panels": [panel["heading"] for panel in one["panels"]]} for one in told["results"]],
                        "name", "tone")  # fmt: skip
        assert {text for text in heads if " ".join(text.split()) not in flat} == set()
        assert {text for text in strings(told["meeting"]) if text not in flat} == set()
        assert await page.locator("nav li").count() == len(told["results"])
        asked = [one["question"] for one in told["results"]]
        assert await page.locator("section.result h2").all_text_contents() == asked
        drawn = await page.evaluate(SEEN)
        panels = [panel for one in told["results"] for panel in one["panels"]]
        assert len(drawn) == len(panels)
        assert {panel["kind"] for panel in panels} == KINDS
        for texts, panel in zip(drawn, panels, strict=True):
            rows = [*panel.get("rows", ()), *panel.get("apart", ()), *panel.get("items", ())]
            for row in rows:
                for key in ("text", "name", "share", "score", "figures", "hidden", "answered"):
                    assert not row.get(key) or row[key] in texts, (panel["kind"], row[key])
        assert await page.locator("#page img, #page script, #page iframe").count() == 0
        last = page.locator("nav a").last
        await last.click()
        assert await page.evaluate("location.hash") == f"#hasil-{len(told['results'])}"


async def test_it_reads_on_a_narrow_phone_and_as_words() -> None:
    """Nothing to push sideways at 360 pixels, drawn or in words, light or dark."""
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    sticking = """() => [...document.querySelectorAll("#page *")].filter((one) => one.getClientRects().length
      && !one.closest(".unseen") && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.className)"""
    async with shelf() as (browser, url, told):
        for scheme in ("light", "dark"):
            async with opened(browser, url, viewport=NARROW, color_scheme=scheme) as page:
                assert await page.evaluate("document.documentElement.dataset.theme") == scheme
                assert await page.evaluate(wide) <= 0
                assert await page.evaluate(sticking) == []
                await page.get_by_role("button", name=told["words"]["full_text"]).click()
                assert await page.evaluate(wide) <= 0
                assert await page.locator(".drawn").first.is_hidden()
                shown = " ".join((await page.evaluate("document.getElementById('page').innerText")).split())
                bars = [row for one in told["results"] for panel in one["panels"] if panel["kind"] == "bars"
                        for row in panel["rows"]]  # fmt: skip
                assert all(row["count"] in shown and " ".join(row["text"].split()) in shown for row in bars)


async def test_on_paper_nothing_is_missing() -> None:
    """A4, white even for a reader in the dark, every question and source in its text."""
    async with shelf() as (browser, url, told), opened(browser, url, viewport=WIDE, color_scheme="dark") as page:
        made = await page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
        reader = PdfReader(io.BytesIO(made))
        text = "".join("".join(one.extract_text().split()) for one in reader.pages)
        asked = [one["question"] for one in told["results"]] + [one["source"] for one in told["results"]]
        plain = [one for one in asked if one and all(sign < "ɐ" or sign in "–…" for sign in one)]
        assert {one for one in plain if "".join(one.split()) not in text} == set()
        assert len(plain) > 1.5 * len(told["results"])
        assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
        # What fills the first page: white, not the dark ground, of which red is 14 of 255.
        contents = reader.pages[0].get_contents()
        assert contents is not None
        assert b"1 1 1 rg" in contents.get_data()[:4_000]
        assert b".0549" not in contents.get_data()[:4_000]
        assert await page.evaluate("document.documentElement.dataset.theme") == "dark"


async def test_every_other_address_shows_nothing() -> None:
    """No page, no content; a page whose address was taken back meanwhile says that it could not be loaded."""
    async with shelf() as (browser, url, _):
        page = await browser.new_page()
        for path in (f"/hasil/{'x' * 32}", "/hasil/", f"/hasil/{KEY}/lain"):
            answer = await page.goto(f"{url}{path}")
            assert answer is not None
            assert answer.status == 404
            assert await page.locator("#page").count() == 0
        await page.route("**/isi", lambda route: route.fulfill(status=404, body=""))
        await page.goto(f"{url}/hasil/{KEY}")
        await page.wait_for_selector("#lost:not([hidden])")
        assert "tidak dapat dimuat" in await page.locator("#lost").inner_text()
