"""Time on the screen is the server's, whatever the laptop believes."""

from __future__ import annotations

import asyncio
import re
import time

import pytest

from tests.browser import made
from tests.browser.chromium import chromium
from tests.browser.hall import Screen, watching
from tests.browser.served import door

# A laptop whose clock is wrong by so many hours, and is set again while the page runs.
WRONG = """(() => {
  const real = Date.now;
  window.wrongBy = %d * 3600_000;
  Date.now = () => real() + window.wrongBy;
})()"""


def seconds(shown: str) -> int:
    """A timer's figure in seconds."""
    minutes, rest = shown.split(":")
    return int(minutes) * 60 + int(rest)


async def timer(screen: Screen) -> str:
    return await screen.text(".timer")


@pytest.mark.parametrize("hours", [-7, 5])
async def test_a_laptop_whose_clock_is_wrong_counts_down_with_the_server(hours: int) -> None:
    """And goes on when somebody sets it right; the clock above is the meeting's, in its zone."""
    async with door() as place, chromium() as browser:
        place_shows = made.snapshot(made.question(made.texts(2, "short"), left_ms=600_000))
        place.source.snapshot = place_shows  # type: ignore[attr-defined]
        ends = place_shows["view"]["deadline_ms"]
        async with watching(browser, place, before=WRONG % hours, timezone_id="America/New_York") as screen:
            await screen.page.wait_for_function("() => /\\d:\\d\\d/.test(document.querySelector('.timer').textContent)")
            assert abs(seconds(await timer(screen)) - (ends - made.now_ms()) / 1000) < 1.6
            await screen.page.evaluate("() => { window.wrongBy = 0; }")
            await asyncio.sleep(1.2)
            assert abs(seconds(await timer(screen)) - (ends - made.now_ms()) / 1000) < 1.6
            local = time.gmtime(made.now_ms() / 1000 + 7 * 3600)
            assert await screen.text("#clock") in {
                f"{local.tm_hour:02}.{minute:02} WIB" for minute in (local.tm_min, local.tm_min - 1)
            }
            assert await screen.text("#lost") == ""


async def test_the_last_seconds_are_red_and_the_end_is_the_servers_word() -> None:
    """Zero is "Waktu habis", not "Ditutup": that is shown when the server says so."""
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        await screen.show(made.question(made.texts(2, "short"), left_ms=12_000))
        assert await screen.page.locator(".time.late").count() == 0
        await screen.show(made.question(made.texts(2, "short"), left_ms=2_600))
        await screen.page.wait_for_selector(".time.late")
        late = await screen.page.locator(".timer").evaluate("timer => getComputedStyle(timer).color")
        assert late == "rgb(155, 28, 28)"
        await screen.page.wait_for_selector(".time.over")
        assert await timer(screen) == "Waktu habis"
        assert "Ditutup" not in await screen.text("#main")
        await screen.show(made.question(made.texts(2, "short"), closed=True))
        assert "Ditutup. Hasil belum diumumkan." in await screen.text(".side")
        assert await screen.page.locator(".timer").count() == 0


async def test_a_second_screen_does_not_begin_with_the_time_of_the_first() -> None:
    """The snapshot that waits at the server was put together before; the countdown is not its."""
    async with door() as place, chromium() as browser, watching(browser, place) as first:
        await first.show(made.question(made.texts(2, "short"), left_ms=90_000))
        await asyncio.sleep(4)
        async with watching(browser, place) as second:
            shown = []
            for _ in range(25):
                shown.append((await timer(first), await timer(second)))
                await asyncio.sleep(0.04)
        told = [(one, other) for one, other in shown if re.match(r"\d", other)]
        assert told
        assert max(abs(seconds(one) - seconds(other)) for one, other in told) <= 1


async def test_a_speech_warns_at_thirty_seconds_and_counts_on_past_its_end() -> None:
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        await screen.show(made.speakers(left_ms=45_000))
        assert await screen.page.locator(".speech-box.warning").count() == 0
        await screen.show(made.speakers(left_ms=29_000))
        await screen.page.wait_for_selector(".speech-box.warning")
        assert await screen.text(".speaker-state") == "Sisa waktu bicara"
        await screen.show(made.speakers(left_ms=-65_000))
        await screen.page.wait_for_selector(".speech-box.over")
        assert (await timer(screen))[:4] in ("+1:0", "+1:1")
        assert await screen.text(".speaker-state") == "Waktu habis"


async def test_a_point_is_new_for_twenty_seconds() -> None:
    async with door() as place, chromium() as browser, watching(browser, place, hurried=8) as screen:
        await screen.show(made.wall(made.texts(3, "short"), age_ms=0))
        await screen.page.wait_for_selector(".point.new")
        assert await screen.page.locator(".point-new:visible").all_inner_texts() == ["BARU"]
        await screen.page.wait_for_function("() => document.querySelector('.point.new') === null")
