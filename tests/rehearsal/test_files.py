"""Files: uploaded, measured, downloaded, sent again by id, refused when they are not what they say."""

import io
import tracemalloc

import aiohttp
import pytest

SARI = 9000000001


@pytest.fixture
async def sari(phones):
    person = await phones.person(SARI)
    await person.start()
    for rule in ("private_rate", "overall_rate", "upload_rate"):
        await phones.stage.loosen(rule)
    return person


async def _send(bot, method, kind, body, name="bagan.png", **params):
    form = aiohttp.FormData()
    for key, value in {"chat_id": SARI, **params}.items():
        form.add_field(key, str(value))
    form.add_field(kind, io.BytesIO(body), filename=name, content_type="application/octet-stream")
    async with bot.session.post(bot.url(method), data=form) as response:
        return await response.json()


async def test_a_photo_goes_up_and_comes_down_by_phone_and_by_bot(sari, bot, telegram, png):
    """The same bytes at both ends; several sizes, the largest last."""
    body = png(800, 600)
    sent = (await _send(bot, "sendPhoto", "photo", body, caption="<b>Bagan</b>", parse_mode="HTML"))["result"]
    assert [(size["width"], size["height"]) for size in sent["photo"]] == [(200, 150), (800, 600)]
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    seen = await sari.wait_for("Bagan")
    assert await sari.download(seen) == body
    path = (await bot.ask("getFile", file_id=sent["photo"][-1]["file_id"]))["file_path"]
    async with bot.session.get(f"{telegram.file_url}{telegram.token}/{path}") as response:
        assert await response.read() == body
    async with bot.session.get(f"{telegram.file_url}wrong/{path}") as response:
        assert response.status == 401


async def test_a_document_is_sent_again_by_its_id(sari, bot):
    """No second upload; a document's id is no photo."""
    sent = (await _send(bot, "sendDocument", "document", b"isi", name="notula.docx"))["result"]
    file_id = sent["document"]["file_id"]
    again = await bot.ask("sendDocument", chat_id=SARI, document=file_id)
    assert again["document"]["file_name"] == "notula.docx"
    assert "can't use file of type Document as Photo" in await bot.words("sendPhoto", chat_id=SARI, photo=file_id)
    assert "wrong file identifier" in await bot.words("sendDocument", chat_id=SARI, document="tidak-ada")


async def test_what_a_phone_sends_reaches_the_bot_with_its_name(sari, bot, telegram, png):
    """A meeting file as a document, a photo with a caption, a voice message."""
    await sari.send_document("rapat.yaml", b"judul: Rapat")
    await sari.send_photo(png(10, 10), caption="daftar hadir")
    await sari.send_voice(7)
    document, photo, voice = [update["message"] for update in (await bot.updates())[1:]]
    assert document["document"]["file_name"] == "rapat.yaml"
    path = (await bot.ask("getFile", file_id=document["document"]["file_id"]))["file_path"]
    async with bot.session.get(f"{telegram.file_url}{telegram.token}/{path}") as response:
        assert await response.read() == b"judul: Rapat"
    assert (photo["caption"], voice["voice"]["duration"]) == ("daftar hadir", 7)


async def test_a_picture_must_be_one_and_not_too_long_or_large(sari, bot, phones, png):
    """Wrong bytes, odd shapes, empty files, too many bytes."""
    assert "IMAGE_PROCESS_FAILED" in (await _send(bot, "sendPhoto", "photo", b"bukan gambar"))["description"]
    assert "PHOTO_INVALID_DIMENSIONS" in (await _send(bot, "sendPhoto", "photo", png(2100, 100)))["description"]
    assert "PHOTO_INVALID_DIMENSIONS" in (await _send(bot, "sendPhoto", "photo", png(5001, 5000)))["description"]
    assert "file must be non-empty" in (await _send(bot, "sendDocument", "document", b""))["description"]
    large = await _send(bot, "sendPhoto", "photo", png(10, 10, b"\0" * 10 * 1024 * 1024))
    assert (large["error_code"], large["description"]) == (413, "Request Entity Too Large")
    await phones.stage.loosen("files")
    assert (await _send(bot, "sendPhoto", "photo", b"bukan gambar"))["ok"]


async def test_a_bot_cannot_download_more_than_20_mb(sari, bot):
    """What it may send it may not always fetch."""
    sent = (await _send(bot, "sendDocument", "document", b"\0" * (20 * 1024 * 1024 + 1)))["result"]
    assert await bot.words("getFile", file_id=sent["document"]["file_id"]) == "Bad Request: file is too big"


async def test_a_caption_has_1024_signs_and_a_picture_can_be_exchanged(sari, bot, png):
    """editMessageMedia keeps the message and changes what it shows."""
    too_long = await _send(bot, "sendPhoto", "photo", png(10, 10), caption="x" * 1025)
    assert too_long["description"] == "Bad Request: message caption is too long"
    sent = (await _send(bot, "sendPhoto", "photo", png(10, 10), caption="x" * 1024))["result"]
    media = '{"type":"photo","media":"attach://baru","caption":"Baru"}'
    edited = await _send(bot, "editMessageMedia", "baru", png(20, 20), media=media, message_id=sent["message_id"])
    assert edited["result"]["caption"] == "Baru"
    assert edited["result"]["photo"][-1]["width"] == 20
    assert "no text in the message" in await bot.words(
        "editMessageText", chat_id=SARI, message_id=sent["message_id"], text="x"
    )
    await bot.ask("editMessageCaption", chat_id=SARI, message_id=sent["message_id"], caption="Keterangan")


async def test_an_album_is_two_to_ten_of_one_kind(sari, bot, png):
    """One is no album, documents and photos do not mix."""
    photo = (await _send(bot, "sendPhoto", "photo", png(10, 10)))["result"]["photo"][-1]["file_id"]
    one = [{"type": "photo", "media": photo}]
    assert "wrong number of media" in await bot.words("sendMediaGroup", chat_id=SARI, media=one)
    assert "wrong number of media" in await bot.words("sendMediaGroup", chat_id=SARI, media=one * 11)
    mixed = [*one, {"type": "document", "media": photo}]
    assert "can't mix" in await bot.words("sendMediaGroup", chat_id=SARI, media=mixed)


async def test_files_are_kept_on_the_disk(sari, bot):
    """What goes up and comes down does not stay in memory: a long rehearsal has dozens of packs."""
    bodies = [bytes([n]) * 2**21 for n in range(8)]
    tracemalloc.start()
    try:
        for body in bodies:
            sent = await _send(bot, "sendDocument", "document", body, name="paket.zip", caption=f"Paket {body[0]}")
            assert await sari.download(await sari.wait_for(f"Paket {body[0]}")) == body
            assert sent["result"]["document"]["file_size"] == len(body)
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    # The last of them may still be in the hands of the server.
    assert kept < 2 * len(bodies[0])
