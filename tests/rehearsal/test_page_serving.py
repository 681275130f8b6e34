"""The phones' page on the control port: what it serves, and whom it does not answer."""

import io
from typing import Any

import aiohttp
import pytest

SARI = 9000000001


async def _status(bot: Any, url: str, method: str = "GET", **headers: str) -> int:
    body = b"{}" if method == "POST" else None
    given = {"Content-Type": "application/json", **headers} if body else headers
    async with bot.session.request(method, url, headers=given, data=body) as response:
        return int(response.status)


async def test_the_page_and_its_files_are_served_with_a_policy_that_lets_nothing_else_in(telegram, bot):
    """`/` is the page; nothing inline, nothing from elsewhere, frames for a screen on this machine alone."""
    async with bot.session.get(f"{telegram.control_url}/") as response:
        assert (response.status, response.content_type) == (200, "text/html")
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-src http://127.0.0.1:* http://localhost:*" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    for name in ("main.js", "base.css"):
        async with bot.session.get(f"{telegram.control_url}/halaman/{name}") as response:
            assert response.status == 200
            assert response.content_type in ("text/javascript", "text/css")


@pytest.mark.parametrize("path", ["halaman/../server.py", "halaman/%2e%2e%2fserver.py", "halaman/index", "halaman/",
                                  "berkas/tidak-ada", "berkas/", "lain", "halaman/x.js"])  # fmt: skip
async def test_nothing_outside_the_pages_folder_is_served(telegram, bot, path):
    """Neither the emulator's own files nor what was never there."""
    assert await _status(bot, f"{telegram.control_url}/{path}") == 404


async def test_a_name_that_was_made_to_lead_here_is_not_answered(telegram, bot):
    """DNS rebinding: a page of another name whose address became this machine's asks under its own name."""
    port = telegram.control_url.rpartition(":")[2]
    for host in (f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}", "localhost:1", ""):
        assert await _status(bot, f"{telegram.control_url}/", Host=host) == 403
        assert await _status(bot, f"{telegram.control_url}/control/now", "POST", Host=host) == 403
    assert await _status(bot, f"{telegram.control_url}/", Host=f"localhost:{port}") == 200
    assert await _status(bot, f"{telegram.control_url}/control/now", "POST") == 200


async def test_a_page_of_another_origin_cannot_act(telegram, bot, phones):
    """CSRF: whatever a browser sends for somebody else's page is refused, and nothing of it happens."""
    act = f"{telegram.control_url}/control/person"
    own = telegram.control_url
    for origin in ("https://evil.example", "null", own.replace("127.0.0.1", "localhost"), own + "0"):
        assert await _status(bot, act, "POST", Origin=origin) == 403
    for site in ("cross-site", "same-site"):
        assert await _status(bot, act, "POST", **{"Sec-Fetch-Site": site}) == 403
        assert await _status(bot, f"{own}/berkas/x", **{"Sec-Fetch-Site": site}) == 403
        assert await _status(bot, f"{own}/", **{"Sec-Fetch-Site": site}) == 200
    form = {"Content-Type": "text/plain"}
    assert await _status(bot, act, "POST", **form) == 403
    assert await _status(bot, f"{own}/control/now", "POST", Origin=own, **{"Sec-Fetch-Site": "same-origin"}) == 200
    assert (await phones.call("world"))["people"] == []


async def test_no_page_plays_the_bot(telegram, bot):
    """Its token is no secret in training: what a page sends with it, plain or under a name made to lead here, is
    refused before anything of it happens, a webhook that would hand on all that people write first of all."""
    port = telegram.base_url.split(":")[2].partition("/")[0]
    hook = f"{bot.url('setWebhook')}?url=https://evil.example/in"
    origins = ({"Origin": "https://evil.example"}, {"Origin": "null"})
    sites = ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"})
    for headers in (*origins, *sites, {"Host": f"evil.example:{port}"}, {"Host": "localhost:1"}):
        assert await _status(bot, hook, **headers) == 403
        assert await _status(bot, hook, "POST", **headers) == 403
        assert await _status(bot, bot.url("getMe").replace("/bot", "/file/bot"), **headers) == 403
    assert (await bot.ask("getWebhookInfo"))["url"] == ""
    assert await _status(bot, bot.url("getMe"), Host=f"localhost:{port}") == 200


async def test_a_picture_is_shown_and_everything_else_is_only_kept(telegram, bot, phones, png):
    """A document that calls itself a page, or a picture that holds one, never runs in the page's origin."""
    sari = await phones.person(SARI)
    await sari.start()
    await sari.send_photo(png(40, 30))
    await sari.send_document("jahat.html", b"<script>alert(1)</script>")
    await sari.send_document("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    await sari.send_document("foto.png", png(4, 3))
    await sari.send_document('nama "aneh"\r\nX: y.docx', b"isi")
    shown = [card["file"]["file_id"] for card in (await phones.call("look", person=SARI))["messages"] if card["file"]]
    kinds, kept = [], []
    for file_id in shown:
        async with bot.session.get(f"{telegram.control_url}/berkas/{file_id}") as response:
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in response.headers["Content-Security-Policy"]
            kinds.append(response.content_type)
            kept.append(response.headers.get("Content-Disposition", ""))
            assert await response.read()
    assert kinds == ["image/png"] + ["application/octet-stream"] * 4
    assert [words.partition(";")[0] for words in kept] == [""] + ["attachment"] * 4
    assert "nama%20%22aneh%22%0D%0AX%3A%20y.docx" in kept[-1]


async def test_a_recording_is_played_in_parts(telegram, bot, phones):
    """Any part of it, with its place in the whole; a part that makes no sense brings the whole."""
    sari = await phones.person(SARI)
    await sari.start()
    await sari.send_voice(3, body=b"OggS" + bytes(range(100)))
    [card] = [one["file"] for one in (await phones.call("look", person=SARI))["messages"] if one["file"]]
    url = f"{telegram.control_url}/berkas/{card['file_id']}"
    parts = {"bytes=4-13": (206, 10, "bytes 4-13/104"), "bytes=100-": (206, 4, "bytes 100-103/104"),
             "bytes=500-": (200, 104, None), "kata=1": (200, 104, None)}  # fmt: skip
    for asked, (status, size, place) in parts.items():
        async with bot.session.get(url, headers={"Range": asked}) as response:
            assert (response.status, len(await response.read())) == (status, size)
            assert response.headers.get("Content-Range") == place
            assert response.content_type == "audio/ogg"


async def test_what_calls_itself_a_photo_is_known_by_its_bytes(telegram, bot, phones):
    """With the rules about files loosened, a page may go up as a photo; it still is no picture."""
    await (await phones.person(SARI)).start()
    await phones.stage.loosen("files")
    form = aiohttp.FormData({"chat_id": str(SARI)})
    form.add_field("photo", io.BytesIO(b"<html onload=alert(1)>"), filename="a.html", content_type="text/html")
    async with bot.session.post(bot.url("sendPhoto"), data=form) as response:
        file_id = (await response.json())["result"]["photo"][-1]["file_id"]
    async with bot.session.get(f"{telegram.control_url}/berkas/{file_id}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")
