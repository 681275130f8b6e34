"""Many people and long chats on the phones' page, and nothing asked for in vain."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.chromium import chromium
from tests.browser.small_bot import SmallBot, visit

SARI = 9_500_000_001


async def _quiet(bot: SmallBot, kind: str, content: dict[str, Any]) -> None:
    """A bot that hears and says nothing."""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def test_five_hundred_people_are_found_and_only_those_seen_are_drawn(browser: Browser) -> None:
    """A list that scrolls without end, a search that narrows it, and a phone that answers at once."""
    async with visit(browser, _quiet, people=500) as seen:
        page = seen.page
        assert await page.locator(".roster-row").count() < 40
        await page.get_by_role("searchbox", name="Cari peserta").fill("peserta 499")
        await expect(page.locator(".roster-row")).to_have_count(1)
        await page.keyboard.press("Enter")
        await seen.phone(SARI + 498).get_by_role("button", name="MULAI").click()
        await expect(seen.phone(SARI + 498).locator(".is-own .words")).to_have_text("/start")


async def test_a_page_where_nothing_happens_asks_for_nothing(browser: Browser) -> None:
    """One question waits for the next change; four phones and a roster cost an idle emulator nothing."""
    async with visit(browser, _quiet, people=4) as seen:
        page = seen.page
        await page.get_by_role("button", name="4 ponsel").click()
        await expect(page.locator(".phone")).to_have_count(4)
        await page.wait_for_timeout(1500)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        await page.wait_for_timeout(2000)
        assert asked == []
        await seen.phones.call("start", person=SARI)
        await expect(seen.phone(SARI).locator(".is-own .words")).to_have_text("/start")
        await page.wait_for_timeout(1000)
        # The change is told, the phone that shows it asks, the list of people is drawn again; then it is quiet again.
        assert 3 <= len(asked) <= 10, asked


async def test_a_hall_that_votes_is_not_followed_change_by_change(browser: Browser) -> None:
    """Three hundred changes in a moment are a few looks, and the last of them is seen."""
    async with visit(browser, _quiet, people=100) as seen:
        page = seen.page
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        for number in range(100):
            await seen.phones.call("start", person=SARI + number)
            await seen.phones.call("send", person=SARI + number, text="Usul")
            await seen.phones.call("send", person=SARI + number, text="Terakhir")
        await expect(page.locator(".roster-row .chat-line").last).to_have_text("Anda: Terakhir")
        assert asked.count("changes") < 60, asked.count("changes")
        assert asked.count("world") < 12, asked.count("world")


async def test_a_chat_of_five_hundred_messages_opens_at_its_end_and_shows_what_was_before(browser: Browser) -> None:
    """The newest are there at once, the first after one press; nothing twice."""
    async with visit(browser, _quiet, people=2) as seen:
        await seen.page.locator(".roster-row").nth(1).click()
        for number in range(500):
            await seen.phones.call("send", person=SARI, text=f"kata {number}")
        await seen.page.locator(".roster-row").first.click()
        phone = seen.phone(SARI)
        await expect(phone.locator(".words").last).to_be_in_viewport()
        await expect(phone.locator(".words")).to_have_count(400)
        await phone.get_by_role("button", name="Tampilkan pesan sebelumnya").click()
        await expect(phone.locator(".words")).to_have_count(500)
        assert await phone.locator(".words").all_inner_texts() == [f"kata {number}" for number in range(500)]
