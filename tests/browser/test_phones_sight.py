"""What somebody sees at first sight on the phones' page at the smallest width that an office has: nothing cut, nothing
covered that is pressed next."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser.chromium import chromium
from tests.browser.small_bot import SmallBot, Visit, visit

SARI = 9_500_000_001
STEPS = 20
LONG = "Jawaban Peserta tanpa telepon untuk JP1 dicatat dan menunggu pengesahan petugas lain."
# A browser without a window draws no scroll bars; those of an office take so many pixels.
CUT = """() => {
  const view = document.querySelector('.roster-view');
  const right = view.getBoundingClientRect().right - 17;
  const faces = [...view.querySelectorAll('.avatar')].map((one) => one.getBoundingClientRect());
  return [view.scrollWidth - view.clientWidth, faces.length, faces.filter((one) => one.right > right).length];
}"""

WHOLE = """(list) => {
  const room = list.getBoundingClientRect();
  const places = [...list.children].map((one) => one.getBoundingClientRect());
  return places.map((one) => one.top >= room.top && one.bottom <= room.bottom);
}"""


class Checklist:
    """A training whose steps are all still to do but the first nine."""

    async def training(self, language: str = "id", **_: Any) -> dict[str, Any]:
        """The card of the emulator's own training."""
        steps = [
            {"id": str(at), "title": f"Langkah nomor {at}", "hint": "Ketik “/rapat”, lalu tekan “Mulai”.",
             "is_done": at < 9} for at in range(STEPS)
        ]  # fmt: skip
        cast = {"size": 20, "pace": 1, "joined": 0, "answered": 0, "is_running": True}
        return {"is_on": True, "is_ready": True, "title": "Latihan", "steps": steps, "current": "9", "seconds": 5,
                "minutes": 15, "is_finished": False, "trainee": SARI, "cast": cast}  # fmt: skip


async def _buttons(bot: SmallBot, kind: str, content: dict[str, Any]) -> None:
    if kind == "callback_query":
        await bot.ask("answerCallbackQuery", callback_query_id=content["id"], text=LONG)
    elif content.get("text") == "/kartu":
        rows = [[{"text": f"Tombol {number}", "callback_data": str(number)}] for number in range(4)]
        rows.append([{"text": "Layar", "url": "http://127.0.0.1:1/"}])
        chat = content["chat"]["id"]
        await bot.ask("sendMessage", chat_id=chat, text="Kartu", reply_markup={"inline_keyboard": rows})


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def _full_chat(seen: Visit) -> Locator:
    """A phone whose chat holds three cards with buttons, more than it shows at once."""
    phone: Locator = seen.phone(SARI)
    await seen.phones.call("start", person=SARI)
    for _ in range(3):
        await phone.locator("textarea").fill("/kartu")
        await phone.locator("textarea").press("Enter")
    await expect(phone.locator(".keyboard")).to_have_count(3)
    return phone


async def test_a_toast_leaves_the_newest_buttons_and_the_field_free(browser: Browser) -> None:
    """Where the next press or the next word goes, no words of the last press lie."""
    async with visit(browser, _buttons) as seen:
        phone = await _full_chat(seen)
        await phone.get_by_role("button", name="Tombol 3").last.click()
        toast = phone.locator(".toast")
        await expect(toast).to_have_text(LONG)
        await toast.evaluate("(one) => Promise.all(one.getAnimations().map((move) => move.finished))")
        lowest = await toast.bounding_box()
        first = await phone.get_by_role("button", name="Tombol 0").last.bounding_box()
        assert lowest["y"] + lowest["height"] < first["y"]


async def test_beside_a_screen_every_face_is_whole(browser: Browser) -> None:
    """Where people stand as faces alone, none is cut, and the list moves up and down only."""
    async with visit(browser, _buttons, people=30) as seen:
        phone = await _full_chat(seen)
        # Nothing is served there: what counts is the room beside the frame.
        await seen.page.route("http://127.0.0.1:1/", lambda route: route.fulfill(body="Layar"))
        await phone.get_by_role("button", name="Layar").last.click()
        await expect(seen.page.locator(".projector")).to_be_visible()
        aside, faces, cut = await seen.page.evaluate(CUT)
        assert faces > 5
        assert (aside, cut) == (0, 0)


async def test_a_chat_read_at_its_end_stays_there_when_its_phone_becomes_lower(browser: Browser) -> None:
    """The newest message and its buttons are what is pressed next."""
    async with visit(browser, _buttons) as seen:
        phone = await _full_chat(seen)
        for width, height in ((1366, 480), (900, 480), (1366, 768)):
            await seen.page.set_viewport_size({"width": width, "height": height})
            await expect(phone.get_by_role("button", name="Layar").last).to_be_in_viewport(ratio=0.9)
            await expect(phone.get_by_role("button", name="Ke pesan terbaru")).to_be_hidden()


async def test_three_phones_and_the_checklist_stand_side_by_side_whole(browser: Browser) -> None:
    """Nothing has to be pushed aside to reach the third one, and no field sticks out of the card of the cast."""
    async with visit(browser, _buttons, people=4, acts=Checklist()) as seen:
        page = seen.page
        await expect(page.locator(".cast")).to_be_visible()
        await seen.phones.call("start", person=SARI)
        phone = seen.phone(SARI)
        for _ in range(4):
            await phone.locator("textarea").fill("/kartu")
            await phone.locator("textarea").press("Enter")
        await expect(phone.locator(".keyboard")).to_have_count(4)
        await page.get_by_role("button", name="3 ponsel").click()
        await expect(page.locator(".phone")).to_have_count(3)
        await expect(phone.get_by_role("button", name="Layar").last).to_be_in_viewport(ratio=0.9)
        beyond = "(one) => one.scrollWidth - one.clientWidth"
        assert await page.locator(".phones").evaluate(beyond) == 0
        assert await page.locator(".cast").evaluate(beyond) == 0


async def test_the_step_in_front_stands_between_what_was_done_and_what_comes(browser: Browser) -> None:
    """In the middle of the list even on a low screen; what is typed and pressed stands out in the hint."""
    async with visit(browser, _buttons, people=2, acts=Checklist()) as seen:
        panel = seen.page.get_by_role("complementary", name="Latihan")
        await expect(panel.locator(".current-step p b")).to_have_text(["“/rapat”", "“Mulai”"])
        await expect(panel.locator(".current-step p")).to_have_text("Ketik “/rapat”, lalu tekan “Mulai”.")
        seen_lines = await panel.locator(".steps").evaluate(WHOLE)
        assert all(seen_lines[7:12]), seen_lines
