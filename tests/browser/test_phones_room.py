"""The room around the phones: many people, the screen beside them, the training, both languages, keys alone."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from rehearsal.refusal import Json
from tests.browser.chromium import chromium
from tests.browser.small_bot import SmallBot, visit

SARI = 9_500_000_001


class Training:
    """A training as the room is told of it; what the room sets is kept."""

    def __init__(self) -> None:
        self.done = 1
        self.cast_set: Json = {"size": 12, "pace": 1.0, "is_running": True}

    async def training(self, language: str = "id") -> Json:
        titles = [("mulai", "Mulai bot"), ("buka", "Buka jajak pendapat"), ("tutup", "Tutup dan umumkan")]
        steps = [{"id": key, "title": title, "hint": f"Petunjuk {title}", "is_done": number < self.done}
                 for number, (key, title) in enumerate(titles)]  # fmt: skip
        current = next((step["id"] for step in steps if not step["is_done"]), None)
        return {"is_on": True, "trainee": SARI + 1, "title": "Latihan moderator", "minutes": 15, "seconds": 61,
                "steps": steps, "current": current, "cast": {**self.cast_set, "joined": 5, "answered": 3},
                "is_finished": current is None}  # fmt: skip

    async def cast(self, **values: Any) -> Json:
        self.cast_set |= values
        return {}


async def told_of_a_screen(bot: SmallBot, kind: str, content: dict[str, Any]) -> None:
    if kind == "message" and content.get("text", "").startswith("/layar"):
        address = content["text"].split()[1]
        rows = [[{"text": "Layar", "url": address}], [{"text": "Salin alamat", "copy_text": {"text": address}}]]
        await bot.ask("sendMessage", chat_id=content["chat"]["id"], text=f"Layar rapat: <code>{address}</code>",
                      parse_mode="HTML", reply_markup={"inline_keyboard": rows})  # fmt: skip


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def test_the_training_shows_the_step_in_front_and_sets_the_cast(browser: Browser) -> None:
    """Its trainee's phone opens by itself; steps tick as they are done; number, pace and pause reach the emulator."""
    training = Training()
    async with visit(browser, told_of_a_screen, people=3, acts=training) as seen:
        page, panel = seen.page, seen.page.get_by_role("complementary", name="Latihan")
        await expect(seen.phone(SARI + 1).get_by_text("ponsel Anda")).to_be_visible()
        await expect(panel.locator(".current-step")).to_contain_text("Langkah 2 dari 3")
        await expect(panel.locator(".current-step")).to_contain_text("Petunjuk Buka jajak pendapat")
        await expect(panel.locator(".steps .is-done")).to_have_text(["Mulai bot"])
        await panel.get_by_label("Jumlah").fill("120")
        await panel.get_by_label("Jumlah").press("Enter")
        await panel.get_by_role("slider").focus()
        await page.keyboard.press("ArrowRight")
        await panel.get_by_role("button", name="Jeda").click()
        await expect(panel.get_by_role("button", name="Lanjutkan")).to_be_visible()
        assert training.cast_set == {"size": 120, "pace": 3, "is_running": False}
        training.done = 3
        await expect(panel.locator(".current-step")).to_contain_text("Latihan selesai")
        await expect(panel.locator(".current-step")).to_contain_text("dalam 1 menit 1 detik")


async def test_without_a_training_there_is_no_panel(browser: Browser) -> None:
    """And nothing is asked for in vain."""
    async with visit(browser, told_of_a_screen) as seen:
        await expect(seen.page.locator(".training")).to_be_hidden()


async def test_what_is_half_written_stays_in_its_chat(browser: Browser) -> None:
    """Another chat has a field of its own; coming back the words are still there. A command is completed by Tab."""
    async with visit(browser, told_of_a_screen) as seen:
        phone, page = seen.phone(SARI), seen.page
        await seen.phones.call("start", person=SARI)
        group = await seen.phones.call("group", title="Rapat", creator=SARI, members=[], admins=[])
        await seen.bot.ask("setMyCommands", commands=[{"command": "usul", "description": "Sampaikan usul"}])
        await phone.locator("textarea").fill("setengah jalan")
        await phone.locator(f".chat-row[data-chat='{group['id']}']").click()
        await expect(phone.locator("textarea")).to_have_value("")
        await phone.locator(f".chat-row[data-chat='{SARI}']").click()
        await expect(phone.locator("textarea")).to_have_value("setengah jalan")
        await phone.locator("textarea").fill("/us")
        await phone.get_by_role("option").wait_for()
        await phone.locator("textarea").press("Tab")
        await page.keyboard.type("perbaikan jalan")
        await page.keyboard.press("Enter")
        await seen.bot.hears(2, "message")
        await phone.locator("textarea").fill("/us")
        await phone.locator("textarea").press("Enter")
        await seen.bot.hears(3, "message")
        await page.wait_for_timeout(300)
        await expect(phone.get_by_role("option")).to_have_count(0)
    assert seen.bot.texts() == ["/start", "/usul perbaikan jalan", "/us"]


async def test_english_is_one_press_away_and_stays(browser: Browser) -> None:
    """The whole page speaks it, and the phones that were open are still open."""
    async with visit(browser, told_of_a_screen, people=3) as seen:
        page = seen.page
        await page.get_by_role("button", name="3 ponsel").click()
        group = await seen.phones.call("group", title="Rapat", creator=SARI, members=[], admins=[])
        await seen.phone(SARI).get_by_role("button", name="Kembali").click()
        await seen.phone(SARI).locator(f".chat-row[data-chat='{group['id']}']").click()
        await page.get_by_role("button", name="English").click()
        await expect(seen.phone(SARI).locator(".chat-name")).to_have_text("Rapat")
        await expect(page.get_by_role("button", name="Add a participant")).to_be_visible()
        await expect(page.locator(".phone")).to_have_count(3)
        await expect(seen.phone(SARI + 1).locator(".start")).to_have_text("START")
        assert await page.locator("html").get_attribute("lang") == "en"


CONTRASTS = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      const colour = numbers(style.backgroundColor);
      if (style.backgroundImage !== "none") return [200, 215, 220];
      if ((colour[3] ?? 1) > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    const isSeen = node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!isSeen || !walker.currentNode.data.trim()) continue;
    const [a, b] = [light(numbers(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) weak.push(`${walker.currentNode.data.trim().slice(0, 30)}: ${contrast.toFixed(2)}`);
  }
  return weak;
}"""


async def test_every_word_stands_out_from_its_ground(browser: Browser) -> None:
    """At least 4.5 to 1, with chats, buttons in every style, a training, a phone off the network and a dialog."""
    async with visit(browser, told_of_a_screen, people=3, acts=Training()) as seen:
        page = seen.page
        await page.get_by_role("button", name="2 ponsel").click()
        for number in range(2):
            await seen.phones.call("start", person=SARI + number)
            await seen.phones.call("send", person=SARI + number, text="Usul saya /bantuan")
            styles = [{"style": style} for style in ("primary", "success", "danger")]
            rows = [[{"text": "Tombol", "callback_data": "x", **style} for style in ({}, *styles)]]
            await seen.bot.ask("sendDocument", chat_id=SARI + number, document=("notula.docx", b"isi"),
                               caption="<b>Notula</b> <code>kode</code>", parse_mode="HTML",
                               reply_markup={"inline_keyboard": rows})  # fmt: skip
        await seen.phones.call("offline", person=SARI)
        await seen.phones.call("send", person=SARI, text="Menunggu")
        await expect(seen.phone(SARI).locator(".is-waiting")).to_be_visible()
        await page.get_by_role("button", name="Tambah grup").click()
        assert await page.evaluate(CONTRASTS) == []


async def test_somebody_is_added_and_written_for_by_keys_alone(browser: Browser) -> None:
    """Without a pointer: a participant by dialog, Start, a message, and the commands by their arrows."""
    async with visit(browser, told_of_a_screen, people=0) as seen:
        page = seen.page
        commands = [{"command": name, "description": f"Perintah {name}"} for name in ("usul", "tanya")]
        await seen.bot.ask("setMyCommands", commands=commands)
        await page.locator(".empty-place button").focus()
        await page.keyboard.press("Enter")
        await page.keyboard.type("Petugas pencatat")
        await page.keyboard.press("Enter")
        phone = seen.phone(SARI)
        await expect(phone.locator(".owner-name")).to_have_text("Petugas pencatat")
        await phone.get_by_role("button", name="MULAI").focus()
        await page.keyboard.press("Enter")
        await expect(phone.locator("textarea")).to_be_focused()
        await page.keyboard.type("/")
        await phone.get_by_role("option").first.wait_for()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await seen.bot.hears(2, "message")
    assert seen.bot.texts() == ["/start", "/tanya"]
