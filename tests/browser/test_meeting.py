"""A meeting that is played in a real database, seen on two screens in the hall, behind a proxy's path."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from playwright.async_api import Page

from meeting import questions
from projector.page_files import read_page
from projector.serving import Screens
from projector.stored import StoredScreens
from storage import screens
from storage.database import Database
from tests.browser.chromium import chromium
from tests.meeting.halls import Hall, open_hall
from tests.meeting.test_voting import choose, opened
from tests.projector.halls import USERNAME

KEY = "k" * 32


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations whose screens are found under KEY."""
    hall = await open_hall(database)
    async with hall.house.db.transaction() as tx:
        await screens.put_key(tx, hall.meeting_id, KEY, hall.clock())
    return hall


@pytest.fixture
async def url(hall: Hall) -> AsyncIterator[str]:
    """The screen's door, below a path as a proxy may have it."""
    page = read_page()
    stored = StoredScreens(hall.house.db, hall.clock, build=page.build, username=USERNAME)
    outer = web.Application()
    outer.add_subapp("/rapat", Screens(stored, hall.clock, page=page, look_seconds=0.05).application())
    runner = web.AppRunner(outer, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/rapat/layar/{KEY}"
    await runner.cleanup()


async def seen(page: Page, name: str, text: str = "") -> None:
    """Waits until this view is there with these words."""
    await page.wait_for_function(
        "([name, text]) => document.getElementById('main').dataset.view === name"
        " && document.getElementById('stage').textContent.includes(text)",
        arg=[name, text],
        timeout=5_000,
    )


async def test_two_screens_follow_a_question_to_its_result(hall: Hall, url: str) -> None:
    """Each state by itself; while the question is open the page holds no count of an option; both end alike."""
    async with chromium() as browser:
        pages = [await browser.new_page(viewport={"width": 1366, "height": 768}) for _ in range(2)]
        faults: list[str] = []
        sent: list[Any] = []
        for page in pages:
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
            page.on("request", lambda request: sent.append(request.url))
            await page.goto(url)
        for page in pages:
            await seen(page, "agenda", "Rapat berlangsung.")
        question = await opened(hall)
        for page in pages:
            await seen(page, "open", "dari 5 berhak")
        await choose(hall, question, 0, 0)
        await choose(hall, question, 1, 1)
        for page in pages:
            await seen(page, "open", "2 dari 5 berhak")
        assert await pages[0].locator(".view-question .share, .view-question .count").count() == 0
        await questions.close(hall.house, hall.moderator, question.id)
        for page in pages:
            await seen(page, "closed", "Ditutup. Hasil belum diumumkan.")
        await questions.reveal(hall.house, hall.moderator, question.id)
        for page in pages:
            await seen(page, "result", "HASIL SEMENTARA")
            await seen(page, "result", "1 jawaban")
        revisions = {await page.evaluate("document.getElementById('stage').dataset.revision") for page in pages}
        assert len(revisions) == 1
        assert faults == []
        assert all(address.startswith(url[: url.index("/layar")]) for address in sent)
