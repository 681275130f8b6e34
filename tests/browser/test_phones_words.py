"""What people and the bot write on the phones' page stays words, in every place where it is shown."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.chromium import chromium
from tests.browser.small_bot import SmallBot, picture, visit

SARI = 9_500_000_001
EVIL = "<img src=x onerror=\"window.broken='1'\">"
LOADED = """one => new Promise((done, fail) => {
  one.oncanplaythrough = () => done(one.duration);
  one.onerror = fail;
  one.preload = "auto";
  one.load();
})"""
KEYS = {"keyboard": [[EVIL[:60]], ["Tidak"]], "one_time_keyboard": True}


async def _echo(bot: SmallBot, kind: str, content: dict[str, Any]) -> None:
    """Says back whatever it hears, and answers taps with their own data."""
    if kind == "callback_query":
        await bot.ask("answerCallbackQuery", callback_query_id=content["id"], text=EVIL, show_alert=True)
    elif kind == "message" and content.get("text") == "/papan":
        await bot.ask("sendMessage", chat_id=content["chat"]["id"], text="Pilih", reply_markup=KEYS)
    elif kind == "message" and "text" in content:
        markup = {"inline_keyboard": [[{"text": EVIL, "callback_data": "x"}]]}
        await bot.ask("sendMessage", chat_id=content["chat"]["id"], text=content["text"], reply_markup=markup)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as running:
        yield running


async def _write(phone: Any, text: str) -> None:
    await phone.locator("textarea").fill(text)
    await phone.locator("textarea").press("Enter")


async def test_markup_in_names_texts_buttons_answers_titles_and_files_stays_text(browser: Browser) -> None:
    """Roster, phone, group, bubble, keyboard, alert, document, pin, reply and list: all show the signs themselves."""
    async with visit(browser, _echo, people=0) as seen:
        page = seen.page
        await seen.bot.ask("setMyName", name=f"Bot {EVIL}")
        await seen.bot.ask("setMyDescription", description=EVIL)
        person = await seen.phones.call("add_person", first_name=EVIL)
        group = await seen.phones.call("group", title=EVIL, creator=person["id"], members=[], admins=[])
        await page.locator(".roster-row").click()
        phone = seen.phone(person["id"])
        await expect(phone.locator(".about-card p")).to_have_text(EVIL)
        await phone.get_by_role("button", name="MULAI").click()
        await _write(phone, EVIL)
        await expect(phone.locator(".is-theirs .words").last).to_have_text(EVIL)
        await phone.locator(".key").last.click()
        await expect(phone.get_by_role("alertdialog").locator("p")).to_have_text(EVIL)
        await page.keyboard.press("Escape")
        sent = await seen.bot.ask(
            "sendDocument", chat_id=person["id"], document=(f"{EVIL}.pdf".replace('"', "'"), b"x")
        )
        await expect(phone.locator(".document-name")).to_contain_text("<img src=x onerror=")
        await seen.bot.ask("pinChatMessage", chat_id=person["id"], message_id=sent["message_id"])
        await expect(phone.locator(".pin-words")).to_contain_text("<img")
        await phone.locator(f".chat-row[data-chat='{group['id']}']").click()
        await expect(phone.locator(".chat-name")).to_have_text(EVIL)
        await expect(page.locator(".roster-row .chat-title")).to_have_text(EVIL)
        assert await page.evaluate("window.broken ?? null") is None
        assert await page.locator("img[src=x]").count() == 0


async def test_a_person_answers_edits_and_reads_what_was_edited(browser: Browser) -> None:
    """By the menu of a message: an answer shows what it answers, an edit its mark on both sides."""
    async with visit(browser, _echo) as seen:
        phone, page = seen.phone(SARI), seen.page
        await phone.get_by_role("button", name="MULAI").click()
        await _write(phone, "Usul pertama")
        own = phone.locator(".row.is-own").last
        await own.hover()
        await own.get_by_role("button", name="Menu pesan").click()
        await page.get_by_role("menuitem", name="Sunting").click()
        await expect(phone.locator("textarea")).to_have_value("Usul pertama")
        await _write(phone, "Usul yang dibetulkan")
        await expect(own.locator(".words")).to_have_text("Usul yang dibetulkan")
        await expect(own.locator(".marks")).to_contain_text("diedit")
        theirs = phone.locator(".row.is-theirs").last
        await theirs.hover()
        await theirs.get_by_role("button", name="Menu pesan").click()
        await page.get_by_role("menuitem", name="Balas").click()
        await _write(phone, "Jawaban saya")
        await expect(phone.locator(".row.is-own").last.locator(".quoted-words")).to_have_text("Usul pertama")
        await seen.bot.hears(1, "edited_message")
        await seen.bot.hears(3, "message")
    edited = next(content for kind, content in seen.bot.heard if kind == "edited_message")
    answer = [content for kind, content in seen.bot.heard if kind == "message"][-1]
    assert edited["text"] == "Usul yang dibetulkan"
    assert (answer["text"], answer["reply_to_message"]["text"]) == ("Jawaban saya", "Usul pertama")


async def test_an_album_stands_together_and_a_poll_is_voted_in(browser: Browser) -> None:
    """Pictures of one album in one bubble with its words; Telegram's own poll shows shares once one has voted."""
    async with visit(browser, _echo) as seen:
        phone = seen.phone(SARI)
        await phone.get_by_role("button", name="MULAI").click()
        await phone.locator(".is-theirs").first.wait_for()
        media = [{"type": "photo", "media": f"attach://p{number}", "caption": "Tiga bagan" if number == 0 else ""}
                 for number in range(3)]  # fmt: skip
        files = {f"p{number}": (f"{number}.png", picture(300, 200 + number)) for number in range(3)}
        await seen.bot.ask("sendMediaGroup", chat_id=SARI, media=media, **files)
        album = phone.locator(".bubble", has=seen.page.locator(".album"))
        await expect(album.locator("img")).to_have_count(3)
        await expect(album.locator(".words")).to_have_text("Tiga bagan")
        options = [{"text": "12.00"}, {"text": "12.30"}]
        await seen.bot.ask("sendPoll", chat_id=SARI, question="Pukul berapa?", options=options, is_anonymous=False)
        await phone.get_by_role("button", name="12.30").click()
        await expect(phone.get_by_role("button", name="12.30")).to_have_attribute("aria-pressed", "true")
        await expect(phone.locator(".poll-share")).to_have_text(["0%", "100%"])
        await seen.bot.hears(1, "poll_answer")
    assert [content["option_ids"] for kind, content in seen.bot.heard if kind == "poll_answer"] == [[1]]


async def test_a_keyboard_of_the_bot_writes_for_the_person_and_goes_when_used(browser: Browser) -> None:
    """Custom keys send their own words, once."""
    async with visit(browser, _echo) as seen:
        phone = seen.phone(SARI)
        await phone.get_by_role("button", name="MULAI").click()
        await _write(phone, "/papan")
        await phone.locator(".reply-key").first.click()
        await expect(phone.locator(".row.is-own .words").last).to_have_text(EVIL[:60])
        await expect(phone.locator(".reply-keyboard")).to_have_count(0)


async def test_photo_document_and_voice_are_sent_from_the_phone(browser: Browser) -> None:
    """Each arrives at the bot as what it is: a picture with its size, a file with its name, a recording that plays."""
    async with visit(browser, _echo) as seen:
        phone, page = seen.phone(SARI), seen.page
        await phone.get_by_role("button", name="MULAI").click()
        await phone.locator("textarea").fill("Kondisi saluran")
        for entry in ("Foto contoh", "Dokumen contoh", "Pesan suara contoh"):
            await phone.get_by_role("button", name="Lampirkan").click()
            await page.get_by_role("menuitem", name=entry).click()
        await phone.locator("audio").wait_for()
        assert 2.5 < await phone.locator("audio").evaluate(LOADED) < 3.5
        await phone.get_by_role("button", name="Lampirkan").click()
        async with page.expect_file_chooser() as waiting:
            await page.get_by_role("menuitem", name="Dokumen dari berkas").click()
        chosen = {"name": "rapat.yaml", "mimeType": "application/yaml", "buffer": b"judul: Rapat\n"}
        await (await waiting.value).set_files([chosen])
        await expect(phone.locator(".document-name").last).to_have_text("rapat.yaml")
        await seen.bot.hears(5, "message")
    sent = [content for kind, content in seen.bot.heard if kind == "message"][1:]
    photo = next(one for one in sent if "photo" in one)
    assert (photo["caption"], photo["photo"][-1]["width"]) == ("Kondisi saluran", 960)
    assert sorted(one["document"]["file_name"] for one in sent if "document" in one) == [
        "dokumen-contoh.txt",
        "rapat.yaml",
    ]
    assert [one["voice"]["duration"] for one in sent if "voice" in one] == [3]
