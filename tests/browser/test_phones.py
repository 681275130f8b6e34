"""The phones' page in a real browser, against the real emulator and a small bot: what a person sees and does there."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.chromium import chromium
from tests.browser.small_bot import SmallBot, picture, visit

SARI = 9_500_000_001
CARD = {
    "inline_keyboard": [
        [{"text": "Setuju", "callback_data": "toast"}, {"text": "Tidak", "callback_data": "alert", "style": "danger"}],
        [{"text": "Kode", "copy_text": {"text": "K7M-29P"}}, {"text": "Lambat", "callback_data": "slow"}],
        [{"text": "Ikut", "url": "https://t.me/JajakRapatBot?start=r_kunci"}],
        [{"text": "Luar", "url": "https://example.org/jahat"}],
        [{"text": "Ke grup", "url": "https://t.me/JajakRapatBot?startgroup=g_1&admin=pin_messages"}],
    ]
}


DOCUMENT = bytes(range(256)) * 40


async def _answer(bot: SmallBot, kind: str, content: dict[str, Any]) -> None:
    if kind == "callback_query":
        if content["data"] != "slow":
            is_alert = content["data"] == "alert"
            words = "Jajak sudah ditutup." if is_alert else "Tercatat: <b>Setuju</b>"
            await bot.ask("answerCallbackQuery", callback_query_id=content["id"], text=words, show_alert=is_alert)
        return
    if kind != "message" or not content.get("text", "").startswith("/"):
        return
    chat_id, text = content["chat"]["id"], content["text"]
    if text.startswith("/start"):
        await bot.ask("sendMessage", chat_id=chat_id, text=f"Halo, <b>tebal</b> /usul {text}", parse_mode="HTML")
    if text.startswith(("/start", "/kartu")):
        await bot.ask("sendMessage", chat_id=chat_id, text="Pilih satu", reply_markup=CARD)
    if text == "/berkas":
        await bot.ask("sendPhoto", chat_id=chat_id, photo=("bagan.png", picture(640, 400)), caption="Bagan")
        await bot.ask("sendDocument", chat_id=chat_id, document=("Notula rapat.docx", DOCUMENT))


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def _write(phone: Any, text: str) -> None:
    await phone.locator("textarea").fill(text)
    await phone.locator("textarea").press("Enter")


def _words(phone: Any) -> Any:
    """What stands in the chat, bubble by bubble."""
    return phone.locator(".row:not(.is-waiting) .bubble .words")


async def test_a_person_starts_the_bot_reads_and_writes(browser: Browser) -> None:
    """The Start button, formatted words, a command that is pressed, and one that is typed."""
    async with visit(browser, _answer) as seen:
        phone = seen.phone(SARI)
        await phone.get_by_role("button", name="MULAI").click()
        await expect(phone.locator(".words strong")).to_have_text("tebal")
        await phone.get_by_role("button", name="/usul").click()
        await _write(phone, "Usul saya: perbaikan saluran irigasi")
        await expect(_words(phone).last).to_have_text("Usul saya: perbaikan saluran irigasi")
        await expect(phone.locator("textarea")).to_have_value("")
        await expect(phone.locator(".row.is-own").last.locator(".sent")).to_be_visible()
        await seen.bot.hears(3, "message")
    assert seen.bot.texts() == ["/start", "/usul", "Usul saya: perbaikan saluran irigasi"]


async def test_a_press_waits_for_its_answer_and_shows_it_as_words_alone(browser: Browser) -> None:
    """A toast or a dialog, never markup; a button whose answer does not come turns."""
    async with visit(browser, _answer) as seen:
        phone = seen.phone(SARI)
        await phone.get_by_role("button", name="MULAI").click()
        await phone.get_by_role("button", name="Setuju").click()
        await expect(phone.get_by_role("status")).to_have_text("Tercatat: <b>Setuju</b>")
        await phone.get_by_role("button", name="Tidak").click()
        alert = phone.get_by_role("alertdialog")
        await expect(alert).to_contain_text("Jajak sudah ditutup.")
        await seen.page.keyboard.press("Enter")
        await expect(alert).to_have_count(0)
        await phone.get_by_role("button", name="Lambat").click()
        await expect(phone.get_by_role("button", name="Lambat")).to_have_attribute("aria-busy", "true")
        await phone.get_by_role("button", name="Kode").click()
        await seen.bot.hears(3, "callback_query")
    assert seen.bot.presses() == ["toast", "alert", "slow"]


async def test_a_picture_is_shown_and_a_document_comes_with_its_own_bytes(browser: Browser, tmp_path: Path) -> None:
    """The picture is loaded and can be seen large; the file is saved under its name, byte for byte."""
    async with visit(browser, _answer) as seen:
        phone = seen.phone(SARI)
        await phone.get_by_role("button", name="MULAI").click()
        await _write(phone, "/berkas")
        await phone.locator(".document").wait_for()
        assert await phone.locator(".picture img").evaluate("one => one.decode().then(() => one.naturalWidth)") == 640
        await phone.locator(".picture").click()
        await expect(seen.page.get_by_role("dialog").locator("img")).to_be_visible()
        await seen.page.keyboard.press("Escape")
        await expect(seen.page.get_by_role("dialog")).to_have_count(0)
        async with seen.page.expect_download() as waiting:
            await phone.locator(".document").click()
        download = await waiting.value
        assert download.suggested_filename == "Notula rapat.docx"
        await download.save_as(tmp_path / "isi")
        assert (tmp_path / "isi").read_bytes() == DOCUMENT


async def test_links_lead_into_this_telegram_and_nowhere_else(browser: Browser) -> None:
    """A deep link waits for Start, a group is asked for, anything outside is shown as text only."""
    async with visit(browser, _answer) as seen:
        phone, page = seen.phone(SARI), seen.page
        await page.get_by_role("textbox", name="Buka tautan").fill("t.me/JajakRapatBot?start=r_satu")
        await page.keyboard.press("Enter")
        await phone.get_by_role("button", name="MULAI").click()
        await phone.get_by_role("button", name="Ikut").click()
        await phone.get_by_role("button", name="MULAI").click()
        await phone.get_by_role("button", name="Luar").last.click()
        window = page.get_by_role("dialog")
        await expect(window).to_contain_text("Tautan luar")
        await expect(window).to_contain_text("https://example.org/jahat")
        await page.keyboard.press("Escape")
        await phone.get_by_role("button", name="Ke grup").last.click()
        await page.get_by_role("button", name="Buat grup baru").click()
        await page.get_by_role("textbox", name="Nama grup").fill("Rapat Koordinasi")
        await page.get_by_label("Bot di grup ini").select_option("left")
        await page.get_by_role("button", name="Buat grup").click()
        await expect(phone.locator(".chat-name")).to_have_text("Rapat Koordinasi")
        await expect(phone.locator(".event").last).to_contain_text("menambahkan")
        await seen.bot.hears(4, "message")
    assert seen.bot.texts() == ["/start r_satu", "/start r_kunci", "/start@JajakRapatBot g_1"]


async def test_a_phone_off_the_network_keeps_what_is_written_and_sends_it_in_order(browser: Browser) -> None:
    """Each with a clock, nothing new shown meanwhile; back again nothing is lost and nothing comes twice."""
    async with visit(browser, _answer) as seen:
        phone = seen.phone(SARI)
        await phone.get_by_role("button", name="MULAI").click()
        await expect(_words(phone)).to_have_count(3)
        await phone.get_by_role("button", name="Putuskan jaringan").click()
        await expect(phone.get_by_text("Tanpa jaringan")).to_be_visible()
        for text in ("satu", "dua", "tiga"):
            await _write(phone, text)
        await expect(phone.locator(".row.is-waiting .waits")).to_have_count(3)
        await seen.bot.ask("sendMessage", chat_id=SARI, text="Sementara itu")
        await phone.get_by_role("button", name="Setuju").click()
        await expect(phone.get_by_role("status")).to_contain_text("tanpa jaringan")
        await expect(_words(phone)).to_have_count(3)
        assert seen.bot.texts() == ["/start"]
        await phone.get_by_role("button", name="Sambungkan").click()
        await expect(phone.locator(".row.is-waiting")).to_have_count(0)
        await expect(_words(phone)).to_have_count(7)
        assert (await _words(phone).all_inner_texts())[3:] == ["Sementara itu", "satu", "dua", "tiga"]
        await seen.bot.hears(4, "message")
    assert seen.bot.texts() == ["/start", "satu", "dua", "tiga"]


async def test_a_blocked_bot_is_started_anew(browser: Browser) -> None:
    """The bot hears of both; meanwhile there is nothing to write into."""
    async with visit(browser, _answer) as seen:
        phone, page = seen.phone(SARI), seen.page
        await phone.get_by_role("button", name="MULAI").click()
        await _words(phone).last.wait_for()
        await phone.get_by_role("button", name="Menu ponsel").click()
        await page.get_by_role("menuitem", name="Blokir bot").click()
        await expect(phone.locator("textarea")).to_be_hidden()
        await phone.get_by_role("button", name="MULAI ULANG").click()
        await expect(phone.locator("textarea")).to_be_visible()
        await expect(_words(phone)).to_have_count(6)
    moves = [content["new_chat_member"]["status"] for kind, content in seen.bot.heard if kind == "my_chat_member"]
    assert moves == ["kicked", "member"]


async def test_two_phones_side_by_side_are_two_people(browser: Browser) -> None:
    """What one writes in a group the other reads at once; a private chat stays private."""
    async with visit(browser, _answer, people=2) as seen:
        page = seen.page
        await page.get_by_role("button", name="2 ponsel").click()
        first, second = seen.phone(SARI), seen.phone(SARI + 1)
        await first.get_by_role("button", name="MULAI").click()
        await expect(_words(first)).to_have_count(3)
        await expect(_words(second)).to_have_count(0)
        group = await seen.phones.call("group", title="Rapat", creator=SARI, members=[SARI + 1], admins=[])
        for phone in (first, second):
            await phone.get_by_role("button", name="Kembali").click()
            await phone.locator(f".chat-row[data-chat='{group['id']}']").click()
        await _write(first, "Selamat pagi")
        await expect(second.locator(".is-theirs .words")).to_have_text("Selamat pagi")
        await expect(second.locator(".sender")).to_have_text("Peserta 1")
        await expect(first.locator(".is-own .words")).to_have_text("Selamat pagi")
