"""The pages' files: named by what they hold, kept for good, and nothing but them."""

from pathlib import Path

import aiohttp
from aiohttp import web

from projector.page_files import read_page
from projector.serving import Screens
from tests.projector.test_serving import KEY, Hall


async def test_the_page_and_its_files_are_served_and_nothing_else() -> None:
    """The page uncached, its files for good; no other build, no other name, no way out of the folder."""
    page = read_page()
    runner = web.AppRunner(Screens(Hall(), lambda: 0, page=page).application(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with aiohttp.ClientSession() as client:
        async with client.get(f"{url}/layar/{KEY}") as response:
            html = await response.text()
            assert (response.status, response.headers["Cache-Control"]) == (200, "no-store")
            assert page.build in html
            assert "{{" not in html
        for name in ("css/tokens.css", "js/main.js", "fonts/Inter-Bold.ttf"):
            async with client.get(f"{url}/aset/{page.build}/{name}") as response:
                assert await response.read() == page.files[name].content
                assert "immutable" in response.headers["Cache-Control"]
                assert "script-src 'self'" in response.headers["Content-Security-Policy"]
        for path in ("/layar/x", "/aset/0/js/main.js", f"/aset/{page.build}/../serving.py", f"/aset/{page.build}/no"):
            async with client.get(f"{url}{path}") as response:
                assert response.status == 404
    await runner.cleanup()


def test_the_build_changes_with_any_byte(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    before = read_page(tmp_path, tmp_path).build
    assert read_page(tmp_path, tmp_path).build == before
    (tmp_path / "a.js").write_text("2")
    assert read_page(tmp_path, tmp_path).build != before
